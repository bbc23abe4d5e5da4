"""Learns which predicate of a sentence is its main event and of what type: `models/events.npz`.

    python -m training.events.choosing read DATA WORK      signals of all sentences (needs Sayso with its network)
    python -m training.events.choosing measure WORK        own sentences alone on PLOVER; five folds of everything
    python -m training.events.choosing train WORK          the weights that ship: everything, fixed seed; and those of
                                                           our own sentences alone, for the gate

A two-layer net gives each candidate of a sentence a score for each type; a softmax over all of them and over "no event
here" is the model. It sees the named signals, among them what the rules chose, and the encoder's states along the forty
directions in which they differ most. A second net sees the named signals alone, for texts that the encoder has not
read.
"""

import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.events.examples import NOTHING, Example, own, plover

import sayso
from sayso import statements
from sayso.events import predicates as finding
from sayso.events import weights
from sayso.events.candidates import candidates
from sayso.events.choose import by_rules
from sayso.events.signals import NAMES, TYPES, WIDTH, states
from sayso.model import Block, BlockKind, Span
from sayso.text import nlp
from sayso.text.parse import parse
from sayso.text.states import states_of

Floats = NDArray[np.float32]
MODELS = Path(sayso.__file__).parent / "models"
UNSEEN = Path(__file__).parents[2] / "tests" / "gold" / "events_own_sentences.npz"
HIDDEN, EPOCHS, RATE, DECAY, DROP, SEED = 64, 25, 2e-3, 2e-3, 0.4, 7
PARTS = ("first", "first_bias", "second", "second_bias", "mean", "spread")
AXES = 40         # directions of each half of the states


@dataclass(frozen=True, slots=True)
class Sentence:
    """The candidates of one sentence: their signals, and which of them and which type is right."""

    id: str
    signals: Floats
    right: tuple[int, ...]
    type: int


def read(examples: Sequence[Example]) -> list[Sentence]:
    """The signals of each sentence's candidates; a sentence without any is left out and told."""
    network = statements.load_network()
    if isinstance(network, statements.Missing):
        raise SystemExit(network.why)
    found = []
    pipeline = nlp.load()
    for example in examples:
        block = Block("b1", Span(0, len(example.text)), BlockKind.BODY)
        parsed = parse(example.text, [block], pipeline)
        known = states_of(statements.look(parsed, network))
        doc = parsed.blocks[0].doc
        predicates = finding.find(doc)
        ruled = {one.predicate.at: (one.type, one.main) for one in by_rules(doc, predicates)}
        some = list(candidates(doc, predicates, ruled))
        if not some:
            if example.type != NOTHING:
                print("no candidate:", example.id, example.text)
            continue
        rows = np.stack([np.concatenate([one.signals, states(doc[one.at], 0, known)]) for one in some])
        words = [Span(doc[one.at].idx, doc[one.at].idx + len(doc[one.at])) for one in some]
        right = tuple(at for at, word in enumerate(words) if any(span.touches(word) for span in example.triggers))
        if len(right) > 1 and not example.id.startswith("PLOVER"):  # the highest of the marked words heads it
            right = tuple(sorted(right, key=lambda at: -some[at].salience)[:1])
        if example.type != NOTHING and not right:
            print("trigger is no candidate:", example.id, example.text[:100], example.triggers)
            continue
        found.append(Sentence(example.id, rows.astype(np.float32), right,
                              len(TYPES) if example.type == NOTHING else [str(t) for t in TYPES].index(example.type)))
    return found


