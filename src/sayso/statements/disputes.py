"""Sets a denial or doubt beside the claims on the same page that it answers; never says who is right.

A denial answers a claim of somebody else when it points at it ("denied the claims"), when it says the contrary of the
same thing ("has not fallen" and "captured", "alive" and "killed"), or when it gives another number for the same whole.
What is done must be the same deed (`data/en/disputes.toml`) and done to the same; a wrong pair is worse than a missed
one, so pairs below `LEAST_SHARED` are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.model import Dispute, Span, Stance, Statement
from sayso.statements.content import THIRD_PERSON, Hit, phrases, words
from sayso.text.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_SHARED = 3.0     # a deed (2) and what it was done to (1.5), or two deeds; set on the development articles
DEED, THING, SPEAKER = 2.0, 1.5, 0.5
MOST_CLAIMS = 6        # a reader wants the nearest claims, not the page
LONGEST_POINTER = 12   # words; a longer content says itself what it denies
ADJACENT_BLOCKS = 2    # for an accusation that does not name who rejects it
NEAR_BLOCKS = 6        # blocks of running text in which "the claims" are looked for
CLAIMING = frozenset({Stance.ASSERT, Stance.ACCUSE, Stance.ADMIT, Stance.OFFER})
ANSWERING = frozenset({Stance.DENY, Stance.DOUBT})
VAGUE = frozenset({"area", "claim", "control", "country", "day", "fight", "fighting", "force", "friday", "group",
                   "hand", "hour", "man", "member", "monday", "month", "morning", "night", "number", "other", "part",
                   "people", "person", "report", "saturday", "side", "spokesman", "statement", "sunday", "thing",
                   "thursday", "time", "today", "tuesday", "war", "way", "wednesday", "week", "weekend", "woman",
                   "year", "yesterday"})
ROLES = frozenset({"the", "of", "for", "and", "a", "in", "at", "official", "spokeswoman", "spokesman", "leader",
                   "minister", "general", "colonel", "commander", "source", "resident", "witness", "president", "mr",
                   "ms", "mrs", "two", "three", "national", "new", "state", "united", "senior", "former", "city",
                   "capital", "chief", "head"})
DEMONYM = ("ian", "ish", "ese")
PLAIN_VERBS = frozenset({"add", "be", "become", "begin", "bring", "call", "come", "continue", "do", "find", "get",
                         "give", "go", "have", "help", "include", "keep", "know", "lead", "let", "make", "move", "need",
                         "put", "say", "see", "send", "set", "show", "take", "tell", "try", "use", "want", "work"})


@dataclass(frozen=True, slots=True)
class Gist:
    """What a statement says, for comparing: the deeds in it, the names and things they concern, and who speaks.

    `patients` are the words for whom a listed deed is said of: who fled, who was killed; "*" for a pronoun.
    """

    statement: Statement
    place: int
    block: int
    deeds: frozenset[str]
    things: frozenset[str]
    speaker: frozenset[str]
    cue: frozenset[str]
    negated: bool
    pronoun: bool
    whole: bool
    totals: tuple[tuple[str, str], ...]
    located: frozenset[tuple[str, str]]
    patients: Mapping[str, frozenset[str]]


def find_disputes(statements: Sequence[Statement], parsed: Parsed) -> tuple[dict[str, str], tuple[Dispute, ...]]:
    """For each denial the claim that it denies, by their ids; and the page's disputes, in the order of the denials.

    Source: our own rules; the deeds and pointers are listed in `data/en/disputes.toml`.
    """
    positions = {block.block.id: number for number, block in enumerate(parsed.blocks)}
    gists = [gist(statement, place, parsed, positions) for place, statement in enumerate(statements)]
    denies: dict[str, str] = {}
    disputes: list[Dispute] = []
    paired: set[frozenset[str]] = set()
    for answer in gists:
        answered = list(claims_answered(answer, gists))
        fresh = [(claim, why) for claim, why in answered
                 if frozenset({claim.statement.id, answer.statement.id}) not in paired]
        if not fresh:
            continue
        paired |= {frozenset({claim.statement.id, answer.statement.id}) for claim, _ in fresh}
        if answer.statement.stance in ANSWERING:
            denies[answer.statement.id] = fresh[0][0].statement.id
        in_order = sorted(fresh, key=lambda pair: pair[0].place)
        disputes.append(Dispute(dispute_id(answer, in_order), tuple(claim.statement.id for claim, _ in in_order),
                                answer.statement.id, fresh[0][1]))
    return denies, tuple(disputes)


def dispute_id(answer: Gist, claims: Iterable[tuple[Gist, str]]) -> str:
    """A short name made of the ids of both sides: the same on every reading."""
    ids = " ".join([answer.statement.id, *(claim.statement.id for claim, _ in claims)])
    return "q-" + sha256(ids.encode()).hexdigest()[:10]


def claims_answered(answer: Gist, gists: Sequence[Gist]) -> Iterator[tuple[Gist, str]]:
    """The claims that one statement answers, the best first, each with the reason."""
    pointed = list(pointed_at(answer, gists)) if answer.statement.stance in ANSWERING else []
    points = answer.statement.stance in ANSWERING and pointer_of(answer) is not None and not says_what(answer)
    if pointed or points:
        yield from pointed[:MOST_CLAIMS]
        return
    scored = []
    opposites = {other for deed in answer.deeds if (other := opposite(deed)) is not None}
    for claim in gists:
        touches = not answer.deeds.isdisjoint(claim.deeds) or not opposites.isdisjoint(claim.deeds)
        if not (touches or (answer.totals and claim.totals) or (answer.located and claim.located)):
            continue
        if claim is answer or not may_answer(answer, claim):
            continue
        score, why = contrary(answer, claim)
        if score >= LEAST_SHARED:
            scored.append((-score, abs(claim.place - answer.place), claim, why))
    scored.sort(key=lambda row: row[:2])
    yield from ((claim, why) for _, _, claim, why in scored[:MOST_CLAIMS])


def may_answer(answer: Gist, claim: Gist) -> bool:
    """Whether one may answer the other at all: a claim, by somebody else, and neither lies in the other."""
    if claim.statement.stance not in CLAIMING or is_same_side(answer, claim):
        return False
    if answer.statement.stance not in ANSWERING and (
            answer.statement.stance not in CLAIMING or claim.place > answer.place):
        return False
    return not (lies_in(answer, claim) or lies_in(claim, answer))


def lies_in(inner: Gist, outer: Gist) -> bool:
    """Whether one statement stands in the content of the other."""
    if inner.statement.nested_in == outer.statement.id:
        return True
    first = inner.statement.content[:1]
    return bool(first) and any(piece.holds(first[0]) for piece in outer.statement.content)


def is_same_side(one: Gist, other: Gist) -> bool:
    """Whether the same name stands in both speakers: "the NRF" and "a spokesman for the NRF"; nobody is of no side."""
    return bool(one.speaker & other.speaker)


def contrary(answer: Gist, claim: Gist) -> tuple[float, str]:
    """How much two statements share that cannot both be so, and how; 0 where they do not collide."""
    denying = answer.statement.stance in ANSWERING or answer.negated
    same = answer.deeds & claim.deeds
    shared = same - {"talk"}  # what it is about, not what is done
    opposed = {deed for deed in answer.deeds if opposite(deed) in claim.deeds} - same
    things = (answer.things & claim.things) - answer.speaker - claim.speaker
    speakers = answer.things & claim.things & (answer.speaker | claim.speaker)
    score = THING * min(len(things), 2) + SPEAKER * min(len(speakers), 2)
    if answer.pronoun and claim.block == answer.block and abs(claim.place - answer.place) == 1:
        score += THING
    different = other_total(answer, claim)
    if different is not None:
        return LEAST_SHARED + score, f"another number: {different}"
    offered = Stance.OFFER in {answer.statement.stance, claim.statement.stance}
    if denying:
        enough = things or len(shared) > 1 or (score and answer.pronoun)
        if offered or claim.negated or not shared or not enough:
            return 0.0, ""
        return score + DEED * min(len(shared), 2), f"says the contrary of the same ({', '.join(sorted(shared))})"
    if {"refuse", "talk"} <= same:
        return LEAST_SHARED + score, "each says that the other refused to talk"
    places = {(name, place, other) for name, place in answer.located for named, other in claim.located
              if name.casefold() == named.casefold() and place.casefold() != other.casefold()}
    if places and "stay" in answer.deeds | claim.deeds:
        name, place, other = min(places)
        return LEAST_SHARED + score, f"{name} in {place} against {name} in {other}"
    if claim.negated or offered:
        return 0.0, ""
    opposed = {deed for deed in opposed if collide(deed, answer, claim)}
    if not opposed:
        return 0.0, ""
    deed = min(opposed)
    return score + DEED, f"'{deed}' against '{opposite(deed)}'"


def collide(deed: str, answer: Gist, claim: Gist) -> bool:
    """Whether two opposite deeds are said of the same, so that both cannot be so."""
    other = opposite(deed) or ""
    if {deed, other} == {"hold", "capture"}:  # one may hold the hills and the other have taken the town
        taker, holder = (claim, answer) if deed == "hold" else (answer, claim)
        return taker.whole and "hold" not in taker.deeds and "capture" not in holder.deeds
    if {deed, other} == {"stop", "open"}:
        return True
    of, of_other = answer.patients.get(deed, frozenset()), claim.patients.get(other, frozenset())
    adjacent = answer.block == claim.block and abs(answer.place - claim.place) == 1
    return bool((of & of_other) - {"*"}) or (adjacent and "*" in of | of_other)


def other_total(answer: Gist, claim: Gist) -> str | None:
    """Two numbers for the same whole: "four of the eight districts", "the seven districts"."""
    if answer.place < claim.place:
        return None
    for noun, number in answer.totals:
        for other_noun, other_number in claim.totals:
            if noun == other_noun and number != other_number:
                return f"{other_number} and {number} {noun}s"
    return None


def pointed_at(answer: Gist, gists: Sequence[Gist]) -> Iterator[tuple[Gist, str]]:
    """The claims at which a denial points: "denied the claims", "rejected the allegation", "called that a lie"."""
    entry = pointer_of(answer)
    retracts = bool(answer.cue & {"withdraw", "retract"})
    earlier = [claim for claim in gists if claim.place < answer.place and not lies_in(claim, answer)
               and not lies_in(answer, claim) and is_same_side(answer, claim) == retracts]
    if entry is None:
        last = earlier[-1] if earlier else None
        if points_back(answer) and last is not None and last.block == answer.block \
                and last.statement.stance not in ANSWERING:
            yield last, "it points at what was said just before"
        return
    inside = next((claim for claim in gists if claim is not answer and lies_in(claim, answer)), None)
    if inside is not None:
        yield inside, f"it names the {entry.key} that it rejects"
    if inside is not None or says_what(answer):
        return
    stances = {Stance(name) for name in entry.words("stances")}
    earlier = [claim for claim in earlier if claim.statement.stance in stances]
    near = [claim for claim in earlier if answer.block - claim.block <= NEAR_BLOCKS]
    by_cue = [claim for claim in earlier if claim.cue & cues_of(answer, entry)]
    fitting = [claim for claim in by_cue if claim in near] or (by_cue if entry.key == "claim" else []) or near
    if entry.key != "claim":
        named = [claim for claim in fitting if claim.things & answer.speaker]
        fitting = named or [claim for claim in fitting if answer.block - claim.block <= ADJACENT_BLOCKS]
    if not fitting:
        return
    nearest = fitting[-1]
    yield nearest, f"it points at an earlier {entry.key}"
    if is_plural(answer):
        for claim in reversed(fitting[:-1]):
            if claim.speaker & nearest.speaker:
                yield claim, f"it points at earlier {entry.key}s"


def points_back(answer: Gist) -> bool:
    """Whether a denial's content is only a pointer: "it as a montage", "any such intention"."""
    said = answer.statement.quote.casefold().split()
    naming = answer.cue & {"call", "describe", "dismiss", "reject", "brand", "label", "deny"}
    return bool(said) and bool(naming) and len(said) <= LONGEST_POINTER and (
        (said[0] in {"it", "that", "this"} and len(said) > 1 and not answer.patients and not answer.deeds)
        or said[:2] == ["any", "such"] or said[0] == "such")


