"""Everything that was read from one page."""

from dataclasses import dataclass
from typing import Protocol

from sayso.model.actor import Actor
from sayso.model.attribution import Attribution
from sayso.model.block import Block
from sayso.model.caveat import Caveat
from sayso.model.event import Event
from sayso.model.mention import Mention
from sayso.model.page import Page
from sayso.model.place import Place
from sayso.model.quantity import Quantity
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.model.when import When


@dataclass(frozen=True, slots=True)
class Drop:
    """Something looked at and left out, and why.

    `rule` is a short stable name; `span` is where it stands in the page's text, None where it is the page as a whole.
    """

    id: str
    span: Span | None
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two or more speakers of one page on the same matter: `denial` is the id of the statement that denies or doubts,
    `claims` are the ids of what it answers. Sayso does not say who is right.
    """

    id: str
    claims: tuple[str, ...]
    denial: str
    why: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a reading was made with: a pipeline, model or lexicon, its version and the hash of its contents."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One page with its blocks, the statements on it, and what the outlet says in its own voice.

    `statements` and `narration` are layers of their own; `drops` are the sentences and pieces that gave nothing;
    `caveats` say what could not be checked and who would not answer; `attributions` are what the trained tagger marks,
    by its own guide; `places`, `times` and `quantities` are what the text names, each with what was chosen; `actors`
    are those who act or speak, `named` where each is mentioned (the choice is the actor's id), `events` what they did.
    `degraded` says what could not be used, and so why the reading is less than it could be.
    """

    page: Page
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...] = ()
    narration: tuple[Statement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    drops: tuple[Drop, ...] = ()
    made_with: tuple[Version, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    degraded: tuple[str, ...] = ()
    places: tuple[Mention[Place], ...] = ()
    times: tuple[Mention[When], ...] = ()
    quantities: tuple[Mention[Quantity], ...] = ()
    actors: tuple[Actor, ...] = ()
    named: tuple[Mention[str], ...] = ()
    events: tuple[Event, ...] = ()

    def _repr_html_(self) -> str | None:
        """What a notebook shows; None, and so the plain text, where nothing has been named to draw it."""
        return VIEWS[-1](self) if VIEWS else None


class View(Protocol):
    """Draws a reading as HTML."""

    def __call__(self, reading: Reading) -> str:
        """The reading as a piece of HTML, with everything from the page escaped."""


VIEWS: list[View] = []
"""The model draws nothing itself: what comes later than it registers here how a notebook shows a reading."""


def shown_in_notebooks_by(view: View) -> None:
    """Show readings in notebooks with `view` from now on."""
    VIEWS[:] = [view]
