"""Sentences with their main event marked, as the chooser of events learns from them.

Our own sentences lie in `sentences_a.txt` and `sentences_b.txt`, one a line:

    TYPE mode marks | sentence with <a>actor</a>, <e>trigger</e> and <r>recipient</r>

PLOVER's gold records come from DATA and are used in place.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.model import Span

HERE = Path(__file__).parent
OWN = ("sentences_a.txt", "sentences_b.txt")
TAG = re.compile(r"<(/?)([aer])>")
NOTHING = "NONE"


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: its main event's type (NONE: it tells no event), trigger, actors and recipients."""

    id: str
    text: str
    type: str
    mode: str = ""
    marks: frozenset[str] = frozenset()
    triggers: tuple[Span, ...] = ()
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


def drawn(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """A sentence without its tags, and what they enclose.

    >>> drawn("<a>Karsova</a> <e>left</e>.")
    ('Karsova left.', {'a': [Span(start=0, end=7)], 'e': [Span(start=8, end=12)], 'r': []})
    """
    text, at, open_at = "", 0, 0
    found: dict[str, list[Span]] = {"a": [], "e": [], "r": []}
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag.group(1):
            found[tag.group(2)].append(Span(open_at, len(text)))
        else:
            open_at = len(text)
    return text + marked[at:], found


def own(names: tuple[str, ...] = OWN) -> Iterator[Example]:
    """Our own sentences."""
    for name in names:
        file = HERE / name
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            head, _, marked = line.partition(" | ")
            kind, mode, *marks = head.split()
            text, spans = drawn(marked.strip())
            yield Example(f"{name}:{number}", text, kind, "" if mode == "-" else mode,
                          frozenset(mark for mark in "".join(marks).split(",") if mark and mark != "-"),
                          tuple(spans["e"]), tuple(spans["a"]), tuple(spans["r"]))


def plover(folder: Path) -> Iterator[Example]:
    """PLOVER's gold records; the trigger is where its words stand, as far as they can be found in order."""
    for line in (folder / "plover_gsr_even.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for event in row["events"]:
            spans, at = [], 0
            for word in re.findall(r"[\w'-]+", event["event_text"] or ""):
                found = re.search(rf"\b{re.escape(word)}\b", row["text"][at:])
                if found:
                    spans.append(Span(at + found.start(), at + found.end()))
                    at += found.end()
            yield Example(row["id"], row["text"], event["type"], event["mode"] or "", frozenset(), tuple(spans))
