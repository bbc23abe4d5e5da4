"""Every entry of the page words fires on its own lines and stays silent on the others."""

import re

import pytest
from tests.drawing import drawn

from sayso.blocks import marks
from sayso.lexicon import Entry, load
from sayso.model import Span
from sayso.text.words import words

ENTRIES = load(marks.LIST)


LINES = {"teaser_heading": marks.teaser_heading, "teaser_label": marks.teaser_label, "correction": marks.correction}


def fired(entry: Entry, text: str) -> list[Span]:
    """Where an entry fires in `text`; of captions, what counts at this entry's place."""
    if entry.kind in LINES or entry.kind == "furniture":
        top = bool(entry.fields.get("top"))
        found = LINES[entry.kind](text) if entry.kind in LINES else marks.furniture(text, top=top)
        return [Span(0, len(text))] if found == entry else []
    if entry.kind == "caption":
        return [mark.span for mark in marks.caption_marks(text) if mark.how == str(entry.fields["at"])]
    if entry.kind == "scene":
        scene = marks.scene(text)
        return [scene.span] if scene and scene.entry == entry else []
    line = words(text)
    return [Span(line[start].start, line[end - 1].end)
            for other, start, end in marks.phrases(entry.kind).all(line) if other == entry]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.kind}-{entry.key}-{entry.fields.get('at', '')}")
def test_entry(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        (name, expected), = spans.items()
        found = fired(entry, text)
        if name in {"line", "correction"}:
            assert found, text
        else:
            start, end = expected[0].start, expected[0].end - 1     # a colon may be drawn or not
            assert any(span.start <= start and end <= span.end for span in found), (text, found)
    for text in entry.no:
        assert not fired(entry, text), text


WHOLE = [(entry, phrase) for entry in ENTRIES if entry.kind == "furniture" and "at" not in entry.fields
         for phrase in (entry.key, *entry.words("also"))]


@pytest.mark.parametrize(("entry", "phrase"), WHOLE, ids=[phrase for _, phrase in WHOLE])
def test_furniture_is_a_line_of_its_own(entry: Entry, phrase: str) -> None:
    """Each is put aside where it is the whole line, and read where it is part of a sentence."""
    assert marks.furniture(phrase.capitalize(), top=True) is not None
    assert marks.furniture(f"The {phrase} was what the council spoke of on Sunday.") is None


def test_headings_of_other_articles_are_no_sentences() -> None:
    for entry in ENTRIES:
        for phrase in (entry.key, *entry.words("also")) if entry.kind == "teaser_heading" else ():
            assert marks.teaser_heading(f"{phrase.capitalize()} a man in Marn said.") is None, phrase


def test_words_are_written_once_within_a_kind_and_place() -> None:
    for kind in {entry.kind for entry in ENTRIES} - {"turning", "small", "caption"}:
        seen: set[tuple[str, str]] = set()
        for entry in ENTRIES:
            if entry.kind != kind:
                continue
            for phrase in dict.fromkeys((entry.key, *entry.words("also"))):
                if kind == "furniture" and entry.fields.get("top"):
                    continue
                key = (str(entry.fields.get("at", "")), phrase)
                assert key not in seen, (kind, key)
                seen.add(key)


def test_phrases_are_plain_words() -> None:
    for entry in ENTRIES:
        for phrase in (entry.key, *entry.words("also")):
            assert words(phrase), phrase
            assert not re.search(r"[A-Z]", phrase), f"{phrase}: matched without case, so written without"
