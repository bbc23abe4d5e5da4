"""The invented case holds everything that a reading must survive, and its gold is true to the pages."""

import re
from collections import Counter

import pytest
from tests import case

from sayso import pipeline
from sayso.export import rows
from sayso.model import BlockKind, Certainty, Mode, Polarity, Stance

ALL = [(stem, number, row) for stem in case.STEMS for number, row in case.gold(stem).statements.items()]


def everything(kind: BlockKind | None = None) -> str:
    """The words of the whole case, or of its blocks of one kind."""
    return "\n".join(block.text for stem in case.STEMS for block in case.gold(stem).blocks
                     if kind in (None, block.kind))


def test_every_page_has_gold_and_every_gold_a_page() -> None:
    assert sorted(case.originals()) == case.STEMS
    assert len(case.STEMS) >= 9


@pytest.mark.parametrize("stem", case.STEMS)
@pytest.mark.promise("P1")
def test_every_gold_string_stands_in_the_text_that_is_read(stem: str) -> None:
    text, _ = case.split(stem)
    for block, span, marks in case.placed(stem, text):
        assert span.cut(text).split() == block.text.split()
        for name, spans in marks.items():
            wanted = [each.cut(block.text).split() for each in block.marks[name]]
            assert [each.cut(text).split() for each in spans] == wanted


@pytest.mark.parametrize("stem", case.STEMS)
def test_gold_is_complete_in_itself(stem: str) -> None:
    gold = case.gold(stem)
    numbers = {name[1:] for block in gold.blocks for name in block.marks}
    assert numbers == set(gold.statements), "every mark has its attributes and every statement its marks"
    ids = {block.id for block in gold.blocks}
    for block in gold.blocks:
        assert {block.repeats, block.restates} <= ids | {None}
        assert not (block.repeats and block.marks), "what is said in a repeat is counted where it was said first"
    for row in case.statements_row(stem, case.split(stem)[0])["statements"]:
        assert row["content"], row
        assert row["cue"] or row["source"], row


@pytest.mark.parametrize(("stem", "number", "row"), ALL, ids=[f"{stem}-{number}" for stem, number, _ in ALL])
def test_attributes_are_words_of_the_model(stem: str, number: str, row: dict[str, str]) -> None:
    Stance(row["stance"])
    Certainty(row["certainty"][:-1])
    Polarity(row["certainty"][-1])
    assert Mode(row["mode"]) is not Mode.NARRATION
    assert row["actor"] or row["certainty"] != "certain+" or "ideo" in " ".join(
        block.text for block in case.gold(stem).blocks if f"s{number}" in block.marks), "nobody, but certain"
    if "nested_in" in row:
        assert str(row["nested_in"]) in case.gold(stem).statements


def test_every_attribute_occurs() -> None:
    assert {row["stance"] for *_, row in ALL} == {str(stance) for stance in Stance}
    assert {row["mode"] for *_, row in ALL} == {"direct", "mixed", "indirect"}
    assert {"certain+", "certain-", "probable+", "possible+", "conditional+"} <= {row["certainty"] for *_, row in ALL}
    assert sum("nested_in" in row for *_, row in ALL) >= 3
    assert {block.kind for stem in case.STEMS for block in case.gold(stem).blocks} == set(BlockKind)


def test_captions_repeat_restate_and_speak_alone() -> None:
    captions = [(stem, block) for stem in case.STEMS for block in case.gold(stem).blocks
                if block.kind is BlockKind.CAPTION]
    words = {(stem, block.id): block.text for stem in case.STEMS for block in case.gold(stem).blocks if block.id}
    repeats = [(block.text, words[stem, block.repeats]) for stem, block in captions if block.repeats]
    assert sum(one == other for one, other in repeats) >= 3, "printed again word for word"
    assert sum(one != other for one, other in repeats) >= 4, "printed again with a small difference"
    assert any(block.restates and not block.repeats for _, block in captions), "says a body sentence again, in part"
    assert any(block.restates_whole for _, block in captions), "says a body sentence again, whole"
    assert sum(bool(block.marks) for _, block in captions) >= 4, "a statement that stands only in a caption"


