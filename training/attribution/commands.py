"""The commands of `python -m training.attribution`."""

import argparse
from pathlib import Path

from training.attribution.learn import Plan, learn


def main() -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=Plan.epochs)
    parser.add_argument("--rate", type=float, default=Plan.rate)
    given = parser.parse_args()
    learn(given.data, given.out, Plan(epochs=given.epochs, rate=given.rate))
    return 0
