"""Everything that was read from one page."""

from dataclasses import dataclass

from sayso.model.block import Block
from sayso.model.page import Page
from sayso.model.span import Span
from sayso.model.statement import Statement


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

    `statements` and `narration` are layers of their own; `drops` are the sentences and pieces that gave nothing.
    """

    page: Page
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...] = ()
    narration: tuple[Statement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    drops: tuple[Drop, ...] = ()
    made_with: tuple[Version, ...] = ()
