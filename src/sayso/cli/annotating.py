"""`sayso annotate`: rows in, rows out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import UnsupportedOperation
from pathlib import Path
from typing import IO, Any

from sayso import pages
from sayso import pipeline as stages
from sayso import settings as user_settings
from sayso.cli import terminal
from sayso.cli.app import complain
from sayso.errors import PageError, PageNotFound, PageUnreadable, RowError
from sayso.export import event_rows, headline_rows, mention_rows, rows, set_rows
from sayso.model import Original, Span

STDIN = "-"
ID_FIELDS = ("doc_id", "page_id", "id")
OF_EVENTS = {"factuality": event_rows.factuality}
"""The layers whose rows point at an event in a text."""
OF_HEADLINES = {"stance": headline_rows.stance}
"""The layers whose rows set a headline beside a text."""
OF_SETS = {"clusters": set_rows.clusters}
"""The layers that say of each text of a set what it has to do with the others."""
LONG_BYTES = 200_000
LONGEST_LINE = 50_000_000
"""The most bytes of one row: the longest page there may be, with room for JSON's escapes."""


def run(layer: str, name: str, *, spans: Path | None = None, quiet: bool, pipeline: str | None) -> int:
    """Answer every row; gives the number of rows that could not be answered."""
    settings = user_settings.load()
    if layer in OF_SETS:
        return run_set(layer, name)
    failed = 0
    given = None if spans is None else Given.of(spans)
    with opened(name) as stream:
        size = size_of(stream)
        with terminal.progress(f"Annotating {layer}", total=size, unit="bytes",
                               wanted=not quiet and (size is None or size > LONG_BYTES)) as tick:
            done = 0
            for number, line in lines(stream):
                done += len(line)
                try:
                    if line.strip():
                        terminal.print_json(answer(layer, line, file=name, number=number,
                                                   pipeline=pipeline or settings.pipeline,
                                                   tagger=settings.tagger, places=settings.places,
                                                   actors=settings.actors, given=given))
                except (RowError, PageError) as error:
                    failed += 1
                    complain(error)
                tick(done)
    return failed


def run_set(layer: str, name: str) -> int:
    """Answer rows that only a whole set can answer: none is printed before the last is read."""
    asked: list[tuple[dict[str, Any], str, str]] = []
    failed = 0
    with opened(name) as stream:
        for number, line in lines(stream):
            if not line.strip():
                continue
            try:
                row = pages.row_of(line, file=name, line=number)
                ident = pages.id_of(row, file=name, line=number)
                original = pages.original_of_row(row, file=name, line=number,
                                                 base=Path.cwd() if name == STDIN else Path(name).parent)
                page, _ = stages.split_original(original)
                asked.append((row, ident, page.text))
            except (RowError, PageError) as error:
                failed += 1
                complain(error)
    for (row, _, _), said in zip(asked, OF_SETS[layer]([ident for _, ident, _ in asked],
                                                      [text for _, _, text in asked]), strict=True):
        terminal.print_json(echo(row) | said)
    return failed


@dataclass(frozen=True, slots=True)
class Given:
    """The rows of the file of `--spans`, by their ids, each with its line."""

    file: str
    rows: dict[str, tuple[int, dict[str, Any]]]

    @classmethod
    def of(cls, file: Path) -> "Given":
        """The rows of a file; raises RowError for the first one that is of no use, PageNotFound or PageUnreadable."""
        found = {}
        with opened(str(file)) as stream:
            for number, line in lines(stream):
                if line.strip():
                    row = pages.row_of(line, file=str(file), line=number)
                    found[pages.id_of(row, file=str(file), line=number)] = (number, row)
        return cls(str(file), found)

    def spans(self, ident: str, text: str, *, file: str, line: int) -> tuple[Span, ...]:
        """The spans given for one row's text. Raises RowError where there are none for it."""
        if ident not in self.rows:
            raise RowError(file, line, f"{ident!r} has no spans in {self.file}; give a row with this id and `toponyms`")
        number, row = self.rows[ident]
        return mention_rows.given_spans(row, text, file=self.file, line=number)


