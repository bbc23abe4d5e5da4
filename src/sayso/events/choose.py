"""Chooses, for each sentence, which predicates tell events and of what type, with the reason."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.events import marks as marked
from sayso.events.predicates import Predicate, Reading
from sayso.lexicon.cues import cues
from sayso.model import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Run

T = EventType
PROMISED = frozenset({T.CONSULT, T.SUPPORT, T.COOPERATE, T.AID, T.CONCEDE, T.RETREAT})
"""Acts that, told as still to come, are an agreement to them (PLOVER: cooperative actions in the future tense)."""
HARMFUL = frozenset({T.SANCTION, T.COERCE, T.ASSAULT, T.MOBILIZE, T.REJECT, T.PROTEST})
SHARES = {"ccomp": 0.9, "xcomp": 0.85, "conj": 0.8, "advcl": 0.45, "relcl": 0.4, "acl": 0.45, "dobj": 0.75,
          "nsubj": 0.7, "nsubjpass": 0.7, "attr": 0.7, "pobj": 0.45, "prep": 0.9, "pcomp": 0.5, "appos": 0.4,
          "compound": 0.3, "poss": 0.2, "agent": 0.8, "acomp": 0.9, "parataxis": 0.8, "amod": 0.2}
OTHER_SHARE = 0.5
LEAST = 0.2
NEAR_TOP = 0.95       # what is told nearly as high as a sentence's top is main, too


@dataclass(frozen=True, slots=True)
class Chosen:
    """A predicate with the reading chosen for it; `salience` says how much it is what the sentence tells (0 to 1)."""

    predicate: Predicate
    reading: Reading
    type: EventType | None
    salience: float
    why: tuple[str, ...] = ()
    shifted: bool = False
    main: bool = False


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


def shifted(chosen: Chosen, token: "Token", told: marked.Marks) -> Chosen:
    """The type that the tense makes of it: help to come is an agreement, harm on a condition a threat."""
    kind = chosen.type
    if kind in PROMISED and told.future and not told.hypothetical:
        if told.negated:
            return replace(chosen, type=T.REJECT, shifted=True, why=(*chosen.why, "not to be done: a refusal"))
        return replace(chosen, type=T.AGREE, shifted=True, why=(*chosen.why, f"still to come ({told.future})"))
    if kind in HARMFUL and told.future and conditional(token):
        return replace(chosen, type=T.THREATEN, shifted=True, why=(*chosen.why, "harm on a condition"))
    return chosen


def conditional(token: "Token") -> bool:
    """Whether what a predicate tells hangs on "if" or "unless"."""
    verb = marked.carrier(token)
    return any(kid.dep_ == "advcl" and any(mark.lower_ in {"if", "unless", "until"} for mark in kid.children)
               for word in (verb, verb.head) for kid in word.children)


def choose(doc: "Doc", predicates: dict[int, Predicate]) -> list[Chosen]:
    """Every predicate of a block that tells an event, in the order of the text; in each sentence those are main that
    are told by its own top, and no other is told in."""
    found = []
    for at, one in sorted(predicates.items()):
        if not one.readings:
            continue
        token = doc[at]
        best = one.best
        found.append(Chosen(one, best, best.frame.type, round(salience(token), 3),
                            (f"{doc[at].text!r} tells {best.frame.type or best.frame.control}: {best.frame.word}",)))
    inside = holders(found)
    tops: dict[int, float] = {}
    for one in found:
        if one.predicate.at not in inside and one.type is not None:
            start = doc[one.predicate.at].sent.start
            tops[start] = max(tops.get(start, LEAST), one.salience * min(one.reading.fit, 1.5))
    return [replace(one, main=one.predicate.at not in inside and one.type is not None and
                    one.salience * min(one.reading.fit, 1.5) >= NEAR_TOP * tops[doc[one.predicate.at].sent.start])
            for one in found]


def holders(found: list[Chosen]) -> dict[int, int]:
    """For each predicate told inside another's frame, where that one stands."""
    inside: dict[int, int] = {}
    for one in found:
        for under in (one.reading.object, one.reading.inner.at if one.reading.inner is not None else None):
            if under is not None and under != one.predicate.at:
                inside.setdefault(under, one.predicate.at)
    return inside


def sentence_of(doc: "Doc", at: int) -> "Run":
    """The sentence in which a word stands."""
    return doc[at].sent
