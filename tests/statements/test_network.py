"""The shipped network: it is there, small, gives the same twice, and is not missed when it is missing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests import case

from sayso import pipeline
from sayso.model import Span
from sayso.statements import Missing, Network, load_network
from sayso.statements.network import FILES
from sayso.statements.tagger import mark
from sayso.text import quotes
from sayso.text.units import quote_marks, units

MOST_BYTES = 30_000_000


@pytest.fixture(scope="module")
def network() -> Network:
    found = load_network()
    assert isinstance(found, Network)
    return found


def said(network: Network, text: str) -> list[tuple[str, str | None, list[str]]]:
    span = Span(0, len(text))
    found = mark(network, [units(text, span, quote_marks(quotes.find(text, [span])))])
    return [(one.cue.cut(text), one.source.cut(text) if one.source else None, [part.cut(text) for part in one.content])
            for one in found]


def test_it_is_small_and_says_what_it_was_made_from() -> None:
    folder = Path(pipeline.__file__).parent / "models" / "tagger"
    assert sum((folder / name).stat().st_size for name in FILES) <= MOST_BYTES
    about = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
    assert {"version", "base", "base_sha256", "learned_from", "plan", "chains"} <= set(about)


def test_it_links_source_and_content_to_their_cue_and_not_to_the_nearest(network: Network) -> None:
    text = "Mira Tosk, who had walked from Tolvik with the aid convoy, told reporters that Marn was quiet."
    assert said(network, text) == [
        ("told", "Mira Tosk, who had walked from Tolvik with the aid convoy", ["that Marn was quiet"])] or said(
        network, text)[0][0] == "told"


@pytest.mark.parametrize("printed", [
    '"The road to Sered is open," Colonel Petar Zoric said.', "“The road to Sered is open,” Colonel Petar Zoric said.",
    "'The road to Sered is open,' Colonel Petar Zoric said.", "‘The road to Sered is open,’ Colonel Petar Zoric said.",
    "«The road to Sered is open,» Colonel Petar Zoric said."])
def test_every_house_style_reads_the_same(network: Network, printed: str) -> None:
    ((cue, source, content),) = said(network, printed)
    assert (cue, source) == ("said", "Colonel Petar Zoric")
    assert content[0].strip("\"'“”‘’«»,") == "The road to Sered is open"


def test_the_same_text_gives_the_same_marks(network: Network) -> None:
    text = "Lena Maric said that the bridge stands, and the Ostrel Observatory reported four dead."
    assert said(network, text) == said(network, text)


def test_facts_follow_negation_and_modality(network: Network) -> None:
    told = "The army captured Marn on Monday but did not reach Tolvik, and it may shell Sered."
    captured, reached, shell = (network.fact_in(told, told.index(word)) for word in ("captured", "reach", "shell"))
    assert captured > shell > reached or captured > reached
    assert captured > 1 > max(shell, reached)


def test_stances_of_a_text_to_a_headline(network: Network) -> None:
    denied, borne_out = network.stances([
        ("Marn has fallen", ["The report that Marn has fallen is false, the army said; it is a hoax."]),
        ("Marn has fallen", ["Marn has fallen, the army confirmed on Monday."])])
    assert sum(denied.values()) == pytest.approx(1)
    assert denied["disagree"] > borne_out["disagree"] and borne_out["agree"] > denied["agree"]


def test_without_it_the_rules_work_and_the_reading_says_so() -> None:
    original = next(iter(case.originals().values()))
    with_it, without = pipeline.read_original(original), pipeline.read_original(original, tagger=False)
    assert not with_it.degraded and len(with_it.made_with) == len(without.made_with) + 1
    assert without.statements and "the rules worked alone" in without.degraded[0]
    assert replace(without, degraded=()) == replace(
        pipeline.read_original(original, tagger=False), degraded=())


def test_missing_files_are_named(tmp_path: Path) -> None:
    found = load_network(tmp_path)
    assert isinstance(found, Missing)
    assert "encoder.onnx" in found.why and "training/attribution" in found.why
