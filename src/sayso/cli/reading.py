"""`sayso read`: every page, and at the end what could not be read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso import pipeline as stages
from sayso import settings as user_settings
from sayso.cli import terminal, view
from sayso.cli.app import complain
from sayso.cli.kept import Kept
from sayso.errors import OutputError, SaysoError
from sayso.export import files, json
from sayso.model import Reading


def run(paths: list[str], *, as_json: bool, html: Path | None, acled: Path | None, plover: Path | None,
        narration: bool, no_keep: bool, quiet: bool, pipeline: str | None) -> int:
    """Read the pages and show them; gives the number of those that could not be read."""
    settings = user_settings.load()
    asked_for = [file for file in (html, acled, plover) if file is not None]
    for file in asked_for:
        files.check(file)
    kept = Kept(settings.home, most=settings.keep_pages) if settings.keep and not no_keep else None
    console = terminal.console()
    shows = not as_json and not asked_for
    readings: list[Reading] = []
    failed: list[SaysoError] = []
    seen = 0
    total = count(paths)
    with terminal.progress("Reading", total=total or None,
                           wanted=not quiet and total >= terminal.FEWEST_FOR_A_BAR
                           and not (shows and console.is_terminal)) as tick:
        for reading in read_each(paths, pipeline=pipeline or settings.pipeline, tagger=settings.tagger,
                                 places=settings.places, actors=settings.actors):
            seen += 1
            tick(seen)
            if isinstance(reading, SaysoError):
                failed.append(reading)
                complain(reading)
                continue
            kept = keep(kept, reading, quiet=quiet)
            if as_json:
                print_reading(reading)
            if asked_for:
                readings.append(reading)
            if shows:
                view.print_reading(console, reading, narration=narration, again=seen > 1)
    if kept:
        kept.tidy()
    if html is not None and readings:
        write_report(html, readings, failed, quiet=quiet)
    if readings:
        write_events(readings, acled=acled, plover=plover, settings=settings, quiet=quiet)
    if shows and seen > 1:
        view.print_summary(console, seen, failed)
    return len(failed)


def read_each(paths: Iterable[str], *, pipeline: str, tagger: bool = True, places: Path | None = None,
              actors: Path | None = None
              ) -> Iterator[Reading | SaysoError]:
    """Every page under every path."""
    for path in paths:
        yield from stages.read_all(path, pipeline=pipeline, tagger=tagger, places=places, actors=actors)


def print_reading(reading: Reading) -> None:
    """One reading as a line of JSON on standard output."""
    terminal.print_json(json.as_json(reading))


def keep(kept: Kept | None, reading: Reading, *, quiet: bool) -> Kept | None:
    """Keep a reading; where that cannot be done, say so once and go on: the answer does not depend on it."""
    if kept is None:
        return None
    try:
        kept.keep(reading)
    except OutputError as error:
        terminal.remark(f"sayso: not kept for `sayso why`: {error}", quiet=quiet)
        return None
    return kept


def write_report(file: Path, readings: list[Reading], failed: list[SaysoError], *, quiet: bool) -> None:
    """Write the report; raises OutputError where it cannot be written."""
    from sayso.export import html  # noqa: PLC0415

    files.write(file, html.report(readings, failed))
    terminal.remark(f"wrote {file}", quiet=quiet)


def write_events(readings: list[Reading], *, acled: Path | None, plover: Path | None, settings: user_settings.Settings,
                 quiet: bool) -> None:
    """Write the events of all pages in each form asked for; raises OutputError where one cannot be written."""
    from sayso.export import acled as acled_rows  # noqa: PLC0415
    from sayso.export import plover as plover_records  # noqa: PLC0415

    for form, file in ((acled_rows.write, acled), (plover_records.write, plover)):
        if file is not None:
            form(readings, file, places=settings.places, actors=settings.actors)
            terminal.remark(f"wrote {file}", quiet=quiet)


def count(paths: Iterable[str]) -> int:
    """How many files there are to read, for the progress bar; 0 where that cannot be told."""
    found = 0
    for path in paths:
        if path == "-":
            return 0
        found += sum(1 for file in Path(path).rglob("*") if file.is_file()) if Path(path).is_dir() else 1
    return found
