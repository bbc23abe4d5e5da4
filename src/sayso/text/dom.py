"""The markup of a page as an lxml tree."""

from typing import TYPE_CHECKING

from sayso.model import Media, Original

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def tree(original: Original) -> "HtmlElement | None":
    """The page's tree, parsed once for all stages; None for plain text.

    Raises PageTooDeep where tags are nested deeper than any real page has them.
    """
    if original.media is Media.TEXT:
        return None
    from lxml import html  # noqa: PLC0415

    return html.document_fromstring(original.markup)
