"""What is folded onto what: pairs that say the same, and pairs that only look so."""


import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.guard import not_hanging

from sayso.blocks.repeats import fold
from sayso.model import Block, BlockKind, Span

KINDS = {"h": BlockKind.HEADLINE, "l": BlockKind.LEAD, "b": BlockKind.BODY, "s": BlockKind.SUBHEAD,
         "c": BlockKind.CAPTION, "q": BlockKind.PULLQUOTE, "x": BlockKind.CORRECTION, "t": BlockKind.TEASER,
         "f": BlockKind.BOILERPLATE}


def page(*lines: str) -> tuple[str, tuple[Block, ...]]:
    """A page of lines such as "c:Rebels rest near Tolvik", the letter being the kind."""
    text, blocks = "", []
    for at, line in enumerate(lines):
        blocks.append(Block(f"b{at}", Span(len(text), len(text) + len(line) - 2), KINDS[line[0]]))
        text += line[2:] + "\n\n"
    return text, tuple(blocks)


def folded(*lines: str) -> list[int | None]:
    """The place of what each line repeats."""
    return [int(block.repeats[1:]) if block.repeats else None for block in fold(*page(*lines))]


MARN = "Rebels rest in Marn, the only town of the valley that the army had not taken by then, on May 4, 2031"
SAME = {
    "word for word": ("c:" + MARN, "c:" + MARN),
    "a caption prints the paragraph": ("b:The rebels left Marn by night, residents said.",
                                       "c:The rebels left Marn by night, residents said"),
    "a picture note more": ("b:The rebels left the town of Marn by night with their wounded and the bell of the "
                            "church, residents said.",
                            "c:The rebels left the town of Marn by night with their wounded and the bell of the "
                            "church, residents said "
                            "(pictured: rebels on the road)"),
    "a picture note less": ("c:Lena Maric (right) greets soldiers of the guard in Sered",
                            "c:Lena Maric greets soldiers of the guard in Sered"),
    "a label": ("c:Lena Maric greets soldiers of the guard in Sered",
                "c:FILE PHOTO: Lena Maric greets soldiers of the guard in Sered"),
    "a credit": ("c:Smoke rises over the oil tanks in the harbour of Port Lisk at dawn as tugs wait outside, May 4",
                 "c:Smoke rises over the oil tanks in the harbour of Port Lisk at dawn as tugs wait outside, "
                 "May 4. Photo: Ana Rusk/CP"),
    "the year cut off": ("c:" + MARN, "c:" + MARN.removesuffix(", 2031")),
    "a clause cut out before the date": ("c:" + MARN, "c:Rebels rest in Marn, May 4"),
    "a tail cut off": ("c:A nurse of the MedAid clinic carries a child across the yard in Tolvik",
                       "c:A nurse of the MedAid clinic carries a child across the yard"),
    "a tail cut off with dots": ("t:Council says that its fighters have left the town of Marn, army denies it",
                                 "t:Council says that its fighters have left the town of Marn, army…"),
    "a short name in brackets": ("c:Fighters of the Northern Council (NC) rest near Tolvik at noon",
                                 "c:Fighters of the Northern Council rest near Tolvik at noon"),
    "an apostrophe lost": ("c:The army's lorries cross the Drava at Marn on Sunday",
                           "c:The armys lorries cross the Drava at Marn on Sunday"),
    "present for past": ("b:Video showed four men hoisting a flag as two women watched on from the roof of a shop.",
                         "c:Video shows four men hoisting a flag as two women watch on from the roof of a shop"),
    "one sentence of a paragraph": ("b:“I was going to build bridges. Now I blow them up,” he said. He did not smile.",
                                    "q:“I was going to build bridges. Now I blow them up”"),
    "the headline as a picture's words": ("h:Bridge at Marn falls into the Drava",
                                          "c:Bridge at Marn falls into "
                                                                                   "the Drava"),
    "the lead again": ("l:The last bridge over the Drava fell into the river on Sunday.",
                       "b:The last bridge over the Drava fell into the river on Sunday."),
    "a teaser twice": ("t:Ten signs that your cat runs the household", "t:Ten signs that your cat runs the household"),
    "a short button twice": ("f:Share this", "f:Share this"),
}
ANOTHER = {
    "a number": ("c:At the clinic in Tolvik nurses treat 96 people on Monday",
                 "c:At the clinic in Tolvik nurses treat 69 people on Monday"),
    "a place": ("c:The men cheer as they hear of the capture of the city", "c:The men cheer as they hear of the "
                                                                           "capture of the valley"),
    "a scene": ("c:Rebels pose for a picture after they took the town hall of Marn on Sunday",
                "c:Rebels patrol after they took the town hall of Marn on Sunday"),
    "a denial": ("b:The army has taken the town of Marn and the bridge.", "b:The army has not taken the town of "
                                                                          "Marn and the bridge."),
    "a negation left out": ("b:The army has not taken the town of Marn and the bridge.",
                            "c:The army has taken the town of Marn and the bridge"),
    "who says so left out": ("b:Two council leaders were killed near Anabrek at the weekend, the group said.",
                             "c:Two council leaders were killed near Anabrek at the weekend"),
    "a hedge left out": ("b:The rebels may have left the town of Marn by night with the bell.",
                         "c:The rebels have left the town of Marn by night with the bell"),
    "a small number left out": ("b:The shelling of the market killed 4 people and a horse.",
                                "c:The shelling of the market killed people and a horse"),
    "a condition left out": ("b:The Council will lay down its arms in Sered, if the army leaves the valley.",
                             "c:The Council will lay down its arms in Sered"),
    "a paragraph cut short": ("b:Fighters of the Council have left the town of Marn, skriver byrån på söndagen.",
                              "b:Fighters of the Council have left the town of Marn."),
    "one and many": ("c:A soldier guards the market of Marn in the rain on Sunday",
                     "c:Soldiers guard the market of Marn in the rain on Sunday"),
    "a claim put before": ("c:Rebels rest in a barn near the village of Tolvik",
                           "c:The army shelled Anabrek on Sunday. Rebels rest in a barn near the village of Tolvik"),
    "the fuller one later": ("c:Rebels rest in a barn near the village of Tolvik",
                             "c:Rebels rest in a barn near the village of Tolvik, which they lost on Sunday"),
    "a question": ("h:Has the army taken the town of Marn", "h:Has the army taken the town of Marn?"),
    "a paragraph does not hide behind a caption": ("c:The rebels left Marn by night, residents said",
                                                   "b:The rebels left Marn by night, residents said."),
    "a paragraph does not hide behind a teaser": ("t:The rebels left Marn by night, residents said.",
                                                  "b:The rebels left Marn by night, residents said."),
    "a short turn of a talk": ("b:No comment.", "b:No comment."),
}


