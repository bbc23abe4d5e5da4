"""Reading the tagger's scores, with a network that answers what the test says."""

from collections.abc import Sequence

import numpy as np
import pytest

from sayso.model import Span
from sayso.statements.tagger import Seen, mark
from sayso.text.crf import Chain, Floats
from sayso.text.units import Unit, units

FLAT = Chain(np.zeros((3, 3), np.float32), np.zeros(3, np.float32), np.zeros(3, np.float32))


class Told:
    """A network that marks the words it was told: cues as "1", source as "s" and content as "c", one letter a unit."""

    cue_chain = role_chain = FLAT

    def __init__(self, cue: str, *roles: str) -> None:
        self.cue, self.told = cue, roles

    def see(self, windows: Sequence[Sequence[Unit]]) -> list[Seen]:
        return [Seen(window, np.arange(len(window)), np.zeros((len(window), 4), np.float32),
                     scores(self.cue, {"0": 0, "1": 1, "2": 2})) for window in windows]

    def roles(self, asked: Sequence[tuple[Seen, int, int]]) -> list[Floats]:
        return [scores(told, {".": 0, "s": 1, "c": 2}) for _, told in zip(asked, self.told, strict=False)]


def scores(told: str, columns: dict[str, int]) -> Floats:
    found = np.zeros((len(told), 3), np.float32)
    for place, letter in enumerate(told):
        found[place, columns[letter]] = 9
    return found


def marked(text: str, cue: str, *roles: str) -> list[tuple[str, str | None, list[str]]]:
    window = units(text, Span(0, len(text)))
    assert {len(cue), *map(len, roles)} == {len(window)}
    return [(one.cue.cut(text), one.source.cut(text) if one.source else None, [part.cut(text) for part in one.content])
            for one in mark(Told(cue, *roles), [window])]


def test_content_around_the_cue_is_two_pieces() -> None:
    text = "The road, Velk said, is open."
    assert marked(text, "000010000", "ccc".ljust(3, "c") + "s..ccc") == [
        ("said", "Velk", ["The road,", "is open."])]


def test_a_mark_between_pieces_does_not_part_them() -> None:
    assert marked("Velk said Marn, Sered and Tolvik fell.", "010000000", "s.c.ccccc") == [
        ("said", "Velk", ["Marn, Sered and Tolvik fell."])]


def test_one_source_serves_two_cues() -> None:
    text = "Tosk said Marn fell and added Sered held"
    assert marked(text, "01000100", "s.cc....", "s.....cc") == [
        ("said", "Tosk", ["Marn fell"]), ("added", "Tosk", ["Sered held"])]


def test_of_two_sources_the_likelier_is_kept_and_a_cue_without_content_is_nothing() -> None:
    assert marked("Tosk and Velk said so", "00010", "s.s.c")[0][1] in {"Tosk", "Velk"}
    assert marked("Tosk spoke", "01", "s.") == []


def test_the_tagger_may_see_nothing() -> None:
    assert marked("Nothing here", "00") == []
    assert mark(Told(""), []) == []


@pytest.mark.parametrize("least", [0.4, 0.9999])
def test_a_cue_less_likely_than_asked_is_left_out(least: float) -> None:
    window = units("Tosk said so", Span(0, 12))
    assert bool(mark(Told("010", "s.c"), [window], least=least)) == (least < 0.99)