@dataclass(slots=True)
class Net:
    """Two layers; `nothing` is the score of "no event here"."""

    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    nothing: Floats
    mean: Floats
    spread: Floats

    @classmethod
    def fresh(cls, width: int, rows: Floats, chance: np.random.Generator) -> "Net":
        """A net with small weights drawn by `chance`, its inputs brought to one scale."""
        return cls((chance.normal(0, 1, (width, HIDDEN)) / np.sqrt(width)).astype(np.float32),
                   np.zeros(HIDDEN, np.float32),
                   (chance.normal(0, 1, (HIDDEN, len(TYPES))) / np.sqrt(HIDDEN)).astype(np.float32),
                   np.zeros(len(TYPES), np.float32), np.zeros(1, np.float32),
                   rows.mean(0).astype(np.float32), (rows.std(0) + 0.05).astype(np.float32))

    def parts(self) -> list[Floats]:
        """What is learned."""
        return [self.first, self.first_bias, self.second, self.second_bias, self.nothing]

    def scores(self, rows: Floats) -> Floats:
        """The score of each type for each row."""
        hidden = np.maximum(((rows - self.mean) / self.spread) @ self.first + self.first_bias, 0)
        scores: Floats = hidden @ self.second + self.second_bias
        return scores


def learn(sentences: Sequence[Sentence], weights: Sequence[float], width: int, *, seed: int = SEED) -> Net:
    """Adam on the log likelihood of the right candidates with the right type."""
    chance = np.random.default_rng(seed)
    net = Net.fresh(width, np.concatenate([one.signals[:, :width] for one in sentences]), chance)
    moments = [(np.zeros_like(part), np.zeros_like(part)) for part in net.parts()]
    step = 0
    for epoch in range(EPOCHS):
        order = chance.permutation(len(sentences))
        rate = RATE * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))
        for start in range(0, len(order), 32):
            batch = order[start : start + 32]
            slopes = [np.zeros_like(part) for part in net.parts()]
            for place in batch:
                add_slopes(net, sentences[place], weights[place], width, slopes, chance)
            step += 1
            for part, total, (one, two) in zip(net.parts(), slopes, moments, strict=True):
                slope = total / len(batch) + DECAY * part
                one[...] = one + 0.1 * (slope - one)
                two[...] = two + 0.001 * (slope * slope - two)
                part[...] = part - rate * (one / (1 - 0.9**step)) / (np.sqrt(two / (1 - 0.999**step)) + 1e-8)
    return net


def add_slopes(net: Net, sentence: Sentence, weight: float, width: int, slopes: list[Floats],
               chance: np.random.Generator) -> None:
    """Add one sentence's slopes of the loss."""
    rows = (sentence.signals[:, :width] - net.mean) / net.spread
    rows = rows * (chance.random(rows.shape) > DROP) / (1 - DROP)
    before = rows @ net.first + net.first_bias
    keep = (chance.random(before.shape) > DROP) / (1 - DROP)
    hidden = np.maximum(before, 0) * keep
    scores = hidden @ net.second + net.second_bias
    every = np.append(scores.ravel(), net.nothing)
    likely = np.exp(every - every.max())
    likely /= likely.sum()
    wanted = np.zeros_like(likely)
    if sentence.type == len(TYPES):
        wanted[-1] = 1
    else:
        places = [at * len(TYPES) + sentence.type for at in sentence.right]
        share = likely[places] + 1e-9
        wanted[places] = share / share.sum()
    slope = weight * (likely - wanted)
    slopes[4] += slope[-1:].astype(np.float32)
    upper = slope[:-1].reshape(scores.shape)
    slopes[2] += hidden.T @ upper
    slopes[3] += upper.sum(0)
    lower = (upper @ net.second.T) * (before > 0) * keep
    slopes[0] += rows.T @ lower
    slopes[1] += lower.sum(0)


def axes_of(sentences: Sequence[Sentence]) -> tuple[Floats, Floats]:
    """The middle of each half of the states, and its main directions, each with the same spread."""
    rows = np.concatenate([one.signals for one in sentences])[:, len(NAMES) :]
    centres, axes = [], []
    for half in (rows[:, :WIDTH], rows[:, WIDTH:]):
        there = half[np.abs(half).sum(1) > 0]
        centre = there.mean(0)
        _, spread, directions = np.linalg.svd(there - centre, full_matrices=False)
        centres.append(centre)
        axes.append(directions[:AXES].T / (spread[:AXES] / np.sqrt(len(there))))
    return np.stack(centres).astype(np.float32), np.stack(axes).astype(np.float32)