def cues_of(answer: Gist, entry: lexicon.Entry) -> frozenset[str]:
    """The cues that fit the very noun: "the claims" those of claiming, "the report" those of reporting."""
    own = {"claim": {"claim"}, "report": {"report"}, "announcement": {"announce", "announcement"},
           "statement": {"statement", "state"}}
    word = next((word for word in (entry.key, *entry.words("also")) if word in answer.statement.quote.casefold()), "")
    return frozenset(own.get(word, entry.words("cues")))


def is_plural(answer: Gist) -> bool:
    """Whether a pointer points at several claims."""
    return any(word.endswith("s") for word in answer.statement.quote.casefold().split()[:4])


def pointer_of(answer: Gist) -> lexicon.Entry | None:
    """The pointer noun with which a denial's content begins: "the claims", "any role in the raid"."""
    said = answer.statement.quote.casefold().strip(" .,;:'\"“”‘’").split()
    if not said:
        return None
    start = 1 if said[0] in {"the", "these", "those", "this", "that", "an", "a", "any", "all", "such", "both"} else 0
    for word in said[start : start + 2]:
        for entry in lexicon.load("disputes"):
            names = (entry.key, *entry.words("also"))
            if entry.kind == "pointer" and (word in names or word.removesuffix("s") in names):
                return entry
    return None