@pytest.mark.parametrize("lines", SAME.values(), ids=SAME)
def test_what_says_the_same_is_folded_onto_the_first(lines: tuple[str, ...]) -> None:
    assert folded(*lines) == [None, 0]


@pytest.mark.parametrize("lines", ANOTHER.values(), ids=ANOTHER)
def test_another_claim_is_kept(lines: tuple[str, ...]) -> None:
    assert folded(*lines) == [None, None]


def test_all_copies_point_to_the_first() -> None:
    assert folded("c:" + MARN, "b:Another paragraph stands here.", "c:" + MARN, "c:Rebels rest in Marn, May 4",
                  "c:Rebels rest in Marn, May 4") == [None, None, 0, 0, 0]


def test_an_owner_is_no_news_only_where_the_page_names_him_too() -> None:
    first = ("b:Video showed four men hoisting the white and black flag up a pole as two women watched from the roof "
             "of a shop.")
    again = ("c:Video shows four men hoisting the hill rebels' white and black flag up a pole as two women watch from "
             "the roof of a shop")
    assert folded(first, again) == [None, None]
    assert folded(first, again, "b:The hill rebels said nothing.") == [None, 0, None]


def test_a_repeat_says_why() -> None:
    blocks = fold(*page("c:" + MARN, "c:" + MARN.removesuffix(", 2031")))
    assert blocks[1].why == ("says again what b0 says: the same words, but for a date left out",)


SAID = (MARN, MARN + " (pictured)", "Rebels rest in Marn, May 4", "Rebels rest in Marn", "Lena Maric (left) in Sered",
        "The army has not taken Marn and the bridge.", "The army has taken Marn and the bridge.", "…", "Share this")
LINES = st.lists(st.sampled_from([f"{kind}:{line}" for kind in "hlbcqtf" for line in SAID]), max_size=14)


@given(LINES)
def test_a_target_is_an_earlier_block_that_repeats_nothing(lines: list[str]) -> None:
    text, blocks = page(*lines)
    done = fold(text, blocks)
    places = {block.id: at for at, block in enumerate(done)}
    for at, block in enumerate(done):
        if block.repeats is not None:
            assert places[block.repeats] < at
            assert done[places[block.repeats]].repeats is None
    assert [(block.id, block.span, block.kind) for block in done] == [(b.id, b.span, b.kind) for b in blocks]


@given(LINES)
def test_folding_twice_changes_nothing(lines: list[str]) -> None:
    text, blocks = page(*lines)
    once = fold(text, blocks)
    assert fold(text, once) == once


@pytest.mark.parametrize("line", [
    "Rebels fire {} shells at the town of Marn on Sunday as the army moves in from the south",
    "Rebels rest near the bridge of Marn on Sunday",
], ids=["stock phrases", "all the same"])
def test_a_page_of_many_alike_lines_does_not_hang(line: str) -> None:
    text, blocks = page(*(f"c:{line.format(at)}" for at in range(20_000)))
    with not_hanging():
        assert len(fold(text, blocks)) == len(blocks)
