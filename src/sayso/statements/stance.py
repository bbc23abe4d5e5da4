"""What a speaker does with the content: asserts, denies, doubts, admits, accuses, predicts, pledges, threatens...

A cue with a stance of its own ("denied", "vowed") decides; after all others ("said", "according to") the content's main
clause does: its auxiliary verb, its person, its negation, and words of the lists in `data/en/stance.toml`.
The definitions are those of the guide in docs/concepts: a negation that answers an expected charge denies, a plain
negative finding asserts; naming who did it asserts, imputing guilt or bad intent accuses.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import Choice, Stance
from sayso.statements.content import QUOTES, Clause, Content, Hit, clause_of, is_self, phrases, read
from sayso.statements.cue_forms import NOT_ABLE
from sayso.statements.found import Found
from sayso.text.clauses import is_negated
from sayso.text.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

WISHES = frozenset({"like", "love", "prefer"})
LIKELY = frozenset({"likely", "probably"})
FUTURE = frozenset({"will", "wo", "'ll", "would", "'d", "shall", "sha"})
MAYBE = frozenset({"may", "might", "could"})
SPOKEN_DUTY = frozenset({"must", "should", "ought"})
SAYING = frozenset({"say", "confirm", "admit", "stress", "add", "tell", "note", "ask", "remember"})
POLITE = frozenset({"thank", "see", "look", "let", "god", "suppose", "imagine"})
CRIMES = frozenset({"kill", "murder", "shoot", "stab", "rape", "rob", "steal", "bribe", "strangle", "torture", "beat"})
BELIEF = frozenset({"believe", "think", "expect", "consider", "suspect", "see"})
SHORT_ANSWER = 3
VOWS = frozenset({"vow", "vow to", "swear", "promise", "promise to", "pledge"})
NAMING = frozenset({"call", "describe", "label", "brand", "term", "dub", "name"})
OWN_PROMISE = frozenset({"intend", "promise", "pledge", "vow", "swear", "undertake", "plan", "guarantee"})
NO_DENIALS = frozenset({"refuse", "refusal", "decline", "oppose", "object", "unwilling", "reluctant", "turn down",
                        "come out against", "unaware", "discount", "downplay", "minimize", "play down"})
PERMITTED = frozenset({"continue", "return", "leave", "stay", "go", "attend", "work", "travel", "study", "vote"})
SPEECH_OF_TRUTH = ("swear", "agree", "assure", "reassure", "assurance", "guarantee", "guarantee that", "vow", "resolve")


def choose_stance(found: Found, parsed: Parsed, *, content: Content | None = None) -> Choice[Stance]:
    """What the speaker does with the content, and by which word or form; `content` where it has been read before.

    Source: the guide for marking statements, and lists of words with an example each.
    """
    content = content or read(found, parsed)
    if content is None:
        return Choice(Stance.ASSERT, "nothing to go by: the content stands in no parsed block")
    return stance_of(found, content)


def stance_of(found: Found, content: Content) -> Choice[Stance]:
    """The stance of a statement whose content has been read."""
    cue = cue_hit(content)
    negated = found.negated or any(token.dep_ == "neg" or token.lower_ in {"not", "never"} for token in content.cue)
    if found.entry is not None and "negated" in found.entry.fields and (negated or is_not_done(content)):
        return Choice(Stance(found.entry.fields["negated"]), f"the cue '{found.entry.key}' is negated")
    if cue is not None:
        by_cue = from_cue(cue, content, negated=negated and "not" not in cue.word.split())
        if by_cue is not None:
            return by_cue
    elif (listed := from_entry(found)) is not None and not negated:
        return listed
    if negated and any(token.lemma_.lower() in BELIEF for token in content.cue):
        return Choice(Stance.DENY, "a belief that is negated")
    return from_content(content)


def is_not_done(content: Content) -> bool:
    """Whether the cue tells what could not be done: "could not verify", "was unable to confirm"."""
    return any(is_negated(token) or (token.dep_ == "xcomp" and token.head.lower_ in NOT_ABLE)
               for token in content.cue if token.pos_ == "VERB")


def from_entry(found: Found) -> Choice[Stance] | None:
    """The stance that the list of cues gives, where the list of stances does not know the cue."""
    entry = found.entry
    if entry is None or entry.kind == "adverb" or entry.key in NO_DENIALS:
        return None
    stance = entry.fields.get("stance", "assert")
    return None if stance == "assert" else Choice(Stance(stance), f"the cue '{entry.key}'")


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
    if stance is Stance.ASK and asks_for_action(content, clause):
        return Choice(Stance.DEMAND, f"{why} with what is to be done")
    if stance is Stance.DOUBT and any(each.is_question for each in content.clauses):
        return Choice(Stance.ASK, f"{why} with a question")
    given: Choice[Stance] | None = Choice(stance, why)
    if stance is Stance.DEMAND:
        given = demanded(cue, why)
    elif stance is Stance.PREDICT and cue.entry.key == "warn":
        given = warned(content, clause, why)
    elif stance is Stance.PLEDGE and clause is not None:
        given = promised(cue, content, clause, why)
    return given


def promised(cue: Hit, content: Content, clause: Clause, why: str) -> Choice[Stance] | None:
    """After "vow", "agree", "assure": a pledge, a threat, or what the content says where it is not about the future."""
    threat = menace(content, clause) if cue.word in VOWS else None
    if threat is not None:
        return Choice(Stance.THREATEN, f"{why} with '{threat.word}'")
    if cue.word in SPEECH_OF_TRUTH and clause.head.pos_ in {"VERB", "AUX"} and not is_ahead(clause):
        return None
    return Choice(Stance.PLEDGE, why)


def asks_for_action(content: Content, clause: Clause | None) -> bool:
    """Whether what is asked is an action: "asked them to leave", "asked for bread"."""
    if clause is None:
        return False
    return clause.is_infinitive or (bool(content.tokens) and content.tokens[0].lower_ == "for")


def demanded(cue: Hit, why: str) -> Choice[Stance] | None:
    """After "demand", "order", "call": a demand, unless the word only names ("called it a lie")."""
    token = cue.tokens[0]
    if cue.word == "call" and token.pos_ == "VERB":
        return None
    return Choice(Stance.DEMAND, why)


def warned(content: Content, clause: Clause | None, why: str) -> Choice[Stance] | None:
    """After "warn", "fear": a demand, a threat, a forecast or plain news, as the content has it."""
    if content.tokens and content.tokens[0].lower_ == "against":
        return Choice(Stance.DEMAND, f"{why} with 'against'")
    if clause is None:
        return Choice(Stance.PREDICT, why)
    threat = menace(content, clause)
    if threat is not None:
        return Choice(Stance.THREATEN, f"{why} with '{threat.word}'")
    if clause.is_infinitive:
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
    if relays(clause):
        return Choice(Stance.ASSERT, "it ends in another's saying so")
    if clause.is_infinitive and any(token.lower_ in {"likely", "unlikely", "set", "due"} for token in content.cue):
        return Choice(Stance.PREDICT, "likely or due to happen")
    believed = what_is_believed(content, clause)
    if believed is not None:
        clause = believed
    return next(judged(content, clause), Choice(Stance.ASSERT, "put forward as so"))


def what_is_believed(content: Content, main: Clause) -> Clause | None:
    """The inner clause of "I think there will be a war"; None where the belief is negated or nobody's own."""
    if main.head.lemma_.lower() not in {"believe", "think", "suppose", "guess"} or main.negation is not None:
        return None
    inner = next((kid for kid in main.head.children if kid.dep_ == "ccomp"), None)
    if inner is None or not is_self(content, main):
        return None
    return clause_of(inner, main.tokens, {token.i for token in main.tokens})


