"""Statements that only an embedded post's signature makes somebody's: "... - Ilya Brandt (@ibrandt) August 5, 2031"."""

import re
from collections.abc import Iterator, Sequence

from sayso.model import Span
from sayso.statements.found import Found
from sayso.statements.scene import Scene

SIGNATURE = re.compile(r"(?:^|\s)(?:[—–―]|&mdash;|--?)\s*(?P<who>[^\W\d_][^—–()\n]{1,60}?\s\(@\w{1,30}\))"
                       r"(?:\s+[A-Z][a-z]+ \d{1,2}, \d{4})?\s*$")
FEWEST_WORDS = 2
LONGEST_SIGNATURE = 140


def find_posts(scenes: Sequence[Scene]) -> Iterator[Found]:
    """The posts among the blocks: the text before a signature in its block, or the block before it."""
    before: Scene | None = None
    for scene in scenes:
        text = scene.doc.text
        signature = SIGNATURE.search(text[-LONGEST_SIGNATURE:]) if "(@" in text[-LONGEST_SIGNATURE:] else None
        if signature is None:
            before = scene
            continue
        offset = max(0, len(text) - LONGEST_SIGNATURE)
        start = scene.parsed.start
        source = Span(start + offset + signature.start("who"), start + offset + signature.end("who"))
        said = text[: offset + signature.start()].rstrip()
        content = Span(start, start + len(said))
        if len(said.split()) < FEWEST_WORDS:
            if before is None:
                continue
            content = before.parsed.block.span
        yield Found(scene.parsed.block.id, source, (), (content,), cue_word="@",
                    rules=("an embedded post with its signature",))
        before = None

