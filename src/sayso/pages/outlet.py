"""Which outlet the page is from."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from sayso.model import Block, Choice
from sayso.pages import jsonld
from sayso.pages.names import letters
from sayso.pages.tags import Signs, tidy

OUTLET_TAGS = (
    "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "twitter:app:name:iphone",
    "apple-mobile-web-app-title", "parsely-site", "cxenseparse:publisher", "copyright", "article:publisher",
)
RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d\s*(?:[-–]\s*(?:19|20)\d\d)?\s*)?"
                    r"(?P<name>[^\W\d_][^.|©\d\n]{2,50}?)\s*(?:(?:19|20)\d\d)?(?=\.|,|\||$|\s-\s|\sall rights)", re.I)


def host_of(url: str | None) -> str | None:
    """The host of an address, without "www.".

    >>> host_of("https://www.veldincourier.example/a?b"), host_of("marn")
    ('veldincourier.example', None)
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def candidates(signs: Signs) -> list[tuple[str, str]]:
    """Every name that the tags give for the outlet, with where."""
    found = []
    if signs.article:
        found += [(name, "JSON-LD publisher")
                  for name, _ in jsonld.agents(signs.article.get("publisher"), signs.things)]
    for tag, content in signs.meta(*OUTLET_TAGS):
        if not re.match(r"(?:https?:)?//|@|\d+$", content):
            found.append((re.sub(r"^(?:©|\(c\)|copyright)[\s\d-]*", "", content, flags=re.I), f"meta {tag}"))
    for thing in signs.things:
        site = jsonld.text_of(thing.get("name"))
        if site and jsonld.types(thing) & {"website", "newsmediaorganization", "organization"}:
            found.append((site, "JSON-LD of the site"))
    return [(tidy(name), where) for name, where in found if name.strip() and len(name) <= 80]


def beside_headline(signs: Signs) -> str | None:
    """The outlet's name as the h1 of a page whose title is "Name: headline" or "Headline - Name".

    >>> beside_headline(Signs(title="Karsova Today: Many dead in shelled village", headings=("Karsova Today",)))
    'Karsova Today'
    """
    for heading in signs.headings:
        found = re.fullmatch(rf"{re.escape(heading)}\s*[-–—|·»:]\s+(.+)|(.+?)\s+[-–—|·»:]\s*{re.escape(heading)}",
                             signs.title or "")
        if found and len((found[1] or found[2]).split()) >= 2 * len(heading.split()):
            return heading
    return None


def choose(given: str | None, signs: Signs, url: str | None, text: str, blocks: Sequence[Block]) -> Choice[str]:
    """The outlet's name: as the user gave it, else as the page's tags do, else the end of its title, else its host."""
    if given:
        return Choice(given, "given by the user")
    if found := candidates(signs):
        name, where = found[0]
        # "veldincourier" and "The Veldin Courier" are one name; the one that is written out is better.
        for other, there in found[1:]:
            if letters(other) == letters(name) and other.count(" ") > name.count(" "):
                name, where = other, there
        return Choice(name, where)
    if beside := beside_headline(signs):
        return Choice(beside, "h1 that <title> sets before or after the headline")
    host = host_of(url) or host_of(signs.address)
    return in_title(signs, host) or in_notice(text, blocks) or Choice(host, (
        "host of the address; no name on the page" if host else
        "no publisher in the tags, no notice of rights and no address"))


def in_title(signs: Signs, host: str | None) -> Choice[str] | None:
    """The end of the title, where the address says the same."""
    for part in reversed(re.split(r"\s+[-–—|·»:]\s+", signs.title or "")[1:]):
        if len(letters(part)) > 2 and letters(part) in letters((host or "").replace("-", "")):
            return Choice(part, "end of <title>, as in the address")
    return None


def in_notice(text: str, blocks: Sequence[Block]) -> Choice[str] | None:
    """The name in a notice of rights at the end of the page."""
    for block in reversed(blocks[-15:]):
        if len(block.span) < 200 and (match := RIGHTS.search(block.span.cut(text))):
            return Choice(match["name"].strip(), f"notice of rights (block {block.id})")
    return None
