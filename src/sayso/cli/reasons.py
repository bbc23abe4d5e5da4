"""`sayso why`: the sentence with the answer drawn in it, and the rules that gave it, or why there is no answer."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import TypeAlias

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso import pipeline as stages
from sayso import settings as user_settings
from sayso.cli import terminal, view
from sayso.cli.app import complain
from sayso.cli.kept import Kept
from sayso.errors import SaysoError, UnknownId
from sayso.export import happened, marks, named, outline
from sayso.export.marks import AnyMention
from sayso.export.visible import one_line, shortened, visible
from sayso.model import (
    Actor,
    Block,
    Caveat,
    Drop,
    Event,
    Mention,
    MentionKind,
    MentionUse,
    Page,
    Participant,
    Reading,
    Span,
    Statement,
)

Library: TypeAlias = Callable[[str], Iterable[Reading]]
"""Gives the readings that have a text in their JSON; it may give more than these."""
Thing: TypeAlias = Statement | Drop | Caveat | AnyMention | Actor | Event | Block | Page

QUOTES = "\"“”„«»'‘’‚`"
ANY_QUOTE = f"[{QUOTES}]"
PLACE = re.compile(r"(p-[0-9a-f]+):(\d+)")
BLOCK = re.compile(r"(p-[0-9a-f]+)[/:](\w+)")
IDENT = re.compile(r"[a-z]+-[\w-]*")
LISTED = re.compile(r"[\w-]+")
"""What the id of a listed actor may look like, as `KAR`. A word of a page may look so too: only a whole id counts."""
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[A-Z0-9])|\n+")
STYLES = {"source": "bold cyan", "cue": "bold green", "content": "underline", "actor": "bold cyan",
          "event": "bold green", "recipient": "underline"}
MOST_CANDIDATES = 8
MOST_MENTIONS = 8
MOST_PAGES = 5
GIST = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, on one page; `span` is where it stands in the page's text. `thing` is None for a place."""

    reading: Reading
    span: Span
    ident: str = ""
    thing: Thing | None = None


def run(wanted: str, *, inside: str | None, pipeline: str | None) -> None:
    """Print the reasons for what was asked for. Raises UnknownId."""
    settings = user_settings.load()
    if inside is None:
        library: Library = Kept(settings.home, most=settings.keep_pages).with_text
        where = "in the readings that `sayso read` kept; read the page first, or name it with --in PATH"
    else:
        fresh = read_afresh(inside, pipeline=pipeline or settings.pipeline, tagger=settings.tagger,
                            places=settings.places, actors=settings.actors)
        library, where = (lambda text: fresh), f"on {inside}"
    found = find(wanted, library, where=where)
    terminal.print_parts(terminal.console(), explain(found[0]))
    for other in found[1:]:
        terminal.remark(f"also on page {other.reading.page.id} ({one_line(other.reading.page.name)}), "
                        f"character {other.span.start}", quiet=False)


def read_afresh(path: str, *, pipeline: str, tagger: bool = True, places: Path | None = None,
                 actors: Path | None = None) -> list[Reading]:
    """The readings of the pages under `path`; raises the last error where none can be read."""
    readings: list[Reading] = []
    failed: list[SaysoError] = []
    for reading in stages.read_all(path, pipeline=pipeline, tagger=tagger, places=places, actors=actors):
        if isinstance(reading, SaysoError):
            failed.append(reading)
        else:
            readings.append(reading)
    if not readings and failed:
        raise failed[-1]
    for error in failed:
        complain(error)
    return readings


def find(wanted: str, library: Library, *, where: str) -> list[Answer]:
    """What `wanted` stands for, the best answer first; several only where a piece of text stands on several pages.

    Raises UnknownId where it stands for nothing, or for several things.
    """
    wanted = wanted.strip()
    if place := PLACE.fullmatch(wanted):
        return [at_offset(page_of(place[1], library, where=where), int(place[2]))]
    if block := BLOCK.fullmatch(wanted):
        return [of_block(page_of(block[1], library, where=where), block[2])]
    if IDENT.fullmatch(wanted) and (found := by_id(wanted, library)):
        return everywhere(found, library)
    if LISTED.fullmatch(wanted) and (pages := list(islice(listed(wanted, library), MOST_PAGES))):
        return pages
    if found_text := list(islice(with_words(wanted.strip(QUOTES), library), MOST_PAGES)):
        return found_text
    raise UnknownId(wanted, f"{one_line(wanted)!r} is neither an id nor words {where}")


