"""Who each name and each description on a page is: listed actors first, then people, bodies, groups by description."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from sayso.lexicon import Entry
from sayso.mentions.actors.described import Phrase, roles
from sayso.mentions.actors.listed import Form, Known, Listed, folded
from sayso.mentions.actors.names import Hit, find_names
from sayso.mentions.actors.scene import Scene, choose, is_current
from sayso.model import Actor, ActorKind, Called, Choice, MentionUse, Span, Tenure

OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
FIGHTING = frozenset({"REB", "OPP", "SEP", "UAF"})
GOVERNMENT = frozenset({"government", "regime", "authority", "administration", "state"})
STATE_BODIES = frozenset({"body", "group", "thing that acts"})
BESIDE = {"opposition": "OPP", "rebel": "REB", "insurgent": "REB", "military": "MIL", "army": "MIL", "security": "MIL",
          "police": "COP", "government": "GOV", "ministry": "GOV", "intelligence": "SPY", "field": "MIL"}
"""Plain words in front of a head that say for whom somebody speaks."""
AGAIN = frozenset({"group", "movement", "organisation", "organization", "party", "militia", "council", "coalition",
                   "ministry", "agency", "newspaper", "paper", "observatory", "army", "force", "military", "body",
                   "charity", "monitor", "union", "alliance", "faction", "network"})
FORMER = re.compile(r"\b(?:former|ex|late|then|outgoing|deposed|ousted|acting)\b[\s-]*$", re.IGNORECASE)
PAST = frozenset({"former", "ex", "late", "deposed", "ousted"})
SIDE_UNKNOWN = "cannot tell which party this belongs to"
CLASS_KINDS = {"armed": ActorKind.ARMED_GROUP, "party": ActorKind.PARTY, "army": ActorKind.STATE_BODY,
               "government": ActorKind.STATE_BODY, "police": ActorKind.STATE_BODY, "ministry": ActorKind.STATE_BODY,
               "parliament": ActorKind.STATE_BODY, "court": ActorKind.STATE_BODY, "media": ActorKind.MEDIA,
               "agency": ActorKind.MEDIA, "union": ActorKind.WORLD_BODY, "monitor": ActorKind.ORGANISATION}
CLASS_SECTORS = {"armed": "REB", "party": "PTY", "army": "MIL", "government": "GOV", "police": "COP", "ministry": "GOV",
                 "parliament": "LEG", "court": "JUD", "media": "MED", "agency": "MED", "monitor": "NGO",
                 "opposition": "OPP"}


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an actor: where, whose, and how the words stand for them."""

    span: Span
    actor: str | None
    use: MentionUse
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Register:
    """The actors of a page as they become known, and where each is mentioned."""

    scene: Scene
    actors: dict[str, Actor] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    def add(self, actor: Actor, printed: str = "") -> str:
        """Take in an actor, or what is new about one that is there."""
        there = self.actors.get(actor.id)
        if there is None:
            there = actor
        names = tuple(dict.fromkeys((*there.names, *([printed] if printed else ()))))
        tenures = tuple(dict.fromkeys((*there.tenures, *actor.tenures)))
        self.actors[actor.id] = replace(there, names=names, tenures=tenures, kin=there.kin or actor.kin)
        return actor.id

    def listed(self, one: Listed, why: str, printed: str = "") -> str:
        """Take in a listed actor as it is on the page's day."""
        return self.add(actor_of(one, self.scene, why), printed)


def ident(*parts: str) -> str:
    """A short name made of what an actor is called: the same on every page.

    >>> ident("person", "mira tosk") == ident("person", "mira tosk")
    True
    """
    return "a-" + sha256("\n".join(parts).encode()).hexdigest()[:10]