def answer(layer: str, line: bytes, *, file: str, number: int, pipeline: str, tagger: bool = True,
           places: Path | None = None, actors: Path | None = None, given: Given | None = None) -> dict[str, Any]:
    """The row that answers one row: its id under the same name, then the fields of the layer.

    Raises RowError or PageError, both with file and line.
    """
    if len(line) > LONGEST_LINE:
        raise RowError(file, number, f"has more than {LONGEST_LINE:,} bytes; no page of news is that long")
    row = pages.row_of(line, file=file, line=number)
    if layer in OF_HEADLINES:
        said = OF_HEADLINES[layer](row, file=file, line=number, tagger=tagger)
        return echo(row) | said
    base = Path.cwd() if file == STDIN else Path(file).parent
    if layer in OF_EVENTS:
        event_rows.text_of(row, file=file, line=number)
    original = pages.original_of_row(row, file=file, line=number, base=base)
    if layer in OF_EVENTS:
        return echo(row) | OF_EVENTS[layer](row, file=file, line=number, pipeline=pipeline, tagger=tagger)
    if layer in rows.OF_MENTIONS:
        spans = partial(given.spans, original.doc_id or "", file=file, line=number) if given else None
        said, text = mentioned(layer, original, pipeline=pipeline, tagger=tagger, places=places, spans=spans)
        return echo(row) | ({} if row.get("text") is not None else {"text": text}) | said
    return echo(row) | fields(layer, original, pipeline=pipeline, tagger=tagger, places=places, actors=actors,
                              text_given=row.get("text") is not None)


def echo(row: dict[str, Any]) -> dict[str, Any]:
    """The row's id, under the name that the row has it.

    >>> echo({"page_id": 7, "text": "Marn held."})
    {'page_id': 7}
    """
    name = next(name for name in ID_FIELDS if row.get(name) is not None)
    return {name: row[name]}


def fields(layer: str, original: Original, *, pipeline: str, tagger: bool, text_given: bool,
           places: Path | None = None, actors: Path | None = None) -> dict[str, Any]:
    """What the layer says about a page; with the page's text where offsets refer to it and the row did not give it."""
    if layer in rows.OF_BLOCKS:
        return rows.OF_BLOCKS[layer](*stages.split_original(original))
    reading = stages.read_original(original, pipeline=pipeline, tagger=tagger, places=places, actors=actors)
    text = {} if text_given else {"text": reading.page.text}
    return text | rows.OF_READINGS[layer](reading)


def mentioned(layer: str, original: Original, *, pipeline: str, tagger: bool, places: Path | None,
              spans: Callable[[str], Sequence[Span]] | None) -> tuple[dict[str, Any], str]:
    """What a layer of mentions says about a page, and the page's text."""
    if layer == "timex":
        page, times = stages.times_in(original)
        return mention_rows.timex(times), page.text
    if layer == "toponyms":
        page, named = (stages.places_in(original, pipeline=pipeline, tagger=tagger, places=places) if spans is None
                       else stages.places_at(original, spans, places=places))
        return mention_rows.toponyms(named, page.text), page.text
    page, quantities = stages.quantities_in(original, pipeline=pipeline)
    return mention_rows.quantities(quantities), page.text


def lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Every line with its number, from 1; of one that is too long only a piece, which is longer than LONGEST_LINE."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        yield number, line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            if not (line := stream.readline(LONGEST_LINE + 1)):
                break


@contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """The file of rows, or standard input. Raises PageNotFound or PageUnreadable."""
    if name == STDIN:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115  (closed below; errors of opening are told apart from others)
    except FileNotFoundError as error:
        raise PageNotFound(name, "there is no such file; check the path") from error
    except OSError as error:
        raise PageUnreadable(name, f"cannot be opened ({error.strerror or error}); give JSON lines") from error
    with stream:
        yield stream


def size_of(stream: IO[bytes]) -> int | None:
    """How many bytes there are to read; None where that cannot be told, as in a pipe."""
    try:
        if not stream.seekable():
            return None
        here = stream.tell()
        size = stream.seek(0, 2)
        stream.seek(here)
    except (OSError, UnsupportedOperation):
        return None
    return size
