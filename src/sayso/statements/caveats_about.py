"""Chooses which statements of the page a caveat stands beside; a wrong link is worse than none.

Links are made only by what the page itself says: the claim stands in the caveat's own words, the caveat in those that
name the claim's source, it points back ("the claims", "the video", "the toll"), or names the event or the accused.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.model import BlockKind, CaveatKind, Choice, Mode, Span, Stance, Statement
from sayso.statements.caveats import FoundCaveat
from sayso.statements.content import words
from sayso.statements.disputes import ROLES, VAGUE
from sayso.text.parse import Parsed
from sayso.text.words import stem

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 1            # paragraphs back in which "the claim" is looked for
NEAR_NAMED = 6      # the same where it says whose claim: "the Observatory's report"
FARTHEST = 3        # sentences back in the same paragraph
FEWEST_BEFORE = 4   # words of somebody's that must stand before the caveat in the same words
DEFINITE = frozenset({"the", "this", "that", "these", "those", "neither", "either", "both", "any", "such", "all", "no"})
TWO = frozenset({"neither", "either", "both"})
POINTING = frozenset({"it", "this", "that", "they", "them", "these", "those"})
GENERIC = frozenset({"incident", "matter", "issue", "case", "subject"})
ARMY = frozenset({"army", "military", "armed", "forces", "troops", "force"})
ASIDE = frozenset({BlockKind.CAPTION, BlockKind.PULLQUOTE, BlockKind.SUBHEAD})
SAID = frozenset({Stance.ASSERT, Stance.ACCUSE, Stance.ADMIT, Stance.DENY, Stance.OFFER, Stance.PREDICT,
                  Stance.PLEDGE, Stance.THREATEN, Stance.DEMAND})
CONCERNED = frozenset({CaveatKind.NO_COMMENT, CaveatKind.NO_RESPONSE})

About = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a caveat may be about: the page's statements and its own sentences; `paragraph` numbers the blocks."""

    parsed: Parsed
    statements: tuple[Statement, ...]
    narration: tuple[Statement, ...]
    paragraph: dict[str, int]


def all_told(statements: Iterable[Statement], narration: Iterable[Statement], parsed: Parsed) -> Told:
    """The page, ready to be asked; captions and the like do not count as paragraphs between."""
    paragraph, number = {}, 0
    for block in parsed.blocks:
        number += block.block.kind not in ASIDE
        paragraph[block.block.id] = number
    return Told(parsed, tuple(statements), tuple(narration), paragraph)


def choose_about(found: FoundCaveat, actor: Choice[str], told: Told) -> About:
    """The ids of the statements that a caveat stands beside, and why; none where the page does not tell."""
    for rule in (named_inside, in_its_source, pointed_at, same_event, concerned):
        answer = rule(found, actor, told)
        if answer is not None:
            return answer
    return (), "nothing on the page tells what it is about"


def holds(statement: Statement, found: FoundCaveat) -> bool:
    """Whether the caveat stands in what is said: "he said he could not confirm it"."""
    return any(piece.touches(found.cue) for piece in (*statement.content, *statement.cue))


def named_inside(found: FoundCaveat, actor: Choice[str], told: Told) -> About | None:
    """The claim that the caveat itself tells: "declined to comment on claims that ..."."""
    inside = [one for one in told.statements if one.content and found.span.holds(one.content[0])
              and not holds(one, found) and found.head is not None and found.head in one.cue]
    return ((inside[0].id,), "it tells the claim itself") if inside else None


