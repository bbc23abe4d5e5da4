"""Finds the names of listed actors in a text; judges nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sayso.mentions.actors.listed import Actors, Form, Known
from sayso.model import Span
from sayso.text.words import Word, words

JOINERS = frozenset({" ", "-", "\u00a0", "  ", "/", ". ", "–", "’", "' ", "’ ", "\u2011", ""})
"""What may stand between the words of one name."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name as it stands in the text, with every listed actor that it may be."""

    span: Span
    known: tuple[Known, ...]


def find_names(text: str, span: Span, actors: Actors) -> Iterator[Hit]:
    """Every listed name inside `span` of `text`, the longest at each place, left to right.

    A possessive that lost its apostrophe still shows the name: "Karsovas army".
    """
    found = words(span.cut(text), start=span.start)
    openers, by_words = actors.openers, actors.by_words
    at = 0
    while at < len(found):
        first = found[at]
        bare = first.letters[:-1] if first.letters[-1:] == "s" else ""
        most = max(openers.get(first.letters, 0), openers.get(bare, 0))
        hit = None
        if (most and text[first.start].isupper()) or (most and first.letters == "al"):
            hit = longest(found, at, most, text, by_words)
        if hit is None:
            at += 1
            continue
        size, one = hit
        yield one
        at += size


def longest(found: tuple[Word, ...], at: int, most: int, text: str,
            by_words: Mapping[tuple[str, ...], tuple[Known, ...]]) -> tuple[int, Hit] | None:
    """The longest listed name that begins with the word at `at`, and how many words it has."""
    for size in range(min(most, len(found) - at), 0, -1):
        some = found[at : at + size]
        if size > 1 and not all(text[one.end : other.start] in JOINERS for one, other in pairwise(some)):
            continue
        key = tuple(one.letters for one in some)
        end = some[-1].end
        known = by_words.get(key, ())
        if not known and key[-1][-1:] == "s" and len(key[-1]) > 2:
            known = by_words.get((*key[:-1], key[-1][:-1]), ())
            known = tuple(one for one in known if one.form is not Form.PEOPLE or size > 1)
            if known:
                end -= len(possessive(text[some[-1].start : end]))
        fitting = tuple(one for one in known if written_alike(one.printed, text[some[0].start : end]))
        if fitting:
            return size, Hit(Span(some[0].start, end), fitting)
    return None


def possessive(word: str) -> str:
    """The ending that makes a possessive: "'s", or an s that lost its apostrophe.

    >>> possessive("Karsova's"), possessive("Karsovas")
    ("'s", 's')
    """
    return word[-2:] if word[-2:-1] in {"'", "’", "ʼ"} else word[-1:]


def written_alike(printed: str, seen: str) -> bool:
    """Whether a name is written with the capitals that the list has: "US" is no "us", "IS" no "Is", "Who" no "WHO".

    >>> written_alike("US", "U.S."), written_alike("WHO", "Who"), written_alike("Taliban", "TALIBAN")
    (True, False, True)
    """
    letters = [letter for letter in printed if letter.isalpha()]
    if len(letters) <= 6 and sum(letter.isupper() for letter in letters) > 1 and " " not in printed.strip():
        bare = [letter for letter in seen if letter.isalpha()]
        return sum(letter.isupper() for letter in bare) >= min(2, len(bare))
    return any(letter.isupper() for letter in seen)
