"""One self-contained report: the text of each page with its statements drawn in, and beside it who says what.

Page text is hostile. Jinja escapes everything, the report runs no script and asks for nothing (its content security
policy forbids both), and no address out of a page becomes a link.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from sayso import __version__
from sayso.errors import SaysoError
from sayso.export import happened, marks, outline
from sayso.export.outline import counted
from sayso.export.sheet_named import NamedSheet, named_sheet
from sayso.export.sheet_named import shown as shown_in_text
from sayso.export.visible import one_line, visible
from sayso.model import ASIDE, Block, BlockKind, Choice, Event, Page, Reading, Statement, Version

COLOURS = 8
GREY = 8
DEEPEST = 3
UNLABELLED = frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.SUBHEAD})
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as the report shows it: `number` counts through the page, `colour` is its speaker's.

    `relations` are ("denies", (number, who)) and the like; `caveats` what stands beside it: kind, who, clause and id.
    """

    number: int
    colour: int
    statement: Statement
    who: str
    cue: str
    certainty: str
    side: str
    chain: str
    relations: tuple[tuple[str, tuple[int, str]], ...]
    caveats: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker with the cards of what they say, each with how deep it is nested."""

    name: str
    colour: int
    cards: tuple[tuple[int, Card], ...]
    quoted: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """A stretch of text as it is set: its element, its role, its classes, and the statements that start with it.

    `mention` is what it names (place, time, quantity), `leads_to` that entry, and `anchor` its own, where it starts.
    """

    text: str
    tag: str
    role: str
    classes: str
    starts: tuple[Card, ...]
    mention: str = ""
    leads_to: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SetEvent:
    """One event as it is set; `told` is the number of the statement that tells it, None where the outlet does.

    `place` and `time` are ("Marn", the entry it leads to, "" where there is none).
    """

    id: str
    what: str
    parties: str
    place: tuple[str, str]
    time: tuple[str, str]
    tolls: tuple[str, ...]
    trigger: str
    marks: tuple[str, ...]
    control: str
    teller: str
    told: int | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as the report shows it; `key` starts every anchor of it."""

    key: str
    title: str
    source: str
    tally: str
    language: str
    facts: tuple[dict[str, str | None], ...]
    blocks: tuple[dict[str, Any], ...]
    speakers: tuple[Lane, ...]
    silence: str
    disputes: tuple[dict[str, Any], ...]
    caveats: tuple[tuple[str, str, str, str], ...]
    narration: tuple[str, ...]
    aside: tuple[dict[str, str], ...]
    drops: tuple[dict[str, str], ...]
    named: NamedSheet
    actors: tuple[dict[str, Any], ...]
    events: tuple[SetEvent, ...]


def report(readings: Sequence[Reading], failed: Sequence[SaysoError] = ()) -> str:
    """The whole report on these pages, with those that could not be read, as one HTML document."""
    sheets = [sheet(reading, key=f"r{number}") for number, reading in enumerate(readings, 1)]
    style = source_of("report.css")
    return environment().get_template("report.html").render(
        title=sheets[0].title if len(sheets) == 1 else counted(len(sheets), "page"),
        sheets=sheets,
        failed=[{"message": str(error), "code": error.code} for error in failed],
        style=Markup(style),  # noqa: S704  (our own file, which no page can write to)
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        version=__version__,
        made_with=versions(readings),
        degraded=tuple(dict.fromkeys(why for reading in readings for why in reading.degraded)),
    ) + "\n"


def for_notebook(reading: Reading) -> str:
    """What a notebook shows of one page: a table of who says what, and the disputes."""
    return environment().get_template("notebook.html").render(sheet=sheet(reading, key="r1"))


@cache
def environment() -> Environment:
    """Jinja as it is used here: everything is escaped, and what steers the direction of writing is written out."""
    return Environment(loader=FunctionLoader(source_of), autoescape=True, undefined=StrictUndefined,
                       finalize=shown, keep_trailing_newline=False)


def shown(value: object) -> object:
    """A value as a template writes it; only text that is not yet markup is touched.

    >>> shown("a\\u202eb"), shown(3)
    ('a‹U+202E›b', 3)
    """
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def source_of(name: str) -> str:
    """A template or style sheet that stands beside this module."""
    return files("sayso.export").joinpath(name).read_text(encoding="utf-8")


def versions(readings: Iterable[Reading]) -> tuple[Version, ...]:
    """Everything that any of the readings was made with, once."""
    return tuple(dict.fromkeys(version for reading in readings for version in reading.made_with))


