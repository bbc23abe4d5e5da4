"""Numbers in a text, with what they count."""

from sayso.mentions.quantities.find import Found, Refused, examine, find, refused

__all__ = ["Found", "Refused", "examine", "find", "refused"]
