"""Texts with the answer drawn in them, so that nobody types offsets."""

import re
from collections import defaultdict

from sayso.model import Span


def drawn(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """Split marks from the text they mark; a name may be drawn several times.

    >>> drawn("He <cue>said</cue> so.")
    ('He said so.', {'cue': [Span(start=3, end=7)]})
    """
    text = ""
    spans: dict[str, list[Span]] = defaultdict(list)
    opened: dict[str, int] = {}
    for piece in re.split(r"(</?[a-z0-9_]+>)", marked):
        if piece.startswith("</"):
            spans[piece[2:-1]].append(Span(opened.pop(piece[2:-1]), len(text)))
        elif re.fullmatch(r"<[a-z0-9_]+>", piece):
            opened[piece[1:-1]] = len(text)
        else:
            text += piece
    assert not opened, f"never closed: {opened}"
    return text, dict(spans)
