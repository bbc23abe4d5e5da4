"""A reading in the order in which people look at it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.export.readings import build, marn

from sayso.export import outline
from sayso.model import Certainty, Drop, Polarity


def test_speakers_in_the_order_of_the_page_and_nobody_last() -> None:
    reading = build("<body><t1>It <c1>reportedly</c1> burned</t1>. <s2>Tosk</s2> <c2>said</c2> <t2>so</t2>.</body>")
    assert [speaker.name for speaker in outline.speakers(reading)] == ["Tosk", outline.NOBODY]


def test_what_is_nested_stands_under_what_holds_it() -> None:
    told = {speaker.name: [(depth, one.quote) for depth, one in outline.walk(speaker.told)]
            for speaker in outline.speakers(marn())}
    assert told["Petar Zoric"] == [(0, "a captured fighter had told his men that Darin Velk fled to Tolvik"),
                                   (1, "Darin Velk fled to Tolvik")]
    assert told["a captured fighter"] == []


def test_every_statement_is_listed_once() -> None:
    reading = marn()
    listed = [one.id for speaker in outline.speakers(reading) for _, one in outline.walk(speaker.told)]
    assert sorted(listed) == sorted(one.id for one in reading.statements)


@given(st.lists(st.integers(0, 7), min_size=6, max_size=6))
def test_every_statement_is_listed_once_whatever_holds_what(holders: list[int]) -> None:
    reading = marn()
    ids = [one.id for one in reading.statements]
    statements = tuple(replace(one, nested_in=dict(enumerate([*ids, "s-nowhere"])).get(holder))
                       for one, holder in zip(reading.statements, holders, strict=True))
    speakers = outline.speakers(replace(reading, statements=statements))
    assert sorted(one.id for speaker in speakers for _, one in outline.walk(speaker.told)) == sorted(ids)


def test_a_dispute_has_its_statements() -> None:
    (sides,) = outline.sides(marn())
    assert [outline.who(claim) for claim in sides.claims] == ["Lena Maric"]
    assert outline.who(sides.denial) == "Mira Tosk"


def test_repeats_are_counted_on_the_first() -> None:
    printed = {folded.block.kind.value: folded.printed for folded in outline.folded(marn())}
    assert printed["caption"] == 2
    assert sum(number for _, number in outline.kinds(marn())) == len(marn().blocks) - 1


def test_a_page_that_was_not_read_does_not_look_silent() -> None:
    reading = replace(build("<body>Die Brücke brennt.</body>"), drops=(
        Drop("x-1", None, "no-rules-for-language", "the page is in 'de'; there are rules for 'en' only"),))
    assert outline.silence(reading) == "Not looked for: the page is in 'de'; there are rules for 'en' only."
    assert outline.silence(replace(reading, drops=())) == "Nobody is reported to say anything on this page."


def test_blocks_set_aside_are_not_told_again_as_left_out() -> None:
    reading = marn()
    whole = tuple(Drop(f"x-{block.id}", block.span, "block-is-aside", "aside") for block in reading.blocks
                  if not block.counts)
    assert len(whole) == 2
    assert outline.left_out(replace(reading, drops=reading.drops + whole)) == (("no-cue", 1),)


def test_every_certainty_has_words() -> None:
    assert set(outline.IN_WORDS) == {(level, sign) for level in Certainty for sign in Polarity}
