"""The markup of a page as an lxml tree, and what the page's own scripts and meta tags say about it."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sayso.errors import PageHasNoText, PageTooDeep
from sayso.model import Media, Original

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 2048  # libxml2 stops reading here (its `htmlMaxDepth` for huge trees) and would silently drop the rest
XML_DECLARATION = re.compile(r"\A[\ufeff\s]*<\?xml\b[^>]{0,400}>")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
WRAPPED = re.compile(r"^\s*(?:<!--|(?://|/\*)\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)\s*\]\]>(?:\s*\*/)?)\s*$")


def tree(original: Original) -> "HtmlElement | None":
    """The page's tree, parsed once for all stages; None for plain text.

    Raises PageTooDeep where tags are nested deeper than 2,048, PageHasNoText where there is no element at all.

    >>> from sayso.model import Choice
    >>> markup = '<?xml version="1.0" encoding="x"?><p>No war.'
    >>> page = Original("a.html", "00", Media.HTML, markup, Choice("utf-8", "given"))
    >>> tree(page).text_content()
    'No war.'
    """
    if original.media is Media.TEXT:
        return None
    from lxml import etree, html  # noqa: PLC0415

    # lxml refuses characters with an encoding declaration, and libxml2 ends the page at a lone surrogate.
    markup = LONE_SURROGATE.sub("\ufffd", XML_DECLARATION.sub("", original.markup))
    parser = html.HTMLParser(huge_tree=True)  # without it, a text of 10 MB in one element is dropped without a word
    try:
        root = html.document_fromstring(markup, parser=parser)
    except etree.ParserError as error:
        raise PageHasNoText(original.name, "the markup holds no element at all, only white space or comments; "
                                           "give the page as the browser got it") from error
    for entry in parser.error_log.filter_from_fatals():
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise PageTooDeep(original.name, f"tags are nested deeper than {DEEPEST} (line {entry.line}); no real page "
                                             "is, so the rest was not read")
    return root


def meta(root: "HtmlElement") -> dict[str, str]:
    """The page's meta tags: `name`, `property` or `itemprop` in lower case to content; the first of a name wins.

    >>> from lxml import html
    >>> meta(html.document_fromstring('<meta property="og:title" content="Bridge held"><p>x'))
    {'og:title': 'Bridge held'}
    """
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def json_ld(root: "HtmlElement") -> list[dict[str, Any]]:
    """Every object of the page's JSON-LD scripts, outer before inner; a script that is not JSON is passed over.

    >>> from lxml import html
    >>> script = '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle"}]}</script><p>x'
    >>> [thing.get("@type") for thing in json_ld(html.document_fromstring(script))]
    [None, 'NewsArticle']
    """
    found: list[dict[str, Any]] = []
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            found += objects(loaded(element.text))
    return found


def loaded(script: str) -> object:
    """A script as JSON, forgiving raw line breaks in strings and comment marks around it; None where it is no JSON."""
    try:
        return json.loads(WRAPPED.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def objects(thing: object) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value, outer before inner, in order.

    >>> list(objects([{"a": {"b": 1}}]))
    [{'a': {'b': 1}}, {'b': 1}]
    """
    waiting = [thing]
    while waiting:
        match waiting.pop():
            case dict() as found:
                yield found
                waiting += reversed(found.values())
            case list() as items:
                waiting += reversed(items)
