"""Whether a text bears out a headline: agrees with it, denies it, only discusses it, or is about something else.

Three small models decide, each a sum of named signals: whether the two are about the same; which side the headline
takes toward what is claimed; which side the text takes. Both on one side: it agrees; on opposite sides: it disagrees;
no side taken by one of them: it discusses. How they were made: training/stance/README.md.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

from sayso.statements.headline_signals import (
    AGAINST,
    FOR,
    NEITHER,
    SIDES,
    Beside,
    asked,
    beside,
    headline_side,
    kinship,
    text_side,
)

Signals = Mapping[str, float]
Weights = Mapping[str, Mapping[str, float]]
LEAST = 1e-4             # no chance is taken for smaller, so that its logarithm stays in bounds
SHORT_TEXT = 40          # words; so short a text in one sentence is a headline itself
REASONS = 2              # signals named for each of the models


class Bearing(StrEnum):
    """What a text does with a headline."""

    UNRELATED = "unrelated"
    DISCUSS = "discuss"
    AGREE = "agree"
    DISAGREE = "disagree"


RELATED = (Bearing.DISCUSS, Bearing.AGREE, Bearing.DISAGREE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text does with a headline, how strongly each answer was favoured, and why.

    `scores` add up to 1. They are weighed so that rare answers are found too: they are no chances.
    """

    label: Bearing
    scores: Mapping[Bearing, float]
    why: tuple[str, ...]


def judge(headline: str, text: str, heard: Mapping[str, float] | None = None) -> Judgement:
    """Whether `text` agrees with `headline`, denies it, discusses it, or is about something else.

    `heard` is what a network that has read both gives each label but "unrelated", as chances. Source: FNC-1, whose
    labels these are; the weights are fitted on its training pairs (training/stance).

    >>> judge("Rebels capture Marn", "Shares rose in Port Lisk. Traders were glad.").label.value
    'unrelated'
    >>> text = "Claims that rebels captured Marn are false, Zoric said. He denied it and called it a hoax."
    >>> judge("Rebels capture Marn", text).label.value
    'disagree'
    """
    model = load()
    pair = beside(headline, text)
    kin, own, theirs = kinship(pair), headline_side(pair.asked), text_side(pair)
    chance = combined(model, kin, own, theirs, line=line_signals(pair))
    lean = model["lean"]
    if heard is not None:
        chance = with_heard(model, chance, heard)
        lean = model.get("heard_lean", lean)
    weighed = {label: chance[label] * lean[label] for label in chance}
    total = sum(weighed.values())
    scores = {Bearing(label): one / total for label, one in weighed.items()}
    label = max(scores, key=lambda one: scores[one])
    return Judgement(label, scores, reasons(model, label, kin, own, theirs, heard))


@cache
def load() -> Mapping[str, Any]:
    """The weights of signals (`kin`, `headline`, `text`, `heard`), and the labels' `lean` and `heard_lean`."""
    made: Mapping[str, Any] = json.loads(
        files("sayso").joinpath("models", "stance.json").read_text(encoding="utf-8"))
    return made


def line_signals(pair: Beside) -> Signals | None:
    """The signals of a text that is one line, as of a headline; None for a longer one."""
    lines = pair.told.lines
    if len(lines) != 1 or len(lines[0].words) > SHORT_TEXT:
        return None
    return headline_side(asked(pair.told.text))


def chances(weights: Weights, signals: Signals) -> dict[str, float]:
    """The chance of each class.

    >>> found = chances({"always": {"yes": 1.0, "no": 0.0}}, {"always": 2.0})
    >>> round(found["yes"], 2)
    0.88
    """
    sums: dict[str, float] = {}
    for name, value in signals.items():
        for one, weight in weights.get(name, {}).items():
            sums[one] = sums.get(one, 0.0) + weight * value
    top = max(sums.values())
    grown = {one: exp(value - top) for one, value in sums.items()}
    total = sum(grown.values())
    return {one: value / total for one, value in grown.items()}


