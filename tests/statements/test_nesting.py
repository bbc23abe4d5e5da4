"""Statements inside statements, to any depth: invented sentences, who says what inside whose words, and the chain."""

import pytest

from sayso.model import Block, BlockKind, Choice, Media, Page, Role, Span, Statement
from sayso.statements import find
from sayso.text import nlp
from sayso.text.parse import parse

# Each sentence with its statements: who speaks, then those who pass it on, from the direct one outwards.
CASES: dict[str, tuple[str, list[list[str]]]] = {
    "one": ("Mira Tosk said Marn was quiet.", [["Mira Tosk"]]),
    "one, headline": ("NC denies losing Halmar airport", [["NC"]]),
    "two, said said": ("Colonel Petar Zoric said villagers had reported gunfire in Tolvik.",
                       [["Petar Zoric"], ["villagers", "Petar Zoric"]]),
    "two, citing behind": ("MedAid said the bridge was closed, citing the Ostrel Observatory.",
                           [["MedAid"], ["Ostrel Observatory", "MedAid"]]),
    "two, citing between": (
        "Continental Press reported on Tuesday, citing two officials, that the airport had reopened.",
        [["Continental Press"], ["two officials", "Continental Press"]]),
    "two, quoting beside a name": ("The Ostrel Observatory, quoting residents, said planes had bombed Anabrek.",
                                   [["Ostrel Observatory"], ["residents", "Ostrel Observatory"]]),
    "two, headline": ("NC says army admits shelling Tolvik", [["NC"], ["army", "NC"]]),
    "two, colon in a headline": ("Minister: Witnesses say rebels fled Marn", [["Minister"], ["witnesses", "Minister"]]),
    "two, quotation in a quotation": (
        "\"The minister told me, 'We will rebuild the bridge,'\" General Ilya Brandt said.",
        [["Ilya Brandt"], ["minister", "Ilya Brandt"]]),
    "three": ("Colonel Petar Zoric said the rebels claimed that villagers had told them the bridge was mined.",
              [["Petar Zoric"], ["rebels", "Petar Zoric"], ["villagers", "rebels", "Petar Zoric"]]),
    "three, quoted as saying": (
        "The Veldin Courier quoted a doctor as saying that witnesses told the army they had seen trucks near Marn.",
        [["Veldin Courier"], ["doctor", "Veldin Courier"], ["witnesses", "doctor", "Veldin Courier"]]),
    "three, who said": (
        "Nine people died in Tolvik on Monday, according to Continental Press, citing a local official who said "
        "residents reported gunfire.",
        [["Continental Press"], ["local official", "Continental Press"], ["local official", "Continental Press"],
         ["residents", "local official", "Continental Press"]]),
    "three, cues inside a quotation": (
        "\"Villagers told us that the soldiers had promised to leave,\" Mira Tosk said.",
        [["Mira Tosk"], ["villagers", "Mira Tosk"], ["soldiers", "villagers", "Mira Tosk"]]),
    "three, what the cited say": (
        "The Northern Star, citing Continental Press, reported that the army denied that Marn had fallen.",
        [["Northern Star"], ["Continental Press", "Northern Star"], ["army", "Continental Press", "Northern Star"]]),
    "three, patients saying": (
        "MedAid said on Friday that its doctors reported patients saying the water tasted of metal.",
        [["MedAid"], ["doctors", "MedAid"], ["patients", "doctors", "MedAid"]]),
    "four": (
        "Karsova Today cited Continental Press as reporting that the army claimed rebels had admitted losing Halmar "
        "airport.",
        [["Karsova Today"], ["Continental Press", "Karsova Today"], ["army", "Continental Press", "Karsova Today"],
         ["rebels", "army", "Continental Press", "Karsova Today"]]),
    "four, quoted as saying": (
        "The Harbour Post reported that Continental Press had quoted a doctor as saying that patients described a "
        "strong smell.",
        [["Harbour Post"], ["Continental Press", "Harbour Post"], ["doctor", "Continental Press", "Harbour Post"],
         ["patients", "doctor", "Continental Press", "Harbour Post"]]),
    "four, headline": (
        "Haldane says Velk told him NC fighters deny attack, Courier reports",
        [["Courier"], ["Haldane", "Courier"], ["Velk", "Haldane", "Courier"],
         ["NC fighters", "Velk", "Haldane", "Courier"]]),
}


def statements_of(text: str, *, kind: BlockKind = BlockKind.BODY, outlet: str | None = None) -> list[Statement]:
    page = Page("p", text, "0", "page.txt", Media.TEXT, outlet=Choice(outlet, "given"), agency=Choice(None, "none"))
    blocks = [Block("b0", Span(0, len(text)), kind)]
    return list(find(page, blocks, parse(text, blocks, nlp.load())).statements)


@pytest.mark.parametrize("name", CASES)
def test_who_passes_on(name: str) -> None:
    text, expected = CASES[name]
    kind = BlockKind.BODY if text.endswith((".", '"')) else BlockKind.HEADLINE
    found = statements_of(text, kind=kind)
    by_id = {one.id: one for one in found}
    chains = [[link.name for link in one.chain if link.role in {Role.SPEAKER, Role.RELAY}] for one in found]
    assert chains == expected
    assert all(link.span is not None for one in found for link in one.chain)
    for one, names in zip(found, expected, strict=True):  # `nested_in` is the direct parent
        parent = by_id[one.nested_in] if one.nested_in else None
        assert (parent.actor.value if parent else None) == (names[1] if len(names) > 1 else None)


def test_the_outlet_ends_the_chain() -> None:
    _, inner = statements_of("Mira Tosk wrote on Telegram that villagers had reported gunfire.", outlet="Harbour Post")
    assert [(link.role, link.name) for link in inner.chain] == [
        (Role.SPEAKER, "villagers"), (Role.RELAY, "Mira Tosk"), (Role.MEDIUM, "Telegram"),
        (Role.OUTLET, "Harbour Post")]


def test_an_outer_speakers_medium_is_not_the_inner_ones() -> None:
    _, inner = statements_of("The spokesman said in a statement that the council denied that its fighters had fled.")
    assert [(link.role, link.name) for link in inner.chain] == [
        (Role.SPEAKER, "council"), (Role.RELAY, "spokesman"), (Role.MEDIUM, "statement")]


def test_two_of_one_level_do_not_hold_each_other() -> None:
    found = statements_of("Mira Tosk said Marn was quiet. Colonel Petar Zoric said it was not.")
    assert [one.nested_in for one in found] == [None, None]
