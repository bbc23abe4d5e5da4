"""Whom a pronoun means: invented texts with the pronouns drawn in, who they are, and a word of the reason."""

import pytest
from tests.statements.test_actors import actors

CASES: dict[str, tuple[str, list[str | None], str]] = {
    "the subject before the object": (
        "Darin Velk met Josip Haldane in Marn. <s1>He</s1> said it went well.", ["Darin Velk"], "subject"),
    "the woman and not the man who spoke": (
        "<s1>Darin Velk</s1> said it was over. Interior Minister Lena Maric disagreed. <s2>She</s2> said it was not.",
        ["Darin Velk", "Lena Maric"], "woman"),
    "who speaks goes on": (
        "<s1>Darin Velk</s1> <c1>said</c1> <w1>that Josip Haldane had fled</w1>. <s2>He</s2> added that it rained.",
        ["Darin Velk", "Darin Velk"], "spoke"),
    "the subject of the clause above": (
        "<s1>General Ilya Brandt</s1> said Darin Velk was right when <s2>he</s2> said the road was lost.",
        ["Ilya Brandt", "Darin Velk"], "clause"),
    "not whom the sentence says it is said to": (
        "Darin Velk spoke to Josip Haldane. <s1>He</s1> said it was over.", ["Darin Velk"], "subject"),
    "not from its own clause": (
        "Josip Haldane flew home. In a call with Darin Velk <s1>he</s1> said it was over.", ["Josip Haldane"],
        "subject"),
    "one without a name": (
        "<s1>One of the drivers at the gate</s1> said it was loud. <s2>He</s2> said windows broke.",
        ["driver at the gate", "driver at the gate"], "spoke"),
    "several without a name": (
        "Farmers from Tolvik blocked the road to the Northern Council. <s1>They</s1> said the wells were dry.",
        ["farmers from Tolvik"], "several"),
    "a plan says nothing": (
        "The Ostrel Observatory counts the dead. The Clean Rivers Plan is old. <s1>It</s1> said nine died.",
        ["Ostrel Observatory"], "subject"),
    "two in one breath": (
        "Darin Velk and Josip Haldane were in Marn. <s1>He</s1> said it was quiet.", [None], "cannot tell which of"),
    "learned from the pronoun before": (
        "<s1>Sasha Riss</s1> said it was loud. <s2>She</s2> said windows broke. Darin Velk left. <s3>He</s3> said so.",
        ["Sasha Riss", "Sasha Riss", "Darin Velk"], "man"),
    "the fund": ("<s1>The Northern Relief Fund</s1> said wells were dry. <s2>The fund</s2> said it had paid.",
                 ["Northern Relief Fund", "Northern Relief Fund"], "fund"),
    "the sources": ("<s1>Local sources</s1> said nine died. <s2>The sources</s2> said two were young.",
                    ["local sources", "local sources"], "spoke before"),
    "the president is not whom he calls": (
        "President Josip Haldane flew home. In a call with President Aron Riss, <s1>the president</s1> said it was "
        "over.",
        ["Josip Haldane"], "president"),
}


@pytest.mark.parametrize("name", CASES)
def test_whom(name: str) -> None:
    marked, expected, reason = CASES[name]
    chosen = actors(marked)
    assert [one.value for one in chosen] == expected, chosen
    assert reason in chosen[-1].why


def test_the_reason_names_the_second_best() -> None:
    _, he = actors("<s1>Darin Velk</s1> said it was over. Josip Haldane left Veldin. <s2>He</s2> said it was late.")
    assert "rather than" in he.why