def says_what(answer: Gist) -> bool:
    """Whether a denial that begins with a pointer says itself what it denies: "claims that the vote was delayed"."""
    said = answer.statement.quote.casefold().split()
    return len(said) > LONGEST_POINTER or any(
        word.strip(",").endswith("s") and following == "that" for word, following in pairwise(said))


@cache
def opposite(deed: str) -> str | None:
    """The deed that cannot be so as well.

    >>> opposite("flee"), opposite("shell")
    ('stay', None)
    """
    return next((str(entry.fields["opposite"]) for entry in lexicon.load("disputes")
                 if entry.kind == "deed" and entry.key == deed and "opposite" in entry.fields), None)


def gist(statement: Statement, place: int, parsed: Parsed, positions: Mapping[str, int]) -> Gist:
    """What a statement says, for comparing; `positions` are the places of the blocks on the page."""
    tokens = list(tokens_of(statement.content, parsed))
    speaker = speaker_of(statement, parsed)
    inside = {token.i for token in tokens}
    deeds, known, whole = set(), set(), False
    patients: dict[str, frozenset[str]] = {}
    for hit in phrases("disputes", "deed", "whole").find(tokens, every=True):
        if hit.entry.kind == "whole":
            whole = True
        elif counts(hit, inside):
            deeds.add(hit.entry.key)
            if len(hit.tokens) == 1:
                known.add(hit.tokens[0].i)
            patients[hit.entry.key] = patients.get(hit.entry.key, frozenset()) | patient(hit)
    things, pronoun = set(), ""
    for token in tokens:
        kind = token.pos_
        if kind in {"NOUN", "PROPN"} and token.i not in known:
            things.add(token.lemma_.lower())
        elif kind == "VERB" and token.i not in known and not is_only_possible(token) and not is_aside(token, inside) \
                and token.lemma_.lower() not in listed_deeds():
            deeds.add(token.lemma_.lower())
        if not pronoun and token.dep_ in {"nsubj", "nsubjpass"}:
            pronoun = token.lower_
    if pronoun in THIRD_PERSON and statement.source is not None:
        things |= speaker
    cue = {token.lemma_.lower() for token in tokens_of(statement.cue, parsed)}
    deeds = {deed for deed in deeds if deed in listed_deeds() or deed not in PLAIN_VERBS}
    return Gist(statement, place, positions.get(statement.block, -1), frozenset(deeds), frozenset(things - VAGUE),
                speaker, frozenset(cue), is_negated(tokens), pronoun in THIRD_PERSON, whole, tuple(totals(tokens)),
                frozenset(located(tokens)), patients)


