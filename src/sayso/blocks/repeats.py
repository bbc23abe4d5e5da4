"""Folds blocks that say again what an earlier block of the page says onto the first that says it.

Two blocks say the same where every word of the later one stands in the earlier one, in order, and what the later one
leaves out changes nothing: picture notes, a date, a cut tail, a clause set off by commas. A word put in place of
another (a number, a place, a scene), a negation or a "he said" more or less makes another claim: nothing is folded.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from sayso.blocks import marks
from sayso.model import Block, BlockKind
from sayso.text.words import Word, shingles, words

REASON = "says again what "
SHINGLE = 3
POSTINGS = 24       # a run of words that more blocks than this share is a stock phrase of the page and finds nothing
CANDIDATES = 8
LONGEST = 400       # words; beyond, only equal blocks are folded
LEAST = 5           # words; shorter blocks are folded only where they are equal
OWNER = 3           # words at most that name whose a thing is
HELD = 0.8          # of the different words of a repeat, picture notes included, must stand in the block it repeats
ELLIPSIS = re.compile(r"(?:…|\.\.\.+)[\"'”’)\]]*\s*$")
BOUNDARY = re.compile(r"[,;:.!?()\[\]–—…]|\s-\s|--")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s")

# What a repeat may point to. Running text never hides behind a caption or a teaser; a caption may hide behind all.
TARGETS = {
    BlockKind.HEADLINE: frozenset({BlockKind.HEADLINE}),
    BlockKind.LEAD: frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY}),
    BlockKind.BODY: frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY}),
    BlockKind.SUBHEAD: frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD}),
    BlockKind.CAPTION: frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.CAPTION}),
    BlockKind.PULLQUOTE: frozenset({BlockKind.LEAD, BlockKind.BODY, BlockKind.PULLQUOTE}),
    BlockKind.CORRECTION: frozenset({BlockKind.CORRECTION}),
    BlockKind.TEASER: frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.TEASER,
                                 BlockKind.BOILERPLATE}),
    BlockKind.BOILERPLATE: frozenset({BlockKind.BOILERPLATE, BlockKind.TEASER}),
}
CUT_TO_FIT = frozenset({BlockKind.CAPTION, BlockKind.TEASER, BlockKind.BOILERPLATE})
WITHIN_LONGER = frozenset({BlockKind.CAPTION, BlockKind.PULLQUOTE, BlockKind.TEASER, BlockKind.BODY, BlockKind.LEAD})


@dataclass(frozen=True, slots=True)
class Said:
    """A block as it is compared: its words without stock words, their stems, and before which of them a clause or a
    sentence begins.
    """

    block: Block
    shown: str
    line: tuple[Word, ...]
    stems: tuple[str, ...]
    clause: frozenset[int]
    sentence: frozenset[int]
    all_words: frozenset[str]
    cut: bool
    asks: bool
    key: tuple[str, ...]    # what equal blocks have in common
    runs: frozenset[tuple[str, ...]]    # of its stems; none of a block too long to be laid beside others


def fold(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each that says again what an earlier one says marked with the id of the first that says it.

    >>> from sayso.blocks.lines import split_lines
    >>> text = "Rebels rest near Tolvik on Sunday (pictured)\\n\\nRebels rest near Tolvik on Sunday"
    >>> [block.repeats for block in fold(text, split_lines(text))]
    [None, 'b0']
    """
    equal: dict[tuple[BlockKind, tuple[str, ...]], int] = {}
    runs: dict[tuple[str, ...], list[int]] = {}
    found: list[Block] = []
    said = [said_by(text, block) for block in blocks]
    known = known_words(said)
    for place, now in enumerate(said):
        target, why = first_same(now, said, equal, runs, known) if now.line else (None, "")
        if target is not None:
            first = blocks[target].id
            found.append(replace(now.block, repeats=first, why=reasons(now.block, f"{REASON}{first} says: {why}")))
            equal.setdefault((now.block.kind, now.key), target)
            continue
        found.append(replace(now.block, repeats=None, why=reasons(now.block)))
        equal.setdefault((now.block.kind, now.key), place)
        for run in now.runs:
            places = runs.setdefault(run, [])
            if len(places) < POSTINGS:
                places.append(place)
    return tuple(found)


