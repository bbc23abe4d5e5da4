"""Rows about a whole set of texts: which of them tell of one event."""

from collections.abc import Sequence
from typing import Any

from sayso.errors import SetTooLarge
from sayso.events import grouping


def clusters(ids: Sequence[str], texts: Sequence[str]) -> list[dict[str, Any]]:
    """`{cluster, shared}` for each text: the id of the first text that tells of the same event, and the names and
    figures that it shares with it. Raises SetTooLarge for more texts than can be compared two by two.

    >>> rows = clusters(["a", "b"], ["Shells hit the school in Tolvik", "Karsova won the rowing cup"])
    >>> [row["cluster"] for row in rows]
    ['a', 'b']
    """
    if len(texts) > grouping.MOST:
        raise SetTooLarge(len(texts), grouping.MOST)
    groups = grouping.group(texts)
    return [{"cluster": ids[first], "shared": [] if first == at else list(grouping.shared(texts[first], texts[at]))}
            for at, first in enumerate(groups)]
