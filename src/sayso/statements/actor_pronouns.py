"""Whom a pronoun means: all who agree with it are weighed by a few plain reasons, and the best is taken.

The reasons are the usual ones of the literature on pronouns (recency, subject before object, parallel place, no object
of one's own clause: Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution", Computational Linguistics 20,
1994), and those of news: who speaks goes on speaking, and who is spoken to or only spoken of does not. Points are ours.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.lexicon import Entry
from sayso.model import Choice, Span
from sayso.statements.actor_joined import HE, THEY
from sayso.statements.actor_look import NO_TAG
from sayso.statements.actor_phrases import head_of
from sayso.statements.actor_scene import Answer, Scene, Voice, candidates, voice_of
from sayso.statements.actor_words import actor_words
from sayso.statements.found import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import ParsedBlock

IT = frozenset({"it", "itself", "its"})
FEW = 6                    # sentences: further back nobody is meant
NEAR = 2                   # sentences in which subjects without a name are looked for
MARGIN = 0.5               # points: who is no better than this by reasons other than order cannot be told apart
CLEAR = 2.0                # points: from here on a pronoun tells whether somebody is a man or a woman
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBS = frozenset({"VERB", "AUX"})
HUNG_ON = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "parataxis", "advcl"})
GOES_ON = frozenset({"add", "continue", "go on", "conclude", "further", "note"})
TOLD = frozenset({"tell", "ask", "urge", "inform", "warn", "remind", "assure", "advise", "order", "accuse", "blame",
                  "call", "thank", "praise", "criticize", "criticise", "quote", "cite"})
Namer = Callable[[Found], Answer]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against somebody, in words that go on from "who" or "which"."""

    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody who agrees with a pronoun, and what speaks for and against it."""

    voice: Voice
    away: int
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> float:
        """All reasons together, with two points off for each sentence between."""
        return sum(reason.points for reason in self.reasons) - 2.0 * self.away

    @property
    def where(self) -> str:
        """How far away, in words."""
        near = {0: "in the same sentence", 1: "one sentence earlier"}
        return near.get(self.away, f"{self.away} sentences earlier")

    def best(self) -> str:
        """What speaks for it, the strongest first."""
        return ", ".join(reason.words for reason in sorted(self.reasons, key=lambda one: -one.points)
                         if reason.points > 0) or "agrees with it"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: its token, and the subjects of the clauses that its own clause hangs on."""

    found: Found
    word: str
    sentence: int
    token: "Token | None"
    block: "ParsedBlock | None"
    above: tuple["Token", ...]
    beside: frozenset[int]     # characters at which the words of its own clause start
    quoted: bool

    def at(self, token: "Token") -> int:
        """The character of the page at which a token of the block starts."""
        assert self.block is not None
        return self.block.start + token.idx


def pronoun(found: Found, word: str, scene: Scene, name: Namer) -> Answer:
    """Whom a pronoun means, or None with all who fit where two fit equally.

    `name` says who a source is in which somebody is named or described.
    """
    place = place_of(found, word, scene)
    fits = [fit for voice in who_may(place, scene, name) if (fit := weigh(voice, place, scene)) is not None]
    if not fits:
        return Answer(Choice(None, f"{word!r}: nobody before it agrees with it"))
    ranked = best_of_each(fits)
    first = ranked[0]
    equal = [fit for fit in ranked[1:] if is_equal(first, fit)]
    if equal:
        names = ", ".join(fit.voice.name for fit in (first, *equal))
        return Answer(Choice(None, f"{word!r}: cannot tell which of {names} is meant: {first.best()} is true of each"))
    name_, gender = first.voice.name, HE.get(word, "")
    if gender and (len(ranked) == 1 or first.points - ranked[1].points >= CLEAR):
        scene.genders.setdefault(name_, gender)
    why = f"{word!r}: {name_}, {first.where}: {first.best()}"
    if len(ranked) > 1:
        against = min(ranked[1].reasons, key=lambda one: one.points, default=Reason(0, ""))
        why += f"; rather than {ranked[1].voice.name}, " + (
            f"who {against.words}" if against.points < 0 else ranked[1].where)
    return Answer(Choice(name_, why), voice_of(name_, first.voice.kind, found, like=first.voice, gender=gender))


