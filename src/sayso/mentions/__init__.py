"""Page and blocks in, mentions out: places, times, quantities and actors, each found, then chosen, with a reason."""

from sayso.mentions.actors.find import Actors, linked
from sayso.mentions.assemble import (
    Mentions,
    country_codes,
    day_of,
    find,
    find_actors,
    find_places,
    find_quantities,
    find_times,
    look_for_times,
    resolve_places,
    versions,
)

__all__ = ["Actors", "Mentions", "country_codes", "day_of", "find", "find_actors", "find_places", "find_quantities",
           "find_times", "linked", "look_for_times", "resolve_places", "versions"]
