"""Actors within a page: names clustered by whom they name, and whether each speaker is put on the right side.

The marks are ours (`tests/gold/actors-articles.jsonl` and its guide): thirty articles of the development data, which
are read in place. A gold mention is answered by the tightest mention of ours that touches it; one without an answer
counts for recall alone (B cubed as in `score/clusters.py`).
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso import pages, pipeline
from sayso.model import MentionUse, Reading, Span

GOLD = Path(__file__).parents[1] / "gold" / "actors-articles.jsonl"
SIDES = {"Taliban": "taliban", "NRF": "nrf-afghanistan", "United States": "USA"}
"""The seed's names of sides as ours."""


def read(ident: str, text: str) -> Reading:
    """One article, read as a user would."""
    return pipeline.read_original(pages.original_of_row({"id": ident, "text": text}, file=ident, line=1, base=Path()))


def figures(shared: Path) -> dict[str, float]:
    """Every figure of the articles and the seed."""
    texts = {row["id"]: row["text"] for row in rows_of(shared / "data/conflict/fakes.jsonl")}
    pairs: list[tuple[str, str | None]] = []
    right: list[bool] = []
    asked = 0
    for row in rows_of(GOLD):
        reading = read(row["doc_id"], texts[row["doc_id"]])
        pairs += list(answered(row, reading))
        for speaker in row["speakers"]:
            asked += 1
            given = side_at(Span(*speaker["source"]), reading)
            if given is not None:
                right.append(given == (speaker["side"] or ""))
    seed = next(rows_of(shared / "seed/statements.jsonl"))
    reading = read("seed", seed["text"])
    of_seed = [side_at(Span(*one["source"][0]), reading) == SIDES.get(one["side"] or "", "")
               for one in seed["statements"] if one["source"] and side_at(Span(*one["source"][0]), reading) is not None]
    precision, recall = b_cubed(pairs)
    return {"B3 P": precision, "B3 R": recall, "B3 F": 2 * precision * recall / (precision + recall),
            "side of speakers": sum(right) / len(right), "speakers found": len(right) / asked,
            "side, seed": sum(of_seed) / len(of_seed)}


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return map(json.loads, file.read_text(encoding="utf-8").splitlines())


def answered(row: dict[str, Any], reading: Reading) -> Iterator[tuple[str, str | None]]:
    """For each gold mention its cluster, and the actor that ours says it is."""
    ours = [one for one in reading.named if one.choice.value is not None and one.use is not MentionUse.PEOPLE]
    for actor in row["actors"]:
        for start, end in actor["mentions"]:
            span = Span(start, end)
            touching = [one for one in ours if one.span.touches(span)]
            best = min(touching, default=None, key=lambda one: (
                apart(one.span, span), one.use is MentionUse.DESCRIPTION))
            here = row["doc_id"]
            yield f"{here} {actor['cluster']}", None if best is None else f"{here} {best.choice.value}"


def apart(one: Span, other: Span) -> int:
    """By how many characters two spans differ."""
    return abs(one.start - other.start) + abs(one.end - other.end)


def side_at(source: Span, reading: Reading) -> str | None:
    """The side of who speaks there: of the statement whose source it is, else of the actor it names; "" for none."""
    said = [one for one in reading.statements if one.source and one.source.touches(source)]
    if said:
        best = min(said, key=lambda one: apart(one.source or source, source))
        if len(best.speakers) < 2 or best.source == source:
            return best.side.value or ""  # of two who speak as one, each is asked by itself
    actors = {one.id: one for one in reading.actors}
    inside = [one for one in reading.named if source.holds(one.span) and one.choice.value in actors
              and one.use is not MentionUse.PEOPLE]
    if not inside:
        return None
    return actors[max(inside, key=lambda one: len(one.span)).choice.value or ""].side.value or ""


def b_cubed(pairs: list[tuple[str, str | None]]) -> tuple[float, float]:
    """Precision over what was answered, recall over all.

    >>> b_cubed([("a", "x"), ("a", "x"), ("b", "x"), ("b", None)])
    (0.5555555555555555, 0.625)
    """
    given = [(gold, found) for gold, found in pairs if found is not None]
    golds, founds, both = Counter(gold for gold, _ in pairs), Counter(found for _, found in given), Counter(given)
    precision = sum(n * n / founds[found] for (_, found), n in both.items()) / len(given)
    recall = sum(n * n / golds[gold] for (gold, _), n in both.items()) / len(pairs)
    return precision, recall
