"""Which denial stands beside which claim: several invented statements a page, numbered by hand."""

import re
from collections import defaultdict

import pytest
from tests.drawing import drawn
from tests.statements.drawn_found import found_in

from sayso.model import Block, BlockKind, Choice, Mode, Span, Stance, Statement
from sayso.statements.certainty import choose_certainty
from sayso.statements.disputes import find_disputes
from sayso.statements.stance import choose_stance
from sayso.text import nlp
from sayso.text.parse import Parsed, parse

# s, c, t and a number: source, cue and content of that statement. The second column: the pairs (answer, claim).
CASES: dict[str, tuple[list[str], set[tuple[str, str]]]] = {
    "denied the claims": ([
        "<s1>The army</s1> <c1>claimed</c1> <t1>it had taken full control of the Ostrel Valley</t1>.",
        "<s2>The Northern Council</s2> <c2>denied</c2> <t2>the claims</t2>.",
    ], {("2", "1")}),
    "the accusation of the paragraph before": ([
        "<s1>The Council</s1> <c1>accused</c1> <t1>the army of shelling the school</t1>.",
        "<s2>Colonel Zoric</s2> <c2>rejected</c2> <t2>the accusation</t2>.",
    ], {("2", "1")}),
    "not captured against captured": ([
        "<s1>Colonel Petar Zoric</s1> <c1>said</c1> <t1>soldiers had seized Marn at dawn</t1>.",
        "<t2>\"The army has not captured Marn,\"</t2> <s2>Mira Tosk</s2> <c2>said</c2>.",
    ], {("2", "1")}),
    "alive against killed": ([
        "<s1>Rumours</s1> <c1>spread</c1> <t1>that Ilya Brandt had been killed near Sered</t1>.",
        "<s2>The Council</s2> <c2>says</c2> <t2>Brandt is alive</t2>.",
    ], {("2", "1")}),
    "in the valley against fled": ([
        "<s1>Lena Maric</s1> <c1>said</c1> <t1>Darin Velk had crossed the border into Vessen</t1>.",
        "<t2>\"Darin Velk is in the valley,\"</t2> <c2>said</c2> <s2>Mira Tosk</s2>.",
    ], {("2", "1")}),
    "another number for the same whole": ([
        "<s1>The army</s1> <c1>said</c1> <t1>it had reached one of eight districts</t1>.",
        "<s2>Harbour Post</s2> <c2>wrote</c2> <t2>that rebels held four of the seven districts</t2>.",
    ], {("2", "1")}),
    "preventing against stopping": ([
        "<s1>MedAid</s1> <c1>accused</c1> <t1>the ministry of stopping lorries at the Sered bridge</t1>.",
        "<s2>The ministry</s2> <c2>denied</c2> <t2>it was blocking lorries</t2>.",
    ], {("2", "1")}),
    "each says the other refused": ([
        "<s1>The government</s1> <c1>said</c1> <t1>the rebels refused to negotiate</t1>.",
        "<s2>Velk</s2> <c2>said</c2> <t2>the generals had rejected negotiations</t2>.",
    ], {("2", "1")}),
    "a withdrawal points at one's own claim": ([
        "<s1>The Council</s1> <c1>announced</c1> <t1>that two helicopters had been shot down</t1>.",
        "<s2>The Council</s2> later <c2>withdrew</c2> <t2>that statement</t2>.",
    ], {("2", "1")}),
    "a plain pointer in the same paragraph": ([
        "<s1>A video</s1> <c1>shows</c1> <t1>bound men beside a barn</t1>. "
        "<s2>Colonel Zoric</s2> <c2>called</c2> <t2>it a crude montage</t2>.",
    ], {("2", "1")}),
    # what must stay apart
    "the same side does not dispute itself": ([
        "<s1>The Northern Council</s1> <c1>said</c1> <t1>Marn had fallen</t1>.",
        "<s2>A spokeswoman for the Northern Council</s2> <c2>said</c2> <t2>Sered had not fallen</t2>.",
    ], set()),
    "another deed of another town": ([
        "<s1>The army</s1> <c1>said</c1> <t1>soldiers had captured Tolvik</t1>.",
        "<s2>Mira Tosk</s2> <c2>said</c2> <t2>Anabrek had not been captured</t2>.",
    ], set()),
    "some killed and others alive": ([
        "<s1>MedAid</s1> <c1>said</c1> <t1>nine children were killed in Tolvik</t1>.",
        "<s2>A nurse</s2> <c2>said</c2> <t2>two girls were pulled out alive</t2>.",
    ], set()),
    "one town taken and the hills held": ([
        "<s1>The army</s1> <c1>said</c1> <t1>soldiers had captured Tolvik</t1>.",
        "<s2>Velk</s2> <c2>said</c2> <t2>his men still hold the hills</t2>.",
    ], set()),
    "a threat is no claim": ([
        "<s1>Brandt</s1> <c1>threatened</c1> <t1>to capture Port Lisk</t1>.",
        "<s2>The army</s2> <c2>denied</c2> <t2>that Port Lisk had been captured</t2>.",
    ], set()),
    "a later count is no contradiction": ([
        "<s1>MedAid</s1> <c1>said</c1> <t1>at least 40 people had died in Tolvik</t1>.",
        "<s2>The Observatory</s2> <c2>said</c2> <t2>73 people had died in Tolvik</t2>.",
    ], set()),
}


