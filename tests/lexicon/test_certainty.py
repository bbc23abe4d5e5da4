"""Every word of the list of certainties fires in its own `yes` sentence and stays silent in its `no` sentences."""

import re

import pytest
from tests.drawing import drawn
from tests.statements.drawn_found import drawn_found

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.model import Certainty
from sayso.statements.certainty import choose_certainty
from sayso.statements.content import phrases
from sayso.statements.stance import choose_stance
from sayso.text import nlp

ENTRIES = lexicon.load("certainty")
NAMES = [f"{entry.kind}-{entry.key.replace(' ', '_')}-{entry.fields['certainty']}" for entry in ENTRIES]
YES = [(entry, sentence) for entry in ENTRIES for sentence in entry.yes]
NO = [(entry, sentence) for entry in ENTRIES for sentence in entry.no]


def certainty(marked: str) -> Certainty | None:
    found, parsed = drawn_found(marked)
    return choose_certainty(found, parsed, choose_stance(found, parsed).value)[0].value


@pytest.mark.parametrize(("entry", "marked"), YES, ids=[f"{e.kind}-{re.sub('<.*?>', '', s)}" for e, s in YES])
def test_gives_its_certainty(entry: Entry, marked: str) -> None:
    assert certainty(marked) == Certainty(entry.fields["certainty"])


@pytest.mark.parametrize(("entry", "marked"), NO, ids=[f"{e.kind}-{re.sub('<.*?>', '', s)}" for e, s in NO])
def test_stays_silent(entry: Entry, marked: str) -> None:
    assert certainty(marked) != Certainty(entry.fields["certainty"])


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_every_word_is_shown(entry: Entry) -> None:
    known = phrases("certainty", entry.kind)
    shown = {hit.word for marked in entry.yes for hit in known.find(list(nlp.load()(drawn(marked)[0])), every=True)}
    assert {entry.key, *entry.words("also")} <= shown
