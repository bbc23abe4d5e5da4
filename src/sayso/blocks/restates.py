"""Links captions and pull quotes to the sentence of the text that says the same, wholly or in part.

A caption is cut down to what it claims: picture notes ("pictured left", "Pictured: fighters on a hill") are left aside.
What is left is laid beside the sentences of headline, lead and body that share its rarer words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from math import log

from sayso.blocks import marks
from sayso.model import Block, BlockKind, Span
from sayso.text.words import Word, words

REASON = "restates "
TELLERS = frozenset({BlockKind.CAPTION, BlockKind.PULLQUOTE})
TEXT = frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY})
SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z])|(?<=[a-z])(?=[A-Z][a-z]+(?:'s|’s)?\s)")
CANDIDATES = 6
LONGEST = 250
COMMON = 60         # sentences; a stem of more tells nothing, and only the first are looked at
WHOLE = 0.7         # of a claim's weight of words must stand in the sentence for it to be the same claim
PART = 0.4
DEEDS = 0.3         # of its words that are no names
RUN = 6             # words in a row, with three of content, that are no chance


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it is compared: its block, its words, their stems, the stems that say something, and those of them
    that are no names (small letters).
    """

    place: int
    line: tuple[Word, ...]
    stems: tuple[str, ...]
    content: frozenset[str]
    deeds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """How a claim lies beside a sentence: the share of its weight found there, how many words of both are no names and
    what share of the claim's they are, and the longest run of words of both.
    """

    sentence: Told
    share: float
    deeds: int
    deeds_share: float
    run: int
    run_content: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sentences of a page's text, found again by the stems they have; the rarer a stem, the more it tells."""

    sentences: tuple[Told, ...]
    rarity: dict[str, float]
    rarest: float
    places: dict[str, list[int]]


def link(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each caption and pull quote that restates a sentence of the text with the id of that block.

    Call it after `repeats.fold`: what repeats a block restates what that block does.

    >>> from sayso.blocks.lines import split_lines
    >>> text = ("The rebels left the town of Marn on Sunday, residents said.\\n\\n"
    ...         "Pictured: Rebels leave the town of Marn, which residents said they left on Sunday")
    >>> [(block.kind.value, block.restates, block.restates_whole) for block in link(text, split_lines(text))]
    [('body', None, False), ('caption', 'b0', True)]
    """
    shelf = shelve([told for place, block in enumerate(blocks) if block.kind in TEXT and block.repeats is None
                    for told in told_in(text, place, block.span)])
    by_id: dict[str, Block] = {}
    found = []
    for block in blocks:
        now = replace(block, restates=None, restates_whole=False, why=reasons(block))
        if block.kind in TELLERS:
            now = linked(text, now, by_id.get(now.repeats or ""), blocks, shelf)
        by_id[now.id] = now
        found.append(now)
    return tuple(found)


def reasons(block: Block, *more: str) -> tuple[str, ...]:
    """The block's reasons without those an earlier linking gave, and the new ones."""
    return (*(why for why in block.why if not why.startswith(REASON)), *more)


def linked(text: str, block: Block, first: Block | None, blocks: Sequence[Block], shelf: Shelf) -> Block:
    """One caption with the block it restates, if any; `first` is the block it repeats."""
    if first is not None and first.kind in TEXT:
        return replace(block, restates=first.id, restates_whole=True,
                       why=reasons(block, f"{REASON}{first.id}: all of it"))
    if first is not None:
        if first.restates is None:
            return block
        return replace(block, restates=first.restates, restates_whole=first.restates_whole,
                       why=reasons(block, f"{REASON}{first.restates}, as {first.id} does"))
    claims = claims_of(text, block)
    matches = [(claim, match) for claim in claims if (match := best(claim, shelf)) is not None]
    if not matches:
        return block
    match = max((match for _, match in matches), key=lambda match: (match.share, match.run))
    target = blocks[match.sentence.place].id
    whole = len(matches) == len(claims) and all(
        found.share >= WHOLE and found.run >= 4 and blocks[found.sentence.place].id == target
        and same_facts(text, claim, found.sentence)
        for claim, found in matches)
    extent = "all of it" if whole else "in part"
    return replace(block, restates=target, restates_whole=whole, why=reasons(block, f"{REASON}{target}: {extent}"))


def told_in(text: str, place: int, span: Span) -> list[Told]:
    """The sentences of a block."""
    shown, found, start = span.cut(text), [], 0
    for end in [match.start() for match in SENTENCE.finditer(shown)] + [len(shown)]:
        if line := words(shown[start:end], start=span.start + start):
            found.append(told(text, place, line))
        start = end
    return found


def told(text: str, place: int, line: Sequence[Word]) -> Told:
    """Words as they are compared."""
    articles = marks.word_set("small", article="True")
    kept = tuple(word for word in line if word.letters not in articles)
    stems = tuple(marks.root(word.letters) for word in kept)
    content = [(stem, word) for stem, word in zip(stems, kept, strict=True) if marks.is_content(word.letters)]
    deeds = frozenset(stem for stem, word in content if text[word.start].islower())
    return Told(place, kept, stems, frozenset(stem for stem, _ in content), deeds)


def shelve(sentences: Sequence[Told]) -> Shelf:
    """The sentences with where each stem stands and how much it tells: the fewer sentences have it, the more."""
    places: dict[str, list[int]] = {}
    for at, sentence in enumerate(sentences):
        for stem in sorted(sentence.content):
            places.setdefault(stem, []).append(at)
    rarity = {stem: log(1 + len(sentences) / len(found)) for stem, found in places.items()}
    return Shelf(tuple(sentences), rarity, max(rarity.values(), default=1.0), places)


def claims_of(text: str, block: Block) -> list[Told]:
    """What a caption claims, sentence by sentence, without what only tells what the picture shows."""
    shown = block.span.cut(text)
    asides = []
    for mark in marks.caption_marks(shown):
        if mark.how in {"bracket", "credit"} or (mark.how == "start" and mark.entry.fields.get("colon")):
            asides.append(mark.span)
        elif mark.how == "inside" and mark.entry.fields.get("colon"):
            end = re.search(r"[.!?](?:\s|$)", shown[mark.span.end :])
            asides.append(Span(mark.span.start, mark.span.end + end.end() if end else len(shown)))
        elif mark.how == "inside":
            end = re.compile(r"[,;.()]").search(shown, mark.span.end)
            near = end is not None and end.start() - mark.span.end < 40
            asides.append(Span(mark.span.start, end.start() if end and near else mark.span.end))
    claims = []
    for sentence in told_in(text, -1, block.span):
        kept = [word for word in sentence.line
                if not any(aside.start <= word.start - block.span.start < aside.end for aside in asides)]
        claim = told(text, -1, kept)
        if len(claim.content) >= 3:
            claims.append(claim)
    return claims


def best(claim: Told, shelf: Shelf) -> Match | None:
    """The sentence that says most of the claim, where any says enough of it."""
    votes: dict[int, float] = {}
    for stem in sorted(claim.content):
        for at in shelf.places.get(stem, [])[:COMMON]:
            votes[at] = votes.get(at, 0.0) + shelf.rarity[stem]
    likely = [at for at, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:CANDIDATES]]
    matches = [beside(claim, shelf.sentences[at], shelf) for at in likely
               if len(shelf.sentences[at].line) <= LONGEST]
    good = [match for match in matches if says_enough(match)]
    return max(good, key=lambda match: (match.share, match.run, -match.sentence.place), default=None)


