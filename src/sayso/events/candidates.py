"""The predicates of a sentence side by side, with the signals by which one of them is chosen as its main event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from sayso.events import marks as marked
from sayso.events.predicates import Predicate
from sayso.events.signals import Floats, named
from sayso.lexicon.cues import cues
from sayso.model import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Run

SHARES = {"ccomp": 0.9, "xcomp": 0.85, "conj": 0.8, "advcl": 0.45, "relcl": 0.4, "acl": 0.45, "dobj": 0.75,
          "nsubj": 0.7, "nsubjpass": 0.7, "attr": 0.7, "pobj": 0.45, "prep": 0.9, "pcomp": 0.5, "appos": 0.4,
          "compound": 0.3, "poss": 0.2, "agent": 0.8, "acomp": 0.9, "parataxis": 0.8, "amod": 0.2}
OTHER_SHARE = 0.5
NOTHING: Mapping[int, tuple[EventType | None, bool]] = MappingProxyType({})
CLAUSAL = frozenset({"ROOT", "ccomp", "xcomp", "conj", "advcl", "relcl", "acl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One word that may tell an event: a predicate of the lists, or a verb that they do not know."""

    at: int
    predicate: Predicate | None
    salience: float
    inside: bool
    signals: Floats


def is_reporting(token: "Token") -> bool:
    """Whether a verb is one of saying, under which the sentence's own news stands."""
    return token.pos_ in {"VERB", "AUX"} and cues().verb(token.lemma_.lower()) is not None


def salience(token: "Token") -> float:
    """How much a word is what its sentence tells: the whole at its top, less for each clause down."""
    share = 1.0
    here = token
    while here.head is not here and here.dep_ != "ROOT":
        above = here.head
        if not (here.dep_ in {"ccomp", "xcomp"} and is_reporting(above)):
            share *= SHARES.get(here.dep_, OTHER_SHARE)
        here = above
    return share


def conditional(token: "Token") -> bool:
    """Whether what a predicate tells hangs on "if" or "unless"."""
    verb = marked.carrier(token)
    return any(kid.dep_ == "advcl" and any(mark.lower_ in {"if", "unless", "until"} for mark in kid.children)
               for word in (verb, verb.head) for kid in word.children)


def inside_others(predicates: Mapping[int, Predicate]) -> dict[int, int]:
    """For each word that another's frame takes in, where that other stands."""
    found: dict[int, int] = {}
    for at, one in predicates.items():
        if not one.readings:
            continue
        best = one.best
        for under in (best.object, best.inner.at if best.inner is not None else None):
            if under is not None and under != at:
                found.setdefault(under, at)
    return found


def candidates(doc: "Doc", predicates: Mapping[int, Predicate],
               by_rule: Mapping[int, tuple[EventType | None, bool]] = NOTHING) -> Iterator[Candidate]:
    """Every candidate of a block, in the order of the text; `by_rule` is what the rules made of each predicate: its
    type, and whether it is its sentence's main one."""
    inside = inside_others(predicates)
    for sentence in doc.sents:
        yield from in_sentence(sentence, predicates, by_rule, inside)


def in_sentence(sentence: "Run", predicates: Mapping[int, Predicate],
                by_rule: Mapping[int, tuple[EventType | None, bool]], inside: Mapping[int, int]) -> Iterator[Candidate]:
    """Every candidate of one sentence."""
    unless = any(word.lower_ == "unless" for word in sentence)
    for token in sentence:
        one = predicates.get(token.i)
        if one is None and not (token.pos_ == "VERB" and token.dep_ in CLAUSAL):
            continue
        reporting = is_reporting(token)
        above = token.head is not token and token.dep_ in {"ccomp", "xcomp"} and is_reporting(token.head)
        share = salience(token)
        kind, main = by_rule.get(token.i, (None, False))
        yield Candidate(token.i, one, share, token.i in inside, named(
            token, one, share, inside=token.i in inside, reporting=reporting, over_reporting=above,
            conditional=conditional(token), unless=unless,
            first_half=token.i - sentence.start < len(sentence) / 2, by_rule=kind, main=main))
