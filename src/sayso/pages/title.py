"""The headline as it is printed on the page."""

import re
from collections.abc import Sequence

from sayso.model import Block, BlockKind, Choice
from sayso.pages import jsonld
from sayso.pages.names import letters
from sayso.pages.tags import Signs, tidy

TITLE_TAGS = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title",
              "cxenseparse:title", "citation_title")
PARTING = re.compile(r"\s+[-–—|·»›:]{1,2}\s+|\s*[|｜]\s*|(?<=\S)--(?=\S)")
LONGEST_HEADLINE = 300
NO_HEADLINE = re.compile(r"(?:skip|jump|go) to\b|(?:by|published|updated|posted)\b", re.I)


def without_site(title: str, sites: frozenset[str]) -> str:
    """A title without the outlet's name and the section at its end or beginning.

    >>> without_site("Marn falls - World - The Veldin Courier", frozenset({"veldincourier"}))
    'Marn falls'
    >>> without_site("Zoric - the man and the war", frozenset({"veldincourier"}))
    'Zoric - the man and the war'
    """
    if len(title) > LONGEST_HEADLINE:
        return title.strip()
    marks = list(PARTING.finditer(title))
    for number, mark in enumerate(marks):
        if is_site(title[mark.end():], sites) or any(
                is_site(part, sites) for part in PARTING.split(title[mark.end():])[-1:]):
            # sections before the outlet's name ("- World - Courier") are short; the headline is what is left
            rest = [title[: m.start()] for m in marks[: number + 1]]
            sections = PARTING.split(title[mark.end():])
            if all(len(part.split()) <= 3 for part in sections[:-1]):
                return rest[-1].strip()
    first = re.match(r"(.{2,60}?)(?:\s+[-–—|·»›]{1,2}\s+|\s*[:|｜]\s+)", title)
    if first and is_site(first[1], sites):
        return title[first.end():].strip()
    return title.strip()


def is_site(part: str, sites: frozenset[str]) -> bool:
    """Whether a part of a title is the outlet's name."""
    name = letters(part)
    return bool(name) and (name in sites or any(
        len(site) > 3 and (name.startswith(site) or site.startswith(name)) and len(name) > 2 and len(part.split()) <= 5
        for site in sites))


def same_words(a: str, b: str) -> bool:
    """Whether two headlines are the same, or one stands whole in the other and is at least half of it."""
    first, second = (" ".join(re.findall(r"\w+", text.casefold())) for text in (a, b))
    short, long = sorted((first, second), key=len)
    return bool(short) and f" {short} " in f" {long} " and 2 * len(short.split()) >= len(long.split())


def choose(given: str | None, signs: Signs, text: str, blocks: Sequence[Block], sites: frozenset[str]) -> Choice[str]:
    """The headline: as the user gave it; as the article's data have it; as printed; last the page's title.

    The h1 is taken where JSON-LD has none, and where it is the same without an outlet's name or entity marks.
    """
    if given:
        return Choice(given, "given by the user")
    headings = [words for words in signs.headings if len(words) <= LONGEST_HEADLINE and not is_site(words, sites)]
    named = [(without_site(content, sites), f"meta {tag}") for tag, content in signs.meta(*TITLE_TAGS)]
    if signs.title:
        named.append((without_site(signs.title, sites), "<title>"))
    printed = [(tidy(block.span.cut(text)), f"headline as printed (block {block.id})")
               for block in blocks if block.kind is BlockKind.HEADLINE and not is_site(block.span.cut(text), sites)][:1]
    headline = without_site(jsonld.text_of((signs.article or {}).get("headline")) or "", sites)
    agreed = of_data(headline, headings) or of_heading(headings, named)
    if agreed:
        return agreed
    lone = [(headings[0], "the only h1")] if len(headings) == 1 else []
    several = [(words, "first h1") for words in headings[:1]]
    for words, where in (*printed, *lone, *named, *several):
        if words:
            return Choice(words, where)
    return of_lines(text, blocks)


def of_data(headline: str, headings: Sequence[str]) -> Choice[str] | None:
    """The headline of the article's data; as the h1 prints it, where the two are the same; none where it is cut off."""
    for heading in headings:
        if same_words(heading, headline) and len(heading.split()) <= len(headline.split()):
            return Choice(heading, "h1, the same as in JSON-LD")
    if not headline or re.search(r"(?:\.\.\.|…)$", headline):
        return None
    return Choice(headline, "JSON-LD headline" + (f"; the h1 says {headings[0]!r}" if headings else ""))


def of_heading(headings: Sequence[str], named: Sequence[tuple[str, str]]) -> Choice[str] | None:
    """The first h1 that a title tag says too; without a kicker that the tag leaves out."""
    for heading in headings:
        for name, where in named:
            if same_words(heading, name):
                short = min((heading, name), key=lambda words: len(words.split()))
                return Choice(short, f"h1, the same as in {where}")
    return None


def of_lines(text: str, blocks: Sequence[Block]) -> Choice[str]:
    """The headline of plain text: the first block that is no menu and does not end as a sentence does."""
    for block in blocks[:6]:
        line = tidy(block.span.cut(text))
        if len(line.split()) >= 4 and len(line) <= LONGEST_HEADLINE and not re.search(r"[.:;,]$", line) and not (
                NO_HEADLINE.match(line)):
            return Choice(line, f"first line that is set like a headline (block {block.id})")
    return Choice(None, "no h1, no title tag and no line that is set like a headline")
