"""Quotation marks of every kind, told apart from apostrophes.

Marks are paired paragraph by paragraph. A quotation that is not closed runs to the end of its paragraph, as it does
where a quotation goes on over several paragraphs, each opening anew and only the last closing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model import Span

DOUBLE = "“”„‟\"«»＂"
SINGLE = "'‘’‚‛‹›"
OPENERS = {"“": "”", "„": "“", "‟": "”", "«": "»", "‘": "’", "‚": "‘", "‛": "’", "‹": "›"}
BEFORE_OPENING = re.compile(r"[\s(\[{\-–—/:;,.!?…“”\"„«‘]")
AFTER_CLOSING = re.compile(r"[\s)\]}\-–—/:;,.!?…“”\"»’]")
CUT_WORD = re.compile(r"\d0s\b|em\b|til\b|cause\b|twas\b|tis\b|round\b|n\b", re.IGNORECASE)
FEWEST_WORDS_TO_RUN_ON = 3


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """One quotation with its marks. `closed` is False where its closing mark is missing; `depth` is 0 for the
    outermost, 1 for a quotation inside a quotation."""

    span: Span
    mark: str
    closed: bool
    depth: int

    def inside(self) -> Span:
        """What stands between the marks.

        >>> Quotation(Span(0, 4), '"', True, 0).inside()
        Span(start=1, end=3)
        """
        return Span(self.span.start + 1, self.span.end - (1 if self.closed else 0))


def find(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Every quotation in the paragraphs, outer before inner, in the order of the text.

    >>> text = "'We won't go,' the rebels' leader said. \\"Never,\\" he added."
    >>> [found.span.cut(text) for found in find(text, [Span(0, len(text))])]
    ["'We won't go,'", '"Never,"']
    """
    return tuple(quotation for paragraph in paragraphs for quotation in sorted(in_paragraph(text, paragraph)))


def in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    """The quotations of one paragraph, in the order in which they end."""
    opened: list[tuple[int, str]] = []
    for at in marks(text, paragraph):
        mark = text[at]
        can_open, can_close = shape(text, at, paragraph)
        partner = next((place for place in range(len(opened) - 1, -1, -1) if closes(opened[place][1], mark)), None)
        if partner is not None and can_close and not is_apostrophe(text, at, paragraph):
            start, first = opened[partner]
            del opened[partner:]
            yield Quotation(Span(start, at + 1), first, closed=True, depth=len(opened))
        elif can_open and mark not in "”»’›" and not is_cut_word(text, at) and not again(opened, mark):
            opened.append((at, mark))
    for depth, (start, mark) in enumerate(opened):
        words = text[start + 1 : paragraph.end].split()
        begins = start == paragraph.start or text[paragraph.start : start].rstrip()[-1:] in set(":,.!?")
        # An opening mark in the middle of a sentence, never closed, tells us nothing about where the quotation ends.
        if begins and len(words) >= FEWEST_WORDS_TO_RUN_ON and depth == 0:
            yield Quotation(Span(start, paragraph.end), mark, closed=False, depth=0)


def marks(text: str, paragraph: Span) -> Iterator[int]:
    """Where characters that can be quotation marks stand.

    >>> list(marks("a 'b' c", Span(0, 7)))
    [2, 4]
    """
    for found in re.finditer(f"[{DOUBLE}{SINGLE}]", text[paragraph.start : paragraph.end]):
        yield paragraph.start + found.start()


def shape(text: str, at: int, paragraph: Span) -> tuple[bool, bool]:
    """Whether the mark at `at` stands where one can open, and where one can close.

    >>> shape("a 'b' c", 2, Span(0, 7)), shape("a 'b' c", 4, Span(0, 7))
    ((True, False), (False, True))
    """
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    mark = text[at]
    can_open = bool(BEFORE_OPENING.match(before)) and not after.isspace()
    can_close = not before.isspace() and bool(AFTER_CLOSING.match(after) or before in ".,!?…")
    if mark == '"':  # worn copies lose the space on either side
        can_open = can_open or (not after.isspace() and before != " " and not can_close)
        can_close = can_close or not before.isspace() or (after.isspace() and not can_open)
    if mark in "“„‟«‹":
        can_open = True
    if mark in "”»›":
        can_close = True
    return can_open, can_close


def closes(first: str, mark: str) -> bool:
    """Whether `mark` can close what `first` opened; copies mix styles, so a straight mark closes a curly one.

    >>> closes("“", "”"), closes("“", '"'), closes("'", '"')
    (True, True, False)
    """
    if first in SINGLE:
        return mark in ({OPENERS.get(first, "'"), "'", "’"})
    return mark in {OPENERS.get(first, '"'), '"', "”"} and not (first == "«" and mark == "”")


def again(opened: list[tuple[int, str]], mark: str) -> bool:
    """Whether an opening mark only reopens the running quotation, as at the start of each of its paragraphs.

    >>> again([(0, "“")], "“"), again([(0, "'")], "'")
    (True, False)
    """
    return mark in DOUBLE and any(first == mark for _, first in opened)


def is_apostrophe(text: str, at: int, paragraph: Span) -> bool:
    """Whether a single mark that could close a quotation is rather the apostrophe of a plural ("the rebels' leader").

    It is one after an s where a later mark can close the quotation too, before any other opens.

    >>> text = "'The rebels' leader is gone,' he said."
    >>> is_apostrophe(text, 11, Span(0, len(text))), is_apostrophe(text, 28, Span(0, len(text)))
    (True, False)
    """
    if text[at] not in "'’":
        return False
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if before.isalnum() and after.isalnum():
        return True
    if before not in "sS" or not after.isspace():
        return False
    for later in marks(text, Span(at + 1, paragraph.end)):
        if text[later] not in SINGLE:
            continue
        can_open, can_close = shape(text, later, paragraph)
        if can_open and not can_close:
            return False
        if can_close and not text[later + 1 : later + 2].isalnum():
            return True
    return False


def is_cut_word(text: str, at: int) -> bool:
    """Whether a single mark stands for letters left out: '90s, 'em.

    >>> is_cut_word("in the '90s", 7), is_cut_word("the 'Lion'", 4)
    (True, False)
    """
    return text[at] in SINGLE and bool(CUT_WORD.match(text, at + 1))