def sheet(reading: Reading, *, key: str) -> Sheet:
    """One page, ready to be set."""
    page, cards = reading.page, all_cards(reading)
    language = page.language.value or ""
    names = named_sheet(reading, key=key)
    return Sheet(
        key=key,
        title=one_line(page.title.value or page.name),
        source=" · ".join((page.outlet.value or "outlet: cannot tell", page.published.value or "date: cannot tell")),
        tally=counted(len(reading.statements), "statement"),
        language=language if LANGUAGE.fullmatch(language) else "",
        facts=tuple(facts(page, reading.blocks)),
        blocks=tuple(set_blocks(reading, cards, names)),
        speakers=tuple(lanes(reading, cards)),
        silence=outline.silence(reading),
        disputes=tuple({"claims": [cards[claim.id] for claim in sides.claims if claim.id in cards],
                        "denial": cards[sides.denial.id], "why": sides.dispute.why}
                       for sides in outline.sides(reading) if sides.denial.id in cards),
        caveats=tuple(set_caveats(reading).get("", ())),
        narration=tuple(statement.quote for statement in outline.in_order(reading.narration)),
        aside=tuple({"label": block.kind.value, "text": block.span.cut(page.text)} for block in reading.blocks
                    if block.kind in ASIDE),
        drops=tuple({"id": drop.id, "rule": outline.in_plain_words(drop.rule), "why": drop.why,
                     "text": drop.span.cut(page.text) if drop.span else "the page as a whole"}
                    for drop in outline.dropped(reading)),
        named=names,
        actors=tuple(set_actors(reading)),
        events=tuple(set_event(event, reading, cards, names) for event in happened.events(reading)),
    )


def facts(page: Page, blocks: Iterable[Block]) -> Iterator[dict[str, str | None]]:
    """What is known about a page, each with its evidence; what a page need not have only where it has it."""
    choices: tuple[tuple[str, Choice[str], bool], ...] = (
        ("title", page.title, True), ("outlet", page.outlet, True), ("byline", page.byline, True),
        ("agency", page.agency, False), ("published", page.published, True), ("updated", page.updated, False),
        ("language", page.language, False))
    for name, choice, always in choices:
        if always or choice.known:
            value = "as above" if choice is page.title and choice.known else choice.value
            yield {"name": name, "value": value, "why": choice.why}
    if page.url:
        yield {"name": "address", "value": page.url, "why": ""}
    repeats = sum(block.repeats is not None for block in blocks)
    folded = f", {counted(repeats, 'repeat')} folded" if repeats else ""
    yield {"name": "page", "value": page.name,
           "why": f"{page.id}, SHA-256 of the original {page.original_sha256[:12]}…{folded}"}


def set_actors(reading: Reading) -> Iterator[dict[str, Any]]:
    """Those who speak or act, as they are set: each with what is known about it, and why."""
    for one in happened.who(reading):
        side = one.actor.side
        known = f"side {happened.called(side.value, reading)}" if side.value else "side: cannot tell"
        yield {"id": one.actor.id, "name": one_line(one.actor.name), "times": one.times, "facts": one.facts,
               "why": (f"{known}: {side.why}", *one.actor.why)}


def set_event(event: Event, reading: Reading, cards: Mapping[str, Card], names: NamedSheet) -> SetEvent:
    """One event, as it is set."""
    return SetEvent(
        event.id, happened.what(event), happened.parties(event),
        (happened.place(event, reading), names.entry.get(event.place.value or "", "")),
        (happened.time(event, reading), names.entry.get(event.time.value or "", "")),
        tuple(map(happened.toll, event.tolls)), happened.trigger(event, reading), happened.qualified(event),
        happened.control(event), happened.teller(event, reading),
        card.number if (card := cards.get(event.statement or "")) else None, event.why)


def set_caveats(reading: Reading) -> dict[str, tuple[tuple[str, str, str, str], ...]]:
    """The caveats beside each statement, as they are set: kind, who, clause and id."""
    return {ident: tuple((*outline.caveat(one, reading.page.text), one.id) for one in found)
            for ident, found in outline.caveats(reading).items()}


