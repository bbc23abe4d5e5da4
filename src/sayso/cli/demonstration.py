"""`sayso demo`: the bundled case, page by page in a few lines, and what its pages dispute."""

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
from sayso.export import outline
from sayso.export.outline import counted
from sayso.export.visible import one_line, shortened
from sayso.model import Mode, Reading, Statement

MOST_SPEAKERS = 4
GIST = 66


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
        for reading in stages.read_all(path, pipeline=pipeline or settings.pipeline):
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
        Text(f"  {one_line(source)} · {counted(len(reading.statements), 'statement')}"
             + (f" · {counted(folded, 'repeat')} folded" if folded else ""), style="dim")]
    speakers = [speaker for speaker in outline.speakers(reading) if speaker.named and speaker.told]
    speakers.sort(key=lambda speaker: -len(speaker.told))
    for speaker in speakers[:MOST_SPEAKERS]:
        said = telling([told.statement for told in speaker.told])
        line = Text.assemble((one_line(speaker.name), "cyan"), (f" {len(speaker.told)}× ", "dim"),
                             shortened(said.quote, GIST - len(speaker.name)))
        lines.append(Padding(line, (0, 0, 0, 2)))
    if others := len(speakers) - MOST_SPEAKERS:
        lines += [Text(f"  and {counted(others, 'more speaker')}", style="dim")] if others > 0 else []
    return lines


def telling(statements: list[Statement]) -> Statement:
    """The statement that shows best what a speaker says: the longest in their own words, else the longest."""
    return max(statements, key=lambda statement: (statement.mode is Mode.DIRECT, len(statement.quote)))


def disputes(readings: list[Reading]) -> list[RenderableType]:
    """What the pages set against each other; the same pair on several pages stands once."""
    found: dict[tuple[str, str], tuple[outline.Sides, list[str]]] = {}
    for reading in readings:
        for sides in outline.sides(reading):
            pair = (sides.claims[0].quote, sides.denial.quote)
            found.setdefault(pair, (sides, []))[1].append(reading.page.outlet.value or "a page without an outlet")
    lines: list[RenderableType] = [view.heading("In dispute", "Sayso does not say who is right")]
    for sides, outlets in found.values():
        lines += [one_side("", sides.claims[0]), one_side("  against ", sides.denial),
                  Text(f"    in {one_line(', '.join(dict.fromkeys(outlets)))}", style="dim")]
    if not found:
        lines.append(Text("  No denial on these pages points at a claim on the same page."))
    return lines


def one_side(before: str, statement: Statement) -> RenderableType:
    """One side of a dispute in one line."""
    who = one_line(outline.who(statement))
    return Text.assemble(("  " + before, "dim"), (who, "cyan"), ": ",
                         shortened(statement.quote, max(GIST - len(before) - len(who) + 8, GIST // 3)))


def further(folder: Path, readings: list[Reading]) -> list[RenderableType]:
    """What to type next."""
    statement = next((one for reading in readings for one in reading.statements), None)
    page = next((name for name in (reading.page.name for reading in readings) if Path(name).is_file()), str(folder))
    try:
        page = str(Path(page).relative_to(Path.cwd()))
        folder = folder.relative_to(Path.cwd())
    except ValueError:
        pass  # not below the working folder: its whole path it is
    lines: list[RenderableType] = [Rule(style="dim"), Text("Next:"), Text(f"  sayso read {page}")]
    if statement:
        lines.append(Text(f"  sayso why {view.short(statement.id)}"))
    return [*lines, Text(f"  sayso read {folder} --html report.html")]
