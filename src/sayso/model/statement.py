"""Somebody's words or reported words, and what makes them somebody's."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.choice import Choice
from sayso.model.span import Span

NO_SIDE: Choice[str] = Choice(None, "no party is told")


class Mode(StrEnum):
    """Whose words: all in quotation marks, some, none, or the page's own."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NARRATION = "narration"


class Stance(StrEnum):
    """What the speaker does with the content."""

    ASSERT = "assert"
    DENY = "deny"
    DOUBT = "doubt"
    ADMIT = "admit"
    ACCUSE = "accuse"
    PREDICT = "predict"
    PLEDGE = "pledge"
    THREATEN = "threaten"
    DEMAND = "demand"
    OFFER = "offer"
    ASK = "ask"


class Certainty(StrEnum):
    """How certain the content is, as it is presented."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    UNSTATED = "unstated"


class Polarity(StrEnum):
    """Whether the content is presented as so or as not so."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Role(StrEnum):
    """A place in the chain through which words reached the reader."""

    SPEAKER = "speaker"
    RELAY = "relay"        # who passes on what the speaker said, as the page tells it
    MEDIUM = "medium"
    AGENCY = "agency"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the source chain; `span` is where the page names it, None where only the page itself implies it."""

    role: Role
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody puts forward some content. Every span is characters of the page's text.

    `source` is the words that name who says it (None: nobody is named), `cue` what makes it reported, `content` what
    is said, in several pieces where cue and source interrupt it. `quote` is the content verbatim, its pieces joined by
    " [...] ". `actor` is who the source is, as far as the page tells. `chain` runs from the speaker outwards to the
    outlet. `nested_in` is the id of the statement in whose content this one lies; `denies` the id of the statement
    that this one denies; `also_in` the ids of the other blocks that print it again. `why` names the rules, in order.
    `speakers` are the ids of the page's actors who say it, `side` the party to the conflict that they belong to.
    """

    id: str
    page: str
    block: str
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: str
    mode: Mode
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    actor: Choice[str]
    chain: tuple[Link, ...] = ()
    nested_in: str | None = None
    denies: str | None = None
    also_in: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    side: Choice[str] = NO_SIDE

    @property
    def span(self) -> Span:
        """From the first to the last character of source, cue and content.

        >>> from sayso.model import Choice
        >>> Statement("s", "p", "b", Span(0, 3), (Span(4, 8),), (Span(9, 20),), "it is over.", Mode.INDIRECT,
        ...           Stance.ASSERT, Certainty.CERTAIN, Polarity.POSITIVE, Choice("Max", "named")).span
        Span(start=0, end=20)
        """
        spans = [*self.cue, *self.content] + ([self.source] if self.source else [])
        return Span(min(span.start for span in spans), max(span.end for span in spans))
