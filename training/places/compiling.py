"""From places to the columns of the places file."""

import math
from array import array
from pathlib import Path

from training.places.draft import Draft, Drafts

from sayso.mentions.places.atlas import HOW_AT, LAST, NOWHERE, POINT, RADIUS, cell_of, key_of, write_atlas
from sayso.mentions.places.gazetteer import HOWS, How
from sayso.mentions.places.names import bare, fold, short, sound
from sayso.model.place import PlaceLevel

RESPELLED = frozenset(
    ("AE", "AF", "AL", "AM", "AZ", "BA", "BD", "BG", "BH", "BY", "CY", "DJ", "DZ", "EG", "EH", "ER", "ET", "GE",
     "GR", "IL", "IN", "IQ", "IR", "JO", "KE", "KG", "KH", "KM", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY",
     "MA", "MD", "ME", "MK", "ML", "MM", "MN", "MR", "NE", "NG", "NP", "OM", "PK", "PS", "QA", "RS", "RU", "SA",
     "SD", "SN", "SO", "SS", "SY", "TD", "TH", "TJ", "TM", "TN", "TR", "UA", "UZ", "XK", "YE")
)  # fmt: skip
"""Countries whose names English news spells by ear, out of another script or none."""

WEIGHT = {
    PlaceLevel.CONTINENT: 10.0, PlaceLevel.COUNTRY: 9.0, PlaceLevel.REGION: 7.0, PlaceLevel.PROVINCE: 5.5,
    PlaceLevel.NATURAL: 5.0, PlaceLevel.DISTRICT: 3.5, PlaceLevel.SETTLEMENT: 0.0, PlaceLevel.QUARTER: 3.0,
    PlaceLevel.FACILITY: 3.5,
}  # fmt: skip
"""What a level is worth against a settlement with ten to the power of so many people."""


def prominence(draft: Draft) -> float:
    """How much a place is talked about, roughly: by its level and its people."""
    people = math.log10(max(draft.population, 1))
    if draft.level is PlaceLevel.SETTLEMENT:
        return people + (1.5 if draft.kind == "PPLC" else 0.0)
    if draft.level is PlaceLevel.REGION and draft.country:
        return WEIGHT[PlaceLevel.PROVINCE] + people / 20
    if draft.level is PlaceLevel.NATURAL:
        return WEIGHT[draft.level] + math.log10(max(draft.radius_km or 1.0, 1.0)) / 3
    return WEIGHT[draft.level] + people / 20


def forms(draft: Draft) -> dict[str, How]:
    """Every form of a name under which the place is to be found."""
    found: dict[str, How] = {}
    respelled = draft.country in RESPELLED or draft.country is None
    for name, how in [(draft.name, How.NAME), *draft.names.items()]:
        if how is How.SHORT:
            found.setdefault("^" + short(name), how)
            continue
        folded = fold(name)
        if not folded:
            continue
        found.setdefault("=" + folded, how)
        for stripped, levels in bare(folded):
            if draft.level in levels and draft.level in (PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.REGION):
                found.setdefault("=" + stripped, How.ALTERNATE if how is not How.DEMONYM else how)
        if respelled and how is not How.DEMONYM and sound(folded):
            found.setdefault("~" + sound(folded), How.VARIANT)
    return found


def write(drafts: Drafts, path: Path, *, version: str) -> str:
    """Write the places file and give its SHA-256."""
    numbered = sorted((one for one in drafts.values() if one.id.startswith("gn:")), key=lambda one: int(one.id[3:]))
    named = sorted((one for one in drafts.values() if not one.id.startswith("gn:")), key=lambda one: one.id)
    places = [*numbered, *named]
    at = {draft.id: number for number, draft in enumerate(places)}
    levels = [level.value for level in PlaceLevel]
    countries = ["", *sorted({draft.country for draft in places if draft.country})]
    kinds = sorted({draft.kind for draft in places})
    country_at, kind_at = ({name: i for i, name in enumerate(names)} for names in (countries, kinds))
    texts, name_at = _laid_out([draft.name for draft in places])
    id_names, id_at = _laid_out([draft.id for draft in named])
    columns: dict[str, array[int]] = {
        "lat": array("i", [round((draft.lat or 0) * POINT) for draft in places]),
        "lon": array("i", [round((draft.lon or 0) * POINT) for draft in places]),
        "population": array("I", [draft.population for draft in places]),
        "radius": array("H", [min(round((draft.radius_km or 1.0) * RADIUS), 65535) for draft in places]),
        "level": array("B", [levels.index(draft.level.value) for draft in places]),
        "country": array("B", [country_at[draft.country or ""] for draft in places]),
        "kind": array("H", [kind_at[draft.kind] for draft in places]),
        "parent": array("I", [at[draft.parents[0]] if draft.parents else NOWHERE for draft in places]),
        "name_at": name_at, "ids": array("I", [int(draft.id[3:]) for draft in numbered]), "id_at": id_at,
    }  # fmt: skip
    more = sorted((at[draft.id], at[parent]) for draft in places for parent in draft.parents[1:])
    columns["more_of"], columns["more"] = (array("I", [pair[side] for pair in more]) for side in (0, 1))
    cells = sorted((cell_of(draft.lat or 0, draft.lon or 0), number) for number, draft in enumerate(places))
    columns["cells"], columns["cell_places"] = (array("I", [pair[side] for pair in cells]) for side in (0, 1))
    columns |= _postings(places)
    return write_atlas(
        path, version=version, levels=levels, countries=countries, kinds=kinds, columns=columns,
        texts={"names": texts, "id_names": id_names},
    )  # fmt: skip


def _laid_out(words: list[str]) -> tuple[bytes, "array[int]"]:
    text, at = bytearray(), array("I", [0])
    for word in words:
        text += word.encode()
        at.append(len(text))
    return bytes(text), at


def _postings(places: list[Draft]) -> dict[str, "array[int]"]:
    bearers: dict[str, dict[int, How]] = {}
    rank = [prominence(draft) for draft in places]
    for number, draft in enumerate(places):
        for form, how in forms(draft).items():
            bearers.setdefault(form, {})[number] = how
    keyed = sorted((key_of(form), form) for form in bearers)
    if len({key for key, _ in keyed}) != len(keyed):
        raise ValueError("two names share a key; make keys longer")
    keys, key_ends, key_at, postings = array("I"), array("H"), array("I"), array("I")
    for key, form in keyed:
        keys.append(key >> 16)
        key_ends.append(key & 0xFFFF)
        key_at.append(len(postings))
        bearing = bearers[form]
        order = sorted(bearing, key=lambda number: (-rank[number] + 0.3 * (bearing[number] is not How.NAME), number))
        postings.extend(number | HOWS.index(bearing[number]) << HOW_AT for number in order)
        postings[-1] |= LAST
    return {"keys": keys, "key_ends": key_ends, "key_at": key_at, "postings": postings}
