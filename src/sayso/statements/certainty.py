"""How certain the content of a statement is, as it is presented, and whether it is presented as so or as not so.

A hedge counts where it covers the whole content: in the cue ("reportedly", "rumours"), in the source ("unconfirmed
reports"), or over the main clause ("it appeared to", "may", "probably"). A hedge over a part leaves it certain.
"""

from collections.abc import Iterator

from sayso.model import Certainty, Choice, Polarity, Stance
from sayso.statements.content import FIRST_PERSON, Clause, Content, Hit, is_self, phrases, read
from sayso.statements.found import Found
from sayso.text.parse import Parsed

CONDITIONAL_STANCES = frozenset({Stance.PREDICT, Stance.PLEDGE, Stance.THREATEN, Stance.ASSERT, Stance.OFFER})
BARGAINS = frozenset({Stance.PLEDGE, Stance.THREATEN, Stance.OFFER})
HEDGED_STANCES = frozenset({Stance.ASSERT, Stance.PREDICT, Stance.ACCUSE, Stance.DENY, Stance.ADMIT})
MENTAL = frozenset({"believe", "think", "suspect", "assume", "presume", "guess", "suppose", "reckon", "expect", "feel",
                    "understand", "consider", "estimate", "hope", "fear", "wonder", "speculate"})
JUDGING = frozenset({"consider", "see", "view", "regard", "deem", "attribute", "ascribe"})  # "considers it a crime"


def choose_certainty(found: Found, parsed: Parsed, stance: Stance | None, *, content: Content | None = None,
                     ) -> tuple[Choice[Certainty], Choice[Polarity]]:
    """How certain, and whether so or not so, the content is presented as; `content` where it has been read before.

    Source: the guide for marking statements; a negated pledge stays "+", "-" is for what is denied or doubted.
    """
    content = content or read(found, parsed)
    stance = stance or Stance.ASSERT
    if content is None:
        return (Choice(Certainty.CERTAIN, "nothing to go by: the content stands in no parsed block"),
                Choice(Polarity.POSITIVE, "nothing to go by"))
    return certainty_of(found, content, stance), polarity_of(stance)


def polarity_of(stance: Stance) -> Choice[Polarity]:
    """Whether content with this stance is presented as so.

    >>> polarity_of(Stance.DENY).value
    <Polarity.NEGATIVE: '-'>
    """
    if stance is Stance.DENY:
        return Choice(Polarity.NEGATIVE, "denied")
    if stance is Stance.DOUBT:
        return Choice(Polarity.NEGATIVE, "doubted or left open")
    return Choice(Polarity.POSITIVE, "presented as so")


def certainty_of(found: Found, content: Content, stance: Stance) -> Choice[Certainty]:
    """How certain the content is presented as."""
    if stance is Stance.DOUBT:
        return Choice(Certainty.POSSIBLE, "doubted or left open")
    if stance in CONDITIONAL_STANCES:
        hit = next(conditions(content, anywhere=stance in BARGAINS), None)
        if hit is not None:
            return Choice(Certainty.CONDITIONAL, f"'{hit.word}' makes it depend on something")
    if stance not in HEDGED_STANCES:
        return Choice(Certainty.CERTAIN, f"a {stance} is put without a hedge")
    hedges = [*in_cue(found, content), *in_source(content), *in_clause(content)]
    if not hedges:
        return Choice(Certainty.CERTAIN, "no hedge over the whole of it")
    return min(hedges, key=lambda choice: choice.value is not Certainty.POSSIBLE)


def in_cue(found: Found, content: Content) -> Iterator[Choice[Certainty]]:
    """Hedges in the cue, and the passive "is said to", "reports that" of nobody."""
    hits = list(phrases("certainty", "cue").find(content.cue))
    for hit in hits:
        yield Choice(Certainty(hit.entry.fields["certainty"]), f"the cue '{hit.word}'")
    if (found.negated or any(token.dep_ == "neg" for token in content.cue)) and any(
            token.lemma_.lower() in {"deny", "dispute"} for token in content.cue):
        yield Choice(Certainty.POSSIBLE, "not denied")
    if hits or not content.cue:
        return
    token = content.cue[-1]
    entry = found.entry
    if not content.source and token.lemma_.lower() == "report" and token.pos_ == "NOUN":
        yield Choice(Certainty.PROBABLE, "reports of nobody named")
    elif not content.source and token.tag_ == "VBN" and has_infinitive(found, content):
        yield Choice(Certainty.PROBABLE, f"'{token.lower_} to', by nobody named")
    elif entry is not None and entry.key not in JUDGING and entry.key != "report" and (
            entry.fields.get("stance", "assert") == "assert"
            and entry.fields.get("certainty") in {"probable", "possible"}):
        yield Choice(Certainty(entry.fields["certainty"]), f"the cue '{entry.key}'")