@cache
def listed_deeds() -> frozenset[str]:
    """The deeds that are listed."""
    return frozenset(entry.key for entry in lexicon.load("disputes") if entry.kind == "deed")


def counts(hit: Hit, inside: set[int]) -> bool:
    """Whether a listed deed is one that the statement itself says: not possible only, no aside, no "take place".

    "He was held by police" is no holding of a place, "another captured fighter" no capture of one.
    """
    first = hit.tokens[0]
    held = hit.entry.key == "hold" and (first.tag_ == "VBN" or any(kid.dep_ == "auxpass" for kid in first.children))
    adjective = first.dep_ == "amod" and first.i > 0 and first.nbor(-1).pos_ in {"DET", "ADJ", "PRON", "NUM", "ADP"}
    return not (held or adjective or taking_place(hit.tokens[-1]) or is_only_possible(first) or is_aside(first, inside))


def is_aside(token: "Token", inside: set[int]) -> bool:
    """Whether a word stands in a relative clause or participle beside a noun of the content."""
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ in {"relcl", "acl"} and verb.head.i in inside


def patient(hit: Hit) -> frozenset[str]:
    """Of whom the deed is said: the object of killing, else the subject; "*" for a pronoun."""
    verb = hit.tokens[0]
    if verb.pos_ in {"NOUN", "PROPN"}:  # "the death of Brandt"
        of = next((kid for kid in verb.children if kid.dep_ == "prep"), None)
        who = next((kid for kid in of.children if kid.dep_ == "pobj"), None) if of is not None else None
        return names_of(who) if who is not None else frozenset()
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    for label in ("nsubjpass", "dobj", "nsubj"):
        if label == "dobj" and hit.entry.key not in {"kill", "live"}:
            continue
        who = next((kid for kid in verb.children if kid.dep_ == label), None)
        if who is not None:
            return names_of(who)
    return frozenset()


