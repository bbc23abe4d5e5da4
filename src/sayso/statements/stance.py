"""What a speaker does with the content: assert, deny, doubt, admit, accuse, predict, pledge, threaten, demand, offer, ask.

A cue with a stance of its own ("denied", "vowed") decides; after all others ("said", "according to") the content's main
clause does: its auxiliary verb, its person, its negation, and words of the lists in `data/en/stance.toml`.
The definitions are those of the guide in docs/concepts: a negation that answers an expected charge denies, a plain
negative finding asserts; naming who did it asserts, imputing guilt or bad intent accuses.
"""

from collections.abc import Iterator

from sayso.model import Choice, Stance
from sayso.statements.content import Clause, Content, Hit, is_self, phrases, read
from sayso.statements.found import Found
from sayso.text.parse import Parsed

FUTURE = frozenset({"will", "wo", "'ll", "would", "'d", "shall", "sha"})
MAYBE = frozenset({"may", "might", "could"})
SPOKEN_DUTY = frozenset({"must", "should", "ought"})
SAYING = frozenset({"say", "confirm", "admit", "stress", "add", "tell", "note", "ask", "remember"})
POLITE = frozenset({"thank", "see", "look", "let", "god", "suppose", "imagine"})
CRIMES = frozenset({"kill", "murder", "shoot", "stab", "rape", "rob", "steal", "bribe", "strangle", "torture", "beat"})
BELIEF = frozenset({"believe", "think", "expect", "consider", "suspect", "see"})
SPEECH_OF_TRUTH = ("swear", "agree", "assure", "reassure", "assurance", "guarantee", "guarantee that", "vow", "resolve")


def choose_stance(found: Found, parsed: Parsed) -> Choice[Stance]:
    """What the speaker does with the content, and by which word or form.

    Source: the guide for marking statements, and lists of words with an example each.
    """
    content = read(found, parsed)
    if content is None:
        return Choice(Stance.ASSERT, "nothing to go by: the content stands in no parsed block")
    return stance_of(found, content)


def stance_of(found: Found, content: Content) -> Choice[Stance]:
    """The stance of a statement whose content has been read."""
    cue = cue_hit(content)
    negated = found.negated or any(token.dep_ == "neg" or token.lower_ in {"not", "never"} for token in content.cue)
    if cue is not None:
        by_cue = from_cue(cue, content, negated=negated and "not" not in cue.word.split())
        if by_cue is not None:
            return by_cue
    elif found.entry is not None and found.entry.fields.get("stance", "assert") != "assert" and not negated:
        return Choice(Stance(found.entry.fields["stance"]), f"the cue '{found.entry.key}'")
    if negated and any(token.lemma_.lower() in BELIEF for token in content.cue):
        return Choice(Stance.DENY, "a belief that is negated")
    if cue is None and found.entry is None and found.cue_word:
        pass
    return from_content(content)


def cue_hit(content: Content) -> Hit | None:
    """The longest listed cue in the words of the cue."""
    hits = list(phrases("stance", "cue").find(content.cue))
    return max(hits, key=lambda hit: len(hit.tokens)) if hits else None


def from_cue(cue: Hit, content: Content, *, negated: bool) -> Choice[Stance] | None:
    """The stance that a cue with a stance of its own gives; None where it leaves it to the content."""
    stance = Stance(cue.entry.fields["stance"])
    why = f"the cue '{cue.word}'"
    clause = content.first
    if negated:
        return Choice(Stance.ASSERT, f"{why} is negated") if stance not in {Stance.ASSERT, Stance.PREDICT} else None
    if stance is Stance.ASK or (stance is Stance.DOUBT and content.quoted):
        if any(each.is_question for each in content.clauses) or stance is Stance.ASK:
            return Choice(Stance.ASK, f"{why} with a question") if not asks_for_action(content, clause) else Choice(
                Stance.DEMAND, f"{why} with what is to be done")
    if stance is Stance.DEMAND:
        return demanded(cue, content, clause, why)
    if stance is Stance.PREDICT and cue.entry.key == "warn":
        return warned(content, clause, why)
    if stance is Stance.PLEDGE and clause is not None:
        threat = menace(content, clause, future=True)
        if threat is not None and cue.word not in SPEECH_OF_TRUTH[2:5]:
            return Choice(Stance.THREATEN, f"{why} with '{threat.word}'")
        if cue.word in SPEECH_OF_TRUTH and not is_ahead(clause):
            return None
    return Choice(stance, why)


