"""Parsed blocks and what is named in them in, events out: who did what to whom, where, when, with what toll."""

from sayso.events.assemble import Named, find, versions

__all__ = ["Named", "find", "versions"]
