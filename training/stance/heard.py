"""What the trained network says of pairs: python -m training.stance.heard ../shared/data FOLDER FILE [--by body].

FOLDER has the network, FILE gets a row for each pair of FNC-1 that the network has not learned from: {id, discuss,
agree, disagree}. `python -m training.stance ../shared/data OUT --heard FILE` stacks them.
"""

import argparse
import json
from pathlib import Path

from training.stance.split import CHOOSE, MEASURE, by_part, read

from sayso.statements.evidence import evidence
from sayso.statements.network import Network

AT_ONCE = 256


def main() -> None:
    """Write what the network says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--by", choices=("body", "topic"), default="body")
    given = parser.parse_args()
    pairs, bodies = read(given.data)
    part = by_part(pairs, by=given.by)
    network = Network(given.network)
    with given.out.open("w", encoding="utf-8") as out:
        asked = [*part[CHOOSE], *part[MEASURE]]
        for at in range(0, len(asked), AT_ONCE):
            some = asked[at : at + AT_ONCE]
            texts = [(pair.headline, pieces(pair.headline, bodies[pair.body])) for pair in some]
            for pair, said in zip(some, network.stances(texts), strict=True):
                out.write(json.dumps({"id": pair.id} | said) + "\n")


def pieces(headline: str, text: str) -> list[str]:
    """The sentences of a text that the network reads."""
    return [span.cut(text) for span in evidence(headline, text)]


if __name__ == "__main__":
    main()