PHENOMENA = {
    "headline style, X claims Y": (BlockKind.HEADLINE, r"Army claims"),
    "headline style, quote and colon": (BlockKind.HEADLINE, r"still here'?: Council"),
    "denial whose object is elsewhere": (None, r"rejected the claims"),
    "denial of a charge made elsewhere": (None, r"rejected the accusation"),
    "two sides in one sentence": (None, r"Both sides claim"),
    "rumours": (None, r"Rumours swirl"),
    "assurances": (None, r"gave assurances"),
    "reportedly": (None, r"reportedly"),
    "allegedly": (None, r"allegedly"),
    "at least": (None, r"At least 40 people"),
    "as many as": (None, r"as many as 120"),
    "dozens": (None, r"dozens of"),
    "a count of some of them": (None, r"received 31.bodies"),
    "four of nine districts": (None, r"four of the valley’s nine districts"),
    "eight districts": (None, r"eight districts"),
    "the group said": (None, r"the group said"),
    "the paper added": (None, r"The paper added"),
    "acronym introduced after the name": (None, r"the NC, as the council is known"),
    "two people of one surname": (None, r"not related to the interior minister"),
    "father and son of one name": (None, r"also called Jovan Tosk"),
    "son of": (None, r"the son of the late Aron Velk"),
    "vague time": (None, r"over the weekend"),
    "last month": (None, r"last month"),
    "single quotes beside apostrophes": (None, r"'They've won a car park,'"),
    "guillemets": (None, r"«[^»]+»"),
    "curly quotes": (None, r"“[^”]+”"),
    "straight quotes": (None, r'"[^"]+"'),
    "skip link": (BlockKind.BOILERPLATE, r"Skip to main content"),
    "unrelated posts at the end": (BlockKind.TEASER, r"Popular posts from this blog"),
    "correction": (BlockKind.CORRECTION, r"Forty lorries"),
    "retraction": (BlockKind.CORRECTION, r"We withdraw it"),
}


@pytest.mark.parametrize("name", PHENOMENA)
def test_the_case_has(name: str) -> None:
    kind, pattern = PHENOMENA[name]
    assert re.search(pattern, everything(kind))


def test_quotes_run_on_break_off_and_are_split() -> None:
    marks = [(block.text, block.marks) for block in case.gold("star-denial").blocks]
    over_blocks = Counter(name for _, spans in marks for name in spans if name.startswith("t"))
    assert over_blocks["t7"] == 3, "a quote over three paragraphs, each opened again and only the last closed"
    assert any(text.count('"') % 2 and "t14" in spans for text, spans in marks), "a quote that is never closed"
    assert any(len(spans.get("t21", ())) == 2 for _, spans in marks), "source and cue in the middle"


def test_one_agency_report_is_printed_by_two_outlets() -> None:
    words = {stem: {tuple(text[at:at + 8]) for block in case.gold(stem).blocks
                    for text in [re.findall(r"\w+", block.text)] for at in range(len(text) - 7)}
             for stem in ("cp-3", "harbour-tolvik", "today-tolvik", "courier-valley")}
    share = {stem: len(words["cp-3"] & words[stem]) / len(words[stem]) for stem in words}
    assert share["harbour-tolvik"] > .4
    assert share["today-tolvik"] > .7
    assert share["courier-valley"] < .02


def test_the_worn_copy_says_no_date_outside_its_captions_and_text() -> None:
    original = case.originals()["worn-copy"]
    assert "\u00a0" in original.markup
    assert not re.search(r"(?m)^(Published|Updated|Posted|By )", original.markup)


def overlap(one: list[list[int]], other: list[list[int]]) -> float:
    """Shared characters as a share of all characters of two lists of offsets; two empty lists share all."""
    first, second = ({at for start, end in spans for at in range(start, end)} for spans in (one, other))
    return len(first & second) / len(first | second) if first | second else 1.0


def test_the_case_is_read_about_as_a_careful_reader_reads_it() -> None:
    """A floor that holds without the development data; the gate measures properly. Raise it freely, lower it never."""
    wanted = found = given = right_kind = all_kinds = 0
    for stem, original in case.originals().items():
        reading = pipeline.read_original(original)
        gold = case.statements_row(stem, reading.page.text)["statements"]
        left = rows.statements(reading)["statements"]
        wanted, given = wanted + len(gold), given + len(left)
        for row in gold:
            match = next((one for one in left if overlap(row["content"], one["content"]) >= .5
                          and overlap(row["source"], one["source"]) >= .5), None)
            if match:
                found += 1
                left.remove(match)
        for block, span, _ in case.placed(stem, reading.page.text):
            kinds = {one.kind for one in reading.blocks if one.span.touches(span)}
            all_kinds += 1
            right_kind += kinds == {block.kind} or (block.kind in case.ASIDE and kinds <= set(case.ASIDE))
    assert found / wanted >= .70, f"recall {found / wanted:.3f}"
    assert found / given >= .78, f"precision {found / given:.3f}"
    assert right_kind / all_kinds >= .90, f"kinds right {right_kind / all_kinds:.3f}"