def reasons(block: Block, *more: str) -> tuple[str, ...]:
    """The block's reasons without those an earlier folding gave, and the new ones."""
    return (*(why for why in block.why if not why.startswith(REASON)), *more)


def said_by(text: str, block: Block) -> Said:
    """What a block says, without the words that say nothing: articles, datelines, picture notes and credits."""
    shown = block.span.cut(text)
    line = words(shown)
    asides = stock(shown)
    articles = marks.word_set("small", article="True")
    kept = [word for word in line if word.letters not in articles
            and not (asides and any(start <= word.start < end for start, end in asides))] or list(line)
    gaps = [(at, gap) for at, (before, after) in enumerate(pairwise(kept), 1)
            if (gap := shown[before.end : after.start]) != " "]
    clause = frozenset(at for at, gap in gaps if BOUNDARY.search(gap)) | {0, len(kept)}
    sentence = frozenset(at for at, gap in gaps if SENTENCE_END.search(gap)) | {0, len(kept)}
    asks = shown.rstrip("\"'”’) ").endswith("?")
    stems = tuple([marks.root(word.letters) for word in kept])
    runs = frozenset(shingles(stems, SHINGLE)) if LEAST <= len(stems) <= LONGEST else frozenset()
    return Said(block, shown, tuple(kept), stems, clause, sentence,
                frozenset(word.letters for word in line), bool(ELLIPSIS.search(shown)),
                asks, (*[word.letters for word in kept], "?" if asks else ""), runs)


def stock(shown: str) -> list[tuple[int, int]]:
    """Stretches that say nothing by themselves: "(pictured)", "Photo: Ana Rusk/CP", "MARN (CP) -", "(NC)" after the
    name it is short for.

    >>> text = "The Northern Council (NC) left Marn (pictured)"
    >>> [text[start:end] for start, end in stock(text)]
    ['(pictured)', '(NC)']
    """
    found = [(mark.span.start, mark.span.end) for mark in marks.caption_marks(shown)
             if mark.how in {"bracket", "credit"} or mark.entry.fields.get("colon") or mark.entry.fields.get("dash")]
    if dateline := marks.DATELINE.match(shown):
        found.append(dateline.span())
    for bracket in re.finditer(r"\(([A-Z]{2,7})\)", shown):
        initials = "".join(name[0] for name in re.findall(r"[^\W\d_]+", shown[: bracket.start()]) if name[0].isupper())
        if initials.endswith(bracket[1]):
            found.append(bracket.span())
    return found


def first_same(now: Said, said: Sequence[Said], equal: dict[tuple[BlockKind, tuple[str, ...]], int],
               runs: dict[tuple[str, ...], list[int]], known: frozenset[str]) -> tuple[int | None, str]:
    """The place of the first earlier block that says what `now` says, and how it does; None where none does."""
    same = [place for kind in TARGETS[now.block.kind] if (place := equal.get((kind, now.key))) is not None]
    same = [place for place in same if said[place].block.kind in TARGETS[now.block.kind] and held(now, said[place])]
    if same and (len(now.line) >= LEAST or now.block.kind not in {BlockKind.BODY, BlockKind.LEAD}):
        return min(same), "the same words"
    if not LEAST <= len(now.line) <= LONGEST:
        return None, ""
    shared: dict[int, int] = {}
    for run in now.runs:
        for place in runs.get(run, ()):
            shared[place] = shared.get(place, 0) + 1
    likely = sorted(shared, key=lambda place: (-shared[place], place))[:CANDIDATES]
    for place in sorted(likely):
        then = said[place]
        fits = then.block.kind in TARGETS[now.block.kind] and held(now, then) and now.asks == then.asks
        if fits and (why := says_again(now, then, known=known)):
            return place, why
    return None, ""


def held(now: Said, then: Said) -> bool:
    """Whether most of the different words of one block, picture notes included, stand in the other."""
    return len(now.all_words & then.all_words) >= HELD * len(now.all_words)


