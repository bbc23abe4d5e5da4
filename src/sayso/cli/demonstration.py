"""`sayso demo`: the bundled case, page by page in a few lines, and what its pages dispute."""

import shutil
import sys
from importlib.resources import files
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

import sayso
from sayso import pipeline as stages
from sayso import settings as user_settings
from sayso.cli import terminal, view
from sayso.cli.app import complain
from sayso.cli.kept import Kept
from sayso.cli.reading import keep
from sayso.errors import PageNotFound, SaysoError
from sayso.export import happened, named, outline
from sayso.export.outline import counted
from sayso.export.visible import one_line, shortened
from sayso.model import Mode, Reading, Statement

MOST_SPEAKERS = 4
MOST_NAMED = 4
GIST = 66
LINE = 74


def run(*, quiet: bool, pipeline: str | None) -> int:
    """Show the case; gives the number of pages that could not be read."""
    settings = user_settings.load()
    folder = examples()
    console = terminal.console()
    kept = Kept(settings.home, most=settings.keep_pages) if settings.keep else None
    readings: list[Reading] = []
    failed = 0
    terminal.print_parts(console, [Text("An invented war, told by invented outlets. Who says what?", style="bold")])
    for path in sorted(file for file in folder.iterdir() if file.suffix in {".html", ".txt", ".jsonl"}):
        for reading in stages.read_all(path, pipeline=pipeline or settings.pipeline, tagger=settings.tagger,
                                       places=settings.places or folder / "places.toml",
                                       actors=settings.actors or folder / "actors.toml"):
            if isinstance(reading, SaysoError):
                failed += 1
                complain(reading)
                continue
            kept = keep(kept, reading, quiet=quiet)
            readings.append(reading)
            terminal.print_parts(console, summary(reading))
    terminal.print_parts(console, disputes(readings))
    terminal.print_parts(console, further(folder, readings))
    return failed


def examples() -> Path:
    """The folder of the bundled case: in the package, or beside it in a checkout. Raises PageNotFound."""
    package = Path(str(files(sayso)))
    for folder in (package / "examples", package.parent.parent / "examples"):
        if folder.is_dir():
            return folder
    raise PageNotFound("examples", "the bundled case is not installed with this copy of Sayso; read a page of your own")


