"""The stretches of a row in which a name can stand: those around words with capitals."""

from collections.abc import Iterator, Sequence

from sayso.text.units import Letters, Unit

APART = 4
"""So many words in small letters and marks end a stretch."""


def stretches(units: Sequence[Unit]) -> Iterator[range]:
    """Where the units stand that can be part of a name or stand beside one; what lies between is in small letters.

    >>> from sayso.text.units import Unit
    >>> def of(text): return [Unit(0, 1, word, Letters(word[0].isupper())) for word in text.split()]
    >>> list(stretches(of("they had left the town of Marn when it fell to them all")))
    [range(5, 8)]
    """
    first: int | None = None
    last = 0
    for at, unit in enumerate(units):
        if unit.letters == Letters.PLAIN:
            continue
        if first is not None and at - last > APART:
            yield range(max(first - 1, 0), last + 2)
            first = None
        first = at if first is None else first
        last = at
    if first is not None:
        yield range(max(first - 1, 0), min(last + 2, len(units)))