def by_id(wanted: str, library: Library) -> Answer | None:
    """The statement, block or thing left out whose id is `wanted` or starts with it. Raises UnknownId for several."""
    found: dict[str, Answer] = {}
    for reading in library(f'"id": "{wanted}'):
        for answer in answers(reading):
            if answer.ident == wanted:
                return answer
            if answer.ident.startswith(wanted):
                found.setdefault(answer.ident, answer)
    if len(found) > 1:
        listed = [f"{ident} ({gist(answer)})" for ident, answer in sorted(found.items())]
        more = f" and {len(listed) - MOST_CANDIDATES} more" if len(listed) > MOST_CANDIDATES else ""
        raise UnknownId(wanted, f"{wanted!r} is the start of {len(found)} ids; give more of it: "
                                f"{'; '.join(listed[:MOST_CANDIDATES])}{more}")
    return next(iter(found.values()), None)


def everywhere(found: Answer, library: Library) -> list[Answer]:
    """The same thing on other pages too: an actor has one id on all that name it so."""
    if not isinstance(found.thing, Actor):
        return [found]
    others = (one for one in listed(found.ident, library) if one.reading.page.id != found.reading.page.id)
    return [found, *islice(others, MOST_PAGES - 1)]


def listed(ident: str, library: Library) -> Iterator[Answer]:
    """The actor with this whole id, on every page that has it."""
    for reading in library(f'"id": "{ident}"'):
        yield from (of_an_actor(reading, actor) for actor in reading.actors if actor.id == ident)


def of_an_actor(reading: Reading, actor: Actor) -> Answer:
    """An actor where the page first mentions it."""
    first = next((one.span for one in reading.named if one.choice.value == actor.id), Span(0, 0))
    return Answer(reading, first, actor.id, actor)


def answers(reading: Reading) -> Iterator[Answer]:
    """Everything on a page that an id of its own stands for."""
    for statement in reading.statements + reading.narration:
        yield Answer(reading, statement.span, statement.id, statement)
    for drop in reading.drops:
        yield Answer(reading, drop.span or Span(0, 0), drop.id, drop)
    for caveat in reading.caveats:
        yield Answer(reading, caveat.span, caveat.id, caveat)
    mentions: tuple[AnyMention, ...] = (*reading.places, *reading.times, *reading.quantities, *reading.named)
    for mention in mentions:
        yield Answer(reading, mention.span, mention.id, mention)
    for actor in reading.actors:
        yield of_an_actor(reading, actor)
    for event in reading.events:
        yield Answer(reading, happened.extent(event), event.id, event)
    for dispute in reading.disputes:
        yield from (Answer(reading, one.span, dispute.id, one) for one in reading.statements
                    if one.id == dispute.denial)
    yield Answer(reading, Span(0, len(reading.page.text)), reading.page.id, reading.page)


def page_of(ident: str, library: Library, *, where: str) -> Reading:
    """The one page whose id is `ident` or starts with it. Raises UnknownId."""
    found = {reading.page.id: reading for reading in library(f'"id": "{ident}')
             if reading.page.id.startswith(ident)}
    if len(found) != 1:
        seen = f"is the start of several page ids: {', '.join(sorted(found))}" if found else f"is no page {where}"
        raise UnknownId(ident, f"{ident!r} {seen}")
    return next(iter(found.values()))


def of_block(reading: Reading, ident: str) -> Answer:
    """The block of a page with this id. Raises UnknownId."""
    for block in reading.blocks:
        if block.id == ident:
            return Answer(reading, block.span, f"{reading.page.id}/{ident}", block)
    last = reading.blocks[-1].id if reading.blocks else "none"
    raise UnknownId(ident, f"page {reading.page.id} has no block {ident!r}; its blocks run up to {last}")