def page(paragraphs: list[str]) -> tuple[list[Statement], Parsed]:
    """The drawn statements of a page, one block a paragraph, in the order of their numbers."""
    text, blocks = "", []
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for number, paragraph in enumerate(paragraphs):
        plain, marks = drawn(paragraph)
        blocks.append(Block(f"b{number}", Span(len(text), len(text) + len(plain)), BlockKind.BODY))
        for name, pieces in marks.items():
            role = {"s": "source", "c": "cue", "t": "content"}[name[0]]
            spans[name[1:]][role] += [piece.moved(len(text)) for piece in pieces]
        text += plain + "\n\n"
    parsed = parse(text, blocks, nlp.load())
    statements = []
    for name in sorted(spans):
        found = found_in(parsed, spans[name])
        stance = choose_stance(found, parsed).value or Stance.ASSERT
        certainty, polarity = choose_certainty(found, parsed, stance)
        block = parsed.at(found.content[0].start)
        assert block is not None
        assert certainty.value is not None
        assert polarity.value is not None
        actor = Choice(found.source.cut(text) if found.source else None, "as printed")
        quote = " [...] ".join(piece.cut(text) for piece in found.content)
        statements.append(Statement(name, "p", block.block.id, found.source, found.cue, found.content, quote,
                                    Mode.INDIRECT, stance, certainty.value, polarity.value, actor))
    return statements, parsed


@pytest.mark.parametrize(("paragraphs", "expected"), CASES.values(), ids=CASES)
def test_pairs(paragraphs: list[str], expected: set[tuple[str, str]]) -> None:
    denies, disputes = find_disputes(*page(paragraphs))
    assert {(dispute.denial, claim) for dispute in disputes for claim in dispute.claims} == expected
    assert set(denies.items()) <= expected


def test_every_dispute_says_why_and_has_a_stable_id() -> None:
    statements, parsed = page(CASES["alive against killed"][0])
    _, disputes = find_disputes(statements, parsed)
    assert [dispute.why for dispute in disputes] == ["'live' against 'kill'"]
    assert re.fullmatch(r"q-[0-9a-f]{10}", disputes[0].id)
    assert find_disputes(statements, parsed)[1] == disputes


@pytest.mark.promise("P2")
def test_no_word_on_who_is_right() -> None:
    for paragraphs, _ in CASES.values():
        _, disputes = find_disputes(*page(paragraphs))
        for dispute in disputes:
            assert not re.search(r"\b(true|false|right|wrong|lie|fact)\b", dispute.why)


def test_nothing_from_nothing() -> None:
    assert find_disputes([], Parsed("", ())) == ({}, ())
