"""What speaks for or against an event having happened, by the grammar around it: each sign by its name.

The scope of negation, modals, tense, conditions, questions and orders, and of the words above the event ("managed to",
"denied that", "plans for"), after FactBank and De Facto (Saurí and Pustejovsky 2009, 2012), the signatures of
implicatives (Nairn, Condoravdi and Karttunen 2006) and TruthTeller (Lotan, Stern and Dagan 2013).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.lexicon.cues import cues
from sayso.statements.event_grammar import (
    MARKS,
    NOMINAL,
    SUBJECTS,
    UNREAL,
    Above,
    above,
    carrier,
    form,
    frame_of,
    head_of,
    mark_of,
    negation,
    verb_form,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONS = MappingProxyType({
    "i": "I", "we": "we", "you": "you", "he": "he or she", "she": "he or she", "it": "it", "they": "they", "who": "who",
    "that": "that", "which": "which", "one": "one", "this": "this", "there": "there", "what": "what", "u": "you",
    "someone": "somebody", "somebody": "somebody", "anyone": "anybody", "anybody": "anybody", "anything": "anybody",
    "everyone": "everybody", "everybody": "everybody", "people": "people",
})
ING_PREPOSITIONS = frozenset({"", "from", "in", "to", "on", "about", "against", "of"})
DETERMINERS = MappingProxyType({
    "a": "a", "an": "a", "this": "this", "that": "this", "these": "this", "those": "this", "any": "any", "no": "no",
    "another": "another", "some": "some", "every": "every",
})
THING_PREPOSITIONS = frozenset({"", "of", "for", "to", "from", "about", "against", "on", "in", "with", "out"})
"""What may stand between a word and its thing; behind others stands when or where: "left after the raid"."""
ASKING = frozenset({"what", "who", "when", "where", "why", "how", "which", "whose", "whether"})
UNCERTAIN_KINDS = ("adverb", "verb", "adjective", "noun")
HAPPENED, NOT_SO, OPEN, EXPECTED = "happened", "did not happen", "open", "expected"
BARE = frozenset({"to", "to have", "bare", "participle -ing"})
CROSSED = ("form:", "the rules", "main verb", "somewhere", "negated", "inside", "word is", "signature")
"""Signs that weigh differently where somebody speaks ("I", "you", a question) and where something is told."""
CROSSED_IF_NOT = ("form:", "main verb", "above:", "subject", "stands as", "word is", "somewhere", "said")
"""Signs that weigh differently where the rules hold that the event did not happen."""

@cache
def signatures(language: str = "en") -> "Mapping[tuple[str, str], tuple[Entry, ...]]":
    """The entries of factuality.toml by word and frame.

    >>> [entry.kind for entry in signatures()["fail", "to"]]
    ['fails']
    """
    found: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for entry in lexicon.load("factuality", language):
        for word in (entry.key, *entry.words("also")):
            for frame in entry.words("frames"):
                found[word, frame] = (*found.get((word, frame), ()), entry)
    return MappingProxyType(found)


@cache
def hedges(language: str = "en") -> "Mapping[tuple[str, str], str]":
    """Words of certainty.toml by kind: "reportedly" is a probable adverb.

    >>> hedges()["adverb", "reportedly"]
    'probable'
    """
    return MappingProxyType({(entry.kind, word): str(entry.fields["certainty"])
                             for entry in lexicon.load("certainty", language)
                             for word in (entry.key, *entry.words("also"))})


def word_of(token: "Token") -> str:
    """The dictionary form, with the particle of a verb that has one in the list: "carry out"."""
    lemma = token.lemma_.lower()
    for kid in token.children:
        if kid.dep_ == "prt":
            both = f"{lemma} {kid.lower_}"
            if any((both, frame) in signatures() for frame in ("to", "that", "ing", "thing")):
                return both
    return lemma


def entries(step: Above) -> tuple[Entry, ...]:
    """What factuality.toml says about the word above an event, hanging as it does."""
    known, word = signatures(), step.word
    frame = {"subject of a passive": "thing"}.get(step.frame, step.frame.removesuffix(" clause"))
    if frame == "thing" and (step.mark not in THING_PREPOSITIONS
                             or (not step.mark and step.word.pos_ in NOMINAL | {"ADJ"})):
        return ()
    if frame == "ing" and step.frame == "ing" and step.mark not in ING_PREPOSITIONS:
        return ()
    if frame == "thing" and step.mark == "from" and step.beneath.lower_.endswith("ing"):
        frame = "ing"  # "saved the town from flooding"
    found = known.get((word_of(word), frame), ()) or known.get((word.lower_, frame), ())
    if word.pos_ == "AUX" or word.lemma_ == "be":  # "It is possible to cross": the adjective stands beside the event
        for kid in word.children:
            if kid.dep_ in {"acomp", "attr"} and kid.i < step.beneath.i:
                found += known.get((kid.lemma_.lower(), frame), ()) or known.get((kid.lower_, frame), ())
    return found


def cue_sign(step: Above) -> str:
    """What cues.toml says of the word above: the stance that its content is put with; "" where it is no cue."""
    cue = cues(attitudes=True).verb(step.word.lemma_.lower()) if step.word.pos_ in {"VERB", "AUX"} else None
    if cue is None:
        return ""
    frame = {"that": "clause", "to": "to", "ing": "ing", "thing": "object"}.get(step.frame)
    if frame is None or not cue.takes(frame):
        return ""
    return f"{cue.stance_in(frame)}, {cue.certainty}"


def signs(event: "Sequence[Token]") -> list[str]:
    """Every sign at an event, by its name, in a fixed order; `event` are its tokens, at least one.

    Some are also given crossed: with the register of the sentence ("speaking" or "telling"), and with "not so" where
    the rules hold that the event did not happen.
    """
    looked = Looked(head_of(event))
    found = list(dict.fromkeys(looked.signs()))
    register = looked.register()
    found.append(f"register: {register}")
    crossed = [f"{register} | {sign}" for sign in found if sign.startswith(CROSSED)]
    if looked.outcome().polarity == NOT_SO:
        crossed += [f"not so | {sign}" for sign in found if sign.startswith(CROSSED_IF_NOT)]
    return found + crossed


def outcome(event: "Sequence[Token]") -> "Outcome":
    """What the rules alone hold of an event, and why; `event` are its tokens, at least one."""
    return Looked(head_of(event)).outcome()


def happened(event: "Sequence[Token]") -> tuple[str, str]:
    """What the rules hold of an event, in words: "happened", "did not happen", "open" or "expected"; and why."""
    held = outcome(event)
    return held.polarity, held.why


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules alone hold: "happened", "did not happen", "open" or "expected"; and the reason."""

    polarity: str
    why: str