def at_offset(reading: Reading, offset: int) -> Answer:
    """A character of a page. Raises UnknownId where its text is shorter."""
    if offset >= len(reading.page.text):
        raise UnknownId(f"{reading.page.id}:{offset}",
                        f"the text of page {reading.page.id} has {len(reading.page.text)} characters, none at {offset}")
    return Answer(reading, Span(offset, offset + 1))


def with_words(words: str, library: Library) -> Iterator[Answer]:
    """Where words stand on pages, whatever their spaces, capitals and kinds of quotation marks."""
    pieces = words.split()
    if not pieces:
        return
    pattern = re.compile(r"\s+".join(re.sub(r"[\"“”„«»'‘’‚`]", lambda _: ANY_QUOTE, re.escape(piece))
                                     for piece in pieces), re.IGNORECASE)
    longest = max((word for piece in pieces for word in re.split(r"[\W_]", piece)), key=len)
    as_written = json.dumps(longest, ensure_ascii=False)[1:-1]
    for text in (as_written, ""):  # as written first: mostly that spares taking every page apart
        seen = False
        for reading in library(text):
            if found := pattern.search(reading.page.text):
                seen = True
                yield Answer(reading, Span(*found.span()))
        if seen:
            return


def gist(answer: Answer) -> str:
    """A few words by which to know an answer."""
    return shortened(answer.span.cut(answer.reading.page.text), GIST)


def explain(answer: Answer) -> Iterator[RenderableType]:
    """What is printed for an answer."""
    match answer.thing:
        case Statement() as statement:
            yield from of_statement(answer.reading, statement)
        case Drop() as drop:
            yield from of_drop(answer.reading, drop)
        case Caveat() as caveat:
            yield from of_caveat(answer.reading, caveat)
        case Actor() as actor:
            yield from of_actor(answer.reading, actor)
        case Event() as event:
            yield from of_event(answer.reading, event)
        case Mention(kind=MentionKind.ACTOR) as mention:
            yield from of_named(answer.reading, mention)
        case Mention() as mention:
            yield from of_mention(answer.reading, mention)
        case Block() as block:
            yield from of_whole_block(answer.reading, block)
        case Page():
            yield from of_page(answer.reading)
        case None:
            yield from of_place(answer.reading, answer.span)


def of_page(reading: Reading) -> Iterator[RenderableType]:
    """What is known about a page with the evidence for it, and the ids of what is said and what was left out on it."""
    yield view.header(reading)
    yield view.blocks(reading)
    yield table([("says" if not number else "", related(one))
                 for number, one in enumerate(outline.in_order(reading.statements))])
    if reading.caveats:
        yield table([("caveat" if not number else "", beside(reading, one))
                     for number, one in enumerate(reading.caveats)])
    yield table([("left out" if not number else "", summed_up(reading, drop))
                 for number, drop in enumerate(outline.dropped(reading))])


def of_place(reading: Reading, place: Span) -> Iterator[RenderableType]:
    """Every statement drawn over a place; else what the outlet says there, or why nothing was found."""
    said = [one for one in reading.statements if any(span.touches(place) for _, span in marks.roles(one))]
    own = [one for one in reading.narration if any(span.touches(place) for _, span in marks.roles(one))]
    dropped = [drop for drop in reading.drops if drop.span and drop.span.touches(place)]
    caveats = [one for one in reading.caveats if one.span.touches(place)]
    for number, caveat in enumerate(caveats):
        yield from ("",) if number else ()
        yield from of_caveat(reading, caveat)
    if caveats and not said:
        return
    yield from ("",) if caveats else ()
    for number, statement in enumerate(outline.in_order(said or own)):
        yield from ("",) if number else ()
        yield from of_statement(reading, statement)
    if said:
        return
    for drop in dropped:
        yield from ("",) if own else ()
        yield from of_drop(reading, drop)
    if not own and not dropped:
        block = next((block for block in reading.blocks if block.span.touches(place)), None)
        if block is None:
            yield Text("Only space between two blocks stands there.")
        else:
            yield from of_whole_block(reading, block)