def actor_of(one: Listed, scene: Scene, why: str) -> Actor:
    """A listed actor as it is on the page's day."""
    if one.kind is ActorKind.PERSON:
        held = current(one, scene)
        country, sector = country_at(held, one, scene), held.sector if held else ""
        return Actor(one.id, one.name, one.kind, side_of(one, scene), country, sector, (), one.tenures,
                     why=(why, *((f"{held.role} of {held.of}",) if held and held.role else ())))
    return Actor(one.id, one.name, one.kind, side_of(one, scene), one.country, one.sector_on(scene.day), (),
                 tuple(tenure for tenure in one.tenures), why=(why,))


def current(one: Listed, scene: Scene) -> Tenure | None:
    """The office that a listed person holds on the page's day; without a day, the last one listed."""
    if scene.day is None:
        return one.tenures[-1] if one.tenures else None
    held = [tenure for tenure in one.tenures if tenure.holds_on(scene.day)]
    return held[-1] if held else None


def country_at(held: Tenure | None, one: Listed, scene: Scene) -> str | None:
    """The country by which event data calls a person: of the office held, else of birth."""
    if held is not None and held.of:
        if held.of in scene.listed.by_id:
            return scene.listed.by_id[held.of].country or one.country
        return held.of if held.of.isupper() else one.country
    return one.country


def side_of(one: Listed, scene: Scene) -> Choice[str]:
    """The party that a listed actor belongs to on the page's day."""
    if one.kind is ActorKind.PERSON:
        held = current(one, scene)
        if held is None:
            return Choice(None, f"{one.name} holds no listed office on {scene.day}")
        group = scene.listed.by_id.get(held.of)
        side = (group.side if group is not None else held.of) or None
        return Choice(side, f"{held.role or 'member'} of {group.name if group else held.of or 'nothing listed'}")
    if one.side is None:
        return Choice(None, f"{one.name} is listed as no party's")
    return Choice(one.side, f"{one.name} is listed on this side")


def place_use(known: Known, hit: Hit, scene: Scene) -> MentionUse | None:
    """How the name of a state or capital is used; None where a capital is only a place."""
    place = scene.place_at(hit.span.start, hit.span.start + 1)
    acts = place is not None and place.use is MentionUse.ACTOR
    if known.form is Form.CAPITAL:
        return MentionUse.ACTOR if acts else None
    if known.form is Form.PEOPLE:
        return MentionUse.PEOPLE
    if known.actor.kind is ActorKind.STATE and known.form is Form.NAME:
        return MentionUse.ACTOR if acts or place is None else MentionUse.LITERAL
    return MentionUse.ACTOR


def whose(hits: Iterable[Hit], scene: Scene, *, last: bool = True) -> tuple[Known | None, str]:
    """The listed actor that qualifies a phrase: of those before a head the last, of those after it the first."""
    chosen = [(known, why) for hit in hits for known, why in [choose(hit, scene)] if known is not None]
    firm = [one for one in chosen if one[0].form is not Form.SHORT or one[0].actor.tenures]
    if not firm:
        return None, ""
    return firm[-1] if last else firm[0]


def party_of(known: Known, scene: Scene) -> tuple[str | None, Listed | None]:
    """The country, and the group where it is one, for which a qualifying name stands."""
    one = known.actor
    if one.kind is ActorKind.PERSON:
        held = current(one, scene) or (one.tenures[-1] if one.tenures else None)
        group = scene.listed.by_id.get(held.of) if held else None
        return country_at(held, one, scene), group
    if one.kind in {ActorKind.STATE, ActorKind.PEOPLE}:
        return one.country, None
    return one.country, one


