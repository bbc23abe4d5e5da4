"""What the chooser of events sees of a predicate: numbers, each with a name.

The lists' verdict (which types its frames speak for, how well they fit), how it stands in its sentence, and, where the
encoder ran for the statements, the encoder's states of the word and of what it is done to.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.events import marks as marked
from sayso.events.predicates import OBJECTS, Predicate, governed
from sayso.model import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

Floats = NDArray[np.float32]
States = Mapping[int, NDArray[Any]]

TYPES = tuple(EventType)
PLACES = ("ROOT", "ccomp", "xcomp", "conj", "advcl", "relcl", "acl", "dobj", "nsubj", "nsubjpass", "pobj", "pcomp",
          "attr", "appos", "parataxis", "other")
TAGS = ("VBD", "VBN", "VBZ", "VBP", "VB", "VBG", "NN", "NNS", "JJ", "other")
FLAGS = ("future", "negated", "supposed", "passive", "nominal", "reporting", "over reporting", "conditional", "to",
         "has frame", "has clause under", "has object", "is inside", "first half", "salience", "must under", "unless")
WIDTH = 384
"""Numbers of one state of the encoder."""
RULES = (*(f"rules say {one}" for one in TYPES), *(f"rules say {one}, main" for one in TYPES), "main by rule")
NAMES = (*RULES, *(f"frame {one}" for one in TYPES), *(f"second frame {one}" for one in TYPES),
         *(f"inner {one}" for one in TYPES), *(f"place {one}" for one in PLACES), *(f"tag {one}" for one in TAGS),
         *FLAGS)


AT = {name: place for place, name in enumerate(NAMES)}


def named(token: "Token", predicate: Predicate | None, salience: float, *, inside: bool, reporting: bool,
          over_reporting: bool, conditional: bool, unless: bool, first_half: bool, by_rule: EventType | None = None,
          main: bool = False) -> Floats:
    """The named signals of one predicate, in the order of `NAMES`; `by_rule` is the type that the rules give it, `main`
    whether they hold it for its sentence's own."""
    found = np.zeros(len(NAMES), np.float32)
    at = AT
    if by_rule is not None:
        found[at[f"rules say {by_rule}"]] = 1.0
        if main:
            found[at[f"rules say {by_rule}, main"]] = found[at["main by rule"]] = 1.0
    readings = predicate.readings if predicate is not None else ()
    for rank, reading in enumerate(readings[:6]):
        if reading.frame.type is None:
            continue
        name = f"{'frame' if rank == 0 else 'second frame'} {reading.frame.type}"
        found[at[name]] = max(found[at[name]], reading.fit)
    for reading in readings[:1]:
        inner = reading.inner
        if inner is not None and inner.readings and inner.best.frame.type is not None:
            found[at[f"inner {inner.best.frame.type}"]] = 1.0
    found[at[f"place {token.dep_ if token.dep_ in PLACES else 'other'}"]] = 1.0
    found[at[f"tag {token.tag_ if token.tag_ in TAGS else 'other'}"]] = 1.0
    kids = list(token.children)
    unders = list(governed(token))
    for name, value in (
            ("future", bool(marked.coming(token))), ("negated", bool(marked.negated(token))),
            ("supposed", bool(marked.supposed(token))),
            ("passive", any(kid.dep_ in {"auxpass", "nsubjpass"} for kid in kids)),
            ("nominal", token.pos_ in {"NOUN", "PROPN"}), ("reporting", reporting),
            ("over reporting", over_reporting), ("conditional", conditional),
            ("to", any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in kids)),
            ("has frame", bool(readings)), ("has clause under", bool(unders)),
            ("has object", any(kid.dep_ in OBJECTS for kid in kids)), ("is inside", inside),
            ("first half", first_half), ("salience", salience),
            ("must under", any(kid.lower_ in {"must", "should"} for under in unders for kid in under.children)),
            ("unless", unless)):
        found[at[name]] = float(value)
    return found


def states(token: "Token", start: int, known: States) -> Floats:
    """The encoder's states of a predicate and of what it is done to or governs, side by side; zeros where there are
    none."""
    found = np.zeros(2 * WIDTH, np.float32)
    own = known.get(start + token.idx)
    if own is not None:
        found[:WIDTH] = own
    other = thing(token)
    if other is not None and (state := known.get(start + other.idx)) is not None:
        found[WIDTH:] = state
    return found


def thing(token: "Token") -> "Token | None":
    """The word that says most about what a predicate does: its object, the verb it governs, a noun behind it."""
    for kid in token.children:
        if kid.dep_ in {"dobj", "xcomp"} and kid.i > token.i:
            return kid
    for kid in token.children:
        if kid.dep_ in {"ccomp", "nsubjpass", "attr", "acomp"}:
            return kid
    for kid in token.children:
        if kid.dep_ in {"prep", "agent"}:
            return next((noun for noun in kid.children if noun.dep_ in {"pobj", "pcomp"}), None)
    return None