def of_statement(reading: Reading, statement: Statement) -> Iterator[RenderableType]:
    """One statement: its sentence with the answer drawn in, and the reasons."""
    text, by_id = reading.page.text, {one.id: one for one in reading.statements + reading.narration}
    block = next((block for block in reading.blocks if block.id == statement.block), None)
    yield title(statement.id, reading)
    yield Padding(drawn(text, sentence(reading, statement.span), marks.of([statement])), (1, 0, 1, 2))
    facts = [
        ("who", Text.assemble((one_line(statement.actor.value or "cannot tell"), "bold"),
                              (" — " + one_line(statement.actor.why), "dim"))),
        ("how", Text(f"{statement.mode} · {statement.stance} · {outline.certainty(statement)}")),
        ("reached us", Text(" → ".join(f"{one_line(link.name)} ({link.role})" for link in statement.chain)
                            or "nobody is named on the way")),
    ]
    facts += [("denies", related(by_id[statement.denies]))] if statement.denies in by_id else []
    facts += [("inside", related(by_id[statement.nested_in]))] if statement.nested_in in by_id else []
    facts += [("denied by", related(one)) for one in reading.statements if one.denies == statement.id]
    facts += [("dispute", Text(one_line(dispute.why))) for dispute in reading.disputes
              if statement.id in (*dispute.claims, dispute.denial)]
    facts += [("caveat", beside(reading, one)) for one in reading.caveats if statement.id in one.about]
    if statement.side.value:
        facts.append(("side", Text.assemble(happened.side(statement, reading),
                                            (" — " + one_line(statement.side.why), "dim"))))
    facts += [("tells" if not number else "", told(reading, event))
              for number, event in enumerate(one for one in reading.events if one.statement == statement.id)]
    if statement.also_in:
        facts.append(("printed", Text(f"{1 + len(statement.also_in)} times, counted once; again in "
                                      + ", ".join(statement.also_in))))
    facts.append(("stands at", Text(f"characters {statement.span.start} to {statement.span.end} of page "
                                    f"{reading.page.id}, in block {statement.block}"
                                    + (f" ({block.kind})" if block else ""))))
    facts += [("because" if not number else "", Text(f"{number + 1}. {one_line(rule)}"))
              for number, rule in enumerate(statement.why)]
    yield table(facts)


def of_caveat(reading: Reading, caveat: Caveat) -> Iterator[RenderableType]:
    """One caveat: its sentence with the words that make it one drawn in, who it is, and what it stands beside."""
    text, by_id = reading.page.text, {one.id: one for one in reading.statements + reading.narration}
    whole, cue = sentence(reading, caveat.span), caveat.cue
    yield title(caveat.id, reading)
    yield Padding(Text.assemble(
        visible(text[whole.start : cue.start]), ("<caveat>", "dim"), (visible(cue.cut(text)), STYLES["cue"]),
        ("</caveat>", "dim"), visible(text[cue.end : whole.end].rstrip())), (1, 0, 1, 2))
    kind, who, _ = outline.caveat(caveat, text)
    facts = [("kind", Text(kind))]
    facts += [("who", Text.assemble((who, "bold"), (" — " + one_line(caveat.actor.why), "dim")))] if who else []
    about = [related(by_id[ident]) for ident in caveat.about if ident in by_id]
    facts += [("about" if not number else "", one) for number, one in enumerate(about or [Text("cannot tell")])]
    facts.append(("counts for", Text("nothing: it is neither for nor against a statement")))
    facts += [("because" if not number else "", Text(f"{number + 1}. {one_line(rule)}"))
              for number, rule in enumerate(caveat.why)]
    yield table(facts)


def of_mention(reading: Reading, mention: AnyMention) -> Iterator[RenderableType]:
    """One place, time or quantity: its sentence with it drawn in, what was chosen for it, and the reasons."""
    text, value = reading.page.text, mention.choice.value
    whole, span = sentence(reading, mention.span), mention.span
    yield title(mention.id, reading)
    yield Padding(Text.assemble(
        visible(text[whole.start : span.start]), (f"<{mention.kind}>", "dim"), (visible(span.cut(text)), "underline"),
        (f"</{mention.kind}>", "dim"), visible(text[span.end : whole.end].rstrip())), (1, 0, 1, 2))
    facts = [(mention.kind.value, Text.assemble((one_line(named.called(value)) if value else "cannot tell", "bold"),
                                                (" — " + one_line(mention.choice.why), "dim")))]
    facts += [("may be" if not number else "", Text(one_line(named.called(other))))
              for number, other in enumerate(mention.candidates[:MOST_CANDIDATES])
              if other != value and not getattr(other, "id", "").startswith(named.NOT_LISTED)]
    facts += [(name, Text(one_line(said))) for name, said in named.details(value)] if value else []
    if mention.use is not MentionUse.LITERAL:
        facts.append(("stands for", Text(mention.use)))
    facts.append(("stands at", Text(f"characters {span.start} to {span.end} of page {reading.page.id}, in block "
                                    f"{mention.block}")))
    facts += [("because" if not number else "", Text(f"{number + 1}. {one_line(rule)}"))
              for number, rule in enumerate(mention.why)]
    yield table(facts)


