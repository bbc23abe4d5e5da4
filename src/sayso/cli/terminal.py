"""Where the commands write to: people at a terminal, a pipe, or a program."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from rich.console import Console, RenderableType

from sayso.errors import OutputError
from sayso.export.json import line

FEWEST_FOR_A_BAR = 5


class Ticks(Protocol):
    """Told how far the work has come."""

    def __call__(self, done: float) -> None:
        """`done` of the total is done."""


def console(*, err: bool = False) -> Console:
    """What people read: no markup is taken from any text, and no colour goes into a pipe."""
    return Console(stderr=err, markup=False, highlight=False, emoji=False)


def print_parts(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print what people read; into a pipe without the spaces that fill lines up."""
    with writing():
        if console.is_terminal:
            for part in parts:
                console.print(part)
            return
        with console.capture() as capture:
            for part in parts:
                console.print(part)
        console.file.write("".join(line.rstrip() + "\n" for line in capture.get().splitlines()))


@contextmanager
def writing() -> Iterator[None]:
    """Standard output while something is written to it. Raises OutputError where it takes nothing, as on a full disk.

    A closed pipe is no error of ours: who reads has seen enough, and the command ends.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python tries again at its end, and complains about it
        raise OutputError(f"standard output: cannot be written: {error.strerror or error}; make room, or write "
                          "somewhere else") from error


def remark(text: str, *, quiet: bool) -> None:
    """A remark on standard error, which is not part of the answer."""
    if not quiet:
        console(err=True).print(text, style="dim", soft_wrap=True)


def print_json(fields: Mapping[str, Any] | str) -> None:
    """One line of JSON on standard output, in UTF-8 whatever the terminal is set to."""
    text = fields if isinstance(fields, str) else line(fields)
    with writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.buffer.flush()


@contextmanager
def progress(what: str, *, total: float | None, wanted: bool, unit: str = "pages") -> Iterator[Ticks]:
    """A bar on standard error while the work goes on, where somebody is there to see it."""
    if not wanted or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    amount = MofNCompleteColumn() if unit == "pages" else TaskProgressColumn()
    with Progress(TextColumn("{task.description}"), BarColumn(), amount, TimeRemainingColumn(),
                  console=console(err=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
