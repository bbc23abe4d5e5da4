"""Every word of bylines does its work in its own line: the people drawn are found, and nobody in the other."""

import pytest
from tests.drawing import drawn

from sayso.lexicon import Entry, load
from sayso.pages.names import people


@pytest.mark.parametrize("entry", load("byline"), ids=lambda entry: f"{entry.kind} {entry.key}")
def test_entry(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        assert people(text) == tuple(span.cut(text) for span in spans["person"]), text
    for text in entry.no:
        assert people(text) == (), text