def relays(clause: Clause) -> bool:
    """Whether the content itself ends in "..., the minister said", so that the clause is another's."""
    last = next((token for token in reversed(clause.tokens) if not token.is_punct), None)
    if last is None or last.i == clause.head.i:
        return False
    return last.tag_ in {"VBD", "VBZ"} and last.lemma_.lower() in SAYING


def judged(content: Content, clause: Clause) -> Iterator[Choice[Stance]]:
    """Every stance but assertion for which the clause gives a reason, the strongest reason first."""
    own = is_self(content, clause)
    hits = list(phrases("stance", "denial", "guilt", "fault", "readiness").find(clause.tokens, every=True))
    yield from confessions(content)
    yield from doubts(clause, own=own)
    for hit in hits:
        if hit.entry.kind == "denial" and says_untrue(hit, content, clause):
            yield Choice(Stance.DENY, f"'{hit.word}' calls it untrue")
    yield from demands(content, clause, own=own)
    for hit in hits:
        if hit.entry.kind == "fault" and owns_up(hit, clause, own=own):
            yield Choice(Stance.ADMIT, f"'{hit.word}' of one's own side")
    for hit in hits:
        if hit.entry.kind == "guilt" and imputes(hit, content, clause, own=own):
            yield Choice(Stance.ACCUSE, f"'{hit.word}' imputes guilt")
    intent = bad_intent(clause, own=own)
    if intent is not None:
        yield Choice(Stance.ACCUSE, f"'{intent.word}' with a harm imputes bad intent")
    for hit in hits:
        if hit.entry.kind == "readiness" and clause.negation is None and offers(hit, clause):
            yield Choice(Stance.OFFER, f"'{hit.word}' is readiness")
    yield from about_the_future(content, clause, own=own)
    weighed = chance(clause)
    if weighed is not None:
        yield Choice(Stance.PREDICT, f"'{weighed.word}' weighs what may come")
    yield from negations(content, clause, own=own)


