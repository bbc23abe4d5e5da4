"""What a page's meta tags and scripts say about its own text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

from sayso.text.dom import json_ld, meta

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
RUN = 3
MOST_TITLES = 6
Words: TypeAlias = tuple[str, ...]
Runs: TypeAlias = frozenset[Words]
NO_RUNS: Runs = frozenset()
TITLES = ("og:title", "twitter:title", "title", "dc.title", "headline")
DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
ARTICLES = re.compile(r"Article|BlogPosting|Report|Review|WebPage")


def words(text: str) -> Words:
    """The words of a text in one case; each Chinese, Japanese or Korean character is a word.

    >>> words("Sered, 停戦 held")
    ('sered', '停', '戦', 'held')
    """
    return tuple(WORDS.findall(text.casefold()))


def runs(of: Words) -> Runs:
    """Every run of three words; all of a shorter text.

    >>> sorted(runs(("a", "b", "c", "d")))
    [('a', 'b', 'c'), ('b', 'c', 'd')]
    """
    if len(of) <= RUN:
        return frozenset({of}) if of else NO_RUNS
    return frozenset(zip(of, of[1:], of[2:], strict=False))


def share(of: Words, known: Runs) -> float:
    """The share of a text's runs of three words that are known.

    >>> share(("a", "b", "c", "d"), frozenset({("a", "b", "c")}))
    0.5
    """
    own = runs(of)
    return len(own & known) / len(own) if own else 0.0


@dataclass(frozen=True, slots=True)
class Clues:
    """What the page says its headline, its description and its text are; empty where it says nothing."""

    titles: tuple[Words, ...]
    descriptions: tuple[Words, ...]
    body: Runs


def listen(root: "HtmlElement") -> Clues:
    """What the page says about itself.

    >>> from lxml import html
    >>> markup = '<title>Bridge held - Harbour Post</title><meta property="og:title" content="Bridge held"><p>x'
    >>> listen(html.document_fromstring(markup)).titles
    (('bridge', 'held'), ('bridge', 'held', 'harbour', 'post'))
    """
    tags = meta(root)
    titles = [tags[name] for name in TITLES if name in tags]
    descriptions = [tags[name] for name in DESCRIPTIONS if name in tags]
    bodies: list[str] = []
    for thing in json_ld(root):
        if not any(ARTICLES.search(kind) for kind in texts(thing.get("@type"))):
            continue
        if not bodies and len(titles) < MOST_TITLES:  # a live page lists the headline of each of its updates
            titles += texts(thing.get("headline"))
        descriptions += texts(thing.get("description"))
        bodies += texts(thing.get("articleBody"))
    # Only the first: pictures drawn in the page have titles too.
    titles += [title.text for title in root.iter("title") if title.text][:1]
    body = max(bodies, key=len, default="")
    return Clues(plain(titles), plain(descriptions), runs(words(TAGS.sub(" ", unescape(body)))))


def texts(value: object) -> list[str]:
    """A value of JSON-LD that may be one text or a list of them.

    >>> texts("Report"), texts(["Report", 3]), texts(None)
    (['Report'], ['Report'], [])
    """
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def plain(given: Iterable[str]) -> tuple[Words, ...]:
    """The words of each text, without markup, each once."""
    return tuple(dict.fromkeys(of for text in given if (of := words(TAGS.sub(" ", unescape(text))))))
