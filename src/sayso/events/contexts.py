"""PLOVER's contexts: what an event is about, by the words around it."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sayso import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST = 3


@cache
def words() -> Mapping[str, str]:
    """Words, singular and in lower case, with the context that each speaks for.

    >>> words()["ballot"]
    'election'
    """
    found: dict[str, str] = {}
    for entry in lexicon.load("events_contexts"):
        for word in entry.words("members"):
            found.setdefault(word, entry.key)
    return MappingProxyType(found)


def contexts_of(token: "Token", clause: Sequence[int]) -> tuple[str, ...]:
    """The contexts of an event, those with most words in its clause first; at most three."""
    known = words()
    counts: dict[str, int] = {}
    for at in clause:
        word = token.doc[at]
        context = known.get(word.lemma_.lower()) or known.get(word.lower_)
        if context:
            counts[context] = counts.get(context, 0) + 1
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))[:MOST]