def place_of(found: Found, word: str, scene: Scene) -> Place:
    """Where a pronoun stands in its sentence."""
    assert found.source is not None
    block = scene.parsed.at(found.source.start)
    tokens = block.tokens(found.source) if block else []
    token = next((one for one in tokens if one.lower_ == word), tokens[0] if tokens else None)
    above: tuple[Token, ...] = ()
    beside: frozenset[int] = frozenset()
    if token is not None and block is not None:
        above = tuple(subjects_above(token))
        beside = frozenset(block.start + one.idx for one in own_clause(token))
    return Place(found, word, scene.sentence(found.source.start), token, block, above, beside,
                 scene.is_quoted(found.source))


def best_of_each(fits: list[Fit]) -> list[Fit]:
    """The best mention of each, the best first; of equal ones the last in the text."""
    best: dict[str, Fit] = {}
    for fit in fits:
        known = best.get(fit.voice.name)
        if known is None or fit.points >= known.points:
            best[fit.voice.name] = fit
    return sorted(best.values(), key=lambda fit: (-fit.points, -fit.voice.last))


def is_equal(first: Fit, other: Fit) -> bool:
    """Whether nothing but the order of two names tells them apart, both named in one breath."""
    joined = first.voice.kind == other.voice.kind and first.away == other.away
    same = {reason.words for reason in first.reasons} == {reason.words for reason in other.reasons}
    return joined and same and first.points - other.points < MARGIN and not first.voice.speaks


# ---- who may be meant


def who_may(place: Place, scene: Scene, name: Namer) -> Iterator[Voice]:
    """All who are named or have spoken before the pronoun and agree with it, and subjects without a name."""
    assert place.found.source is not None
    before = place.found.source.start
    taken: list[Span] = []
    for voice in candidates(scene, before, scene.earlier(before, FEW)):
        taken.append(voice.span)
        if voice.span.touches(place.found.source):
            continue
        if agrees(voice, place.word, scene) and not inside_own(voice, place.found):
            yield voice
    for span, head in subjects_without_name(place, scene):
        joined = place.word in THEY and sum(span.holds(other) for other in taken) > 1
        if not joined and any(other.start <= head < other.end for other in taken):
            continue
        named = name(replace(place.found, source=span))
        if named.choice.value is None or named.voice is None:
            continue
        voice = replace(named.voice, span=span, until=0, speaks=False)
        if agrees(voice, place.word, scene) and not inside_own(voice, place.found):
            yield voice


def agrees(voice: Voice, word: str, scene: Scene) -> bool:
    """Whether somebody can be meant by a pronoun: person or body, one or many, man or woman."""
    if word in HE:
        gender = voice.gender or scene.genders.get(voice.name, "")
        return voice.kind in {"person", "anyone"} and gender in {"", HE[word]} and not voice.many
    if is_thing(voice.name):
        return False
    if word in IT:
        return voice.kind in {"group", "anyone"} and not voice.many
    if voice.kind == "group" and not voice.many:
        return voice.speaks or "country" not in voice.classes
    return voice.many or voice.kind == "text" or (voice.kind == "anyone" and voice.name[:1].isupper())


def is_thing(name: str) -> bool:
    """Whether a name is that of something that cannot speak.

    >>> is_thing("Clean Rivers Plan"), is_thing("Northern Council")
    (True, False)
    """
    return " " in name and actor_words().entry("thing", name.rsplit(maxsplit=1)[-1]) is not None


def inside_own(voice: Voice, found: Found) -> bool:
    """Whether somebody is named inside what the pronoun itself says."""
    return any(content.holds(voice.span) for content in found.content)


def subjects_without_name(place: Place, scene: Scene) -> Iterator[tuple[Span, int]]:
    """The subjects, in the sentences just before a pronoun, that can be meant by it though they are no known names:
    each phrase with the character at which its noun starts."""
    assert place.found.source is not None
    start, end = scene.earlier(place.found.source.start, NEAR) + 1, place.found.source.start
    for block in scene.parsed.blocks:
        if block.block.span.end <= start or block.start >= end:
            continue
        above = {token.i for token in place.above} if block is place.block else set()
        for token in block.doc:
            at = block.start + token.idx
            people = place.word in THEY and token.dep_ in {"pobj", "dobj"} and is_people(token)
            if start <= at < end and (token.dep_ in SUBJECTS or token.i in above or people) and can_be(
                    token, place.word):
                yield Span(block.start + token.left_edge.idx, block.start + phrase_end(token)), at