def of_named(reading: Reading, mention: Mention[str]) -> Iterator[RenderableType]:
    """A mention of an actor: its sentence with it drawn in, who that is, and the reasons."""
    text, actors = reading.page.text, {actor.id: actor for actor in reading.actors}
    yield title(mention.id, reading)
    yield Padding(tagged(text, sentence(reading, mention.span), [("actor", mention.span)]), (1, 0, 1, 2))
    actor = actors.get(mention.choice.value or "")
    why = (" — " + one_line(mention.choice.why), "dim") if mention.choice.why else ""
    facts = [("actor", Text.assemble((happened.called(mention.choice.value or "cannot tell", reading), "bold"), why))]
    facts += [("is", summed_up_actor(reading, actor))] if actor else []
    facts += [("may be" if not number else "", summed_up_actor(reading, actors[other]) if other in actors
               else Text(one_line(other)))
              for number, other in enumerate(mention.candidates[:MOST_CANDIDATES]) if other != mention.choice.value]
    facts.append(("named by", Text("a description" if mention.use is MentionUse.DESCRIPTION else "a name")))
    facts += [("says", related(one)) for one in reading.statements if one.source and one.source.touches(mention.span)]
    facts.append(("stands at", stands_at(reading, mention.span, mention.block)))
    yield table([*facts, *because(mention.why)])


def of_actor(reading: Reading, actor: Actor) -> Iterator[RenderableType]:
    """An actor: the sentence that first mentions it, what is known about it, what it says and does, and the reasons."""
    text, mentions = reading.page.text, [one for one in reading.named if one.choice.value == actor.id]
    yield title(actor.id, reading)
    if mentions:
        yield Padding(tagged(text, sentence(reading, mentions[0].span), [("actor", mentions[0].span)]), (1, 0, 1, 2))
    side = happened.called(actor.side.value, reading) if actor.side.value else "cannot tell"
    kind = one_line(f"{actor.kind}, {actor.code}" if actor.code else actor.kind)
    facts = [("who", Text.assemble((one_line(actor.name), "bold"), (f" — {kind}", "dim"))),
             ("side", Text.assemble(side, (" — " + one_line(actor.side.why), "dim")))]
    others = [one_line(name) for name in actor.names if name != actor.name]
    facts += [("also called", Text(", ".join(others)))] if others else []
    facts += [("speaks for", Text(happened.called(actor.speaks_for, reading)))] if actor.speaks_for else []
    facts += [("office" if not number else "", Text.assemble(
        happened.office(tenure, reading), (f" — {one_line(tenure.why)}" if tenure.why else "", "dim")))
        for number, tenure in enumerate(actor.tenures)]
    facts += [("kin", Text(f"{one_line(what)} of {one_line(whose)}")) for what, whose in actor.kin]
    idents = ", ".join(one.id for one in mentions[:MOST_MENTIONS])
    facts += [("mentioned", Text(f"{outline.counted(len(mentions), 'time')}: {idents}"
                                 + (", …" if len(mentions) > MOST_MENTIONS else "")))] if mentions else []
    said = [one for one in reading.statements if actor.id in one.speakers]
    facts += [("says" if not number else "", related(one)) for number, one in enumerate(outline.in_order(said))]
    does = [event for event in reading.events if actor.id in {one.actor for one in event.actors}]
    befalls = [event for event in reading.events if actor.id in {one.actor for one in event.recipients}]
    for name, events in (("does", does), ("befalls it", befalls)):
        facts += [(name if not number else "", told(reading, event)) for number, event in enumerate(events)]
    yield table([*facts, *because(actor.why)])


