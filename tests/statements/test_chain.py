"""Through whom words came: invented texts with source, cue, content and the medium drawn in."""

import pytest
from tests.drawing import drawn
from tests.statements.test_actors import page_of

from sayso.model import Choice, Role, Span
from sayso.statements.actors import resolve_actors
from sayso.statements.chain import chain_of
from sayso.statements.found import Found

CASES = {
    "on a platform": ("<s>Mira Tosk</s> <c>wrote</c> on <m>Twitter</m> that <w>Marn was quiet</w>.", ["Twitter"]),
    "the cue is the medium": ("<s>Mira Tosk</s> <c><m>tweeted</m></c> that <w>Marn was quiet</w>.", ["Twitter"]),
    "told an outlet": (
        "<s>Mira Tosk</s> <c>told</c> <m>Harbour News</m> that <w>Marn was quiet</w>.", ["Harbour News"]),
    "told a state agency": (
        "<s>Mira Tosk</s> <c>told</c> state news agency <m>KANA</m> that <w>Marn was quiet</w>.", ["KANA"]),
    "told an agency's reporter": ("<s>Mira Tosk</s> <c>told</c> a <m>KANA</m> reporter that <w>Marn was quiet</w>.",
                                  ["KANA"]),
    "told a person": ("<s>Mira Tosk</s> <c>told</c> Mrs Maric that <w>Marn was quiet</w>.", []),
    "told a conference": ("<s>Mira Tosk</s> <c>told</c> a <m>news conference</m> that <w>Marn was quiet</w>.",
                          ["news conference"]),
    "in a statement": ("<s>The army</s> <c>said</c> in <m>a statement</m> that <w>Marn was quiet</w>.", ["statement"]),
    "statement first": ("In <m>a televised statement</m> on Monday, <s>the army</s> <c>said</c> <w>Marn was quiet</w>.",
                        ["televised statement"]),
    "statement after the words": (
        "<w>\"Marn was quiet,\"</w> <s>the army</s> <c>said</c> in <m>a statement</m> on Monday.", ["statement"]),
    "email": (
        "<s>The ministry</s> <c>admitted</c> in <m>an email</m> to the envoy that <w>Marn was lost</w>.", ["email"]),
    "the statement is the source": (
        "<w>Marn was quiet</w>, <s>the army <m>statement</m></s> <c>said</c>.", ["statement"]),
    "medium inside the words": ("<s>Mira Tosk</s> <c>said</c> <w>he had lied on Twitter</w>.", []),
    "none": ("<s>Mira Tosk</s> <c>said</c> <w>Marn was quiet</w>.", []),
}


def found_of(spans: dict[str, list[Span]]) -> Found:
    return Found("b0", spans.get("s", [None])[0], tuple(spans.get("c", ())), tuple(spans.get("w", ())))


@pytest.mark.parametrize("name", CASES)
def test_medium(name: str) -> None:
    marked, expected = CASES[name]
    text, spans = drawn(marked)
    page, parsed = page_of(text)
    found = found_of(spans)
    (actor,) = resolve_actors([found], parsed, page)
    media = [link for link in chain_of(found, actor, parsed, page) if link.role is Role.MEDIUM]
    assert [link.name for link in media] == expected
    assert all(link.span is not None and link.name.split()[-1] in {link.span.cut(text).split()[-1], "Twitter"}
               for link in media)


def test_from_the_speaker_outwards() -> None:
    text, spans = drawn("MARN (Continental Press) - <s>Mira Tosk</s> <c>wrote</c> on <m>Twitter</m> "
                        "that <w>it rained</w>.")
    page, parsed = page_of(text, outlet="Harbour Post", agency="Continental Press")
    chain = chain_of(found_of(spans), Choice("Mira Tosk", "named"), parsed, page)
    assert [(link.role, link.name) for link in chain] == [
        (Role.SPEAKER, "Mira Tosk"), (Role.MEDIUM, "Twitter"), (Role.AGENCY, "Continental Press"),
        (Role.OUTLET, "Harbour Post")]
    assert [link.span.cut(text) if link.span else None for link in chain] == [
        "Mira Tosk", "Twitter", "Continental Press", None]


def test_nobody_speaks() -> None:
    text, spans = drawn("The town <c>reportedly</c> <w>fell</w>.")
    page, parsed = page_of(text, outlet="Harbour Post")
    chain = chain_of(found_of(spans), Choice(None, "no source is named"), parsed, page)
    assert [(link.role, link.name) for link in chain] == [(Role.OUTLET, "Harbour Post")]


def test_medium_given_by_the_finder() -> None:
    text, spans = drawn("<s>Mira Tosk</s> <c>said</c> <m>on state radio</m> that <w>it rained</w>.")
    page, parsed = page_of(text)
    found = Found("b0", spans["s"][0], tuple(spans["c"]), tuple(spans["w"]), medium=spans["m"][0])
    chain = chain_of(found, Choice("Mira Tosk", "named"), parsed, page)
    assert [(link.role, link.name) for link in chain] == [(Role.SPEAKER, "Mira Tosk"), (Role.MEDIUM, "state radio")]