def described(phrase: Phrase, register: Register) -> Seen:
    """Who a description means."""
    scene = register.scene
    role, sector, kind = phrase.role.key, str(phrase.role.fields.get("sector", "")), str(
        phrase.role.fields.get("kind", "group"))
    printed = phrase.span.cut(scene.text)
    known, why = whose(phrase.before, scene)
    owner = owned(phrase, register) if known is None and phrase.owner in AGAIN else None
    if owner is not None:
        return Seen(phrase.span, register.add(of_owner(phrase, owner, register), printed), MentionUse.DESCRIPTION,
                    f"{printed!r}: of {owner.name}, named before")
    sector, beside = sector_beside(phrase, sector)
    if known is None:
        ties = [hit for tie, hit in phrase.after if tie in {"of", "from", "appos", "loyal", "based", "backed"}] or [
            hit for _, hit in phrase.after]
        known, why = whose(ties, scene, last=False)
    country, group = party_of(known, scene) if known is not None else (None, None)
    if known is None and phrase.definite and role in AGAIN:
        again = named_again(phrase, register)
        if again is not None:
            return Seen(phrase.span, again.id, MentionUse.DESCRIPTION, f"{printed!r}: named before as {again.name}")
    if known is None and phrase.definite and kind in {"anonymous", "person"} and (
            again := described_again(phrase, register)) is not None:
        return Seen(phrase.span, again.id, MentionUse.DESCRIPTION, f"{printed!r}: described before as {again.name}")
    if known is None and (place := place_in(phrase, scene)):
        country, why = place, f"{printed!r} lies in {place}"
    if country is None and group is None and (sector in OFFICIAL | FIGHTING) and scene.home:
        country, why = scene.home, f"no country is named beside {printed!r}; the page is mostly about {scene.home}"
    if group is not None and kind in STATE_BODIES | {"people"} and group.kind is not ActorKind.ORGANISATION:
        register.listed(group, why, group.name)
        return Seen(phrase.span, group.id, MentionUse.DESCRIPTION, f"{printed!r} are {group.name}: {why}")
    if country is not None and role in GOVERNMENT and group is None:
        state = scene.listed.by_id.get(country)
        if state is not None:
            register.listed(state, why)
            return Seen(phrase.span, state.id, MentionUse.DESCRIPTION, f"{printed!r} is the government of {state.name}")
    rebels = opposition(country, phrase, scene) if sector in FIGHTING and group is None else None
    if rebels is not None and kind in {"anonymous", "person"} and beside:
        group = rebels
    elif rebels is not None:
        register.listed(rebels, why)
        return Seen(phrase.span, rebels.id, MentionUse.DESCRIPTION, f"{printed!r} are {rebels.name}: {why}")
    actor = Actor(described_id(country, group, role, sector, kind, scene), name_of(printed, phrase, country, group),
                  kind_of(kind, sector, country), state_media(phrase, country, scene) or described_side(
                      country, group, sector, kind, why), country,
                  sector or (group.sector if group else ""),
                  speaks_for=(group.id if group else country) if phrase.role.fields.get("speaks_for") else None,
                  why=(f"described by {role!r}", *((why,) if why else ())))
    return Seen(phrase.span, register.add(actor, printed), MentionUse.DESCRIPTION, "; ".join(actor.why))


def owned(phrase: Phrase, register: Register) -> Actor | None:
    """Whom the possessive before a head means: the council of "the council's spokeswoman"."""
    for one in sorted(register.seen, key=lambda one: -one.span.start):
        if one.span.start < phrase.span.start and one.actor is not None and one.use is not MentionUse.PEOPLE:
            actor = register.actors[one.actor]
            if any(phrase.owner in folded(name) for name in (actor.name, *actor.names)):
                return actor
    return None


def of_owner(phrase: Phrase, owner: Actor, register: Register) -> Actor:
    """Somebody described by whose they are, on the side of that one."""
    return Actor(ident(register.scene.page, owner.id, phrase.role.key), phrase.span.cut(register.scene.text),
                 kind_of(str(phrase.role.fields.get("kind", "group")), "", None), owner.side, owner.country,
                 owner.sector,
                 speaks_for=owner.id if phrase.role.fields.get("speaks_for") else None,
                 why=(f"described by {phrase.role.key!r}", f"of {owner.name}"))


def sector_beside(phrase: Phrase, sector: str) -> tuple[str, bool]:
    """The sector that plain words in front of a head give it: "a military source", "an opposition website"."""
    for word in phrase.beside:
        if word in BESIDE and sector not in OFFICIAL:
            return BESIDE[word], True
    return sector, False


