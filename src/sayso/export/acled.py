"""The events of readings as rows of ACLED's columns, then UCDP's, then ours.

The rows come from what a page tells, so a cell is empty where the page does not tell it, and so are the columns that
only ACLED's own desk can fill (`event_id_cnty`, `source_scale`, `tags`, `timestamp`) and ACLED's regions. ACLED's types
follow from the rules in `RULES`; only an event that is what its sentence is there to tell, and that is told as having
happened, has one. Every event has a row all the same.

Sources: ACLED Codebook (2023): the columns and their order, event and sub-event types, `inter` codes, precision of time
and place. UCDP GED Codebook 24.1: deaths as best, low and high, `type_of_violence`. RFC 4180: the form of the file.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path

from sayso.export import cameo, files
from sayso.export.plover import (
    DEAD,
    INJURED,
    ISO,
    Lies,
    Parts,
    Party,
    bounds,
    count,
    happened,
    lies,
    lookup,
    one_day,
    parts,
    whole,
)
from sayso.model import ActorKind, Control, Event, EventType, Place, PlaceLevel, Reading, Span
from sayso.text.sentences import sentences

Row = dict[str, str]

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)
UCDP = ("best", "low", "high", "type_of_violence")
OURS = (
    "event_id", "statement_id", "page_id", "url", "said_by", "side", "stance", "certainty", "polarity", "negated",
    "historical", "future", "hypothetical", "plover_type", "plover_mode", "cameo", "quote", "start", "end",
)
COLUMNS = (*ACLED, *UCDP, *OURS)

BATTLES, REMOTE, CIVILIAN_VIOLENCE, PROTESTS, RIOTS, STRATEGIC = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
    "Strategic developments")
DEMONSTRATION, MOB = "Violent demonstration", "Mob violence"
DISORDER = {BATTLES: "Political violence", REMOTE: "Political violence", CIVILIAN_VIOLENCE: "Political violence",
            PROTESTS: "Demonstrations", RIOTS: "Political violence", STRATEGIC: "Strategic developments"}
TARGETING = "Civilian targeting"
BETWEEN = "; "
"""What stands between two names in one cell, as in ACLED's own."""

STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
REBEL = frozenset({"REB", "SEP", "INS"})
MILITIA = frozenset({"UAF", "PRM", "CRM"})
CIVILIAN = frozenset({"CVL", "REF", "MED", "JRN", "HLH", "NGO", "EDU"})
ABROAD = frozenset({"IGO", "IMG"})
RIOT_MODES = frozenset({"riot", "riot-org", "riot-spon"})
GATHERED = frozenset({"demo", "demo-org", "demo-spon", "obstruct", "hunger", "strike-hun", None})
"""Protests in which people come together; ACLED does not count strikes and boycotts."""

NEAR = frozenset({PlaceLevel.SETTLEMENT, PlaceLevel.QUARTER, PlaceLevel.FACILITY})
NO_POINT = frozenset({PlaceLevel.COUNTRY, PlaceLevel.CONTINENT, PlaceLevel.REGION})
"""Places so wide that their point is a mere convention, and not where anything happened."""

FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
NUMBER_OR_SIGN = re.compile(r"[+-]|[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


class Is(StrEnum):
    """What a side of an event is to the rules; it can be several of these."""

    ARMED = "armed"
    CIVILIAN = "civilian"
    HOME = "forces of the state in whose country the place lies"
    FOREIGN = "forces of another state"
    NON_STATE = "an armed group of no state"


@dataclass(frozen=True, slots=True)
class Rule:
    """What an event is to ACLED if everything said here holds of it; what is left out may be anything."""

    event_type: str
    sub_event_type: str
    type: EventType | None = None
    modes: frozenset[str | None] | None = None
    control: Control | None = None
    by: frozenset[Is] = frozenset()
    to: frozenset[Is] = frozenset()
    context: str | None = None
    unhurt: bool = False

    def holds(self, event: Event, by: frozenset[Is], to: frozenset[Is]) -> bool:
        """Whether it holds of an event whose sides are `by` and `to`; of several things said of a side, one will do."""
        return ((self.type is None or event.type is self.type)
                and (self.modes is None or event.mode in self.modes)
                and (self.control is None or event.control is self.control)
                and (not self.by or bool(self.by & by)) and (not self.to or bool(self.to & to))
                and (self.context is None or self.context in event.contexts)
                and not (self.unhurt and count(event.tolls, DEAD, INJURED)))


def modes(*some: str | None) -> frozenset[str | None]:
    """Modes, any of which will do."""
    return frozenset(some)


T = EventType
ARMED, CIVILIANS, NON_STATE = frozenset({Is.ARMED}), frozenset({Is.CIVILIAN}), frozenset({Is.NON_STATE})
RULES = (
    Rule(STRATEGIC, "Non-violent transfer of territory", T.RETREAT, control=Control.LOSES),
    Rule(BATTLES, "Government regains territory", control=Control.TAKES, by=frozenset({Is.HOME})),
    Rule(BATTLES, "Non-state actor overtakes territory", control=Control.TAKES, by=NON_STATE | {Is.FOREIGN}),
    Rule(BATTLES, "", control=Control.TAKES, by=ARMED),
    Rule(REMOTE, "Air/drone strike", T.ASSAULT, modes("aerial")),
    Rule(REMOTE, "Shelling/artillery/missile attack", T.ASSAULT, modes("heavy-weapons")),
    Rule(REMOTE, "Suicide bomb", T.ASSAULT, modes("suicide-attack")),
    Rule(REMOTE, "Remote explosive/landmine/IED", T.ASSAULT, modes("explosives")),
    Rule(BATTLES, "Armed clash", T.ASSAULT, by=ARMED, to=ARMED),
    Rule(CIVILIAN_VIOLENCE, "Sexual violence", T.ASSAULT, modes("sexual"), to=CIVILIANS),
    Rule(CIVILIAN_VIOLENCE, "Abduction/forced disappearance", T.ASSAULT, modes("abduct"), to=CIVILIANS),
    Rule(CIVILIAN_VIOLENCE, "Attack", T.ASSAULT, to=CIVILIANS),
    Rule(RIOTS, MOB, T.PROTEST, RIOT_MODES, to=CIVILIANS),
    Rule(RIOTS, DEMONSTRATION, T.PROTEST, RIOT_MODES),
    Rule(PROTESTS, "Peaceful protest", T.PROTEST, GATHERED, unhurt=True),
    Rule(STRATEGIC, "Arrests", T.COERCE, modes("arrest", "detain")),
    Rule(STRATEGIC, "Agreement", modes=modes("ceasefire")),
    Rule(STRATEGIC, "Agreement", T.AGREE, by=NON_STATE, to=ARMED, context="military"),
    Rule(STRATEGIC, "Agreement", T.AGREE, by=ARMED, to=NON_STATE, context="military"),
)
"""The first rule that holds gives ACLED's type; where none does, it is not told."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an event, as ACLED sets them against each other."""

    first: tuple[Party, ...]
    second: tuple[Party, ...]


def sides(event: Event, found: Parts) -> Sides:
    """Those who act and those whom it befalls.

    Where all are told as acting ("clashed", "met"), those who do not belong with the first are the second side.
    """
    acting = tuple(map(found.party, event.actors))
    if event.recipients or not acting:
        return Sides(acting, tuple(map(found.party, event.recipients)))
    return Sides(tuple(one for one in acting if together(acting[0], one)),
                 tuple(one for one in acting if not together(acting[0], one)))


def together(one: Party, other: Party) -> bool:
    """Whether two belong together: by the party to the conflict where it is known of both, else by country and sort."""
    if one.side and other.side:
        return one.side == other.side
    return (one.country, sort(one)) == (other.country, sort(other))


def sort(one: Party) -> str:
    """What sort of actor it is by ACLED's `inter` codes, at home or abroad alike; empty where it is none of these.

    >>> from sayso.export.plover import party
    >>> from sayso.model import Participant
    >>> [sort(party(Participant(None, "", None, code), None)) for code in ("KARMIL", "KARREB", "---UAF", "IGO", "KAR")]
    ['1', '2', '3', '8', '']
    """
    if one.country in ABROAD:
        return "8"
    return next((code for code, sectors in (("1", STATE), ("2", REBEL), ("3", MILITIA), ("7", CIVILIAN))
                 if one.sector in sectors), "")


def inter(one: Party, where: Lies, event: Event, *, acts: bool) -> str:
    """ACLED's `inter` code; empty where it is not known.

    1 state forces, 2 rebels, 3 political militia, 5 rioters, 6 protesters, 7 civilians, 8 others. Forces of a state are
    others where it is known that the place lies in another country. An identity militia (4) is never told apart.
    """
    if event.type is T.PROTEST and acts:
        return "5" if event.mode in RIOT_MODES else "6"
    code = sort(one)
    return "8" if code == "1" and foreign(one, where) else code


def foreign(one: Party, where: Lies) -> bool:
    """Whether it is known to be of another country than the place."""
    return bool(one.country and where.alpha3 and one.country != where.alpha3)


def what(some: Sequence[Party], where: Lies, *, acts: bool) -> frozenset[Is]:
    """What a side is to the rules."""
    found: set[Is] = set()
    for one in some:
        if is_force(one, acts=acts):
            found.add(Is.ARMED)
            if one.country and where.alpha3:
                found.add(Is.FOREIGN if foreign(one, where) else Is.HOME)
        elif one.sector in REBEL | MILITIA or (one.kind is ActorKind.ARMED_GROUP and one.sector not in STATE):
            found |= {Is.ARMED, Is.NON_STATE}
        if one.country == "IMG":
            found.add(Is.ARMED)
        if one.sector in CIVILIAN:
            found.add(Is.CIVILIAN)
    return frozenset(found)


def acled_type(event: Event, both: Sides, where: Lies) -> tuple[str, str]:
    """ACLED's type and sub-type of an event; empty where no rule holds or it is not told as news that happened."""
    if not (event.main and happened(event)):
        return "", ""
    by = what(both.first, where, acts=True)
    to = what(both.second, where, acts=not event.recipients)
    return next(((rule.event_type, rule.sub_event_type) for rule in RULES if rule.holds(event, by, to)), ("", ""))


def violence(event: Event, both: Sides) -> str:
    """UCDP's `type_of_violence` where the sides tell it: 1 state-based, 2 non-state, 3 one-sided.

    The unknown and the merely criminal ("gunmen", "a gang") are no organised group, and so tell nothing.
    """
    if not happened(event) or not (event.type is T.ASSAULT or event.control is Control.TAKES):
        return ""
    first, second = organised(both.first, acts=True), organised(both.second, acts=not event.recipients)
    if first and second:
        return "1" if "state" in (first, second) else "2"
    civilians = bool(both.second) and all(one.sector in CIVILIAN for one in both.second)
    return "3" if first and civilians else ""


def organised(some: Sequence[Party], *, acts: bool) -> str:
    """Whether a side is a state or an organised group; empty where it is neither or is not known."""
    if any(is_force(one, acts=acts) for one in some):
        return "state"
    groups = any(one.sector in REBEL | {"PRM"} or (one.kind is ActorKind.ARMED_GROUP and not one.sector)
                 for one in some)
    return "group" if groups else ""


def is_force(one: Party, *, acts: bool) -> bool:
    """Whether it is an armed force of a state: a government is one where it acts, a state also where it is acted upon.

    Who is killed as a minister is no force.
    """
    return one.sector in STATE and (one.sector != "GOV" or acts or one.kind is ActorKind.STATE)


def rows(readings: Iterable[Reading], *, places: Path | None = None, actors: Path | None = None) -> Iterator[Row]:
    """A row for every event of some readings, with all of `COLUMNS`, in the order of the text.

    `places` and `actors` are files of the user's own, as when the pages were read.
    """
    looked = lookup(places=places, actors=actors)
    for reading in readings:
        found = parts(reading, looked)
        for event in reading.events:
            yield row(event, found)


def row(event: Event, found: Parts) -> Row:
    """The row of one event."""
    page, statement, mention = found.reading.page, found.statement(event), found.place(event)
    place = mention.choice.value if mention is not None else None
    where = lies(place, found) if place is not None else Lies()
    both = sides(event, found)
    event_type, sub_event_type = acled_type(event, both, where)
    return dict.fromkeys(COLUMNS, "") | dated(event, found) | parties(event, both, where) | placed(place, where) | (
        deaths(event)) | {
        "disorder_type": "Demonstrations" if sub_event_type == DEMONSTRATION else DISORDER.get(event_type, ""),
        "event_type": event_type, "sub_event_type": sub_event_type,
        "civilian_targeting": targeting(event_type, both), "type_of_violence": violence(event, both),
        "source": page.outlet.value or "", "notes": passage(event, found.reading),
        "event_id": event.id, "statement_id": event.statement or "", "page_id": page.id, "url": page.url or "",
        "said_by": (statement.actor.value or "") if statement else "",
        "side": (statement.side.value or "") if statement else "",
        "stance": statement.stance.value if statement else "",
        "certainty": statement.certainty.value if statement else "",
        "polarity": statement.polarity.value if statement else "",
        "negated": yes(event.negated), "historical": yes(event.historical), "future": yes(event.future),
        "hypothetical": yes(event.hypothetical),
        "plover_type": event.type.value if event.type else "", "plover_mode": event.mode or "",
        "cameo": cameo.code_of(event).value or "", "quote": statement.quote if statement else "",
        "start": str(event.trigger[0].start) if event.trigger else "",
        "end": str(event.trigger[-1].end) if event.trigger else "",
    }


def dated(event: Event, found: Parts) -> Row:
    """When it happened: the day where it is one, else the year where it is one."""
    when = found.when(event)
    if when is None or when.first is None or when.last is None or bounds(when):
        return {}
    year = when.first[:4]
    return {"event_date": one_day(when) or "", "year": year if year.isdigit() and when.last.startswith(year) else "",
            "time_precision": "" if when.precision is None else str(when.precision)}


def parties(event: Event, both: Sides, where: Lies) -> Row:
    """Who takes part: the first named of each side, then those with it.

    Whom a protest is against is no actor of it to ACLED, which sets only those against protesters who step in.
    """
    second = () if event.type is T.PROTEST else both.second
    codes = [inter(some[0], where, event, acts=acts) if some else ""
             for some, acts in ((both.first, True), (second, not event.recipients))]
    alone = event.type is T.PROTEST and codes[0]
    return {
        "actor1": named(both.first[:1]), "assoc_actor_1": named(both.first[1:]), "inter1": codes[0],
        "actor2": named(second[:1]), "assoc_actor_2": named(second[1:]), "inter2": codes[1],
        "interaction": f"{codes[0]}0" if alone else "".join(sorted(codes)) if all(codes) else "",
    }


def named(some: Iterable[Party]) -> str:
    """The names of some, each on one line."""
    return BETWEEN.join(" ".join(one.name.split()) for one in some)


def targeting(event_type: str, both: Sides) -> str:
    """ACLED's word where violence is told to befall civilians and nobody else."""
    violent = event_type in {REMOTE, CIVILIAN_VIOLENCE, RIOTS}
    return TARGETING if violent and both.second and all(one.sector in CIVILIAN for one in both.second) else ""


def placed(place: Place | None, where: Lies) -> Row:
    """Where it happened, and how precisely: 1 a town or narrower, 2 a district, 3 a province or wider."""
    if place is None:
        return {}
    precise = "1" if place.level in NEAR else "2" if place.level is PlaceLevel.DISTRICT else "3"
    number = ISO.get(where.alpha2, ("", ""))[1]
    point = {} if place.level in NO_POINT else {"latitude": f"{place.lat:.4f}", "longitude": f"{place.lon:.4f}"}
    return {"iso": number.lstrip("0"), "country": where.country, "admin1": where.admin1, "admin2": where.admin2,
            "admin3": where.admin3, "location": place.name, "geo_precision": precise} | point


def deaths(event: Event) -> Row:
    """How many were killed, of an event that is told as having happened."""
    killed = count(event.tolls, DEAD)
    if killed is None or not happened(event):
        return {}
    best, low, high = (("" if one is None else str(whole(one))) for one in (killed.best, killed.low, killed.high))
    return {"fatalities": best, "best": best, "low": low, "high": high}


def passage(event: Event, reading: Reading) -> str:
    """The sentence of the page in which an event is told, verbatim; from the first to the last where it is several."""
    text = reading.page.text
    block = next((one.span for one in reading.blocks if one.id == event.block), Span(0, len(text)))
    told = [span for span in (one.moved(block.start) for one in sentences(block.cut(text)))
            if any(span.touches(one) for one in event.trigger)]
    return Span(told[0].start, told[-1].end).cut(text) if told else ""


def yes(mark: bool) -> str:
    """A mark as a word.

    >>> yes(True), yes(False)
    ('true', 'false')
    """
    return "true" if mark else "false"


def write(readings: Iterable[Reading], path: Path | str, *, places: Path | None = None, actors: Path | None = None
          ) -> Path:
    """Write the events of some readings as a CSV file with a header. Raises OutputError where that cannot be done."""
    sheet = StringIO(newline="")
    writer = csv.writer(sheet)  # its own ways are those of RFC 4180: commas, CRLF, quotes where they are needed
    writer.writerow(COLUMNS)
    writer.writerows([safe(one[name]) for name in COLUMNS] for one in rows(readings, places=places, actors=actors))
    return files.write(path, sheet.getvalue())


def safe(cell: str) -> str:
    """A cell that no spreadsheet will run: what looks like the start of a formula is led by an apostrophe.

    >>> safe("=1+1"), safe("@Tosk"), safe("-23.55"), safe("+"), safe("Marn")
    ("'=1+1", "'@Tosk", '-23.55', '+', 'Marn')
    """
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER_OR_SIGN.fullmatch(cell) else cell
