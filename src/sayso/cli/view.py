"""A reading on the terminal: a header, statements by speaker, who acts, what happened, disputes, what is left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.cli import terminal
from sayso.errors import SaysoError
from sayso.export import happened, named, outline
from sayso.export.outline import counted
from sayso.export.visible import one_line, shortened, visible
from sayso.model import ASIDE, Caveat, Choice, Event, Place, Reading, Stance, Statement

WIDE = 100
"""Columns from which a dispute is set in two."""
SHORT_ID = 10
GIST = 66
MOST_FOLDED = 4
MOST_NAMED = 12
MOST_ACTORS = 12
MOST_WORDINGS = 3
CANNOT_TELL = "cannot tell"


def print_reading(console: Console, reading: Reading, *, narration: bool = False, again: bool = False) -> None:
    """Show one page; `again` where another stands above it."""
    between = ("", Rule(style="dim")) if again else ()
    terminal.print_parts(console, (*between, *parts(reading, narration=narration, wide=console.width >= WIDE)))


def parts(reading: Reading, *, narration: bool, wide: bool) -> Iterator[RenderableType]:
    """What stands on the page's view, top to bottom."""
    yield header(reading)
    yield blocks(reading)
    yield heading("Who says what", counted(len(reading.statements), "statement"))
    if not reading.statements:
        yield Padding(Text(one_line(outline.silence(reading))), (0, 0, 0, 2))
    caveats = outline.caveats(reading)
    for speaker in outline.speakers(reading):
        yield from speaker_part(speaker, reading, caveats)
    yield from who_part(reading)
    yield from happened_part(reading)
    yield from named_part(reading)
    if loose := caveats.get(""):
        yield heading("Not verified, not answered", "the page does not say which statement it is about")
        yield Padding(caveat_lines(loose, reading.page.text), (0, 0, 0, 2))
    if disputes := outline.sides(reading):
        yield heading("In dispute", "Sayso does not say who is right")
        for sides in disputes:
            yield dispute(sides, reading, wide=wide)
    if narration:
        yield heading("In the outlet's own voice", counted(len(reading.narration), "sentence"))
        for statement in outline.in_order(reading.narration):
            yield Padding(said(statement, reading, named=False), (0, 0, 1, 2))
    yield from remarks(reading, narration=narration)


def heading(title: str, remark: str = "") -> RenderableType:
    """A heading with a quiet remark beside it."""
    return Group("", Text.assemble((title.upper(), "bold"), (f"  {remark}", "dim") if remark else ""))


def header(reading: Reading) -> RenderableType:
    """Title, outlet, date and the rest, each with the evidence for it."""
    page = reading.page
    title = Text(one_line(page.title.value or page.name), style="bold")
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(ratio=2, overflow="fold")  # a path or a time is of no use without its end
    facts.add_column(ratio=3, style="dim", overflow="fold")
    rows: list[tuple[str, Choice[str]]] = [
        ("title", page.title), ("outlet", page.outlet), ("byline", page.byline), ("agency", page.agency),
        ("published", page.published), ("updated", page.updated)]
    for name, choice in rows:
        if name == "title" and choice.known:
            facts.add_row(name, Text("as above"), one_line(choice.why))
        elif choice.known or name in {"title", "outlet", "published"}:
            facts.add_row(name, Text(one_line(choice.value or CANNOT_TELL)), Text(one_line(choice.why)))
    if page.encoding.value not in (None, "utf-8") or "\N{REPLACEMENT CHARACTER}" in page.text:
        facts.add_row("encoding", Text(page.encoding.value or CANNOT_TELL), Text(one_line(page.encoding.why)))
    facts.add_row("page", Text(f"{page.id}"), Text(one_line(page.name)))
    return Group(title, Padding(facts, (0, 0, 0, 2)))


