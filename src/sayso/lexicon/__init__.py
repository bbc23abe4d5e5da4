"""Words that Sayso knows, each with a sentence where it must fire, one where it must not, and where it comes from."""

from sayso.lexicon.entry import LANGUAGE, Entry, fingerprint, load

__all__ = ["LANGUAGE", "Entry", "fingerprint", "load"]
