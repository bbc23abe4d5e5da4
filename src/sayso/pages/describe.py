"""What is known about a page, each with its evidence."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.errors import PageTooLarge
from sayso.model import Block, Original, Page, page_id
from sayso.pages import agency, byline, language, outlet, tags, times, title
from sayso.pages.names import letters, pieces

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_CHARACTERS = 1_000_000
"""The most characters a page's text may have; a thick book has as many, and what reads sentences takes no more."""

MAX_PARAGRAPH = 100_000
"""The most characters one block may have: a whole short book on one line."""

MAX_MARKS = 15_000
PUNCTUATION = re.compile(rf"[^\w\s]{{{MAX_MARKS}}}")
"""So many marks in a row are no writing, and whatever looks for words takes minutes over them."""


def check_size(name: str, text: str, blocks: Sequence[Block]) -> None:
    """Raise PageTooLarge for a text that no page has and that would keep the machine busy for hours.

    >>> check_size("a.txt", "Marn held.", ())
    """
    if len(text) > MAX_CHARACTERS:
        raise PageTooLarge(name, f"has a text of {len(text):,} characters, over the limit of {MAX_CHARACTERS:,}; no "
                                 "page of news is that long. Split it")
    longest = max(blocks, key=lambda block: len(block.span), default=None)
    if longest and len(longest.span) > MAX_PARAGRAPH:
        raise PageTooLarge(name, f"has {len(longest.span):,} characters in one paragraph (from character "
                                 f"{longest.span.start:,}), over the limit of {MAX_PARAGRAPH:,}; break its lines")
    if found := PUNCTUATION.search(text):
        raise PageTooLarge(name, f"has {MAX_MARKS:,} or more marks in a row (from character {found.start():,}), which "
                                 "is no writing; take them out")


def describe(original: Original, tree: "HtmlElement | None", text: str, blocks: Sequence[Block], *,
             agencies: Sequence[str] = ()) -> Page:
    """The page with title, outlet, byline, authors, agency, times and language, each chosen with its evidence.

    `tree` is the parsed markup, None for plain text; it is not changed. What the user said about the page wins over
    what is found on it. `agencies` are names of agencies to know besides the listed ones ("Continental Press").
    Raises PageTooLarge.

    >>> from sayso.model import BlockKind, Choice, Media, Span
    >>> text = "Shells fall on Marn\\n\\nBy Mira Tosk\\n\\nVELDIN, March 3, 2031 (CP) - Shells fell on Marn."
    >>> spans = [Span(0, 19), Span(21, 33), Span(35, len(text))]
    >>> blocks = [Block(f"b{at}", span, BlockKind.BODY) for at, span in enumerate(spans)]
    >>> page = describe(Original("a.txt", "00", Media.TEXT, text, Choice("utf-8", "")), None, text, blocks)
    >>> page.title.value, page.authors, page.agency.value, page.published.value
    ('Shells fall on Marn', ('Mira Tosk',), 'CP', '2031-03-03')
    """
    check_size(original.name, text, blocks)
    signs = tags.read(tree)
    url = original.url or signs.address
    chosen_outlet = outlet.choose(original.outlet, signs, url, text, blocks)
    named = [name for name, _ in outlet.candidates(signs)]
    host = outlet.host_of(url)
    outlets = [name for name in (chosen_outlet.value, *named, host) if name]
    sites = frozenset(filter(None, (letters(name) for name in outlets)))
    line, authors, credited = byline.choose(tree, signs, text, blocks, outlets)
    published = times.choose_published(original.published, signs, url, tree=tree, text=text, blocks=blocks)
    return Page(
        page_id(original), text, original.sha256, original.name, original.media, url=url, encoding=original.encoding,
        title=title.choose(original.title, signs, text, blocks, sites),
        outlet=chosen_outlet, byline=line, authors=authors,
        agency=agency.choose(text, blocks, credited, chosen_outlet.value, authors=authors, configured=agencies),
        published=published, updated=times.choose_updated(signs, text, blocks, published),
        language=language.choose(signs, text, blocks))


def credited(page: Page) -> tuple[str, ...]:
    """Who is credited with the page: its people; where no person is named, the desk, agency or outlet in the byline.

    This is what the metadata layer gives as authors.

    >>> from sayso.model import Choice, Media
    >>> credited(Page("p", "", "", "a", Media.TEXT, byline=Choice("Harbour Post Staff", "meta author")))
    ('Harbour Post Staff',)
    """
    if page.authors or not page.byline.value:
        return page.authors
    return tuple(dict.fromkeys(pieces(page.byline.value)))
