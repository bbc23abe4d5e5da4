"""The actors and events of a page in the order in which people look at them, in the words in which they are shown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.export import named, outline
from sayso.export.visible import one_line
from sayso.model import Actor, Event, Mention, Participant, Reading, Span, Statement, Tenure, Toll

NOBODY_TOLD = "somebody"
NO_OUTLET = "the outlet"
ARROW = " → "


@dataclass(frozen=True, slots=True)
class Someone:
    """One actor, every mention of it, and what is known about it, in words."""

    actor: Actor
    mentions: tuple[Mention[str], ...]
    facts: tuple[str, ...]

    @property
    def times(self) -> int:
        """How often it is mentioned."""
        return len(self.mentions)


def who(reading: Reading) -> tuple[Someone, ...]:
    """Every actor that speaks or acts on the page, the most often mentioned first."""
    active = {ident for one in reading.statements for ident in one.speakers}
    active |= {one.actor for event in reading.events for one in event.actors if one.actor}
    often = Counter(mention.choice.value for mention in reading.named)
    found = sorted((actor for actor in reading.actors if actor.id in active), key=lambda actor: -often[actor.id])
    return tuple(someone(actor, reading) for actor in found)


def someone(actor: Actor, reading: Reading) -> Someone:
    """An actor with its mentions and the facts about it."""
    return Someone(actor, tuple(one for one in reading.named if one.choice.value == actor.id),
                   tuple(facts(actor, reading)))


def facts(actor: Actor, reading: Reading) -> Iterator[str]:
    """What is known about an actor, each in a few words: kind, code, side, whom it speaks for, its offices."""
    yield actor.kind.value
    if actor.code:
        yield one_line(actor.code)
    if actor.side.value and actor.side.value != actor.id:
        yield f"side {called(actor.side.value, reading)}"
    if actor.speaks_for:
        yield f"speaks for {called(actor.speaks_for, reading)}"
    yield from (office(tenure, reading) for tenure in actor.tenures)


def office(tenure: Tenure, reading: Reading) -> str:
    """An office or a membership with its times, in words."""
    of = called(tenure.of, reading) if tenure.of else ""
    role = one_line(tenure.role) or "member"
    former = "former " if tenure.former and not role.startswith(("former", "ex-")) else ""
    return " ".join(filter(None, (f"{former}{role}", of and f"of {of}", one_line(during(tenure)))))


def during(tenure: Tenure) -> str:
    """The time of an office in words, with brackets; empty where neither end is known.

    >>> during(Tenure("president", since="2028")), during(Tenure("envoy", since="2024", until="2029-11"))
    ('(since 2028)', '(2024 to 2029-11)')
    >>> during(Tenure("envoy", until="2029")), during(Tenure("envoy"))
    ('(until 2029)', '')
    """
    if tenure.since and tenure.until:
        return f"({tenure.since} to {tenure.until})"
    return f"(since {tenure.since})" if tenure.since else f"(until {tenure.until})" if tenure.until else ""


def called(ident: str, reading: Reading) -> str:
    """The name of an actor of the page; an id or code that the page has no actor for stands as it is."""
    return one_line(next((actor.name for actor in reading.actors if actor.id == ident), ident))


def side(statement: Statement, reading: Reading) -> str:
    """The party that a statement is made for, in words; empty where none is known."""
    return called(statement.side.value, reading) if statement.side.value else ""


def events(reading: Reading) -> tuple[Event, ...]:
    """The events that the page is there to tell, in the order of the text."""
    return tuple(sorted((event for event in reading.events if event.main), key=lambda event: (begin(event), event.id)))


def begin(event: Event) -> int:
    """Where the words for an event start."""
    return min((span.start for span in event.trigger), default=0)


def extent(event: Event) -> Span:
    """From the first to the last character of the words for an event and for those who take part in it."""
    spans = [*event.trigger, *(one.span for one in (*event.actors, *event.recipients) if one.span)]
    if not spans:
        return Span(0, 0)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def what(event: Event) -> str:
    """The type of an event with its mode; of a bare state, who holds the place."""
    kind = event.type.value if event.type else event.control.value if event.control else "state"
    return one_line(f"{kind} ({event.mode})" if event.mode else kind)


def parties(event: Event) -> str:
    """Who does it, an arrow, to whom; empty where the text names neither."""
    actors, recipients = names(event.actors), names(event.recipients)
    if not recipients:
        return actors
    return (actors or NOBODY_TOLD) + ARROW + recipients


def names(participants: Sequence[Participant]) -> str:
    """Several who take part, by their names."""
    return ", ".join(dict.fromkeys(one_line(one.name) for one in participants))


def place(event: Event, reading: Reading) -> str:
    """Where it happens, as the page names it; empty where it cannot be told."""
    mention = next((one for one in reading.places if one.id == event.place.value), None)
    return one_line(mention.span.cut(reading.page.text)) if mention else ""


def time(event: Event, reading: Reading) -> str:
    """When it happens, in words; empty where it cannot be told."""
    mention = next((one for one in reading.times if one.id == event.time.value), None)
    if mention is None:
        return ""
    return named.when(mention.choice.value) if mention.choice.value else one_line(mention.span.cut(reading.page.text))


def toll(one: Toll) -> str:
    """A toll in words.

    >>> toll(Toll("killed", 12, 12, None, Span(0, 11), "civilians")), toll(Toll("wounded", 3, 3, 3, Span(0, 1)))
    ('at least 12 civilians killed', '3 wounded')
    """
    return one_line(" ".join(filter(None, (named.interval(one.low, one.high), one.group, one.scope))))


def qualified(event: Event) -> tuple[str, ...]:
    """How the text presents an event, where it is not as something that has just happened."""
    return tuple(name for name, holds in (("negated", event.negated), ("historical", event.historical),
                                          ("future", event.future), ("hypothetical", event.hypothetical)) if holds)


def control(event: Event) -> str:
    """What an event says of who has a place in hand; empty where that is all it says, or nothing."""
    return event.control.value if event.control and event.type else ""


def trigger(event: Event, reading: Reading) -> str:
    """The words for an event."""
    return " … ".join(one_line(span.cut(reading.page.text)) for span in event.trigger)


def told_in(event: Event, reading: Reading) -> Statement | None:
    """The statement in which an event is told; None where the outlet itself tells it."""
    return next((one for one in reading.statements if one.id == event.statement), None)


def teller(event: Event, reading: Reading) -> str:
    """Who says that it happened: the actor of the statement, or else the outlet."""
    statement = told_in(event, reading)
    return one_line(outline.who(statement) if statement else reading.page.outlet.value or NO_OUTLET)


def in_short(event: Event, reading: Reading) -> str:
    """An event in one line: what, who to whom, where, when, its tolls."""
    return " · ".join(filter(None, (what(event), parties(event), place(event, reading), time(event, reading),
                                    *map(toll, event.tolls))))
