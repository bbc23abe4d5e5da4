"""Finds where a page names places, and what each name stands for there.

What is found are names of places ("Marn", "Sered district", "the Drava River" without its article), names of their
peoples, places that are only described ("the province") and coordinates. Which place is meant is asked later.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.mentions.places.coordinates import find_coordinates
from sayso.mentions.places.described import find_described
from sayso.mentions.places.headlines import named_elsewhere, set_as_headline
from sayso.mentions.places.naming import recognise as recogniser
from sayso.mentions.places.naming.known import Gazetteer, Known, known_names, name_of
from sayso.mentions.places.naming.lists import in_lists
from sayso.mentions.places.naming.page import Row, rows_of
from sayso.mentions.places.naming.recognise import Named
from sayso.mentions.places.naming.signals import Heard, hear, signals
from sayso.mentions.places.naming.stretches import stretches
from sayso.mentions.places.uses import use_of
from sayso.model import MentionUse, Span
from sayso.text.parse import Parsed
from sayso.text.states import States

ELSEWHERE = frozenset({MentionUse.LITERAL, MentionUse.ACTOR})
PRINTED = frozenset({MentionUse.LITERAL, MentionUse.ACTOR, MentionUse.PART})
"""The uses that corpora of place names mark: also "Marn" in "the Marn police", not "Karsovan"."""


LONGEST_SHORT = 3


class Form(StrEnum):
    """How a place is mentioned."""

    NAME = "name"
    DESCRIPTION = "description"
    COORDINATES = "coordinates"


class Sureness(StrEnum):
    """How sure the finder is that this is a mention of a place."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Found:
    """One mention: where it stands, in which block, what it stands for, how sure that is and why, and what to look up.

    `point` is given for coordinates only.
    """

    span: Span
    block: str
    use: MentionUse
    score: Sureness
    why: tuple[str, ...]
    name: str
    form: Form = Form.NAME
    point: tuple[float, float] | None = None


def find(parsed: Parsed, gazetteer: Gazetteer, *, states: States | None = None, names_only: bool = True
         ) -> tuple[Found, ...]:
    """Every name of a place or a people in the parsed blocks of a page, in the order of the text.

    `states` has what the encoder saw of each word (`naming.states.states_of`); without it the signals judge alone.
    With `names_only` false places that are described and coordinates are given too, told apart by their `form`.
    """
    rows = rows_of(parsed)
    numbers = [one for row in rows.rows for one in points(rows.text, row)]
    found = [one for one in names(rows.rows, gazetteer, states, hear(rows))
             if not any(one.span.touches(other.span) for other in numbers)]
    found += in_headlines(rows.rows, found)
    if not names_only:
        found += numbers
        found += [one for row in rows.rows for one in descriptions(row)]
    return tuple(sorted(found, key=lambda one: one.span))


def in_headlines(rows: Sequence[Row], found: Sequence[Found]) -> list[Found]:
    """Names in headlines that the writing hides there and the running text of the page shows."""
    headlines = {row.parsed.block.id: row for row in rows if set_as_headline(row)}
    told = {one.name.casefold() for one in found
            if one.block not in headlines and one.score is not Sureness.DOUBTFUL and one.use in ELSEWHERE}
    taken = [one.span for one in found]
    return [Found(Span(row.units[first].start, row.units[last].end), block, MentionUse.LITERAL, Sureness.LIKELY,
                  ("the text of the page names it as a place",), name_of(row, first, last))
            for block, row in headlines.items() for first, last in named_elsewhere(row, told, taken)]


def points(text: str, row: Row) -> Iterator[Found]:
    """The coordinates in one block; those that can be no point are given too, and say so."""
    for one in find_coordinates(text, row.parsed.block.span):
        yield Found(one.span, row.parsed.block.id, MentionUse.LITERAL, Sureness.SURE, (one.why,), one.span.cut(text),
                    Form.COORDINATES, (one.lat, one.lon))