def combined(model: Mapping[str, Any], kin: Signals, headline: Signals, text: Signals, *, line: Signals | None = None,
             ) -> dict[str, float]:
    """The chance of each label, from whether they are about the same and the side that each takes.

    `line` is given where the text is one line: the two ways to read its side then count the same.
    """
    related = chances(model["kin"], kin)["related"]
    own, theirs = chances(model["headline"], headline), chances(model["text"], text)
    if line is not None:
        as_line = chances(model["headline"], line)
        theirs = {side: (theirs[side] + as_line[side]) / 2 for side in SIDES}
    agree = own[FOR] * theirs[FOR] + own[AGAINST] * theirs[AGAINST]
    disagree = own[FOR] * theirs[AGAINST] + own[AGAINST] * theirs[FOR]
    return {"unrelated": 1 - related, "discuss": related * (1 - agree - disagree), "agree": related * agree,
            "disagree": related * disagree}


def stacked(chance: Mapping[str, float], heard: Mapping[str, float]) -> dict[str, float]:
    """Our own chances and the network's as signals: their logarithms, given that the two are about the same.

    >>> found = stacked({"agree": 0.2, "disagree": 0.1, "discuss": 0.1, "unrelated": 0.6}, {"agree": 1.0})
    >>> round(found["agree, by signals"], 2), found["agree, by the network"]
    (-0.69, 0.0)
    """
    found = {"always": 1.0}
    for who, said in (("signals", chance), ("the network", heard)):
        total = sum(said.get(label, 0.0) for label in RELATED)
        for label in RELATED:
            share = said.get(label, 0.0) / total if total > 0 else 1 / len(RELATED)
            found[f"{label}, by {who}"] = log(max(share, LEAST))
    return found


def with_heard(model: Mapping[str, Any], chance: Mapping[str, float], heard: Mapping[str, float]) -> dict[str, float]:
    """The chances with a network's heard; without weights for that, both count the same.

    Whether the two are about the same is told by the signals alone.
    """
    even = {f"{label}, by {who}": {other: 0.5 * (other == label) for other in RELATED}
            for label in RELATED for who in ("signals", "the network")}
    shares = chances(model.get("heard", even), stacked(chance, heard))
    related = 1 - chance["unrelated"]
    return {"unrelated": chance["unrelated"]} | {label: related * shares[label] for label in RELATED}


def reasons(model: Mapping[str, Any], label: Bearing, kin: Signals, headline: Signals, text: Signals,
            heard: Mapping[str, float] | None) -> tuple[str, ...]:
    """What spoke for the answer, in words."""
    related = chances(model["kin"], kin)
    about = "related" if label is not Bearing.UNRELATED else "unrelated"
    same = "about the same thing" if about == "related" else "about something else"
    found = [f"{same} ({related[about]:.0%}): {named(model['kin'], kin, about)}"]
    if about == "related":
        for who, weights, signals in (("headline", model["headline"], headline), ("text", model["text"], text)):
            sides = chances(weights, signals)
            side = max(sides, key=lambda one: sides[one])
            does = {FOR: "puts it forward", NEITHER: "takes no side", AGAINST: "denies it"}[side]
            found.append(f"the {who} {does} ({sides[side]:.0%}): {named(weights, signals, side)}")
    if heard is not None:
        best = max(heard, key=lambda one: heard[one])
        found.append(f"the network says {best} ({heard[best]:.0%})")
    return tuple(found)


def named(weights: Weights, signals: Signals, wanted: str) -> str:
    """The signals that spoke most for a class against the others.

    >>> named({"asks": {"yes": 2.0, "no": 0.0}, "dull": {"yes": -1.0, "no": 0.0}}, {"asks": 1.0, "dull": 1.0}, "yes")
    'asks'
    """
    spoke = {}
    for name, value in signals.items():
        if name != "always" and (of := weights.get(name)) is not None:
            spoke[name] = value * (of[wanted] - sum(of.values()) / len(of))
    best = sorted((name for name in spoke if spoke[name] > 0), key=lambda name: (-spoke[name], name))[:REASONS]
    return "; ".join(best) or "nothing speaks for it in particular"