def can_be(token: "Token", word: str) -> bool:
    """Whether a subject can be meant by a pronoun for what its own noun is."""
    noun = token
    if token.lower_ == "one":  # "one of the guards ... he"
        noun = next((thing for kid in token.rights if kid.lower_ == "of" for thing in kid.children), token)
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    several = noun is token and (token.tag_ in {"NNS", "NNPS"} or any(kid.dep_ == "conj" for kid in token.children))
    entry = head_of([noun.text])
    body = noun.pos_ == "PROPN" and noun.ent_type_ not in {"PERSON", "GPE", "LOC", "NORP", "DATE", "EVENT"}
    if word in THEY:
        return (several or body) and not (entry and entry[0].kind == "nobody")
    if several:
        return False
    if word in HE:
        return noun.ent_type_ == "PERSON" or (entry is not None and is_person(entry[0]))
    return body or (entry is not None and entry[0].kind == "group")


def is_person(entry: Entry) -> bool:
    """Whether one of those called by a noun is a person."""
    return entry.kind in {"role", "kin"} or bool(entry.fields.get("many"))


def is_people(token: "Token") -> bool:
    """Whether a noun names several people: "survivors", "two officials"."""
    entry = head_of([token.text]) if token.tag_ == "NNS" else None
    return entry is not None and (is_person(entry[0]) or entry[0].fields.get("class") == "people")


def phrase_end(noun: "Token") -> int:
    """Where the phrase of a noun ends, without what is only said about it; with those joined to it by "and"."""
    last = noun
    for kid in noun.rights:
        if kid.dep_ == "conj":
            return max(last.idx + len(last), phrase_end(kid))
        if kid.dep_ not in HUNG_ON and kid.right_edge.i > last.i:
            last = kid.right_edge
    return last.idx + len(last)


# ---- what speaks for and against somebody


def weigh(voice: Voice, place: Place, scene: Scene) -> Fit | None:
    """Somebody with every reason for and against; None where they stand too far away."""
    away = max(place.sentence - scene.sentence(voice.last), 0)
    if away > FEW:
        return None
    reasons = [reason for rule in (by_turn, by_syntax, by_kind, by_words) for reason in rule(voice, place, scene)]
    if away == 0:
        reasons.append(Reason(2, "stands in the same sentence"))
    return Fit(voice, away, tuple(reasons))


def by_turn(voice: Voice, place: Place, scene: Scene) -> Iterator[Reason]:
    """Who speaks goes on speaking; who speaks calls themselves "I"."""
    if voice.speaks:
        yield Reason(3, "spoke before")
        last = scene.last_turn
        if last is not None and last.name == voice.name:
            goes_on = place.found.cue_word in GOES_ON
            yield Reason(2, f"spoke last, and {place.found.cue_word!r} goes on from there") if goes_on else Reason(
                0.25, "spoke last")
    if place.quoted and says_around(voice, place, scene):
        yield Reason(-6, "would say 'I' in their own quotation")


def by_syntax(voice: Voice, place: Place, scene: Scene) -> Iterator[Reason]:
    """Subjects before others; the subject of the clause above; nobody from the pronoun's own clause."""
    for number, token in enumerate(place.above[:2]):
        if voice.span.start <= place.at(token) < voice.span.end and not (voice.speaks and number):
            yield Reason((3, 1)[number], "is the subject of the clause that its clause hangs on")
    if voice.speaks:
        return
    if is_subject(voice.span, scene):
        yield Reason(1.5, "is a subject")
    elif any(voice.span.start <= at < voice.span.end for at in place.beside):
        yield Reason(-4, "stands in the same clause and is not its subject")
    elif is_told(voice.span, scene):
        yield Reason(-1.5, "is only spoken to")
    elif is_owner(voice.span, scene):
        yield Reason(-0.5, "only owns what is spoken of")


def by_kind(voice: Voice, place: Place, scene: Scene) -> Iterator[Reason]:
    """What is known of somebody: a man or a woman, several, whom the page is about."""
    if place.word in HE:
        if voice.gender or scene.genders.get(voice.name):
            yield Reason(0.5, "is known to be a " + ("man" if HE[place.word] == "m" else "woman"))
        elif voice.kind == "person" and not voice.speaks and not voice.nouns:
            yield Reason(-0.75 if is_subject(voice.span, scene) else -2, "may be no person at all")
        elif voice.kind == "anyone":
            yield Reason(-0.5, "may be no person")
    if place.word in IT and voice.kind == "anyone":
        yield Reason(-1, "may be a person")
    if place.word in THEY and voice.many:
        yield Reason(1, "are several")
        if not voice.speaks and not voice.nouns and not voice.classes and ";" not in voice.name:
            yield Reason(-1.5, "may be things")
    if voice.name in scene.leads:
        yield Reason(0.25, "is in the headline or the first sentence")


