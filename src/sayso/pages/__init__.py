"""Bytes, files and folders in; originals and described pages out."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.model import Block, Choice, Media, Original, Page, page_id

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def open_originals(path: Path | str) -> Iterator[Original | SaysoError]:
    """Every page under `path`, decoded, or the error that says why it cannot be."""
    data = Path(path).read_bytes()
    yield Original(str(path), sha256(data).hexdigest(), Media.TEXT, data.decode(), Choice("utf-8", "assumed"))


def describe(original: Original, tree: "HtmlElement | None", text: str, blocks: Sequence[Block]) -> Page:
    """The page with everything known about it, each with its evidence."""
    return Page(page_id(original), text, original.sha256, original.name, original.media)
