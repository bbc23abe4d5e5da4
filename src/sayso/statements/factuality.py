"""Judges how certain it is, by the words of its sentence, that an event happened.

The rules name what they see (event_signs); a small linear model, whose weights anybody can read, says how much each
sign speaks for or against. training/factuality.md says how the weights were made. A second voice, the number of a
trained network, can be heard beside them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.statements.event_signs import outcome, signs

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST, MOST = -3.0, 3.0
REASONS = 3         # the weightiest signs are given as reasons


@dataclass(frozen=True, slots=True)
class Judgement:
    """From -3 (certainly did not happen) over 0 (cannot tell) to 3 (certainly happened), and why, the weightiest first.

    The scale is that of Stanovsky et al. 2017. It tells how the text presents the event, never whether it is true.
    """

    value: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """How the rules' number and that of a second voice are put together: own * rules + other * voice + always."""

    own: float
    other: float
    always: float

    def together(self, own: float, other: float) -> float:
        """One number of two.

        >>> Hearing(.5, .5, 0).together(1, 2)
        1.5
        """
        return self.own * own + self.other * other + self.always


@dataclass(frozen=True, slots=True)
class Model:
    """How much each sign speaks for the event; `always` is where an event without signs stands."""

    weights: dict[str, float]
    always: float
    hearing: Hearing

    def weigh(self, found: Sequence[str]) -> float:
        """The sum of what the signs weigh, on the scale.

        >>> Model({"negated": -2.5}, 1.0, Hearing(.5, .5, 0)).weigh(["negated", "form: past"])
        -1.5
        """
        return on_scale(self.always + sum(self.weights.get(sign, 0.0) for sign in found))

    def reasons(self, found: Sequence[str]) -> tuple[str, ...]:
        """The signs that weigh most, each with its weight."""
        known = sorted((-abs(self.weights[sign]), sign) for sign in found if sign in self.weights)
        return tuple(f"{sign} {self.weights[sign]:+.2f}" for _, sign in known[:REASONS])


@cache
def model() -> Model:
    """The weights that ship with Sayso; training/factuality.md says how they were made."""
    made = json.loads(files("sayso").joinpath("models", "factuality.json").read_text(encoding="utf-8"))
    return Model(made["weights"], made["always"], Hearing(**made["hearing"]))


def judge(event: "Sequence[Token]", *, heard: float | None = None) -> Judgement:
    """How certain it is that the event happened; `event` are its parsed tokens, at least one, with their sentence.

    `heard` is what a second voice, such as a trained network, says on the same scale; the two are put together as the
    model says under `hearing`. None: there is no second voice, and the rules judge alone.

    >>> from sayso.model import Span
    >>> from sayso.text import nlp, tokenised
    >>> shown = tokenised.show("The army captured Marn but failed to reach Tolvik.", nlp.load())
    >>> took, reached = (judge(shown.tokens(span)) for span in (Span(9, 17), Span(37, 42)))
    >>> took.value > 2, reached.value < 0, reached.why[0]
    (True, True, "the rules hold: did not happen (fails: 'fail')")
    """
    if not event:
        raise ValueError("an event needs at least one token; the span holds none")
    found = signs(event)
    held = outcome(event)
    own = model().weigh(found)
    why = (f"the rules hold: {held.polarity} ({held.why})", *model().reasons(found))
    if heard is None:
        return Judgement(own, why)
    return Judgement(on_scale(model().hearing.together(own, heard)),
                     (*why, f"the rules say {own:+.2f}, the second voice {heard:+.2f}"))


def on_scale(value: float) -> float:
    """The number, or the end of the scale that it passes.

    >>> on_scale(3.4), on_scale(-1.25)
    (3.0, -1.25)
    """
    return max(LEAST, min(MOST, value))
