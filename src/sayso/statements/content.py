"""The content of a statement as the choosers ask about it: its main clauses, their subjects, and known words in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.model import Span
from sayso.statements.found import Found
from sayso.text.parse import Parsed, ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_SKIPPED = 2  # words that may stand between two words of a phrase: "pay [a heavy] price"
SKIPPED = frozenset({"DET", "ADJ", "PRON", "ADV", "PART", "AUX"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
FIRST_PERSON = frozenset({"i", "we"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})
OWN = {"our": "we", "my": "i", "his": "he", "her": "she", "its": "it", "their": "they"}
GROUPS = frozenset({"group", "movement", "government", "ministry", "army", "party", "company", "agency", "council",
                    "organisation", "organization", "coalition", "alliance", "union", "side", "military", "force"})
VOICES = ("spokes", "official", "leader", "minister", "commander", "president", "chief", "statement", "head",
          "general", "director", "envoy", "ambassador", "secretary", "adviser", "chair", "captain", "colonel")
QUOTES = "\"'“”‘’«»„"


@dataclass(frozen=True, slots=True)
class Hit:
    """A known word or phrase in the content: its entry, as which word it is listed, and its tokens."""

    entry: Entry
    word: str
    tokens: "tuple[Token, ...]"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and phrases to be found by their dictionary forms, with up to two small words between."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]

    def find(self, tokens: "Sequence[Token]", *, every: bool = False) -> Iterator[Hit]:
        """The longest listed phrase at each place of the tokens, or `every` one."""
        for at, token in enumerate(tokens):
            lemma, lower = token.lemma_.lower(), token.lower_
            known = self.by_first.get(lemma, ())
            if lower != lemma:
                known += self.by_first.get(lower, ())
            elif not known and lower.endswith("s"):  # "Rumours" at the start of a sentence passes for a name
                known = self.by_first.get(lower[:-1], ())
            for words, entry in known:
                taken = matched(words, tokens, at)
                if taken:
                    yield Hit(entry, " ".join(words), taken)
                    if not every:
                        break


def matched(words: tuple[str, ...], tokens: "Sequence[Token]", at: int) -> "tuple[Token, ...]":
    """The tokens from `at` on that are the words of a phrase; empty where they are not."""
    taken = [tokens[at]]
    place = at + 1
    for word in words[1:]:
        skipped = 0
        while place < len(tokens) and word not in (tokens[place].lemma_.lower(), tokens[place].lower_):
            between = tokens[place].pos_
            if skipped == MOST_SKIPPED or not (between in SKIPPED or (between == "NOUN" and taken[0].pos_ == "VERB")):
                return ()
            skipped += 1
            place += 1
        if place == len(tokens):
            return ()
        taken.append(tokens[place])
        place += 1
    return tuple(taken)


@cache
def phrases(name: str, *kinds: str) -> Phrases:
    """The phrases of the given kinds in the word list `name`.

    >>> "deny" in phrases("stance", "cue").by_first
    True
    """
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in lexicon.load(name):
        if entry.kind in kinds:
            for phrase in (entry.key, *entry.words("also")):
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append((words, entry))
    return Phrases({first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()})


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause of the content: its head, the words of its sentence, and what the head governs.

    `predicate` holds positions of the head and the words that say what its subject is or does; `main` also objects and
    adverbs, but nothing inside the subject or a clause of its own.
    """

    head: "Token"
    tokens: "tuple[Token, ...]"
    subject: "Token | None"
    auxiliaries: frozenset[str]
    negation: "Token | None"
    predicate: frozenset[int]
    main: frozenset[int]

    @property
    def is_infinitive(self) -> bool:
        """Whether it is "to leave", "not to leave"."""
        return any(kid.dep_ == "aux" and kid.tag_ == "TO" for kid in self.head.children)

    @property
    def is_question(self) -> bool:
        """Whether its sentence ends in a question mark."""
        return any(token.text == "?" for token in self.tokens[-3:])


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: its block, words and main clauses; `source` are the words of the source, in lower case."""

    block: ParsedBlock
    tokens: "tuple[Token, ...]"
    clauses: tuple[Clause, ...]
    cue: "tuple[Token, ...]"
    source: "tuple[Token, ...]"
    quoted: bool

    @property
    def first(self) -> Clause | None:
        """The main clause that is judged."""
        return self.clauses[0] if self.clauses else None


def read(found: Found, parsed: Parsed) -> Content | None:
    """The content of a statement with its clauses; None where it stands in no parsed block."""
    block = parsed.at(found.content[0].start) if found.content else None
    if block is None:
        return None
    tokens = tuple(words(block, found.content))
    opening = found.content[0].cut(parsed.text)[:1]
    return Content(block, tokens, tuple(clauses(tokens)), tuple(words(block, found.cue)),
                   tuple(words(block, (found.source,))) if found.source else (), opening in QUOTES)


def words(block: ParsedBlock, spans: Iterable[Span]) -> "Iterator[Token]":
    """The tokens of one block that the spans cover, without white space."""
    for span in spans:
        run = block.doc.char_span(span.start - block.start, span.end - block.start, alignment_mode="expand")
        if run is not None:
            yield from (token for token in run if not token.is_space)


def clauses(tokens: "Sequence[Token]") -> "Iterator[Clause]":
    """The main clauses of the content: one for each sentence that it touches."""
    inside = {token.i for token in tokens}
    sentences: list[list[Token]] = []
    last = -1
    for token in tokens:
        if not sentences or token.is_sent_start or any(token.nbor(-gap).is_sent_start
                                                       for gap in range(1, token.i - last)):
            sentences.append([])
        sentences[-1].append(token)
        last = token.i
    for sentence in sentences:
        tops = [token for token in sentence
                if not token.is_punct and (token.head.i == token.i or token.head.i not in inside)]
        head = next((top for top in tops if top.pos_ in {"VERB", "AUX"}), tops[0] if tops else None)
        if head is not None:
            yield clause_of(lifted(head, inside), tuple(sentence), inside)


def lifted(head: "Token", inside: set[int]) -> "Token":
    """The verb of the clause where the parse hangs the content on a preposition, conjunction or its addressee."""
    if head.pos_ in {"VERB", "AUX"}:
        return head
    if head.dep_ in {"prep", "mark"} or head.pos_ in {"SCONJ", "ADP"}:
        below = next((kid for kid in head.children if kid.dep_ in {"pcomp", "pobj"} and kid.i in inside), None)
        return below if below is not None else head
    return next((kid for kid in head.children
                 if kid.dep_ in {"relcl", "acl", "ccomp"} and kid.i in inside and kid.pos_ in {"VERB", "AUX"}
                 and any(mark.dep_ in {"aux", "mark"} and mark.lower_ in {"to", "that"} for mark in kid.children)),
                head)


def clause_of(head: "Token", tokens: "tuple[Token, ...]", inside: set[int]) -> Clause:
    """The clause of which `head` is the verb."""
    kids = [kid for kid in head.children if kid.i in inside]
    subject = next((kid for kid in kids if kid.dep_ in SUBJECTS and kid.dep_ != "expl"), None)
    if subject is None:
        subject = next((kid for kid in kids if kid.dep_ == "expl"), None)
    auxiliaries = frozenset(kid.lower_ for kid in kids if kid.dep_ in {"aux", "auxpass"})
    negation = next((kid for kid in kids if kid.dep_ == "neg"), None)
    if negation is None:
        negation = next((part for kid in kids if kid.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
                         for part in (kid, *kid.children)
                         if part.lower_ in {"no", "none", "nobody", "nothing", "neither"}), None)
    predicate, main = {head.i}, {head.i}
    waiting = [(kid, True) for kid in kids]
    light = head.lemma_.lower() in {"be", "have", "commit", "perpetrate", "constitute", "call", "consider", "describe",
                                    "label", "brand", "make"}
    while waiting:
        token, near = waiting.pop()
        label = token.dep_
        if label in {"nsubj", "nsubjpass", "csubj", "relcl", "acl", "advcl", "appos", "parataxis", "punct"}:
            if label != "advcl" or not near:
                continue
            main.add(token.i)
            continue
        main.add(token.i)
        says = near and (label in {"attr", "acomp", "oprd", "xcomp", "conj", "neg", "prt", "cc", "aux", "auxpass"}
                         or (label in {"dobj", "prep"} and light))
        if says or (near and label == "pobj") or (near and label in {"amod", "det", "compound", "advmod"}):
            predicate.add(token.i)
        waiting.extend((kid, says) for kid in token.children if kid.i in inside)
    return Clause(head, tokens, subject, auxiliaries, negation, frozenset(predicate), frozenset(main))


def is_self(content: Content, clause: Clause) -> bool:
    """Whether the clause is about its speaker or the speaker's side: "we", "he" of himself, "its forces", its name."""
    subject = clause.subject
    if subject is None:
        return clause.is_infinitive
    if subject.lower_ in FIRST_PERSON:
        return True
    if subject.lower_ in THIRD_PERSON:
        return not content.quoted and subject.dep_ != "expl" and can_be(subject.lower_, content)
    owner = next((kid for kid in subject.children if kid.dep_ == "poss"), None)
    if owner is not None and owner.lower_ in OWN:
        return owner.lower_ in {"our", "my"} or (not content.quoted and can_be(OWN[owner.lower_], content))
    names = {token.lower_ for token in content.source if token.pos_ in {"PROPN", "NOUN"}}
    if subject.lower_ in names or (owner is not None and owner.lower_ in names):
        return True
    is_group = subject.text in GROUPS and any(kid.lower_ == "the" for kid in subject.children)
    return is_group and any(voice in name for name in names for voice in VOICES)


def can_be(pronoun: str, content: Content) -> bool:
    """Whether a pronoun in reported words can mean their source: "it" no person, "they" no single person."""
    if not content.source:
        return False
    inside = {token.i for token in content.source}
    head = next((token for token in content.source if token.head.i not in inside), content.source[-1])
    if head.pos_ == "PRON":
        return True
    person = head.ent_type_ == "PERSON"
    plural = head.tag_ in {"NNS", "NNPS"} or any(kid.dep_ == "conj" for kid in head.children)
    if pronoun == "they":
        return plural or head.lower_ in GROUPS or (head.tag_ == "NNP" and not person)
    return not plural and not (pronoun == "it" and person)
