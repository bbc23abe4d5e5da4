"""Which place each name of a text means, with the reason."""

import tomllib
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from tests.drawing import drawn
from tests.mentions.places.invented import FAR_MARN, KARSOVA, MARN, OSTREL, WORLD, Atlas, Given

from sayso.mentions.places import gazetteer
from sayso.mentions.places.choose import choose
from sayso.mentions.places.scene import MOST
from sayso.model import Place, PlaceLevel, Span

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("choose_cases.toml").read_text(encoding="utf-8"))["case"]


def marked(text: str) -> tuple[str, dict[str, Given]]:
    """The text, and what is drawn in it as names to look up; a mark that begins with "the" is a description."""
    bare, spans = drawn(text)
    found = {mark: Given(span, span.cut(bare), "description" if mark.startswith("the") else "name")
             for mark, (span, *_) in spans.items()}
    return bare, dict(sorted(found.items(), key=lambda item: item[1].span))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_each_name_means(case: dict[str, Any]) -> None:
    text, found = marked(case["text"])
    known = gazetteer.load()
    answers = dict(zip(found, choose(text, list(found.values()), known, url=case.get("url")), strict=True))
    for mark, wanted in case["means"].items():
        answer = answers[mark]
        if wanted == "untold":
            assert answer.choice.value is None, answer
            continue
        assert answer.choice.value is not None, (mark, answer.choice.why)
        place = answer.choice.value
        country, level, province = (*wanted.split(), "", "")[:3]
        assert place.country == country, (mark, answer.choice.why)
        assert level in {"", place.level.value}, (mark, answer.choice.why)
        above = {one.name for parent in place.parents if (one := known.place(parent))}
        assert not province or province in above, (mark, answer.choice.why)
    for mark, words in case.get("why", {}).items():
        assert words in answers[mark].choice.why


def test_every_choice_has_a_reason_and_candidates_with_it_first() -> None:
    text, found = marked("Rain fell in <a>Marn</a> and elsewhere in <b>Ostrel</b>, <c>Karsova</c>.")
    for answer in choose(text, list(found.values()), WORLD):
        assert answer.choice.value == answer.candidates[0]
        assert answer.why
        assert "; ".join(answer.why) == answer.choice.why
        assert 0.0 < answer.likelihood <= 1.001


def test_a_small_town_wins_where_the_text_is_about_its_province() -> None:
    text, found = marked("Shells fell on <a>Marn</a>, <b>Ostrel</b>, as <c>Karsova</c> closed the border.")
    places = [answer.choice.value for answer in choose(text, list(found.values()), WORLD)]
    assert places == [MARN, OSTREL, KARSOVA]


def test_the_larger_town_wins_where_nothing_is_told() -> None:
    text, found = marked("The letter came from <a>Marn</a>.")
    answer, = choose(text, list(found.values()), WORLD)
    assert answer.candidates == (FAR_MARN, MARN)


def test_another_spelling_alone_is_not_enough() -> None:
    text, found = marked("In <b>Karsova</b> he saw <a>Marnn</a> and nothing else.")
    answers = dict(zip(found, choose(text, list(found.values()), WORLD), strict=True))
    assert answers["a"].choice.value is None
    assert answers["a"].candidates == (FAR_MARN,)
    assert "another spelling" in answers["a"].choice.why


def test_a_name_in_no_list_is_looked_for_around_the_one_beside_it() -> None:
    text, found = marked("They slept in <a>Tolvik</a> near <b>Sered</b>.")
    answers = dict(zip(found, choose(text, list(found.values()), WORLD), strict=True))
    assert answers["a"].choice.value is None
    area, = answers["a"].candidates
    assert (area.id, area.name, area.country) == ("near:s", "Tolvik", "KA")
    assert area.radius_km > 100
    assert "closest to Sered" in answers["a"].choice.why


@pytest.mark.parametrize("url", ["", "::", "http://[", "no address", "http://", "ftp://\u200f.ru", "http://1.2.3.4:x/"])
def test_an_address_that_is_none_says_nothing(url: str) -> None:
    text, found = marked("Rain fell in <b>Karsova</b>.")
    answer, = choose(text, list(found.values()), WORLD, url=url, outlet=url, title=url)
    assert answer.choice.value == KARSOVA


def test_nothing_found_and_nothing_known() -> None:
    assert choose("", [], WORLD) == ()
    assert choose("Words.", [], WORLD, url="http://karsova.example") == ()
    empty, = choose("", [Given(Span(0, 0), "")], WORLD)
    assert empty.choice.value is None
    empty_atlas: Any = Atlas(())
    nowhere, = choose("Marn", [Given(Span(0, 4), "Marn")], empty_atlas)
    assert (nowhere.choice.value, nowhere.candidates) == (None, ())


def test_a_hundred_places_of_one_name_with_no_evidence() -> None:
    many: Any = Atlas([Place(f"p{at:03}", "Springwell", PlaceLevel.SETTLEMENT, at * 0.6 - 30, at * 3.0 - 150, 3.0,
                             f"C{at}") for at in range(100)])
    answer, = choose("In Springwell.", [Given(Span(3, 13), "Springwell")], many)
    assert answer.choice.value is None
    assert 2 < len(answer.candidates) <= 10
    assert f"{MOST} places" in answer.choice.why or "100 places" in answer.choice.why


def test_coordinates_are_a_place_of_their_own() -> None:
    found = [Given(Span(0, 10), "42.5N 44.2E", "coordinates", (42.51, 44.21)),
             Given(Span(20, 30), "95N 12E", "coordinates", (95.0, 12.0))]
    here, nowhere = choose("42.5N 44.2E, not at 95N 12E..", found, WORLD)
    assert here.choice.value is not None
    assert (here.choice.value.lat, here.choice.value.country) == (42.51, "KA")
    assert "km from" in here.choice.why
    assert nowhere.choice.value is None
    assert "no point on earth" in nowhere.choice.why


def test_the_same_text_gives_the_same_answers() -> None:
    text, found = marked(CASES[0]["text"])
    known = gazetteer.load()
    assert choose(text, list(found.values()), known) == choose(text, list(found.values()), known)


def test_a_page_of_five_hundred_words_is_quick() -> None:
    text, found = marked(CASES[0]["text"])
    words = len(text.split())
    times = 500 // words + 1
    long = "\n".join([text] * times)
    names = [Given(one.span.moved(at * (len(text) + 1)), one.name) for at in range(times) for one in found.values()]
    known = gazetteer.load()
    choose(long, names, known)
    start = process_time()
    choose(long, names, known)
    assert process_time() - start < 0.25  # 10 ms on a quiet machine
