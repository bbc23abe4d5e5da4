"""Scores marked quantities: what was found, and whether unit, scope and interval are right.

Rows, gold and predicted: `{doc_id, quantities: [{s, e, low, high, unit, scope, group, share_of}]}`, `s` and `e` in
characters of the text; an open side of an interval is None, as is (or is left out, or is empty) what is not said.

**Pairing.** Within a document a gold and a predicted mark can be paired if they share at least one character. Pairs are
taken one to one, those that share the most characters first; of equals the shorter union, then the earlier.

**Found.** recall = paired / gold, precision = paired / predicted, f = their harmonic mean, over all documents together.

**Right.** `unit`, `scope`, `interval` and `all` (these three) are the share of gold marks that are paired and right: a
mark that was not found is wrong. `unit_found` and so on are the same over the paired ones only; `group` and `share_of`
are given over the paired ones (`group_found`, `share_of_found`) as they are not part of the bar.
- unit: equal without case and outer spaces; an empty one equals None.
- scope: equal likewise.
- interval: both sides equal, open with open. Two numbers are equal if they differ by rounding only: by not more than
  half a percent of the larger; below 1 (shares) by not more than .005, so that a third may be .33; and where one is
  whole and the other is not, by not more than .5 (.9 of 17 may be 15.3 or 15).
- group: equal without case, articles and outer spaces. share_of: equal as the sides of an interval are.

**Readers.** `score(a, b)` of two readers is their agreement on what `a` marked; `agreement` gives the mean of both
directions. Documents that only one side has are left out there; in `score` a document without a prediction is one in
which nothing was found.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Mark = Mapping[str, Any]
Row = Mapping[str, Any]
ROUNDING = 0.005
OF_BAR = ("unit", "scope", "interval")
OTHERS = ("group", "share_of")


def score(gold: Iterable[Row], predicted: Iterable[Row]) -> dict[str, float]:
    """The figures for predicted rows against gold rows; 0 where there is nothing to divide by.

    >>> mark = {"s": 0, "e": 2, "low": 12, "high": None, "unit": "people", "scope": "killed"}
    >>> figures = score([{"doc_id": "a", "quantities": [mark]}], [{"doc_id": "a", "quantities": [mark | {"high": 12}]}])
    >>> figures["recall"], figures["unit"], figures["interval"], figures["all"]
    (1.0, 1.0, 0.0, 0.0)
    """
    wanted = {row["doc_id"]: list(row["quantities"]) for row in gold}
    given = {row["doc_id"]: list(row["quantities"]) for row in predicted}
    paired = [pair for doc in wanted for pair in pairs(wanted[doc], given.get(doc, []))]
    golds = sum(map(len, wanted.values()))
    marks = sum(len(given.get(doc, [])) for doc in wanted)
    recall, precision = part(len(paired), golds), part(len(paired), marks)
    right = {field: sum(same(field, one, other) for one, other in paired) for field in (*OF_BAR, "all", *OTHERS)}
    return {
        "gold": float(golds), "predicted": float(marks), "recall": recall, "precision": precision,
        "f": part(2 * recall * precision, recall + precision),
        **{field: part(right[field], golds) for field in (*OF_BAR, "all")},
        **{f"{field}_found": part(right[field], len(paired)) for field in (*OF_BAR, "all", *OTHERS)},
    }


def agreement(one: Sequence[Row], other: Sequence[Row]) -> dict[str, float]:
    """How far two readers agree: the mean of `score` in both directions, over the documents that both have.

    >>> mark = {"s": 0, "e": 2, "low": 12, "high": 12, "unit": "people", "scope": ""}
    >>> rows = [{"doc_id": "a", "quantities": [mark]}]
    >>> agreement(rows, [{"doc_id": "a", "quantities": [mark, mark | {"s": 5, "e": 7}]}])["all"]
    0.75
    """
    both = {row["doc_id"] for row in one} & {row["doc_id"] for row in other}
    ours, theirs = ([row for row in rows if row["doc_id"] in both] for rows in (one, other))
    there, back = score(ours, theirs), score(theirs, ours)
    return {name: (there[name] + back[name]) / 2 for name in there}


def pairs(gold: Sequence[Mark], predicted: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """The marks that are meant of the same number, one to one."""
    close = sorted(
        ((-shared(one, other), union(one, other), at, to)
         for at, one in enumerate(gold) for to, other in enumerate(predicted) if shared(one, other) > 0))
    left, right, found = set(range(len(gold))), set(range(len(predicted))), []
    for _, _, at, to in close:
        if at in left and to in right:
            left.discard(at)
            right.discard(to)
            found.append((gold[at], predicted[to]))
    return found


def shared(one: Mark, other: Mark) -> int:
    """How many characters two marks share.

    >>> shared({"s": 0, "e": 5}, {"s": 3, "e": 9})
    2
    """
    return int(min(one["e"], other["e"]) - max(one["s"], other["s"]))


def union(one: Mark, other: Mark) -> int:
    """How many characters two marks cover together."""
    return int(max(one["e"], other["e"]) - min(one["s"], other["s"]))


def same_word(one: object, other: object) -> bool:
    """Whether two words say the same; nothing, an empty word and None are one.

    >>> same_word("People ", "people"), same_word(None, ""), same_word("km", "m")
    (True, True, False)
    """
    return plain(one) == plain(other)


def plain(word: object) -> str:
    """A word as it is compared."""
    return " ".join(str(word or "").casefold().split())


def same_group(one: object, other: object) -> bool:
    """Whether two groups are the same, articles aside.

    >>> same_group("the soldiers", "Soldiers")
    True
    """
    first, second = (
        [word for word in plain(group).split() if word not in {"the", "a", "an"}] for group in (one, other))
    return first == second


def same_number(one: float | None, other: float | None) -> bool:
    """Whether two sides of an interval are the same, rounding aside.

    >>> same_number(15.3, 15), same_number(1 / 3, .33), same_number(None, None)
    (True, True, True)
    >>> same_number(12, None), same_number(12, 13), same_number(0.5, 0.51)
    (False, False, False)
    """
    if one is None or other is None:
        return one is None and other is None
    apart = abs(one - other)
    if max(abs(one), abs(other)) <= 1:
        return apart <= ROUNDING
    whole = float(one).is_integer() != float(other).is_integer()
    return apart <= max(ROUNDING * max(abs(one), abs(other)), 0.5 if whole else 0.0)


def same_interval(one: Mark, other: Mark) -> bool:
    """Whether two marks have the same interval."""
    return same_number(one.get("low"), other.get("low")) and same_number(one.get("high"), other.get("high"))


def same(field: str, one: Mark, other: Mark) -> bool:
    """Whether two marks agree in one field, or in all that the bar asks for."""
    if field == "all":
        return all(same(name, one, other) for name in OF_BAR)
    if field == "interval":
        return same_interval(one, other)
    if field == "group":
        return same_group(one.get(field), other.get(field))
    if field == "share_of":
        return same_number(one.get(field) or None, other.get(field) or None)
    return same_word(one.get(field), other.get(field))


def part(some: float, whole: float) -> float:
    """A share, 0 of nothing.

    >>> part(1, 4), part(0, 0)
    (0.25, 0.0)
    """
    return some / whole if whole else 0.0
