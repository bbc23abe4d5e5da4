"""The byline as printed, and the people in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from sayso.model import Block, BlockKind, Choice
from sayso.pages import around, jsonld
from sayso.pages.agency import listed, listed_letters
from sayso.pages.dates import days
from sayso.pages.names import HAN, is_person, letters, opener, people, pieces
from sayso.pages.tags import Signs, tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AUTHOR_TAGS = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "cxenseparse:author", "cxenseparse:recs:author", "mrf:authors", "article:byline",
    "og:article:author", "og:author", "citation_author", "authors", "creator", "article.author", "rnews:author",
)
LONGEST_BYLINE = 200
ADDRESS = re.compile(r"^(?:https?:)?//")
OTHER_ARTICLES = re.compile(
    r"comment|teaser|related|recommend|card|promo|appetizer|most-|popular|sidebar|widget|carousel", re.I)
"""Classes of the boxes that show other articles, with their authors."""
NO_LINE = frozenset({"body", "html", "main", "article", "section", "script", "style", "img", "meta"})


@dataclass(frozen=True, slots=True)
class Credited:
    """One source of authors: the lines as given, whether each is called a person, and where."""

    lines: tuple[str, ...]
    where: str
    person: tuple[bool | None, ...] = ()


@cache
def places() -> Any:
    """The elements that may hold a byline."""
    from lxml import etree  # noqa: PLC0415

    return etree.XPath(
        "//*[@rel='author' or contains(@itemprop,'author') or contains(@class,'author') or contains(@class,'Author')"
        " or contains(@class,'byline') or contains(@class,'Byline') or contains(@class,'by-line')]")


def of_tags(signs: Signs) -> Iterator[Credited]:
    """The authors that JSON-LD and the meta tags give."""
    if signs.article:
        for name in ("author", "creator"):
            if found := list(jsonld.agents(signs.article.get(name), signs.things)):
                yield Credited(tuple(one for one, _ in found), f"JSON-LD {name}", tuple(kind for _, kind in found))
    for tag in AUTHOR_TAGS:
        lines = [content for content in signs.metas.get(tag, ())
                 if not ADDRESS.match(content) and content[0] != "(" and any(map(str.isalpha, content))]
        if lines:
            yield Credited(tuple(dict.fromkeys(lines)), f"meta {tag}")


def of_markup(tree: "HtmlElement") -> Iterator[Credited]:
    """The authors that elements marked as author or byline show, in the order of the page."""
    for element in places()(tree):
        if element.tag in NO_LINE or any(
                parent.tag in {"aside", "nav", "footer", "li"} or OTHER_ARTICLES.search(parent.get("class") or "")
                for parent in element.iterancestors() if parent.tag not in {"body", "html"}):
            continue
        line = tidy(" ".join(element.itertext()))
        around_it = tidy(" ".join(element.getparent().itertext())) if element.getparent() is not None else ""
        if opener().match(around_it) and len(around_it) <= LONGEST_BYLINE:
            line = around_it
        if 3 < len(line) <= LONGEST_BYLINE:
            mark = element.get("rel") or element.get("itemprop") or element.get("class") or ""
            yield Credited((line,), f"element marked {mark[:40]!r}")


def of_lines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Credited, Block]]:
    """Lines of the text that open as bylines do ("By Mira Tosk"), or hold names and a day and nothing else, or a name
    with a line below that gives the day; near the headline or the end of the article.
    """
    near = (*around.head(blocks), *around.tail(blocks))
    for block, after in zip_longest(near, near[1:]):
        if len(block.span) > LONGEST_BYLINE or block.kind in {BlockKind.TEASER, BlockKind.HEADLINE, BlockKind.CAPTION}:
            continue
        line = " ".join(block.span.cut(text).split())
        if re.search(r"\w{3,}[.!?]$", line):
            continue
        named = opener().match(line) and (people(line) or any(piece in listed() for piece in pieces(line)))
        below = after.span.cut(text) if after and len(after.span) <= 60 else ""
        if named or beside_day(line) or (is_plain_name(line.strip(" |•·")) and any(day.year for day in days(below))):
            yield Credited((line,), f"the line {line!r} (block {block.id})"), block


def beside_day(line: str) -> bool:
    """Whether a line holds names of people and a day, and nothing else.

    >>> beside_day("Mira Tosk | 02.05.2031"), beside_day("Mira Tosk was seen on May 2, 2031")
    (True, False)
    """
    found = list(days(line))
    if not found:
        return False
    for day in reversed(found):
        line = line[: day.span.start] + "|" + line[day.span.end:]
    parts = [part for part in re.split(r"\s*[|•·,–—-]\s*", re.sub(r"\d{1,2}[:.]\d{2}", "|", line)) if part.strip()]
    return bool(parts) and all(is_person(part.strip()) for part in parts)


def others(outlets: Sequence[str]) -> frozenset[str]:
    """Names that are no person's: the outlet's and the agencies'."""
    return listed_letters() | {letters(name) for name in outlets if name}


