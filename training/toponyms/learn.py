"""Learns the weights: a linear-chain CRF over named signals, beside the states of the encoder where wanted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from training.toponyms.documents import CORPORA, OTHERWISE, Document, Stretch
from training.toponyms.own_words import CORPUS

LABELS = 5
SEED = 7
STARTS, GOES = (1, 3), {2: 1, 4: 3}
NEVER = -30.0
WIDTH = 384


@dataclass(frozen=True)
class Plan:
    """What is tried: how many rounds, how strongly weights are held small, what is left out while it learns."""

    rounds: int = 14
    rate: float = 0.01
    states_rate: float = 0.002
    decay: float = 0.01
    drop_signals: float = 0.2
    drop_states: float = 0.3
    hidden: int = 96
    use_states: bool = True
    least_texts: int = 10
    names: bool = False
    weights: tuple[float, ...] = (1.0, 1.0, 0.5, 0.5, 0.5, 0.4)
    batch: int = 128


class Tagger(nn.Module):
    """Emissions from signals and states, and a chain of labels."""

    def __init__(self, signals: int, width: int, plan: Plan) -> None:
        super().__init__()
        self.by_signal = nn.EmbeddingBag(signals + 1, LABELS, mode="sum", padding_idx=signals)
        nn.init.zeros_(self.by_signal.weight)
        self.plan = plan
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.first = nn.Linear(width, plan.hidden)
        self.second = nn.Linear(plan.hidden, LABELS)
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.start = nn.Parameter(torch.zeros(LABELS))
        wrong = torch.zeros(LABELS, LABELS)
        for label, begin in GOES.items():
            for before in range(LABELS):
                if before not in {label, begin}:
                    wrong[before, label] = NEVER
        self.register_buffer("wrong", wrong)
        self.register_buffer("wrong_start", torch.tensor([0, 0, NEVER, 0, NEVER]))

    def emissions(self, places: Tensor, bags: Tensor, states: Tensor | None) -> Tensor:
        """The scores of each label for each unit; `bags` says where the signals of each begin in `places`."""
        found = self.by_signal(places, bags)
        if states is not None:
            hidden = torch.nn.functional.relu(self.first(nn.functional.dropout(
                self.norm(states), self.plan.drop_states, self.training)))
            found = found + self.second(nn.functional.dropout(hidden, self.plan.drop_states, self.training))
        return found

    def chain(self) -> tuple[Tensor, Tensor]:
        """The scores of going from label to label and of starting with one; what makes no name is ruled out."""
        return self.transitions + self.wrong, self.start + self.wrong_start

    def loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of each padded sequence."""
        transitions, start = self.chain()
        size = emissions.shape[0]
        rows = torch.arange(size)
        score = start[labels[:, 0]] + emissions[rows, 0, labels[:, 0]]
        forward = start + emissions[:, 0]
        for at in range(1, emissions.shape[1]):
            on = at < lengths
            score = score + on * (transitions[labels[:, at - 1], labels[:, at]] + emissions[rows, at, labels[:, at]])
            further = torch.logsumexp(forward[:, :, None] + transitions, 1) + emissions[:, at]
            forward = torch.where(on[:, None], further, forward)
        return torch.logsumexp(forward, 1) - score


def vocabulary(documents: Sequence[Document], plan: Plan) -> dict[str, int]:
    """The signals seen in enough texts, in the order of the alphabet."""
    seen: Counter[str] = Counter()
    for document in documents:
        seen.update({signal for stretch in document.stretches for these in stretch.signals for signal in these})
    return {signal: at for at, signal in enumerate(sorted(
        signal for signal, texts in seen.items() if texts >= plan.least_texts
        and (plan.names or not signal.startswith("the name is "))))}