def in_its_source(found: FoundCaveat, actor: Choice[str], told: Told) -> About | None:
    """The statement on whose source or content a relative clause hangs: "the report, which could not be verified"."""
    for one in told.statements:
        if one.source is not None and one.source.holds(found.cue):
            return (one.id,), "it stands beside the name of the source"
    if found.head is None or found.head.end > found.span.start:
        return None
    sources = [one for one in told.statements if one.source is not None and one.source.holds(found.head)
               and one.span.end > found.head.end]
    if sources:
        return (sources[0].id,), "it hangs on the source's name"
    here = [one for one in told.statements if any(piece.holds(found.head) for piece in one.content)]
    if here:
        return (min(here, key=lambda one: sum(map(len, one.content))).id,), "it hangs on words of the statement"
    block = told.parsed.at(found.head.start)
    sentence = block.sentence(found.head.start) if block is not None else None
    if block is None or sentence is None:
        return (), "the word it hangs on is nobody's"
    run = block.span_of(sentence)
    same = [one for one in told.statements if one.nested_in is None and run.holds(one.content[0])
            and one.span.end <= found.head.start]
    return ((same[-1].id,), "it hangs on an apposition to the statement") if same else (
        (), "the word it hangs on is nobody's")


def pointed_at(found: FoundCaveat, actor: Choice[str], told: Told) -> About | None:
    """What the caveat points back at: "the claims", "the video", "it"."""
    head = token_at(found.head, told)
    if head is None:
        return None
    entry = pointer(head)
    if entry is None and head.lower_ not in POINTING:
        return None
    if (same := same_words(found, told)) is not None:
        return (same.id,), "it points back within the same words"
    if entry is None:
        return pointed_by_pronoun(found, told)
    owner = owner_words(head)
    if not owner and not is_definite(head):
        return (), f"'{head.text}' points at nothing certain"
    near = before(found, told, within=NEAR_NAMED if owner else NEAR)
    if not owner:
        near = [one for one in near if sentences_between(one, found, told) <= FARTHEST]
    fitting = [one for one in near if one.stance in SAID and fits(one, entry, told)]
    if entry.fields.get("number"):
        fitting = [one for one in fitting if one in near[-2:]]
    if owner:
        fitting = [one for one in fitting if owner & who_words(one, told)]
    elif found.by is not None and (actor.value or found.kind in CONCERNED):
        fitting = [one for one in fitting if one.actor.value != actor.value]
    if not fitting:
        return (), f"no earlier statement near enough fits '{head.text}'"
    nearest = fitting[-1]
    around = (head, *head.children, *(kid for one in head.children for kid in one.children))
    determiners = {word.lower_ for word in around}
    if determiners & TWO or (head.head.head.lower_ in TWO and head.head.dep_ == "prep"):
        other = next((one for one in reversed(fitting[:-1]) if one.actor.value != nearest.actor.value), None)
        if other is None:
            return (), "two are meant, and only one was found"
        return (other.id, nearest.id), "it points at the last two who spoke"
    if head.tag_ not in {"NNS", "NNPS"}:
        return (nearest.id,), f"it points at an earlier {entry.key}"
    run = [one for one in fitting if one.block == nearest.block and one.actor.value == nearest.actor.value
           and one.actor.known and sentences_between(one, found, told) <= sentences_between(nearest, found, told) + 1]
    return tuple(one.id for one in run or [nearest]), f"it points at earlier {entry.key}s"


def same_words(found: FoundCaveat, told: Told) -> Statement | None:
    """The statement in which the caveat stands beside what it points at: "it was true but could not be verified"."""
    block = told.parsed.at(found.span.start)
    if block is None:
        return None
    inside = [one for one in told.statements for piece in one.content
              if piece.holds(found.cue) and piece.start < found.span.start
              and len(block.tokens(Span(max(piece.start, block.start), found.span.start))) >= FEWEST_BEFORE]
    return min(inside, key=lambda one: sum(map(len, one.content)), default=None)


def sentences_between(one: Statement, found: FoundCaveat, told: Told) -> int:
    """How many sentence ends lie between a statement and the caveat; what stands in another paragraph is one away."""
    block = told.parsed.at(found.cue.start)
    if block is None or not block.block.span.holds(Span(one.span.start, one.span.start)):
        return 1
    last = max(piece.start for piece in (*one.content, *one.cue))
    return sum(last < block.span_of(sentence).end <= found.cue.start for sentence in block.doc.sents)


