"""Rows of names, as in "in Marn, Tolvik and Anabrek": what one of them is, the others are."""

from collections.abc import Mapping, Sequence

from sayso.mentions.places.naming.known import Known
from sayso.mentions.places.naming.page import Row
from sayso.mentions.places.naming.wording import classes

BETWEEN = frozenset({",", "and", "or", ";", "&", "/"})
LEAST = 2


def in_lists(row: Row, known: Mapping[int, Sequence[Known]]) -> dict[int, list[str]]:
    """The signals of each unit that stands in a row of names."""
    found: dict[int, list[str]] = {}
    for members in lists(row):
        first = members[0][0]
        said = [f"in a row of {'two' if len(members) == LEAST else 'several'} names"]
        if first:
            before = row.units[first - 1].shown
            said.append(f"the row of names follows {before.casefold()}")
            said += [f"the row of names follows a word for: {kind}" for kind in classes(before)]
            if first > 1:
                said += [f"two before the row of names a word for: {kind}"
                         for kind in classes(row.units[first - 2].shown)]
        last = members[-1][1]
        if last + 1 < len(row.units):
            said += [f"the row of names goes before a word for: {kind}" for kind in classes(row.units[last + 1].shown)]
        for start, end in members:
            others = {one for low, high in members if low != start for one in of(row, known, low, high)}
            for at in range(start, end + 1):
                found[at] = [*said, *sorted(f"in a row with {one}" for one in others)]
    return found


def of(row: Row, known: Mapping[int, Sequence[Known]], first: int, last: int) -> set[str]:
    """What a member of a row of names is known to be."""
    found = {f"the parser's {row.labels[first][1]}"} if row.labels[first][1] else set()
    found |= {f"a known {one.level}" for one in known.get(first, ())[:1] if one.first == first and one.last == last}
    return found


def lists(row: Row) -> list[list[tuple[int, int]]]:
    """The runs of capitalised words that stand in one row, with only commas and "and" between them."""
    runs = sorted(set(row.runs.values()))
    found: list[list[tuple[int, int]]] = []
    for run in runs:
        if found and 0 < run[0] - found[-1][-1][1] - 1 <= LEAST and all(
                row.units[at].shown in BETWEEN for at in range(found[-1][-1][1] + 1, run[0])):
            found[-1].append(run)
        else:
            found.append([run])
    return [members for members in found if len(members) >= LEAST]
