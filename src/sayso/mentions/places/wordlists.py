"""Plain lists of words that help to choose a place, from `data/places/words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.model import PlaceLevel


@cache
def lists() -> dict[str, dict[str, Any]]:
    """The file as it is."""
    return tomllib.loads(files("sayso").joinpath("data", "places", "words.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list.

    >>> "herald" in words("paper"), "veldin" in words("paper")
    (True, False)
    """
    return frozenset(lists()[name]["words"].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of one list, which are parted by commas.

    >>> "port of" in phrases("before")
    True
    """
    return tuple(" ".join(phrase.split()) for phrase in lists()[name]["phrases"].split(","))


@cache
def kind_words() -> dict[str, frozenset[PlaceLevel]]:
    """What levels of place a word beside a name speaks of.

    >>> [level.value for level in kind_words()["county"]]
    ['district']
    """
    found: dict[str, frozenset[PlaceLevel]] = {}
    for levels, listed in lists()["kinds"].items():
        for word in listed.split():
            found[word] = found.get(word, frozenset()) | {PlaceLevel(level) for level in levels.split(", ")}
    return found