def pointed_by_pronoun(found: FoundCaveat, told: Told) -> About:
    """What "it" or "that" means, if the caveat is nobody's words and the statement stands right before it."""
    if any(holds(one, found) for one in told.statements):
        return (), "a pronoun in somebody's own words"
    near = [one for one in before(found, told, within=0) if one.block == found.block]
    if not near:
        return (), "a pronoun, and no statement right before it"
    block = told.parsed.at(found.cue.start)
    sentences = [block.span_of(one) for one in block.doc.sents] if block is not None else []
    place = next((at for at, one in enumerate(sentences) if one.touches(found.cue)), 0)
    last = near[-1]
    close = [one for one in sentences[max(0, place - 1) : place + 1] if one.touches(last.span)]
    return ((last.id,), "a pronoun for what was said right before") if close else (
        (), "a pronoun, and no statement right before it")


def same_event(found: FoundCaveat, actor: Choice[str], told: Told) -> About | None:
    """What tells of the same event: "no claim of responsibility for the bombing", "declined to comment on the raid"."""
    head = token_at(found.head, told)
    if head is None and found.kind is not CaveatKind.NO_CLAIM:
        return None
    if head is not None and head.lemma_.lower() in GENERIC:
        near = [one for one in before(found, told, within=0) if one.block == found.block]
        return ((near[-1].id,), f"'{head.text}' is what was said right before") if near else (
            (), f"nothing near tells which {head.text}")
    if head is not None and not is_definite(head) and head.pos_ != "PROPN":
        return (), f"'{head.text}' names nothing that was told before"
    wanted = {stem(head.lemma_.lower())} if head is not None else events()
    near = [one for one in before(found, told, within=NEAR, narration=True)
            if wanted & {stem(token.lemma_.lower()) for token in tokens(one.content, told)}
            and not (actor.value is not None and one.actor.value == actor.value)]
    if not near:
        return ((), f"nothing near tells of the {head.text}") if head is not None else None
    return (near[-1].id,), "it is about the same event"


def concerned(found: FoundCaveat, actor: Choice[str], told: Told) -> About | None:
    """What somebody else says of the one who would not answer, where nothing tells about what."""
    if found.kind not in CONCERNED or found.by is None or found.object is not None:
        return None
    printed = list(tokens((found.by,), told))
    inside = {token.i for token in printed}
    heads = {token.lemma_.lower() for token in printed
             if token.head.i not in inside and token.pos_ in {"PROPN", "NOUN"}}
    heads |= {part.split()[-1].casefold() for part in (actor.value or "").split(";") if part.split()}
    heads = {word for word in heads if len(word) > 1 and word not in ROLES and word not in VAGUE - ARMY}
    names = {token.lower_ for token in printed} | {word.casefold() for word in (actor.value or "").split()}
    near = [one for one in before(found, told, within=NEAR) if sentences_between(one, found, told) <= FARTHEST]
    spoken_of = [one for one in near if is_named(heads, names, tokens(one.content, told))
                 and not (heads & who_words(one, told)) and one.actor.value != actor.value]
    if not spoken_of:
        return None
    accusing = [one for one in spoken_of if one.stance is Stance.ACCUSE]
    return ((accusing or spoken_of)[-1].id,), "it is about what is said of who would not answer"


def is_named(heads: set[str], names: set[str], said: "Iterable[Token]") -> bool:
    """Whether somebody is named; "the army" names the Karsova Armed Forces too, "the Vessen army" does not."""
    forces = bool(heads & ARMY)
    for token in said:
        lemma = token.lemma_.lower()
        if lemma in heads - ARMY or (forces and lemma in ARMY):
            whose = {kid.lower_ for kid in token.children if kid.dep_ in {"compound", "amod", "poss"}
                     and kid.text[0].isupper()}
            if whose <= names:
                return True
    return False


