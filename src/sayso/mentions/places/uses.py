"""What a name of a place stands for where it is used: the place, those who act in its name, its people, part of a name.

"Washington said" is an actor (a metonym; Markert and Nissim 2002); "the Afghan army" names a people; "Texas" in
"the University of Texas" is part of the name of something else.
"""

from typing import TYPE_CHECKING

from sayso.mentions.places.naming.page import Row
from sayso.mentions.places.naming.wording import classes
from sayso.model import MentionUse

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMES_OF_OTHERS = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
SUBJECT = frozenset({"nsubj"})
AIMED_AT = frozenset({"dobj", "iobj", "dative"})
FINITE = frozenset({"VBD", "VBZ"})
JOINED = frozenset({"conj", "appos"})


def use_of(row: Row, first: int, last: int, *, people: bool) -> tuple[MentionUse, tuple[str, ...]]:
    """What the name from one unit to another of a row stands for, and why."""
    if people:
        return MentionUse.PEOPLE, ("names a people, not a place",)
    if why := part_of(row, first, last):
        return MentionUse.PART, (why,)
    if why := acts(row, first, last):
        return MentionUse.ACTOR, (why,)
    return MentionUse.LITERAL, ()


def part_of(row: Row, first: int, last: int) -> str | None:
    """Why a name is part of that of something else, of a body or a person, with more words than its own."""
    run = row.runs.get(first)
    if run is None:
        return None
    start, end = run
    after = row.units[last + 1 : end + 1]
    if after and row.spaced[last + 1]:
        kinds = {kind for unit in after for kind in classes(unit.shown)}
        if "body" in kinds:
            return f"part of a longer name: {words(row, start, end)}"
    label = row.labels[first][1]
    if label in NAMES_OF_OTHERS:
        low, high = first, last
        while low > 0 and row.labels[low][1] == label and not row.labels[low][0] and row.labels[low - 1][1] == label:
            low -= 1
        while high + 1 < len(row.units) and row.labels[high + 1] == (False, label):
            high += 1
        outside = [row.units[at] for at in (*range(low, first), *range(last + 1, high + 1))]
        if any(unit.letters and unit.shown.isalpha() for unit in outside):
            return f"part of a longer name: {words(row, low, high)}"
    return None


def words(row: Row, first: int, last: int) -> str:
    """The words from one unit to another, as they stand."""
    return " ".join(unit.shown for unit in row.units[first : last + 1])


def acts(row: Row, first: int, last: int) -> str | None:
    """Why a name stands for those who act in its place's name: it says, wants, is accused, has a policy."""
    head = head_of(row.tokens[first : last + 1])
    verb = head.head
    relation = head.dep_
    while relation in JOINED and verb is not head and verb.ent_type_ in {"GPE", "NORP", "ORG", "LOC"}:
        head, verb, relation = verb, verb.head, verb.dep_
    if relation in SUBJECT and "will" in classes(verb.lemma_):
        return f"it does what only people can: {verb.lemma_}"
    if relation in SUBJECT and verb.pos_ == "VERB" and "of places" not in classes(verb.lemma_) and aims(verb):
        return f"it does something to something: {verb.lemma_}"
    if relation in AIMED_AT and "address" in classes(verb.lemma_):
        return f"it is addressed as people are: {verb.lemma_}"
    if relation == "poss" and "power" in classes(verb.lemma_):
        return f"it has what a government has: {verb.lemma_}"
    if relation == "pobj" and verb.lower_ in {"between", "with", "against", "by", "to", "on", "from"}:
        noun = verb.head
        if verb.lower_ == "by" and noun.tag_ == "VBN" and "will" in classes(noun.lemma_):
            return f"it does what only people can: {noun.lemma_}"
        if "dealing" in classes(noun.lemma_) and verb.lower_ != "from":
            return f"it is dealt with as a power is: {noun.lemma_}"
    following = row.tokens[last + 1] if last + 1 < len(row.units) else None
    spoke = following is not None and following.tag_ in FINITE and "will" in classes(following.lemma_)
    if following is not None and spoke and not led(row, first):
        return f"it does what only people can: {following.lemma_}"
    beside = [unit.shown for unit in row.units[last + 1 : last + 3]]
    if len(beside) > 1 and beside[0] == "-" and "backing" in classes(beside[1]):
        return f"it is behind something: -{beside[1]}"
    return None


def led(row: Row, first: int) -> bool:
    """Whether a name hangs on a preposition before it: of "the mayor of Homs said" the mayor spoke."""
    return first > 0 and row.tokens[first - 1].tag_ in {"IN", "TO", ",", "CC"}


def aims(verb: "Token") -> bool:
    """Whether a verb has an object or an infinitive: what has one is done by somebody."""
    return any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.children)


def head_of(tokens: "tuple[Token, ...]") -> "Token":
    """The word of a name that the others hang on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[-1])
