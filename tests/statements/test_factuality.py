"""How certain it is that an event happened: scope of negation, modals, conditions and the words above it."""

import pytest
from tests.drawing import drawn

from sayso.statements.event_signs import Outcome, outcome, signs
from sayso.statements.factuality import Judgement, judge, model
from sayso.text import nlp, tokenised

HAPPENED, NOT_SO, OPEN, EXPECTED = "happened", "did not happen", "open", "expected"

CASES = {
    "plain past": ("The army <event>captured</event> Marn.", HAPPENED),
    "perfect": ("The army has <event>captured</event> Marn.", HAPPENED),
    "passive": ("Marn was <event>captured</event> on Monday.", HAPPENED),
    "not": ("The army did not <event>capture</event> Marn.", NOT_SO),
    "cut apart": ("The army did n't <event>capture</event> Marn .", NOT_SO),
    "never": ("The convoy never <event>reached</event> Marn.", NOT_SO),
    "no subject": ("No convoy <event>reached</event> Marn.", NOT_SO),
    "nobody": ("Nobody <event>saw</event> the garrison.", NOT_SO),
    "no thing": ("There was no <event>attack</event> on Monday.", NOT_SO),
    "negation of another clause": ("Those who did not vote <event>left</event> Marn.", HAPPENED),
    "joined verbs share negation": ("The army did not enter or <event>shell</event> the town.", NOT_SO),
    "will": ("The council will <event>meet</event> on Friday.", EXPECTED),
    "going to": ("The council is going to <event>meet</event>.", EXPECTED),
    "may": ("The dam may <event>burst</event>.", OPEN),
    "must": ("The families must <event>leave</event>.", OPEN),
    "would have": ("The dam would have <event>burst</event> in May.", NOT_SO),
    "should not have": ("The guards should not have <event>fired</event>.", HAPPENED),
    "protasis": ("If the soldiers <event>leave</event>, the town will fall.", OPEN),
    "unless": ("The mill will flood unless they <event>open</event> the gates.", OPEN),
    "whether": ("Okello asked whether the garrison <event>left</event>.", OPEN),
    "question": ("Did the garrison <event>leave</event>?", OPEN),
    "order": ("<event>Leave</event> the town at once.", OPEN),
    "managed": ("Rescuers managed to <event>reach</event> the mill.", HAPPENED),
    "did not manage": ("Rescuers did not manage to <event>reach</event> the mill.", NOT_SO),
    "failed": ("Rescuers failed to <event>reach</event> the mill.", NOT_SO),
    "did not fail": ("Rescuers did not fail to <event>reach</event> the mill.", HAPPENED),
    "may manage": ("Rescuers may manage to <event>reach</event> the mill.", OPEN),
    "prevented": ("Fog prevented the pilots from <event>landing</event>.", NOT_SO),
    "prevented thing": ("Police prevented an <event>attack</event>.", NOT_SO),
    "denied": ("Zoric denied that the garrison <event>left</event>.", NOT_SO),
    "denied not": ("Zoric denied that the garrison did not <event>leave</event>.", HAPPENED),
    "without": ("The garrison left without <event>firing</event> a shot.", NOT_SO),
    "instead of": ("Instead of <event>fighting</event>, the soldiers went home.", NOT_SO),
    "factive": ("Okello regretted that the garrison <event>left</event>.", HAPPENED),
    "negated factive": ("Okello did not know that the garrison <event>left</event>.", HAPPENED),
    "said": ("Zoric said that the garrison <event>left</event>.", HAPPENED),
    "wanted": ("The families wanted to <event>leave</event>.", OPEN),
    "tried": ("The families tried to <event>leave</event>.", OPEN),
    "plan": ("Okello read the plan to <event>close</event> the school.", OPEN),
    "purpose": ("Trucks came to <event>carry</event> the flour.", OPEN),
    "perceived": ("Villagers saw the garrison <event>leave</event>.", HAPPENED),
    "cancelled thing": ("The cancelled <event>vote</event> angered the town.", NOT_SO),
    "demanded thing": ("The families demanded an <event>evacuation</event>.", OPEN),
    "thing that was": ("The <event>attack</event> killed two men.", HAPPENED),
}


def event(marked: str) -> list[object]:
    text, spans = drawn(marked)
    (span,) = spans["event"]
    return list(tokenised.show(text, nlp.load()).tokens(span))


def judged(marked: str, *, heard: float | None = None) -> Judgement:
    return judge(event(marked), heard=heard)  # type: ignore[arg-type]


@pytest.mark.parametrize(("marked", "wanted"), CASES.values(), ids=CASES)
def test_the_rules_hold(marked: str, wanted: str) -> None:
    held: Outcome = outcome(event(marked))  # type: ignore[arg-type]
    assert held.polarity == wanted, held


ABOVE_BELOW = {
    "affirmed over negated": ("The army <event>captured</event> Marn.", "The army never <event>captured</event> Marn."),
    "past over may": ("The dam <event>burst</event>.", "The dam may <event>burst</event>."),
    "may over negated": ("The army may <event>leave</event>.", "The army did not <event>leave</event>."),
    "managed over failed": ("They managed to <event>leave</event>.", "They failed to <event>leave</event>."),
    "said over denied": ("Zoric said they <event>left</event>.", "Zoric denied that they <event>left</event>."),
    "fact over condition": ("They <event>left</event> Marn.", "If they <event>leave</event> Marn, Sered will fall."),
    "told over asked": ("They <event>left</event> Marn.", "Did they <event>leave</event> Marn?"),
    "happened over wanted": ("They <event>left</event> Marn.", "They want to <event>leave</event> Marn."),
}


@pytest.mark.parametrize(("more", "less"), ABOVE_BELOW.values(), ids=ABOVE_BELOW)
def test_one_is_more_certain_than_the_other(more: str, less: str) -> None:
    assert judged(more).value > judged(less).value


@pytest.mark.promise("P3")
def test_the_reasons_name_the_rule_and_the_weightiest_signs() -> None:
    why = judged("Rescuers failed to <event>reach</event> the mill.").why
    assert why[0] == "the rules hold: did not happen (fails: 'fail')"
    assert len(why) == 4


def test_a_second_voice_is_put_together_with_the_rules() -> None:
    alone = judged("The dam may <event>burst</event>.")
    both = judged("The dam may <event>burst</event>.", heard=-2.0)
    assert both.value == pytest.approx(model().hearing.together(alone.value, -2.0))
    assert both.why[-1].endswith("the second voice -2.00")


@pytest.mark.promise("P4")
def test_same_event_same_signs() -> None:
    marked = "Okello did not know that the garrison <event>left</event>."
    assert signs(event(marked)) == signs(event(marked))  # type: ignore[arg-type]
    assert judged(marked) == judged(marked)


@pytest.mark.parametrize("marked", ["<event>!</event>", "<event>7</event>", "<event>the old</event> mill .",
                                    "Marn fell <event>. Sered</event> held.", "<event>not</event>",
                                    "é<event>é</event>"])
def test_any_words_are_judged(marked: str) -> None:
    assert -3 <= judged(marked).value <= 3