def blocks(reading: Reading) -> RenderableType:
    """How many blocks of each kind there are, and what is printed several times, the most often first."""
    tally = ", ".join(f"{number} {kind}" for kind, number in outline.kinds(reading))
    lines = [Text(tally)]
    again = [folded for folded in outline.folded(reading)
             if folded.printed > 1 and folded.block.kind not in ASIDE]
    again.sort(key=lambda folded: -folded.printed)
    for folded in again[:MOST_FOLDED]:
        label = f"{folded.block.kind}, printed {folded.printed}×: "
        gist = shortened(folded.block.span.cut(reading.page.text), GIST - len(label))
        lines.append(Text.assemble(label, (gist, "italic")))
    if others := again[MOST_FOLDED:]:
        times = sorted({folded.printed for folded in others})
        often = f"{times[0]}×" if len(times) == 1 else f"{times[0]} to {times[-1]}×"
        lines.append(Text(f"and {counted(len(others), 'more block')} printed {often}"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", width=len("published"))
    grid.add_column()
    grid.add_row("blocks", Group(*lines))
    return Padding(grid, (0, 0, 0, 2))


def speaker_part(speaker: outline.Speaker, reading: Reading,
                 caveats: Mapping[str, tuple[Caveat, ...]]) -> Iterator[RenderableType]:
    """One speaker's statements, each with those inside it indented and the caveats that stand beside it."""
    name = one_line(speaker.name) if speaker.named else "Nobody is named"
    here = [statement for _, statement in outline.walk(speaker.told)]
    elsewhere = [one for one in speaker.quoted if one not in here]
    remark = counted(len(speaker.told), "statement") if speaker.told else ""
    if elsewhere:
        inside = "inside " + ", ".join(short(one.nested_in or "") for one in elsewhere)
        remark = f"{remark}, also {inside}" if remark else inside
    yield Group("", Text.assemble((name, "bold cyan" if speaker.named else "bold"), ("  " + remark, "dim")))
    for depth, statement in outline.walk(speaker.told):
        beside = caveats.get(statement.id, ())
        shown = said(statement, reading, named=depth > 0)
        both = Group(shown, caveat_lines(beside, reading.page.text)) if beside else shown
        yield Padding(both, (0, 0, 0, 2 + 4 * depth))


def who_part(reading: Reading) -> Iterator[RenderableType]:
    """Each actor that speaks or acts, with what is known about it, the most often mentioned first."""
    found = happened.who(reading)
    if not found:
        return
    yield heading("Who", f"{counted(len(found), 'actor')} that speak or act" if len(found) > 1
                  else "1 actor that speaks or acts")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(ratio=2)
    grid.add_column(ratio=5, style="dim")
    for one in found[:MOST_ACTORS]:
        again = f" ×{one.times}" if one.times > 1 else ""
        grid.add_row(Text.assemble((one_line(one.actor.name), "cyan"), again),
                     Text(" · ".join((*one.facts, actor_id(one.actor.id)))))
    if len(found) > MOST_ACTORS:
        grid.add_row(Text(f"and {len(found) - MOST_ACTORS} more", style="dim"), "")
    yield Padding(grid, (0, 0, 0, 2))


def actor_id(ident: str) -> str:
    """An actor's id as it is shown: one of a list whole, one made of a name cut short.

    >>> actor_id("a-299844280a"), actor_id("northern-council")
    ('a-29984428', 'northern-council')
    """
    return short(ident) if ident.startswith("a-") else one_line(ident)


def happened_part(reading: Reading) -> Iterator[RenderableType]:
    """Each main event, with who says that it happened, in the order of the text."""
    found = happened.events(reading)
    if not found:
        return
    yield heading("What happened", f"{counted(len(found), 'event')}, as the page or those on it tell it")
    for event in found:
        yield Padding(Group(*event_lines(event, reading)), (0, 0, 0, 2))


def event_lines(event: Event, reading: Reading) -> tuple[Text, Text]:
    """An event, and under it the words for it, how it is presented and who says so."""
    rest = [happened.parties(event), happened.place(event, reading), happened.time(event, reading),
            *map(happened.toll, event.tolls)]
    first = Text.assemble((happened.what(event), "bold"), *(f" · {one}" for one in rest if one))
    marks: list[tuple[str, str]] = [(f"— {happened.trigger(event, reading)}", "green")]
    marks += [(f" · {mark}", "yellow") for mark in happened.qualified(event)]
    marks += [(f" · {happened.control(event)}", "bold")] if happened.control(event) else []
    marks += [(f" · told by {happened.teller(event, reading)}", "cyan"), (f" · {short(event.id)}", "dim")]
    return first, Text.assemble(*marks)


def named_part(reading: Reading) -> Iterator[RenderableType]:
    """Where, when, how many: each place, time and quantity once, with the words in which the page names it."""
    text = reading.page.text
    parts: tuple[tuple[str, Sequence[named.Entry[Any]], Callable[[Any], str]], ...] = (
        ("where", named.places(reading), place_of), ("when", named.times(reading), lambda _: ""),
        ("how many", named.quantities(reading), lambda _: ""))
    if not any(entries for _, entries, _ in parts):
        return
    yield heading("Where, when, how many", "as the page names it, whoever says so")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=3)
    grid.add_column(ratio=4, style="dim")
    for name, entries, detail in parts:
        for number, entry in enumerate(entries[:MOST_NAMED]):
            again = f" ×{entry.times}" if entry.times > 1 else ""
            words = ", ".join(f"“{shortened(one, GIST)}”" for one in entry.printed(text)[:MOST_WORDINGS])
            what = Text.assemble(entry.name if entry.value else Text(entry.name, style="italic"), again)
            grid.add_row("" if number else name, what,
                         Text(" · ".join(filter(None, (detail(entry), words, short(entry.mentions[0].id))))))
        if len(entries) > MOST_NAMED:
            grid.add_row("", Text(f"and {len(entries) - MOST_NAMED} more", style="dim"), "")
    yield Padding(grid, (0, 0, 0, 2))


def place_of(entry: named.Entry[Place]) -> str:
    """What a place lies in; of one that cannot be told, that."""
    if entry.value is None:
        return CANNOT_TELL
    return named.where(entry.value) or entry.value.level.value


def caveat_lines(caveats: Iterable[Caveat], text: str) -> Text:
    """What could not be checked, and who would not answer, a line each."""
    lines = []
    for one in caveats:
        kind, who, clause = outline.caveat(one, text)
        lines.append(Text.assemble((f"! {kind}", "yellow"), (f" · {who}" if who else "", "cyan"), f" · {clause}",
                                   (f" · {short(one.id)}", "dim")))
    return Text("\n").join(lines)


def said(statement: Statement, reading: Reading, *, named: bool) -> RenderableType:
    """A statement: the quote as it stands on the page, and under it what makes it a statement."""
    quote = Text(visible(statement.quote))
    if named:
        quote = Text.assemble(("↳ " + one_line(outline.who(statement)) + ": ", "cyan"), quote)
    return Group(quote, attributes(statement, reading))


def attributes(statement: Statement, reading: Reading) -> Text:
    """Cue, mode, stance, certainty, side and id on one line."""
    cue = " … ".join(one_line(span.cut(reading.page.text)) for span in statement.cue)
    plain = statement.stance is Stance.ASSERT
    marks: list[Text | tuple[str, str]] = [(f"— {cue}", "green") if cue else ("— no word of saying", "dim")]
    marks += [(f" · {statement.mode}", "dim"), (f" · {statement.stance}", "dim" if plain else "bold red"),
              (f" · {outline.certainty(statement)}", "dim" if outline.certainty(statement) == "certain" else "yellow")]
    if party := happened.side(statement, reading):
        marks.append((f" · side {party}", "dim"))
    if statement.denies:
        marks.append((f" · denies {short(statement.denies)}", "red"))
    if statement.also_in:
        marks.append((f" · printed {1 + len(statement.also_in)}×", "dim"))
    marks.append((f" · {short(statement.id)}", "dim"))
    return Text.assemble(*marks)


def short(ident: str) -> str:
    """The start of an id, enough for `sayso why`.

    >>> short("s-7eea182a2e95")
    's-7eea182a'
    """
    return ident[:SHORT_ID]


def dispute(sides: outline.Sides, reading: Reading, *, wide: bool) -> RenderableType:
    """The claims on one side, the denial on the other; below each other where there is no room."""
    claims = Group(*(side(claim, reading) for claim in sides.claims))
    denial = side(sides.denial, reading)
    why = Text(one_line(sides.dispute.why), style="dim")
    if not wide:
        return Padding(Group(claims, Text("against", style="dim"), denial, why), (0, 0, 1, 2))
    both = Table.grid(padding=(0, 3), expand=True)
    both.add_column(ratio=1)
    both.add_column(ratio=1)
    both.add_row(claims, denial)
    return Padding(Group(both, why), (0, 0, 1, 2))


def side(statement: Statement, reading: Reading) -> RenderableType:
    """One side of a dispute."""
    return Group(Text(one_line(outline.who(statement)), style="bold cyan"),
                 Padding(said(statement, reading, named=False), (0, 0, 0, 2)))


def remarks(reading: Reading, *, narration: bool) -> Iterator[RenderableType]:
    """What is not shown, in one line each."""
    yield ""
    for why in reading.degraded:
        yield Text(f"Read with less than there could be: {why}.", style="yellow")
    if reading.narration and not narration:
        own = counted(len(reading.narration), "sentence")
        yield Text(f"The outlet's own voice: {own} (--narration shows them).", style="dim")
    aside = sum(block.kind in ASIDE for block in reading.blocks)
    repeats = sum(block.repeats is not None for block in reading.blocks)
    if aside or repeats:
        parts = [counted(repeats, "repeat") + " folded"] * bool(repeats) + [
            counted(aside, "block") + " not of this article"] * bool(aside)
        yield Text(f"Set aside: {', '.join(parts)}.", style="dim")
    if left_out := outline.left_out(reading):
        reasons = ", ".join(f"{number} {outline.in_plain_words(rule)}" for rule, number in left_out)
        yield Text(f"Left out: {reasons}.", style="dim")
        yield Text(f"`sayso why {short(reading.page.id)}` lists each with its reason.", style="dim")


def print_summary(console: Console, seen: int, failed: list[SaysoError]) -> None:
    """What became of all pages, and a table of those that could not be read."""
    told = Text(f"{counted(seen, 'page')}: {seen - len(failed)} read, {len(failed)} not.")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    if failed:
        table.add_column("could not be read")
        table.add_column("name of the error", no_wrap=True)
        for error in failed:
            table.add_row(Text(one_line(str(error))), error.code)
    terminal.print_parts(console, ("", Rule(style="dim"), told, *((table,) if failed else ())))
