"""Chooses which place each name of a text means, all names together, and says why.

    evidence   `scene`: the candidates of each name, the words beside it, the other names, the page's address
    belief     `believing`: a log-linear model over readable signals, thought over until names agree with each other
    answer     here: the likeliest place with the signals that decided; "cannot tell" where none is likely enough
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.mentions.places import weights as learned
from sayso.mentions.places.believing import believe
from sayso.mentions.places.points import km_between
from sayso.mentions.places.reasons import Seen, cannot_tell, reasons
from sayso.mentions.places.scene import scene_of
from sayso.mentions.places.signals import Scene
from sayso.mentions.places.units import Candidate, FoundName
from sayso.model import Choice, Place, PlaceLevel

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

SAME_KM = 25.0
"""Candidates whose points are no farther apart, or of which one holds the other, count as one answer when we ask
whether we are sure: the district of Marn and the town of Marn."""
MOST_CANDIDATES = 10


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one name means: the choice with its reason, and what it may mean, the likeliest first.

    `beside` is the place that the text puts nearest to a name that no list has: "Marn, Ostrel" puts it by Ostrel.
    `likelihood` is how sure the choice is, from 0 to 1, as measured on texts it was not learned from.
    """

    choice: Choice[Place]
    candidates: tuple[Place, ...]
    why: tuple[str, ...]
    likelihood: float = 0.0
    beside: Place | None = None


def choose(text: str, found: Sequence[FoundName], gazetteer: "Gazetteer", *, url: str | None = None,
           outlet: str | None = None, title: str | None = None,
           weights: learned.Weights | None = None) -> tuple[Chosen, ...]:
    """What each found name means, in the order in which the names were given.

    `url`, `outlet` and `title` are the page's, and say where the outlet is at home. `weights` are others than those
    that Sayso ships, for measuring.
    """
    if not found:
        return ()
    with_weights = weights or learned.load()
    scene = scene_of(text, found, gazetteer, url=url, outlet=outlet, title=title)
    belief, signals = believe(scene, with_weights.signals)
    starts = scene.starts()
    unit_of = {spot.member: at for at, unit in enumerate(scene.units) for spot in unit.spots if spot.member >= 0}
    answers: dict[int, Chosen] = {}
    chosen = []
    for member, one in enumerate(found):
        at = unit_of.get(member)
        if at is None:
            chosen.append(unknown(scene, belief, member, one, gazetteer))
            continue
        if at not in answers:
            rows = np.arange(starts[at], starts[at + 1])
            answers[at] = answer(Seen(scene, belief, signals, with_weights.signals, gazetteer), at, rows,
                                 sure_from=with_weights.sure_from)
        chosen.append(answers[at])
    return tuple(chosen)


def answer(seen: Seen, at: int, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]", *, sure_from: float) -> Chosen:
    """The choice among a unit's rows."""
    order = sorted(rows.tolist(), key=lambda row: (-seen.belief[row], row))
    best = order[0]
    here = seen.scene.rows[best].place
    sure = float(sum(seen.belief[row] for row in order if same(here, seen.scene.rows[row].place)))
    candidates = tuple(seen.scene.rows[row].place for row in order[:MOST_CANDIDATES])
    if sure < sure_from:
        why = cannot_tell(seen, at, order)
        return Chosen(Choice(None, why), candidates, (why,), sure)
    rival = next((row for row in order[1:] if not same(here, seen.scene.rows[row].place)), None)
    why_parts = reasons(seen, at, best, rival)
    return Chosen(Choice(here, "; ".join(why_parts)), candidates, why_parts, sure)


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


def unknown(scene: Scene, belief: "np.ndarray[tuple[int], np.dtype[np.float32]]", member: int, one: FoundName,
            gazetteer: "Gazetteer") -> Chosen:
    """The answer for a name that no list has: where the text puts it, if it says so."""
    why = f"no place called {one.name!r} in the gazetteer"
    beside = nearest(scene, belief, one)
    if beside is not None:
        why += f"; the text speaks of it beside {beside.name}"
    return Chosen(Choice(None, why), (), (why,), 0.0, beside)


def nearest(scene: Scene, belief: "np.ndarray[tuple[int], np.dtype[np.float32]]", one: FoundName) -> Place | None:
    """The place that is named closest to a name, small ones rather than countries."""
    starts = scene.starts()
    best: tuple[float, Candidate | None] = (0.0, None)
    for at, unit in enumerate(scene.units):
        if not unit.spots:
            continue
        row = int(starts[at] + np.argmax(belief[starts[at]:starts[at + 1]]))
        candidate = scene.rows[row]
        gap = min(max(spot.span.start - one.span.end, one.span.start - spot.span.end, 0) for spot in unit.spots)
        worth = float(belief[row]) * NARROW.get(candidate.place.level, 0.3) / (1.0 + gap / 60.0)
        if worth > best[0]:
            best = (worth, candidate)
    return best[1].place if best[1] else None


NARROW = {PlaceLevel.SETTLEMENT: 1.0, PlaceLevel.DISTRICT: 1.0, PlaceLevel.QUARTER: 1.0, PlaceLevel.FACILITY: 1.0,
          PlaceLevel.PROVINCE: 0.5, PlaceLevel.NATURAL: 0.5, PlaceLevel.COUNTRY: 0.15, PlaceLevel.REGION: 0.15,
          PlaceLevel.CONTINENT: 0.02}