def all_cards(reading: Reading) -> dict[str, Card]:
    """A card for every statement, by its id, numbered in the order of the text."""
    found = outline.in_order(reading.statements)
    number = {statement.id: at for at, statement in enumerate(found, 1)}
    who = {statement.id: outline.who(statement) for statement in found}
    colour, caveats = colours(reading), set_caveats(reading)
    cards = {}
    for statement in found:
        denials = (("denied by", other.id) for other in found if other.denies == statement.id)
        others = (("denies", statement.denies), *denials, ("inside", statement.nested_in))
        cards[statement.id] = Card(
            number[statement.id], colour[who[statement.id]], statement, who[statement.id],
            cue=" … ".join(one_line(span.cut(reading.page.text)) for span in statement.cue),
            certainty=outline.certainty(statement),
            side=happened.side(statement, reading),
            chain=" → ".join(f"{link.name} ({link.role})" for link in statement.chain),
            relations=tuple((relation, (number[other], who[other])) for relation, other in others
                            if other in number),
            caveats=caveats.get(statement.id, ()),
        )
    return cards


def colours(reading: Reading) -> dict[str, int]:
    """A colour for every speaker, in the order in which they are listed; grey for nobody."""
    named = [speaker.name for speaker in outline.speakers(reading) if speaker.named]
    return {name: at % COLOURS for at, name in enumerate(named)} | {outline.NOBODY: GREY}


def lanes(reading: Reading, cards: Mapping[str, Card]) -> Iterator[Lane]:
    """The speakers with their cards."""
    colour = colours(reading)
    for speaker in outline.speakers(reading):
        told = tuple((min(depth, DEEPEST), cards[statement.id]) for depth, statement in outline.walk(speaker.told))
        here = {card.number for _, card in told}
        quoted = tuple(cards[statement.id] for statement in speaker.quoted if cards[statement.id].number not in here)
        name = speaker.name if speaker.named else "Nobody is named"
        yield Lane(name, colour[speaker.name], told, quoted)


def set_blocks(reading: Reading, cards: Mapping[str, Card], names: NamedSheet) -> Iterator[dict[str, Any]]:
    """The page's blocks as they are set: repeats folded, what is not of this article left aside."""
    found = marks.of(reading.statements)
    mentions = shown_in_text(reading)
    starts = first_marks(found, cards)
    for folded in outline.folded(reading):
        block = folded.block
        if block.kind in ASIDE:
            continue
        inside = [mark for mark in found if mark.span.touches(block.span)]
        yield {"kind": block.kind.value, "label": label(block, folded.printed),
               "pieces": [set_piece(reading.page.text, piece, cards, starts, names)
                          for piece in marks.cut(block.span, inside, mentions)]}


def label(block: Block, printed: int) -> str:
    """What is written above a block: its kind, where that does not show, and how often it is printed."""
    parts = [block.kind.value] if block.kind not in UNLABELLED or printed > 1 else []
    parts += [f"printed {printed}×"] if printed > 1 else []
    parts += ["says again what the text says"] if block.restates else []
    return ", ".join(parts)


def first_marks(found: Iterable[marks.Mark], cards: Mapping[str, Card]) -> dict[int, tuple[Card, ...]]:
    """Which statements start at which character."""
    first: dict[str, int] = {}
    for mark in found:
        first[mark.statement.id] = min(mark.span.start, first.get(mark.statement.id, mark.span.start))
    starts: dict[int, tuple[Card, ...]] = {}
    for ident, at in sorted(first.items(), key=lambda one: cards[one[0]].number):
        starts[at] = (*starts.get(at, ()), cards[ident])
    return starts


def set_piece(text: str, piece: marks.Piece, cards: Mapping[str, Card], starts: Mapping[int, tuple[Card, ...]],
              names: NamedSheet) -> Set:
    """One stretch with its look: the innermost content's tint, the innermost source or cue on it."""
    contents = [mark for mark in piece.marks if mark.role == "content"]
    others = [mark for mark in piece.marks if mark.role != "content"]
    classes: list[str] = []
    if contents:
        classes.append(f"s{cards[contents[-1].statement.id].colour}")
        if len(contents) > 1:
            classes += ["within", f"o{cards[contents[-2].statement.id].colour}"]
    if others:
        classes += [others[-1].role, f"e{cards[others[-1].statement.id].colour}"]
    role = others[-1].role if others else ""
    named = piece.mention
    begins = named is not None and named.span.start == piece.span.start
    return Set(piece.span.cut(text), "mark" if contents else "span", role, " ".join(classes),
               starts.get(piece.span.start, ()),
               *((named.kind.value, names.entry[named.id], names.anchor[named.id] if begins else "") if named else ()))
