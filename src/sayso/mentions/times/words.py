"""The word lists of the tagger (`data/en/times_*.toml`), ready to be looked up."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.lexicon import Entry, load

LISTS = ("times_numbers", "times_calendar", "times_words")
TENSES, BESIDE, MEMORIES = "times_tense", "times_context", "times_memories"
LETTERS = {
    "month": "M",
    "weekday": "W",
    "season": "s",
    "daypart": "P",
    "holiday": "H",
    "decade": "E",
    "zone": "Z",
    "cardinal": "C",
    "scale": "C",
    "some": "C",
    "ordinal": "O",
    "day": "R",
    "ref": "G",
    "pointer": "l",
    "this": "i",
    "that": "j",
    "ago": "g",
    "counted": "c",
    "part": "e",
    "bound": "m",
    "lasting": "L", "every": "v",
    "often": "q",
    "count": "k",
    "era": "<",
    "half": "A",
    "fiscal": "F",
}
"""The letter by which patterns call each kind of word."""
BEFORE_A_NAME = frozenset({"earlier", "later"})
"""Of the words that count from another time, those that also stand before a name: "earlier this month"."""
UNITS = {"Y": "y", "Q": "r", "WE": "w", "CE": "1"}
"""The letters of one year, quarter, weekend and century; `u` is one of any other unit, `U` several of any."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a word or phrase is: its letter in the patterns, and its entry."""

    letter: str
    kind: str
    entry: Entry

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the entry."""
        return self.entry.fields


@dataclass(frozen=True, slots=True)
class Words:
    """Single words, phrases by their first word (the longest first), verb forms that tell of past and future.

    `beside` holds the words that settle what stands next to them, by kind ("thing": what a number counts); `memories`
    are days that news calls by month and day alone, years after.
    """

    single: dict[str, Known]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Known], ...]]
    past: frozenset[str]
    future: frozenset[str]
    participles: frozenset[str]
    still: frozenset[str]
    beside: dict[str, frozenset[str]]
    memories: tuple[Entry, ...]


@cache
def words(language: str = "en") -> Words:
    """The words of a language, read once.

    >>> words().single["sept"].fields["number"], words().single["weeks"].letter
    (9, 'U')
    """
    single: dict[str, Known] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for name in LISTS:
        for entry in load(name, language):
            letter = LETTERS.get(entry.kind) or UNITS.get(str(entry.fields.get("code")), "u")
            letter = "b" if entry.key in BEFORE_A_NAME else letter
            forms = [(form, letter) for form in (entry.key, *entry.words("forms"))]
            if entry.kind == "unit":
                forms = [(form, "U" if form.endswith("s") else one) for form, one in forms]
                forms.append((str(entry.fields["plural"]), "U"))
            for form, letter in forms:
                known = Known(letter, entry.kind, entry)
                pieces = tuple(split(form))
                if len(pieces) == 1:
                    single.setdefault(pieces[0], known)
                else:
                    phrases.setdefault(pieces[0], []).append((pieces, known))
    tenses, others = load(TENSES, language), load(BESIDE, language)
    beside = {
        kind: frozenset(entry.key for entry in others if entry.kind == kind)
        for kind in {entry.kind for entry in others}
    }
    for adjective in beside["adjective"]:
        single.setdefault(adjective, Known("x", "adjective", others[0]))
    return Words(
        single,
        {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in phrases.items()},
        frozenset(entry.key for entry in tenses if entry.kind == "past"),
        frozenset(entry.key for entry in tenses if entry.kind == "future"),
        frozenset(entry.key for entry in tenses if entry.fields.get("participle")),
        frozenset(entry.key for entry in tenses if entry.kind == "still"),
        beside,
        load(MEMORIES, language),
    )


def split(form: str) -> list[str]:
    """A phrase as the tokens that the reader makes of it.

    >>> split("new year's eve"), split("twice-daily"), split("b.c.")
    (['new', 'year', "'s", 'eve'], ['twice', '-', 'daily'], ['b.c.'])
    """
    if "." in form and " " not in form:
        return [form]
    return form.replace("'s", " 's").replace("s' ", "s ' ").replace("-", " - ").replace(".", " . ").split()
