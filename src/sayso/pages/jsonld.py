"""The article as its schema.org JSON-LD describes it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Thing = dict[str, Any]

MAX_DEPTH = 12
"""How deep a thing may lie in others; a page's graph has three or four levels."""

NOT_THIS_ARTICLE = frozenset({
    "mentions", "hasPart", "isPartOf", "itemListElement", "image", "video", "author", "publisher", "creator", "about",
    "citation", "comment", "liveBlogUpdate", "subjectOf", "associatedMedia", "thumbnail", "relatedLink", "review",
})
"""Properties whose things are others than the page's own article."""


def things(tree: "HtmlElement") -> list[Thing]:
    """Every thing in the page's JSON-LD that may be the page's own article, outermost first."""
    found: list[Thing] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            for value in values(script.text):
                found.extend(walk(value))
    return found


def values(text: str) -> Iterator[Any]:
    """The JSON values in one script: also several in a row, in a comment, or with line breaks in their texts.

    >>> list(values('<!-- {"a": 1,} --> '))
    [{'a': 1}]
    """
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text).strip()
    decoder = json.JSONDecoder(strict=False)
    repaired = False
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            if repaired:
                return
            repaired = True
            text = re.sub(r",(\s*[}\]])", r"\1", text)
            continue
        yield value
        while at < len(text) and text[at] in " \t\r\n;,":
            at += 1


def walk(value: Any, depth: int = 0) -> Iterator[Thing]:
    """The things in one JSON value, without those that belong to other articles."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name, inside in value.items():
            if name not in NOT_THIS_ARTICLE and isinstance(inside, dict | list):
                yield from walk(inside, depth + 1)


def types(thing: Thing) -> set[str]:
    """The thing's types, in lower case and without an address in front.

    >>> sorted(types({"@type": ["NewsArticle", "https://schema.org/Report"]}))
    ['newsarticle', 'report']
    """
    given = thing.get("@type")
    listed = given if isinstance(given, list) else [given]
    return {re.split(r"[/#:]", item)[-1].lower() for item in listed if isinstance(item, str)}


def is_article(thing: Thing) -> bool:
    """Whether a thing is an article of some kind."""
    return any(kind.endswith(("article", "posting", "blogposting")) or kind in {"report", "review"}
               for kind in types(thing))


def article(found: list[Thing], shown: set[str]) -> Thing | None:
    """The thing that is the page's own article: of several, the one whose headline shares most words with `shown`.

    Where none is an article, a web page that has a publication time.

    >>> article([{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Marn falls"}], {"marn"})["headline"]
    'Marn falls'
    """
    articles = [thing for thing in found if is_article(thing)]
    if articles:
        return max(articles, key=lambda thing: (len(words(text_of(thing.get("headline")) or "") & shown),
                                                bool(thing.get("datePublished")), bool(thing.get("author"))))
    pages = [thing for thing in found if types(thing) & {"webpage", "itempage", "creativework", "newsmediaorganization"}
             and thing.get("datePublished")]
    return pages[0] if pages else None


def words(text: str) -> set[str]:
    """The words of a text, for comparing headlines."""
    return set(re.findall(r"\w+", text.casefold()))


def text_of(value: Any) -> str | None:
    """A property's text, its entities resolved; None where it has none.

    >>> text_of(["Marn &amp; Tolvik"]), text_of({"@value": "x"}), text_of(7)
    ('Marn & Tolvik', 'x', None)
    """
    if isinstance(value, list) and value:
        return text_of(value[0])
    if isinstance(value, dict):
        return text_of(value.get("@value") or value.get("name"))
    if isinstance(value, str) and value.strip():
        return " ".join(unescape(unescape(value)).split())
    return None


def agents(value: Any, found: list[Thing], *, depth: int = 0) -> Iterator[tuple[str, bool | None]]:
    """The names in a property such as `author`, each with whether it is called a person (True) or an organisation
    (False); None where the page does not say. References by `@id` are followed.

    >>> list(agents([{"@type": "Person", "name": "Mira Tosk"}, "MedAid"], []))
    [('Mira Tosk', True), ('MedAid', None)]
    """
    if depth > 3:
        return
    if isinstance(value, list):
        for item in value:
            yield from agents(item, found, depth=depth + 1)
    elif isinstance(value, str):
        if name := text_of(value):
            yield name, None
    elif isinstance(value, dict):
        name = text_of(value.get("name"))
        if not name and isinstance(value.get("familyName"), str):
            name = text_of(f"{value.get('givenName') or ''} {value['familyName']}")
        if name:
            kinds = types(value)
            person = True if "person" in kinds else False if any("organi" in kind for kind in kinds) else None
            for part in value["name"] if isinstance(value.get("name"), list) else [name]:
                if shown := text_of(part):
                    yield shown, person
        elif isinstance(reference := value.get("@id"), str) and depth < 3:
            for thing in found_by_id(found, reference):
                yield from agents(thing, found, depth=3)


def found_by_id(found: list[Thing], reference: str) -> list[Thing]:
    """The first thing with this `@id` that has a name."""
    return [thing for thing in found
            if thing.get("@id") == reference and (thing.get("name") or thing.get("familyName"))][:1]
