"""Which of the statements that the finders saw are kept, and which lies inside which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.model import Span
from sayso.statements.found import Found

SAME = 0.6       # share of words from which two contents are the same content
PASSED_ON = frozenset({"citing", "quoting"})  # what B said, as A passes it on: a row of its own inside A's
RANK = {"verb": 0, "phrase": 1, "adjective": 1, ":": 2, "noun": 3, "adverb": 4}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A statement that a finder saw and that is not kept, and why."""

    found: Found
    rule: str
    why: str


def choose(founds: Iterable[Found], text: str) -> tuple[list[Found], list[Rejected]]:
    """The statements of one page to keep, in the order of the text, and the others with the reason.

    Of two statements with the same content the one with the stronger cue is kept. A hedge ("reportedly", "it
    believes") over the whole of somebody's statement is part of that statement.
    """
    ranked = sorted(founds, key=lambda found: (rank(found), found.start))
    kept: list[Found] = []
    rejected: list[Rejected] = []
    by_block: dict[str, list[Found]] = {}
    for found in ranked:
        others = by_block.setdefault(found.block, [])
        reason = next((reason for other in others if (reason := covered(found, other, text))), None)
        if reason is None:
            kept.append(found)
            others.append(found)
        else:
            rejected.append(Rejected(found, *reason))
    kept = [clipped(found, by_block[found.block], text) for found in kept]
    kept.sort(key=lambda found: (found.start, -max(span.end for span in found.content)))
    return kept, rejected


def clipped(found: Found, others: Sequence[Found], text: str) -> Found:
    """The statement without the words that only name who is said to have reported it.

    In "the army said the town had fallen, according to the monitor" what the army said ends before "according".
    """
    for other in others:
        if other is found or not other.cue or not found.content:
            continue
        tail = min(span.start for span in (*other.cue, *((other.source,) if other.source else ())))
        last = found.content[-1]
        encloses = other.content[0].start <= found.start and other.content[-1].end <= tail
        inside = last.start < tail < last.end and found.start < tail
        if encloses and inside and all(cue.end <= tail for cue in found.cue):
            end = last.start + len(text[last.start : tail].rstrip(" \u00a0,;-–—"))
            return replace(found, content=(*found.content[:-1], Span(last.start, end))) if end > last.start else found
    return found


def rank(found: Found) -> int:
    """How strong the kind of cue is; the strongest is 0."""
    kind = found.entry.kind if found.entry is not None else found.cue_word
    return RANK.get(kind, 1)


def covered(found: Found, other: Found, text: str) -> tuple[str, str] | None:
    """Why `other` makes `found` superfluous, or None if it does not."""
    share = overlap(found.content, other.content)
    if share < SAME:
        same_cue = any(a.touches(b) for a in found.cue for b in other.cue)
        return ("cue-already-used", f"'{found.cue_word}' is part of another cue") if same_cue else None
    cue_inside = bool(found.cue) and all(any(piece.holds(cue) for piece in other.content) for cue in found.cue)
    if found.cue_word in PASSED_ON and found.source != other.source:
        return None
    if not cue_inside:
        other_inside = bool(other.cue) and all(any(p.holds(cue) for p in found.content) for cue in other.cue)
        if other_inside and found.source is not None and found.source != other.source:
            return None  # it encloses the other: "A said B said X"
        return "same-content", f"'{other.cue_word}' already reports these words"
    if found.source is None or (is_hedge(found, text) and not is_quotation(found, text)):
        return "hedge-of-the-speaker", f"'{found.cue_word}' is the speaker's own hedge over the whole statement"
    return None


def is_hedge(found: Found, text: str) -> bool:
    """Whether a nested statement is only its speaker's "it believes" or "it had recorded"."""
    source = found.source.cut(text).casefold() if found.source else ""
    return source in {"it", "he", "she", "they", "we", "i"}


def is_quotation(found: Found, text: str) -> bool:
    """Whether the content stands in quotation marks: then it is what somebody said, and no hedge."""
    return found.content[0].cut(text)[:1] in set("\"'“‘«„")


def overlap(some: Sequence[Span], others: Sequence[Span]) -> float:
    """Shared characters of two contents, as a share of all their characters.

    >>> overlap([Span(0, 10)], [Span(5, 10), Span(12, 17)])
    0.3333333333333333
    """
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    total = sum(map(len, some)) + sum(map(len, others)) - shared
    return shared / total if total else 0.0


def enclosing(founds: Sequence[Found]) -> list[int | None]:
    """For each statement the position of the smallest other one in whose content it lies, or None.

    >>> outer = Found("b", None, (Span(0, 4),), (Span(5, 40),))
    >>> inner = Found("b", None, (Span(10, 14),), (Span(15, 40),))
    >>> enclosing([outer, inner])
    [None, 0]
    """
    holders: list[int | None] = []
    for place, found in enumerate(founds):
        marks = (*found.cue, *((found.source,) if found.source else ()), *found.content[:1])
        best: tuple[int, int] | None = None
        for other_place, other in enumerate(founds):
            relayed = found.cue_word in PASSED_ON and overlap(found.content, other.content) >= SAME
            inside = all(any(piece.holds(mark) for piece in other.content) for mark in marks)
            if other_place == place or not (relayed or inside):
                continue
            size = sum(map(len, other.content))
            mutual = other_place > place and sum(map(len, found.content)) >= size
            if not mutual and (best is None or size < best[0]):
                best = (size, other_place)
        holders.append(None if best is None else best[1])
    return holders
