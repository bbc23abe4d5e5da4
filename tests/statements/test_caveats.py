"""What could not be verified and who would not answer: the clause, the kind, who, and which statement it stands beside.

In the cases `<span>` draws the clause, `<by>` who it is; `<about>` is drawn in the content of each statement, or of the
outlet's own sentence, that it must stand beside. Every case has exactly one caveat.
"""

import tomllib

import pytest
from tests import case
from tests.drawing import drawn

from sayso import pipeline, statements
from sayso.model import Block, BlockKind, CaveatKind, Choice, Media, Page, Span
from sayso.statements import Statements
from sayso.text import nlp
from sayso.text.parse import parse

CASES = {
    "unverified points at the claim before": """\
The Northern Council said <about>it had retaken Marn</about>. <span>The claim could not be independently \
verified</span>.""",
    "unverified by an agency": """\
The Northern Council said <about>it had retaken Marn</about>. <span><by>Continental Press</by> was unable to \
verify the claim</span>.""",
    "unverified nobody's report but the monitor's": """\
The Ostrel Observatory said <about>nine villages had burned</about>. The army said it held the road. <span>It \
was not immediately possible to verify the Observatory's report</span>.""",
    "unverified hangs on the source": """\
The report, <span>which could not be independently confirmed</span>, said <about>40 people had died</about>.""",
    "unverified the toll is a number": """\
MedAid said <about>at least 52 people had died in Tolvik</about>. The army said the village was calm. <span>The \
toll could not be independently confirmed</span>.""",
    "unverified neither of two": """\
Mira Tosk said <about>the army had fired on the school</about>. Colonel Petar Zoric said <about>the rebels had \
stored shells there</about>. <span>Neither account could be verified</span>.""",
    "unverified inside what somebody says": """\
Ruth Okello said on Friday that <span><by>she</by> could not confirm the strike on the bridge</span>.""",
    "unverified without anything before": """\
<span>There was no independent confirmation of the report</span>.""",
    "unverified another's number is not meant": """\
Mira Tosk said the army had fired on the school. <span>The figures could not be verified</span>.""",
    "unverified within the same words": """\
MedAid said <about>that nine people had died but <span>the numbers could not be confirmed</span></about>.""",
    "unverified too far back": """\
MedAid said nine people had died. It rained. The road was closed. Nobody came. The bells rang. <span>The toll \
could not be confirmed</span>.""",
    "unverified made difficult": """\
<span>The lack of roads made it difficult to verify the reports</span>.""",
    "no-comment on a claim that it tells": """\
<span><by>The army</by> refused to comment on claims <about>that its guns had hit the school</about></span>.""",
    "no-comment of the accused": """\
Mira Tosk accused the army of <about>firing on the school</about>. It rained all day. <span><by>The army</by> \
declined to comment</span>.""",
    "no-comment about nothing that the page tells": """\
Mira Tosk said the road was open. <span><by>The Interior Ministry</by> made no comment</span>.""",
    "no-comment neither nor": """\
<span><by>The ministry</by> would neither confirm nor deny the raid</span>.""",
    "no-response on the same event": """\
MedAid said <about>a raid on Sered had killed nine people</about>. <span>There was no immediate comment on the \
raid from <by>the army</by></span>.""",
    "no-response to a request": """\
The Northern Council blamed <about>the army</about>. <span><by>The Karsova Armed Forces</by> did not respond to \
a request for comment</span>.""",
    "no-response of who could not be reached": """\
<span><by>General Ilya Brandt</by> could not be reached for comment</span>.""",
    "no-claim beside the outlet's own sentence": """\
<about>A bombing in Marn killed twelve people</about>. <span>No group has claimed responsibility for the \
bombing</span>.""",
    "no-claim with a name": """\
Officials said <about>the blast killed two soldiers</about>. <span><by>The Northern Council</by> has not claimed \
responsibility for the blast</span>.""",
}
SILENT = [
    "The army confirmed the strike.", "The claim was verified by MedAid.", "The army did not respond to the shelling.",
    "Aid has not reached the village.", "The Northern Council claimed responsibility for the blast.",
    "The army declined to take part in the talks.",
    "The number of comments declined.", "Unconfirmed reports said that the general was dead.",
]