def before(found: FoundCaveat, told: Told, *, within: int, narration: bool = False) -> list[Statement]:
    """The outermost statements that start before the caveat, at most so many paragraphs back, in order."""
    here = told.paragraph.get(found.block, 0)
    candidates = (*told.statements, *told.narration) if narration else told.statements
    found_before = [one for one in candidates if one.nested_in is None and one.stance is not Stance.DOUBT
                    and one.span.start < found.span.start and one.content[0].start < found.cue.start
                    and not holds(one, found) and not one.span.touches(found.cue)
                    and 0 <= here - told.paragraph.get(one.block, here + 1) <= within]
    return sorted(found_before, key=lambda one: (one.span.start, one.span.end))


def fits(statement: Statement, entry: Entry, told: Told) -> bool:
    """Whether a pointer can mean a statement: the cue of its kind, the word or the number that it must hold."""
    said = list(tokens(statement.content, told))
    if wanted := entry.words("words"):
        around = (*statement.cue, *((statement.source,) if statement.source else ()))
        return any(token.lemma_.lower() in wanted for token in (*said, *tokens(around, told)))
    if entry.fields.get("number"):
        return any(token.like_num or token.pos_ == "NUM" for token in said if token.ent_type_ not in {"DATE", "TIME"})
    if entry.key == "allegation":
        cue = {token.lemma_.lower() for token in tokens(statement.cue, told)}
        return statement.stance is Stance.ACCUSE or bool(cue & set(entry.words("cues")))
    return statement.mode is not Mode.NARRATION


def pointer(head: "Token") -> Entry | None:
    """The pointer that a noun is."""
    lemma = head.lemma_.lower()
    return next((entry for entry in lexicon.load("caveats") if entry.kind == "pointer"
                 and lemma in (entry.key, *entry.words("also"))), None)


def events() -> set[str]:
    """The stems of the deeds that somebody may claim."""
    return {stem(word) for entry in lexicon.load("caveats") if entry.kind == "no-claim" for word in entry.words("of")}


def is_definite(head: "Token") -> bool:
    """Whether a noun means something known: "the claims", "his account", "either side's account"."""
    kids = [*head.children, *(kid for one in head.children if one.dep_ == "poss" for kid in one.children)]
    of_none = head.head.dep_ == "prep" and head.head.head.lower_ in {"none", "neither", "either", "both", "any"}
    return of_none or any(kid.lower_ in DEFINITE or kid.dep_ == "poss" for kid in kids)


def owner_words(head: "Token") -> frozenset[str]:
    """The names of whose claim or report it is: "the Observatory's report", "claims by the council"."""
    owners = [kid for kid in head.children if kid.dep_ == "poss"]
    owners += [noun for kid in head.children if kid.dep_ in {"prep", "agent"} and kid.lower_ in {"by", "from"}
               for noun in kid.children if noun.dep_ == "pobj"]
    named = [token for owner in owners for token in owner.subtree if token.pos_ in {"PROPN", "NOUN"}
             and token.lemma_.lower() not in {"side", "party"}]
    return frozenset(token.lemma_.lower() for token in named if token.lemma_.lower() not in ROLES)


def who_words(statement: Statement, told: Told) -> frozenset[str]:
    """The names of who makes a statement, as printed and as resolved."""
    printed = {token.lemma_.lower() for token in tokens((statement.source,), told)} if statement.source else set()
    resolved = {word.casefold() for word in (statement.actor.value or "").replace(";", " ").split()}
    return frozenset(printed | resolved) - ROLES


def tokens(spans: Sequence[Span], told: Told) -> "Iterator[Token]":
    """The tokens of spans, which may stand in several blocks."""
    for span in spans:
        block = told.parsed.at(span.start)
        if block is not None:
            yield from words(block, (span,))


def token_at(span: Span | None, told: Told) -> "Token | None":
    """The single word that stands at a span."""
    return next(tokens((span,), told), None) if span is not None else None
