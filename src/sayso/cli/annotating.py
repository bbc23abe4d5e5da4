"""`sayso annotate`: rows in, rows out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import UnsupportedOperation
from pathlib import Path
from typing import IO, Any

from sayso import pages
from sayso import pipeline as stages
from sayso import settings as user_settings
from sayso.cli import terminal
from sayso.cli.app import complain
from sayso.errors import PageError, PageNotFound, PageUnreadable, RowError
from sayso.export import event_rows, headline_rows, rows
from sayso.model import Original

STDIN = "-"
ID_FIELDS = ("doc_id", "page_id", "id")
OF_EVENTS = {"factuality": event_rows.factuality}
"""The layers whose rows point at an event in a text."""
OF_HEADLINES = {"stance": headline_rows.stance}
"""The layers whose rows set a headline beside a text."""
LONG_BYTES = 200_000
LONGEST_LINE = 50_000_000
"""The most bytes of one row: the longest page there may be, with room for JSON's escapes."""


def run(layer: str, name: str, *, quiet: bool, pipeline: str | None) -> int:
    """Answer every row; gives the number of rows that could not be answered."""
    settings = user_settings.load()
    failed = 0
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
                                                   tagger=settings.tagger))
                except (RowError, PageError) as error:
                    failed += 1
                    complain(error)
                tick(done)
    return failed


def answer(layer: str, line: bytes, *, file: str, number: int, pipeline: str, tagger: bool = True) -> dict[str, Any]:
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
    return echo(row) | fields(layer, original, pipeline=pipeline, tagger=tagger,
                              text_given=row.get("text") is not None)


def echo(row: dict[str, Any]) -> dict[str, Any]:
    """The row's id, under the name that the row has it.

    >>> echo({"page_id": 7, "text": "Marn held."})
    {'page_id': 7}
    """
    name = next(name for name in ID_FIELDS if row.get(name) is not None)
    return {name: row[name]}


def fields(layer: str, original: Original, *, pipeline: str, tagger: bool, text_given: bool) -> dict[str, Any]:
    """What the layer says about a page; with the page's text where offsets refer to it and the row did not give it."""
    if layer in rows.OF_BLOCKS:
        return rows.OF_BLOCKS[layer](*stages.split_original(original))
    reading = stages.read_original(original, pipeline=pipeline, tagger=tagger)
    text = {} if text_given else {"text": reading.page.text}
    return text | rows.OF_READINGS[layer](reading)


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