def described_again(phrase: Phrase, register: Register) -> Actor | None:
    """Whom "the source" means: the last one before it that was described by the same noun, with more words."""
    for one in sorted(register.seen, key=lambda one: -one.span.start):
        if one.span.start >= phrase.span.start or one.actor is None or one.use is not MentionUse.DESCRIPTION:
            continue
        actor = register.actors[one.actor]
        if f"described by {phrase.role.key!r}" in actor.why and (len(actor.why) > 1 or actor.side.known):
            return actor
    return None


def state_media(phrase: Phrase, country: str | None, scene: Scene) -> Choice[str] | None:
    """The side of media that a state runs: "state television"."""
    where = country or scene.home
    if phrase.role.fields.get("sector") != "MED" or not where or not (
            phrase.role.key.startswith("state") or "state" in phrase.beside or "official" in phrase.beside):
        return None
    return Choice(where, f"media of a state, {where}")


def place_in(phrase: Phrase, scene: Scene) -> str | None:
    """The country of a place that stands inside a phrase: "the Marn police"."""
    for at in range(phrase.span.start, phrase.span.end):
        place = scene.places.get(at)
        if place is not None and place.choice.known:
            return scene.country_of(place.choice.value)
    return None


def name_of(printed: str, phrase: Phrase, country: str | None, group: Listed | None) -> str:
    """How a description is shown, without numbers in front."""
    return re.sub(r"^(?:[\d.,]+|some|about|nearly|several|many|two|three|four|five|six|seven|eight|nine|ten|dozens of|"
                  r"hundreds of|more than)\s+", "", printed)


def kind_of(kind: str, sector: str, country: str | None) -> ActorKind:
    """What kind of actor a description gives."""
    if kind in {"anonymous", "person"}:
        return ActorKind.ANONYMOUS
    if sector == "MED":
        return ActorKind.MEDIA
    if sector in {"NGO", "BUS", "REL"} and kind in {"body", "group"}:
        return ActorKind.ORGANISATION
    if sector == "IGO":
        return ActorKind.WORLD_BODY
    if sector in OFFICIAL and kind in STATE_BODIES:
        return ActorKind.STATE_BODY
    if sector in FIGHTING and kind in STATE_BODIES:
        return ActorKind.ARMED_GROUP if sector in {"REB", "UAF", "SEP"} else ActorKind.PARTY
    return ActorKind.PEOPLE


def described_side(country: str | None, group: Listed | None, sector: str, kind: str, why: str) -> Choice[str]:
    """The party of somebody who is only described."""
    if group is not None:
        return Choice(group.side, f"belongs to {group.name}" if group.side else f"{group.name} is no party's")
    if sector in OFFICIAL:
        return Choice(country, f"a state's own: {why}") if country else Choice(None, SIDE_UNKNOWN)
    if sector in FIGHTING and country and sector != "UAF":
        word = "opposition" if sector == "OPP" else "rebels"
        return Choice(f"{country} {word}", f"{word} of {country}: {why}")
    return Choice(None, "people of no party, as far as the words tell")


def described_id(country: str | None, group: Listed | None, role: str, sector: str, kind: str, scene: Scene) -> str:
    """An id for a description: bodies of a state are the same on every page, others only on this one."""
    if country and group is None and sector in OFFICIAL and kind == "body":
        return f"{country}-{'-'.join(folded(role))}"
    return ident(scene.page, country or "", group.id if group else "", role)


def opposition(country: str | None, phrase: Phrase, scene: Scene) -> Listed | None:
    """The listed opposition or rebels of a country that a description means: "the rebels" on a page about Syria."""
    state = scene.listed.by_id.get(country or "")
    if state is None:
        return None
    last = folded(phrase.span.cut(scene.text))[-1:]
    for word in demonyms(country or "", scene):
        for noun in dict.fromkeys((*last, "rebels", "opposition") if phrase.role.fields.get("sector") == "REB"
                                  else (*last, "opposition")):
            for known in scene.listed.by_words.get((*folded(word), noun), ()):
                if known.actor.kind in {ActorKind.ARMED_GROUP, ActorKind.PARTY} and is_current(known.actor, scene.day):
                    return known.actor
    return None


