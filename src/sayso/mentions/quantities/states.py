"""The words that say what befell those counted, by their forms: what `scopes.toml` lists."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.mentions.quantities.phrases import pieces
from sayso.mentions.quantities.words import Line

VOWELS = "aeiou"
PAST = {
    "slay": ("slew", "slain"), "shoot": ("shot",), "take": ("took", "taken"), "lose": ("lost",),
    "fall": ("fell", "fallen"), "flee": ("fled",), "leave": ("left",), "meet": ("met",), "seek": ("sought",),
    "find": ("found",),
    "drive": ("drove", "driven"), "bring": ("brought",), "win": ("won",), "hold": ("held",), "send": ("sent",),
    "hit": ("hit",), "put": ("put",), "cut": ("cut",), "hurt": ("hurt",), "go": ("went", "gone"),
    "give": ("gave", "given"), "lay": ("laid",), "let": ("let",), "set": ("set",), "freeze": ("froze", "frozen"),
    "burn": ("burned", "burnt"), "blow": ("blew", "blown"), "wipe": ("wiped",), "overrun": ("overran", "overrun"),
    "retake": ("retook", "retaken"), "fly": ("flew", "flown"), "make": ("made",), "hang": ("hanged", "hung"),
    "mow": ("mowed", "mown"), "beat": ("beat", "beaten"), "become": ("became", "become"), "hand": ("handed",),
    "cost": ("cost",), "reduce": ("reduced",), "rain": ("rained",), "be": ("was", "were", "been"),
    "bury": ("buried",), "shed": ("shed",), "wage": ("waged",), "live": ("lived",)}
DOUBLED = frozenset({
    "gun", "stab", "drop", "trap", "let", "set", "cut", "put", "hit", "win", "overrun", "lob", "kidnap", "rob",
    "airdrop", "snap", "grab", "expel", "commit", "shed", "rid"})
ING = {"flee": "fleeing", "die": "dying", "free": "freeing", "be": "being"}


class Shape(StrEnum):
    """The form of a verb."""

    PLAIN = "plain"      # "kill", "kills": those counted are its object
    ING = "ing"
    PAST = "past"        # "killed": of those counted as its object, or as its subject in the passive


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed verb or phrase in the text: its entry, where it stands, and the shape of its first word."""

    entry: Entry
    first: int
    last: int
    shape: Shape

    @property
    def scope(self) -> str:
        """What it says befell them."""
        return str(self.entry.fields["scope"])

    def fits(self, unit: str | None) -> bool:
        """Whether it can be said of these."""
        return fits(self.entry, unit)


def fits(entry: Entry, unit: str | None) -> bool:
    """Whether an entry can be said of what is counted."""
    of_people = bool(entry.fields["of"] == "people")
    if unit is None:
        return of_people
    units = entry.words("units")
    return (unit in {"people", "families"}) == of_people and (not units or unit in units)


def inflected(verb: str) -> list[tuple[str, Shape]]:
    """The forms of an English verb.

    >>> [form for form, _ in inflected("carry")], [form for form, _ in inflected("trap")]
    (['carry', 'carries', 'carrying', 'carried'], ['trap', 'traps', 'trapping', 'trapped'])
    """
    doubled = verb + verb[-1] if verb in DOUBLED else verb
    third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in VOWELS else \
        verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    ending = ING.get(verb) or (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else doubled) + "ing"
    past = PAST.get(verb)
    if past is None:
        stem = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in VOWELS else doubled
        past = (verb + "d" if verb.endswith("e") else stem + "ed",)
    return [(verb, Shape.PLAIN), (third, Shape.PLAIN), (ending, Shape.ING), *((form, Shape.PAST) for form in past)]


Table = dict[tuple[str, ...], list[tuple[Entry, Shape]]]


def shape_of(word: str) -> Shape:
    """The shape of a form that is listed as it stands."""
    if word.endswith("ing"):
        return Shape.ING
    return Shape.PAST if word.endswith(("ed", "n", "t", "k", "e", "w")) else Shape.PLAIN


@cache
def table(field: str) -> Table:
    """Every form of the verbs in one field, with its entries; `forms` go with `acts`, or with `falls`."""
    found: Table = defaultdict(list)
    for entry in lexicon.load("scopes"):
        if entry.kind != "scope":
            continue
        for phrase in entry.words(field):
            verb, *rest = pieces(phrase.removeprefix("- "))
            if not phrase.startswith("-"):
                for form, shape in inflected(verb):
                    found[form, *rest].append((entry, shape))
        if field == ("acts" if entry.words("acts") else "falls"):
            for phrase in entry.words("forms"):
                found[pieces(phrase)].append((entry, shape_of(phrase.split()[0])))
    return dict(found)


@cache
def plain_table(field: str) -> Table:
    """The phrases of one field as they stand."""
    found: Table = defaultdict(list)
    for entry in lexicon.load("scopes"):
        if entry.kind == "scope":
            for phrase in entry.words(field):
                found[pieces(phrase)].append((entry, Shape.PAST))
    return dict(found)


def beginning(table: Table, line: Line, at: int, unit: str | None) -> Hit | None:
    """The longest listed phrase that begins with word `at` and can be said of the unit."""
    for size in range(5, 0, -1):
        for entry, shape in table.get(line.lows(at, size), ()):
            if fits(entry, unit):
                return Hit(entry, at, at + size, shape)
    return None


def ending(table: Table, line: Line, before: int, unit: str | None) -> Hit | None:
    """The longest listed phrase that ends before word `before` and can be said of the unit."""
    for size in range(min(5, before), 0, -1):
        for entry, shape in table.get(line.lows(before - size, size), ()):
            if fits(entry, unit):
                return Hit(entry, before - size, before, shape)
    return None


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind in the list of what makes a number a name or a time."""
    return frozenset(word for entry in lexicon.load("quantities_names") if entry.kind == kind
                     for word in (entry.key, *entry.words("also")))


@cache
def single_states() -> frozenset[str]:
    """The single words of state: "dead", "wounded", "displaced"."""
    return frozenset(phrase[0] for phrase in plain_table("states") if len(phrase) == 1)


def is_state(word: str) -> bool:
    """Whether a word says what befell somebody or something.

    >>> is_state("wounded"), is_state("calm")
    (True, False)
    """
    return word in single_states()


@cache
def of_people_only(word: str) -> bool:
    """Whether a word of state is said of people alone: "injured", but not "captured".

    >>> of_people_only("injured"), of_people_only("captured")
    (True, False)
    """
    return all(entry.fields["of"] == "people" for entry, _ in plain_table("states").get((word,), ()))


@cache
def plain_acts() -> frozenset[str]:
    """The verbs done to people or things in the forms that take an object only: "kill", "kills", "killing"."""
    return frozenset(form[0] for form, seen in table("acts").items() if len(form) == 1
                     for _, shape in seen if shape is not Shape.PAST)


def is_plain_act(word: str) -> bool:
    """Whether a word can be a verb that takes those counted as its object.

    >>> is_plain_act("injure"), is_plain_act("calm")
    (True, False)
    """
    return word in plain_acts()