def choose(tree: "HtmlElement | None", signs: Signs, text: str, blocks: Sequence[Block], outlets: Sequence[str],
           ) -> tuple[Choice[str], tuple[str, ...], list[tuple[str, str]]]:
    """The byline, the people in it, and everyone credited with where: JSON-LD, meta tags, marked elements, lines.

    The first of these that names a person is believed; where none does, the first that names anyone is the byline.
    """
    not_people = others(outlets)
    sources = list(of_tags(signs))
    printed = [source for source, _ in of_lines(text, blocks)]
    for source in sources:
        if found := named(source, not_people):
            return as_printed(found, source, printed), found, lines_of(sources)
    everyone = [*sources, *printed]
    if not any(line in listed() for source in sources for line in source.lines):
        if tree is not None and sources:
            shown = letters(" ".join([signs.title or "", *signs.headings]))
            everyone += (line for line in alone(text, blocks) if letters(line.lines[0]) not in shown)
        everyone += of_markup(tree) if tree is not None else ()
        for source in everyone[len(sources):]:
            if found := named(source, not_people):
                return Choice(source.lines[0], source.where), found, lines_of([*sources, source])
    if everyone:
        why = f"{everyone[0].where}; it names no person"
        return Choice(", ".join(everyone[0].lines), why), (), lines_of(everyone)
    return Choice(None, "no author in JSON-LD, meta tags or marked elements, and no line that opens with 'By'"), (), []


def lines_of(sources: Sequence[Credited]) -> list[tuple[str, str]]:
    """Every line of some sources with where it was read."""
    return [(line, source.where) for source in sources for line in source.lines]


def alone(text: str, blocks: Sequence[Block]) -> Iterator[Credited]:
    """Lines with nothing but names, above the first long block: where the tags credit only the outlet, its pages often
    print the byline so.
    """
    below = blocks[around.beginning(blocks):][: around.AFTER]
    for block, after in pairwise(below):
        line = " ".join(block.span.cut(text).split())
        parts = pieces(line) if len(line) <= 100 else []
        before_text = len(after.span) > 100 and block.kind is not BlockKind.HEADLINE
        if before_text and parts and all(map(is_plain_name, parts)):
            yield Credited((line,), f"the line {line!r} above the text (block {block.id})")


def named(source: Credited, not_people: frozenset[str]) -> tuple[str, ...]:
    """The people in one source."""
    return tuple(dict.fromkeys(name for line in source.lines for name in people(line, known_others=not_people)))


def is_plain_name(piece: str) -> bool:
    """Whether a piece is a name without any doubt: two or three words, not in capitals, not two signs of Chinese."""
    return is_person(piece) and 2 <= len(piece.split()) <= 3 and piece != piece.upper() and not HAN.fullmatch(piece)


def as_printed(found: tuple[str, ...], source: Credited, printed: list[Credited]) -> Choice[str]:
    """The line on the page that names the same people; else their names as the tags have them."""
    for line in printed:
        if any(letters(name) in letters(line.lines[0]) for name in found):
            return Choice(line.lines[0], f"{line.where}, as in {source.where}")
    return Choice(", ".join(source.lines), f"{source.where}; no line on the page says so")
