"""The few sentences of a text that bear on a headline: what a reader would look at to tell whether it bears it out."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.model import Span
from sayso.statements.verdicts import Verdict, VerdictKind, find_in_stems
from sayso.text.sentences import sentences
from sayso.text.words import Word, stem, words

COMMON = 0.3             # words of this rarity or less tell nothing about what a text is about
NUMBER = 0.8             # the rarity of a number
SAME_START = 5           # letters: "Karsova" and "Karsovan" meet
HALF = 0.6               # what such a meeting counts
AGAIN = 0.3              # what a headline's word counts when a sentence taken before has it
PAIR = 0.3               # added for two neighbours of the headline that stand side by side
LONGEST_SENTENCE = 34    # words; of a longer sentence the stretch is taken that has most to do with the headline
SHORTEST_PIECE = 8
LEAD = (0.5, 0.25, 0.1)  # added for the first sentences, in shares of the whole headline
BEARING = {VerdictKind.UNTRUE: 0.5, VerdictKind.REFUTED: 0.45, VerdictKind.DOUBTED: 0.35, VerdictKind.HEDGED: 0.12,
           VerdictKind.UPHELD: 0.1, VerdictKind.RELAYED: 0.05}
LEAST_SHARED = 0.12      # share of the headline; a verdict in a sentence with less may be about something else
SPACES = re.compile(r"\S+")
LOST = re.compile(r"(?<=[^\W\d_])\ufffd(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is compared: its words, their stems, and the verdicts in it."""

    span: Span
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    verdicts: tuple[Verdict, ...]


def evidence(headline: str, text: str, most_words: int = 70) -> list[Span]:
    """Where the three or four sentences of `text` stand that bear on `headline`, in the order of the text.

    Each sentence is taken for the words, names and numbers of the headline that no sentence taken before has, for words
    by which it takes sides ("denied", "hoax"), and for standing first; of a long one only a stretch is taken. The spans
    have at most `most_words` words together, counted between spaces. Source: greedy coverage as in extractive summaries
    (maximal marginal relevance, Carbonell and Goldstein 1998), weighted by the rarity of words in news.

    >>> text = "Rain fell in Veldin.\\nThe mayor spoke.\\nMira Tosk denied that Marn had fallen.\\nShops were open."
    >>> [span.cut(text) for span in evidence("Marn has fallen, says army", text, 15)]
    ['Rain fell in Veldin.', 'Mira Tosk denied that Marn had fallen.']
    """
    lines = lines_of(text)
    wanted = keywords(headline)
    whole = sum(wanted.values()) or 1.0
    found = [meetings(line, wanted) for line in lines]
    spans: list[Span] = []
    had: set[str] = set()
    left = most_words
    rest = set(range(len(lines)))
    while rest and left >= min(SHORTEST_PIECE, most_words):
        best = max(rest, key=lambda at: (worth(lines[at], at, found[at], wanted, whole, had), -at))
        rest.remove(best)
        piece = stretch(text, lines[best], found[best], wanted, min(left, LONGEST_SENTENCE))
        if not piece:
            continue
        spans.append(piece)
        had |= set(found[best].values())
        left -= count(text, piece)
    return sorted(spans)


@lru_cache(maxsize=64)
def lines_of(text: str) -> tuple[Line, ...]:
    """The sentences of a text, read once however many headlines are asked about."""
    return tuple(line_of(text, span) for span in sentences(text))


def line_of(text: str, span: Span) -> Line:
    """One sentence, read. A mark that a copy has lost between two letters is read as an apostrophe ("isn\ufffdt")."""
    found = words(LOST.sub("'", span.cut(text)), start=span.start)
    stems = tuple(stem(word.letters) for word in found)
    return Line(span, found, stems, tuple(find_in_stems(stems)))


