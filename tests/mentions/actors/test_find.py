"""Who is who on a page, in our own sentences of the invented case."""

from pathlib import Path

import pytest

from sayso import pages, pipeline
from sayso.errors import ActorsUnusable
from sayso.mentions.actors.listed import built, load
from sayso.model import Actor, ActorKind, Reading

EXAMPLES = Path(__file__).parents[3] / "examples"


def read(text: str, **more: str) -> Reading:
    original = pages.original_of_row({"id": "case", "text": text, **more}, file="case", line=1, base=EXAMPLES)
    return pipeline.read_original(original, places=EXAMPLES / "places.toml", actors=EXAMPLES / "actors.toml")


def named(reading: Reading, words: str) -> Actor:
    """The actor whom these words of the page name."""
    ids = [one.choice.value for one in reading.named if one.span.cut(reading.page.text) == words]
    assert ids, (words, [one.span.cut(reading.page.text) for one in reading.named])
    return next(one for one in reading.actors if one.id == ids[0])


def test_a_name_and_its_acronym_are_one() -> None:
    reading = read("The Northern Council (NC) left Marn. The NC said it would return.")
    assert named(reading, "NC") is named(reading, "Northern Council")
    assert named(reading, "NC").id == "northern-council"


def test_a_surname_alone_is_the_person_named_before() -> None:
    reading = read("President Josip Haldane spoke in Veldin. Haldane said that the road was open.")
    assert named(reading, "Haldane").id == "person-josip-haldane"
    assert named(reading, "Haldane").side.value == "KAR"


@pytest.mark.parametrize(("published", "side"), [("2028-06-01", "KAR"), ("2031-05-12", "northern-council")])
def test_an_office_holds_for_its_time(published: str, side: str) -> None:
    reading = read("Darin Velk said that the valley was quiet.", published=published)
    assert named(reading, "Darin Velk").side.value == side
    assert reading.statements[0].side.value == side


def test_a_spokeswoman_speaks_for_her_side() -> None:
    reading = read("Mira Tosk, a spokeswoman for the Northern Council, said that the town had held.")
    assert reading.statements[0].side.value == "northern-council"


def test_a_state_stands_for_its_government_and_its_people_do_not() -> None:
    reading = read("Karsova rejected the offer, and Karsovans marched in Veldin.")
    assert named(reading, "Karsova").kind is ActorKind.STATE
    assert named(reading, "Karsovans").kind is ActorKind.PEOPLE
    assert named(reading, "Karsovans").side.value is None


def test_soldiers_of_a_state_are_on_its_side() -> None:
    assert named(read("Karsovan soldiers entered Marn."), "Karsovan soldiers").side.value == "KAR"
    assert named(read("Karsovan soldiers entered Marn."), "Karsovan soldiers").code == "KARMIL"


def test_a_monitor_is_on_no_side() -> None:
    reading = read("Ostrel Observatory said that the army was in five districts.")
    assert reading.statements[0].side.value is None


def test_where_no_country_is_named_none_is_invented() -> None:
    assert named(read("The army said that it had left."), "army").country is None


def test_the_same_full_name_has_the_same_id_on_two_pages() -> None:
    first, second = (read(f"Ruth Okello, an envoy, spoke in {place}.") for place in ("Marn", "Sered"))
    assert named(first, "Ruth Okello").id == named(second, "Ruth Okello").id


def test_the_lists_load_and_know_the_plainest() -> None:
    known = load()
    assert {"taliban", "un", "SYR", "person-bashar-al-assad"} <= set(known.by_id)
    assert known.alpha3["SY"] == "SYR"


@pytest.mark.parametrize(("text", "seen"), [
    ("[[state]\nname = 'x'", "no TOML"),
    ("[[actor]]\nid = 'x'", "without `name`"),
    ("[[planet]]\nname = 'x'", "planet"),
    ("actor = 'x'", "no list of tables"),
])
def test_a_bad_file_is_told_with_what_to_do(text: str, seen: str) -> None:
    with pytest.raises(ActorsUnusable, match=seen):
        built([("own.toml", text)])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ActorsUnusable, match="cannot be read"):
        load(tmp_path / "none.toml")
