"""Every word of the lists is its own test: what is drawn in `yes` bears its signal, nothing in `no` does."""

import pytest
from tests.drawing import drawn
from tests.mentions.places.test_find import parsed

from sayso.lexicon.entry import Entry, load
from sayso.mentions.places import gazetteer
from sayso.mentions.places.described import find_described
from sayso.mentions.places.naming.known import known_names
from sayso.mentions.places.naming.lists import in_lists
from sayso.mentions.places.naming.page import Row, rows_of
from sayso.mentions.places.naming.signals import hear, signals
from sayso.mentions.places.uses import use_of
from sayso.model import MentionUse, Span

AFTER = {"area", "settlement", "natural", "street", "facility", "body", "office"}
BEFORE = {"where", "title"}
ITSELF = {"compass", "calendar"}


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [f"{entry.kind} {entry.key}" for entry in entries]


def bears(entry: Entry, row: Row, at: int) -> bool:
    """Whether a unit bears the signal of the entry."""
    rows = rows_of(parsed(row.parsed.doc.text))
    known = known_names(row, gazetteer.load(), {})
    said = signals(row, at, hear(rows), known, in_lists(row, known))
    kind = entry.kind.replace("_", " ")
    if entry.kind in AFTER:
        return f"after a word for: {kind}" in said
    if entry.kind in BEFORE:
        return f"before a word for: {kind}" in said
    if entry.kind in ITSELF:
        return f"is a word for: {kind}" in said
    return f"two before a word for: {kind}" in said and "before: of" in said


@pytest.mark.parametrize("entry", load("places"), ids=ids(load("places")))
def test_words_beside_names(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        [row] = rows_of(parsed(text)).rows
        [at] = [at for at, unit in enumerate(row.units) if unit.start == spans["name"][0].start]
        assert bears(entry, row, at), marked
    for text in entry.no:
        [row] = rows_of(parsed(text)).rows
        assert not any(bears(entry, row, at) for at, unit in enumerate(row.units) if at and unit.letters), text


@pytest.mark.parametrize("entry", load("places_actors"), ids=ids(load("places_actors")))
def test_words_of_those_who_act(entry: Entry) -> None:
    if entry.kind == "of_places":  # what places do too: they do not become actors by it
        for marked in (*entry.yes, *entry.no):
            text, spans = drawn(marked)
            [(mark, [span])] = spans.items()
            assert use_at(text, span) is {"place": MentionUse.LITERAL, "actor": MentionUse.ACTOR}[mark], marked
        return
    for marked in entry.yes:
        text, spans = drawn(marked)
        assert use_at(text, spans["actor"][0]) is MentionUse.ACTOR, marked
    for text in entry.no:
        name = next(name for name in ("Moscow", "Ankara", "Beijing") if name in text)
        assert use_at(text, Span(text.index(name), text.index(name) + len(name))) is MentionUse.LITERAL, text


def use_at(text: str, span: Span) -> MentionUse:
    """What the name that stands there stands for."""
    [row] = rows_of(parsed(text)).rows
    inside = [at for at, unit in enumerate(row.units) if span.start <= unit.start < span.end]
    return use_of(row, inside[0], inside[-1], people=False)[0]


@pytest.mark.parametrize("entry", load("places_described"), ids=ids(load("places_described")))
def test_descriptions(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        assert [span for row in rows_of(parsed(text)).rows for span, _, _ in find_described(row)] == spans["described"]
    for text in entry.no:
        assert [span for row in rows_of(parsed(text)).rows for span, _, _ in find_described(row)] == [], text
