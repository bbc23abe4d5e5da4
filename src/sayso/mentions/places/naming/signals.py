"""What speaks for and against a word being part of a place's name, in plain words.

A signal is something a reader of the text could point at. None judges: `recognise` weighs them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.mentions.places.naming.known import Known
from sayso.mentions.places.naming.page import Row, Rows
from sayso.mentions.places.naming.wording import classes
from sayso.text.units import Letters

WRITTEN = {Letters.PLAIN: "small letters", Letters.TITLE: "a capital letter", Letters.UPPER: "all capitals",
           Letters.MIXED: "capitals inside"}
NEXT_TO = frozenset({"before", "after"})
NEIGHBOURS = ((-2, "two before"), (-1, "before"), (1, "after"), (2, "two after"))
ENDING = 4
"""Letters of a word's ending that are looked at, as -stan, -burg and -ville."""
MANY = 4
MOSTLY = 0.6
LEAST_INITIALS = 2


@dataclass(slots=True)
class Heard:
    """What the page says of a word: how often it is written how, in which kinds of names, after a word like "in"."""

    labels: dict[str, int] = field(default_factory=dict)
    small: int = 0
    capital: int = 0
    placed: int = 0
    surname: int = 0
    initials: int = 0


def hear(rows: Rows) -> dict[str, Heard]:
    """What the page as a whole says of each word, by its small letters."""
    heard: dict[str, Heard] = {}
    for row in rows.rows:
        for at, unit in enumerate(row.units):
            if not unit.shown[0].isalnum():
                continue
            one = heard.setdefault(unit.shown.casefold(), Heard())
            if unit.letters == Letters.PLAIN:
                one.small += 1
                continue
            one.capital += 1
            label = row.labels[at][1]
            one.labels[label] = one.labels.get(label, 0) + 1
            if at and "where" in classes(row.units[at - 1].shown):
                one.placed += 1
            one.surname += surname(row, at)
            one.initials += initials(row, at)
    return heard


def surname(row: Row, at: int) -> bool:
    """Whether the unit ends the name of a person of several words."""
    if at == 0 or row.labels[at] != (False, "PERSON") or row.units[at - 1].letters == Letters.PLAIN:
        return False
    return at + 1 == len(row.units) or row.labels[at + 1] != (False, "PERSON") or row.units[at + 1].shown == "'"


def initials(row: Row, at: int) -> bool:
    """Whether the unit stands in brackets behind a run of words with its letters: "Ostrel Valley Council (OVC)"."""
    if at < LEAST_INITIALS or row.units[at].letters != Letters.UPPER or row.units[at - 1].shown != "(":
        return False
    run = row.runs.get(at - 2)
    if run is None:
        return False
    begins = "".join(unit.shown[0] for unit in row.units[run[0] : run[1] + 1] if unit.letters != Letters.PLAIN)
    return begins.upper().endswith(row.units[at].shown)


def signals(row: Row, at: int, heard: Mapping[str, Heard], known: Mapping[int, Sequence[Known]],
            listed: Mapping[int, list[str]]) -> list[str]:
    """The signals of one unit of a row; `known` has the names of the gazetteer that each unit is part of, `listed` what
    the row of names says in which it stands."""
    unit = row.units[at]
    found = [f"written: {WRITTEN[unit.letters]}", f"tagged {row.tags[at]}", entity(row, at)]
    if not unit.shown[0].isalnum():
        found.append(f"is {unit.shown}")
        found += by_gazetteer(at, known)
    else:
        found += own(row, at, heard)
        found += by_gazetteer(at, known)
    if at in row.starts:
        found.append("first word of a sentence")
    if not row.spaced[at]:
        found.append("no space before")
    found += around(row, at, known)
    found += in_run(row, at)
    found += grammar(row, at)
    found += listed.get(at, ())
    return found


def grammar(row: Row, at: int) -> list[str]:
    """What the word is in its sentence."""
    token = row.tokens[at]
    head = token.head
    found = [f"stands as {token.dep_}", f"stands as {token.dep_} of {head.tag_}"]
    if token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "compound", "poss", "appos"}:
        found.append(f"{token.dep_} of {head.lemma_.casefold()}")
        found += [f"{token.dep_} of a word for: {kind}" for kind in classes(head.lemma_)]
    if token.dep_ == "pobj":
        found.append(f"pobj behind {head.head.lemma_.casefold()}")
    return found


def entity(row: Row, at: int) -> str:
    """What kind of name the parser takes the unit for."""
    begins, label = row.labels[at]
    return f"parser: {label} {'begins' if begins else 'goes on'}" if label else "parser: no name"


