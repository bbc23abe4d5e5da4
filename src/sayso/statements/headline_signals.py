"""What can be seen of a headline and a text beside each other, as named numbers that a model weighs.

The names are plain words, so that an answer can say which of them spoke for it. Each number lies between 0 and about 2.
"""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import exp, log1p, sqrt
from typing import TypeVar

from sayso.lexicon import load
from sayso.model import Span
from sayso.statements.evidence import Line, evidence, keywords, line_of, lines_of, meetings, rarity
from sayso.statements.verdicts import Verdict, VerdictKind
from sayso.text.words import stem, words

T = TypeVar("T")
NEGATIONS = frozenset({
    "not", "no", "never", "without", "nor", "neither", "none", "nobody", "nothing", "cannot", "cant", "dont", "doesnt",
    "didnt", "isnt", "wasnt", "arent", "werent", "wont", "wouldnt", "couldnt", "shouldnt", "hasnt", "havent", "hadnt",
    "aint", "fail", "unabl", "refus", "stop", "avoid", "untru", "hardly"})
REACH = 4                # words before a word that may negate it
NEAR = 8                 # words between a verdict and what it is about
LEAD_LINES = 2
RAREST = 0.75            # of the plain words of a text, rarer ones are names and topics: they take no side
SHORT_LINE = 5           # words; a shorter line is a byline, a date or a subhead
SIDE = frozenset({VerdictKind.UNTRUE, VerdictKind.REFUTED, VerdictKind.DOUBTED})
DISTANT = frozenset({VerdictKind.HEDGED, VerdictKind.RELAYED})
FOR, NEITHER, AGAINST = "for", "neither", "against"
SIDES = (FOR, NEITHER, AGAINST)
"""The sides that a headline or a text takes toward what is claimed."""

SAID = {VerdictKind.UNTRUE: "calls something untrue", VerdictKind.REFUTED: "refutes", VerdictKind.DOUBTED: "doubts",
        VerdictKind.HEDGED: "hedges", VerdictKind.RELAYED: "names who says so", VerdictKind.UPHELD: "confirms"}
MARKED = re.compile(r"[\"“”‘’«»]|(?<!\w)'|'(?!\w)")
SCARE = re.compile(r"[\"“‘«]([^\"“”‘’«»\n]{2,40})[\"”’»]|(?<!\w)'([^'\n]{2,40})'(?!\w)")
STEPS = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)


@dataclass(frozen=True, slots=True)
class Told:
    """A text as it is compared: its lines, and how often each word and pair of neighbours stands in it."""

    text: str
    lines: tuple[Line, ...]
    counts: Mapping[str, int]
    pairs: frozenset[tuple[str, str]]
    size: float              # the length of its vector of words


@dataclass(frozen=True, slots=True)
class Asked:
    """A headline as it is compared: its line, what each of its words counts, and the sum."""

    text: str
    line: Line
    wanted: Mapping[str, float]
    whole: float


@dataclass(frozen=True, slots=True)
class Beside:
    """A headline and a text with the words that meet in each line."""

    asked: Asked
    told: Told
    met: tuple[Mapping[int, str], ...]
    shares: tuple[float, ...]
    evidence: tuple[Span, ...]
    lead: tuple[int, ...]


@lru_cache(maxsize=64)
def told(text: str) -> Told:
    """A text, read once however many headlines are asked about."""
    lines = lines_of(text)
    counts = Counter(one for line in lines for one in line.stems)
    pairs = frozenset(pair for line in lines for pair in neighbours(line.stems))
    return Told(text, lines, counts, pairs, sqrt(sum((weight(one) * log1p(n)) ** 2 for one, n in counts.items())))


def weight(word: str) -> float:
    """What a word counts where texts are compared as bags of words."""
    return rarity(word) ** 2


