"""Chooses which place each name of a text means, all names together, and says why.

    evidence   `scene`: the candidates of each name, the words beside it, the other names, the page's address
    belief     `believing`: a log-linear model over readable signals, thought over until names agree with each other
    answer     here: the likeliest place with the signals that decided; "cannot tell" where none is likely enough
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sayso.mentions.places import weights as learned
from sayso.mentions.places.believing import believe
from sayso.mentions.places.beside import asked_levels
from sayso.mentions.places.described_choose import Told, at_point, described
from sayso.mentions.places.points import km_between
from sayso.mentions.places.reasons import Seen, cannot_tell, of, reasons
from sayso.mentions.places.scene import scene_of
from sayso.mentions.places.signals import CAPITALS, COLUMN
from sayso.mentions.places.units import FoundName, Role
from sayso.model import Choice, Place, PlaceLevel

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

SAME_KM = 25.0
"""Candidates whose points are no farther apart, or of which one holds the other, count as one answer when we ask
whether we are sure: the district of Marn and the town of Marn."""
MOST_CANDIDATES = 10
UNLISTED_KM = 100.0
"""How far from the place named beside it a name that no list has is looked for."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one name means: the choice with its reason, and what it may mean, the likeliest first.

    For a name that no list has, the one candidate is an area of `UNLISTED_KM` around the place that the text names
    closest to it. `likelihood` is how sure the choice is, from 0 to 1: of those at .8 about .8 are right.
    """

    choice: Choice[Place]
    candidates: tuple[Place, ...]
    why: tuple[str, ...]
    likelihood: float = 0.0


def choose(text: str, found: Sequence[FoundName], gazetteer: "Gazetteer", *, url: str | None = None,
           outlet: str | None = None, title: str | None = None,
           weights: learned.Weights | None = None) -> tuple[Chosen, ...]:
    """What each found name means, in the order in which the names were given.

    `url`, `outlet` and `title` are the page's, and say where the outlet is at home. `weights` are others than those
    that Sayso ships, for measuring. A found that carries a `point` stands for that point, and one whose `form` is
    "description" ("the province") for a place that the text has named.
    """
    named = [one for one in found if getattr(one, "form", "name") == "name"]
    scene = scene_of(text, named, gazetteer, url=url, outlet=outlet, title=title)
    with_weights = weights or learned.load()
    belief, signals = believe(scene, with_weights.signals)
    seen = Seen(scene, belief, signals, with_weights.signals, gazetteer)
    answers = iter(of_names(seen, text, named, sure_from=with_weights.sure_from))
    chosen = {at: next(answers) for at, one in enumerate(found) if getattr(one, "form", "name") == "name"}
    known = [Told(one.span, one.name, chosen[at].choice.value) for at, one in enumerate(found) if at in chosen]
    for at, one in enumerate(found):
        if at not in chosen:
            point = getattr(one, "point", None)
            choice = described(one, known, gazetteer) if point is None else at_point(one.name, point, gazetteer)
            chosen[at] = Chosen(choice, (choice.value,) if choice.value else (), (choice.why,), float(choice.known))
    return tuple(chosen[at] for at in range(len(found)))


def of_names(seen: Seen, text: str, named: Sequence[FoundName], *, sure_from: float) -> Iterator[Chosen]:
    """The answer for each name; the same for all that are one name in one sense and of which one level is asked."""
    starts = seen.scene.starts()
    unit_of = {spot.member: at for at, unit in enumerate(seen.scene.units) for spot in unit.spots if spot.member >= 0}
    answers: dict[tuple[int, frozenset[PlaceLevel]], Chosen] = {}
    for member, one in enumerate(named):
        at = unit_of.get(member)
        if at is None:
            yield unknown(seen, one)
            continue
        asked = asked_levels(text, one.span)
        if (at, asked) not in answers:
            answers[at, asked] = answer(seen, at, range(starts[at], starts[at + 1]), asked, sure_from=sure_from)
        yield answers[at, asked]


def answer(seen: Seen, at: int, rows: Sequence[int], asked: frozenset[PlaceLevel], *, sure_from: float) -> Chosen:
    """The choice among a unit's rows, where the words beside the name ask for places of some levels, or of none."""
    order = sorted(rows, key=lambda row: (-seen.belief[row], row))
    order = conventional(seen, order, asked)
    here = seen.scene.rows[order[0]].place
    sure = float(sum(seen.belief[row] for row in order if same(here, seen.scene.rows[row].place)))
    candidates = tuple(seen.scene.rows[row].place for row in order[:MOST_CANDIDATES])
    if sure < sure_from:
        why = cannot_tell(seen, at, order)
        return Chosen(Choice(None, why), candidates, (why,), sure)
    if stray(seen, order[0]):
        why = f"only known as another spelling of {of(here, seen.gazetteer)}, and nothing else in the text lies there"
        return Chosen(Choice(None, why), candidates, (why,), sure)
    rival = next((row for row in order[1:] if not same(here, seen.scene.rows[row].place)), None)
    why_parts = reasons(seen, at, order[0], rival)
    return Chosen(Choice(here, "; ".join(why_parts)), candidates, why_parts, sure)


