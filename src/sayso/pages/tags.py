"""What the page's own tags say: meta, title, h1, time, canonical address, language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING

from sayso.pages import jsonld

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Clock:
    """One `<time>`: its machine time, what it shows, the words in its class and label, whether it follows the h1."""

    machine: str
    shown: str
    labels: str
    after_headline: bool


@dataclass(frozen=True)
class Signs:
    """Everything the tags of one page say about it, in the order of the page."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    things: list[jsonld.Thing] = field(default_factory=list)
    title: str | None = None
    headings: tuple[str, ...] = ()
    clocks: tuple[Clock, ...] = ()
    language: str | None = None
    address: str | None = None

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        """The named tags that are there, as (name, content), in the order of `names`."""
        for name in names:
            for content in self.metas.get(name, ()):
                yield name, content

    @cached_property
    def article(self) -> jsonld.Thing | None:
        """The page's own article in its JSON-LD."""
        shown = " ".join([*self.headings, self.title or "", *self.metas.get("og:title", [])])
        return jsonld.article(self.things, jsonld.words(shown))


def read(tree: "HtmlElement | None") -> Signs:
    """All signs on a page, in one walk; no sign at all for plain text."""
    if tree is None:
        return Signs()
    metas: dict[str, list[str]] = {}
    headings: list[str] = []
    clocks: list[Clock] = []
    title = address = None
    for element in tree.iter("meta", "title", "h1", "time", "link"):
        match element.tag:
            case "meta":
                for key, content in meta_of(element):
                    metas.setdefault(key, []).append(content)
            case "title":
                if title is None and getattr(element.getparent(), "tag", "head") in {"head", "html"}:
                    title = tidy(element.text_content())
            case "h1":
                if heading := tidy(element.text_content()):
                    headings.append(heading)
            case "time":
                labels = " ".join(element.get(name) or "" for name in ("class", "itemprop", "title", "id"))
                clocks.append(Clock((element.get("datetime") or element.get("content") or "").strip(),
                                    tidy(element.text_content()), labels, bool(headings)))
            case "link":
                if element.get("rel") == "canonical" and element.get("href"):
                    address = address or element.get("href").strip()
    address = address or next(iter(metas.get("og:url", [])), None)
    root = tree.getroottree().getroot()
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Signs(metas, jsonld.things(tree), title or None, tuple(headings), tuple(clocks), language, address)


def meta_of(element: "HtmlElement") -> Iterator[tuple[str, str]]:
    """A meta tag's names with its content."""
    if content := tidy(element.get("content") or ""):
        for name in ("property", "name", "itemprop", "http-equiv"):
            if key := element.get(name):
                yield plain_key(key), content


def plain_key(key: str) -> str:
    """A tag's name in lower case, an address of the Open Graph vocabulary made short.

    >>> plain_key("http://ogp.me/ns/article#published_time"), plain_key("DC.Creator")
    ('article:published_time', 'dc.creator')
    """
    key = re.sub(r"^https?://ogp\.me/ns#", "og:", key.strip())
    key = re.sub(r"^https?://ogp\.me/ns/(\w+)#", r"\1:", key)
    return key.lower()


def tidy(text: str) -> str:
    """Text on one line, entities resolved, soft hyphens and zero-width characters left out.

    >>> tidy(" Marn\\n &amp;amp; Tol\\u00advik ")
    'Marn & Tolvik'
    """
    if "&" in text:
        text = unescape(unescape(text))
    return " ".join(re.sub("[\u00ad\u200b\u200c\u2060\ufeff]", "", text).split())