def names_of(who: "Token") -> frozenset[str]:
    """The words of a noun phrase's name: "General Ilya Brandt"."""
    if who.lower_ in THIRD_PERSON:
        return frozenset({"*"})
    near = [who, *(kid for kid in who.children if kid.dep_ in {"compound", "appos"})]
    return frozenset(token.lemma_.lower() for token in near if token.pos_ in {"NOUN", "PROPN"} or token.is_title)


def is_only_possible(token: "Token") -> bool:
    """Whether a deed is only what may or will come: "could fall", "would capture"."""
    verb = token if token.pos_ == "VERB" else token.head
    return any(kid.dep_ == "aux" and kid.lower_ in {"could", "may", "might", "will", "would"} for kid in verb.children)


def located(tokens: "Sequence[Token]") -> Iterator[tuple[str, str]]:
    """Who is said to be in which place: the last name of the subject, and the place."""
    for token in tokens:
        if token.lemma_.lower() not in {"be", "remain", "stay", "hide"} or is_only_possible(token):
            continue
        who = next((kid for kid in token.children if kid.dep_ == "nsubj" and kid.is_title and kid.pos_ != "PRON"), None)
        where = next((kid for kid in token.children if kid.dep_ == "prep" and kid.lower_ == "in"), None)
        place = next((kid for kid in where.children if kid.dep_ == "pobj"), None) if where is not None else None
        if who is not None and place is not None:
            yield who.text, place.text


def tokens_of(spans: Sequence[Span], parsed: Parsed) -> "Iterator[Token]":
    """The tokens of spans that may stand in several blocks."""
    for span in spans:
        block = parsed.at(span.start)
        if block is not None:
            yield from words(block, (span,))


def speaker_of(statement: Statement, parsed: Parsed) -> frozenset[str]:
    """The names and nouns of who speaks: of the source as printed, and of the actor it was resolved to."""
    printed = {token.lemma_.lower() for token in tokens_of((statement.source,), parsed)
               if token.pos_ in {"PROPN", "NOUN"}} if statement.source is not None else set()
    resolved = {word.casefold() for word in (statement.actor.value or "").replace(";", " ").split()}
    return frozenset(word for word in printed | resolved
                     if len(word) > 1 and word not in VAGUE and word not in ROLES and not word.endswith(DEMONYM))


def taking_place(token: "Token") -> bool:
    """Whether "take" only takes place or part."""
    return token.lemma_.lower() == "take" and any(kid.lower_ in {"place", "part"} for kid in token.children)


def is_negated(tokens: "Sequence[Token]") -> bool:
    """Whether the first main verb is negated."""
    heads = [token for token in tokens if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "ccomp"}]
    return bool(heads) and any(kid.dep_ == "neg" or (kid.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} and any(
        part.lower_ in {"no", "none"} for part in (kid, *kid.children))) for kid in heads[0].children)


def totals(tokens: "Sequence[Token]") -> Iterator[tuple[str, str]]:
    """Numbers of a whole: after "of" or a possessive, or with "all": "one of eight districts", "the valley's seven"."""
    for token in tokens:
        noun = token.head
        if token.pos_ != "NUM" or token.dep_ != "nummod" or noun.pos_ != "NOUN":
            continue
        owned = any(kid.dep_ == "poss" for kid in noun.children)
        every = any(kid.lower_ in {"all", "both"} for kid in noun.children)
        of_them = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in {"NUM", "NOUN", "ADJ"} \
            and (noun.head.head.pos_ == "NUM" or noun.head.head.lower_ in {"one", "some", "most", "many", "largest"})
        if owned or every or of_them:
            yield noun.lemma_.lower(), token.lower_