def conventional(seen: Seen, order: list[int], asked: frozenset[PlaceLevel]) -> list[int]:
    """The rows with the one first that is meant of a city and the province or district around it of the same name.

    Both come to the same spot. "Aleppo province" asks for the province; without such a word the city is meant.
    """
    first = seen.scene.rows[order[0]]
    for row in order[1:]:
        other = seen.scene.rows[row]
        if not around_each_other(first.place, other.place):
            continue
        if asked:
            wanted = other.place.level in asked and first.place.level not in asked
        else:
            wanted = (first.place.level in AROUND_CITY and other.place.level is PlaceLevel.SETTLEMENT
                      and other.how in {first.how, "name"}
                      and (other.place.population >= A_CITY or other.place.kind in CAPITALS))
        if wanted:
            return [row, *(one for one in order if one != row)]
    return order


def around_each_other(place: Place, other: Place) -> bool:
    """Whether one of two places lies in the other, and not far from its middle."""
    return (place.id in other.parents or other.id in place.parents) and km_between(
        place.lat, place.lon, other.lat, other.lon) <= CITY_KM


AROUND_CITY = frozenset({PlaceLevel.PROVINCE, PlaceLevel.DISTRICT})
A_CITY = 50_000
CITY_KM = 100.0


def stray(seen: Seen, row: int) -> bool:
    """Whether a place is only met by the rough sound of its name, and lies in no country that the text speaks of."""
    return (seen.scene.rows[row].how == "spelling variant" and seen.signals[row, COLUMN["same country: text"]] < 0.2
            and seen.signals[row, COLUMN["country of the address"]] == 0)


def same(place: Place, other: Place) -> bool:
    """Whether two candidates come to the same answer: one lies in the other, or their points are close.

    >>> town = Place("t", "Marn", PlaceLevel.SETTLEMENT, 41.0, 44.0, 3.0, "KA", ("d",))
    >>> same(town, Place("d", "Marn", PlaceLevel.DISTRICT, 41.4, 44.3, 30.0, "KA"))
    True
    """
    if place.id == other.id or (place.id in other.parents and place.level not in WIDE) or (
            other.id in place.parents and other.level not in WIDE):
        return True
    return km_between(place.lat, place.lon, other.lat, other.lon) <= SAME_KM


WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.CONTINENT, PlaceLevel.REGION})


def unknown(seen: Seen, one: FoundName) -> Chosen:
    """The answer for a name that no list has: where the text puts it, if it says so."""
    why = f"no place called {one.name!r} in the gazetteer"
    beside = nearest(seen, one)
    if beside is None:
        return Chosen(Choice(None, why), (), (why,))
    why += f"; the text names it closest to {of(beside, seen.gazetteer)}"
    area = replace(beside, id=f"near:{beside.id}", name=one.name, radius_km=beside.radius_km + UNLISTED_KM,
                   population=0, kind="")
    return Chosen(Choice(None, why), (area,), (why,))


def nearest(seen: Seen, one: FoundName) -> Place | None:
    """The place that is named closest to a name, small ones rather than countries."""
    starts = seen.scene.starts()
    best: tuple[float, Place | None] = (0.0, None)
    for at, unit in enumerate(seen.scene.units):
        if unit.role not in {Role.FOUND, Role.READ}:
            continue
        row = int(starts[at] + np.argmax(seen.belief[starts[at]:starts[at + 1]]))
        place = seen.scene.rows[row].place
        gap = min(max(spot.span.start - one.span.end, one.span.start - spot.span.end, 0) for spot in unit.spots)
        sure = float(seen.belief[row]) * (1.0 if unit.role is Role.FOUND else 0.7)
        worth = sure * NARROW.get(place.level, 0.3) / (1.0 + gap / 60.0)
        if worth > best[0]:
            best = (worth, place)
    return best[1]


NARROW = {PlaceLevel.SETTLEMENT: 1.0, PlaceLevel.DISTRICT: 1.0, PlaceLevel.QUARTER: 1.0, PlaceLevel.FACILITY: 1.0,
          PlaceLevel.PROVINCE: 0.5, PlaceLevel.NATURAL: 0.5, PlaceLevel.COUNTRY: 0.15, PlaceLevel.REGION: 0.15,
          PlaceLevel.CONTINENT: 0.02}
"""How much the place beside a name tells of where that is: a town much, a country little."""