def of_event(reading: Reading, event: Event) -> Iterator[RenderableType]:
    """An event: its sentence with the words for it and for who takes part drawn in, what is known, and the reasons."""
    text = reading.page.text
    tags = [("event", span) for span in event.trigger]
    tags += [("actor", one.span) for one in event.actors if one.span]
    tags += [("recipient", one.span) for one in event.recipients if one.span]
    yield title(event.id, reading)
    yield Padding(tagged(text, sentence(reading, happened.extent(event)), tags), (1, 0, 1, 2))
    facts = [("what", Text(happened.what(event), style="bold"))]
    facts += [("in the field of", Text(one_line(", ".join(event.contexts))))] if event.contexts else []
    facts += [("control", Text(happened.control(event)))] if happened.control(event) else []
    for name, participants in (("actor", event.actors), ("recipient", event.recipients)):
        facts += [(name if not number else "", takes_part(reading, one)) for number, one in enumerate(participants)]
    for name, choice, value in (("where", event.place, happened.place(event, reading)),
                                ("when", event.time, happened.time(event, reading))):
        shown = f"{value}, {choice.value}" if value else "cannot tell"
        facts.append((name, Text.assemble(shown, (" — " + one_line(choice.why), "dim"))))
    facts += [("toll" if not number else "", Text(happened.toll(one))) for number, one in enumerate(event.tolls)]
    facts += [("told as", Text(", ".join(happened.qualified(event))))] if happened.qualified(event) else []
    by_id = {one.id: one for one in reading.events}
    facts += [("part of", told(reading, by_id[event.part_of]))] if event.part_of in by_id else []
    if not event.main:
        facts.append(("weight", Text("background, or part of another event: not what its sentence is there to tell")))
    statement = happened.told_in(event, reading)
    facts.append(("told in", related(statement) if statement
                  else Text(f"the outlet's own voice, {happened.teller(event, reading)}")))
    facts.append(("stands at", stands_at(reading, happened.extent(event), event.block)))
    yield table([*facts, *because(event.why)])


def takes_part(reading: Reading, one: Participant) -> Text:
    """One who takes part in an event: the name as printed, which actor that is, its code, and why."""
    known = f"{happened.called(one.actor, reading)}, {one.actor}" if one.actor else "no actor that is known"
    code = f" · {one.code}" if one.code else ""
    return Text.assemble((one_line(one.name), "bold"), f" · {one_line(known + code)}",
                         (f" — {one_line(one.why)}" if one.why else "", "dim"))


def told(reading: Reading, event: Event) -> Text:
    """An event, in one line."""
    return Text(f"{event.id}  {happened.in_short(event, reading)}")


def summed_up_actor(reading: Reading, actor: Actor) -> Text:
    """An actor, in one line."""
    return Text(f"{one_line(actor.id)}  {one_line(actor.name)}: {' · '.join(happened.facts(actor, reading))}")


def stands_at(reading: Reading, span: Span, block: str) -> Text:
    """Where something stands, in words."""
    return Text(f"characters {span.start} to {span.end} of page {reading.page.id}, in block {block}")


def because(why: Iterable[str]) -> list[tuple[str, Text]]:
    """The reasons, numbered, in order."""
    return [("because" if not number else "", Text(f"{number + 1}. {one_line(rule)}"))
            for number, rule in enumerate(why)]


def of_drop(reading: Reading, drop: Drop) -> Iterator[RenderableType]:
    """One thing that was left out, and why."""
    yield title(drop.id, reading)
    if drop.span:
        yield Padding(Text(visible(drop.span.cut(reading.page.text))), (1, 0, 1, 2))
    yield table([("left out", Text(outline.in_plain_words(drop.rule))), ("because", Text(one_line(drop.why)))])