def by_words(voice: Voice, place: Place, scene: Scene) -> Iterator[Reason]:
    """In whose words somebody is named."""
    if voice.speaks:
        return
    if in_others_words(voice, place.found, scene):
        yield Reason(-3, "is only named in what another says")
    elif in_same_words(voice, place.found, scene):
        yield Reason(1, "is named in the same words")


def says_around(voice: Voice, place: Place, scene: Scene) -> bool:
    """Whether a pronoun stands in what somebody is quoted as saying."""
    assert place.found.source is not None
    return any(other.source == voice.span and any(piece.holds(place.found.source) for piece in other.content)
               for other in scene.founds if other is not place.found)


def in_same_words(voice: Voice, found: Found, scene: Scene) -> bool:
    """Whether somebody is named in the same piece of somebody else's words as the pronoun."""
    assert found.source is not None
    return any(content.holds(voice.span) and content.holds(found.source)
               for other in scene.founds if other is not found for content in other.content)


def in_others_words(voice: Voice, found: Found, scene: Scene) -> bool:
    """Whether somebody is only named inside what somebody else says, and the pronoun stands outside of that."""
    assert found.source is not None
    return any(content.holds(voice.span) and not content.holds(found.source)
               for other in scene.founds for content in other.content)


def is_subject(span: Span, scene: Scene) -> bool:
    """Whether the words at `span` are the subject of a clause, or joined with it by "and"."""
    if any(scene.tags.get(at, NO_TAG).subject for at in range(span.start, span.end)):
        return True
    block = scene.parsed.at(span.start)
    for token in block.tokens(span) if block else ():
        first = token
        while first.dep_ == "conj" and first.head != first:
            first = first.head
        if first != token and first.dep_ in SUBJECTS:
            return True
    return False


def is_told(span: Span, scene: Scene) -> bool:
    """Whether somebody is the one to whom something is said."""
    block = scene.parsed.at(span.start)
    for token in block.tokens(span) if block else ():
        head = token.head
        if token.dep_ in {"dobj", "dative"} and head.lemma_.lower() in TOLD:
            return True
        if token.dep_ == "pobj" and head.lower_ in {"to", "with"} and head.head.pos_ in VERBS:
            return True
    return False


def is_owner(span: Span, scene: Scene) -> bool:
    """Whether a name stands in the possessive, or before a noun: "Velk's doctor", "the Velk campaign"."""
    return bool(re.match(r"['’]s?(?!\w)", scene.text[span.end : span.end + 3]))


# ---- the sentence


def subjects_above(token: "Token") -> Iterator["Token"]:
    """The subjects of the clauses that a pronoun's clause hangs on, the nearest first.

    For "his" and "its" that is the clause in which it stands itself.
    """
    verb = token.head
    if token.dep_ in {"poss", "pobj", "dobj"}:
        while verb.pos_ not in VERBS and verb.head != verb:
            verb = verb.head
        yield from (kid for kid in verb.children if kid.dep_ in SUBJECTS and kid.i < token.i)
    while verb.head != verb:
        above = verb.head
        if verb.dep_ == "acl" and above.pos_ in {"NOUN", "PROPN"} and verb != token.head:
            yield above  # "supporters saying they ..."
        while above.pos_ not in VERBS and above.head != above:
            above = above.head
        yield from (kid for kid in above.children if kid.dep_ in SUBJECTS and kid.i < token.i and kid != token)
        if above == verb:
            break
        verb = above


def own_clause(token: "Token") -> Iterator["Token"]:
    """The words of the clause of which a pronoun is the subject, without those of clauses inside it."""
    if token.dep_ not in SUBJECTS:
        return
    waiting = [kid for kid in token.head.children if kid != token]
    while waiting:
        one = waiting.pop()
        if one.dep_ in {"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "poss"} or one.dep_ in SUBJECTS:
            continue
        yield one
        waiting += one.children
