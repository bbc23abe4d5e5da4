"""The sentences of a text by its marks alone, where no language pipeline is loaded."""

import re

from sayso.model import Span

# A line ends a sentence; so does a full stop, question or exclamation mark before a capital, a figure or a quotation.
END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"“‘«(\[']*[A-Z0-9])|\s*\n\s*")
SHORTENED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|Prof|Hon|Jr|Sr|Mt|No|vs|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Za-z]\.[A-Za-z])\.$")


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, left to right, without the spaces around them.

    >>> text = "Gen. Brandt left Marn. \\"We won,\\" he said.\\nNo one saw it"
    >>> [span.cut(text) for span in sentences(text)]
    ['Gen. Brandt left Marn.', '"We won," he said.', 'No one saw it']
    """
    found, start = [], 0
    for match in END.finditer(text):
        if "\n" not in match.group() and SHORTENED.search(text, max(start, match.start() - 8), match.start()):
            continue
        mark_end = match.start() + len(match.group().rstrip())
        found.append(trimmed(text, Span(start, mark_end)))
        start = match.end()
    found.append(trimmed(text, Span(start, len(text))))
    return [span for span in found if span]


def trimmed(text: str, span: Span) -> Span:
    """The span without spaces at either end.

    >>> trimmed(" Marn ", Span(0, 6))
    Span(start=1, end=5)
    """
    cut = span.cut(text)
    start = span.start + len(cut) - len(cut.lstrip())
    return Span(start, start + len(cut.strip()))