def doubts(clause: Clause, *, own: bool) -> Iterator[Choice[Stance]]:
    """Doubts in the speaker's own words: "I doubt it", "we cannot confirm", "neither confirm nor deny"."""
    head = clause.head.lemma_.lower()
    if own and clause.negation is None and head in {"doubt", "question", "wonder"}:
        yield Choice(Stance.DOUBT, f"'{head}' of oneself")
    lowered = {token.lower_ for token in clause.tokens}
    unable = clause.negation is not None or "neither" in lowered or "unable" in lowered
    able = bool(clause.auxiliaries & {"can", "ca", "could"}) or "unable" in lowered
    if own and unable and able and lowered & {"confirm", "verify", "authenticate"}:
        yield Choice(Stance.DOUBT, "neither confirmed nor denied")


def in_main(hit: Hit, clause: Clause) -> bool:
    """Whether the first word of a phrase belongs to the main clause itself."""
    return hit.tokens[0].i in clause.main


def in_predicate(hit: Hit, clause: Clause) -> bool:
    """Whether a word of the phrase says what the clause's subject is or does."""
    return any(token.i in clause.predicate for token in hit.tokens)


def says_untrue(hit: Hit, content: Content, clause: Clause) -> bool:
    """Whether a word for untruth is what the clause says of its subject: "it was false", not "two false papers"."""
    first, last = hit.tokens[0], hit.tokens[-1]
    if first.lemma_.lower() in {"reject", "deny"}:
        return first.pos_ == "VERB" and first.tag_ in {"VBP", "VBG", "VB"} and any(
            kid.lower_ in {"i", "we"} for kid in first.children)
    of_another = hit.word == "innocent" and not is_self(content, clause)
    if of_another or not (in_predicate(hit, clause) or is_naming(content)):
        return False
    if any(kid.dep_ == "expl" for kid in clause.head.children) and not hit.word.startswith(("no", "without")):
        return False  # "there were rumours"
    if hit.word == "not true" and clause.negation is None and "n't" not in (first.lower_, last.lower_):
        return False
    if last.pos_ == "VERB" and last.tag_ in {"VBP", "VBZ", "VBG", "VBD"} and hit.word in {"lie", "fabricate", "fake"}:
        return False
    negated = clause.negation is not None and clause.negation.i not in {token.i for token in hit.tokens}
    return not negated or hit.word.startswith(("not", "no "))


