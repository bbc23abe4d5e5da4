"""Finds noun phrases that say what somebody is: "Israeli soldiers", "a senior official", "rebels in the north"."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.mentions.actors.names import Hit
from sayso.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import ParsedBlock

BEFORE = frozenset({"amod", "compound", "poss", "nmod", "nummod", "quantmod", "advmod", "punct", "case", "npadvmod"})
AFTER = frozenset({"of", "in", "from", "for", "to", "at", "near", "with", "loyal", "based", "by", "on"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase with a role noun as its head; `before` and `after` are the listed names that say whose."""

    block: str
    head: int                      # the head's place in the block's doc
    span: Span
    role: Entry
    before: tuple[Hit, ...] = ()
    after: tuple[tuple[str, Hit], ...] = ()
    definite: bool = False
    owner: str = ""                # the role noun of a possessive before it: "the council's spokeswoman"
    beside: tuple[str, ...] = ()   # the plain words in front of the head, in lower case: "opposition", "military"


@cache
def roles(language: str = "en") -> Mapping[str, Entry]:
    """The role nouns, by the noun and its other forms.

    >>> roles()["soldier"].fields["sector"]
    'MIL'
    """
    found: dict[str, Entry] = {}
    for entry in lexicon.load("roles", language):
        for word in (entry.key, *entry.words("also")):
            found.setdefault(word.casefold(), entry)
    return MappingProxyType(found)


def role_of(token: "Token") -> tuple[Entry | None, int]:
    """The role that a noun names, with the word before it where both together are one, and how many words it has."""
    known = roles()
    forms = (token.lemma_.casefold(), token.lower_, token.lower_.removesuffix("s"))
    doc, at = token.doc, token.i
    if at and doc[at - 1].dep_ in BEFORE and not doc[at - 1].is_punct:
        for form in forms:
            entry = known.get(f"{doc[at - 1].lower_} {form}")
            if entry is not None:
                return entry, 2
        if at > 1 and doc[at - 1].text == "-":
            for form in forms:
                entry = known.get(f"{doc[at - 2].lower_} {form}")
                if entry is not None:
                    return entry, 3
    for form in forms:
        entry = known.get(form)
        if entry is not None:
            return entry, 1
    return None, 0


def find_phrases(block: "ParsedBlock", hits: Sequence[Hit]) -> Iterator[Phrase]:
    """Every noun phrase of a block whose head is a role noun, left to right; `hits` are the listed names in it."""
    starts = [hit.span.start for hit in hits]
    for token in block.doc:
        if token.pos_ not in NOUNS or token.dep_ in {"compound", "amod", "nmod"}:
            continue
        entry, size = role_of(token)
        if entry is None or inside(block.span(token, token), hits, starts):
            continue
        first = token.doc[token.i - size + 1] if size else token
        left = leftmost(token, first)
        span = block.span(left, token)
        before = tuple(within(span, hits, starts))
        owner = next((kid for kid in token.children if kid.dep_ == "poss"), None)
        whose = role_of(owner)[0] if owner is not None and owner.pos_ in NOUNS else None
        if owner is not None and owner.i < left.i:
            before = (*within(block.span(owner.left_edge, owner), hits, starts), *before)
        yield Phrase(block.block.id, token.i, span, entry, before, tuple(after(token, block, hits, starts)),
                     definite=any((kid.dep_ == "det" and kid.lower_ in {"the", "this", "that", "these", "those"})
                                  or kid.dep_ == "poss" for kid in token.children),
                     owner=whose.key if whose is not None else "",
                     beside=(*(each.lower_ for each in token.doc[left.i : token.i] if each.pos_ in NOUNS), *at(token)))


def at(token: "Token") -> Iterator[str]:
    """The nouns behind "at" or "inside", in lower case: "a source at the police command"."""
    for kid in token.children:
        if kid.dep_ == "prep" and kid.lower_ in {"at", "inside", "within"} and kid.i > token.i:
            for noun in kid.children:
                if noun.dep_ == "pobj":
                    yield from (each.lower_ for each in noun.subtree if each.pos_ in NOUNS)


def leftmost(token: "Token", first: "Token") -> "Token":
    """The first word of the phrase that ends with its head, without its article."""
    left = first
    for kid in token.children:
        if kid.i < left.i and kid.dep_ in BEFORE and kid.tag_ != "PRP$":
            edge = kid.left_edge
            while edge.i < kid.i and (edge.dep_ == "det" or edge.is_punct or edge.tag_ == "PRP$"):
                edge = edge.nbor()
            left = edge if edge.i < left.i else left
    while left.i < token.i and (left.is_punct or left.is_space):
        left = left.nbor()
    return left


def within(span: Span, hits: Sequence[Hit], starts: Sequence[int]) -> Iterator[Hit]:
    """The names that lie inside a span."""
    for at in range(bisect_left(starts, span.start), len(hits)):
        if hits[at].span.start >= span.end:
            break
        yield hits[at]


def inside(span: Span, hits: Sequence[Hit], starts: Sequence[int]) -> bool:
    """Whether a listed name of more words covers the span: "Army" in "Free Syrian Army"."""
    at = bisect_left(starts, span.start + 1) - 1
    return at >= 0 and hits[at].span.end >= span.end


def after(token: "Token", block: "ParsedBlock", hits: Sequence[Hit], starts: Sequence[int]
          ) -> Iterator[tuple[str, Hit]]:
    """The names behind a head, each with the word that ties it: "rebels in Marn", "president of Karsova"."""
    for kid in token.children:
        if kid.i < token.i:
            continue
        if kid.dep_ == "prep" and kid.lower_ in AFTER:
            for noun in kid.children:
                if noun.dep_ == "pobj":
                    for hit in within(block.span(noun.left_edge, noun), hits, starts):
                        yield kid.lower_, hit
        elif kid.dep_ == "appos":
            for hit in within(block.span(kid.left_edge, kid), hits, starts):
                yield "appos", hit
        elif kid.dep_ in {"acl", "amod"} and kid.lower_ in {"based", "loyal", "backed", "allied"}:
            for hit in within(block.span(kid, kid.right_edge), hits, starts):
                yield kid.lower_, hit