def asks_for_action(content: Content, clause: Clause | None) -> bool:
    """Whether what is asked is an action: "asked them to leave", "asked for bread"."""
    if clause is None:
        return False
    return clause.is_infinitive or (bool(content.tokens) and content.tokens[0].lower_ == "for")


def demanded(cue: Hit, content: Content, clause: Clause | None, why: str) -> Choice[Stance] | None:
    """After "demand", "order", "call": a demand, unless the word only names ("called it a lie") or tells."""
    token = cue.tokens[0]
    if cue.word == "call" and token.pos_ == "VERB":
        return None
    if cue.word in {"ask to", "tell to", "remind to"} and not (clause and clause.is_infinitive):
        return None
    return Choice(Stance.DEMAND, why)


def warned(content: Content, clause: Clause | None, why: str) -> Choice[Stance] | None:
    """After "warn", "fear": a demand, a threat, a forecast or plain news, as the content has it."""
    if content.tokens and content.tokens[0].lower_ == "against":
        return Choice(Stance.DEMAND, f"{why} with 'against'")
    if clause is None:
        return Choice(Stance.PREDICT, why)
    threat = menace(content, clause, future=True)
    if threat is not None:
        return Choice(Stance.THREATEN, f"{why} with '{threat.word}'")
    if clause.is_infinitive and clause.subject is not None or (clause.is_infinitive and clause.negation is not None):
        return Choice(Stance.DEMAND, f"{why} with what is to be done")
    if is_ahead(clause) or clause.head.pos_ not in {"VERB", "AUX"} or chance(clause):
        return Choice(Stance.PREDICT, f"{why} of what may come")
    return None


def from_content(content: Content) -> Choice[Stance]:
    """The stance that the main clause of the content shows by itself."""
    clause = content.first
    if clause is None:
        return Choice(Stance.ASSERT, "no clause to judge: put forward as so")
    if clause.is_question and all(each.is_question for each in content.clauses):
        return Choice(Stance.ASK, "the content is a question")
    for choice in judged(content, clause):
        return choice
    return Choice(Stance.ASSERT, "put forward as so")


def judged(content: Content, clause: Clause) -> Iterator[Choice[Stance]]:
    """Every stance but assertion for which the clause gives a reason, the strongest reason first."""
    own = is_self(content, clause)
    hits = list(phrases("stance", "denial", "guilt", "fault", "readiness", "chance").find(clause.tokens))
    for hit in hits:
        if hit.entry.kind == "denial" and says_untrue(hit, content, clause):
            yield Choice(Stance.DENY, f"'{hit.word}' calls it untrue")
    yield from demands(content, clause, own=own)
    for hit in hits:
        if hit.entry.kind == "fault" and (own or hit.tokens[0].lower_ in {"by", "in"}) and in_main(hit, clause) \
                and clause.negation is None and not is_ahead(clause):
            yield Choice(Stance.ADMIT, f"'{hit.word}' of one's own side")
    yield from confessions(content)
    for hit in hits:
        if hit.entry.kind == "guilt" and imputes(hit, clause, own=own):
            yield Choice(Stance.ACCUSE, f"'{hit.word}' imputes guilt")
    intent = bad_intent(clause, own=own)
    if intent is not None:
        yield Choice(Stance.ACCUSE, f"'{intent.word}' with a harm imputes bad intent")
    for hit in hits:
        if hit.entry.kind == "readiness" and clause.negation is None and offers(hit, content, clause, own=own):
            yield Choice(Stance.OFFER, f"'{hit.word}' is readiness")
    yield from about_the_future(content, clause, own=own)
    hit = chance(clause)
    if hit is not None:
        yield Choice(Stance.PREDICT, f"'{hit.word}' weighs what may come")
    yield from negations(content, clause, own=own)


