"""Actors that are known beforehand: `data/actors/*.toml`, and a user's own file in the same form.

states.toml    states, what their people are called, capitals and seats that stand for a government, state bodies,
               peoples of one country; regions and peoples of several
people.toml    office holders with the times of their offices
groups.toml    armed groups, parties, coalitions
bodies.toml    world and regional bodies, aid agencies, monitors, companies, churches
media.toml     agencies, papers, broadcasters
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.errors import ActorsUnusable
from sayso.model import ActorKind, Tenure, Version
from sayso.text.words import letters

FILES = ("states", "people", "groups", "bodies", "media")
KINDS = {
    "person": ActorKind.PERSON, "state": ActorKind.STATE, "state body": ActorKind.STATE_BODY,
    "government": ActorKind.STATE_BODY, "junta": ActorKind.STATE_BODY, "armed group": ActorKind.ARMED_GROUP,
    "criminal group": ActorKind.ARMED_GROUP, "party": ActorKind.PARTY, "coalition": ActorKind.PARTY,
    "world body": ActorKind.WORLD_BODY, "regional body": ActorKind.WORLD_BODY, "people": ActorKind.PEOPLE,
    **dict.fromkeys(("news agency", "newspaper", "broadcaster", "news site", "channel", "media"), ActorKind.MEDIA),
}


class Form(StrEnum):
    """How a word names a listed actor."""

    NAME = "name"
    PEOPLE = "people"        # "Syrian", "Syrians": of that state, and not the state itself
    CAPITAL = "capital"      # "Damascus": the government, where it acts
    SEAT = "seat"            # "the Kremlin"
    SHORT = "surname"        # enough where the page or its time leaves no other
    MEMBER = "member"        # "Sandinistas": people of that group


@dataclass(frozen=True, slots=True)
class Listed:
    """One actor of the lists. `side` is the id of the party it belongs to, its own where it is one itself."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str = ""
    side: str | None = None
    tenures: tuple[Tenure, ...] = ()
    gender: str = ""
    since: str | None = None
    until: str | None = None
    countries: tuple[str, ...] = ()
    part_of: str | None = None
    file: str = ""

    def sector_on(self, day: str | None) -> str:
        """Its sector on a day: what it holds then, else what it is otherwise.

        >>> held = (Tenure("", since="2030", sector="GOV"),)
        >>> junta = Listed("x", "X", ActorKind.ARMED_GROUP, "KAR", "REB", tenures=held)
        >>> junta.sector_on("2031-05-12"), junta.sector_on("2029-01-01")
        ('GOV', 'REB')
        """
        held = [one.sector for one in self.tenures if one.sector and one.holds_on(day)]
        return held[-1] if held and day is not None else self.sector


@dataclass(frozen=True, slots=True)
class Known:
    """A way to name a listed actor."""

    actor: Listed
    form: Form
    printed: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words as compared."""
        return folded(self.printed)


def folded(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: hyphens part words, dots and apostrophes do not count.

    >>> folded("Al-Qaeda"), folded("U.S."), folded("Jaish al-Islam")
    (('al', 'qaeda'), ('us',), ('jaish', 'al', 'islam'))
    """
    return tuple(letters(word) for word in name.replace("-", " ").replace("/", " ").split() if letters(word))


@dataclass(frozen=True, slots=True)
class Actors:
    """All listed actors, by their words and by their ids; `alpha3` tells the code of a country from its two letters,
    `demonyms` what the people of a state are called."""

    by_words: Mapping[tuple[str, ...], tuple[Known, ...]]
    openers: Mapping[str, int]
    by_id: Mapping[str, Listed]
    alpha3: Mapping[str, str]
    version: str = ""
    demonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, name: str) -> tuple[Known, ...]:
        """Every listed actor that is called so."""
        return self.by_words.get(folded(name), ())


