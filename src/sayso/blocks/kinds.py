"""Weighs the signals of each piece of an HTML page and chooses its kind, with the reasons."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from sayso.blocks import marks
from sayso.blocks.clues import Words, runs
from sayso.blocks.signals import DROPPED, ELSEWHERE, KEPT, THE_HEADLINE, Setting
from sayso.blocks.walk import ENDS_SENTENCE, HEADINGS, Piece
from sayso.model import BlockKind

SAID_BY_WEIGHT = (BlockKind.CAPTION, BlockKind.LEAD, BlockKind.SUBHEAD)
REASONS = 3         # the weightiest signals are given as reasons
PULLED = 0.6        # of a pull quote's runs of words stand in the running text
PULLED_WORDS = 70
LONG = 40           # words without a link, which no menu has
RUNNING = frozenset({BlockKind.BODY, BlockKind.LEAD})
IN_THE_BALANCE = 1.0
SUBHEAD_WORDS = 20
NEAR_CAPTION = "marked as a caption near the text"
SURE = 1.5          # from which trafilatura's no does not count
OPEN = 0.05         # of the characters that are surely running text may be in the balance
QUOTES = "\"'“‘„«»‚「『"
OPENING = 60        # characters in which a correction says that it is one
SHORTEST = 4        # words of a correction or a pull quote
OTHERS = frozenset({"inside embed", "inside related"})
BULK = 3            # words from which a link of no other use is a teaser
Weights: TypeAlias = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Model:
    """How much each signal speaks for each answer; `least` is the sum from which the answer is yes."""

    weights: Weights
    least: dict[str, float]

    def weigh(self, question: str, signals: Sequence[str]) -> float:
        """How much the signals speak for yes; 0 and more is yes."""
        weights = self.weights[question]
        return weights["always"] + sum(weights.get(signal, 0.0) for signal in signals) - self.least[question]

    def reasons(self, question: str, signals: Sequence[str], *, against: bool = False) -> tuple[str, ...]:
        """The signals that speak most for the answer, or most against it."""
        weights = self.weights[question]
        sign = -1 if against else 1
        known = sorted((-sign * weights.get(signal, 0.0), signal) for signal in set(signals))
        return tuple(signal for weight, signal in known[:REASONS] if weight < 0)


@cache
def model() -> Model:
    """The weights that ship with Sayso; training/blocks.md says how they were made."""
    made = json.loads(files("sayso").joinpath("models", "blocks.json").read_text(encoding="utf-8"))
    return Model(made["weights"], made["least"])


@dataclass(frozen=True, slots=True)
class Kind:
    """What a piece is for, and why."""

    kind: BlockKind
    why: tuple[str, ...]


def choose(setting: Setting, signals: Sequence[Sequence[str]]) -> list[Kind]:
    """The kind of each piece."""
    kinds = [first_choice(piece, these) for piece, these in zip(setting.walked.pieces, signals, strict=True)]
    if not any(kind.kind in RUNNING for kind in kinds):
        kinds = [rescued(setting, at, kind) for at, kind in enumerate(kinds)]
    if not any(kind.kind in RUNNING for kind in kinds):
        kinds = last_resort(setting, kinds)
    said = Counter(run for of, kind in zip(setting.words, kinds, strict=True) if kind.kind is BlockKind.BODY
                   for run in runs(of))
    for at, (kind, these) in enumerate(zip(kinds, signals, strict=True)):
        kinds[at] = second_look(setting, at, kind, these, said)
    if said:
        return kinds
    # A lead leads to something: alone it is the text.
    return [Kind(BlockKind.BODY, ("no text follows it", *kind.why)) if kind.kind is BlockKind.LEAD else kind
            for kind in kinds]


def unsure(setting: Setting, signals: Sequence[Sequence[str]]) -> bool:
    """Whether our own signals leave so much text in the balance that another voice should be heard."""
    sure, open_ = 0, 0
    for piece, these in zip(setting.walked.pieces, signals, strict=True):
        weight = model().weigh("main alone", these)
        if abs(weight) < IN_THE_BALANCE:
            open_ += len(piece.text)
        elif weight > 0:
            sure += len(piece.text)
    return open_ >= OPEN * sure


def first_choice(piece: Piece, signals: Sequence[str]) -> Kind:
    """What the weights say, each piece by itself."""
    weights = model()
    if THE_HEADLINE in signals:
        return Kind(BlockKind.HEADLINE, ("the heading nearest to the page's title and to the text",))
    question = "main" if KEPT in signals or DROPPED in signals else "main alone"
    main = weights.weigh(question, signals)
    if main <= 0 and question == "main" and weights.weigh("main alone", signals) > SURE:
        question, main = "main alone", weights.weigh("main alone", signals)  # trafilatura has a voice, not a veto
    if piece.credit:
        return Kind(BlockKind.BOILERPLATE, ("names a picture's source",))
    value, kind = max((weights.weigh(kind, signals), kind) for kind in SAID_BY_WEIGHT)
    if value > 0 and not (kind is BlockKind.CAPTION and main > value):
        return Kind(kind, weights.reasons(kind, signals))
    if main > 0 and "caption" in piece.node.hints and NEAR_CAPTION in signals:
        return Kind(BlockKind.CAPTION, ("its element is named a caption", NEAR_CAPTION))
    if main > 0 and piece.node.tag in HEADINGS and len(piece.text.split()) <= SUBHEAD_WORDS:
        return Kind(BlockKind.SUBHEAD, (f"set in <{piece.node.tag}>", *weights.reasons(question, signals)))
    if main > 0:
        return Kind(BlockKind.BODY, weights.reasons(question, signals))
    return put_aside(piece, signals, weights.reasons(question, signals, against=True))


def put_aside(piece: Piece, signals: Sequence[str], why: tuple[str, ...]) -> Kind:
    """Not the article: a teaser if it leads to another page, else boilerplate."""
    link = piece.linked > 0.5 * len(piece.text) and len(piece.text.split()) > BULK
    if (link and "inside nav" not in signals and "inside footer" not in signals) or "inside related" in signals:
        return Kind(BlockKind.TEASER, ("leads to another page" if link else "inside related", *why))
    return Kind(BlockKind.BOILERPLATE, why)


def rescued(setting: Setting, at: int, kind: Kind) -> Kind:
    """On a page where nothing weighs enough, what is plainly set as running text is taken for it."""
    piece = setting.walked.pieces[at]
    if kind.kind not in {BlockKind.BOILERPLATE, BlockKind.TEASER} or piece.credit or piece.linked * 2 > len(piece.text):
        return kind
    elsewhere = any(not (ELSEWHERE | {"form", "consent", "subscribe"}).isdisjoint(node.hints)
                    for node in piece.node.upwards())
    sentence = ENDS_SENTENCE.search(piece.text) and len(setting.words[at]) > 3
    if not elsewhere and (sentence or len(setting.words[at]) > 15):
        return Kind(BlockKind.BODY, ("the page has no other running text", f"set in <{piece.node.tag}>"))
    return kind


def last_resort(setting: Setting, kinds: list[Kind]) -> list[Kind]:
    """Wherever they stand, long pieces without links are the text of a page that has no other."""
    return [Kind(BlockKind.BODY, ("the page has no other running text", "long and without links"))
            if len(setting.words[at]) >= LONG and not setting.walked.pieces[at].linked else kind
            for at, kind in enumerate(kinds)]


def second_look(setting: Setting, at: int, kind: Kind, signals: Sequence[str], said: Counter[Words]) -> Kind:
    """Corrections and pull quotes, which only show once the running text is known; `said` are its runs of words."""
    of = setting.words[at]
    if kind.kind is BlockKind.HEADLINE or len(of) < SHORTEST or not OTHERS.isdisjoint(signals):
        return kind
    if "outside the text's element" in signals and kind.kind is not BlockKind.BODY:
        return kind
    if "inside correction" in signals and kind.kind is not BlockKind.CAPTION:
        return Kind(BlockKind.CORRECTION, ("inside correction", *kind.why))
    shown = setting.walked.pieces[at].text
    if kind.kind in RUNNING and (entry := marks.correction(shown[:OPENING])):
        return Kind(BlockKind.CORRECTION, (f"begins as corrections do: {entry.key!r}",))
    quoted = kind.kind is BlockKind.BODY and shown[0] in QUOTES and "set like no paragraph" in signals
    if len(of) <= PULLED_WORDS and (quoted or "inside pullquote" in signals or "inside sidebar" in signals):
        own = runs(of)
        elsewhere = 1 if kind.kind is BlockKind.BODY else 0
        if sum(said[run] > elsewhere for run in own) >= PULLED * len(own):
            return Kind(BlockKind.PULLQUOTE, ("set as a quote", "says again what the running text says"))
    return kind