def own(row: Row, at: int, heard: Mapping[str, Heard]) -> list[str]:
    """What the word itself says, and what the page says of it elsewhere."""
    word = row.units[at].shown
    letters = word.casefold()
    plain = row.units[at].letters == Letters.PLAIN
    found = list(spelled(word, plain))
    if plain:
        return found
    page = heard[letters]
    if page.small:
        found.append("also in small letters on this page")
    label = row.labels[at][1]
    for name, times in page.labels.items():
        if times > (name == label):
            mostly = " mostly" if times / page.capital > MOSTLY else ""
            found.append(f"elsewhere on the page: {name or 'no name'}{mostly}")
    if page.placed:
        found.append("somewhere on the page after a word like in")
    if page.surname:
        found.append("ends a person's name on this page")
    if page.initials:
        found.append("initials of a name on this page")
    if page.capital > MANY:
        found.append("named often")
    return found


@lru_cache(maxsize=65_536)
def spelled(word: str, plain: bool) -> tuple[str, ...]:
    """What a word says by its letters, wherever it stands; `plain` where it is in small ones.

    >>> spelled("Marn", False)
    ('the name is marn',)
    """
    letters = word.casefold()
    found = [f"the word is {letters}" if plain else f"the name is {letters}"]
    found += [f"is a word for: {kind}" for kind in classes(word)]
    if len(word) > ENDING:
        found += [f"ends in -{letters[-size:]}" for size in (2, 3, ENDING)]
    if len(word) == 1:
        found.append("one letter")
    if word.isdigit():
        found.append("a number")
    return tuple(found)


def by_gazetteer(at: int, known: Mapping[int, Sequence[Known]]) -> list[str]:
    """What the gazetteer says of the longest name that the unit is part of, and of the unit alone."""
    names = known.get(at, ())
    if not names:
        return ["in no known name"]
    longest = names[0]
    part = "ends" if at == longest.last else "inside"
    part = "alone" if longest.size == 1 else "begins" if at == longest.first else part
    found = [f"known name {part}", f"known {longest.level} {part}", f"known {longest.prominence} {part}",
             f"known by {longest.how}", f"known {longest.prominence} by {longest.how}"]
    if longest.many:
        found.append("known name of many places")
    if names[-1].size == 1 and longest.size > 1:
        found.append(f"alone a known {names[-1].level}")
    if longest.size > 1 and longest.size == longest.capitals:
        found.append("all of a known name in capitals")
    return found


def around(row: Row, at: int, known: Mapping[int, Sequence[Known]]) -> list[str]:
    """What stands beside the unit."""
    found: list[str] = []
    for step, where in NEIGHBOURS:
        if not 0 <= at + step < len(row.units):
            found.append(f"nothing {where}")
            continue
        beside = row.units[at + step]
        found += standing(where, beside.shown, beside.letters)
        if row.labels[at + step][1]:
            found.append(f"{where} the parser sees {row.labels[at + step][1]}")
        if beside.letters != Letters.PLAIN and known.get(at + step):
            found.append(f"{where} a known {known[at + step][0].level}")
    if 0 < at < len(row.units) - 1 and row.units[at + 1].shown == "," and known.get(at + 2):
        found.append(f"comma and a known {known[at + 2][0].level} after")
    if at > 1 and row.units[at - 1].shown == "," and known.get(at - 2):
        found.append(f"a known {known[at - 2][0].level} and comma before")
    return found


@lru_cache(maxsize=65_536)
def standing(where: str, shown: str, letters: Letters) -> tuple[str, ...]:
    """What a word beside the unit says, wherever it stands.

    >>> standing("before", "of", Letters.PLAIN)[:2]
    ('before: of', 'before: small letters')
    """
    written = (f"{where}: {WRITTEN[letters]}",) if letters != Letters.PLAIN or where in NEXT_TO else ()
    return (f"{where}: {shown.casefold()}", *written, *(f"{where} a word for: {kind}" for kind in classes(shown)))


def in_run(row: Row, at: int) -> list[str]:
    """What the run of capitalised words says in which the unit stands."""
    run = row.runs.get(at)
    if run is None:
        return []
    first, last = run
    place = "alone" if first == last else "first" if at == first else "last" if at == last else "inside"
    found = [f"{place} in a run of capitals"]
    ahead, behind = row.units[last].shown.casefold(), row.units[first].shown.casefold()
    if at != last:
        found.append(f"the run ends with {ahead}")
        found += [f"the run ends with a word for: {kind}" for kind in classes(ahead)]
        inside = {kind for one in row.units[at + 1 : last] for kind in classes(one.shown)}
        found += [f"later in the run a word for: {kind}" for kind in sorted(inside)]
    if at != first:
        found.append(f"the run begins with {behind}")
        found += [f"the run begins with a word for: {kind}" for kind in classes(behind)]
    if last + 1 < len(row.units):
        found.append(f"the run is followed by {row.units[last + 1].shown.casefold()}")
    if first:
        before = row.units[first - 1].shown
        found.append(f"the run follows {before.casefold()}")
        found += [f"the run follows a word for: {kind}" for kind in classes(before)]
    return found
