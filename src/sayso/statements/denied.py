"""Whether a verb is denied, wherever the denial stands: "could not verify", "was unable to verify", "has yet to"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.text.clauses import child

if TYPE_CHECKING:
    from spacy.tokens import Token

UNABLE = frozenset({"unable", "impossible", "difficult", "hard", "tough", "tricky"})
ABLE = frozenset({"able", "possible", "position", "available", "easy", "prepared", "ready", "willing", "authorise",
                  "authorize", "authorised", "authorized", "manage"})
WAY = frozenset({"way", "means", "mean", "possibility", "opportunity", "chance", "ability"})
NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
HIGHEST = 6  # steps up; longer chains are parser's mistakes


@dataclass(frozen=True, slots=True)
class Denial:
    """The words that deny a verb, and the verb at which they stand."""

    words: "tuple[Token, ...]"
    top: "Token"


def denial(verb: "Token") -> Denial | None:
    """What denies `verb`, or None where nothing does."""
    at = verb
    for _ in range(HIGHEST):
        if is_order(at):
            return None
        if words := own_denial(at):
            return None if any(word.nbor().lower_ in {"only", "just"} for word in words if word.i + 1 < len(word.doc)) \
                else Denial(words, at)
        if at.dep_ == "conj" and child(at, "nsubj", "nsubjpass") is None and any(
                kid.lower_ in {"or", "nor"} for kid in at.head.children):
            at = at.head
            continue
        above = governor(at)
        if above is None:
            return None
        inability = next((word for word in (above, *above.children) if word.lower_ in UNABLE and word.i < verb.i), None)
        if inability is not None:
            over = inability.head if inability.i == above.i else above
            return None if own_denial(over) else Denial((inability,), over)
        yet = next((kid for kid in above.children if kid.lower_ == "yet" and kid.i < verb.i), None)
        if yet is not None and above.lemma_.lower() in {"have", "be", "remain"} and is_infinitive(at):
            return Denial((yet,), above)
        if above.lemma_.lower() == "fail":
            return Denial((above,), above)
        lacks = next((kid for kid in above.children if kid.lower_ == "no"), None)
        if above.lemma_.lower() in WAY and lacks is not None:
            return Denial((lacks, above), above)
        enabling = above.lower_ in ABLE or above.lemma_.lower() in ABLE or any(
            kid.lower_ in ABLE and kid.i < verb.i for kid in above.children)
        if not (enabling or above.pos_ == "ADP" or at.pos_ in {"ADJ", "NOUN", "ADP"}):
            return None
        at = above
    return None


def governor(word: "Token") -> "Token | None":
    """The word on which an infinitive, gerund or adjective depends; None for a verb that stands for itself."""
    if word.head.i == word.i:
        return None
    if word.pos_ in {"ADJ", "NOUN", "ADP"} or is_infinitive(word) or word.dep_ in {"acomp", "xcomp", "pcomp"}:
        return word.head
    return None


def is_infinitive(verb: "Token") -> bool:
    """Whether the verb has its "to"."""
    return any(kid.tag_ == "TO" for kid in verb.children)


def is_order(verb: "Token") -> bool:
    """Whether the verb orders: "Do not verify it now"."""
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and child(verb, "nsubj", "nsubjpass", "expl") is None and not any(
        kid.tag_ == "MD" for kid in verb.children)


def own_denial(verb: "Token") -> "tuple[Token, ...]":
    """The words that deny the verb itself: "not", "never", or "no" and the like in its subject."""
    for kid in verb.children:
        if kid.dep_ == "neg" or (kid.i < verb.i and kid.lower_ == "neither" and kid.dep_ in {"preconj", "cc",
                                                                                          "advmod"}):
            return (kid,)
    for kid in verb.children:
        if kid.dep_ in {"nsubj", "nsubjpass", "dep"} and kid.i < verb.i:
            if kid.lower_ in NOBODY:
                return (kid,)
            owners = [kid, *(word for word in kid.children if word.dep_ == "poss")]  # "neither side's claims"
            part = next((word for one in owners for word in one.children if word.lower_ in {"no", "neither"}
                         and word.dep_ in {"det", "preconj", "cc"}), None)
            if part is not None:
                return (part,)
    return ()