def read(text: str) -> Statements:
    """What a page of one paragraph says."""
    page = Page("p-1", text, "00ff", "page.txt", Media.TEXT, outlet=Choice("Harbour Post", "given"))
    blocks = (Block("b0", Span(0, len(text)), BlockKind.BODY),)
    return statements.find(page, blocks, parse(text, blocks, nlp.load()))


@pytest.mark.parametrize("name", CASES)
def test_what_is_drawn_is_found(name: str) -> None:
    text, spans = drawn(CASES[name])
    found = read(text)
    (only,) = found.caveats
    assert only.kind.value == name.split(maxsplit=1)[0]
    assert only.span == spans["span"][0]
    assert only.by == (spans["by"][0] if "by" in spans else None)
    told = {one.id: one for one in (*found.statements, *found.narration)}
    assert [any(piece.touches(drawn_at) for piece in told[ident].content)
            for ident, drawn_at in zip(only.about, spans.get("about", []), strict=True)] == [True] * len(only.about)
    assert len(only.why) == 3


@pytest.mark.parametrize("text", SILENT)
def test_other_sentences_are_silent(text: str) -> None:
    assert read(text).caveats == ()


@pytest.mark.parametrize("text", [
    "The army declined to comment.", "The claim could not be independently verified.",
    "Neither account could be verified.", "There was no claim of responsibility.",
    "Velk could not be reached for comment.",
])
def test_a_caveat_is_no_statement(text: str) -> None:
    found = read(text)
    assert len(found.caveats) == 1
    assert found.statements == ()


@pytest.mark.promise("P3")
def test_what_is_taken_for_a_statement_is_dropped_with_its_reason() -> None:
    found = read("The claim could not be independently verified.")
    assert "only-a-caveat" in {drop.rule for drop in found.drops}


def test_a_claim_inside_a_refusal_stays_a_statement() -> None:
    found = read("The army refused to comment on claims that its guns had hit the school.")
    assert [one.quote for one in found.statements] == ["that its guns had hit the school"]
    assert found.caveats[0].about == (found.statements[0].id,)


def test_who_is_named_as_unable_to_confirm_says_something_as_well() -> None:
    found = read("The Ostrel Observatory was unable to confirm the report.")
    assert [one.quote for one in found.statements] == ["the report"]
    assert [one.kind for one in found.caveats] == [CaveatKind.NOT_VERIFIED]


@pytest.mark.promise("P4")
def test_ids_stay_the_same() -> None:
    text = "The army declined to comment. The toll could not be verified."
    assert [one.id for one in read(text).caveats] == [one.id for one in read(text).caveats]
    assert len({one.id for one in read(text).caveats}) == 2


@pytest.mark.parametrize("stem", case.STEMS)
def test_the_case_is_marked_as_a_careful_reader_marks_it(stem: str) -> None:
    rows = tomllib.loads((case.GOLD / f"{stem}.toml").read_text(encoding="utf-8")).get("caveat", [])
    reading = pipeline.read_original(case.originals()[stem])
    marks = {name: spans for _, _, found in case.placed(stem, reading.page.text) for name, spans in found.items()}
    by_id = {one.id: one for one in reading.statements}
    assert [one.kind.value for one in reading.caveats] == [row["kind"] for row in rows]
    for one, row in zip(reading.caveats, rows, strict=True):
        text = reading.page.text
        assert " ".join(one.span.cut(text).split()) == row["words"]
        assert ("" if one.by is None else one.by.cut(text), one.actor.value or "") == (row["by"], row["actor"])
        meant = [marks[f"t{number}"][0] for number in row["about"]]
        assert [any(piece.touches(span) for piece in by_id[ident].content)
                for ident, span in zip(one.about, meant, strict=True)] == [True] * len(meant)