def of_whole_block(reading: Reading, block: Block) -> Iterator[RenderableType]:
    """One block: what it is and why, and what is said in it."""
    yield title(f"{reading.page.id}/{block.id}", reading)
    here = [one for one in reading.statements if one.block == block.id]
    yield Padding(drawn(reading.page.text, block.span, marks.of(here)), (1, 0, 1, 2))
    facts = [("kind", Text(block.kind))]
    facts += [("because" if not number else "", Text(one_line(reason))) for number, reason in enumerate(block.why)]
    if block.repeats:
        facts.append(("repeats", Text(f"{block.repeats}; what both say counts once, where it stands first")))
    if block.restates:
        extent = "all of it" if block.restates_whole else "part of it"
        facts.append(("restates", Text(f"a sentence of {block.restates} ({extent})")))
    if not block.counts and not block.repeats:
        facts.append(("set aside", Text("it is not part of this article, so no statement is looked for in it")))
    facts += [("says", related(one)) for one in here]
    facts += [("caveat", beside(reading, one)) for one in reading.caveats if one.block == block.id]
    facts += [("left out", Text(f"{drop.id}: {one_line(drop.why)}")) for drop in reading.drops
              if drop.span and block.span.holds(drop.span)]
    yield table(facts)


def title(ident: str, reading: Reading) -> RenderableType:
    """The id, and the page it belongs to."""
    return Group(Text(ident, style="bold"), Text(shortened(reading.page.title.value or "", GIST), style="dim"),
                 Text(one_line(reading.page.name), style="dim"))


def table(facts: list[tuple[str, Text]]) -> RenderableType:
    """Names on the left, what they are on the right."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for name, value in facts:
        grid.add_row(name, value)
    return Padding(grid, (0, 0, 0, 2))


def related(statement: Statement) -> Text:
    """Another statement, in one line."""
    return Text(f"{statement.id}  {one_line(outline.who(statement))}: {shortened(statement.quote, GIST)}")


def beside(reading: Reading, caveat: Caveat) -> Text:
    """A caveat, in one line."""
    kind, _, clause = outline.caveat(caveat, reading.page.text)
    return Text(f"{caveat.id}  {kind}: {shortened(clause, GIST)}")


def summed_up(reading: Reading, drop: Drop) -> Text:
    """Something left out, in one line, and why in another."""
    words = shortened(drop.span.cut(reading.page.text), GIST) if drop.span else "the page as a whole"
    return Text.assemble(f"{drop.id}  {words}\n", (f"  {one_line(drop.why)}", "dim"))


def sentence(reading: Reading, span: Span) -> Span:
    """The sentences in which a span stands, within its blocks."""
    touched = [block.span for block in reading.blocks if block.span.touches(span)]
    start, end = min((one.start for one in touched), default=0), max((one.end for one in touched), default=0)
    ends = [found.end() for found in SENTENCE_END.finditer(reading.page.text, start, end)]
    return Span(max((at for at in ends if at <= span.start), default=start),
                min((at for at in ends if at >= span.end), default=max(end, span.end)))


def drawn(text: str, within: Span, found: Iterable[marks.Mark]) -> Text:
    """The text with the marks of statements written in it as tags, as the tests of Sayso draw their answers."""
    return tagged(text, within, [(mark.role, mark.span) for mark in found])


def tagged(text: str, within: Span, found: Iterable[tuple[str, Span]]) -> Text:
    """The text with stretches written in it as tags; of those that start together the longer one stands outside.

    >>> tagged("Rebels shelled Marn.", Span(0, 20), [("event", Span(7, 14)), ("actor", Span(0, 6))]).plain
    '<actor>Rebels</actor> <event>shelled</event> Marn.'
    """
    tags = sorted((one for one in found if len(one[1]) and one[1].touches(within)),
                  key=lambda one: (one[1].start, -one[1].end))
    edges = sorted({within.start, within.end} | {edge for _, span in tags for edge in (span.start, span.end)
                                                 if within.start < edge < within.end})
    shown = Text()
    held: list[int] = []
    for start, end in (*pairwise(edges), (within.end, within.end)):
        here = [at for at, (_, span) in enumerate(tags) if span.start <= start < span.end and start < end]
        for at in reversed([at for at in held if at not in here]):
            shown.append(f"</{tags[at][0]}>", style="dim")
        for at in here:
            if at not in held:
                shown.append(f"<{tags[at][0]}>", style="dim")
        held = here
        shown.append(visible(text[start:end]), style=STYLES[tags[held[-1]][0]] if held else "")
    shown.rstrip()
    return shown