def in_main(hit: Hit, clause: Clause) -> bool:
    """Whether the first word of a phrase belongs to the main clause itself."""
    return hit.tokens[0].i in clause.main


def in_predicate(hit: Hit, clause: Clause) -> bool:
    """Whether a word of the phrase says what the clause's subject is or does."""
    return any(token.i in clause.predicate for token in hit.tokens)


def says_untrue(hit: Hit, content: Content, clause: Clause) -> bool:
    """Whether a word for untruth is what the clause says of its subject: "it was false", not "two false papers"."""
    first, last = hit.tokens[0], hit.tokens[-1]
    if first.lower_ in {"reject", "deny", "rejecting", "denying"} and first.pos_ == "VERB":
        return any(kid.lower_ in {"i", "we"} for kid in first.children)
    if not in_predicate(hit, clause) and content.cue and content.cue[0].lemma_ not in {"call", "describe", "label"}:
        return False
    if hit.word == "not true" and clause.negation is None and "n't" not in (first.lower_, last.lower_):
        return False
    if last.pos_ == "VERB" and last.tag_ in {"VBP", "VBZ", "VBG", "VBD"} and hit.word in {"lie", "fabricate", "fake"}:
        return False
    negated = clause.negation is not None and clause.negation.i not in {token.i for token in hit.tokens}
    return not negated or hit.word.startswith(("not", "no "))


def demands(content: Content, clause: Clause, *, own: bool) -> Iterator[Choice[Stance]]:
    """A demand or, with what happens otherwise, a threat: "must", "should", an imperative, "told them to"."""
    head = clause.head
    duty = next((word for word in clause.auxiliaries if word in SPOKEN_DUTY), None)
    if duty is not None and any(kid.lower_ in {"have", "'ve"} for kid in head.children if kid.dep_ == "aux"):
        duty = None
    if duty is not None and head.lemma_.lower() in SAYING and duty == "must":
        duty = None
    if duty is None and head.lemma_.lower() == "need" and not own and head.tag_ in {"VBP", "VBZ", "VB"}:
        duty = "need" if any(kid.dep_ == "xcomp" for kid in head.children) else None
    form = f"'{duty}' of others" if duty else None
    if form is None and is_imperative(content, clause):
        form = "an imperative"
    if form is None and clause.is_infinitive and any(token.lemma_.lower() == "tell" for token in content.cue):
        form = "told what to do"
    if form is None or (duty is not None and clause.subject is not None and clause.subject.lower_ == "i"):
        return
    threat = menace(content, clause, future=False)
    if threat is not None:
        yield Choice(Stance.THREATEN, f"{form} with '{threat.word}'")
    yield Choice(Stance.DEMAND, form)


def is_imperative(content: Content, clause: Clause) -> bool:
    """Whether the clause opens with a verb in its base form and has no subject: "Leave your homes"."""
    head = clause.head
    if head.tag_ != "VB" or clause.is_infinitive or clause.subject is not None or not content.quoted:
        return False
    if clause.auxiliaries - {"do", "don't"}:
        return False
    opening = [token for token in clause.tokens if not token.is_punct][:3]
    place = next((n for n, token in enumerate(opening) if token.i == head.i), None)
    if place is None or (head.lemma_.lower() in POLITE and not (head.lower_ == "let")):
        return False
    return all(token.lower_ in {"please", "do", "not", "n't", "never", "now"} for token in opening[:place])


