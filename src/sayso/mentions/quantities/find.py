"""Numbers in, quantities out: each number of a text with its interval, unit, scope, group and whole, or why it counts nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.mentions.quantities import amounts, as_of, counted, refusals, scopes, words
from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.as_of import Timed
from sayso.mentions.quantities.counted import Counted
from sayso.mentions.quantities.nouns import PEOPLE
from sayso.mentions.quantities.scopes import Scope
from sayso.mentions.quantities.words import Line
from sayso.model import Choice, Quantity, Span
from sayso.text.parse import Parsed, ParsedBlock

INCLUDING = frozenset({"including", "among", "includes", "included", "include", "comprising"})
JOINING = frozenset({"and", ",", "plus", "as", "well", "along", "with", "together", "or", "&", "also", "another", "besides"})
MONEYED = frozenset({"worth", "cost", "costs", "costing", "pay", "paid", "in", "the", "by", "made", "earned", "spent", "into", "saved"})
WITH = frozenset({("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"), ("plus",)})
SAME_THING = frozenset({"people", "aircraft", "vehicles", "ships", "buildings", "settlements", "districts", "sites", "attacks",
                        "weapons", "groups", "countries", "families"})


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


@dataclass(slots=True)
class Draft:
    """A number on its way to a quantity."""

    amount: Amount
    counted: Counted
    unit: str | None
    scope: Scope | None = None
    share_of: float | None = None
    refused: tuple[str, str] | None = None
    after: "Draft | None" = None
    why: tuple[str, ...] = ()


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
    drafts = [drafted(line, amount, here) for amount in amounts.find(line)]
    live = [draft for draft in drafts if draft.refused is None]
    pairs = [(draft.amount, draft.counted) for draft in live]
    for at, draft in enumerate(live):
        draft.scope = scope_of(line, draft, pairs, at)
    for at, draft in enumerate(live):
        if draft.amount.unit in {None, "share"}:
            take_over(line, draft, live[:at])
        if draft.refused is None:
            settle(line, draft, live[:at])
    for draft in drafts:
        yield finished(line, draft, parsed.block.id, here)


def drafted(line: Line, amount: Amount, times: Sequence[Timed]) -> Draft:
    """A number with what it counts, or with why it counts nothing."""
    reason = refusals.before_counting(line, amount, [time.span for time in times])
    noun = counted.find(line, amount)
    if noun.head is not None and amount.nominal != 1 and noun.unit != PEOPLE and not counted.is_plural(noun.head) \
            and scopes.of_people(line, amount):
        noun = Counted(None, amount.last, amount.last, None)   # "kills 30 monitoring group says"
    if reason is None and amount.unit is None:
        reason = refusals.name_follows(line, amount, noun)
    return Draft(amount, noun, amount.unit or noun.unit, refused=reason)


DISTANCES = frozenset({"km", "m", "cm", "mm", "miles", "feet", "inches", "yards", "km/h", "mph", "degrees"})
OF_PEOPLE = frozenset({"population", "populace", "workforce", "electorate", "membership", "staff"})


def scope_of(line: Line, draft: Draft, pairs: Sequence[tuple[Amount, Counted]], here: int) -> Scope | None:
    """What befell those counted; of a share or a measure, what befell that of which it is one."""
    amount, noun = draft.amount, draft.counted
    if amount.unit is None:
        return scopes.own(line, amount, noun, pairs, here)
    if amount.unit in DISTANCES or amount.unit.isupper():
        return None
    behind = counted.measured(line, amount)
    if behind is None:
        return None
    people = behind.people or (behind.head is not None and behind.head.low in OF_PEOPLE)
    return scopes.own(line, amount, replace(behind, unit=PEOPLE) if people else replace(behind, unit=amount.unit), pairs, here)


def take_over(line: Line, draft: Draft, before: Sequence[Draft]) -> None:
    """What a number has from one before it: "12 people, including five children", "and three soldiers", "six of them"."""
    previous = next((one for one in reversed(before) if one.refused is None and one.amount.unit is None
                     and one.unit is not None), None)
    if previous is None:
        return
    link = linking(line, previous, draft)
    if link is None:
        return
    root = previous.after if link == "and" and previous.after is not None else previous
    if draft.amount.unit is not None:
        return
    if draft.unit is None and link in {"part", "including"}:
        draft.unit = previous.unit
    same = draft.unit == previous.unit or (draft.unit is None and previous.unit == PEOPLE)
    if not same:
        if link == "and" and draft.scope is None and previous.scope is not None and shared_fate(previous, draft):
            draft.scope = Scope(previous.scope.scope, f"as of those before it ({previous.scope.why})", previous.scope.side)
        return
    if link in {"part", "including"} or (link == "and" and previous.after is not None):
        whole = root if link == "and" else previous
        draft.after = whole
        if whole.amount.nominal is not None and (draft.amount.nominal or 0) <= whole.amount.nominal:
            draft.share_of = whole.amount.nominal
    given = previous.scope
    behind = draft.scope is not None and link == "including" and draft.scope.side == "behind" \
        and given is not None and given.side == "before"   # "killed 14, including three children fleeing Marn"
    if draft.scope is None or behind or (link in {"part", "including"} and draft.scope.side == "parse"):
        if given is not None and (link != "and" or given.side in {"before", "behind", "parse"}):
            draft.scope = Scope(given.scope, f"as of those before it ({given.why})", given.side)
    if draft.unit is None and draft.scope is not None:
        draft.unit = previous.unit


def shared_fate(previous: Draft, draft: Draft) -> bool:
    """Whether what befell some things befell others named with them: "destroyed 13 posts, seven trucks and a mast"."""
    return previous.scope is not None and previous.scope.side in {"before", "behind", "parse"} \
        and previous.scope.scope in {"destroyed", "damaged", "captured", "lost", "delivered"} \
        and PEOPLE not in {previous.unit, draft.unit} and draft.unit in SAME_THING


def linking(line: Line, previous: Draft, draft: Draft) -> str | None:
    """How a number hangs on the one before it: "part", "including", "and"; None where it does not."""
    start, end = previous.counted.last, draft.amount.first
    if start > end:
        return None
    between = [line[at].low for at in range(start, end)]
    if draft.counted.pointing and line.get(draft.counted.last - 1).low in {"them", "whom", "those", "these", "which"} \
            and len(between) <= 12 and line[start - 1].sentence == line[end].sentence:
        return "part"
    told = previous.scope
    if told is not None and start < told.last <= end:
        rest = [line[at].low for at in range(told.last, end)]
        if 0 < len(rest) <= 4 and all(word in JOINING for word in rest) and rest != [","] and rest[-1] not in {","}:
            return "and"
    if between and (between[-1] in {"and", "plus"} or tuple(between[-3:]) in WITH or tuple(between[-2:]) in WITH) and len(between) <= 9 and line[start - 1].sentence == line[end].sentence \
            and not any(line[at].tag in counted.FINITE or line[at].low == "to" for at in range(start, end)):
        return "and"
    tail = between[-4:]
    if "." in between or line[start - 1].sentence != line[end].sentence:
        return None
    among = next((at for at in range(len(between) - 1) if between[at] in INCLUDING), None)
    if among is not None and "and" in between[among:] and len(between) - among <= 6 and len(between) <= 14 \
            and not any(line[start + at].tag in counted.FINITE for at in range(among, len(between))):
        return "including"   # "among them a child and two women"
    if any(word in INCLUDING for word in tail) and len(between) <= 14:
        return "including"
    if len(between) <= 5 and all(word in JOINING for word in between):
        return "and"   # with nothing between, a list that has lost its commas
    if previous.after is not None and len(between) <= 5 and between[-1] in {"and", ","} and between[0] in {"a", "an", ",", "and"} \
            and not any(line[at].tag in counted.FINITE for at in range(start, end)):
        return "and"   # "among them a child and two women"
    return None


def settle(line: Line, draft: Draft, before: Sequence[Draft]) -> None:
    """The unit where no noun gave it, and the last refusal: a number with nothing that it counts."""
    if draft.unit is not None:
        if draft.unit == PEOPLE and draft.amount.nominal == 1 and draft.scope is None and draft.share_of is None \
                and line[draft.amount.first].low == "one":
            draft.refused = "pointing", "'one' with nothing that befell them points at somebody"
        return
    if draft.scope is not None:
        draft.unit = PEOPLE
        return
    amount = draft.amount
    if amount.number.nominal is None and not amount.number.ranged and line[amount.number.last - 1].low.endswith("s") \
            and line.get(amount.first - 1).low not in MONEYED and line.get(amount.last).low != "of":
        draft.unit = PEOPLE   # "thousands marched"
        return
    previous = next((one for one in reversed(before) if one.refused is None and one.unit in SAME_THING), None)
    if previous is not None and (draft.counted.pointing or draft.counted.more or "another" in draft.amount.words):
        draft.unit = previous.unit
        return
    draft.refused = refusals.nothing_counted(line, draft.amount, Counted(None, 0, 0, None))


def finished(line: Line, draft: Draft, block: str, times: Sequence[Timed]) -> Found | Refused:
    """A draft as what was found, or as what was left out."""
    amount = draft.amount
    span = amount.span(line)
    if draft.refused is not None:
        return Refused(span, block, *draft.refused)
    if amount.number.bad:
        return Found(span, block, Choice(None, amount.number.bad), (amount.number.bad,))
    low, high = rounded(amount.low), rounded(amount.high)
    number, counted_ = amount.number, draft.counted
    if number.grouped is not None and amount.unit is None and number.nominal == low == high:
        low = high = number.grouped
    group = None
    if counted_.group is not None and draft.unit == PEOPLE:
        first, last = counted_.group
        group = Span(line[first].start, line[last - 1].end)
    head = counted_.head
    share_of = amount.whole.nominal if amount.whole is not None else draft.share_of
    time = as_of.value(line, amount, times)
    why = reasons(draft, time)
    assert draft.unit is not None
    quantity = Quantity(
        low, high, draft.unit, scope=draft.scope.scope if draft.scope else None,
        group=cut(line, counted_.group) if group else None, share_of=share_of, as_of=time[0] if time else None,
        counted=Span(head.start, head.end) if head is not None and amount.unit is None else None)
    return Found(span, block, Choice(quantity, "; ".join(why)), why)


def rounded(bound: float | None) -> float | None:
    """A bound without what a product of decimals leaves behind.

    >>> rounded(50 * 1.1)
    55.0
    """
    return None if bound is None else float(f"{bound:.12g}")


def cut(line: Line, run: tuple[int, int] | None) -> str | None:
    """The words of a run as printed."""
    if run is None:
        return None
    text, end = "", line[run[0]].start
    for at in range(*run):
        text += (" " if line[at].start > end else "") + line[at].text
        end = line[at].end
    return text


def reasons(draft: Draft, time: tuple[str, str] | None) -> tuple[str, ...]:
    """Why the quantity is what it is, in plain words."""
    amount = draft.amount
    why = [amount.number.why]
    why += [f"'{word}' shapes the interval" for word in amount.words]
    if draft.counted.head is not None and amount.unit is None:
        why.append(f"it counts '{draft.counted.head.text}'")
    elif amount.unit is not None:
        why.append(f"measured in {amount.unit}")
    else:
        why.append(f"no noun of its own: {draft.unit} by what is said of them")
    if draft.scope is not None:
        why.append(f"{draft.scope.scope}: {draft.scope.why}")
    if amount.whole is not None or draft.share_of is not None:
        why.append("its whole stands beside it")
    if time is not None:
        why.append(f"as of a time behind '{time[1]}'")
    return tuple(why)
