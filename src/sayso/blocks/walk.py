"""One walk over the tree: it writes the page's text and notes where each piece of it was set.

The walk never recurses, so no nesting can exhaust the stack, and it writes the characters itself, so no offset is
ever looked up afterwards. Runs of white space become one space, as in a browser; every other character, also a
non-breaking space, stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.blocks.credits import credit_start
from sayso.blocks.names import NONE, hints

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSHOWN = frozenset({
    "script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "canvas", "audio", "map",
    "select", "datalist", "textarea", "input", "img", "source", "track", "embed", "applet", "frame", "frameset", "meta",
    "link", "noembed", "noframes", "param", "area", "base", "col", "colgroup", "title",
})
SET_APART = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "picture",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
RUNNING = HEADINGS | {"p", "figcaption", "li", "blockquote", "pre", "td", "dd", "dt"}
TAG_HINTS = {
    "nav": "nav", "aside": "sidebar", "footer": "footer", "header": "header", "figure": "figure",
    "figcaption": "caption",
    "form": "form", "button": "control", "blockquote": "quote", "table": "table", "ul": "list", "ol": "list",
    "dl": "list", "address": "byline", "time": "time", "dialog": "overlay", "details": "box", "video": "media",
    "label": "control", "article": "article", "main": "main", "section": "section", "cite": "credit", "pre": "pre",
    "picture": "media",
}
SPLITTING = frozenset({"caption", "credit", "byline", "time", "share", "kicker", "lead", "headline", "about",
                       "related"})
PICTURES = frozenset({"img", "iframe", "svg", "embed", "object"})
CREDITING = frozenset({"credit", "byline"})
STRONG = frozenset({"b", "strong"})
SPACES = re.compile(r"[ \t\n\r\f]+")
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"""[.!?…。！？؟।։።][)"'”’»“«」』\]]*$""")
LONG_LINE = 60  # characters from which a line that ends a sentence is a paragraph of its own
NAMING = ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "data-name", "data-test",
          "data-qa", "data-block", "data-module", "data-component-name", "data-gu-name")


@dataclass(slots=True, eq=False)
class Node:
    """One element that sets text apart: what its tag and its names say, and where it stands."""

    tag: str
    names: str
    hints: frozenset[str]
    parent: "Node | None"
    depth: int
    order: int
    pictured: bool = False  # a picture stands in it, at most three elements down

    def upwards(self) -> Iterator["Node"]:
        """This node and those around it, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True, eq=False)
class Piece:
    """One stretch of text as it was set, `start` to `end` of the page's text; counts are of characters."""

    node: Node
    start: int
    end: int
    linked: int
    strong: int
    text: str
    pictured: bool = False  # a picture stands right before it
    credit: bool = False    # it names a picture's source and nothing else


@dataclass(slots=True)
class Walked:
    """The page's text and its pieces, in the order of the text."""

    text: str
    pieces: list[Piece]
    nodes: list[Node]


@dataclass(slots=True)
class Writer:
    """Collects the characters of one piece after another."""

    pieces: list[Piece] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    at: int = 0
    lines: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    linked: int = 0
    strong: int = 0
    pictured: bool = False

    def write(self, characters: str, *, link: bool, strong: bool) -> None:
        """Add characters to the line, counting those in links and in bold."""
        self.run.append(characters)
        if link or strong:
            size = len(SPACES.sub(" ", characters).strip(" "))
            self.linked += size if link else 0
            self.strong += size if strong else 0

    def end_line(self, node: Node) -> None:
        """A line break in the markup: two in a row, or one after a long sentence, end the piece."""
        line = SPACES.sub(" ", "".join(self.run)).strip(" ")
        self.run.clear()
        if line.strip():
            self.lines.append(line)
            if len(line) >= LONG_LINE and ENDS_SENTENCE.search(line.rstrip()):
                self.end_piece(node)
        elif self.lines:
            self.end_piece(node)

    def end_piece(self, node: Node) -> None:
        """What was written since the last piece becomes one, unless it has no letter and no digit."""
        if self.run:
            line = "".join(self.run)
            if node.tag != "pre":
                line = SPACES.sub(" ", line).strip(" ")
            self.run.clear()
            if line:
                self.lines.append(line)
        if self.lines:
            text = "\n".join(self.lines).strip()
            self.lines.clear()
            parts = [text]
            caption = "caption" in node.hints or (node.parent is not None and "caption" in node.parent.hints)
            if caption and (start := credit_start(text)) is not None:
                parts = [text[:start].rstrip(), text[start:].lstrip()]
            for nth, part in enumerate(parts):
                if any(map(str.isalnum, part)):
                    self.put(part, node, credit=nth > 0)
        self.linked = self.strong = 0

    def put(self, text: str, node: Node, *, credit: bool) -> None:
        """Add a piece to the page's text."""
        if self.pieces:
            self.parts.append("\n\n")
            self.at += 2
        self.parts.append(text)
        end = self.at + len(text)
        self.pieces.append(Piece(node, self.at, end, min(self.linked, len(text)), min(self.strong, len(text)), text,
                                 self.pictured, credit))
        self.at = end
        self.pictured = False