def confessions(content: Content) -> Iterator[Choice[Stance]]:
    """Crimes that a single speaker says were their own: "he had shot the prisoners himself"."""
    singular = {"i"} if content.quoted else {"i", "he", "she"}
    for token in content.tokens:
        if token.lemma_.lower() in CRIMES and token.tag_ in {"VBD", "VBN"} and not any(
                kid.dep_ in {"neg", "auxpass"} for kid in token.children):
            who = next((kid for kid in token.children if kid.dep_ == "nsubj"), None)
            if who is not None and who.lower_ in singular and token.dep_ not in {"relcl", "advcl", "acl"}:
                yield Choice(Stance.ADMIT, f"'{token.lower_}' of oneself")


def imputes(hit: Hit, clause: Clause, *, own: bool) -> bool:
    """Whether a word of guilt is said of somebody else, and said at all."""
    if own or clause.negation is not None or is_ahead(clause):
        return False
    if hit.entry.fields.get("anywhere"):
        return True
    first = hit.tokens[0]
    if first.pos_ in {"VERB", "ADV", "AUX"} or len(hit.tokens) > 1:
        return in_main(hit, clause)
    return in_predicate(hit, clause)


def bad_intent(clause: Clause, *, own: bool) -> Hit | None:
    """A purpose beside a harm, of others: "aims to destroy the valley"."""
    if own or clause.negation is not None or is_ahead(clause):
        return None
    intents = list(phrases("stance", "intent").find(clause.tokens))
    if not intents:
        return None
    harms = [hit.tokens[0].i for hit in phrases("stance", "harm").find(clause.tokens)]
    for hit in intents:
        last = hit.tokens[-1].i
        if any(last - 1 <= place <= last + 8 for place in harms) and hit.tokens[0].dep_ not in {"relcl"}:
            return hit
    return None


def offers(hit: Hit, content: Content, clause: Clause, *, own: bool) -> bool:
    """Whether readiness is the main thing said, of one's own side or under a condition."""
    if hit.word in {"offer"}:
        return hit.tokens[0].i == clause.head.i and clause.subject is not None and clause.subject.lower_ in {"i", "we"}
    if not (in_predicate(hit, clause) or in_main(hit, clause)):
        return False
    return True


def about_the_future(content: Content, clause: Clause, *, own: bool) -> Iterator[Choice[Stance]]:
    """Threat, offer, pledge or forecast, where the clause is about what is to come."""
    if not is_ahead(clause) or clause.is_infinitive:
        return
    maybe = bool(clause.auxiliaries & MAYBE)
    threat = None if maybe else menace(content, clause, future=True)
    if threat is not None:
        yield Choice(Stance.THREATEN, f"'{threat.word}' to come")
    if own and not maybe and willed(clause):
        if gives_condition(content, clause) and peace(clause):
            yield Choice(Stance.OFFER, "what one's own side would do under a condition")
        yield Choice(Stance.PLEDGE, "what one's own side will do")
    yield Choice(Stance.PREDICT, "a future of things or others" if not maybe else "a possible future")


def is_ahead(clause: Clause) -> bool:
    """Whether the clause is about what is to come: "will", "could", "going to", "to leave"; not "would have", "could not"."""
    if any(kid.lower_ in {"have", "'ve", "of"} for kid in clause.head.children if kid.dep_ == "aux"):
        return False
    if clause.auxiliaries & FUTURE:
        return True
    if clause.auxiliaries & MAYBE:
        return not ("could" in clause.auxiliaries and clause.negation is not None)
    if clause.is_infinitive:
        return True
    return clause.head.lower_ in {"going", "gon"} and any(kid.dep_ == "xcomp" for kid in clause.head.children)


def willed(clause: Clause) -> bool:
    """Whether somebody can promise what the clause says: "we will rebuild", not "we will win"."""
    head = clause.head
    if head.lower_ in {"going", "gon"}:
        return True
    if any(kid.dep_ == "auxpass" for kid in head.children):
        return False
    return not any(hit.tokens[0].i == head.i for hit in phrases("stance", "unwilled").find(clause.tokens))