def is_naming(content: Content) -> bool:
    """Whether the cue gives something a name: "called it a crime"."""
    return any(token.lemma_.lower() in NAMING for token in content.cue)


def demands(content: Content, clause: Clause, *, own: bool) -> Iterator[Choice[Stance]]:
    """A demand or, with what happens otherwise, a threat: "must", "should", an imperative, "told them to"."""
    head = clause.head
    duty = next((word for word in clause.auxiliaries if word in SPOKEN_DUTY), None)
    if duty is not None and any(kid.lower_ in {"have", "'ve"} for kid in head.children if kid.dep_ == "aux"):
        duty = None
    if duty == "must" and (head.lemma_.lower() in SAYING or any(kid.dep_ == "attr" for kid in head.children)):
        duty = None  # "we must confirm", "he must be her cousin"
    if duty is None and head.lemma_.lower() == "need" and not own and head.tag_ in {"VBP", "VBZ", "VB"}:
        duty = "need" if any(kid.dep_ == "xcomp" for kid in head.children) else None
    form = f"'{duty}' of others" if duty else None
    if form is None and is_imperative(content, clause):
        form = "an imperative"
    if form is None and clause.is_infinitive and any(word.lemma_.lower() in {"tell", "remind"} for word in content.cue):
        form = "told what to do"
    if form is None and is_message(clause):
        form = "a message of what to do"
    if form is None or (duty is not None and clause.subject is not None and clause.subject.lower_ == "i"):
        return
    threat = menace(content, clause, ordered=True)
    if threat is not None:
        yield Choice(Stance.THREATEN, f"{form} with '{threat.word}'")
    yield Choice(Stance.DEMAND, form)


def is_message(clause: Clause) -> bool:
    """Whether it hands on an order: "our message to them is 'surrender'"."""
    subject = clause.subject
    if subject is None or subject.lemma_.lower() not in {"message", "advice", "warning", "answer"}:
        return False
    return clause.head.lemma_.lower() == "be" and any(
        token.text in QUOTES and nxt.tag_ in {"VB", "NN"} for token, nxt in pairwise(clause.tokens))


def is_imperative(content: Content, clause: Clause) -> bool:
    """Whether the clause opens with a verb in its base form and has no subject: "Leave your homes"."""
    head = clause.head
    if head.tag_ != "VB" or clause.is_infinitive or clause.subject is not None or not content.quoted:
        return False
    if clause.auxiliaries - {"do", "don't"}:
        return False
    opening = [token for token in clause.tokens if not token.is_punct][:3]
    place = next((n for n, token in enumerate(opening) if token.i == head.i), None)
    if place is None or (head.lemma_.lower() in POLITE and head.lower_ != "let"):
        return False
    return all(token.lower_ in {"please", "do", "not", "n't", "never", "now"} for token in opening[:place])


def owns_up(hit: Hit, clause: Clause, *, own: bool) -> bool:
    """Whether a fault is one's own: "we failed", "by mistake", "our error"."""
    if not in_main(hit, clause) or clause.negation is not None or is_ahead(clause):
        return False
    return own or hit.tokens[0].lower_ in {"by", "in", "our", "my"} or any(
        kid.lower_ in {"our", "my"} for token in hit.tokens for kid in token.children)


def confessions(content: Content) -> Iterator[Choice[Stance]]:
    """Crimes that a single speaker says were their own: "he had shot the prisoners himself"."""
    singular = {"i"} if content.quoted else {"i", "he", "she"}
    for token in content.tokens:
        if token.lemma_.lower() in CRIMES and token.tag_ in {"VBD", "VBN"} and not any(
                kid.dep_ in {"neg", "auxpass"} for kid in token.children):
            who = next((kid for kid in token.children if kid.dep_ == "nsubj"), None)
            if who is not None and who.lower_ in singular and token.dep_ not in {"relcl", "advcl", "acl"}:
                yield Choice(Stance.ADMIT, f"'{token.lower_}' of oneself")


