"""Sayso reads news pages about contested events and says who says what, in whose words, how certain, who denies it.

    >>> import sayso
    >>> reading = sayso.read_text('"We hold Marn," Darin Velk said on Monday.')
    >>> reading.statements[0].quote
    '"We hold Marn,"'

Everything heavy is imported when it is first used.
"""

from typing import TYPE_CHECKING

from sayso.model.reading import Reading, shown_in_notebooks_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.errors import SaysoError
    from sayso.model import Original
    from sayso.settings import Settings

__version__ = "0.1.0"
__all__ = ["Reading", "__version__", "read", "read_all", "read_html", "read_text"]


def read(path: "Path | str", *, pipeline: str | None = None) -> Reading:
    """Read one page: an HTML or text file, or `-` for standard input.

    `pipeline` names an installed spaCy pipeline; without it the user's settings do. Raises a SaysoError that says what
    was seen and what to do next; among them PageUnreadable where there are several pages (see `read_all`).
    """
    from itertools import islice  # noqa: PLC0415

    from sayso import pages  # noqa: PLC0415
    from sayso.errors import PageUnreadable, SaysoError  # noqa: PLC0415

    first, *more = islice(pages.open_originals(path), 2)
    if more:
        raise PageUnreadable(str(path), "holds several pages; read them with sayso.read_all")
    if isinstance(first, SaysoError):
        raise first
    return _read(first, pipeline=pipeline)


def read_all(path: "Path | str", *, pipeline: str | None = None) -> "Iterator[Reading | SaysoError]":
    """Read every page under `path`: a file, a folder, JSON lines, or `-` for standard input, in order.

    A page that cannot be read is given as its error, and the next one follows.
    """
    from sayso import pipeline as stages  # noqa: PLC0415

    settings = _settings()
    return stages.read_all(path, pipeline=pipeline or settings.pipeline, tagger=settings.tagger,
                           places=settings.places, actors=settings.actors)


def read_text(text: str, *, url: str | None = None, title: str | None = None, outlet: str | None = None,
              published: str | None = None, name: str = "text", pipeline: str | None = None) -> Reading:
    """Read plain text; every offset refers to `text` unchanged. `name` is what errors call it. Raises a SaysoError."""
    return _read_row({"text": text, "url": url, "title": title, "outlet": outlet, "published": published},
                     name=name, pipeline=pipeline)


def read_html(html: str, *, url: str | None = None, title: str | None = None, outlet: str | None = None,
              published: str | None = None, name: str = "html", pipeline: str | None = None) -> Reading:
    """Read the markup of a page; offsets refer to `reading.page.text`. `name` is what errors call it."""
    return _read_row({"html": html, "url": url, "title": title, "outlet": outlet, "published": published},
                     name=name, pipeline=pipeline)


def _read_row(row: dict[str, str | None], *, name: str, pipeline: str | None) -> Reading:
    from pathlib import Path  # noqa: PLC0415

    from sayso import pages  # noqa: PLC0415

    return _read(pages.original_of_row(row | {"id": name}, file=name, line=1, base=Path()), pipeline=pipeline)


def _read(original: "Original", *, pipeline: str | None) -> Reading:
    from sayso import pipeline as stages  # noqa: PLC0415

    settings = _settings()
    return stages.read_original(original, pipeline=pipeline or settings.pipeline, tagger=settings.tagger,
                           places=settings.places, actors=settings.actors)


def _settings() -> "Settings":
    from sayso import settings  # noqa: PLC0415

    return settings.load()


def _in_a_notebook(reading: Reading) -> str:
    from sayso.export import html  # noqa: PLC0415

    return html.for_notebook(reading)


shown_in_notebooks_by(_in_a_notebook)