class Looked:
    """One event being looked at: its word, what carries its tense, and the words above it."""

    def __init__(self, head: "Token"):
        self.head = head
        self.carrier = carrier(head)
        self.steps = list(above(head))
        self.sentence = list(head.sent)
        self.verbal = self.carrier.pos_ in {"VERB", "AUX"}
        self.form = verb_form(self.carrier) if self.verbal else self.noun_form()
        self.negated = self.negation()

    def negation(self) -> str:
        """The word that negates the event itself."""
        own = negation(self.head)
        if own or self.carrier.i == self.head.i:
            return own
        return negation(self.carrier)

    def noun_form(self) -> str:
        """How a noun or adjective stands: "the thing", "a thing", "things"."""
        kids = {kid.dep_: kid for kid in self.head.children}
        if self.head.pos_ == "ADJ":
            return "adjective"
        if "poss" in kids:
            return "somebody's thing"
        det = kids.get("det")
        if det is not None:
            return f"{DETERMINERS.get(det.lower_, 'the')} thing"
        if self.head.tag_ in {"NNS", "NNPS"}:
            return "things"
        return "thing without article"

    def outcome(self) -> Outcome:
        """What follows from the event's own clause and from the words above it, the nearest first."""
        value, why = own_outcome(self.form, self.negated, mark_of(self.carrier))
        for kid in self.head.children if not self.verbal else ():  # "the cancelled vote", "a planned raid"
            found = signatures().get((kid.lemma_.lower(), "thing"), ())
            if kid.dep_ == "amod" and found and kid.tag_ == "VBN":
                value, why = turned(value, str(found[0].fields["affirmed"])), f"'{kid.lower_}'"
        for step in self.steps:
            found = entries(step)
            negated = bool(negation(carrier(step.word)))
            if found:
                sign = str(found[0].fields["negated" if negated else "affirmed"])
                above_form = form(carrier(step.word)) if carrier(step.word).pos_ in {"VERB", "AUX"} else ""
                if above_form in UNREAL and sign != "o" and found[0].kind != "knows":
                    sign = "o"
                if sign == "+" and value == OPEN and self.form in BARE:
                    value, why = HAPPENED, f"{found[0].kind}: '{word_of(step.word)}'"
                elif sign != "+":
                    value, why = turned(value, sign), f"{found[0].kind}: '{word_of(step.word)}'"
            elif step.mark in {"without", "instead"} and step.frame in {"ing", "thing"}:
                value, why = turned(value, "-"), f"'{step.mark}'"
            elif step.mark in {"if", "unless", "whether"}:
                value, why = OPEN, f"'{step.mark}'"
            elif step.frame == "to clause":
                value, why = "open", "a purpose"
        if self.form == "order" or self.is_question():
            return Outcome("open", self.form if self.form == "order" else "a question")
        return Outcome(value, why)

    def register(self) -> str:
        """Whether somebody speaks in the sentence, in the first or second person, asking or exclaiming; or it tells."""
        spoken = {"i", "you", "we"} & {token.lower_ for token in self.sentence}
        return "speaking" if spoken or self.is_question() or self.sentence[-1].text == "!" else "telling"

    def is_question(self) -> bool:
        """Whether the sentence asks."""
        return any(token.text == "?" for token in self.sentence[-3:])

    def signs(self) -> Iterator[str]:
        """Every sign."""
        outcome = self.outcome()
        yield f"the rules hold: {outcome.polarity}"
        yield f"the rules hold: {outcome.polarity}, {self.form}"
        yield from self.of_form()
        yield from self.of_subject()
        yield from self.of_hedges()
        yield from self.of_above()
        yield from self.of_sentence()
        yield from self.of_word(outcome)

    def of_form(self) -> Iterator[str]:
        """Tense, mood, negation and place of the event itself."""
        head = self.head
        yield f"form: {self.form}"
        yield f"stands as {self.carrier.dep_}, {self.form}"
        yield f"word is {head.pos_}"
        yield f"word is {head.tag_}, stands as {head.dep_}"
        if self.negated:
            yield "negated"
            yield f"negated by '{self.negated}'"
            yield f"negated, form: {self.form}"
        if self.carrier.i != head.i:
            yield f"carried by {self.carrier.pos_}, {head.dep_}"
            yield f"carried by '{self.carrier.lemma_.lower()}'"
        mark = mark_of(self.carrier)
        if mark:
            yield f"opened by '{mark}'"
            yield f"opened by '{mark}', form: {self.form}"
        for gap, place in ((-2, "two before"), (-1, "before"), (1, "after")):
            at = head.i + gap
            if 0 <= at < len(head.doc):
                yield f"{place}: '{head.doc[at].lower_}'"
        for kid in self.carrier.children:
            if kid.dep_ == "advcl":
                yield f"has a clause with '{mark_of(kid) or frame_of(kid)}'"
                if mark_of(kid) in {"if", "unless"}:
                    yield f"under a condition, form: {self.form}"
            elif kid.dep_ in {"dobj", "prt", "agent", "acomp", "attr", "xcomp", "ccomp", "dative", "auxpass"}:
                yield f"has {kid.dep_}"
            elif kid.dep_ == "prep":
                yield f"has '{kid.lower_}'"
        if not self.verbal:
            for kid in head.children:
                if kid.dep_ in {"amod", "compound", "poss", "nummod", "relcl", "acl"}:
                    yield f"thing with {kid.dep_}"
                if kid.dep_ == "amod":
                    for entry in signatures().get((kid.lemma_.lower(), "thing"), ()):
                        yield f"thing that is itself {entry.kind}"
                    if certainty := hedges().get(("adjective", kid.lower_)):
                        yield f"{certainty} thing"
                if kid.dep_ in {"amod", "det", "poss"}:
                    yield f"thing with '{kid.lemma_.lower()}'"

    def of_subject(self) -> Iterator[str]:
        """Who does it."""
        if not self.verbal:
            return
        subject = next((kid for kid in self.carrier.children if kid.dep_ in SUBJECTS and kid.dep_ != "expl"), None)
        if subject is None and any(kid.dep_ == "expl" for kid in self.carrier.children):
            yield "subject: there"
            return
        name = self.subject_name(subject)
        yield f"subject: {name}"
        yield f"subject: {name}, form: {self.form}"

    def subject_name(self, subject: "Token | None") -> str:
        """The subject as signs call it."""
        if subject is None:
            return "none"
        if subject.lower_ in PERSONS:
            return PERSONS[subject.lower_]
        if subject.pos_ == "PROPN":
            return "a name"
        kids = {kid.lower_ for kid in subject.children if kid.dep_ in {"det", "poss", "amod"}}
        if "any" in kids or "every" in kids:
            return "any thing"
        if subject.tag_ == "NNS" and not any(kid.dep_ in {"det", "poss", "nummod"} for kid in subject.children):
            return "things"
        if kids & {"a", "an"}:
            return "a thing"
        return "the thing" if kids else "other"

    def of_hedges(self) -> Iterator[str]:
        """Hedges at the event and at the words above it, and other adverbs at the event."""
        known = hedges()
        for place, token in (("at the event", self.head), ("at its verb", self.carrier),
                             *((f"{n} above", step.word) for n, step in enumerate(self.steps[:2], 1))):
            if place == "at its verb" and token.i == self.head.i:
                continue
            for kid in token.children:
                if kid.dep_ in {"advmod", "npadvmod"}:
                    certainty = known.get(("adverb", kid.lower_))
                    if certainty:
                        yield f"{certainty} adverb"
                        yield f"{certainty} adverb {place}"
                    if place[0] == "a":
                        yield f"adverb '{kid.lower_}'"

    def of_above(self) -> Iterator[str]:
        """The words above, what they are known for, and whether they are themselves negated or not so."""
        if not self.steps:
            yield "nothing above"
            yield f"nothing above, form: {self.form}"
        inside_quote = False
        for at, step in enumerate(self.steps):
            where = ("", "second ", "third ", "fourth ")[at]
            up = carrier(step.word)
            lemma, above_form = word_of(step.word), form(up) if up.pos_ in {"VERB", "AUX"} else up.pos_.lower()
            negated = "not " if negation(up) else ""
            hangs = f"{step.mark} {step.frame}".strip()
            yield f"{where}above: {hangs}"
            if at < 2:
                yield f"{where}above: {negated}'{lemma}' {step.frame.removesuffix(' clause')}"
                yield f"{where}above: {hangs}, {above_form}"
                yield f"{where}above: {step.word.pos_} {hangs}"
            if at == 0:
                yield f"above: {hangs}, form: {self.form}"
                yield f"above: '{lemma}', form: {self.form}"
            for entry in entries(step):
                yield f"{where}{entry.kind}: {negated}{step.frame}"
                yield f"somewhere above {negated}{entry.kind}"
                if at == 0:
                    yield f"{negated}{entry.kind} {step.frame}, {above_form}"
                    sign = entry.fields["negated" if negated else "affirmed"]
                    yield f"signature {sign}{', negated' if self.negated else ''}"
            if cue := cue_sign(step):
                yield f"{where}said with: {negated}{cue}"
                yield f"{where}said with: {negated}{cue}, form: {self.form}"
                inside_quote = True
            if step.mark and step.mark in MARKS:
                yield f"inside '{step.mark}'"
            if above_form in UNREAL:
                yield f"somewhere above: {above_form}"
            if negated:
                yield f"{where}above is negated"
                yield f"above is negated: {step.frame}"
            for kind in UNCERTAIN_KINDS[1:]:
                certainty = hedges().get((kind, lemma))
                if certainty and step.frame in {"that", "to", "thing"}:
                    yield f"{where}above: {certainty} {kind}"
        if inside_quote:
            yield "inside a statement"
            yield f"inside a statement, form: {self.form}"

    def of_sentence(self) -> Iterator[str]:
        """What the whole sentence is: a question, an order, of the first or second person."""
        words = {token.lower_ for token in self.sentence}
        root = self.head.sent.root
        if self.is_question():
            yield "in a question"
            yield f"in a question, form: {self.form}"
            yield f"in a question, {len(self.steps)} above"
            if self.sentence[0].lower_ in ASKING:
                yield "in a question for particulars"
        for person in ("i", "you", "we"):
            if person in words:
                yield f"'{person}' in the sentence"
        if self.sentence[-1].text == "!":
            yield "exclaimed"
        top = carrier(root)
        yield f"main verb: {form(top) if top.pos_ in {'VERB', 'AUX'} else 'none'}"
        before = [token for token in self.sentence if token.i < self.head.i]
        if "if" in {token.lower_ for token in before}:
            yield "after an 'if'"
        yield "first words" if len(before) < 4 else "later words"

    def of_word(self, outcome: Outcome) -> Iterator[str]:
        """The word itself."""
        lemma = self.head.lemma_.lower()
        yield f"event '{lemma}'"
        yield f"event '{lemma}', {outcome.polarity}"
        if not self.verbal:
            for ending in ("ing", "ion", "ment", "al", "er", "or", "s"):
                if lemma.endswith(ending):
                    yield f"thing in -{ending}"


def own_outcome(shape: str, negated: str, mark: str) -> tuple[str, str]:
    """What the event's own clause says, and why.

    >>> own_outcome("past", "", ""), own_outcome("past", "never", ""), own_outcome("may", "", "")
    (('happened', 'past'), ('did not happen', "'never'"), ('open', 'may'))
    """
    if mark in {"if", "unless", "whether"}:
        return OPEN, f"'{mark}'"
    if shape in {"would have", "could have", "should have"}:
        return (HAPPENED, "negated") if negated and shape == "should have" else (NOT_SO, shape)
    if negated:
        return NOT_SO, f"'{negated}'"
    if shape in {"will", "is doing", "will have", "going to"}:
        return (EXPECTED, shape) if shape != "is doing" else (HAPPENED, shape)
    if shape in UNREAL or shape == "any thing":
        return OPEN, shape
    return HAPPENED, shape


def turned(value: str, sign: str) -> str:
    """What becomes of an outcome beneath a word with this signature.

    >>> turned("happened", "-"), turned("did not happen", "-"), turned("happened", "o")
    ('did not happen', 'happened', 'open')
    """
    if sign == "o":
        return OPEN
    return {HAPPENED: NOT_SO, NOT_SO: HAPPENED}.get(value, NOT_SO)
