"""A place while the file is being made."""

from dataclasses import dataclass, field

from sayso.mentions.places.gazetteer import How
from sayso.model.place import PlaceLevel


@dataclass(slots=True)
class Draft:
    """What is known of a place so far; a point or radius of None is filled in later from what lies in it.

    `loose`: its point is only that of the province it lies in.
    """

    id: str
    name: str
    level: PlaceLevel
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str | None = None
    parents: list[str] = field(default_factory=list)
    population: int = 0
    kind: str = ""
    names: dict[str, How] = field(default_factory=dict)
    loose: bool = False

    def call(self, name: str, how: How = How.ALTERNATE) -> None:
        """Give it one more name, unless it already bears it."""
        name = name.strip()
        if name and name != self.name:
            self.names.setdefault(name, how)


Drafts = dict[str, Draft]
"""All places by id."""
