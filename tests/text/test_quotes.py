"""Quotation marks of every kind, told apart from apostrophes.

Each quotation is drawn as <q>, an unclosed one as <open>.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing import drawn

from sayso.model import Span
from sayso.text.quotes import find

CASES = {
    "curly": "<q>“We hold,”</q> she said.",
    "straight": '<q>"We hold,"</q> she said.',
    "single": "<q>'We hold,'</q> she said.",
    "single, typographic": "<q>‘We don’t hold,’</q> she said.",
    "single beside contractions": "<q>'We don't, won't and can't,'</q> she said.",
    "plural possessive inside": "<q>'The rebels' leader has fled,'</q> the army said.",
    "plural possessive outside": "The rebels' leader said <q>'we hold'</q> and left.",
    "only apostrophes": "The rebels' men don't fear the army's guns.",
    "decade": "The '90s and the '80s were calm.",
    "guillemets": "<q>«Nous tenons»</q>, dit-elle.",
    "low and high": "<q>„Wir bleiben“</q>, sagte sie.",
    "two in a row": "<q>'One,'</q> he said, <q>'and two.'</q>",
    "full stop inside": "He said <q>'we stay.'</q> They left.",
    "full stop outside": "He said <q>'we stay'</q>. They left.",
    "unclosed at the start": "<open>“We hold the valley and will not leave it.</open>",
    "unclosed after a colon": "She said: <open>'We hold the valley and will not leave.</open>",
    "unclosed in the middle": "He said 'we hold and then left without a word.",
    "mixed marks": "<q>“We hold,\"</q> she said.",
    "opened anew in one paragraph": "<q>“We hold. “We stay.”</q>",
    "scare quotes": "The new <q>'headquarters'</q> stood empty.",
    "inches and feet": 'A 6" gun and a 5\' wall.',
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_quotations_are_found(marked: str) -> None:
    text, spans = drawn(marked)
    found = [quotation for quotation in find(text, [Span(0, len(text))]) if quotation.depth == 0]
    assert [quotation.span for quotation in found if quotation.closed] == spans.get("q", [])
    assert [quotation.span for quotation in found if not quotation.closed] == spans.get("open", [])


def test_a_quotation_inside_a_quotation_is_deeper() -> None:
    text = "'Our message is 'surrender' and nothing else,' he said."
    outer, inner = find(text, [Span(0, len(text))])
    assert (outer.depth, outer.span.cut(text)) == (0, "'Our message is 'surrender' and nothing else,'")
    assert (inner.depth, inner.span.cut(text)) == (1, "'surrender'")


@given(st.text(alphabet="ab ,.s\n'\"“”‘’«»", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    found = find(text, [Span(0, len(text))])
    outermost = [quotation for quotation in found if quotation.depth == 0]
    for first, second in pairwise(outermost):
        assert first.span.end <= second.span.start
