"""Numbers told of something named before: "the number of raids rose to 12", "the rebels put the figure at 30"."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.mentions.quantities import counted, noun_phrases, scopes, states
from sayso.mentions.quantities.drafts import SAME_THING, Draft, told_of
from sayso.mentions.quantities.nouns import PEOPLE
from sayso.mentions.quantities.phrases import listed
from sayso.mentions.quantities.scopes import Scope
from sayso.mentions.quantities.states import Shape
from sayso.mentions.quantities.words import Line

TYING = frozenset({
    "be", "been",
    "to", "at", "reached", "reaches", "is", "was", "now", "exceeds", "exceeded", "topped", "tops", "stood"})
NUMBERS = frozenset({"figure", "number", "tally", "count", "total", "estimate"})
THE = frozenset({"the", "that", "this", "its", "their", "his", "her"})
REACH, NEAR = 45, 7


def take_unit(line: Line, draft: Draft, before: Sequence[Draft]) -> None:
    """Give a number without a noun what it is told of, or the things that a verb like that before goes on with."""
    if draft.amount.unit is not None or draft.counted.head is not None:
        return
    if draft.counted.more and draft.unit in {None, PEOPLE}:
        of_more(line, draft, before)
    elif draft.unit is None and draft.scope is None and not alike(line, draft, before) and tied(line, draft) \
            and not of_number(line, draft) and not of_how_many(line, draft):
        of_figure(line, draft, before)


def tied(line: Line, draft: Draft) -> bool:
    """Whether a verb of telling stands right before the number."""
    return line.get(draft.amount.first - 1).low in TYING


def alike(line: Line, draft: Draft, before: Sequence[Draft]) -> bool:
    """Take the unit of the number before, behind the same verb: "the army lost 12 tanks and the rebels lost three"."""
    previous = before[-1] if before else None
    if previous is None or previous.refused is not None or previous.unit not in SAME_THING:
        return False
    verb, other = line.get(draft.amount.first - 1), line.get(previous.amount.first - 1)
    if not verb.tag.startswith("VB") or verb.low != other.low or verb.sentence != other.sentence:
        return False
    draft.unit, draft.scope = previous.unit, previous.scope
    return True


def of_more(line: Line, draft: Draft, before: Sequence[Draft]) -> None:
    """Things again: "destroyed 12 houses and damaged hundreds more"."""
    previous = next((one for one in reversed(before) if one.refused is None and one.unit in SAME_THING), None)
    if previous is None or previous.unit == PEOPLE or scopes.governing(line, draft.amount, PEOPLE) is not None:
        return
    hit = scopes.governing(line, draft.amount, previous.unit)
    if hit is not None:
        draft.unit = previous.unit
        draft.counted = replace(draft.counted, unit=previous.unit)
        draft.scope = Scope(hit.scope, f"'{scopes.words(line, hit)}' stands before it", "before")


def of_number(line: Line, draft: Draft) -> bool:
    """The noun of "the number of people killed in Marn has risen to 39"; whether there is one."""
    first = draft.amount.first
    sentence = line[first].sentence
    for at in range(first - 2, max(first - REACH, 0) - 1, -1):
        if line[at].sentence != sentence or line[at].text in {";", ":"}:
            return False
        if line.lows(at, 2) != ("number", "of"):
            continue
        found = noun_phrases.read(line, at + 2, one=False)
        if found is None:
            return False
        head, _, state = found
        draft.unit = counted.unit_of(line, head)
        draft.scope = of_those(line, head.at + 1 if state is not head else head.at, draft.unit)
        return True
    return False


def of_how_many(line: Line, draft: Draft) -> bool:
    """The noun of "nobody knows how many men are in Marn, but the number may be 30"; whether there is one."""
    first = draft.amount.first
    if not any(line.get(at).low in NUMBERS for at in range(max(first - NEAR, 0), first)):
        return False
    for at in range(first - 3, max(first - REACH, 0) - 1, -1):
        if line[first].sentence - line[at].sentence > 1:
            return False
        if line.lows(at, 2) == ("how", "many") and (found := noun_phrases.read(line, at + 2, one=False)) is not None:
            draft.unit = counted.unit_of(line, found[0])
            return True
    return False


def of_those(line: Line, at: int, unit: str) -> Scope | None:
    """What befell those of whom the number is told: "the number of people killed"."""
    hit = states.beginning(states.table("acts"), line, at, unit) or \
        states.beginning(states.plain_table("states"), line, at, unit)
    if hit is None or hit.shape is not Shape.PAST:
        return None
    return Scope(hit.scope, f"'{scopes.words(line, hit)}' is said of those of whom the number is told", "toll")


def of_figure(line: Line, draft: Draft, before: Sequence[Draft]) -> None:
    """What was told before, told again: "45 were killed; the rebels put the figure at 12"."""
    first = draft.amount.first
    previous = next((one for one in reversed(before) if one.refused is None and one.unit in SAME_THING), None)
    carriers = listed("scopes", "carrier")
    for at in range(first - 1, max(first - NEAR, 0), -1):
        if line[at].low in NUMBERS and line[at - 1].low in THE and line.get(at + 1).low != "of":
            if previous is not None:
                draft.unit = previous.unit
                draft.scope = told_of(previous.scope) if previous.scope is not None else None
            return
        if carriers.ending(line, at + 1) is None:
            return