def walk(root: "HtmlElement") -> Walked:
    """The text of a page and the pieces it was set in.

    >>> from lxml import html
    >>> markup = "<h1>Bridge held</h1><p>Fighters&nbsp;held <b>it</b>.<script>1</script>"
    >>> walked = walk(html.document_fromstring(markup))
    >>> [(piece.node.tag, piece.text) for piece in walked.pieces]
    [('h1', 'Bridge held'), ('p', 'Fighters\\xa0held it.')]
    >>> walked.text[walked.pieces[1].start:walked.pieces[1].end] == walked.pieces[1].text
    True
    """
    writer = Writer()
    top = Node("html", "", NONE, None, 0, 0)
    nodes = [top]
    here, links, strongs = top, 0, 0
    # An element still to be entered, or what to do after its children: (node to return to, links, strongs, tail).
    waiting: list[HtmlElement | tuple[Node, int, int, str | None, bool]] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            before, links, strongs, tail, apart = item
            if apart:
                writer.end_piece(here)
            here = before
            if tail:
                writer.write(tail, link=links > 0, strong=strongs > 0)
            continue
        tag = item.tag
        if not isinstance(tag, str) or tag in UNSHOWN:  # comments have a function for a tag
            if tag in PICTURES:
                writer.pictured = True
                for around, _ in zip(here.upwards(), range(3), strict=False):
                    around.pictured = True
            if item.tail:
                writer.write(item.tail, link=links > 0, strong=strongs > 0)
            continue
        if tag == "br":
            writer.end_line(here)
            if item.tail:
                writer.write(item.tail, link=links > 0, strong=strongs > 0)
            continue
        names, own = read_names(item, tag)
        apart = tag in SET_APART or (
            ("-" in tag or not SPLITTING.isdisjoint(own)) if here.tag not in RUNNING else
            (not CREDITING.isdisjoint(own) and "caption" in here.hints))
        waiting.append((here, links, strongs, item.tail, apart))
        if apart:
            writer.end_piece(here)
            here = Node(tag, names, own, here, here.depth + 1, len(nodes))
            nodes.append(here)
        elif tag == "a":
            links += 1
        elif tag in STRONG:
            strongs += 1
        if item.text:
            writer.write(item.text, link=links > 0, strong=strongs > 0)
        if len(item):
            waiting += reversed(item)
    writer.end_piece(here)
    return Walked("".join(writer.parts), writer.pieces, nodes)


def read_names(element: "HtmlElement", tag: str) -> tuple[str, frozenset[str]]:
    """An element's names as one line, and what its tag and names say."""
    attributes = element.attrib
    tag_hint = TAG_HINTS.get(tag)
    if not attributes:
        return "", (frozenset((tag_hint,)) if tag_hint else NONE)
    given = dict(attributes)
    names = " ".join([given[name] for name in NAMING if name in given])
    own = hints(names) if names else NONE
    if "-" in tag:
        own |= hints(tag)
    if tag_hint:
        own |= {tag_hint}
    if "hidden" in given or ("style" in given and UNSEEN.search(given["style"])):
        own |= {"unseen"}
    return names, own
