"""Somebody does something to somebody, as a text tells it."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.choice import Choice
from sayso.model.span import Span


class EventType(StrEnum):
    """The sixteen types of PLOVER 0.8 (Open Event Data Alliance)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


NO_PLACE: Choice[str] = Choice(None, "no place is named")
NO_TIME: Choice[str] = Choice(None, "no time is named")


class Control(StrEnum):
    """What an event says of who has a place in hand."""

    TAKES = "takes control"
    HOLDS = "holds control"
    LOSES = "loses control"


@dataclass(frozen=True, slots=True)
class Participant:
    """One who does it or whom it befalls: where the text names them, and which actor that is.

    `actor` is the id of an actor of the page, None where the words name none that is known. `code` is country and
    sector as event data writes them, empty where the country cannot be told.
    """

    span: Span | None
    name: str
    actor: str | None = None
    code: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """How many befell what: at least `low`, at most `high` (None: that side is open), `best` what the text puts first.

    `scope` is what befell them ("killed", "wounded", "detained", "displaced"), `group` who they are.

    >>> Toll("killed", 12, 12, None, Span(0, 11)).high is None
    True
    """

    scope: str
    low: float | None
    best: float | None
    high: float | None
    span: Span
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event, with the words for the act (`trigger`) and for each who takes part in it.

    `statement` is the id of the statement, or of the outlet's own sentence, in which it is told. `type` is None where
    there is only a state: who holds a place. `mode` and `contexts` are PLOVER's. `place` and `time` are ids of mentions
    of the page. `part_of` is the id of the event in whose words it is told of ("accused X of shelling Y"); `main` says
    that it is what its sentence is there to tell, and neither background nor part of another. The four
    marks: `historical`, told as long past; `future`, still to come; `hypothetical`, said as what may be or would be;
    `negated`, told as not so.
    """

    id: str
    page: str
    block: str
    statement: str | None
    type: EventType | None
    trigger: tuple[Span, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    control: Control | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Choice[str] = NO_PLACE
    time: Choice[str] = NO_TIME
    tolls: tuple[Toll, ...] = ()
    negated: bool = False
    historical: bool = False
    future: bool = False
    hypothetical: bool = False
    part_of: str | None = None
    main: bool = False
    why: tuple[str, ...] = ()

    @property
    def polarity(self) -> str:
        """Whether the text presents it as so (+) or not so (-)."""
        return "-" if self.negated else "+"
