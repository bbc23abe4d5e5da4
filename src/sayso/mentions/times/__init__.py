"""Times in a text, with their TIMEX3 types and values."""

from sayso.mentions.times.find import Found, find

__all__ = ["Found", "find"]
