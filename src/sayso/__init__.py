"""Sayso reads news pages about contested events and says who says what, in whose words, how certain, who denies it.

Everything heavy is imported when it is first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.model import Reading

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(path: "Path | str", *, pipeline: str | None = None) -> "Reading":
    """Read one page: an HTML or text file. Raises a SaysoError that says what was seen and what to do next."""
    from sayso import pipeline as stages  # noqa: PLC0415
    from sayso.errors import SaysoError  # noqa: PLC0415
    from sayso.text import nlp  # noqa: PLC0415

    for reading in stages.read_all(path, pipeline=pipeline or nlp.DEFAULT_PIPELINE):
        if isinstance(reading, SaysoError):
            raise reading
        return reading
    raise AssertionError("open_originals gives a page or an error for every path")
