"""Numbers in, quantities out: each with its interval, unit, scope, group and whole, or why it counts nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.mentions.quantities import (
    amounts,
    as_of,
    counted,
    drafts,
    figures_told,
    noun_phrases,
    refusals,
    scopes,
    words,
)
from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.as_of import Timed
from sayso.mentions.quantities.counted import Counted
from sayso.mentions.quantities.drafts import SAME_THING, Draft
from sayso.mentions.quantities.nouns import PEOPLE, listed, listed_model
from sayso.mentions.quantities.scopes import Scope
from sayso.mentions.quantities.words import Line, Word
from sayso.model import Choice, Quantity, Span
from sayso.text.parse import Parsed, ParsedBlock

MONEYED = frozenset({"worth", "cost", "costs", "costing", "pay", "paid", "in", "the", "by", "made", "earned", "spent",
                     "into", "saved"})
"""Before "millions" with nothing behind it: money, or a manner ("by the hundreds"), no people."""
ARE = frozenset({"was", "were", "is", "are", "had", "have", "has", "remain", "remained", "died", "survived"})
MANY_ARE = frozenset({"were", "are", "have"})
DISTANCES = frozenset({"km", "m", "cm", "mm", "miles", "feet", "inches", "yards", "km/h", "mph", "degrees"})
LAND = frozenset({"land", "territory", "area", "ground", "valley", "country", "soil", "coast", "forest", "aid", "food",
                  "stock", "fleet", "crop", "arsenal", "harvest", "airport"})
OF_PEOPLE = frozenset({"population", "populace", "workforce", "electorate", "membership", "staff"})
Pairs = Sequence[tuple[Amount, Counted]]


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a text: the mark's span, its block, what it says, and the rules by which that was read."""

    span: Span
    block: str
    quantity: Choice[Quantity]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A number that counts nothing: where it stands, a short stable name for the reason, and the reason."""

    span: Span
    block: str
    rule: str
    why: str


def find(parsed: Parsed, *, times: Sequence[Timed] = ()) -> tuple[Found, ...]:
    """Every quantity of the parsed blocks, in the order of the text; `times` are the times found in it.

    >>> from sayso.model import Block, BlockKind
    >>> from sayso.text import nlp, parse
    >>> text = "Shelling killed at least 12 people and wounded 30 in Marn."
    >>> first, second = find(parse.parse(text, [Block("b", Span(0, len(text)), BlockKind.BODY)], nlp.load()))
    >>> first.span.cut(text), first.quantity.value.low, first.quantity.value.high, first.quantity.value.scope
    ('at least 12', 12.0, None, 'killed')
    >>> second.quantity.value.unit, second.quantity.value.scope
    ('people', 'wounded')
    """
    return tuple(one for one in examine(parsed, times=times) if isinstance(one, Found))


def refused(parsed: Parsed, *, times: Sequence[Timed] = ()) -> tuple[Refused, ...]:
    """Every number of the parsed blocks that counts nothing, with the reason."""
    return tuple(one for one in examine(parsed, times=times) if isinstance(one, Refused))


def examine(parsed: Parsed, *, times: Sequence[Timed] = ()) -> tuple[Found | Refused, ...]:
    """Every number of the parsed blocks: what it counts, or why it counts nothing."""
    return tuple(one for block in parsed.blocks for one in in_block(block, parsed.text, times))


def in_block(parsed: ParsedBlock, text: str, times: Sequence[Timed]) -> Iterator[Found | Refused]:
    """The numbers of one block."""
    line = words.cut(parsed, text)
    here = [time for time in times if time.span.touches(parsed.block.span)]
    every = [drafted(line, amount, here) for amount in amounts.find(line)]
    live = [draft for draft in every if draft.refused is None]
    pairs = [(draft.amount, draft.counted) for draft in live]
    for at, draft in enumerate(live):
        draft.scope = scope_of(line, draft, pairs, at)
    for at, draft in enumerate(live):
        figures_told.take_unit(line, draft, live[:at])
        drafts.take_over(line, draft, live[:at])
        settle(line, draft, live[:at])
        if draft.scope is None and draft.amount.unit is None and draft.counted.unit is None and draft.unit is not None:
            draft.scope = scopes.own(line, draft.amount, replace(draft.counted, unit=draft.unit), pairs, at)
    given = as_of.given(line, here)
    for draft in every:
        yield finished(line, draft, parsed.block.id, given)


def drafted(line: Line, amount: Amount, times: Sequence[Timed]) -> Draft:
    """A number with what it counts, or with why it counts nothing."""
    reason = refusals.before_counting(line, amount, [time.span for time in times])
    noun = counted.find(line, amount)
    if noun.head is not None and amount.nominal != 1 and noun.unit != PEOPLE:
        noun = without_stray(line, amount, noun, noun.head)
    if reason is None and amount.unit is None:
        reason = refusals.name_follows(line, amount, noun)
    return Draft(amount, noun, amount.unit or noun.unit, refused=reason)


def without_stray(line: Line, amount: Amount, noun: Counted, head: Word) -> Counted:
    """What a number counts, less a noun that cannot be it: "kills 30 monitoring group says", "at 1514 CP"."""
    single = not noun_phrases.is_plural(head)
    if (single or noun.more) and scopes.of_people(line, amount):
        start = head.at - 1 if noun.more else amount.last
        return Counted(None, amount.last, max(amount.last, min(start, noun.first)), None, more=noun.more)
    letters = single and head.text.isupper() and len(head.text) > 1 and listed(head) is None
    if letters and listed_model(head) is None:
        return Counted(None, noun.first, noun.last, None, group=(noun.first, noun.last))   # "12 NC killed"
    return noun


def scope_of(line: Line, draft: Draft, pairs: Pairs, here: int) -> Scope | None:
    """What befell those counted; of a share or a measure, what befell that of which it is one."""
    amount = draft.amount
    if amount.unit is None:
        return scopes.own(line, amount, draft.counted, pairs, here)
    if amount.unit in DISTANCES or amount.unit.isupper():
        return None
    behind = counted.measured(line, amount)
    if behind is None:
        return None
    noun = behind.head.low if behind.head is not None else ""
    people = behind.people or noun in OF_PEOPLE
    if amount.unit in {"share", "percent"} and not (people or behind.unit in SAME_THING or behind.pointing
                                                     or noun in LAND):
        return None   # "13 percent of the vote" is taken, not captured
    return scopes.own(line, amount, replace(behind, unit=PEOPLE if people else amount.unit), pairs, here)


def settle(line: Line, draft: Draft, before: Sequence[Draft]) -> None:
    """The unit where no noun gave it, and the last refusals: "one" that points, and a number with nothing it counts."""
    if draft.unit is None:
        draft.unit = unit_by_context(line, draft, before)
    if draft.unit is None:
        draft.refused = "nothing-counted", "no noun, state or toll tells what it counts"
    elif draft.unit == PEOPLE and draft.amount.nominal == 1 and line[draft.amount.first].low == "one" \
            and draft.share_of is None and (draft.scope is None or draft.counted.pointing):
        draft.refused = "pointing", "'one' with nothing that befell them points at somebody"


def unit_by_context(line: Line, draft: Draft, before: Sequence[Draft]) -> str | None:
    """What a number without a noun counts: people by what befell them, or more of those counted before it."""
    amount, noun = draft.amount, draft.counted
    if draft.scope is not None or are_people(line, amount):
        return PEOPLE
    previous = next((one for one in reversed(before) if one.refused is None and one.unit in SAME_THING), None)
    if previous is not None and (noun.pointing or noun.more or "another" in amount.words
                                 or goes_on(line, previous, amount)):
        return previous.unit
    if line.get(amount.last).low in MANY_ARE and (amount.words or line[amount.number.first].is_word):
        return PEOPLE   # "more than 2000 were held"
    return None


def are_people(line: Line, amount: Amount) -> bool:
    """Whether a vague plural with nothing behind it means people: "thousands marched"."""
    number = amount.number
    return number.nominal is None and not number.ranged and line[number.last - 1].low.endswith("s") \
        and line.get(amount.first - 1).low not in MONEYED and line.get(amount.last).low != "of"


def goes_on(line: Line, previous: Draft, amount: Amount) -> bool:
    """Whether a number word is of those before it: "of the eight victims, three were shot"."""
    near = line[amount.first].sentence - line[previous.amount.first].sentence
    return line.get(amount.last).low in ARE and near <= int(line[amount.number.first].is_word)


def finished(line: Line, draft: Draft, block: str, times: Sequence[as_of.Given]) -> Found | Refused:
    """A draft as what was found, or as what was left out."""
    amount, noun = draft.amount, draft.counted
    span = amount.span(line)
    if draft.refused is not None:
        return Refused(span, block, *draft.refused)
    if amount.number.bad:
        return Found(span, block, Choice(None, amount.number.bad), (amount.number.bad,))
    assert draft.unit is not None
    low, high = amount.low, amount.high
    if amount.number.grouped is not None and amount.unit is None and amount.nominal == low == high:
        low = high = amount.number.grouped   # "1.500 people" are no one and a half
    time = as_of.value(line, amount, times)
    head = noun.head if amount.unit is None else None
    quantity = Quantity(
        rounded(low), rounded(high), draft.unit,
        scope=draft.scope.scope if draft.scope else None,
        group=printed(line, *noun.group) if noun.group is not None and draft.unit == PEOPLE else None,
        share_of=amount.whole.nominal if amount.whole is not None else draft.share_of,
        as_of=time[0] if time else None,
        counted=Span(head.start, head.end) if head is not None else None)
    why = reasons(draft, time)
    return Found(span, block, Choice(quantity, "; ".join(why)), why)


def rounded(bound: float | None) -> float | None:
    """A bound without what a product of decimals leaves behind.

    >>> rounded(50 * 1.1)
    55.0
    """
    return None if bound is None else float(f"{bound:.14g}")


def printed(line: Line, first: int, last: int) -> str:
    """The words from `first` up to `last` as printed, line breaks, wide gaps and an editor's brackets aside."""
    kept = [line[at] for at in range(first, last) if line[at].text not in {"[", "]"}]
    return "".join((" " if at and not word.glued else "") + word.text for at, word in enumerate(kept))


def reasons(draft: Draft, time: tuple[str, str] | None) -> tuple[str, ...]:
    """Why the quantity is what it is, in plain words."""
    amount = draft.amount
    why = [amount.number.why]
    why += [f"'{word}' shapes the interval" for word in amount.words]
    if amount.unit is not None:
        why.append(f"measured in {amount.unit}")
    elif draft.counted.head is not None:
        why.append(f"it counts '{draft.counted.head.text}'")
    else:
        why.append(f"no noun of its own: {draft.unit} by what is said of them")
    if draft.scope is not None:
        why.append(f"{draft.scope.scope}: {draft.scope.why}")
    if amount.whole is not None or draft.share_of is not None:
        why.append("its whole stands beside it")
    if time is not None:
        why.append(f"as of a time behind '{time[1]}'")
    return tuple(why)