def imputes(hit: Hit, content: Content, clause: Clause, *, own: bool) -> bool:
    """Whether a word of guilt is said of somebody else, and said at all."""
    if is_naming(content) and not hit.entry.fields.get("anywhere"):
        return True
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
    harmful = list(phrases("stance", "harm").find(clause.tokens))
    harms = [hit.tokens[0].i for hit in harmful]
    for hit in harmful:  # "they bomb hospitals to break our will"
        verb = hit.tokens[0]
        if clause.head.i in harms and verb.dep_ in {"advcl", "xcomp"} and verb.head.i == clause.head.i and any(
                kid.tag_ == "TO" for kid in verb.children):
            return hit
    for hit in intents:
        last = hit.tokens[-1].i
        if any(last - 1 <= place <= last + 8 for place in harms) and hit.tokens[0].dep_ not in {"relcl"}:
            return hit
    return None


def offers(hit: Hit, clause: Clause) -> bool:
    """Whether readiness is the main thing said, and not a detail of it."""
    if hit.word == "offer":
        return hit.tokens[0].i == clause.head.i and clause.subject is not None and clause.subject.lower_ in {"i", "we"}
    return in_main(hit, clause) or hit.tokens[0].i == clause.head.head.i


def about_the_future(content: Content, clause: Clause, *, own: bool) -> Iterator[Choice[Stance]]:
    """Threat, offer, pledge or forecast, where the clause is about what is to come."""
    head = clause.head.lemma_.lower()
    if own and clause.negation is None and head in OWN_PROMISE and any(
            kid.dep_ in {"xcomp", "ccomp"} for kid in clause.head.children) and clause.head.tag_ != "VBN":
        yield Choice(Stance.PLEDGE, f"'{head}' of one's own side")
    if "can" in clause.auxiliaries and head in PERMITTED and any(
            token.lemma_.lower() in {"indicate", "signal"} for token in content.cue):
        yield Choice(Stance.PLEDGE, "what others will be allowed")
    if not is_ahead(clause) or clause.is_infinitive:
        return
    if head in WISHES and clause.auxiliaries & {"would", "'d"}:
        return  # "I would like to thank": said by saying it
    maybe = bool(clause.auxiliaries & MAYBE) or any(kid.lower_ in LIKELY for kid in clause.head.children)
    if maybe and is_state(clause):
        return
    threat = None if maybe else menace(content, clause)
    if threat is not None:
        yield Choice(Stance.THREATEN, f"'{threat.word}' to come")
    if own and not maybe and willed(clause):
        if gives_condition(clause) and peace(clause):
            yield Choice(Stance.OFFER, "what one's own side would do under a condition")
        yield Choice(Stance.PLEDGE, "what one's own side will do")
    if not maybe and clause.negation is not None and any(
            hit.tokens[0].i == clause.head.i for hit in phrases("stance", "chargeable", "menace").find(clause.tokens)):
        yield Choice(Stance.PLEDGE, "a harm that will not be done")
    yield Choice(Stance.PREDICT, "a possible future" if maybe else "a future of things or others")


def is_state(clause: Clause) -> bool:
    """Whether the head is how things stand, not what happens: "could be as high as 300", "may have arms"."""
    return clause.head.lemma_.lower() in {"be", "have", "know", "contain", "belong", "include", "mean"}


def is_ahead(clause: Clause) -> bool:
    """Whether the clause is about what is to come: "will", "could", "going to", "to leave"; not "would have"."""
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


def gives_condition(clause: Clause) -> bool:
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


def menace(content: Content, clause: Clause, *, ordered: bool = False) -> Hit | None:
    """What is threatened, where the clause threatens: by the speaker's side, or as the price of what is `ordered`."""
    ahead = ordered or is_ahead(clause) or bool(clause.auxiliaries & SPOKEN_DUTY)
    for hit in phrases("stance", "menace").find(clause.tokens):
        word, first = hit.word, hit.tokens[0]
        before = [token.lower_ for token in clause.tokens if token.i < first.i][-3:]
        if word == "surrender":
            hits = ordered and (first.i in clause.predicate or is_message(clause))
        elif hit.entry.fields.get("strong"):
            hits = (ahead or first.pos_ == "NOUN") and clause.negation is None
        elif len(hit.tokens) > 1:
            hits = (is_ahead(clause) if word.startswith("pay") else ahead) or word == "have until"
        elif "or" in before:
            hits = first.pos_ == "VERB"
        else:
            hits = ahead and not ordered and clause.negation is None and first.i in clause.predicate \
                and is_self(content, clause) and has_victim(first)
        if hits:
            return hit
    return None