def beside(claim: Told, sentence: Told, shelf: Shelf) -> Match:
    """Lay a claim beside a sentence."""
    weight = {stem: shelf.rarity.get(stem, shelf.rarest) for stem in claim.content}
    share = sum(weight[stem] for stem in sorted(claim.content & sentence.content)) / sum(weight.values())
    run = SequenceMatcher(None, claim.stems, sentence.stems, autojunk=False).find_longest_match()
    deeds = len(claim.deeds & sentence.content)
    content = len(set(claim.stems[run.a : run.a + run.size]) & claim.content)
    return Match(sentence, share, deeds, deeds / max(1, len(claim.deeds)), run.size, content)


def says_enough(match: Match) -> bool:
    """Whether a claim and a sentence share more than a page's subject: who is not enough, it takes what they did."""
    if match.deeds < 2 or match.deeds_share < DEEDS:
        return False
    return match.share >= WHOLE or (match.run >= RUN and match.run_content >= 3) or (
        match.share >= PART and match.run >= 3 and match.run_content >= 2)


def same_facts(text: str, claim: Told, sentence: Told) -> bool:
    """Whether the sentence has every number of the claim and the scene it describes, and denies where it denies."""
    numbers = {word.letters for word in claim.line if word.letters[0].isdigit()}
    turned = (marks.turns(claim.line) ^ marks.turns(sentence.line)) & {"negation"}
    hedged = (marks.turns(claim.line) - marks.turns(sentence.line)) & {"hedge"}
    start = claim.line[0].start
    scene = marks.scene(text[start : claim.line[-1].end])
    seen = scene is None or {marks.root(word.letters) for word in words(scene.span.moved(start).cut(text))} <= set(
        sentence.stems)
    return numbers <= {word.letters for word in sentence.line} and not turned and not hedged and seen
