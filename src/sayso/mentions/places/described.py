"""Finds places that a text only describes, because it named them before: "the province", "the besieged city"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.lexicon.entry import load
from sayso.mentions.places.naming.page import Row
from sayso.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LIST = "places_described"
POINTERS = frozenset({"the", "this", "that"})
INTRODUCES = frozenset({"of", "where", "that", "which", "called", "named", "known"})
"""Words behind a description with which the text itself says which one it means."""
MOST_BETWEEN = 3


def find_described(row: Row) -> Iterator[tuple[Span, str, str]]:
    """The descriptions in one block, each with its words and the one of our list that it was found by."""
    listed = load(LIST)
    nouns = {form: one.key for one in listed if one.kind == "place" for form in (one.key, *one.words("forms"))}
    beside = frozenset(one.key for one in listed if one.kind == "beside")
    doc = row.parsed.doc
    for token in doc:
        if token.lower_ not in nouns or token.text != token.lower_ or token.tag_ not in {"NN", "NNP"}:
            continue
        first = pointer(token, beside)
        if first is None or goes_on(token):
            continue
        yield row.parsed.span(first, token), doc[first.i : token.i + 1].text, nouns[token.lower_]


def pointer(noun: "Token", beside: frozenset[str]) -> "Token | None":
    """The "the" or "this" before a noun, with nothing between but words that do not say which one it is."""
    doc = noun.doc
    for at in range(noun.i - 1, max(noun.i - 2 - MOST_BETWEEN, -1), -1):
        token = doc[at]
        if token.lower_ in POINTERS:
            return token
        if token.lower_ not in beside:
            return None
    return None


def goes_on(noun: "Token") -> bool:
    """Whether the words behind a noun say themselves which one is meant, or make it part of something else."""
    doc = noun.doc
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        return True
    following = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if following is None:
        return False
    if following.lower_ in INTRODUCES or following.tag_ in {"NN", "NNS"}:
        return True
    return following.text[0].isupper() and following.tag_ in {"NNP", "NNPS"} and following.sent == noun.sent
