"""Texts cut into words beforehand are shown as running text, and their offsets stay."""

import pytest

from sayso.model import Span
from sayso.text import nlp, tokenised

RUNNING = {
    "Velk did n't leave , she said .": "Velk didn't leave, she said.",
    "`` We hold Marn , '' Tosk said .": '"We hold Marn," Tosk said.',
    '" We hold Marn , " Tosk said .': '"We hold Marn," Tosk said.',
    "The boys ' school -LRB- in Marn -RRB- burned .": "The boys' school (in Marn) burned.",
    "A Veldin - based aid group 's trucks can not pass .": "A Veldin-based aid group's trucks cannot pass.",
    "It cost $ 3 million ; 5 % was paid .": "It cost $3 million; 5% was paid.",
}


@pytest.mark.parametrize(("cut", "running"), RUNNING.items(), ids=RUNNING.values())
def test_words_are_put_together(cut: str, running: str) -> None:
    assert tokenised.is_tokenised(cut)
    assert not tokenised.is_tokenised(running)
    assert tokenised.show(cut, nlp.load()).doc.text == running


@pytest.mark.promise("P1")
@pytest.mark.parametrize("text", [*RUNNING, *RUNNING.values(), "  Marn  fell , she\tsaid .", "Marn", "a\nb , c"])
def test_every_token_stands_for_its_characters(text: str) -> None:
    shown = tokenised.show(text, nlp.load())
    assert len(shown.spans) == len(shown.doc)
    for token, span in zip(shown.doc, shown.spans, strict=True):
        if not token.is_space:
            assert token in shown.tokens(span)
            assert tokenised.MARKS.get(span.cut(text), span.cut(text)) == token.text
    covered = {at for span in shown.spans for at in range(span.start, span.end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())


def test_part_of_a_word_is_its_token() -> None:
    shown = tokenised.show("The Veldin-based group left .", nlp.load())
    assert [token.text for token in shown.tokens(Span(4, 10))] == ["Veldin-based"]


def test_many_texts_keep_their_order() -> None:
    texts = [f"Shell {at} fell ." if at % 2 else f"Shell {at} fell." for at in range(150)]
    assert [shown.doc[1].text for shown in tokenised.show_all(texts, nlp.load())] == [str(at) for at in range(150)]
