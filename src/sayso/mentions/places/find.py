"""Finds where a page names places, and what each name stands for there.

What is found are names of places ("Marn", "Sered district", "the Drava River" without its article), names of their
peoples, places that are only described ("the province") and coordinates. Which place is meant is asked later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.mentions.places.naming import recognise as recogniser
from sayso.mentions.places.naming.known import Gazetteer, Known, known_names, name_of
from sayso.mentions.places.naming.page import Row, Rows, rows_of
from sayso.mentions.places.naming.recognise import Named
from sayso.mentions.places.naming.signals import Heard, hear, signals
from sayso.mentions.places.naming.states import States
from sayso.mentions.places.naming.stretches import stretches
from sayso.mentions.places.uses import use_of
from sayso.model import MentionUse, Span
from sayso.text.parse import Parsed

PRINTED = frozenset({MentionUse.LITERAL, MentionUse.ACTOR, MentionUse.PART})
"""The uses that corpora of place names mark: also "Marn" in "the Marn police", not "Karsovan"."""


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


def find(parsed: Parsed, gazetteer: Gazetteer, *, states: States | None = None) -> tuple[Found, ...]:
    """Every mention of a place or a people in the parsed blocks of a page, in the order of the text.

    `states` has what the encoder saw of each word (`naming.states.states_of`); without it the signals judge alone.
    """
    rows = rows_of(parsed)
    heard = hear(rows)
    remembered: dict[str, Known | None] = {}
    found = [one for row in rows.rows for one in names(rows, row, gazetteer, heard, remembered, states)]
    return tuple(sorted(found, key=lambda one: one.span))


def names(rows: Rows, row: Row, gazetteer: Gazetteer, heard: dict[str, Heard], remembered: dict[str, Known | None],
          states: States | None) -> Iterator[Found]:
    """The names of places and peoples in one block."""
    known = known_names(row, gazetteer, remembered)
    pieces = [at for stretch in stretches(row.units) for at in stretch]
    beside = states is not None and all(row.units[at].start in states for at in pieces)
    spoken: list[list[str]] = [[]] * len(row.units)
    for at in pieces:
        spoken[at] = signals(row, at, heard, known)
    for named in recogniser.recognise(row, spoken, states, recogniser.load(beside=beside)):
        span = Span(row.units[named.first].start, row.units[named.last].end)
        use, because = use_of(row, named.first, named.last, people=named.people)
        yield Found(span, row.parsed.block.id, use, sureness(named), (*named.why, *because),
                    name_of(row, named.first, named.last))


def sureness(named: Named) -> Sureness:
    """How sure a chance is, in a word."""
    if named.chance >= 0.9:
        return Sureness.SURE
    return Sureness.LIKELY if named.chance >= 0.6 else Sureness.DOUBTFUL
