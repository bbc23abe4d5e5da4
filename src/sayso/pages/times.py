"""When the page was published and last changed, each with the evidence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Block, BlockKind, Choice
from sayso.pages import around, dates, jsonld
from sayso.pages.agency import DAY, PLACE
from sayso.pages.tags import Signs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PUBLISHED_TAGS = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date",
    "sailthru.date", "publish-date", "publish_date", "published_time", "published_at", "pubdate", "pub_date",
    "publishdate", "publisheddate", "publicationdate", "article.published", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "cxenseparse:recs:published_time", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "date.available", "dc.date", "date", "dcterms.date",
    "article:post_date", "og:published_time", "citation_publication_date", "bt:pubdate", "originalpublicationdate",
    "article_date_original", "article.created", "date.created", "og:pubdate", "displaydate", "eomportal-pubdate",
)
UPDATED_TAGS = (
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "date.modified",
    "article:modified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "lastupdate",
    "date.updated", "cxenseparse:recs:modifiedtime", "revised",
)
PUBLISHED_WORDS = re.compile(
    r"publi[sch]|pubdate|posted|entry-date|dt-published|created|issued|erstellt|veröffentlicht|publié|опублик", re.I)
UPDATED_WORDS = re.compile(r"modif|updat|aktuali|oppdatert|mis à jour|revised|обновл|actualiza", re.I)

DATE_LINE = re.compile(
    r"^\W*(?P<label>(?:first\s+)?(?:published|posted|updated|last\s+updated|modified|date|created|issued|filed)\b"
    r"(?:\s+(?:on|at))?\s*:?)?", re.I)
UPDATED_LABEL = re.compile(r"updat|modif", re.I)
DATELINE_DAY = re.compile(
    rf"^\W{{0,3}}{PLACE}(?:,\s*{PLACE}){{0,2}}\s*[,(]\s*{DAY}\s*\)?(?:\s*\([^()]{{2,40}}\))?\s*[-–—:]+\s")
CLEAN = re.compile(
    r"\W+|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}:\d{2}\b|\b(?:am|pm|gmt|utc|bst|est|edt|at|on)\b",
    re.I)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign of a time: its ISO 8601 form and where it was read."""

    iso: str
    where: str


def of_published(signs: Signs) -> Iterator[Evidence]:
    """Every sign of the time of publication that the tags give, the strongest first."""
    if signs.article and (value := jsonld.text_of(signs.article.get("datePublished"))) and (iso := dates.iso(value)):
        yield Evidence(iso, "JSON-LD datePublished")
    for thing in signs.things:
        if thing is not signs.article and jsonld.types(thing) & {"webpage", "itempage"}:
            value = jsonld.text_of(thing.get("datePublished"))
            if value and (iso := dates.iso(value)):
                yield Evidence(iso, "JSON-LD datePublished of the web page")
    for name, content in signs.meta(*PUBLISHED_TAGS):
        if iso := dates.iso(content):
            yield Evidence(iso, f"meta {name}")
    if signs.article and (value := jsonld.text_of(signs.article.get("dateCreated"))) and (iso := dates.iso(value)):
        yield Evidence(iso, "JSON-LD dateCreated")


def of_clocks(signs: Signs) -> Iterator[Evidence]:
    """The `<time>` elements that may be the page's own: labelled as publication first, then the first below the h1."""
    own = [clock for clock in signs.clocks if not UPDATED_WORDS.search(clock.labels)]
    labelled = [clock for clock in own if PUBLISHED_WORDS.search(clock.labels)]
    below = [clock for clock in own if clock.after_headline]
    for clocks, what in ((labelled, "<time> labelled as publication"), (below, "first <time> below the headline"),
                         (own, "first <time>")):
        for clock in clocks:
            if iso := dates.iso(clock.machine) or dates.iso(clock.shown):
                yield Evidence(iso, f"{what}, {clock.machine or clock.shown!r}")
                break


def choose_published(given: str | None, signs: Signs, url: str | None, *, tree: "HtmlElement | None", text: str,
                     blocks: Sequence[Block]) -> Choice[str]:
    """The time of publication.

    In order: what the user gave; JSON-LD; meta tags; `<time>`; a date line in the text; the address; htmldate (HTML
    only); a dateline; the latest day in a caption, marked as inferred. Where only a day is known, it is a day.
    """
    if given and (iso := dates.iso(given)):
        return Choice(iso, "given by the user")
    address = dates.in_address(url) if url else None
    chosen = by_signs(signs, address)
    if not chosen:
        lines = [evidence for evidence, updated in date_lines(text, blocks) if not updated]
        lines += [Evidence(address, f"the address {url!r}")] if address else []
        chosen = Choice(lines[0].iso, lines[0].where) if lines else None
    if not chosen and tree is not None:
        chosen = by_htmldate(tree, list(of_change(signs, text, blocks)))
    if not chosen:
        chosen = by_text(text, blocks, markup=tree is not None)
    return Choice(chosen.value, f"the given {given!r} is no date that can be read; {chosen.why}") if given else chosen


def by_signs(signs: Signs, address: str | None) -> Choice[str] | None:
    """The strongest sign in JSON-LD, meta tags and `<time>`; others that give another day are told."""
    tags = list(of_published(signs))
    found = [*tags, *([] if tags else of_clocks(signs))]
    if not found:
        return None
    first, differ = found[0], ""
    if others := [one for one in found[1:] if one.iso[:10] != first.iso[:10]]:
        differ += f"; {others[0].where} says {others[0].iso[:10]}"
    if address and address != first.iso[:10]:
        differ += f"; the address says {address}"
    return Choice(first.iso, first.where + differ)