def descriptions(row: Row) -> Iterator[Found]:
    """The descriptions in one block: "the province", "the besieged city"."""
    for span, name, word in find_described(row):
        yield Found(span, row.parsed.block.id, MentionUse.LITERAL, Sureness.LIKELY,
                    (f"describes a place that the text names elsewhere: {word}",), name, Form.DESCRIPTION)


def names(rows: Sequence[Row], gazetteer: Gazetteer, states: States | None, heard: dict[str, Heard]
          ) -> Iterator[Found]:
    """The names of places and peoples in the blocks of a page."""
    remembered: dict[str, Known | None] = {}
    read: dict[bool, list[tuple[Row, Mapping[int, Sequence[Known]], list[list[str]]]]] = {True: [], False: []}
    for row in rows:
        known = known_names(row, gazetteer, remembered)
        pieces = [at for stretch in stretches(row.units) for at in stretch]
        listed = in_lists(row, known)
        spoken: list[list[str]] = [[]] * len(row.units)
        for at in pieces:
            spoken[at] = signals(row, at, heard, known, listed)
        read[states is not None and all(row.units[at].start in states for at in pieces)].append((row, known, spoken))
    for beside, some in read.items():
        if some:
            weights = recogniser.load(beside=beside)
            seen = recogniser.recognise([(row, spoken) for row, _, spoken in some], states, weights)
            for (row, known, _), named in zip(some, seen, strict=True):
                yield from written_out(row, known, named)


def written_out(row: Row, known: Mapping[int, Sequence[Known]], seen: Sequence[Named]) -> Iterator[Found]:
    """The names that were seen in one block, each with all that belongs to it and what it stands for."""
    begins = [named.first for named in seen]
    for named in seen:
        start, end = named.first - with_article(row, named, known), whole(row, named, known, begins)
        for first, last in in_sentences(row, start, end):
            span = Span(row.units[first].start, row.units[last].end)
            use, because = use_of(row, first, last, people=named.people)
            yield Found(span, row.parsed.block.id, use, sureness(named), (*named.why, *because),
                        name_of(row, first, last))


def in_sentences(row: Row, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A name as it lies in sentences: cut where one starts in it ("Marn. Sered"), without marks behind it ("Marn').").

    A short word before a full stop is an abbreviation ("St. Louis") and ends no sentence.
    """
    shown = [unit.shown for unit in row.units[first : last + 1]]
    ends = [at for at in range(1, len(shown)) if first + at in row.starts and shown[at - 1].endswith(".")
            and len(shown[max(at - 2, 0) if shown[at - 1] == "." else at - 1].strip(".")) > LONGEST_SHORT]
    for start, end in zip([0, *ends], [*ends, len(shown)], strict=True):
        stop = end
        while stop - 1 > start and not any(letter.isalnum() for letter in shown[stop - 1]):
            stop -= 1
        only_stop = shown[stop:end] == ["."] and end == len(shown)  # of an abbreviation, "Conn."
        yield first + start, first + (end if only_stop else stop) - 1



def whole(row: Row, named: Named, known: Mapping[int, Sequence[Known]], begins: Sequence[int]) -> int:
    """The last unit of a name with what hangs on it by a hyphen or stop, if the whole is known: Mazar-i-Sharif, Ill."""
    for one in known.get(named.first, ()):
        more = range(named.last + 1, one.last + 1)
        if one.first == named.first and more and not any(row.spaced[at] or at in begins for at in more):
            return one.last
    return named.last


def with_article(row: Row, named: Named, known: Mapping[int, Sequence[Known]]) -> bool:
    """Whether the "The" before a name is part of it, as in The Hague: written large inside a sentence, and known so."""
    before = named.first - 1
    return (before > 0 and row.units[before].shown == "The" and before not in row.starts
            and any((one.first, one.last) == (before, named.last) for one in known.get(before, ())))


def sureness(named: Named) -> Sureness:
    """How sure a chance is, in a word."""
    if named.chance >= 0.9:
        return Sureness.SURE
    return Sureness.LIKELY if named.chance >= 0.6 else Sureness.DOUBTFUL
