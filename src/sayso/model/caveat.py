"""A remark that something could not be checked, or that nobody would answer for it."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.choice import Choice
from sayso.model.span import Span


class CaveatKind(StrEnum):
    """What could not be had: a check, a word from who is concerned, or somebody who says "it was us"."""

    NOT_VERIFIED = "unverified"
    NO_COMMENT = "no-comment"
    NO_RESPONSE = "no-response"
    NO_CLAIM = "no-claim"


@dataclass(frozen=True, slots=True)
class Caveat:
    """"Could not be independently verified", "declined to comment": it says nothing for or against, and moves nothing.

    `span` is the whole clause, `cue` the words in it that make it a caveat, `by` who could not check or would not
    answer, as printed (None: nobody is named), `actor` who that is, as far as the page tells. `about` are the ids of
    the statements, or of the outlet's own sentences, that it stands beside; empty where the page does not tell.

    >>> Caveat("cv-1", "p", "b", Span(0, 29), Span(9, 28), CaveatKind.NO_COMMENT, None, Choice(None, "nobody")).about
    ()
    """

    id: str
    page: str
    block: str
    span: Span
    cue: Span
    kind: CaveatKind
    by: Span | None
    actor: Choice[str]
    about: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