def has_infinitive(found: Found, content: Content) -> bool:
    """Whether a piece of the content begins with "to": "[Velk] is said [to be abroad]"."""
    starts = {piece.start - content.block.start for piece in found.content}
    return any(token.tag_ == "TO" and token.idx in starts for token in content.tokens)


def in_source(content: Content) -> Iterator[Choice[Certainty]]:
    """Hedges in the words of the source."""
    for hit in phrases("certainty", "source").find(content.source):
        yield Choice(Certainty(hit.entry.fields["certainty"]), f"the source is '{hit.word}'")


def in_clause(content: Content) -> Iterator[Choice[Certainty]]:
    """Hedges over the content's main clause."""
    clause = content.first
    if clause is None:
        return
    for hit in phrases("certainty", "adverb", "verb", "modal", "adjective", "noun").find(clause.tokens, every=True):
        if covers(hit, content, clause):
            yield Choice(Certainty(hit.entry.fields["certainty"]), f"'{hit.word}' over the main clause")


def covers(hit: Hit, content: Content, clause: Clause) -> bool:
    """Whether a hedge of the clause covers all of it."""
    token, head = hit.tokens[0], clause.head
    match hit.entry.kind:
        case "modal":
            blocked = token.lower_ == "could" and clause.negation is not None
            return token.dep_ == "aux" and token.head.i == head.i and not blocked
        case "adverb":
            return any(part.head.i == head.i or part.i in clause.predicate or (
                part.head.dep_ in {"xcomp", "acomp", "attr"} and part.head.head.i == head.i) for part in hit.tokens)
        case "verb":
            return token.i == head.i and hedging_verb(hit, content, clause)
        case "adjective":
            return token.i == head.i or (
                token.i in clause.predicate and token.dep_ in {"acomp", "attr", "oprd", "ROOT", "ccomp", "neg"})
        case _:
            return token.dep_ in {"attr", "nsubj", "dobj"} and token.head.i == head.i and head.lemma_.lower() in {
                "be", "have", "remain", "see", "exist"}


def hedging_verb(hit: Hit, content: Content, clause: Clause) -> bool:
    """Whether a verb at the head hedges: "appears to", "is believed to", "we think"; not "appeared at the door"."""
    token = hit.tokens[0]
    kids = {kid.dep_ for kid in token.children}
    if token.lemma_.lower() in {"appear", "seem", "tend", "look", "suggest"}:
        return bool(kids & {"xcomp", "ccomp", "oprd", "acomp"}) or len(hit.tokens) > 1
    if "auxpass" in kids or "nsubjpass" in kids:
        return bool(kids & {"xcomp", "ccomp", "oprd", "acomp", "prep"}) or token.lemma_.lower() in {"fear", "expect"}
    subject = clause.subject
    speaks = subject is not None and (subject.lower_ in FIRST_PERSON or is_self(content, clause))
    return speaks and token.lemma_.lower() in MENTAL and bool(kids & {"ccomp", "xcomp", "dobj"})


def conditions(content: Content, *, anywhere: bool) -> Iterator[Hit]:
    """What opens a condition of the main clause: "if", "unless", "on condition that", `anywhere` in a bargain."""
    clause = content.first
    if clause is None or (clause.auxiliaries & {"would", "could", "'d"} and clause.auxiliaries & {"have", "'ve"}):
        return  # "had he left, we would have heard it" is no condition
    for hit in phrases("certainty", "condition").find(clause.tokens):
        mark = hit.tokens[-1]
        verb = mark.head
        if mark.lemma_ == "case" and (mark.lower_ != "case" or mark.i != hit.tokens[0].i + 1 or not any(
                kid.dep_ in {"acl", "relcl", "advcl", "ccomp"} for kid in mark.children)):
            continue  # "in several cases", "in the case"
        if mark.i and mark.nbor(-1).lower_ in {"as", "even"}:
            continue
        if hit.tokens[0].lower_ in {"if", "unless", "only"}:
            near = verb.head.i in clause.main or verb.i == clause.head.i
            if verb.dep_ == "advcl" and (near or anywhere):
                yield hit
        elif len(hit.tokens) > 1 or verb.dep_ in {"advcl", "prep"} or mark.dep_ in {"mark", "prep", "advcl"}:
            yield hit
