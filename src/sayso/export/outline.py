"""A reading in the order in which people look at it: by speaker, by dispute, by what was folded or left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.export.visible import one_line
from sayso.model import Block, BlockKind, Caveat, CaveatKind, Certainty, Dispute, Drop, Polarity, Reading, Statement

NOBODY = "nobody named"
IN_WORDS = {
    (Certainty.CERTAIN, Polarity.POSITIVE): "certain",
    (Certainty.CERTAIN, Polarity.NEGATIVE): "certainly not",
    (Certainty.PROBABLE, Polarity.POSITIVE): "probable",
    (Certainty.PROBABLE, Polarity.NEGATIVE): "probably not",
    (Certainty.POSSIBLE, Polarity.POSITIVE): "possible",
    (Certainty.POSSIBLE, Polarity.NEGATIVE): "possibly not",
    (Certainty.CONDITIONAL, Polarity.POSITIVE): "conditional",
    (Certainty.CONDITIONAL, Polarity.NEGATIVE): "conditionally not",
    (Certainty.UNSTATED, Polarity.POSITIVE): "certainty not stated",
    (Certainty.UNSTATED, Polarity.NEGATIVE): "not so, certainty not stated",
}
CAVEATS = {
    CaveatKind.NOT_VERIFIED: "not verified",
    CaveatKind.NO_COMMENT: "no comment",
    CaveatKind.NO_RESPONSE: "no response",
    CaveatKind.NO_CLAIM: "claimed by nobody",
}
LEFT_OUT = {
    "no-clause": "no full clause",
    "same-content": "words already in another statement",
    "said-again": "said again in a caption",
    "only-a-caveat": "a refusal to comment or the like",
    "hedge-of-the-speaker": "a speaker's own hedge",
    "cue-already-used": "word of saying already used",
    "quotation-without-speaker": "a quotation without a speaker",
    "not-the-outlets-voice": "not the outlet's own words",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with those that lie inside its content."""

    statement: Statement
    within: tuple["Told", ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker with what they say, and what others have them say (`quoted`: inside statements of others)."""

    name: str
    named: bool
    told: tuple[Told, ...]
    quoted: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """A dispute with its statements in place of their ids."""

    dispute: Dispute
    claims: tuple[Statement, ...]
    denial: Statement


@dataclass(frozen=True, slots=True)
class Folded:
    """A block and how often the page prints it."""

    block: Block
    printed: int


def who(statement: Statement) -> str:
    """The name under which a statement is listed: its actor, or else that nobody is named."""
    return statement.actor.value or NOBODY


def certainty(statement: Statement) -> str:
    """Certainty and polarity in words: "probable", "certainly not"."""
    return IN_WORDS[statement.certainty, statement.polarity]


def speakers(reading: Reading) -> tuple[Speaker, ...]:
    """Who says what, speakers in the order in which the page lets them speak; who is not named comes last."""
    by_id = {statement.id: statement for statement in reading.statements}
    within: dict[str, list[Statement]] = defaultdict(list)
    outermost: dict[str, list[Statement]] = defaultdict(list)
    quoted: dict[str, list[Statement]] = defaultdict(list)
    for statement in in_order(reading.statements):
        outermost[who(statement)]
        if (holder := encloser(statement, by_id)) is not None:
            within[holder].append(statement)
            quoted[who(statement)].append(statement)
        else:
            outermost[who(statement)].append(statement)

    def told(statement: Statement) -> Told:
        return Told(statement, tuple(map(told, within[statement.id])))

    found = [Speaker(name, name != NOBODY, tuple(map(told, statements)), tuple(quoted[name]))
             for name, statements in outermost.items()]
    return tuple(sorted(found, key=lambda speaker: not speaker.named))


def encloser(statement: Statement, by_id: Mapping[str, Statement]) -> str | None:
    """The id of the statement in which this one is told; None for one that stands by itself, or holds itself."""
    above, passed = statement.nested_in, {statement.id}
    while above is not None and above in by_id and above not in passed:
        passed.add(above)
        above = by_id[above].nested_in
    return statement.nested_in if statement.nested_in in by_id and above != statement.id else None


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """The statements as they stand in the text."""
    return sorted(statements, key=lambda statement: (statement.span, statement.id))


def walk(told: Iterable[Told], depth: int = 0) -> Iterator[tuple[int, Statement]]:
    """Every statement with how deep it is nested, outer before inner."""
    for one in told:
        yield depth, one.statement
        yield from walk(one.within, depth + 1)


def sides(reading: Reading) -> tuple[Sides, ...]:
    """The disputes of the page with what stands on either side."""
    by_id = {statement.id: statement for statement in reading.statements + reading.narration}
    found = []
    for dispute in reading.disputes:
        claims = tuple(by_id[claim] for claim in dispute.claims if claim in by_id)
        if claims and dispute.denial in by_id:
            found.append(Sides(dispute, claims, by_id[dispute.denial]))
    return tuple(found)


def caveats(reading: Reading) -> dict[str, tuple[Caveat, ...]]:
    """The caveats that stand beside each statement, by its id; those beside no statement under ""."""
    known = {statement.id for statement in reading.statements}
    beside: dict[str, tuple[Caveat, ...]] = {}
    for caveat in sorted(reading.caveats, key=lambda caveat: (caveat.span, caveat.id)):
        for ident in [ident for ident in caveat.about if ident in known] or [""]:
            beside[ident] = (*beside.get(ident, ()), caveat)
    return beside


def caveat(one: Caveat, text: str) -> tuple[str, str, str]:
    """A caveat as it is shown: its kind in words, whose it is ("" where nobody is named), and its clause."""
    who = "" if one.by is None else one.actor.value or one.by.cut(text)
    return CAVEATS[one.kind], one_line(who), one_line(one.span.cut(text))


def folded(reading: Reading) -> tuple[Folded, ...]:
    """Every block that is not a repeat, with how often it is printed."""
    repeats = Counter(block.repeats for block in reading.blocks)
    return tuple(Folded(block, 1 + repeats[block.id]) for block in reading.blocks if block.repeats is None)


def kinds(reading: Reading) -> tuple[tuple[BlockKind, int], ...]:
    """How many blocks of each kind there are, repeats left out, in the order of the kinds."""
    counts = Counter(block.kind for block in reading.blocks if block.repeats is None)
    return tuple((kind, counts[kind]) for kind in BlockKind if counts[kind])


def dropped(reading: Reading) -> tuple[Drop, ...]:
    """What was looked at and left out; blocks set aside whole are counted as blocks and not here."""
    aside = {block.span for block in reading.blocks if not block.counts}
    return tuple(drop for drop in reading.drops if drop.span not in aside)


def silence(reading: Reading) -> str:
    """What is said where a page has no statement: why none was looked for, or that none was found."""
    whole = [drop.why for drop in reading.drops if drop.span is None]
    return f"Not looked for: {'; '.join(whole)}." if whole else "Nobody is reported to say anything on this page."


def left_out(reading: Reading) -> tuple[tuple[str, int], ...]:
    """The reasons for which something was left out, the most frequent first."""
    return tuple(Counter(drop.rule for drop in dropped(reading)).most_common())


def counted(number: int, thing: str, things: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "statement"), counted(2, "statement"), counted(2, "body", "bodies")
    ('1 statement', '2 statements', '2 bodies')
    """
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def in_plain_words(name: str) -> str:
    """The stable name of a rule that left something out, in words; one not listed reads as it is, without its hyphens.

    >>> in_plain_words("no-clause"), in_plain_words("block-is-teaser")
    ('no full clause', 'block is teaser')
    """
    return LEFT_OUT.get(name, name.replace("-", " "))
