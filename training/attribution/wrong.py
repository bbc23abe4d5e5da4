"""Prints wrong answers in their context, a sample drawn by a seed, for the error study in docs/error-study.md.

    python -m training.attribution.wrong SHARED GOLD PRED [--beside OTHER] [--sample 25] [--seed 7]

SHARED is the folder with `score/`, whose scorer says what is wrong: an answer is right where its content shares half
of the words with gold's and the sources share a word or are both empty. GOLD and PRED are rows of the `attribution` or
the `statements` task. OTHER is a second system's rows; each wrong answer is then printed with what that one says there.
Nothing is written to a file: the texts belong to others.
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AROUND = 200      # characters of context on each side
LONGEST = 40      # words of a content that is printed on one line
TASKS = ("attributions", "statements")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A gold statement that was missed, or an answer that gold does not have, with what stands nearest to it."""

    document: str
    text: str
    one: Any                 # the scorer's Attribution
    nearest: Any | None      # what the other side has at the same place
    beside: Any | None       # what the second system has there
    verdict: str             # whether the second system is right there


@dataclass(frozen=True, slots=True)
class Pairing:
    """One document's gold and answers, and which of them are the same statement."""

    name: str
    text: str
    gold: list[Any]
    said: list[Any]
    right: dict[int, int]    # gold -> answer, where content and source agree


def pairings(scorer: Any, gold: Path, said: Path) -> list[Pairing]:
    """Each document's gold and answers, paired as the scorer pairs them."""
    rows = importlib.import_module("rows")
    wanted, given = rows.read(gold), rows.read(said)
    task = next(name for name in TASKS if name in wanted[0].fields)
    found = []
    for row, document in zip(wanted, scorer.documents(wanted, given, task), strict=True):
        right = {one: other for one, other in scorer.match(document.gold, document.pred).items()
                 if scorer.same_source(document.gold[one], document.pred[other])}
        found.append(Pairing(row.get("doc_id"), document.text, document.gold, document.pred, right))
    return found


def misses(found: Sequence[Pairing], other: Sequence[Pairing]) -> list[Wrong]:
    """Every gold statement that has no right answer."""
    return [Wrong(one.name, one.text, gold, nearest(gold, one.said), nearest(gold, beside.said),
                  "right" if place in beside.right else "misses it too")
            for one, beside in zip(found, other, strict=True)
            for place, gold in enumerate(one.gold) if gold.content and place not in one.right]


def false_alarms(found: Sequence[Pairing], other: Sequence[Pairing]) -> list[Wrong]:
    """Every answer that no gold statement bears out."""
    alarms = []
    for one, beside in zip(found, other, strict=True):
        for place, said in enumerate(one.said):
            if place in one.right.values() or not said.content:
                continue
            again = nearest(said, beside.said)
            alarms.append(Wrong(one.name, one.text, said, nearest(said, one.gold), again, verdict(said, again, beside)))
    return alarms


def verdict(alarm: Any, again: Any | None, beside: Pairing) -> str:
    """What the second system does where the first gave a false alarm."""
    if again is None:
        return "silent"
    if beside.said.index(again) in beside.right.values():
        return "right"
    same = len(alarm.content & again.content) >= len(alarm.content | again.content) / 2
    return "the same false alarm" if same else "another false alarm"


def nearest(one: Any, others: Sequence[Any]) -> Any | None:
    """The one of the others that shares most words with it; None where none shares any."""
    def shared(other: Any) -> float:
        both = one.content & other.content
        return 2 * bool(one.cue & other.cue) + len(both) / max(1, len(one.content | other.content))
    likely = max(others, key=shared, default=None)
    return likely if likely is not None and shared(likely) > 0 else None


def drawn(scorer: Any, one: Wrong, *, around: int) -> str:
    """The text with its marks drawn in."""
    words = [word.span() for word in scorer.WORD.finditer(one.text)]
    touched = sorted(one.one.content | one.one.cue | one.one.source)
    start = max(0, words[touched[0]][0] - around)
    end = min(len(one.text), words[touched[-1]][1] + around)
    at: list[tuple[int, int, str]] = []
    for mark, role in (("S", one.one.source), ("C", one.one.cue), ("T", one.one.content)):
        for first, last in scorer.runs(role):
            opened, closed = words[first][0], words[last - 1][1]
            at += [(opened, 1, f"[{mark}: "), (closed, 0, "]")]
    text, here = "", start
    for place, _, sign in sorted(at):
        text += one.text[here:place] + sign
        here = place
    return " ".join((text + one.text[here:end]).split())


def in_short(scorer: Any, text: str, one: Any | None) -> str:
    """A statement on one line: source, cue and content."""
    if one is None:
        return "nothing"
    words = [word.span() for word in scorer.WORD.finditer(text)]

    def of(role: Any) -> str:
        said = " … ".join(text[words[first][0]:words[last - 1][1]] for first, last in sorted(scorer.runs(role))).split()
        return " ".join(said if len(said) <= LONGEST else [*said[:LONGEST // 2], "[…]", *said[-LONGEST // 2:]]) or "-"
    return f"S: {of(one.source)} | C: {of(one.cue)} | T: {of(one.content)}"


def show(scorer: Any, title: str, wrong: list[Wrong], sample: int | None, *, seed: int, around: int, beside: bool,
         ) -> None:
    """Print a sample, in the order of the documents."""
    size = len(wrong) if sample is None else min(sample, len(wrong))
    places = sorted(random.Random(seed).sample(range(len(wrong)), size))
    print(f"== {title}: {len(wrong)}, shown {len(places)}")
    for number, place in enumerate(places, 1):
        one = wrong[place]
        print(f"\n{title} {number} ({one.document})\n  {drawn(scorer, one, around=around)}")
        print(f"  at the same place: {in_short(scorer, one.text, one.nearest)}")
        if beside:
            print(f"  the second system ({one.verdict}): {in_short(scorer, one.text, one.beside)}")


def main() -> int:
    """Print the wrong answers asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--beside", type=Path, help="rows of a second system")
    parser.add_argument("--sample", type=int, help="how many of each; all unless told")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--around", type=int, default=AROUND, help="characters of context on each side")
    given = parser.parse_args()
    sys.path.insert(0, str(given.shared / "score"))
    scorer = importlib.import_module("attribution")
    found = pairings(scorer, given.gold, given.pred)
    other = pairings(scorer, given.gold, given.beside) if given.beside else found
    for title, wrong in (("miss", misses(found, other)), ("false alarm", false_alarms(found, other))):
        show(scorer, title, wrong, given.sample, seed=given.seed, around=given.around, beside=bool(given.beside))
    return 0


if __name__ == "__main__":
    sys.exit(main())