def demonyms(country: str, scene: Scene) -> tuple[str, ...]:
    """The adjectives of a country."""
    return scene.listed.demonyms.get(country, ())


def named_again(phrase: Phrase, register: Register) -> Actor | None:
    """Whom "the group" means: the last one before it whose kind the word fits."""
    wanted, sector = phrase.role.key, str(phrase.role.fields.get("sector", ""))
    for one in sorted(register.seen, key=lambda one: -one.span.start):
        if one.span.start >= phrase.span.start or one.actor is None or one.use is MentionUse.PEOPLE:
            continue
        actor = register.actors[one.actor]
        words = {word for name in (actor.name, *actor.names) for word in folded(name)}
        if wanted in words or (actor.kind in {ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.ORGANISATION}
                               and wanted in {"group", "movement", "organisation", "organization"}) or (
                sector == "MED" and actor.kind is ActorKind.MEDIA):
            return actor
    return None


def person(called: Called, hits: Sequence[Hit], lead: Sequence[tuple[str, Hit]], lead_roles: Sequence[tuple[str, str]],
           register: Register) -> Actor:
    """Who a named person is: a listed one, or one of the page's own.

    `hits` are the listed names at its mentions, `lead` the names that stand before it as part of a title, with the
    words between, `lead_roles` the roles there.
    """
    scene = register.scene
    full = folded(called.name)
    qualifier, why = whose([hit for _, hit in lead], scene)
    country, group = party_of(qualifier, scene) if qualifier is not None else (None, None)
    for hit in hits:
        for known in hit.known:
            if known.actor.kind is not ActorKind.PERSON:
                continue
            listed = folded(known.actor.name)
            if not (set(full) <= set(known.words) | set(listed) or same_name(full, listed)):
                continue
            fits = country is None or country in {known.actor.country, *(one.of for one in known.actor.tenures)}
            if len(full) > 1 or (fits and (country is not None or lonely(hit))):
                by = "" if len(full) > 1 else f" by surname; {why or 'no other is'}"
                reason = f"{called.name!r} is listed{by}"
                found = actor_of(known.actor, scene, reason)
                if group is not None and group.side is not None:  # what the page says comes before the list
                    found = replace(found, side=Choice(group.side, f"the page puts {called.name} with {group.name}"))
                return replace(found, tenures=tuple(dict.fromkeys((*found.tenures, *told(called, lead_roles, country,
                                                                                         group, scene)))))
    tenures = told(called, lead_roles, country, group, scene)
    sector = next((one.sector for one in tenures if one.sector), "")
    for _, words in called.roles:
        if country is None and group is None and words:
            master, why = side_named(words, register)
            country, group = party_of(master, scene) if master is not None else (None, None)
    speaker = any((entry := role_entry(one.role)) is not None and entry.fields.get("speaks_for") for one in tenures)
    if country is None and group is None and speaker:
        sector = ""  # "spokeswoman Mira Tosk": a spokeswoman of whom, this does not tell
    if country is None and group is None and sector in OFFICIAL and scene.home:
        country, why = scene.home, f"no country is named beside {called.name!r}; the page is mostly about {scene.home}"
    if group is not None:
        side: Choice[str] = Choice(group.side, f"{called.name} is {sector or 'one'} of {group.name}")
    elif sector in OFFICIAL and country:
        side = Choice(country, f"{called.name} holds an office: {why}")
    elif sector in FIGHTING and country:
        side = Choice(f"{country} {'opposition' if sector == 'OPP' else 'rebels'}", f"{called.name}: {why}")
    else:
        side = Choice(None, f"nothing tells what party {called.name} belongs to")
    name = ident("person", *full) if len(full) > 1 else ident(scene.page, "person", *full)
    roles_ = [role for role, _ in (*called.roles, *lead_roles)]
    speaks = any(role.endswith(("spokesman", "spokeswoman", "spokesperson")) for role in roles_)
    return Actor(name, called.name, ActorKind.PERSON, side, country or (group.country if group else None),
                 sector or (group.sector if group else ""), (), tenures,
                 (group.id if group else country) if speaks else None, why=tuple(filter(None, (why,))))


