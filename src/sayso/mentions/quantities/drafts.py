"""A number on its way to a quantity, and what it has from those before it: "12 people, including five children"."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.counted import Counted
from sayso.mentions.quantities.noun_phrases import FINITE
from sayso.mentions.quantities.nouns import PEOPLE
from sayso.mentions.quantities.scopes import Scope
from sayso.mentions.quantities.words import Line

INCLUDING = frozenset({"including", "among", "includes", "included", "include", "comprising"})
JOINING = frozenset({"and", ",", "plus", "as", "well", "along", "with", "together", "or", "&", "also", "another",
                     "besides", "in", "addition", "to"})
WITH = frozenset({("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"), ("plus",)})
SAME_THING = frozenset({"people", "aircraft", "vehicles", "ships", "buildings", "settlements", "districts", "sites",
                        "attacks", "weapons", "groups", "countries", "families"})
SHARED = frozenset({"destroyed", "damaged", "captured", "lost", "delivered"})
"""What befalls things of several kinds in one list."""
POINTERS = frozenset({"them", "whom", "those", "these", "which"})
NEAR, REACH, FAR, AWAY = 5, 9, 22, 25


@dataclass(slots=True)
class Draft:
    """A number with what it counts, what befell that, the whole of which it is a part, and why it may count nothing.

    `part_of` is the draft of the number that it is a part of.
    """

    amount: Amount
    counted: Counted
    unit: str | None
    scope: Scope | None = None
    share_of: float | None = None
    refused: tuple[str, str] | None = None
    part_of: "Draft | None" = None


def take_over(line: Line, draft: Draft, before: Sequence[Draft]) -> None:
    """Give a number the unit, the scope and the whole that it has from the one before it."""
    previous = next((one for one in reversed(before) if one.refused is None and one.amount.unit is None
                     and one.unit is not None), None)
    if previous is None or draft.amount.unit is not None:
        return
    link = linking(line, previous, draft)
    if link is None:
        return
    if draft.unit is None and link != "and":
        draft.unit = previous.unit
    if draft.unit != previous.unit and not (draft.unit is None and previous.unit == PEOPLE):
        if link == "and" and draft.scope is None and shares_fate(previous, draft):
            assert previous.scope is not None
            draft.scope = told_of(previous.scope)
        return
    whole = previous.part_of if link == "and" else previous
    if whole is not None:
        draft.part_of = whole
        if whole.amount.nominal is not None and (draft.amount.low or 0) <= whole.amount.nominal:
            draft.share_of = whole.amount.nominal
    given = previous.scope
    if given is not None and wants(draft, given, link if previous.part_of is None else "including"):
        draft.scope = told_of(given)
    if draft.unit is None and draft.scope is not None:
        draft.unit = previous.unit


def wants(draft: Draft, given: Scope, link: str) -> bool:
    """Whether a number takes the scope of the one before it, rather than its own."""
    own = draft.scope
    if own is None:
        return link != "and" or given.side in {"before", "behind", "parse"}
    if link == "and":
        return False
    if own.side != "behind":
        return own.side == "parse"
    if link == "part":   # "three of them later died", but "eight of them on a road where some fled"
        return own.last - draft.counted.last > NEAR
    # "killed 14, including three children fleeing Marn"
    return given.side == "before" or 0 <= given.last <= draft.amount.first


def told_of(scope: Scope) -> Scope:
    """A scope as taken over."""
    return Scope(scope.scope, f"as of those before it ({scope.why})", scope.side)


def shares_fate(previous: Draft, draft: Draft) -> bool:
    """Whether what befell some things befell others named with them: "destroyed 13 posts, seven trucks and a mast"."""
    return previous.scope is not None and previous.scope.side in {"before", "behind", "parse"} \
        and previous.scope.scope in SHARED and PEOPLE not in {previous.unit, draft.unit} and draft.unit in SAME_THING


def linking(line: Line, previous: Draft, draft: Draft) -> str | None:
    """How a number hangs on the one before it: "part", "including", "and"; None where it does not."""
    start, end = previous.counted.last, draft.amount.first
    if start > end or line[start - 1].sentence != line[end].sentence:
        return None
    between = [line[at].low for at in range(start, end)]
    if "." in between:
        return None
    if draft.counted.pointing:
        near = line.get(draft.counted.last - 1).low in POINTERS and len(between) <= AWAY
        return "part" if near else None
    finite = [line[at].tag in FINITE for at in range(start, end)]
    among = next((at for at in range(len(between)) if between[at] in INCLUDING), None)
    if among is not None and len(between) <= FAR and not any(finite[among:]) and (
            among >= len(between) - 4 or ("and" in between[among:] and len(between) - among <= 6)):
        return "including"   # also "among them a child and two women"
    told = previous.scope
    if told is not None and start < told.last <= end:
        return "and" if tuple(between[told.last - start :]) in WITH else None
    if len(between) <= NEAR and all(word in JOINING for word in between):
        return "and"   # with nothing between, a list that has lost its commas
    if any(finite) or not between:
        return None
    if len(between) <= REACH and "to" not in between[:-1] and (between[-1] in {"and", "plus"}
                                                             or any(tuple(between[-size:]) in WITH for size in (2, 3))):
        return "and"   # "12 soldiers in Marn and three"
    return None
