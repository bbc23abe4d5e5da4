"""Page and blocks in, mentions out: places, times and quantities, each found and then chosen, with a reason."""

from sayso.mentions.assemble import (
    Mentions,
    find,
    find_places,
    find_quantities,
    find_times,
    look_for_times,
    resolve_places,
    versions,
)

__all__ = ["Mentions", "find", "find_places", "find_quantities", "find_times", "look_for_times",
           "resolve_places", "versions"]
