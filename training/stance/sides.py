"""The side of each headline and each body of FNC-1, as its labels tell it.

A pair's label is made of two sides toward the topic's claim: "discuss" where one of the two takes no side, "agree"
where both take the same, "disagree" where they take opposite ones. All 13,427 related pairs fit that; so sides can be
had back by colouring the graph of pairs that agree and disagree with two colours.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.stance.split import Pair

from sayso.statements.headline_signals import AGAINST, FOR, NEITHER, asked, sides

Node = tuple[bool, str]   # whether it is a headline, and the headline or the id of the body
Graph = dict[Node, Counter[Node]]


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides that could be told."""

    headlines: dict[str, str]
    bodies: dict[str, str]


def read_sides(pairs: Sequence[Pair]) -> Sides:
    """The sides of the headlines and bodies of some pairs."""
    graph: Graph = defaultdict(Counter)
    for pair in pairs:
        if pair.label in {"agree", "disagree"}:
            headline, body = (True, pair.headline), (False, pair.body)
            step = 1 if pair.label == "agree" else -1
            graph[headline][body] += step
            graph[body][headline] += step
    colour: dict[Node, int] = {}
    for start in sorted(graph):
        if start not in colour:
            colour |= coloured(graph, start)
    named = {1: FOR, -1: AGAINST}
    headlines = {name: named[one] for (is_headline, name), one in colour.items() if is_headline}
    bodies = {name: named[one] for (is_headline, name), one in colour.items() if not is_headline}
    idle = [pair for pair in pairs if pair.label == "discuss"]
    return Sides(headlines | {pair.headline: NEITHER for pair in idle if pair.body in bodies},
                 bodies | {pair.body: NEITHER for pair in idle if pair.headline in headlines})


def coloured(graph: Graph, start: Node) -> dict[Node, int]:
    """The two colours of what is connected with a node: 1 for the claim, -1 against it.

    Which of the two is for it: that of more headlines without a denial.
    """
    colour = {start: 1}
    todo = [start]
    while todo:
        node = todo.pop()
        for other, step in sorted(graph[node].items()):
            if other not in colour:
                colour[other] = colour[node] * (1 if step > 0 else -1)
                todo.append(other)
    lean = sum(colour[node] * (-1 if denies(node[1]) else 1) for node in colour if node[0])
    return colour if lean >= 0 else {node: -one for node, one in colour.items()}


def denies(headline: str) -> bool:
    """Whether a headline has words of denial."""
    return "denies" in sides(asked(headline))


def broken(pairs: Iterable[Pair], found: Sides) -> int:
    """How many related pairs have a label that their sides do not give."""
    count = 0
    for pair in pairs:
        one, other = found.headlines.get(pair.headline, NEITHER), found.bodies.get(pair.body, NEITHER)
        given = "discuss" if NEITHER in {one, other} else "agree" if one == other else "disagree"
        count += pair.label not in {given, "unrelated"}
    return count
