"""Whether a text bears out a headline: invented pairs, each with what must be said of it."""

import pytest

from sayso.statements.bears_out import Bearing, judge

FELL = "Northern Council fighters capture town of Marn"
FALSE = "Report that rebels captured Marn is a hoax, army says"
CASES = {
    "about something else": (Bearing.UNRELATED, FELL, (
        "Tram fares in Veldin will rise by a tenth in May, the city council decided on Tuesday. Students and the old "
        "keep their passes. The last rise was six years ago.")),
    "the same town, other news": (Bearing.UNRELATED, FELL, (
        "The salt works of Port Lisk have had their best year. Sales rose and forty people were hired, the owner told "
        "the Harbour Post. A second hall is being built.")),
    "tells the same": (Bearing.AGREE, FELL, (
        "Fighters of the Northern Council captured the town of Marn on Sunday. Streets were empty as their trucks "
        "drove to the market, where people came to watch. Shops opened again on Monday. Children played in the square, "
        "and the fighters handed out bread. The road to the south is open.")),
    "calls it untrue": (Bearing.DISAGREE, FELL, (
        "No, the town of Marn has not been captured. The story, which spread on the internet on Sunday, is a hoax. The "
        "pictures are fake: they were taken years ago in Halmar. Northern Council fighters are not in the town, and a "
        "spokesman said the false report was made up.")),
    "denies it as the headline does": (Bearing.AGREE, FALSE, (
        "No, the town of Marn has not been captured by rebels. The story, which spread on the internet on Sunday, is a "
        "hoax, the army said. The pictures are fake: they were taken years ago. The report is false.")),
    "passes it on from others": (Bearing.DISCUSS, FELL, (
        "Northern Council fighters have reportedly captured the town of Marn, according to local media. The report "
        "could not be independently verified. A spokesman for the army said he could not comment. If confirmed, it "
        "would be the first town to change hands this year, according to the Ostrel Observatory, which said sources "
        "claimed that fighters may have entered from the north.")),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    label, headline, text = CASES[name]
    judged = judge(headline, text)
    assert judged.label is label, (judged.scores, judged.why)


@pytest.mark.parametrize(("headline", "text"), [("", ""), ("Marn", ""), ("", "Marn."), ("?", "!"), ("\ufffd", "\n\n")])
def test_hardly_anything_to_go_by(headline: str, text: str) -> None:
    judged = judge(headline, text)
    assert sum(judged.scores.values()) == pytest.approx(1)
    assert judged.why


def test_every_answer_says_why() -> None:
    judged = judge(FELL, CASES["calls it untrue"][2])
    assert any(reason.startswith("the text denies it") for reason in judged.why), judged.why


def test_a_network_is_heard() -> None:
    _, headline, text = CASES["passes it on from others"]
    alone = judge(headline, text)
    sure = judge(headline, text, {"agree": 0.97, "discuss": 0.01, "disagree": 0.01, "unrelated": 0.01})
    assert sure.scores[Bearing.AGREE] > alone.scores[Bearing.AGREE]
    assert sure.why[-1] == "the network says agree (97%)"


def test_same_input_same_output() -> None:
    _, headline, text = CASES["tells the same"]
    assert judge(headline, text) == judge(headline, text)
