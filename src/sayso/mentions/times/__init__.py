"""Times in a text, with their TIMEX3 types and values."""

from sayso.mentions.times.find import Found, find
from sayso.mentions.times.infer import INFERRED, infer

__all__ = ["INFERRED", "Found", "find", "infer"]
