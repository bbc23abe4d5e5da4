"""Finds every word that may tell an event, with the frames it fits; judges nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.events.frames import ANY, Frame, Frames, frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
SAID_OF = frozenset({"acomp", "attr", "ROOT", "amod", "conj", "oprd"})
TIES = frozenset({"prep", "agent", "prt", "advmod", "dative"})
TOWN = "town"
MAY_BE_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG", ""})
"""Labels that a small model gives to names of places that it does not know."""
THROUGH = frozenset({"of", "in", "for", "on", "to", "from", "with", "against", "into", "at", "over"})
"""Prepositions behind an object whose noun still says what the verb does: "part of a programme", "ban on trade"."""
DEEPEST = 4
MUST = frozenset({"must", "should", "ought", "need", "shall"})
NEAR, BELOW = 3.0, 2.2


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a predicate: its frame, how well it fits, the words that make it, and what it governs.

    `object` is the noun that a frame asks for, `inner` the governed predicate of an operator.
    """

    frame: Frame
    fit: float
    words: tuple[int, ...]
    object: int | None = None
    inner: "Predicate | None" = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, adjective or noun with every frame that it fits, the best first."""

    at: int
    readings: tuple[Reading, ...]
    nominal: bool = False

    @property
    def best(self) -> Reading:
        """The reading that fits best."""
        return self.readings[0]


@dataclass(slots=True)
class Finder:
    """Looks at one block; what a word was found to tell is remembered."""

    doc: "Doc"
    known: Frames
    done: "dict[int, Predicate | None]"
    near: "dict[tuple[int, tuple[str, ...]], list[tuple[Token, float]]]" = field(default_factory=dict)
    forms: dict[int, frozenset[str]] = field(default_factory=dict)

    def at(self, token: "Token", depth: int = 0) -> Predicate | None:
        """The predicate that a word is, or None."""
        if token.i in self.done:
            return self.done[token.i]
        if depth > DEEPEST:
            return None
        self.done[token.i] = None  # a parse may go in circles
        found: list[Reading] = []
        nominal = False
        if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
            found = list(self.of_verb(token, depth))
        if token.pos_ in {"ADJ", "VERB"} and token.dep_ in SAID_OF and not found:
            found = list(self.of_adjective(token, depth))
        if token.pos_ in {"NOUN", "PROPN"} and not found:
            found, nominal = list(self.of_noun(token)), True
        found.sort(key=lambda one: -one.fit)
        self.done[token.i] = Predicate(token.i, tuple(found), nominal) if found else None
        return self.done[token.i]

    def of_verb(self, verb: "Token", depth: int) -> Iterator[Reading]:
        """Every frame that a verb fits with what hangs on it."""
        frames_ = self.known.verbs.get(verb.lemma_.lower(), ())
        near = words_at(verb) if any(rest for rest, _ in frames_) else frozenset()
        for rest, frame in frames_:
            if rest and rest[0] not in near:
                continue
            beside = self.beside(verb, rest)
            if beside is not None:
                yield from self.fitted(verb, frame, (verb.i, *beside), depth, bonus=0.3 * len(rest))

    def of_adjective(self, word: "Token", depth: int) -> Iterator[Reading]:
        """Every frame of a predicate adjective: "is ready to"."""
        for frame in self.known.adjectives.get(word.lower_, ()):
            yield from self.fitted(word, frame, (word.i,), depth)

    def of_noun(self, noun: "Token") -> Iterator[Reading]:
        """Every frame that a noun tells by itself."""
        lemma = noun.lemma_.lower()
        for rest, frame in self.known.nouns.get(lemma, ()):
            before = words_before(noun, len(rest))
            if rest in {tuple(token.lower_ for token in before), tuple(token.lemma_.lower() for token in before)}:
                yield Reading(frame, (1.0 + 0.3 * len(rest)) * frame.weight, (*(token.i for token in before), noun.i))

    def beside(self, verb: "Token", rest: tuple[str, ...]) -> tuple[int, ...] | None:
        """Where the further words of a verb stand: particles, prepositions, its object; None where one is missing."""
        places: list[int] = []
        hosts = [verb]
        for word in rest:
            kid = next((kid for host in hosts for kid in host.children if word in {kid.lower_, kid.lemma_.lower()}
                        and (kid.i > verb.i or kid.dep_ in OBJECTS) and kid.dep_ not in {"aux", "auxpass"}), None)
            if kid is None:
                follow = verb.nbor() if verb.i + 1 < len(verb.doc) else None
                if follow is None or follow.lower_ != word or len(rest) != 1 or follow.dep_ not in {
                        "prt", "prep", "advmod"}:
                    return None
                kid = follow
            places.append(kid.i)
            hosts.append(kid)
        return tuple(places)

    def fitted(self, word: "Token", frame: Frame, words: tuple[int, ...], depth: int, bonus: float = 0.0
               ) -> Iterator[Reading]:
        """The readings of a word by one frame, where what the frame asks for is there."""
        if frame.needs:
            for noun, fit in self.close(word, frame.preps):
                if not frame.needs.isdisjoint(self.forms_of(noun)):
                    inner = self.at(noun, depth + 1)
                    yield Reading(frame, (fit + bonus) * frame.weight, (*words, noun.i), noun.i, inner)
                    return
            return
        if frame.over:
            for under in governed(word):
                if frame.must and not is_due(under):
                    continue
                inner = self.at(under, depth + 1)
                if ANY in frame.over or (inner is not None and inner.best.frame.type in frame.over):
                    fit = 2.4 if inner is not None else 1.4
                    yield Reading(frame, (fit + bonus) * frame.weight, words, None,
                                  inner or Predicate(under.i, ()))
                    return
            for noun, _ in () if frame.must else self.close(word, frame.preps):
                inner = self.at(noun, depth + 1)
                if inner is not None and (ANY in frame.over or inner.best.frame.type in frame.over):
                    yield Reading(frame, (2.3 + bonus) * frame.weight, (*words, noun.i), noun.i, inner)
                    return
            return
        yield Reading(frame, (1.0 + bonus) * frame.weight, words)

    def close(self, word: "Token", preps: tuple[str, ...]) -> "list[tuple[Token, float]]":
        """The nouns that a frame may ask for; looked for once."""
        key = (word.i, preps)
        if key not in self.near:
            self.near[key] = list(self.things(word, preps))
        return self.near[key]

    def forms_of(self, noun: "Token") -> frozenset[str]:
        """What a noun may be looked up by; worked out once."""
        if noun.i not in self.forms:
            self.forms[noun.i] = names(noun)
        return self.forms[noun.i]

    def things(self, word: "Token", preps: tuple[str, ...]) -> Iterator[tuple["Token", float]]:
        """The nouns that a frame with these prepositions may ask for, with how near they stand."""
        for kid in word.children:
            if "subject" in preps and kid.dep_ == "nsubj":
                yield from around(kid, NEAR)
            if preps != ("subject",) and (kid.dep_ in OBJECTS or (kid.dep_ == "nsubj" and word.pos_ == "ADJ")):
                yield from around(kid, NEAR if not preps else BELOW)
        for kid in word.children:
            if kid.dep_ in TIES and (not preps or kid.lower_ in preps):
                for noun in kid.children:
                    if noun.dep_ == "pobj":
                        yield from around(noun, NEAR if preps else BELOW - 0.4)
                    if noun.dep_ in {"prep", "pcomp"}:
                        for deeper in noun.children:
                            if deeper.dep_ == "pobj":
                                yield from around(deeper, BELOW - 0.4)
        if word.dep_ in {"acl", "relcl"} and any(kid.dep_ == "auxpass" or word.tag_ == "VBN" for kid in word.children):
            yield word.head, BELOW


def words_at(verb: "Token") -> frozenset[str]:
    """The words that hang on a verb, and the one after it, as printed and in dictionary form."""
    found = {form for kid in verb.children for form in (kid.lower_, kid.lemma_.lower())}
    if verb.i + 1 < len(verb.doc):
        found.add(verb.nbor().lower_)
    return frozenset(found)


def governed(word: "Token") -> Iterator["Token"]:
    """The verbs that a word governs: infinitives, that-clauses, "-ing" after a preposition."""
    for kid in word.children:
        if kid.dep_ in {"xcomp", "ccomp"} and kid.i > word.i:
            yield kid
        elif kid.dep_ == "prep":
            for under in kid.children:
                if under.dep_ == "pcomp":
                    yield under
    for kid in word.children:
        if kid.dep_ == "dobj":
            yield from (under for under in kid.children if under.dep_ in {"acl", "relcl"} and under.tag_ == "VB")
        elif kid.dep_ == "advcl" and kid.tag_ == "VB" and kid.i > word.i and not any(
                mark.dep_ == "mark" for mark in kid.children):
            yield kid
    for kid in word.children:
        if kid.dep_ == "ccomp" and kid.i < word.i:
            yield kid


def is_due(verb: "Token") -> bool:
    """Whether a clause tells what must be: "must leave", "should leave", or the bare "that they leave"."""
    aux = [kid for kid in verb.children if kid.dep_ in {"aux", "auxpass"}]
    if any(kid.lower_ in MUST for kid in aux):
        return True
    if verb.lemma_ in {"have", "need"} and any(kid.dep_ == "xcomp" for kid in verb.children):
        return True
    bare = verb.tag_ == "VB" and not any(kid.tag_ in {"MD", "TO"} for kid in aux)
    return bare and any(kid.dep_ in {"nsubj", "nsubjpass"} for kid in verb.children)


def around(noun: "Token", fit: float, depth: int = 0) -> Iterator[tuple["Token", float]]:
    """A noun, what is joined to it, the nouns in front of it and behind its prepositions."""
    yield noun, fit
    for kid in noun.children:
        if kid.dep_ in {"compound", "amod", "nmod"}:
            yield kid, fit - 0.4
    if depth >= 2:
        return
    for kid in noun.children:
        if kid.dep_ in {"conj", "appos"}:
            yield from around(kid, fit - 0.2, depth + 1)
        elif kid.dep_ == "prep" and kid.lower_ in THROUGH:
            for below in kid.children:
                if below.dep_ == "pobj":
                    yield from around(below, fit - 0.6, depth + 1)


def names(noun: "Token") -> frozenset[str]:
    """What a noun may be looked up by: alone, with the words before it; "town" where its name may be a place's."""
    lemma = noun.lemma_.lower()
    found = {lemma, noun.lower_}
    if noun.pos_ == "PROPN" and noun.ent_type_ in MAY_BE_PLACES and noun.dep_ != "compound":
        found.add(TOWN)
    before = words_before(noun, 2)
    for size in range(1, len(before) + 1):
        found.add(" ".join((*(token.lower_ for token in before[-size:]), lemma)))
    return frozenset(found)


def words_before(noun: "Token", most: int) -> list["Token"]:
    """Up to so many words right before a noun in its own phrase; hyphens are passed over."""
    found: list[Token] = []
    at = noun.i - 1
    while at >= 0 and len(found) < most:
        token = noun.doc[at]
        if token.text != "-":
            if token.is_punct or token.is_space:
                break
            found.append(token)
        at -= 1
    return found[::-1]


def find(doc: "Doc") -> dict[int, Predicate]:
    """Every predicate of a block, by its place."""
    finder = Finder(doc, frames(), {})
    known = finder.known
    for token in doc:
        if token.is_punct or token.is_space:
            continue
        lemma = token.lemma_.lower()
        if lemma in known.verbs or lemma in known.nouns or token.lower_ in known.adjectives:
            finder.at(token)
    return {at: one for at, one in finder.done.items() if one is not None}
