"""Every entry of the lists of events is its own test: its frame fires in `yes`, on the words drawn, and not in `no`."""

import re

import pytest
from tests.drawing import drawn

from sayso import lexicon
from sayso.events import predicates
from sayso.events.frames import frames
from sayso.mentions.actors.described import role_of
from sayso.text import nlp

FRAMES = [entry for half in ("cooperation", "conflict") for entry in lexicon.load(f"events_{half}")]
CLASSES = [(kind, entry) for kind in ("verbs", "nouns") for half in ("cooperation", "conflict")
           for entry in lexicon.load(f"events_{kind}_{half}")]
TAGS = re.compile(r"</?\w+>")


def fired(text: str) -> dict[int, set[str]]:
    """The frames that fire in a text, by the character at which their word stands."""
    doc = nlp.load()(text)
    return {doc[at].idx: {reading.frame.word for reading in one.readings}
            for at, one in predicates.find(doc).items()}


@pytest.mark.parametrize("entry", FRAMES, ids=lambda entry: entry.key)
def test_a_frame_fires_where_it_must_and_only_there(entry: lexicon.Entry) -> None:
    for marked in entry.yes:
        pieces = [(match.start(1), match.group(1)) for match in re.finditer(r"<event>(.*?)</event>", marked)]
        assert pieces, marked
        text = TAGS.sub("", marked)
        words = {word for _, piece in pieces for word in re.findall(r"[\w']+", piece)} | {
            word for _, piece in pieces for word in piece.split()}
        seen = fired(text)
        here = [at for at, names in seen.items() if entry.key in names]
        assert here, (text, seen)
        assert any(re.match(r"[\w'-]+", text[at:])[0] in words for at in here), (text, here)  # type: ignore[index]
    for text in entry.no:
        assert not any(entry.key in names for names in fired(TAGS.sub("", text)).values()), text


@pytest.mark.parametrize(("kind", "entry"), CLASSES, ids=lambda one: one if isinstance(one, str) else one.key)
def test_a_class_holds_the_word_drawn(kind: str, entry: lexicon.Entry) -> None:
    members = {member.split()[0] for member in entry.words("members")} | set(entry.words("members"))
    for marked in entry.yes:
        text, spans = drawn(marked)
        span = next(iter(spans.values()))[0]
        doc = nlp.load()(text)
        inside = [token for token in doc if span.start <= token.idx < span.end]
        assert {form for token in inside for form in (token.lemma_.lower(), token.lower_)} & members, (kind, text)


def test_no_frame_names_a_class_that_is_not_there() -> None:
    known = frames()
    assert known.classes["shell"] or known.classes
    assert sum(map(len, known.verbs.values())) > 3000


@pytest.mark.parametrize("entry", lexicon.load("roles"), ids=lambda entry: entry.key)
def test_a_role_is_known_where_it_stands(entry: lexicon.Entry) -> None:
    for marked in entry.yes:
        text, _ = drawn(marked)
        doc = nlp.load()(text)
        assert any((role_of(token)[0] or entry) is entry for token in doc)
    for text in entry.no:
        assert not any(role_of(token)[0] is entry for token in nlp.load()(text)), text
