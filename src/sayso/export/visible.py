"""Text from a page, made fit to be shown: nothing in it can steer a terminal or reorder what stands around it.

Only what is shown changes; offsets, JSON and rows keep every character as it is.
"""

import re

# What a terminal obeys (C0, DEL, C1), what turns the direction of writing (Unicode Technical Report 36, section 2.1.1),
# line separators, tags that nobody sees, and halves of characters that cannot be written at all.
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]")
SPACES = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text with every steering character written out; line ends become plain ones.

    >>> visible("a\\x1b[31mred\\u202eder")
    'a␛[31mred‹U+202E›der'
    >>> visible("one\\r\\ntwo")
    'one\\ntwo'
    """
    if text.isprintable():
        return text
    return STEERING.sub(written_out, text.replace("\r\n", "\n").replace("\r", "\n"))


def written_out(found: re.Match[str]) -> str:
    """How one steering character is shown: its picture where Unicode has one, its number where not."""
    number = ord(found.group())
    return chr(0x2400 + number) if number < 0x20 else f"‹U+{number:04X}›"


def one_line(text: str) -> str:
    """The text on one line, for headings, lists and messages.

    >>> one_line(" two\\n\\n  lines ")
    'two lines'
    """
    return SPACES.sub(" ", visible(text)).strip()


def shortened(text: str, most: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than `most` characters.

    >>> shortened("The rebels left the town at dawn", 20)
    'The rebels left the…'
    """
    line = one_line(text)
    if len(line) <= most:
        return line
    start, _, _ = line[:most].rpartition(" ")
    return (start or line[: most - 1]) + "…"
