"""Whether an event is told as past long ago, still to come, only possible, or not so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import When

if TYPE_CHECKING:
    from spacy.tokens import Token

WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
WOULD = frozenset({"would", "'d", "’d"})
MAY = frozenset({"may", "might", "could", "can", "ca", "cannot"})
COMING = frozenset({"plan", "intend", "set", "due", "schedule", "expect", "prepare", "aim", "propose", "hope", "slate"})
IF = frozenset({"if", "unless", "whether", "lest", "until"})
REALLY = frozenset({"not", "n't", "n’t", "nt", "never", "neither", "nor"})
NO = frozenset({"no", "neither", "nobody", "none"})
WITHOUT = frozenset({"without", "instead"})
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
OLD_DAYS = 60
"""From so many days before the page an event is told as history, unless it is the page's own news."""
DID_NOT, MAY_BE, TO_COME = "did not happen", "open", "expected"
"""The words of `statements.event_signs` for what the grammar holds of an event."""

Judge = Callable[["Sequence[Token]"], tuple[str, str]]
"""Says of an event's words whether it happened, did not, is open or expected, and why."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The four marks, each with the words it was read from."""

    negated: str = ""
    historical: str = ""
    future: str = ""
    hypothetical: str = ""

    @property
    def why(self) -> tuple[str, ...]:
        """A reason for each mark that is set.

        >>> Marks(negated="'not'").why
        ("negated: 'not'",)
        """
        return tuple(f"{name}: {said}" for name, said in (
            ("negated", self.negated), ("historical", self.historical), ("future", self.future),
            ("hypothetical", self.hypothetical)) if said)


def auxiliaries(verb: "Token") -> "list[Token]":
    """The auxiliary verbs of a verb."""
    return [kid for kid in verb.children if kid.dep_ in {"aux", "auxpass"}]


def carrier(token: "Token") -> "Token":
    """The verb that carries the tense of a predicate: of a noun, the verb it depends on."""
    if token.dep_ in {"acomp", "attr", "oprd"} and token.pos_ != "VERB":
        return token.head
    if token.pos_ in {"NOUN", "PROPN"}:
        for up in token.ancestors:
            if up.pos_ in {"VERB", "AUX"}:
                return up
    return token


def negated(token: "Token") -> str:
    """The word that denies a predicate, or nothing."""
    verb = carrier(token)
    for word in dict.fromkeys((token, verb)):
        for kid in word.children:
            in_front = kid.dep_ in {"advmod", "preconj", "cc"} and kid.i < word.i
            if kid.dep_ == "neg" or (kid.lower_ in REALLY and in_front):
                return kid.lower_
            if kid.dep_ in {"nsubj", "nsubjpass", "dobj"} and (
                    kid.lower_ in NO or any(each.lower_ in NO and each.dep_ in {"det", "preconj", "cc"}
                                            for each in kid.children)):
                return kid.text
    if token.pos_ in {"NOUN", "PROPN"} and any(kid.lower_ == "no" and kid.dep_ == "det" for kid in token.children):
        return "no"
    if token.dep_ == "pcomp" and token.head.lower_ in WITHOUT:
        return token.head.lower_
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and not auxiliaries(token) and any(
            kid.dep_ == "neg" for kid in token.head.children) and any(kid.lower_ in {"or", "nor"} for kid in
                                                                      token.head.children):
        return "not"
    return ""


def coming(token: "Token") -> str:
    """The words by which a predicate is still to come, or nothing."""
    verb = carrier(token)
    aux = {kid.lower_ for kid in auxiliaries(verb)}
    if aux & WILL:
        return next(iter(aux & WILL))
    if aux & WOULD and "have" not in aux and verb.dep_ in {"ccomp", "conj", "advcl", "relcl"} and not aux & MAY:
        return next(iter(aux & WOULD))
    if verb.dep_ == "xcomp" and "to" in aux:
        above = verb.head
        if above.lemma_ in COMING or above.lemma_ == "go":
            return f"{above.text} to"
        if above.lemma_ == "be":
            return f"{above.text} to"
        if above.dep_ == "acomp":
            return f"{above.text} to"
    if verb.lemma_ in {"be"} and any(kid.dep_ == "xcomp" for kid in verb.children) and token is not verb:
        return verb.text
    return ""


def supposed(token: "Token") -> str:
    """The words by which a predicate is only possible, or hangs on a condition, or nothing."""
    verb = carrier(token)
    aux = {kid.lower_ for kid in auxiliaries(verb)}
    if aux & MAY:
        return next(iter(aux & MAY))
    if aux & WOULD and "have" in aux:
        return "would have"
    if any(kid.dep_ == "mark" and kid.lower_ in IF for kid in verb.children):
        return next(kid.lower_ for kid in verb.children if kid.dep_ == "mark" and kid.lower_ in IF)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and "to" in aux:
        return "to"
    return ""


def days_before(when: When | None, day: str | None) -> int | None:
    """How many days before a page's day a time lies, by its year and month at least; None where that cannot be told.

    >>> from sayso.model import WhenType
    >>> days_before(When(WhenType.DATE, "2031-02"), "2031-05-12")
    74
    """
    if when is None or day is None or not (given := DATE.match(when.value)) or not (page := DAY.fullmatch(day)):
        return None
    years = int(page["year"]) - int(given["year"])
    if given["month"] is None:
        return max(years, 0) * 365
    return years * 365 + (int(page["month"]) - int(given["month"])) * 30 + int(page["day"]) - int(given["day"] or 28)


def long_past(token: "Token", when: When | None, day: str | None) -> str:
    """Why an event is told as history, or nothing."""
    days = days_before(when, day)
    if days is not None and days >= OLD_DAYS:
        return f"{days} days before the page"
    verb = carrier(token)
    aux = {kid.lower_ for kid in auxiliaries(verb)}
    if "had" in aux and verb.dep_ in {"relcl", "advcl", "acl"}:
        return "had, beside what is told"
    return ""


def marks(token: "Token", *, when: When | None = None, day: str | None = None, judge: Judge | None = None) -> Marks:
    """The four marks of a predicate; `judge` is asked what the words above it leave of it."""
    no, soon, maybe = negated(token), coming(token), supposed(token)
    polarity, why = judge([token]) if judge is not None else ("", "")
    if polarity == DID_NOT and not no:
        no = why
    if polarity == TO_COME and not soon and not no:
        soon = why
    if polarity == MAY_BE and not (no or soon or maybe):
        maybe = why
    past = "" if soon or maybe else long_past(token, when, day)
    return Marks(f"'{no}'" if no and no == negated(token) else no, past, soon and f"'{soon}'", maybe and f"'{maybe}'")