def rows_of(text: str, file: str) -> list[tuple[str, dict[str, Any]]]:
    """The tables of one file, each with its kind."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ActorsUnusable(file, f"is no TOML: {error}; mend that line") from error
    found = []
    for kind, rows in tables.items():
        if kind == "about":
            continue
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ActorsUnusable(file, f"has {kind!r}, which is no list of tables; write [[{kind}]] above each entry")
        found += [(kind, row) for row in rows]
    return found


def known_of(kind: str, row: dict[str, Any], file: str) -> Iterable[Known]:
    """Every way to name the actor of one table.

    >>> row = {"code": "KAR", "name": "Karsova", "people": ["Karsovan"], "capitals": ["Veldin"], "from": "own"}
    >>> [(one.printed, one.form.value) for one in known_of("state", row, "own.toml")]
    [('Karsova', 'name'), ('Karsovan', 'people'), ('Veldin', 'capital')]
    """
    if kind in {"state", "region"}:
        yield from state_names(kind, row, file)
    elif kind == "person":
        yield from person_names(row, file)
    elif kind == "actor":
        yield from actor_names(row, file)
    else:
        raise ActorsUnusable(file, f"has a table [[{kind}]]; it may have state, region, person and actor")


def text_in(row: dict[str, Any], name: str, file: str) -> str:
    """A field that must be there."""
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise ActorsUnusable(file, f"has an entry without `{name}`: {str(row)[:80]}; give it one")
    return value


def ends(row: dict[str, Any]) -> tuple[str | None, str | None]:
    """Since when and until when.

    >>> ends({"since": 1994})
    ('1994', None)
    """
    since, until = (str(row[name]) if row.get(name) else None for name in ("since", "until"))
    return since, until


def state_names(kind: str, row: dict[str, Any], file: str) -> Iterable[Known]:
    """A state, its people, its capitals and seats, its bodies and its peoples."""
    code, name = text_in(row, "code", file), text_in(row, "name", file)
    country = row.get("successor") or code
    is_state = kind == "state"
    since, until = ends(row)
    state = Listed(code, name, ActorKind.STATE if is_state else ActorKind.PEOPLE, country, "GOV" if is_state else "",
                   side=code if is_state else None, countries=tuple(row.get("countries", ())), file=file, since=since,
                   until=until)
    for word in (name, *row.get("also", ())):
        yield Known(state, Form.NAME, word)
    people = Listed(f"{code}-people", name, ActorKind.PEOPLE, country, "", None, countries=state.countries, file=file)
    for word in row.get("people", ()):
        yield Known(people, Form.PEOPLE, word)
    for word in row.get("ethnic", ()):
        yield Known(replace(people, id=f"{code}-{'-'.join(folded(word))}", name=word), Form.PEOPLE, word)
    for word in row.get("capitals", ()):
        yield Known(state, Form.CAPITAL, word)
    for word in row.get("seats", ()):
        yield Known(state, Form.SEAT, word)
    for body in row.get("bodies", ()):
        called = text_in(body, "name", file)
        since, until = ends(body)
        listed = Listed(f"{code}-{'-'.join(folded(called))}", called, ActorKind.STATE_BODY, country,
                        str(body.get("sector", "GOV")), side=code, part_of=code, file=file,
                        since=since, until=until)
        for word in (called, *body.get("also", ())):
            yield Known(listed, Form.NAME, word)


def person_names(row: dict[str, Any], file: str) -> Iterable[Known]:
    """A person and the offices they hold."""
    name = text_in(row, "name", file)
    tenures = tuple(Tenure(str(one.get("role", "")), str(one.get("of", "")), *ends(one),
                           sector=str(one.get("sector", "")), why=f"listed in {file}")
                    for one in row.get("offices", ()))
    born = row.get("born") or next((one.of for one in tenures if one.of.isupper()), None)
    listed = Listed(f"person-{'-'.join(folded(name))}", name, ActorKind.PERSON, born, tenures=tenures,
                    gender=str(row.get("gender", "")), file=file)
    for word in (name, *row.get("also", ())):
        yield Known(listed, Form.NAME, word)
    for word in row.get("short", ()):
        yield Known(listed, Form.SHORT, word)


def actor_names(row: dict[str, Any], file: str) -> Iterable[Known]:
    """A group, a body or a medium."""
    ident, name = text_in(row, "id", file), text_in(row, "name", file)
    kind = KINDS.get(str(row.get("kind", "")), ActorKind.ORGANISATION)
    code, sector = row.get("code") or None, str(row.get("sector", ""))
    side = row.get("side") or row.get("state") or (
        ident if kind in {ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.WORLD_BODY} else None)
    if row.get("part_of") and not row.get("side"):
        side = row["part_of"] if kind is ActorKind.WORLD_BODY else side
    held = tuple(Tenure("", str(code or ""), *ends(one), sector=str(one.get("sector", "")), why=f"listed in {file}")
                 for one in row.get("held", ()))
    since, until = ends(row)
    listed = Listed(ident, name, kind, code, sector or {"IGO": "IGO", "NGO": "NGO"}.get(str(code), ""), side, held,
                    countries=tuple(row.get("countries", ())), part_of=row.get("part_of"), file=file,
                    since=since, until=until)
    for word in (name, *row.get("also", ())):
        yield Known(listed, Form.NAME, word)
    for word in row.get("members", ()):
        yield Known(listed, Form.MEMBER, word)


def built(sources: Iterable[tuple[str, str]]) -> Actors:
    """The actors of some files, each given by name and text; what a later file says of a name comes first."""
    by_words: defaultdict[tuple[str, ...], dict[tuple[str, Form], Known]] = defaultdict(dict)
    by_id: dict[str, Listed] = {}
    alpha3: dict[str, str] = {}
    demonyms: dict[str, tuple[str, ...]] = {}
    digest = sha256()
    for file, text in sources:
        digest.update(file.encode() + b"\n" + text.encode())
        for kind, row in rows_of(text, file):
            if kind == "state" and row.get("iso2") and not row.get("until"):
                alpha3.setdefault(str(row["iso2"]), str(row["code"]))
            if kind == "state":
                demonyms[str(row["code"])] = tuple(row.get("people", ()))
            for known in known_of(kind, row, file):
                by_id.setdefault(known.actor.id, known.actor)
                if known.words:
                    same = by_words[known.words]
                    ahead = {} if known.actor.file in FILES else {(known.actor.id, known.form): known}
                    by_words[known.words] = ahead | same if ahead else same | {(known.actor.id, known.form): known}
    openers: dict[str, int] = {}
    for words in by_words:
        openers[words[0]] = max(openers.get(words[0], 0), len(words))
    return Actors({words: tuple(some.values()) for words, some in by_words.items()}, openers, by_id, alpha3,
                  digest.hexdigest(), demonyms)


@cache
def load(own: Path | None = None) -> Actors:
    """The actors that Sayso ships, with those of a user's own file put first. Raises ActorsUnusable for a bad file."""
    folder = files("sayso").joinpath("data", "actors")
    sources = [(name, folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for name in FILES]
    if own is not None:
        try:
            sources.append((str(own), own.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise ActorsUnusable(str(own), f"cannot be read ({error}); check the path and that it is UTF-8") from error
    return built(sources)


def version(own: Path | None = None) -> Version:
    """What the lists of actors are, to record with each reading."""
    return Version("sayso actors", "1", load(own).version)
