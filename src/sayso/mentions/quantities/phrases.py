"""Listed phrases beside a word: the longest that ends before it, or begins with it."""

from collections.abc import Iterable
from functools import cache

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.mentions.quantities.words import CUT, Line


class Phrases:
    """The phrases of a list, looked up word for word; `also` are other forms of an entry."""

    def __init__(self, entries: Iterable[Entry], *, also: tuple[str, ...] = ("also",)) -> None:
        self.entries = {pieces(phrase): entry for entry in entries
                        for phrase in (entry.key, *(word for field in also for word in entry.words(field)))}
        self.longest = max(map(len, self.entries), default=0)

    def ending(self, line: Line, before: int) -> tuple[int, Entry] | None:
        """The first word and the entry of the longest phrase that ends with word `before` - 1."""
        for size in range(min(self.longest, before), 0, -1):
            found = self.entries.get(line.lows(before - size, size))
            if found is not None:
                return before - size, found
        return None

    def beginning(self, line: Line, at: int) -> tuple[int, Entry] | None:
        """The word after, and the entry of, the longest phrase that begins with word `at`."""
        for size in range(self.longest, 0, -1):
            found = self.entries.get(line.lows(at, size))
            if found is not None:
                return at + size, found
        return None


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase cut as a text is cut.

    >>> pieces("12-strong")
    ('12', '-', 'strong')
    """
    return tuple(match.group().lower() for match in CUT.finditer(phrase))


@cache
def listed(name: str, *kinds: str) -> Phrases:
    """The phrases of the entries of these kinds in one list."""
    return Phrases(entry for entry in lexicon.load(name) if entry.kind in kinds)