def neighbours(stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words side by side, small words left out.

    >>> list(neighbours(("marn", "is", "the", "town")))
    [('marn', 'town')]
    """
    telling = [one for one in stems if rarity(one) > 0.2]
    yield from pairwise(telling)


def asked(headline: str) -> Asked:
    """A headline, read."""
    wanted = keywords(headline)
    return Asked(headline, line_of(headline, Span(0, len(headline))), wanted, sum(wanted.values()) or 1.0)


def beside(headline: str, text: str) -> Beside:
    """A headline and a text, read and set beside each other."""
    question, answer = asked(headline), told(text)
    met = tuple(meetings(line, question.wanted) for line in answer.lines)
    shares = tuple(sum(question.wanted[word] for word in set(one.values())) / question.whole for one in met)
    lead = [at for at, line in enumerate(answer.lines) if len(line.words) >= SHORT_LINE][:LEAD_LINES]
    return Beside(question, answer, met, shares, tuple(evidence(headline, text)), tuple(lead or range(len(met))[:1]))


def kinship(pair: Beside) -> dict[str, float]:
    """The signals that tell whether the two are about the same thing."""
    question, answer = pair.asked, pair.told
    found = {"always": 1.0}
    here = {word for one in pair.met for word in one.values()}
    exact = {word for word in question.wanted if word in answer.counts}
    whole = question.whole
    found |= grown("words of the headline that the text has", sum(question.wanted[one] for one in here) / whole)
    found |= grown("words of the headline that one sentence has", max(pair.shares, default=0.0))
    found |= grown("words of the headline that the lead has", share_of_lines(pair, pair.lead))
    rare = sorted(question.wanted, key=lambda word: (-question.wanted[word], word))[:3]
    found["its rarest words stand in the text"] = share(rare, here)
    found["the same, letter for letter"] = sum(question.wanted[one] for one in exact) / whole
    pairs = set(neighbours(question.line.stems))
    found["neighbours that stay neighbours"] = share(pairs, answer.pairs)
    found |= grown("likeness of all words", likeness(question, answer))
    numbers = [one for one in question.line.stems if one[:1].isdigit()]
    if numbers:
        found["its numbers stand in the text"] = share(numbers, answer.counts)
        found["its numbers are missing"] = 1 - share(numbers, answer.counts)
    often = max((answer.counts.get(one, 0) for one in rare), default=0)
    found["how often its rare words come back"] = log1p(often) / 2
    found["headline of few words"] = 1 / (1 + len(question.wanted))
    found["length of the text"] = log1p(len(answer.text)) / 10
    return found


def grown(name: str, value: float) -> dict[str, float]:
    """A share as signals: itself, and whether it reaches each step."""
    found = {name: value}
    for step in STEPS:
        if value >= step:
            found[f"{name}: {step:.2f} or more"] = 1.0
    return found


def share(wanted: Collection[T], had: Container[T]) -> float:
    """How many of the one are in the other.

    >>> share(["a", "b"], {"a"})
    0.5
    """
    return sum(1 for one in wanted if one in had) / len(wanted) if wanted else 0.0


def share_of_lines(pair: Beside, places: Sequence[int]) -> float:
    """The share of the headline that some lines have together."""
    had = {word for at in places for word in pair.met[at].values()}
    return sum(pair.asked.wanted[word] for word in had) / pair.asked.whole


def likeness(question: Asked, answer: Told) -> float:
    """The cosine of the two bags of words, by rarity."""
    counts = Counter(question.line.stems)
    size = sqrt(sum((weight(one) * log1p(n)) ** 2 for one, n in counts.items()))
    both = sum(weight(one) ** 2 * log1p(n) * log1p(answer.counts.get(one, 0)) for one, n in counts.items())
    return both / (size * answer.size) if size and answer.size else 0.0


def headline_side(question: Asked) -> dict[str, float]:
    """The signals that tell whether a headline is for what is claimed, against it, or neither."""
    stems = question.line.stems
    found = {"always": 1.0} | of_headline(question)
    found |= {f"the word '{one}'": 1.0 for one in stems}
    found |= {f"the words '{one} {two}'": 1.0 for one, two in pairwise(stems)}
    if stems[:1] and stems[0] in NEGATIONS:
        found["begins with a negation"] = 1.0
    return found


def text_side(pair: Beside) -> dict[str, float]:
    """The signals that tell whether a text is for what is claimed, against it, or neither."""
    found = {"always": 1.0} | of_text(pair)
    found |= {f"the word '{word}'": 0.4 * log1p(n) for word, n in pair.told.counts.items() if rarity(word) < RAREST}
    if pair.lead:
        found |= {f"the lead's word '{word}'": 0.5 for at in pair.lead for word in pair.told.lines[at].stems
                  if rarity(word) < RAREST}
    return found


def sides(question: Asked) -> list[str]:
    """What the headline itself does: denies, keeps its distance, or neither."""
    kinds = {one.kind for one in question.line.verdicts}
    found = []
    if kinds & SIDE or negations(question.line.stems):
        found.append("denies")
    if kinds & DISTANT or "?" in question.text:
        found.append("keeps its distance")
    return found


def of_headline(question: Asked) -> dict[str, float]:
    """What the headline does by itself."""
    found = {SAID[one.kind]: 1.0 for one in question.line.verdicts}
    found |= {f"'{one.word}'": 1.0 for one in question.line.verdicts}
    if negations(question.line.stems):
        found["negates"] = 1.0
    for name, mark in (("asks", "?"), ("has a colon", ":"), ("cries out", "!")):
        if mark in question.text:
            found[name] = 1.0
    if MARKED.search(question.text):
        found["has words in quotation marks"] = 1.0
    if any(one[:1].isdigit() for one in question.line.stems):
        found["has a number"] = 1.0
    found["length"] = len(question.line.words) / 20
    return found


def negations(stems: Sequence[str]) -> list[int]:
    """Where words of negation stand."""
    return [at for at, one in enumerate(stems) if one in NEGATIONS]


def of_text(pair: Beside) -> dict[str, float]:
    """What the text does, seen from the headline."""
    found: dict[str, float] = {}
    found |= overlaps(pair)
    found |= spoken(pair)
    found |= negated(pair)
    found |= marks(pair)
    found |= opposites(pair)
    return found


def overlaps(pair: Beside) -> dict[str, float]:
    """How much of the headline stands where."""
    question, answer = pair.asked, pair.told
    lead = pair.lead[:1]
    found = {
        "first sentence has the headline's words": share_of_lines(pair, lead),
        "lead has the headline's words": share_of_lines(pair, pair.lead),
        "one sentence has the headline's words": max(pair.shares, default=0.0),
        "all of it has the headline's words": share_of_lines(pair, range(len(pair.met))),
        "neighbours that stay neighbours": share(set(neighbours(question.line.stems)), answer.pairs),
        "likeness of all words": likeness(question, answer),
        "length": log1p(len(answer.text)) / 10,
        "share of sentences about it": sum(one > 0.3 for one in pair.shares) / (len(pair.shares) or 1),
        "sentences about it": log1p(sum(one > 0.3 for one in pair.shares)) / 3,
    }
    numbers = [one for one in question.line.stems if one[:1].isdigit()]
    if numbers:
        found["has the headline's numbers"] = share(numbers, answer.counts)
        found["lacks the headline's numbers"] = 1 - share(numbers, answer.counts)
    return found


def spoken(pair: Beside) -> dict[str, float]:
    """Its words of verdict: how many, where, and how near to what the headline says."""
    found: dict[str, float] = {}
    total: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    early: Counter[str] = Counter()
    close: dict[str, float] = {}
    best = max(range(len(pair.shares)), key=lambda at: (pair.shares[at], -at), default=0)
    for at, line in enumerate(pair.told.lines):
        for one in line.verdicts:
            said = SAID[one.kind]
            total[said] += 1
            nearness = near(one, pair.met[at]) * pair.shares[at]
            close[said] = max(close.get(said, 0.0), nearness)
            taken = any(span.start <= line.words[one.start].start < span.end for span in pair.evidence)
            inside[said] += taken
            if at in pair.lead:
                early[said] += 1
                found[f"{said} in the lead"] = 1.0
                if at == pair.lead[0]:
                    found[f"{said} in the first sentence"] = 1.0
                found[f"'{one.word}' in the lead"] = 1.0
            if taken:
                found[f"'{one.word}' where it is about it"] = 1.0
            if at == best:
                found[f"{said} in the nearest sentence"] = 1.0
            found[f"'{one.word}'"] = 1.0
    lines = len(pair.told.lines) or 1
    for said, n in total.items():
        found[f"{said}"] = log1p(n) / 2
        found[f"{said}, in share of sentences"] = min(n / lines, 1.5)
        found[f"{said} where it is about it"] = log1p(inside[said])
        found[f"{said} near the headline's words"] = close[said]
    sure = exp(-sum(inside.values()))
    found["no word of verdict where it is about it"] = sure
    found["no word of verdict in the lead"] = exp(-sum(early.values()))
    return found


def near(verdict: Verdict, met: Mapping[int, str]) -> float:
    """1 beside a word that meets the headline's, falling to 0 with distance."""
    gap = min((min(abs(at - verdict.start), abs(at - verdict.end + 1)) for at in met), default=99)
    return exp(-gap / NEAR)


def negated(pair: Beside) -> dict[str, float]:
    """Whether the headline's words are negated in the one and not in the other."""
    own = {pair.asked.line.stems[at] for at in under_negation(pair.asked.line.stems)} & set(pair.asked.wanted)
    theirs: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    worst = 0.0
    for line, met, much in zip(pair.told.lines, pair.met, pair.shares, strict=True):
        under = under_negation(line.stems)
        for at, word in met.items():
            (theirs if at in under else plain)[word] += 1
            if at in under and word not in own:
                worst = max(worst, much)
    whole = pair.asked.whole
    found = {
        "negates words that the headline does not": sum(
            pair.asked.wanted[one] * n / (n + plain[one]) for one, n in theirs.items() if one not in own) / whole,
        "negates a sentence that the headline does not": worst,
        "leaves plain what the headline negates": sum(
            pair.asked.wanted[one] * n / (n + theirs[one]) for one, n in plain.items() if one in own) / whole,
        "negates what the headline negates": sum(pair.asked.wanted[one] for one in theirs if one in own) / whole,
    }
    for at in pair.lead[:1]:
        if negations(pair.told.lines[at].stems):
            found["negates in the first sentence"] = 1.0
    all_of = sum(len(negations(line.stems)) for line in pair.told.lines)
    found["negates, in share of sentences"] = min(all_of / (len(pair.told.lines) or 1), 1.5)
    return {name: value for name, value in found.items() if value}


def under_negation(stems: Sequence[str]) -> set[int]:
    """The words that stand a few words behind a negation.

    >>> sorted(under_negation(("he", "did", "not", "leave", "marn")))
    [3, 4]
    """
    return {place for at in negations(stems) for place in range(at + 1, min(at + 1 + REACH, len(stems)))}


def marks(pair: Beside) -> dict[str, float]:
    """Questions, and quotation marks around the headline's own words."""
    found: dict[str, float] = {}
    text = pair.told.text
    lines = pair.told.lines
    if any(lines[at].span.cut(text).rstrip("\"”’'").endswith("?") for at in pair.lead):
        found["asks in the lead"] = 1.0
    asks = sum(text[line.span.end - 1 : line.span.end] == "?" for line in lines)
    found["asks"] = log1p(asks)
    quoted = 0
    for match in SCARE.finditer(text):
        inner = match.group(1) or match.group(2)
        if len(inner.split()) <= 4:
            quoted += any(stem(word.letters) in pair.asked.wanted for word in words(inner))
    found["puts the headline's words in quotation marks"] = log1p(quoted) / 2
    found["quotes"] = min(len(MARKED.findall(text)) / (2 * (len(lines) or 1)), 1.5)
    return {name: value for name, value in found.items() if value}


@cache
def pairs_of_opposites() -> Mapping[str, frozenset[str]]:
    """Words that cannot both be so, by their stems; from `verdicts.toml`."""
    found: dict[str, set[str]] = {}
    for entry in load("verdicts"):
        if entry.kind == "opposite":
            one = {stem(word.letters) for form in (entry.key, *entry.words("also")) for word in words(form)}
            other = {stem(word.letters) for form in entry.words("against") for word in words(form)}
            for word in one:
                found.setdefault(word, set()).update(other)
            for word in other:
                found.setdefault(word, set()).update(one)
    return {word: frozenset(others) for word, others in found.items()}


def opposites(pair: Beside) -> dict[str, float]:
    """Where the text has the opposite of a headline's word beside the headline's other words."""
    known = pairs_of_opposites()
    best = 0.0
    for one in set(pair.asked.line.stems) & known.keys():
        against = known[one]
        for line, much in zip(pair.told.lines, pair.shares, strict=True):
            if one not in line.stems and not against.isdisjoint(line.stems):
                best = max(best, much)
    return {"has the opposite of a word of the headline": best} if best else {}
