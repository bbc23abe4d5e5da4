"""A place, a time, a quantity or an actor where a text names it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sayso.model.choice import Choice
from sayso.model.span import Span

T = TypeVar("T")


class MentionKind(StrEnum):
    """What is mentioned."""

    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    ACTOR = "actor"


class MentionUse(StrEnum):
    """What a name stands for where it is used: a place, or the people and powers that are called by its name.

    `ACTOR`: "Washington said"; `PEOPLE`: "the Afghan army"; `PART`: the name of a place inside that of something else,
    "the Kabul Times". `DESCRIPTION`: no name, "the valley"; `COORDINATES`: the point itself.
    """

    LITERAL = "literal"
    ACTOR = "actor"
    PEOPLE = "people"
    PART = "part of a name"
    DESCRIPTION = "description"
    COORDINATES = "coordinates"


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """One mention: where it stands, and what was chosen for it with the reason.

    A choice without a value means: cannot tell; `candidates` are then what it may be, the likeliest first.

    >>> Mention("m-1", "p", "b", Span(0, 4), MentionKind.PLACE, Choice(None, "2 places called 'Marn'")).choice.known
    False
    """

    id: str
    page: str
    block: str
    span: Span
    kind: MentionKind
    choice: Choice[T]
    candidates: tuple[T, ...] = ()
    use: MentionUse = MentionUse.LITERAL
    why: tuple[str, ...] = ()