def gives_condition(content: Content, clause: Clause) -> bool:
    """Whether the clause depends on something: "if", or "but" and an unwilling other side."""
    if any(True for _ in phrases("certainty", "condition").find(clause.tokens)):
        return True
    lowered = [token.lower_ for token in clause.tokens]
    return "but" in lowered and any(word in lowered for word in ("willing", "ready", "refused", "rejected"))


def peace(clause: Clause) -> Hit | None:
    """The word for what is offered, if it is what the clause says will be done."""
    for hit in phrases("stance", "peace").find(clause.tokens):
        if hit.tokens[0].i in clause.predicate:
            return hit
    return None


def menace(content: Content, clause: Clause, *, future: bool) -> Hit | None:
    """What is threatened, where the clause threatens: by one's own side, by nobody named, or as the price of something."""
    for hit in phrases("stance", "menace").find(clause.tokens):
        word, first = hit.word, hit.tokens[0]
        if word == "surrender":
            if not future and first.i in clause.predicate:
                return hit
            continue
        if len(hit.tokens) > 1 or word in {"revenge", "retaliation", "avenge", "retaliate"}:
            if not future or is_ahead(clause) or first.pos_ == "NOUN" or word == "have until":
                return hit
            continue
        before = [token.lower_ for token in clause.tokens if token.i < first.i][-3:]
        if first.pos_ == "VERB" and "or" in before:
            return hit
        if future and first.i in clause.predicate and first.pos_ == "VERB" and is_ahead(clause) \
                and clause.negation is None and is_self(content, clause) and has_victim(first):
            return hit
    return None


def has_victim(verb: object) -> bool:
    """Whether a verb of violence has an object or stands in the passive voice."""
    return any(kid.dep_ in {"dobj", "nsubjpass", "auxpass", "prt"} for kid in verb.children)  # type: ignore[attr-defined]


def chance(clause: Clause) -> Hit | None:
    """A word that weighs the future, where it is the main thing said."""
    for hit in phrases("stance", "chance").find(clause.tokens):
        if not in_predicate(hit, clause):
            continue
        if hit.word == "expect" and not any(kid.dep_ in {"auxpass", "xcomp", "ccomp", "dobj"} for kid in clause.head.children):
            continue
        if hit.word in {"due to", "set to"} and not any(
                token.pos_ == "VERB" and token.tag_ == "VB" for token in clause.tokens if token.i == hit.tokens[-1].i + 1):
            continue
        return hit
    return None


def negations(content: Content, clause: Clause, *, own: bool) -> Iterator[Choice[Stance]]:
    """Denials by negation: of what one's own side is charged with, of what is expected, of what was suspected there."""
    negation = clause.negation
    if negation is None or is_ahead(clause) or "can" in clause.auxiliaries or "could" in clause.auxiliaries:
        return
    head = clause.head
    if head.lemma_.lower() in BELIEF and own:
        yield Choice(Stance.DENY, "a belief that is negated")
    perfect = bool(clause.auxiliaries & {"has", "have", "had", "'ve", "'s", "been"})
    for hit in phrases("stance", "charge").find(clause.tokens):
        if hit.tokens[0].i in clause.predicate and (own or perfect or negation.lower_ == "never"):
            if not own and negation.lower_ == "never":
                continue
            yield Choice(Stance.DENY, f"'{hit.word}' negated, where it was charged or expected")
    if negation.lower_ in {"never"} and own:
        yield Choice(Stance.DENY, "'never' of one's own side")
    for hit in phrases("stance", "suspect").find(clause.tokens):
        token = hit.tokens[0]
        near = (token, token.head, *token.children)
        if any(each.lower_ in {"no", "any"} for part in near for each in (part, *part.children)) and (
                token.i in clause.main and head.lemma_.lower() in {"be", "have"}):
            yield Choice(Stance.DENY, f"'no {hit.word}' where some were suspected")