def known_words(said: Sequence[Said]) -> frozenset[str]:
    """The stems that stand in two blocks or more that differ: nothing is lost where one of these blocks is folded."""
    stems = {now.key: now.stems for now in said}
    counted = Counter(stem for line in stems.values() for stem in set(line))
    return frozenset(stem for stem, count in counted.items() if count > 1)


def says_again(now: Said, then: Said, *, known: frozenset[str]) -> str:
    """How `now` says what `then` has said before; empty where it says anything else."""
    new = set(now.stems).difference(then.stems)
    if len(new) > OWNER or not new <= known:
        return ""
    differences = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, then.stems, now.stems, autojunk=False).get_opcodes():
        if what == "equal":
            pairs = zip(then.line[i1:i2], now.line[j1:j2], strict=True)
            if any(not same_word(a.letters, b.letters) for a, b in pairs):
                return ""
            continue
        why = ""
        if what == "delete":
            why = left_out(then, now, i1, i2)
        elif what == "insert":
            why = put_in(now, j1, j2, known)
        if not why:
            return ""
        differences.append(why)
    if not differences:
        return "the same words"
    return "the same words, but for " + ", ".join(dict.fromkeys(differences))


def same_word(one: str, other: str) -> bool:
    """Whether two words with one stem say the same: equal, or forms of one verb of which one is past or -ing.

    >>> same_word("shows", "showed"), same_word("soldier", "soldiers")
    (True, False)
    """
    return one == other or marks.is_past(one) or marks.is_past(other)


def left_out(then: Said, now: Said, start: int, end: int) -> str:
    """Why the words `start` to `end` of the earlier block can be missing from the later; empty where they cannot."""
    gone = then.line[start:end]
    turned = marks.turns(gone)
    tail = end == len(then.line)
    clause = start in then.clause and end in then.clause
    dated_next = not tail and marks.is_date_word(then.line[end].letters)
    # A paragraph cut short may have lost who says it, in words we do not know; captions and teasers are cut to fit.
    cuttable = now.block.kind in CUT_TO_FIT and then.block.kind in CUT_TO_FIT | {BlockKind.HEADLINE}
    numbered = any(word.letters[0].isdigit() for word in gone)
    reasons_why = {
        "a date left out": is_date(then, start, end),
        "what stands around the quotation": clause and now.block.kind is BlockKind.PULLQUOTE,
        "a sentence left out": start in then.sentence and end in then.sentence and now.block.kind in WITHIN_LONGER,
        "a tail cut off": cuttable and tail and (now.cut or (start >= LEAST and not turned and not numbered)),
        "a clause left out": cuttable and start > 0 and start in then.clause and (clause or dated_next)
        and not turned & {"saying", "condition"},
    }
    return next((why for why, holds in reasons_why.items() if holds), "")


def is_date(then: Said, start: int, end: int) -> bool:
    """Whether the words `start` to `end` are a date or the rest of one: "on Sunday", "May 4", ", 2031"."""
    gone = then.line[start:end]
    if not all(marks.is_date_word(word.letters) or word.letters in {"on", "in", "at"} for word in gone):
        return False
    after_date = start > 0 and marks.is_date_word(then.line[start - 1].letters)
    return (after_date and all(word.letters.isdigit() for word in gone)) or marks.has_date(gone)


def put_in(now: Said, start: int, end: int, known: frozenset[str]) -> str:
    """Why the words `start` to `end` of the later block add nothing to the earlier one; empty where they do.

    Only an owner whom the page names elsewhere too: "the flag", "the rebels' flag".
    """
    before = now.shown[: now.line[start].start].rstrip().casefold()
    last = now.line[end - 1]
    owner = now.shown[last.start : last.end + 1].rstrip().endswith(("'s", "’s", "s'", "s’"))
    named = all(stem in known for stem in now.stems[start:end])
    if (owner and named and end - start <= OWNER and re.search(r"\b(?:the|a|an)$", before)
            and not marks.turns(now.line[start:end]) and end < len(now.line) and len(now.line) >= 4 * LEAST):
        return "an owner whom the page names elsewhere"
    return ""
