"""What is known of a page before its actors are resolved: its day, its places, the countries it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.mentions.actors.listed import Actors, Form, Known, Listed
from sayso.mentions.actors.names import Hit
from sayso.model import ActorKind, Mention, MentionUse, Place

DAY = 10
BY_PLACES = 6         # times that places of a country are named from which it need not be named itself
DOMINANT = 0.4        # share of all names of countries from which a page is about one country
FORM_RANK = {Form.NAME: 0, Form.MEMBER: 1, Form.SEAT: 1, Form.PEOPLE: 2, Form.CAPITAL: 3, Form.SHORT: 4}
OF_COUNTRIES = frozenset({Form.NAME, Form.PEOPLE, Form.CAPITAL, Form.SEAT})


@dataclass(frozen=True, slots=True)
class Scene:
    """The page as the resolver of actors sees it. `about` counts how often each country is named."""

    page: str
    text: str
    day: str | None
    listed: Actors
    places: Mapping[int, Mention[Place]]
    about: Counter[str] = field(default_factory=Counter)
    named: frozenset[str] = frozenset()

    @property
    def home(self) -> str | None:
        """The country that the page is mostly about; None where no country stands out.

        A country that is never named itself, but only by places in it, must be named so often: a village that no list
        has may be taken for one far away.
        """
        if not self.about:
            return None
        (country, times), *rest = self.about.most_common(2)
        if (rest and rest[0][1] == times) or times < DOMINANT * self.about.total():
            return None
        return country if country in self.named or times >= BY_PLACES else None

    def country_of(self, place: Place | None) -> str | None:
        """The three letters of the country that a place lies in."""
        return self.listed.alpha3.get(place.country) if place is not None and place.country else None

    def place_at(self, start: int, end: int) -> Mention[Place] | None:
        """The place that is named from `start`, if it is named by these words or more."""
        found = self.places.get(start)
        return found if found is not None and found.span.end >= end else None


def is_current(actor: Listed, day: str | None) -> bool:
    """Whether an actor existed on a day; without a day, whether it still exists.

    >>> from sayso.model import ActorKind
    >>> union = Listed("SUN", "Soviet Union", ActorKind.STATE, "RUS", until="1991-12-26")
    >>> is_current(union, "1985-03-01"), is_current(union, "2020-01-01")
    (True, False)
    """
    if day is None:
        return actor.until is None
    begun = actor.since is None or actor.since <= day
    return begun and (actor.until is None or day[: len(actor.until)] <= actor.until)


def about(hits: Iterable[Hit], places: Iterable[Mention[Place]], listed: Actors) -> Counter[str]:
    """How often each country is named: by its own name, its people, its capital, or by a place in it."""
    found: Counter[str] = Counter()
    for hit in hits:
        countries = {one.actor.country for one in hit.known
                     if one.form in OF_COUNTRIES and one.actor.kind in {ActorKind.STATE, ActorKind.PEOPLE}
                     and len(one.actor.countries) == 0}
        if len(countries) == 1:
            found[countries.pop() or ""] += 1
    for place in places:
        value = place.choice.value
        if value is not None and value.country and place.use is not MentionUse.PEOPLE:
            country = listed.alpha3.get(value.country)
            if country and value.parents:
                found[country] += 1
    del found[""]
    return found


def choose(hit: Hit, scene: Scene) -> tuple[Known | None, str]:
    """The listed actor that a name means on this page, with the reason; None where several are as likely."""
    if len(hit.known) == 1:
        only = hit.known[0]
        return only, f"{only.printed!r} is listed as {describe(only)}"
    ranked = sorted(hit.known, key=lambda one: rank(one, scene))
    first, second = ranked[0], ranked[1]
    if rank(first, scene) == rank(second, scene) and first.actor.country != second.actor.country:
        return None, f"{first.printed!r} may be " + " or ".join(one.actor.name for one in ranked[:3])
    return first, f"{first.printed!r} is listed as {describe(first)}, the likeliest of {len(ranked)}"


def rank(known: Known, scene: Scene) -> tuple[int, ...]:
    """How far from likely a meaning of a name is; the smaller the likelier."""
    named = known.actor.countries or ((known.actor.country,) if known.actor.country else ())
    times = max((scene.about[country] for country in named), default=0)
    return (FORM_RANK[known.form] > 2, not is_current(known.actor, scene.day), FORM_RANK[known.form], -times)


def describe(known: Known) -> str:
    """What a way of naming says, in words."""
    name = known.actor.name
    return {Form.NAME: name, Form.PEOPLE: f"of {name}", Form.CAPITAL: f"the capital of {name}",
            Form.SEAT: f"a seat of the government of {name}", Form.SHORT: name,
            Form.MEMBER: f"a member of {name}"}[known.form]


def scene_of(page: str, text: str, day: str | None, hits: Sequence[Hit], places: Sequence[Mention[Place]],
             listed: Actors) -> Scene:
    """The scene of one page."""
    return Scene(page, text, day[:DAY] if day else None, listed, {one.span.start: one for one in places},
                 about(hits, places, listed), frozenset(about(hits, (), listed)))
