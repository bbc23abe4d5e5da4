"""Somebody who acts or speaks: a person, a state, a group, a body, or people nobody names."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.choice import Choice
from sayso.model.span import Span


class ActorKind(StrEnum):
    """What sort of actor it is; `ANONYMOUS` is one whom nobody names ("witnesses", "a senior official")."""

    PERSON = "person"
    STATE = "state"
    STATE_BODY = "state body"            # a government, ministry, army, police, parliament, court
    ARMED_GROUP = "armed group"
    PARTY = "party"                      # a party, coalition or opposition
    WORLD_BODY = "world body"            # of states: the UN, NATO, a regional union
    ORGANISATION = "organisation"        # aid agencies, monitors, companies, churches
    MEDIA = "media"
    PEOPLE = "people"                    # a people or a part of one: Kurds, civilians, protesters
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Tenure:
    """What somebody is for whom, and when: an office, a membership, a side.

    `of` is the id of an actor or the code of a state, empty where it is not known; `since` and `until` are ISO dates or
    their beginnings ("2021-08"), None where that end is open or unknown; `former` says that the page calls it past.

    >>> Tenure("president", "KAR", since="2029").holds_on("2031-05-12")
    True
    """

    role: str
    of: str = ""
    since: str | None = None
    until: str | None = None
    former: bool = False
    sector: str = ""
    why: str = ""

    def holds_on(self, day: str | None) -> bool:
        """Whether it holds on a day, as far as its ends tell; without a day, whether it is not called past.

        A beginning of a date counts whole: what lasts until "2021" holds on 2021-12-31.

        >>> Tenure("president", "KAR", until="2021").holds_on("2021-12-31"), Tenure("envoy", former=True).holds_on(None)
        (True, False)
        """
        if day is None:
            return not self.former and self.until is None
        if self.former and self.until is None:
            return False
        begun = self.since is None or self.since <= day[: len(self.since)]
        return begun and (self.until is None or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor, as far as the page and the list of actors tell.

    `id` is the list's own id, or made of the name, so that the same name on two pages meets; a person's decisions refer
    to it. `country` is an ISO 3166-1 alpha-3 code, or IGO, NGO, IMG, MNC as event data has them; `sector` a PLOVER
    sector (GOV, MIL, REB, COP, CVL, ...). `tenures` are offices and memberships with their times. `speaks_for` is the
    id of the actor in whose name this one speaks. `side` is the party to a conflict it belongs to: its id or code; a
    value of None means unaligned, or cannot tell, as `why` says. `names` are how the page calls it, fullest first;
    `kin` pairs what somebody is to whom: ("son", "Aron Velk").

    >>> Actor("a-1", "Karsovan soldiers", ActorKind.STATE_BODY, Choice("KAR", "its army"), "KAR", "MIL").code
    'KARMIL'
    """

    id: str
    name: str
    kind: ActorKind
    side: Choice[str]
    country: str | None = None
    sector: str = ""
    names: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    speaks_for: str | None = None
    kin: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Country and sector, as event data writes actors; "---" stands for an unknown country.

        >>> Actor("a-1", "gunmen", ActorKind.ANONYMOUS, Choice(None, "nobody is named"), sector="UAF").code
        '---UAF'
        """
        country = self.country or ("" if not self.sector else "---")
        return country + ("" if self.sector == self.country else self.sector)


@dataclass(frozen=True, slots=True)
class Called:
    """A name as one stage joined its mentions, before anybody knows who bears it.

    `roles` pairs what the text says they are with for whom, as printed: ("spokesman", "Taliban").

    >>> Called("Mira Tosk", True, (Span(0, 9),)).is_person
    True
    """

    name: str
    is_person: bool
    mentions: tuple[Span, ...]
    gender: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    classes: frozenset[str] = frozenset()
