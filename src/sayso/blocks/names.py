"""What the names in a page's markup (class, id, role, itemprop, data-*) say about what stands inside."""

import re
from functools import cache, lru_cache
from typing import Final

from sayso.lexicon.entry import load

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
LONGEST = 600  # characters of names looked at; hand-written names are shorter, generated ones say nothing more
NONE: Final[frozenset[str]] = frozenset()


@cache
def meanings() -> dict[str, str]:
    """Each word that occurs in names, and what it means.

    >>> meanings()["standfirst"], meanings()["bildunterschrift"]
    ('lead', 'caption')
    """
    return {word: entry.kind for entry in load("names", "markup") for word in (entry.key, *entry.words("also"))}


@lru_cache(maxsize=16384)
def hints(names: str) -> frozenset[str]:
    """What a run of names means.

    >>> sorted(hints("photoCaption is-wide")), sorted(hints("read-more")), sorted(hints("history"))
    (['caption', 'media'], ['related'], [])
    """
    known = meanings()
    found = set()
    before = ""
    for match in WORD.finditer(names[:LONGEST]):
        word = match.group().lower()
        if meaning := known.get(word):
            found.add(meaning)
        if before and (meaning := known.get(before + word)):
            found.add(meaning)
        before = word
    return frozenset(found) if found else NONE
