"""The events of one page: each from one predicate, with who did it, to whom, where, when and with what toll."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sayso import __version__
from sayso.events import predicates as finding
from sayso.events import weights
from sayso.events.cast import Cast
from sayso.events.choose import Chosen, choose, holders
from sayso.events.contexts import contexts_of
from sayso.events.marks import Judge, marks
from sayso.events.roles import Roles
from sayso.events.signals import States
from sayso.events.tolls import attach, find_tolls
from sayso.lexicon import LANGUAGE, fingerprint
from sayso.model import (
    Actor,
    Choice,
    Event,
    Mention,
    MentionUse,
    Page,
    Participant,
    Place,
    PlaceLevel,
    Quantity,
    Span,
    Statement,
    Toll,
    Version,
    When,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import Parsed, ParsedBlock

WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.CONTINENT, PlaceLevel.REGION})
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp"})
EARLIER = 60


@dataclass(frozen=True, slots=True)
class Named:
    """What was found on a page before its events: actors, places, times, quantities, and the statements."""

    actors: Sequence[Actor]
    mentions: Sequence[Mention[str]]
    places: Sequence[Mention[Place]]
    times: Sequence[Mention[When]]
    quantities: Sequence[Mention[Quantity]]
    statements: Sequence[Statement] = ()
    countries: Mapping[str, str] | None = None


def versions() -> tuple[Version, ...]:
    """The frames and rules that events are found by, and the weights that choose.

    >>> [version.name for version in versions()]
    ['sayso events (en)', 'event choice']
    """
    return Version(f"sayso events ({LANGUAGE})", __version__, fingerprint(LANGUAGE)), weights.version()


def find(page: Page, parsed: "Parsed", named: Named, *, day: str | None = None, judge: Judge | None = None,
         known: States | None = None) -> tuple[Event, ...]:
    """Every event in the parsed blocks of a page, in the order of the text.

    `day` is the page's own, `judge` says whether a predicate is told as having happened (`events.marks.Judge`), `known`
    are the encoder's states by character of the page, where it ran.
    """
    net = weights.load(with_states=known is not None)
    actors = {one.id: one for one in named.actors}
    tolls = list(find_tolls(named.quantities))
    found: list[Event] = []
    for block in parsed.blocks:
        here = Here(page, parsed, block, named, actors, tolls, day, judge)
        found += here.events(net, known)
    return tuple(found)


@dataclass(slots=True)
class Here:
    """One block being read for events."""

    page: Page
    parsed: "Parsed"
    block: "ParsedBlock"
    named: Named
    actors: dict[str, Actor]
    tolls: list[tuple[Span, Toll]]
    day: str | None
    judge: Judge | None

    def events(self, net: weights.Net, known: States | None) -> list[Event]:
        """The events of the block."""
        doc = self.block.doc
        predicates = finding.find(doc)
        if not predicates:
            return []
        found = choose(doc, predicates, start=self.block.start, known=known, net=net)
        inside = holders(found)
        roles = Roles(doc, self.cast())
        ids = {one.predicate.at: event_id(self.page, self.block, one) for one in found}
        events = []
        for one in found:
            above = inside.get(one.predicate.at)
            if above is not None and one.predicate.nominal:
                continue  # "launched an attack": the noun is told by its verb
            events.append(self.event(one, roles, ids, above))
        here = [(span, toll) for span, toll in self.tolls if self.block.block.span.holds(span)]
        return attach(events, here, [self.block.span_of(one) for one in doc.sents]) if here else events

    def cast(self) -> Cast:
        """The actors and places named in the block."""
        span = self.block.block.span
        mentions = [one for one in self.named.mentions if span.holds(one.span)]
        first = bisect_right(self.named.mentions, span.start, key=lambda one: one.span.start)
        return Cast(self.parsed.text, self.block, self.actors, mentions,
                    [one for one in self.named.places if span.holds(one.span)], self.named.countries or {},
                    self.named.mentions[max(0, first - EARLIER) : first])

    def event(self, chosen: Chosen, roles: Roles, ids: dict[int, str], above: int | None) -> Event:
        """One event with all that belongs to it."""
        doc, token = self.block.doc, self.block.doc[chosen.predicate.at]
        clause = self.clause(token, chosen)
        time, when = self.time(token, clause)
        told = marks(token, when=when, day=self.day, judge=self.judge)
        who = roles.actors(chosen.predicate, chosen.reading)
        whom = roles.recipients(chosen.predicate, chosen.reading, who)
        place = self.place(token, clause, whom)
        trigger = tuple(self.block.span(doc[first], doc[last]) for first, last in runs(chosen.reading.words))
        return Event(
            ids[chosen.predicate.at], self.page.id, self.block.block.id, self.statement(token), chosen.type, trigger,
            chosen.reading.frame.mode if not chosen.shifted else None,
            contexts_of(token, clause_tokens(token)), chosen.reading.frame.control,
            tuple(who), tuple(whom), place, time,
            tuple(toll for span, toll in self.tolls if any(piece.holds(span) for piece in clause)),
            bool(told.negated), bool(told.historical), bool(told.future), bool(told.hypothetical),
            ids.get(above) if above is not None else None,
            chosen.main and (not chosen.doubted or any(one.code for one in (*who, *whom))),
            (*chosen.why, *told.why, *(f"actor {one.name!r}: {one.why}" for one in who),
             *(f"recipient {one.name!r}: {one.why}" for one in whom)))

    def clause(self, token: "Token", chosen: Chosen) -> list[Span]:
        """The stretches of text that are a predicate's own clause: all that hangs on it, without other clauses."""
        del chosen
        return [self.block.span(self.block.doc[first], self.block.doc[last])
                for first, last in runs(clause_tokens(token))]

    def time(self, token: "Token", clause: Sequence[Span]) -> tuple[Choice[str], When | None]:
        """The time named in the clause, nearest to the predicate."""
        at = self.block.start + token.idx
        near = sorted((one for one in self.named.times if one.choice.value is not None
                       and one.choice.value.type not in {"DURATION", "SET"}
                       and any(piece.touches(one.span) for piece in clause)),
                      key=lambda one: (abs(one.span.start - at), one.span.start))
        if not near:
            return Choice(None, "no time is named in its clause"), None
        return Choice(near[0].id, f"{near[0].span.cut(self.parsed.text)!r} in its clause"), near[0].choice.value

    def place(self, token: "Token", clause: Sequence[Span], whom: Sequence[Participant]) -> Choice[str]:
        """The narrowest place named in the clause, the nearest of these; else one that a participant is."""
        at = self.block.start + token.idx
        spans = [one.span for one in whom if one.span]
        near = sorted((one for one in self.named.places if one.choice.value is not None
                       and one.use not in {MentionUse.PEOPLE, MentionUse.ACTOR}
                       and (any(piece.holds(one.span) for piece in clause) or any(s.holds(one.span) for s in spans))),
                      key=lambda one: (wide(one), abs(one.span.start - at), one.span.start))
        if not near:
            return Choice(None, "no place is named in its clause")
        return Choice(near[0].id, f"{near[0].span.cut(self.parsed.text)!r} in its clause")

    def statement(self, token: "Token") -> str | None:
        """The innermost statement, or the outlet's own sentence, in whose content a predicate stands."""
        at = self.block.start + token.idx
        around = [one for one in self.named.statements if any(piece.start <= at < piece.end for piece in one.content)]
        if not around:  # the cue itself tells it: "accused", "rejected"
            around = [one for one in self.named.statements if any(piece.start <= at < piece.end for piece in one.cue)]
        return min(around, key=lambda one: sum(map(len, one.content))).id if around else None