@cache
def rarities() -> Mapping[str, float]:
    """How rare each word is in news, from 0 to 1, by its stem; words not in it are rarer than all."""
    made = json.loads(files("sayso").joinpath("models", "rarity.json").read_text(encoding="utf-8"))
    return {word: float(level) for level, these in made["levels"].items() for word in these.split()}


def rarity(word: str) -> float:
    """How rare a word is, given by its stem.

    >>> rarity("the") < rarity("militant") < rarity("tolvik") == 1.0
    True
    """
    return NUMBER if word[:1].isdigit() else rarities().get(word, 1.0)


def keywords(headline: str) -> dict[str, float]:
    """The words of a headline that tell what it is about, by their stems, and what each counts.

    >>> sorted(keywords("The army says Marn has fallen"))
    ['army', 'fallen', 'marn']
    """
    return {one: rarity(one) for one in (stem(word.letters) for word in words(LOST.sub("'", headline)))
            if rarity(one) > COMMON}


def meetings(line: Line, wanted: Mapping[str, float]) -> dict[int, str]:
    """Which words of a sentence meet which word of the headline.

    >>> line = line_of("Karsovan guns", Span(0, 13))
    >>> meetings(line, {"karsova": 1.0})
    {0: 'karsova'}
    """
    starts = {word[:SAME_START]: word for word in wanted if len(word) >= SAME_START}
    found = {}
    for at, one in enumerate(line.stems):
        met = one if one in wanted else starts.get(one[:SAME_START]) if len(one) >= SAME_START else None
        if met is not None:
            found[at] = met
    return found


def worth(line: Line, at: int, met: Mapping[int, str], wanted: Mapping[str, float], whole: float, had: set[str],
          ) -> float:
    """What a sentence adds to those taken before, in shares of the headline."""
    best: dict[str, float] = {}
    for place, word in met.items():
        share = wanted[word] * (1.0 if line.stems[place] == word else HALF) * (AGAIN if word in had else 1.0)
        best[word] = max(best.get(word, 0.0), share)
    total = sum(best.values())
    total += PAIR * sum(wanted[word] for place, word in met.items()
                        if (after := met.get(place + 1)) is not None and after != word and word not in had)
    shared = sum(wanted[word] for word in set(met.values())) / whole
    total /= whole
    if shared >= LEAST_SHARED:
        total += max((BEARING[one.kind] for one in line.verdicts), default=0.0)
    total += LEAD[at] if at < len(LEAD) else 0.0
    length = len(line.words)
    return total / (1 + min(length, LONGEST_SENTENCE) / 60) if length >= 3 else total / 4


def stretch(text: str, line: Line, met: Mapping[int, str], wanted: Mapping[str, float], most: int) -> Span | None:
    """The sentence, or of one too long the stretch of `most` words that has most to do with the headline."""
    pieces = [Span(*match.span()) for match in SPACES.finditer(text, line.span.start, line.span.end)]
    if len(pieces) <= most:
        return line.span if pieces else None
    weights = {line.words[place].start: wanted[word] for place, word in met.items()}
    for one in line.verdicts:
        start = line.words[one.start].start
        weights[start] = weights.get(start, 0.0) + BEARING[one.kind]
    worths = [sum(weights.get(at, 0.0) for at in range(piece.start, piece.end)) for piece in pieces]
    starts = range(len(pieces) - most + 1)
    best = max(starts, key=lambda first: (sum(worths[first : first + most]), -first))
    return Span(pieces[best].start, pieces[best + most - 1].end)


def count(text: str, span: Span) -> int:
    """How many words stand in a span, between spaces.

    >>> count("Marn fell on Monday", Span(0, 9))
    2
    """
    return sum(1 for _ in SPACES.finditer(text, span.start, span.end))


def shown(text: str, spans: Iterable[Span]) -> str:
    """The sentences as one text, as a network reads them.

    >>> shown("Marn fell. Rain. Tosk denied it.", [Span(0, 10), Span(17, 32)])
    'Marn fell. Tosk denied it.'
    """
    return " ".join(" ".join(span.cut(text).split()) for span in spans)
