"""Chooses, for each sentence, which predicates tell events, of what type, and which of them is its main one.

Rules come first: the frame that fits best, the type that its tense makes of it, how high it stands in its sentence. A
small net then weighs the rules' verdict with the other signals of `events.signals`; where it is sure that nothing
happens in a sentence ("beat the champions"), no event of it is main.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sayso.events import marks as marked
from sayso.events.candidates import Candidate, candidates, conditional, salience
from sayso.events.frames import Frame
from sayso.events.predicates import Predicate, Reading
from sayso.events.signals import TYPES, States, states
from sayso.events.weights import Net
from sayso.model import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

T = EventType
PROMISED = frozenset({T.CONSULT, T.SUPPORT, T.COOPERATE, T.AID, T.CONCEDE, T.RETREAT})
"""Acts that, told as still to come, are an agreement to them (PLOVER: cooperative actions in the future tense)."""
HARMFUL = frozenset({T.SANCTION, T.COERCE, T.ASSAULT, T.MOBILIZE, T.REJECT, T.PROTEST})
LEAST = 0.2
NEAR_TOP = 0.95       # what is told nearly as high as a sentence's top is main, too
MOST_FIT = 1.5
SURE, NEVER = 1.0, -1.5
"""How much more than "nothing of the kind" an event scores that is believed whoever takes part, and how much less one
that is never believed. Between the two somebody known must take part: a state, troops, a party."""
UNKNOWN = Frame("a verb that no list has", None, None, frozenset(), frozenset(), (), ())


@dataclass(frozen=True, slots=True)
class Chosen:
    """A predicate with the reading chosen for it; `salience` says how much it is what the sentence tells (0 to 1),
    `doubted` that it is main only if somebody known takes part."""

    predicate: Predicate
    reading: Reading
    type: EventType | None
    salience: float
    why: tuple[str, ...] = ()
    shifted: bool = False
    main: bool = False
    doubted: bool = False


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


def choose(doc: "Doc", predicates: Mapping[int, Predicate], *, start: int = 0, known: States | None = None,
           net: Net | None = None) -> list[Chosen]:
    """Every predicate of a block that tells an event, in the order of the text.

    `known` are the encoder's states by character of the page, `start` where the block stands in it; without a `net` the
    rules alone choose.
    """
    found = by_rules(doc, predicates)
    if net is None or not predicates:
        return found
    return weighed(doc, predicates, found, net, start, known)


def by_rules(doc: "Doc", predicates: Mapping[int, Predicate]) -> list[Chosen]:
    """What the rules choose: in each sentence those are main that its own top tells, and no other is told in."""
    found = []
    for at, predicate in sorted(predicates.items()):
        if not predicate.readings:
            continue
        token, best = doc[at], predicate.best
        plain = Chosen(predicate, best, best.frame.type, round(salience(token), 3),
                       (f"{token.text!r} tells {best.frame.type or best.frame.control}: {best.frame.word}",))
        tells = best.frame.type in PROMISED | HARMFUL and marked.coming(token)
        found.append(shifted(plain, token, marked.marks(token)) if tells else plain)
    inside = holders(found)
    starts = [sentence.start for sentence in doc.sents]
    tops: dict[int, float] = {}
    for one in found:
        if one.predicate.at not in inside and one.type is not None:
            sentence = bisect_right(starts, one.predicate.at)
            tops[sentence] = max(tops.get(sentence, LEAST), height(one))
    return [replace(one, main=one.predicate.at not in inside and one.type is not None
                    and height(one) >= NEAR_TOP * tops[bisect_right(starts, one.predicate.at)]) for one in found]


def height(one: Chosen) -> float:
    """How high a predicate stands in its sentence, less where its words do not fit well."""
    return one.salience * min(one.reading.fit, MOST_FIT)


def weighed(doc: "Doc", predicates: Mapping[int, Predicate], found: list[Chosen], net: Net, start: int,
            known: States | None) -> list[Chosen]:
    """What the net makes of the rules' choice: in each sentence the main event and its type, or none."""
    chosen = {one.predicate.at: one for one in found}
    rows = candidates(doc, predicates, {at: (one.type, one.main) for at, one in chosen.items()})
    starts = [sentence.start for sentence in doc.sents]
    by_sentence: dict[int, list[Candidate]] = {}
    for one in rows:
        by_sentence.setdefault(bisect_right(starts, one.at), []).append(one)
    for some in by_sentence.values():
        signals = np.stack([one.signals for one in some])
        seen = np.stack([states(doc[one.at], start, known) for one in some]) if known is not None else None
        scores = net.scores(signals, seen)
        at, kind = divmod(int(np.argmax(scores)), len(TYPES))
        top, best = some[at].at, float(scores[at, kind])
        if best < net.nothing + NEVER:
            for one in some:
                if one.at in chosen:
                    chosen[one.at] = replace(chosen[one.at], main=False, why=(
                        *chosen[one.at].why, "by all signs together nothing of the kind is told here"))
            continue
        for place, one in enumerate(some):
            if one.at not in chosen or one.at == top:
                continue
            beside = chosen[one.at].main and doc[one.at].dep_ == "conj" and doc[one.at].head.i == top and (
                float(scores[place].max()) > net.nothing)
            chosen[one.at] = replace(chosen[one.at], main=beside)
        main = settled(chosen.get(top), some[at], TYPES[kind], doc)
        chosen[top] = replace(main, doubted=best < net.nothing + SURE)
    return [chosen[at] for at in sorted(chosen)]


def settled(one: Chosen | None, candidate: Candidate, kind: EventType, doc: "Doc") -> Chosen:
    """A main event with the type that all signs together speak for."""
    if one is None:
        reading = Reading(UNKNOWN, 1.0, (candidate.at,))
        return Chosen(Predicate(candidate.at, (reading,)), reading, kind, candidate.salience,
                      (f"{doc[candidate.at].text!r} is on no list; by its sentence it tells {kind}",), main=True)
    if one.type is kind or (one.reading.frame.control and one.type is not None):
        return replace(one, main=True)  # who takes a place is told by the frame
    fitting = next((each for each in one.predicate.readings if each.frame.type is kind), None)
    why = f"by all signs together it tells {kind}" + (f": {fitting.frame.word}" if fitting else "")
    return replace(one, type=kind, reading=fitting or one.reading, main=True, shifted=fitting is None,
                   why=(*one.why, why))


def holders(found: list[Chosen]) -> dict[int, int]:
    """For each predicate told inside another's frame, where that one stands."""
    inside: dict[int, int] = {}
    for one in found:
        for under in (one.reading.object, one.reading.inner.at if one.reading.inner is not None else None):
            if under is not None and under != one.predicate.at:
                inside.setdefault(under, one.predicate.at)
    return inside


__all__ = ["Chosen", "by_rules", "choose", "holders", "shifted"]
