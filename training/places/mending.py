"""Points for the places that the lists give without one, most of them districts."""

import math
from collections import defaultdict
from itertools import pairwise

from training.places.draft import Draft, Drafts

from sayso.mentions.places.names import bare, fold, sound
from sayso.model.place import PlaceLevel

SEAT_KM = 20.0
"""How far a district is taken to reach from the town of the same name, where nothing else is known of its size."""


def mend(drafts: Drafts) -> None:
    """Give each place without a point the middle of what lies in it, else its seat's, else that of what it lies in."""
    _from_within(drafts)
    from_seats(drafts)
    _from_above(drafts)


def _from_within(drafts: Drafts) -> None:
    inside: dict[str, list[tuple[float, float]]] = {}
    people: dict[str, int] = defaultdict(int)
    for draft in drafts.values():
        if draft.lat is not None and draft.lon is not None and draft.level is PlaceLevel.SETTLEMENT:
            for above in _above(draft, drafts):
                inside.setdefault(above, []).append((draft.lat, draft.lon))
                people[above] += draft.population
    for ident, points in inside.items():
        draft = drafts[ident]
        draft.population = draft.population or people[ident]  # at least so many: those of its towns
        middle = _middle(points)
        if draft.lat is None or draft.lon is None:
            draft.lat, draft.lon = middle
        if draft.radius_km is None:
            spread = sorted(_rough_km(middle, point) for point in points)
            draft.radius_km = round(max(10.0, spread[int(len(spread) * 0.9)]), 1)


def from_seats(drafts: Drafts) -> None:
    """Let each district that has no point of its own take that of the one town of its province that bears its name."""
    towns: dict[tuple[str, str], set[str]] = defaultdict(set)
    for draft in drafts.values():
        if draft.level is PlaceLevel.SETTLEMENT and draft.lat is not None:
            for province in _above(draft, drafts):
                for form in _forms(draft):
                    towns[province, form].add(draft.id)
    for draft in drafts.values():
        if (draft.lat is None or draft.loose) and draft.kind.startswith("ADM") and draft.parents:
            seats = {town for form in _forms(draft) for town in towns.get((draft.parents[0], form), ())}
            if len(seats) == 1:
                seat = drafts[seats.pop()]
                draft.lat, draft.lon, draft.radius_km, draft.loose = seat.lat, seat.lon, SEAT_KM, False


def _from_above(drafts: Drafts) -> None:
    for draft in sorted(drafts.values(), key=lambda one: one.kind):
        if draft.lat is None and draft.kind.startswith("ADM"):
            for ident in _above(draft, drafts):
                above = drafts[ident]
                if above.lat is not None and above.level is not PlaceLevel.COUNTRY:
                    draft.lat, draft.lon, draft.radius_km, draft.loose = above.lat, above.lon, above.radius_km, True
                    break


def _above(draft: Draft, drafts: Drafts) -> list[str]:
    found, waiting = [], draft.parents[:1]
    while waiting:
        found.append(waiting[0])
        waiting = drafts[waiting[0]].parents[:1]
    return found


def _forms(draft: Draft) -> set[str]:
    found = set()
    for name in (draft.name, *draft.names):
        folded = fold(name)
        for form in (folded, *(stripped for stripped, _ in bare(folded))):
            found |= {"=" + form, "~" + sound(form)} if sound(form) else {"=" + form}
    return found


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    ordered = sorted(lon for _, lon in points)
    gap, at = max(((b - a, i) for i, (a, b) in enumerate(pairwise(ordered))), default=(0.0, 0))
    if gap > 180:  # they lie on both sides of the date line
        points = [(lat, lon + 360 if lon <= ordered[at] else lon) for lat, lon in points]
    lat = sum(point[0] for point in points) / len(points)
    lon = sum(point[1] for point in points) / len(points)
    return round(lat, 5), round((lon + 180) % 360 - 180, 5)


def _rough_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    wide = abs(one[1] - other[1])
    wide = min(wide, 360 - wide) * math.cos(math.radians(one[0]))
    return 111.2 * math.hypot(one[0] - other[0], wide)