def has_victim(verb: "Token") -> bool:
    """Whether a verb of violence has an object, not one's own, or stands in the passive voice."""
    return verb.pos_ == "VERB" and any(
        kid.dep_ in {"dobj", "nsubjpass", "auxpass", "prt"} and not any(
            part.dep_ == "poss" and part.lower_ in {"its", "our", "their", "his", "her", "my"} for part in kid.children)
        for kid in verb.children)


def chance(clause: Clause) -> Hit | None:
    """A word that weighs the future, where it is the main thing said."""
    for hit in phrases("stance", "chance").find(clause.tokens):
        if not in_predicate(hit, clause):
            continue
        kids = {kid.dep_ for kid in clause.head.children}
        if hit.word == "expect" and not kids & {"auxpass", "xcomp", "ccomp", "dobj"}:
            continue
        after = hit.tokens[-1].i + 1
        if hit.word in {"due to", "set to", "about to"} and not any(
                token.tag_ == "VB" for token in clause.tokens if token.i == after):
            continue
        return hit
    return None


def negations(content: Content, clause: Clause, *, own: bool) -> Iterator[Choice[Stance]]:
    """Denials by negation: of what one's own side is charged with, of what is expected, of what was suspected there."""
    said = [token for token in content.tokens if not token.is_punct]
    if said and said[0].lower_ in {"not", "no", "never"} and len(said) <= SHORT_ANSWER:
        yield Choice(Stance.DENY, "a short answer of 'no'")
    negation = clause.negation
    if negation is None or is_ahead(clause) or clause.auxiliaries & {"can", "could"}:
        return
    head = clause.head
    if head.lemma_.lower() in BELIEF and own:
        yield Choice(Stance.DENY, "a belief that is negated")
    for hit in phrases("stance", "charge").find(clause.tokens):
        if answers_a_charge(hit.tokens[0], clause, negation, own=own):
            yield Choice(Stance.DENY, f"'{hit.word}' negated, where it was charged or expected")
    for hit in phrases("stance", "chargeable").find(clause.tokens):
        if hit.tokens[0].i == head.i and clause.auxiliaries & {"do", "does"}:
            yield Choice(Stance.DENY, f"a general '{negation.lower_} {hit.word}'")
    subject = clause.subject
    if negation.lower_ == "never" and own and subject is not None and subject.lower_ in {"i", "we", "he", "she", "it",
                                                                                       "they"}:
        yield Choice(Stance.DENY, "'never' of oneself")
    for hit in phrases("stance", "suspect").find(clause.tokens):
        token = hit.tokens[0]
        near = (token, token.head, *token.children)
        if token.i in clause.main and head.lemma_.lower() in {"be", "have"} and any(
                each.lower_ in {"no", "any"} for part in near for each in (part, *part.children)):
            yield Choice(Stance.DENY, f"'no {hit.word}' where some were suspected")


def answers_a_charge(verb: "Token", clause: Clause, negation: "Token", *, own: bool) -> bool:
    """Whether a negated verb of the clause answers a charge: of one's own side, or of what others had announced.

    "Nobody has been killed" is a plain finding; "nobody has been killed by our men" answers a charge.
    """
    if verb.i not in clause.predicate or verb.dep_ in {"aux", "auxpass"} or verb.pos_ != "VERB":
        return False
    if own:
        return True
    perfect = bool(clause.auxiliaries & {"has", "have", "had", "'ve"})
    if not perfect or negation.lower_ == "never":
        return False
    return negation.dep_ == "neg" or any(kid.dep_ == "agent" for kid in verb.children)