class Batch:
    """Some stretches as tensors."""

    def __init__(self, stretches: Sequence[tuple[Stretch, float]], vocabulary: dict[str, int], plan: Plan, drop: bool,
                 chance: np.random.Generator) -> None:
        lengths = [len(one.labels) for one, _ in stretches]
        flat = [codes for one, _ in stretches for codes in one.coded]
        sizes = np.array([len(codes) for codes in flat])
        codes = np.concatenate(flat) if flat else np.zeros(0, np.int64)
        if drop:
            codes = np.where(chance.random(len(codes)) < plan.drop_signals, len(vocabulary), codes)
        self.places = torch.from_numpy(codes)
        self.bags = torch.from_numpy(np.concatenate([[0], np.cumsum(sizes)[:-1]]))
        self.lengths = torch.tensor(lengths)
        longest = max(lengths)
        self.at = torch.zeros(len(stretches), longest, dtype=torch.long)
        self.labels = torch.zeros(len(stretches), longest, dtype=torch.long)
        start = 0
        for row, (one, _) in enumerate(stretches):
            self.at[row, : lengths[row]] = torch.arange(start, start + lengths[row])
            self.labels[row, : lengths[row]] = torch.tensor(one.labels)
            start += lengths[row]
        self.weights = torch.tensor([weight for _, weight in stretches])
        self.states = torch.from_numpy(np.concatenate([one.states for one, _ in stretches]).astype(np.float32)) \
            if plan.use_states else None


def code(documents: Sequence[Document], vocabulary: dict[str, int]) -> None:
    """Write each unit's signals as numbers."""
    for document in documents:
        for stretch in document.stretches:
            stretch.coded = [np.array([vocabulary[one] for one in these if one in vocabulary], np.int64)
                             for these in stretch.signals]


def learn(documents: Sequence[Document], vocabulary: dict[str, int], plan: Plan, *, say: Any = None) -> Tagger:
    """A tagger trained on some documents, already coded."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # the sums of one thread are always added in one order
    chance = np.random.default_rng(SEED)
    weight_of = dict(zip((*CORPORA, *OTHERWISE, CORPUS), plan.weights, strict=True))
    given = [(stretch, weight_of[document.corpus]) for document in documents for stretch in document.stretches
             if weight_of[document.corpus] > 0]
    given.sort(key=lambda one: len(one[0].labels))
    width = WIDTH if plan.use_states else 8
    tagger = Tagger(len(vocabulary), width, plan)
    mine = [parameter for name, parameter in tagger.named_parameters() if name.startswith(("first", "second"))]
    rest = [parameter for name, parameter in tagger.named_parameters() if not name.startswith(("first", "second"))]
    steps = plan.rounds * (len(given) // plan.batch + 1)
    optimiser = torch.optim.AdamW([{"params": rest, "lr": plan.rate, "weight_decay": plan.decay},
                                   {"params": mine, "lr": plan.states_rate, "weight_decay": plan.decay}])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [plan.rate, plan.states_rate], total_steps=steps + 1,
                                                   pct_start=0.15)
    for turn in range(plan.rounds):
        tagger.train()
        order = np.argsort(np.array([len(one.labels) for one, _ in given]) + chance.random(len(given)) * 3)
        batches = [order[at : at + plan.batch] for at in range(0, len(order), plan.batch)]
        total = 0.0
        for at in chance.permutation(len(batches)):
            batch = Batch([given[one] for one in batches[at]], vocabulary, plan, True, chance)
            emissions = tagger.emissions(batch.places, batch.bags, batch.states)[batch.at]
            losses = tagger.loss(emissions, batch.labels, batch.lengths) * batch.weights
            optimiser.zero_grad()
            losses.mean().backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += float(losses.detach().sum())
        if say:
            say(turn, total / len(given))
    return tagger.eval()


def emissions_of(tagger: Tagger, document: Document, vocabulary: dict[str, int], plan: Plan) -> list[Any]:
    """The emissions of each stretch of one document."""
    if not document.stretches:
        return []
    batch = Batch([(one, 1.0) for one in document.stretches], vocabulary, plan, False, np.random.default_rng(0))
    with torch.no_grad():
        found = tagger.emissions(batch.places, batch.bags, batch.states).numpy()
    sizes = np.cumsum([len(one.labels) for one in document.stretches])[:-1]
    return list(np.split(found, sizes))
