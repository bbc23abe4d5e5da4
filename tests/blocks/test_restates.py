"""Which sentence of the text a caption says again, and whether it says all of it."""

import pytest
from hypothesis import given
from tests.blocks.test_repeats import LINES, page

from sayso.blocks.repeats import fold
from sayso.blocks.restates import link

BODY = (
    "h:Rebels leave Marn by night",
    "b:The Northern Council stepped up its shelling of the airport at Halmar on Saturday, writing that its fighters "
    "had cut the road to Sered.",
    "b:However the terminal was still without running water or electric light on Monday, which made it hard to feed "
    "the stranded passengers.",
    "b:Council official Ilya Brandt reported heavy fighting near Anabrek, and while the rebels insist they have the "
    "soldiers at bay, observers warned the rebels are struggling.",
    "b:Two council leaders - spokesman Jan Orel and the physician Vera Lund - were killed in an ambush at the weekend, "
    "the group said.",
)
WHOLE = {
    "before a picture note": ("The Northern Council stepped up its shelling of the airport at Halmar on Saturday. "
                              "Pictured: Fighters, seen here in an undated picture, look down from a hill", 1),
    "the paragraph itself": ("Two council leaders - spokesman Jan Orel and the physician Vera Lund - were killed in an "
                             "ambush at the weekend, the group said", 4),
    "in other order": ("Council spokesman Jan Orel (left) and physician Vera Lund (right) were killed in an ambush at "
                       "the weekend", 4),
}
PART = {
    "a scene and a clause": ("Pictured: Empty benches inside the terminal at Halmar, which is open to some passengers "
                             "albeit without running water or electric light", 2),
    "a claim more": ("The rebels say they have the soldiers at bay, but observers warn that they are struggling "
                     "and that "
                     "the Sered district could be lost by the weekend", 3),
}
NOTHING = {
    "another scene": "Fighters of the Northern Council pose for a photo in front of a burnt lorry",
    "only the name": "Council official Ilya Brandt at a wedding in Port Lisk in 2019",
    "the page's subject": "Rebels near Anabrek on Saturday",
}


def linked(caption: str) -> tuple[str | None, bool]:
    text, blocks = page(*BODY, f"c:{caption}")
    last = link(text, fold(text, blocks))[-1]
    return last.restates, last.restates_whole


@pytest.mark.parametrize(("caption", "place"), WHOLE.values(), ids=WHOLE)
def test_all_of_it(caption: str, place: int) -> None:
    assert linked(caption) == (f"b{place}", True)


@pytest.mark.parametrize(("caption", "place"), PART.values(), ids=PART)
def test_part_of_it(caption: str, place: int) -> None:
    assert linked(caption) == (f"b{place}", False)


@pytest.mark.parametrize("caption", NOTHING.values(), ids=NOTHING)
def test_nothing_of_it(caption: str) -> None:
    assert linked(caption) == (None, False)


@pytest.mark.parametrize("caption", [
    "Two council leaders - spokesman Jan Orel and the physician Vera Lund - were not killed in an ambush at the "
    "weekend",
    "The Northern Council stepped up its shelling of the airport at Halmar on Saturday, 40 fighters said",
], ids=["denied", "a number more"])
def test_what_differs_in_fact_is_never_the_whole(caption: str) -> None:
    assert not linked(caption)[1]


def test_a_repeated_caption_restates_what_the_first_does() -> None:
    caption = f"c:{WHOLE['before a picture note'][0]}"
    text, blocks = page(*BODY, caption, caption)
    last = link(text, fold(text, blocks))[-2:]
    assert [(block.repeats, block.restates) for block in last] == [(None, "b1"), ("b5", "b1")]


def test_a_pull_quote_before_its_paragraph() -> None:
    text, blocks = page("q:“I was going to build bridges. Now I blow them up.”", "b:He turned a cup in his hands.",
                        "b:“I was going to build bridges. Now I blow them up,” Velk said, and poured the tea.")
    assert [block.restates for block in link(text, fold(text, blocks))] == ["b2", None, None]


def test_why_is_told() -> None:
    text, blocks = page(*BODY, f"c:{PART['a scene and a clause'][0]}")
    assert link(text, fold(text, blocks))[-1].why == ("restates b2: in part",)


@given(LINES)
def test_linking_twice_changes_nothing_and_targets_are_text(lines: list[str]) -> None:
    text, blocks = page(*lines)
    once = link(text, fold(text, blocks))
    assert link(text, once) == once
    kinds = {block.id: block.kind.value for block in once}
    assert {kinds[block.restates] for block in once if block.restates} <= {"headline", "lead", "body"}
    assert all(block.restates for block in once if block.restates_whole)
