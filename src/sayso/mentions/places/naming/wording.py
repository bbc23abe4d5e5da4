"""Which of our word lists a word is in."""

from functools import cache, lru_cache

from sayso.lexicon.entry import load

LISTS = ("places", "places_actors")


@cache
def listed() -> dict[str, tuple[str, ...]]:
    """Each word of our lists with the kinds of entry that it is in."""
    found: dict[str, list[str]] = {}
    for entry in (entry for name in LISTS for entry in load(name)):
        for word in (entry.key, *entry.words("forms")):
            found.setdefault(word.casefold(), []).append(entry.kind.replace("_", " "))
    return {word: tuple(kinds) for word, kinds in found.items()}


@lru_cache(maxsize=65_536)
def classes(word: str) -> tuple[str, ...]:
    """The kinds of word that a word is.

    >>> classes("Province"), classes("near"), classes("Marn")
    (('area', 'generic of'), ('where',), ())
    """
    return listed().get(word.casefold(), ())