def of_change(signs: Signs, text: str, blocks: Sequence[Block]) -> Iterator[Evidence]:
    """Every sign of the time of the last change, the strongest first."""
    if signs.article and (value := jsonld.text_of(signs.article.get("dateModified"))) and (iso := dates.iso(value)):
        yield Evidence(iso, "JSON-LD dateModified")
    for name, content in signs.meta(*UPDATED_TAGS):
        if iso := dates.iso(content):
            yield Evidence(iso, f"meta {name}")
    for clock in signs.clocks:
        if clock.after_headline and UPDATED_WORDS.search(clock.labels) and (iso := dates.iso(clock.machine)):
            yield Evidence(iso, f"<time> labelled as update, {clock.machine!r}")
            break
    yield from (evidence for evidence, updated in date_lines(text, blocks) if updated)


def choose_updated(signs: Signs, text: str, blocks: Sequence[Block], published: Choice[str]) -> Choice[str]:
    """The time of the last change, where that is later than the publication."""
    first = next(of_change(signs, text, blocks), None)
    if first is None:
        return Choice(None, "no dateModified, no meta tag and no line that says so")
    if published.value and first.where not in published.why:
        if first.iso == published.value:
            return Choice(None, f"{first.where} is the time of publication itself: no change since")
        if first.iso[:10] < published.value[:10]:
            return Choice(None, f"{first.where} ({first.iso}) is before the publication")
    return Choice(first.iso, first.where)


def date_lines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Evidence, bool]]:
    """Lines that hold a day and hardly more ("Published 2 May 2031", "May 2, 2031"), each with whether it is an update.

    A line without a label is believed only around the headline.
    """
    top = around.head(blocks)
    for number, block in enumerate((*top, *around.tail(blocks))):
        if len(block.span) > 100 or block.kind is BlockKind.TEASER:
            continue
        line = block.span.cut(text)
        if not any(character.isdigit() for character in line):
            continue
        days = [day for day in dates.days(line) if day.year]
        label = DATE_LINE.match(line)
        labelled = bool(label and label["label"])
        if not days or not (labelled or number < len(top)):
            continue
        rest = line
        for day in reversed(days):
            rest = rest[: day.span.start] + " " + rest[day.span.end:]
        rest = CLEAN.sub("", rest[label.end("label"):] if label and label["label"] else rest)
        if len(rest) <= (25 if labelled else 8):
            updated = bool(labelled and label and UPDATED_LABEL.search(label["label"]))
            yield Evidence(days[0].iso, f"the line {line!r} (block {block.id})"), updated


def by_htmldate(tree: "HtmlElement", changes: Sequence[Evidence]) -> Choice[str] | None:
    """What htmldate (Barbaresi 2020, doi.org/10.21105/joss.02439) finds; it works on a copy of the tree.

    Its upper limit is set, because it would otherwise ask the clock.
    """
    from htmldate import find_date  # noqa: PLC0415  (slow to import, and seldom needed)

    found = find_date(tree, original_date=True, extensive_search=True, outputformat="%Y-%m-%d",
                      max_date=f"{dates.LATEST}-12-31")
    iso = dates.iso(found) if found else None
    if not iso:
        return None
    for change in changes:
        if change.iso[:10] == iso:
            return Choice(iso, f"inferred: the page gives only the time of its last change ({change.where})")
    return Choice(iso, "htmldate, from the words and tags of the page")


def by_text(text: str, blocks: Sequence[Block], *, markup: bool) -> Choice[str]:
    """The day that the text itself shows: a dateline, or the latest day in a caption (inferred)."""
    looked = "no date in the tags, the address or a line of its own" if markup else "no date on a line of its own"
    for block in [block for block in blocks if block.kind in {BlockKind.LEAD, BlockKind.BODY}][:5]:
        dateline = DATELINE_DAY.match(block.span.cut(text)[:120])
        for day in dates.days(dateline.group()) if dateline else ():
            shown = dateline.group().strip() if dateline else ""
            return in_dateline(day, f"the dateline {shown!r} (block {block.id})", text, blocks)
    if inferred := latest_in_captions(text, blocks):
        return Choice(inferred.iso, f"inferred: {inferred.where}; {looked}, no dateline")
    return Choice(None, f"{looked}, no dateline and no dated caption")


def in_dateline(day: dates.Day, where: str, text: str, blocks: Sequence[Block]) -> Choice[str]:
    """A dateline's day; where it names no year, the only one that the page names."""
    if day.year:
        return Choice(day.iso, where)
    years = {other.year for block in blocks for other in dates.days(block.span.cut(text)) if other.year}
    if len(years) != 1:
        return Choice(None, f"{where} names no year, and the page names {len(years)}")
    return Choice(f"{min(years)}-{day.iso[2:]}", f"inferred: {where}; the only year named on the page is {min(years)}")


def latest_in_captions(text: str, blocks: Sequence[Block]) -> Evidence | None:
    """The latest day that a caption names; where no caption is known, a block that is printed twice counts as one."""
    captions = [block for block in blocks if block.kind is BlockKind.CAPTION]
    what = "caption"
    if not captions:
        times_printed = Counter(" ".join(block.span.cut(text).split()) for block in blocks)
        captions = [block for block in blocks
                    if block.repeats or times_printed[" ".join(block.span.cut(text).split())] > 1]
        what = "block printed several times"
    found = [(day.iso, block) for block in captions for day in dates.days(block.span.cut(text)) if day.year]
    if not found:
        return None
    iso = max(iso for iso, _ in found)
    block = next(block for value, block in found if value == iso)
    return Evidence(iso, f"latest day named in a {what} (block {block.id}), so the page is from then or soon after")
