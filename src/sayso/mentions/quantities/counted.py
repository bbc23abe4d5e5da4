"""What a number counts: the noun behind it, in its own words and as a unit."""

from dataclasses import dataclass

from sayso.mentions.quantities import noun_phrases, numerals, states
from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.noun_phrases import NOUNS, POINTING, is_plural
from sayso.mentions.quantities.nouns import PEOPLE, forms, is_people, listed, listed_model, plural
from sayso.mentions.quantities.words import Line, Word

FILLERS = frozenset({
    "more", "other", "others", "additional", "further", "new", "different", "separate", "another", "such", "extra",
    "fresh", "remaining", "also", "alleged", "suspected", "reported", "so-called", "consecutive", "or", "so",
    "confirmed", "known", "respective", "rival", "of", "the"})
DETERMINERS = frozenset({
    "the", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "all", "a", "an",
    "some", "such"})
BARE = frozenset({
    "people", "persons", "person", "others", "other", "more", "individuals", "souls", "lives", "humans", "ones",
    "dead", "casualties", "victims", "fatalities", "bodies", "deaths", "injuries", "corpses"})
JOINED = frozenset({
    "people", "families", "aircraft", "vehicles", "ships", "countries", "groups", "weapons", "districts"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase behind a number: its `head`, the words from `first` up to `last`, and the `unit` that it is.

    `last` is the first word behind it also where there is no noun. `pointing` where a pronoun stands in its place ("of
    them"); `state` is a word in it that says what befell them ("wounded soldiers"); `mixed` the others joined by "and".
    """

    head: Word | None
    first: int
    last: int
    unit: str | None
    pointing: bool = False
    state: Word | None = None
    group: tuple[int, int] | None = None
    partitive: bool = False
    more: bool = False

    @property
    def people(self) -> bool:
        """Whether people are counted."""
        return self.unit == PEOPLE


def find(line: Line, amount: Amount) -> Counted:
    """What the number counts."""
    at = amount.last
    if amount.strong:
        return Counted(None, at + 2, at + 2, PEOPLE)
    if line.get(at).is_hyphen and line.get(at).glued and line.get(at + 1).glued:
        return hyphened(line, at + 1)
    at, partitive, pointing, more = past_of(line, at)
    if pointing:
        return Counted(None, at, at, None, pointing=True, partitive=True, more=more)
    found = noun_phrases.read(line, at, one=amount.nominal == 1 and not partitive)
    if found is None:
        return Counted(None, at if more else amount.last, at if more else amount.last,
                       PEOPLE if line.get(at - 1).low == "others" else None, partitive=partitive, more=more)
    head, start, state = found
    last = head.at + 1
    unit = unit_of(line, head)
    if unit == PEOPLE and line.get(last).low in {"and", "or"} and (joined := listed(line.get(last + 1))) is not None \
            and joined.plural and joined.unit == PEOPLE and not states.is_state(line.get(last + 1).low):
        last += 2   # "women and children"
    group = None
    if unit == PEOPLE and head is not state:
        group = group_of(line, start, last, state)
    return Counted(head, start, last, unit, state=state, group=group, partitive=partitive, more=more)


def measured(line: Line, amount: Amount) -> Counted | None:
    """That of which a share or a measure is one: "half of the town", "70 percent of its people", "tonnes of flour"."""
    at = amount.last
    if amount.unit == "share" and line.get(at).low in DETERMINERS:
        at += 1   # "half the town"
    elif line.get(at).low == "of":
        at += 1
        while line.get(at).low in DETERMINERS:
            at += 1
    else:
        return None
    if line.get(at).low in POINTING:
        return Counted(None, at + 1, at + 1, None, pointing=True)
    found = noun_phrases.read(line, at, one=True)
    return None if found is None else Counted(found[0], at, found[0].at + 1, unit_of(line, found[0]), state=found[2])


def hyphened(line: Line, at: int) -> Counted:
    """The noun joined to a number by a hyphen: "a five-truck convoy", "a six-nation group"."""
    word = line[at]
    noun = listed(word) if word.is_word else None
    unit = noun.unit if noun is not None and noun.unit in JOINED else None
    return Counted(word if unit else None, at, at + 1, unit)


def past_of(line: Line, at: int) -> tuple[int, bool, bool, bool]:
    """Where the noun phrase begins: behind "of the", "more", "other"; whether it is a part, a pronoun, further ones."""
    partitive = more = False
    if line.get(at).is_hyphen and line.get(at).glued:
        at += 1
    for _ in range(6):
        word = line.get(at)
        if word.low == "of" and not (partitive and line.get(at - 1).low == "of"):
            after = line.get(at + 1)
            if after.low in POINTING and not (after.low in {"those", "these"} and is_modifier(line, at + 2)):
                return at + 2, True, True, more
            partitive = after.low in DETERMINERS
            at += 1
            while line.get(at).low in DETERMINERS:
                at += 1
            if line.get(at).figure or (numerals.read(line, at) is not None and line.get(at).low not in {"half"}):
                break
            continue
        if word.low in {"more", "other", "others", "additional", "further"}:
            more = True
            at += 1
            continue
        if word.low in {"or", "so"} and line.lows(at, 2) == ("or", "so"):
            at += 2
            continue
        if word.text == "(" and line.get(at + 1).is_word and line.get(at + 2).text == ")":
            at += 3
            continue
        if word.low in {"different", "separate", "such", "new"} and partitive is False:
            at += 1
            continue
        if word.text in {'"', "“", "‘", "«", "''", "``", "["}:
            at += 1
            continue
        break
    return at, partitive, False, more


def is_modifier(line: Line, at: int) -> bool:
    """Whether a noun phrase goes on here: "those villages", not "those killed"."""
    word = line.get(at)
    return word.is_word and word.tag in NOUNS | {"JJ"} and not states.is_state(word.low)


def unit_of(line: Line, head: Word) -> str:
    """The unit of a noun: the listed one, or the noun itself in the plural."""
    if line.get(head.at + 1).is_hyphen and line.get(head.at + 2).figure and (model := listed_model(head)):
        return model
    before = line.get(head.at - 1)
    if before.is_hyphen and head.glued:
        joined = f"{line.get(head.at - 2).low}-{head.low}"
        noun = forms().get(joined)
        if noun is None and listed(head) is None:
            return joined if is_plural(head) else plural(joined)
    else:
        noun = listed(head, before=before)
    noun = noun or listed(head)
    if noun is not None:
        return noun.unit
    if states.is_state(head.low):
        return PEOPLE
    if is_people(head, headline=line.get(head.at - 1).capital or line.get(head.at + 1).capital):
        return PEOPLE
    return head.low if is_plural(head) or head.low.endswith("s") else plural(head.low)


def group_of(line: Line, start: int, last: int, state: Word | None) -> tuple[int, int] | None:
    """The words that say who the people are; None for "people", "others" and the like."""
    first = start
    while first < last and (line[first].low in FILLERS or states.is_state(line[first].low) or not line[first].is_word):
        first += 1
    if first >= last or (last - first == 1 and line[first].low in BARE):
        return None
    return first, last
