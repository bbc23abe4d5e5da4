"""Hedges count where they cover the whole content, and nowhere else."""

import pytest
from tests.statements.drawn_found import drawn_found

from sayso.model import Certainty, Polarity, Stance
from sayso.statements.certainty import choose_certainty, polarity_of
from sayso.statements.stance import choose_stance

CASES = {
    "hedge over all": ("Okello <cue>said</cue> <content>the envoys had probably left</content>.", "probable"),
    "hedge over a relative clause": (
        "Okello <cue>said</cue> <content>the envoys, who had probably slept badly, left at noon</content>.", "certain"),
    "suspected as an adjective": ("Okello <cue>said</cue> <content>a suspected spy was held</content>.", "certain"),
    "may in an inner clause": (
        "Okello <cue>said</cue> <content>the map shows roads that may be mined</content>.", "certain"),
    "past of can": ("Okello <cue>said</cue> <content>she could not reach Marn</content>.", "certain"),
    "weakest hedge wins": (
        "<source>Rumours</source> <cue>said</cue> <content>the envoy had probably left</content>.", "possible"),
    "even if is no condition": (
        "Brandt <cue>said</cue> <content>the town will hold even if the bridge falls</content>.", "certain"),
    "demand without hedge": (
        "Okello <cue>urged</cue> <content>Veldin to open the road if it can</content>.", "certain"),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_scope_of_hedges(marked: str, expected: str) -> None:
    found, parsed = drawn_found(marked)
    assert choose_certainty(found, parsed, choose_stance(found, parsed).value)[0].value == Certainty(expected)


@pytest.mark.parametrize("stance", list(Stance))
def test_only_denial_and_doubt_are_negative(stance: Stance) -> None:
    negative = stance in {Stance.DENY, Stance.DOUBT}
    assert polarity_of(stance).value is (Polarity.NEGATIVE if negative else Polarity.POSITIVE)


def test_a_negated_pledge_stays_positive() -> None:
    found, parsed = drawn_found("<source>Velk</source> <cue>vowed</cue> <content>he would never leave</content>.")
    stance = choose_stance(found, parsed).value
    assert (stance, choose_certainty(found, parsed, stance)[1].value) == (Stance.PLEDGE, Polarity.POSITIVE)
