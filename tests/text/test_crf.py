"""The chain against every path counted by hand."""

from itertools import pairwise, product

import numpy as np
import pytest

from sayso.text.crf import Chain


def chain_and_emissions(seed: int, lengths: tuple[int, ...]) -> tuple[Chain, list[np.ndarray]]:
    chance = np.random.default_rng(seed)

    def draw(*shape: int) -> np.ndarray:
        return chance.normal(size=shape).astype(np.float32)

    return Chain(draw(3, 3), draw(3), draw(3)), [draw(length, 3) for length in lengths]


def score(chain: Chain, emissions: np.ndarray, path: tuple[int, ...]) -> float:
    total = chain.start[path[0]] + chain.end[path[-1]] + sum(emissions[at, label] for at, label in enumerate(path))
    return float(total + sum(chain.transitions[a, b] for a, b in pairwise(path)))


@pytest.mark.parametrize("seed", range(5))
def test_best_path_and_marginals_are_those_of_all_paths(seed: int) -> None:
    chain, emissions = chain_and_emissions(seed, (1, 4, 2, 5))
    for one, best, shares in zip(emissions, chain.best(emissions), chain.marginals(emissions), strict=True):
        paths = list(product(range(3), repeat=len(one)))
        scores = np.array([score(chain, one, path) for path in paths])
        assert tuple(best) == paths[int(scores.argmax())]
        weights = np.exp(scores - scores.max())
        weights /= weights.sum()
        for place in range(len(one)):
            for label in range(3):
                counted = sum(weight for weight, path in zip(weights, paths, strict=True) if path[place] == label)
                assert shares[place, label] == pytest.approx(counted, abs=1e-4)


def test_nothing_asked_nothing_answered() -> None:
    chain, _ = chain_and_emissions(0, (1,))
    assert chain.best([]) == [] and chain.marginals([]) == []