def lonely(hit: Hit) -> bool:
    """Whether a surname is that of one listed person only."""
    return len({known.actor.id for known in hit.known}) == 1


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one person's: first and last word agree.

    >>> same_name(("bashar", "assad"), ("bashar", "al", "assad"))
    True
    """
    small = {"al", "el", "bin", "ibn", "de", "von", "van", "abu", "ben"}
    one, other = (tuple(word for word in name if word not in small) for name in (one, other))
    return bool(one and other) and one[0] == other[0] and one[-1] == other[-1]


def told(called: Called, lead_roles: Sequence[tuple[str, str]], country: str | None, group: Listed | None, scene: Scene
         ) -> tuple[Tenure, ...]:
    """The offices and memberships that the page itself tells of a person."""
    found = []
    for role, before in dict.fromkeys((*lead_roles, *((role, "") for role, _ in called.roles))):
        entry = role_entry(role)
        sector = str(entry.fields.get("sector", "")) if entry else ""
        word = FORMER.search(before)
        past = bool(word) and word.group().strip(" -").casefold() in PAST if word else False
        found.append(Tenure(role, group.id if group else country or "", former=past, sector=sector,
                            why="as the page says"))
    return tuple(found)


def role_entry(role: str) -> Entry | None:
    """The entry of a role as the page words it: the whole of it, or its last word."""
    known = roles()
    words = role.casefold().split()
    return next((known[" ".join(words[at:])] for at in range(len(words)) if " ".join(words[at:]) in known), None)


def side_named(words: str, register: Register) -> tuple[Known | None, str]:
    """The listed actor that the words for somebody's side name: "Taliban", "Syrian Foreign"."""
    return whose(find_names(words, Span(0, len(words)), register.scene.listed), register.scene)


def body(called: Called, hits: Sequence[Hit], register: Register) -> tuple[Actor | None, str]:
    """Who a named body is: a listed one, one of the page's own by what it is said to be, or nobody."""
    scene = register.scene
    for hit in hits:
        known, why = choose(hit, scene)
        if known is not None and known.form in {Form.NAME, Form.SEAT, Form.MEMBER} and known.actor.kind not in {
                ActorKind.STATE, ActorKind.PERSON, ActorKind.PEOPLE}:
            return actor_of(known.actor, scene, why), why
    classes = called.classes - {"any", "country"}
    if not classes:
        return None, ""
    first = sorted(classes, key=lambda one: list(CLASS_KINDS).index(one) if one in CLASS_KINDS else 99)[0]
    known, why = whose(hits, scene)
    country, group = party_of(known, scene) if known is not None else (None, None)
    kind = CLASS_KINDS.get(first, ActorKind.ORGANISATION)
    sector = CLASS_SECTORS.get(first, "")
    if kind is ActorKind.STATE_BODY and country is None and group is None:
        country = scene.home
        why = why or f"no country is named; the page is mostly about {country}"
    if kind is ActorKind.STATE_BODY and "government" in classes and country in scene.listed.by_id and country:
        return actor_of(scene.listed.by_id[country], scene, why), f"the government of {country}"
    official = sector in OFFICIAL and country is not None
    name = ident("body", *folded(called.name))
    side: Choice[str] = (Choice(country, f"a state's own: {why}") if official else
                         Choice(name, "a party of its own") if kind in {ActorKind.ARMED_GROUP, ActorKind.PARTY} else
                         Choice(None, f"{called.name} is no party's, as far as is known"))
    return Actor(name, called.name, kind, side, country, sector, why=tuple(filter(None, (
        f"called {', '.join(sorted(classes))}", why)))), why