def summary(reading: Reading) -> list[RenderableType]:
    """One page in a few lines: where it is from, and who speaks on it."""
    page = reading.page
    source = f"{page.outlet.value or 'outlet: cannot tell'} · {page.published.value or 'date: cannot tell'}"
    source += f" · credits {page.agency.value}" if page.agency.known else ""
    folded = sum(block.repeats is not None for block in reading.blocks)
    lines: list[RenderableType] = [
        "", Text(shortened(page.title.value or page.name, GIST), style="bold"),
        Padding(Text(f"{one_line(source)} · {counted(len(reading.statements), 'statement')}"
                         + (f" · {counted(folded, 'repeat')} folded" if folded else ""), style="dim"), (0, 0, 0, 2))]
    speakers = [speaker for speaker in outline.speakers(reading) if speaker.named and speaker.told]
    speakers.sort(key=lambda speaker: -len(speaker.told))
    for speaker in speakers[:MOST_SPEAKERS]:
        said = telling([told.statement for told in speaker.told])
        one_of = f" · 1 of {len(speaker.told)}" if len(speaker.told) > 1 else ""
        code, words = who_is(said, reading), cue(said, page.text)
        line = Text.assemble((one_line(speaker.name), "cyan"), (f"{code}{words}{one_of}: ", "dim"),
                             shortened(said.quote, max(GIST - len(speaker.name) - len(code) - len(words), GIST // 3)))
        lines.append(Padding(line, (0, 0, 0, 2)))
    if others := len(speakers) - MOST_SPEAKERS:
        lines += [Text(f"  and {counted(others, 'more speaker')}", style="dim")] if others > 0 else []
    return [*lines, *named_in(reading)]


def who_is(statement: Statement, reading: Reading) -> str:
    """The code of who says it, in brackets after the name; nothing where several say it or nothing is known of them."""
    codes = [actor.code for actor in reading.actors if actor.id in statement.speakers]
    return f" ({one_line(codes[0])})" if len(codes) == 1 and codes[0] else ""


def named_in(reading: Reading) -> list[RenderableType]:
    """What happened, where, when and how many, in a line each: the first events, the places named most often, the days
    told most often, the tolls.
    """
    did = [f"{happened.what(event)} {happened.parties(event)}".rstrip() for event in happened.events(reading)]
    where = [entry.name for entry in named.places(reading) if entry.value]
    days = [entry for entry in named.times(reading) if entry.value and entry.value.precision == 1]
    when = [entry.name for entry in sorted(days, key=lambda entry: -entry.times)]
    many = [entry.name for entry in named.quantities(reading) if entry.value and entry.value.scope]
    return [Padding(Text.assemble((f"{name}: ", "dim"), shortened("; ".join(found[:MOST_NAMED]), LINE - len(name))),
                    (0, 0, 0, 2))
            for name, found in (("what happened", did), ("where", where), ("when", when), ("how many", many)) if found]


def cue(statement: Statement, text: str) -> str:
    """The words of saying after a name, so that what follows can be understood; nothing where there are none."""
    words = " … ".join(one_line(span.cut(text)) for span in statement.cue)
    return f", “{shortened(words, GIST // 3)}”" if words else ""


def telling(statements: list[Statement]) -> Statement:
    """The statement that shows best what a speaker says: the longest in their own words, else the longest."""
    return max(statements, key=lambda statement: (statement.mode is Mode.DIRECT, len(statement.quote)))


def disputes(readings: list[Reading]) -> list[RenderableType]:
    """What the pages set against each other; the same pair on several pages stands once."""
    found: dict[tuple[str, str], tuple[outline.Sides, str, list[str]]] = {}
    for reading in readings:
        for sides in outline.sides(reading):
            pair = (sides.claims[0].quote, sides.denial.quote)
            _, _, outlets = found.setdefault(pair, (sides, reading.page.text, []))
            outlets.append(reading.page.outlet.value or "a page without an outlet")
    lines: list[RenderableType] = [view.heading("In dispute", "Sayso does not say who is right")]
    for sides, text, outlets in found.values():
        lines += [one_side("", sides.claims[0], text), one_side("  against ", sides.denial, text),
                  Text(f"    in {one_line(', '.join(dict.fromkeys(outlets)))}", style="dim")]
    if not found:
        lines.append(Text("  No denial on these pages points at a claim on the same page."))
    return lines


def one_side(before: str, statement: Statement, text: str) -> RenderableType:
    """One side of a dispute in one line."""
    who, said = one_line(outline.who(statement)), cue(statement, text)
    return Text.assemble(("  " + before, "dim"), (who, "cyan"), (said, "dim"), ": ",
                         shortened(statement.quote, max(GIST - len(before) - len(who) - len(said) + 8, GIST // 3)))


def further(folder: Path, readings: list[Reading]) -> list[RenderableType]:
    """What to type next."""
    statement = next((one for reading in readings for one in reading.statements), None)
    page = next((name for name in (reading.page.name for reading in readings) if Path(name).is_file()), str(folder))
    try:
        page = str(Path(page).relative_to(Path.cwd()))
        folder = folder.relative_to(Path.cwd())
    except ValueError:
        pass  # not below the working folder: its whole path it is
    lines: list[RenderableType] = [Rule(style="dim"), Text("Next:")]
    if activate := activation():
        lines.append(Text(f"  {activate}   # once in each terminal"))
    lines.append(Text(f"  sayso read {page}"))
    if statement:
        lines.append(Text(f"  sayso why {view.short(statement.id)}"))
    return [*lines, Text(f"  sayso read {folder} --html report.html")]


def activation() -> str:
    """What to type so that `sayso` is found, where it runs from a virtual environment that is not active; else "".

    >>> activation() == "" or activation().startswith("source ")
    True
    """
    script = Path(sys.executable).parent / "activate"
    found = shutil.which("sayso")
    if not script.is_file() or (found and Path(found).parent == script.parent):
        return ""
    return f"source {script.relative_to(Path.cwd()) if script.is_relative_to(Path.cwd()) else script}"
