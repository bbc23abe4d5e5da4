"""What came in, and the page that was read from it."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from sayso.model.choice import Choice


class Media(StrEnum):
    """How the original is written."""

    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Original:
    """One page as it came in: decoded, but not yet understood.

    `name` is what the user called it (a path, or `file:line` of a row); `sha256` is of the original bytes.
    The fields after `encoding` are what the user told us about the page; they win over anything found on it; `doc_id`
    is the id of its row, given back with every answer.
    """

    name: str
    sha256: str
    media: Media
    markup: str
    encoding: Choice[str]
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    doc_id: str | None = None


def page_id(original: Original) -> str:
    """A short name for the page made of what makes it itself: its bytes and its address.

    >>> original = Original("a.txt", "00ff", Media.TEXT, "Hello.", Choice("utf-8", "given"))
    >>> page_id(original)
    'p-cd2c04a30fea'
    >>> page_id(original) == page_id(original)
    True
    """
    return "p-" + sha256(f"{original.sha256}\n{original.url or ''}".encode()).hexdigest()[:12]


NOT_LOOKED: Choice[str] = Choice(None, "not looked for")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its text, which every span refers to, and what is known about it, each with the evidence.

    `published` and `updated` are ISO 8601, a day or a day with a time and the page's own zone.
    `authors` are names of people; `byline` is the line as printed; `agency` is the agency credited.
    """

    id: str
    text: str
    original_sha256: str
    name: str
    media: Media
    url: str | None = None
    encoding: Choice[str] = NOT_LOOKED
    title: Choice[str] = NOT_LOOKED
    outlet: Choice[str] = NOT_LOOKED
    byline: Choice[str] = NOT_LOOKED
    authors: tuple[str, ...] = field(default=())
    agency: Choice[str] = NOT_LOOKED
    published: Choice[str] = NOT_LOOKED
    updated: Choice[str] = NOT_LOOKED
    language: Choice[str] = NOT_LOOKED