def wide(place: Mention[Place]) -> bool:
    """Whether a place is as wide as a country or more."""
    return place.choice.value is not None and place.choice.value.level in WIDE


def clause_tokens(token: "Token") -> list[int]:
    """The places of all tokens that hang on a predicate, without those of other clauses with a verb of their own."""
    top = token
    if token.dep_ in {"acomp", "attr", "oprd"} or (token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {
            "dobj", "nsubj", "nsubjpass", "pobj"}):
        top = next((up for up in token.ancestors if up.pos_ in {"VERB", "AUX"}), token)
    found, stack = [], [top]
    while stack:
        here = stack.pop()
        found.append(here.i)
        stack += [kid for kid in here.children
                  if kid is here or not (kid.dep_ in CLAUSES and kid.pos_ in {"VERB", "AUX"} and kid is not token
                                         and token not in kid.subtree)]
    return sorted(found)


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Unbroken runs of places: first and last.

    >>> list(runs([1, 2, 5]))
    [(1, 2), (5, 5)]
    """
    first = last = None
    for at in sorted(set(places)):
        if last is not None and at == last + 1:
            last = at
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = at
    if first is not None and last is not None:
        yield first, last


def event_id(page: Page, block: "ParsedBlock", chosen: Chosen) -> str:
    """A short name made of the page and of where the trigger stands: the same on every reading."""
    token = block.doc[chosen.predicate.at]
    return "e-" + sha256(f"{page.id} event {block.start + token.idx}".encode()).hexdigest()[:10]