def made(sentences: Sequence[Sentence], *, with_states: bool, seed: int = SEED) -> weights.Net:
    """A net learned from some sentences, as it ships."""
    centres, axes = axes_of(sentences) if with_states else (None, None)
    none = np.zeros((1, 1), np.float32)
    shell = weights.Net(none, none, none, none, 0.0, none, none, centres, axes)
    low = [replace(one, signals=shell.rows(one.signals[:, : len(NAMES)], one.signals[:, len(NAMES) :]))
           for one in sentences]
    net = learn(low, [weight_of(one) for one in low], low[0].signals.shape[1], seed=seed)
    return weights.Net(net.first, net.first_bias, net.second, net.second_bias, float(net.nothing[0]), net.mean,
                       net.spread, centres, axes)


def judged(net: weights.Net, sentences: Sequence[Sentence]) -> tuple[float, float]:
    """The share of sentences whose type is right, and whose trigger is right, too."""
    types = both = 0
    for one in sentences:
        scores = net.scores(one.signals[:, : len(NAMES)], one.signals[:, len(NAMES) :])
        at, kind = divmod(int(np.argmax(scores)), len(TYPES))
        if scores.max() < net.nothing:
            kind, at = len(TYPES), -1
        types += kind == one.type
        both += kind == one.type and (at in one.right or one.type == len(TYPES))
    return types / len(sentences), both / len(sentences)


def weight_of(sentence: Sentence) -> float:
    """How much a sentence counts: the gold records twice."""
    return 2.0 if sentence.id.startswith("PLOVER") else 1.0


def folds(everything: Sequence[Sentence], *, with_states: bool) -> tuple[float, float]:
    """Type accuracy in five folds, on our own sentences and on the gold records."""
    right: dict[bool, list[float]] = {False: [], True: []}
    for fold in range(5):
        net = made([one for at, one in enumerate(everything) if at % 5 != fold], with_states=with_states)
        for one in everything[fold::5]:
            right[one.id.startswith("PLOVER")].append(judged(net, [one])[0])
    return float(np.mean(right[False])), float(np.mean(right[True]))


def main() -> None:
    """Read, measure or train."""
    what, *where = sys.argv[1:]
    if what == "read":
        data, work = map(Path, where)
        work.mkdir(parents=True, exist_ok=True)
        (work / "events.pickle").write_bytes(pickle.dumps((read(list(own())), read(list(plover(data))))))
        return
    ours, gold = pickle.loads((Path(where[0]) / "events.pickle").read_bytes())  # noqa: S301  (our own file)
    everything = [*ours, *gold]
    for with_states, name in ((True, "events.npz"), (False, "events_alone.npz")):
        if what == "measure":
            kind, trigger = judged(made(ours, with_states=with_states), gold)
            own_, plover_ = folds(everything, with_states=with_states)
            print(f"{name}: learned from our own sentences only, on PLOVER: type {kind:.3f}, with trigger "
                  f"{trigger:.3f}; five folds of everything: own {own_:.3f}, PLOVER {plover_:.3f}")
            continue
        write(made(everything, with_states=with_states), MODELS / name)
        if with_states:  # what the gate measures unseen with
            write(made(ours, with_states=True), UNSEEN)


def write(net: weights.Net, file: Path) -> None:
    """Write a net as `sayso.events.weights` reads it."""
    parts = {part: getattr(net, part) for part in PARTS}
    if net.centres is not None and net.axes is not None:
        parts |= {"centres": net.centres, "axes": net.axes}
    np.savez_compressed(file, nothing=np.array([net.nothing], np.float32),
                        **{key: value.astype(np.float16) for key, value in parts.items()})
    print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
