"""The sentences that bear on a headline."""

import pytest

from sayso.statements.evidence import count, evidence, shown
from sayso.text.sentences import sentences

ARTICLE = (
    "The Veldin Courier, Monday\n\n"
    "Veldin woke to rain and long queues at the bakeries. Trams ran late.\n"
    "The Northern Council said on Sunday its fighters had entered Marn, a town of 6,000 in the Ostrel Valley. "
    "Gen. Brandt showed a picture of himself at the market.\n"
    "Colonel Petar Zoric denied that Marn had fallen and called the picture a fake.\n"
    "MedAid has two doctors in the district. They had not been heard from.\n"
    "In other news, the price of salt has doubled since May.")


def chosen(headline: str, text: str = ARTICLE, **options: int) -> str:
    return shown(text, evidence(headline, text, **options))


def test_takes_the_claim_and_its_denial() -> None:
    found = chosen("Marn falls to Northern Council fighters", most_words=45)
    assert "had entered Marn" in found
    assert "denied that Marn had fallen" in found
    assert "salt" not in found


@pytest.mark.parametrize("most", [5, 12, 30, 70])
def test_keeps_to_its_words_and_to_the_order_of_the_text(most: int) -> None:
    spans = evidence("Marn falls to Northern Council", ARTICLE, most)
    assert spans == sorted(spans)
    assert sum(count(ARTICLE, span) for span in spans) <= most
    assert not any(one.touches(other) for one in spans for other in spans if one != other)


def test_of_a_long_sentence_takes_the_stretch_that_bears_on_it() -> None:
    rain = "while it rained and "
    text = "It " + "rained and " * 60 + "then Zoric denied that Marn had fallen " + rain * 20 + "stopped."
    assert "Zoric denied that Marn had fallen" in chosen("Marn has fallen", text)


@pytest.mark.parametrize("text", ["", " \n ", "?", "Marn."])
def test_hardly_any_text(text: str) -> None:
    assert chosen("Marn has fallen", text).strip() == text.strip()
    assert chosen("", text).strip() == text.strip()


def test_a_lost_apostrophe_is_read() -> None:
    text = "Trams ran. Shops shut. Rain fell. Marn isn\ufffdt lost. Snow fell. Dogs slept here all day long today."
    assert "isn\ufffdt" in chosen("Marn lost", text, most_words=9)


def test_sentences_end_where_they_end() -> None:
    text = "Mr. Haldane met Gen. Brandt at 5 p.m. in Marn. \"No,\" he said. 'Yes.' U.S. envoys left!\nHalmar"
    assert [span.cut(text) for span in sentences(text)] == [
        "Mr. Haldane met Gen. Brandt at 5 p.m. in Marn.", '"No," he said.', "'Yes.'", "U.S. envoys left!", "Halmar"]
