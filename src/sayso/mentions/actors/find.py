"""Every actor of a page and where each is mentioned."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.mentions.actors.described import Phrase, find_phrases, role_of, within
from sayso.mentions.actors.listed import Form, folded, load
from sayso.mentions.actors.names import Hit, find_names
from sayso.mentions.actors.resolve import Register, Seen, body, described, person, place_use
from sayso.mentions.actors.scene import choose, scene_of
from sayso.model import Actor, ActorKind, Called, Choice, Mention, MentionUse, Page, Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import Parsed, ParsedBlock

TITLE = frozenset({"compound", "amod", "nmod", "poss", "appos"})
FAR = 70
CLOSE = 3
MANY = 12


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of a page, in the order in which they are first mentioned, and every mention of them."""

    actors: tuple[Actor, ...] = ()
    seen: tuple[Seen, ...] = ()


def find(page: Page, parsed: "Parsed", called: Sequence[Called], places: Sequence[Mention[Place]], *,
         day: str | None = None, own: Path | None = None) -> Actors:
    """Every actor of a page; `called` are the names as the statements' stage joined them, `day` the page's own.

    `own` is a file of the user's own actors.
    """
    listed = load(own)
    hits = {one.block.id: list(find_names(parsed.text, one.block.span, listed)) for one in parsed.blocks}
    scene = scene_of(page.id, parsed.text, day, [hit for some in hits.values() for hit in some], places, listed)
    register = Register(scene)
    taken = list(named(called, parsed, hits, register))
    for block in parsed.blocks:
        here = hits[block.block.id]
        starts = [hit.span.start for hit in here]
        for hit in here:
            if not any(span.touches(hit.span) for span in near(taken, hit.span)):
                by_list(hit, register)
        register.seen.sort(key=lambda one: one.span)
        for phrase in find_phrases(block, here):
            if not any(span.holds(phrase.span) for span in near(taken, phrase.span)):
                register.seen.append(described(phrase, register))
        del starts
    register.seen.sort(key=lambda one: (one.span, one.use))
    sided(called, parsed, register)
    first = dict.fromkeys(one.actor for one in register.seen if one.actor)
    return Actors(tuple(register.actors[one] for one in first), tuple(register.seen))


def sided(called: Sequence[Called], parsed: "Parsed", register: Register) -> None:
    """Give the people of whom no party is known that of the description set beside their name."""
    persons = {name: actor for actor in register.actors.values() if actor.kind is ActorKind.PERSON
               for name in actor.names}
    for one in called:
        person_ = persons.get(one.name) if one.is_person else None
        if person_ is None or person_.side.known:
            continue
        for span in one.mentions[:MANY]:
            block = parsed.at(span.start)
            tokens = block.tokens(span) if block else []
            if block is None or not tokens:
                continue
            head = max(tokens, key=lambda token: (token.head not in tokens, -token.i))
            beside = [block.span(token, token) for token in around(head) if token not in tokens]
            found = next((register.actors[each.actor] for each in register.seen if each.actor
                          and each.use is MentionUse.DESCRIPTION and any(each.span.touches(at) for at in beside)
                          and register.actors[each.actor].side.known), None) or titled(head, block, register)
            if found is not None:
                register.actors[person_.id] = replace(
                    person_, side=Choice(found.side.value, f"called {found.name}: {found.side.why}"),
                    country=person_.country or found.country, speaks_for=found.speaks_for)
                break


def titled(head: "Token", block: "ParsedBlock", register: Register) -> Actor | None:
    """The actor whose name stands in the title before a name: "the UN resident representative in Karsova Ada Riss"."""
    first = head
    for token in reversed(block.doc[head.sent.start : head.i]):
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            break
        first = token
    reach = block.span(first, head)
    if not any(role_of(token)[0] for token in block.doc[first.i : head.i]):
        return None
    return next((register.actors[one.actor] for one in register.seen if one.actor and one.use is MentionUse.ACTOR
                 and reach.holds(one.span) and register.actors[one.actor].kind not in {
                     ActorKind.PERSON, ActorKind.MEDIA} and register.actors[one.actor].side.known), None)


def near(taken: list[Span], span: Span) -> list[Span]:
    """The spans, of some in the order of the text, that can touch a span."""
    at = bisect_left(taken, span)
    return taken[max(0, at - 3) : at + 3]


def by_list(hit: Hit, register: Register) -> None:
    """Take in a name that only the list knows."""
    scene = register.scene
    printed = hit.span.cut(scene.text)
    known, why = choose(hit, scene)
    if known is None:
        register.seen.append(Seen(hit.span, None, MentionUse.ACTOR, why,
                                  tuple(register.listed(one.actor, why) for one in hit.known[:3])))
        return
    if known.form is Form.SHORT and (scene.place_at(hit.span.start, hit.span.end) or not alone(hit.span, scene.text)
                                     or len({one.actor.id for one in hit.known}) > 1):
        return
    use = place_use(known, hit, scene)
    if use is None:
        return
    register.seen.append(Seen(hit.span, register.listed(known.actor, why, printed), use, why))


def alone(span: Span, text: str) -> bool:
    """Whether no other capital stands right before or after a surname, so that it is not part of another name.

    >>> alone(Span(0, 5), "Putin offered"), alone(Span(5, 10), "Oleg Putin offered")
    (True, False)
    """
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    word = text[max(0, span.start - 30) : span.start].split()[-1:]
    capital = bool(word) and word[0][:1].isupper() and before.endswith(" ") and word[0].isalpha()
    part = capital and not role_word(word[0])
    return not part and not (after[:1] == " " and after[1:2].isupper()) and not before.endswith("-")


def role_word(word: str) -> bool:
    """Whether a word with a capital is a title: "President"."""
    from sayso.mentions.actors.described import roles  # noqa: PLC0415

    return word.casefold() in roles()


def named(called: Sequence[Called], parsed: "Parsed", hits: dict[str, list[Hit]], register: Register) -> Iterator[Span]:
    """Take in the names that the page's own words tell of, people first; gives every span so explained, in order."""
    spans: list[Span] = []
    for one in called:
        places = [register.scene.place_at(span.start, span.end) for span in one.mentions]
        if places and one.is_person and not one.roles and all(
                place is not None and place.choice.known and place.use is not MentionUse.PART for place in places):
            continue
        found = list(hits_at(one.mentions, parsed, hits))
        if one.is_person:
            lead, lead_roles = led(one, parsed, hits)
            if not plausible(one, found, lead_roles):
                continue
            actor: Actor | None = person(one, found, lead, lead_roles, register)
            why = f"a person called {one.name!r}"
        else:
            actor, why = body(one, [*found, *before_it(one.mentions, parsed, hits)], register)
        if actor is None:
            continue
        ident = register.add(actor, one.name)
        for span in one.mentions:
            register.seen.append(Seen(span, ident, MentionUse.ACTOR, why))
            spans.append(span)
    return iter(sorted(spans))


def before_it(mentions: Iterable[Span], parsed: "Parsed", hits: dict[str, list[Hit]]) -> Iterator[Hit]:
    """The listed names that end right before some mentions: "Russias" in "Russias Ministry of Defence"."""
    for span in mentions:
        block = parsed.at(span.start)
        if block is not None:
            yield from (hit for hit in hits[block.block.id] if 0 <= span.start - hit.span.end <= CLOSE)


def plausible(called: Called, found: Sequence[Hit], lead_roles: Sequence[tuple[str, str]]) -> bool:
    """Whether a run of capitals taken for a person is one: no listed body, state or medium bears the name."""
    full = folded(called.name)
    for hit in found:
        for known in hit.known:
            if full == known.words and known.actor.kind is ActorKind.STATE:
                return False
            if known.actor.kind is not ActorKind.PERSON and known.form in {Form.NAME, Form.SEAT} and set(full) <= set(
                    known.words) and not (called.roles or lead_roles):
                return False
    return True


def hits_at(mentions: Iterable[Span], parsed: "Parsed", hits: dict[str, list[Hit]]) -> Iterator[Hit]:
    """The listed names that stand at some mentions."""
    for span in mentions:
        block = parsed.at(span.start)
        if block is None:
            continue
        here = hits[block.block.id]
        low = bisect_left(here, span.start - FAR, key=lambda hit: hit.span.start)
        for hit in here[low:]:
            if hit.span.start >= span.end:
                break
            if hit.span.touches(span):
                yield hit


def led(called: Called, parsed: "Parsed", hits: dict[str, list[Hit]]
        ) -> tuple[list[tuple[str, Hit]], list[tuple[str, str]]]:
    """What stands beside a name as part of its title: listed names, and roles each with the words before it."""
    names: list[tuple[str, Hit]] = []
    roles: list[tuple[str, str]] = []
    for span in called.mentions[:12]:
        block = parsed.at(span.start)
        tokens = block.tokens(span) if block else []
        if block is None or not tokens:
            continue
        head = max(tokens, key=lambda token: (token.head not in tokens, -token.i))
        here = hits[block.block.id]
        starts = [hit.span.start for hit in here]
        for token in around(head):
            entry, _ = role_of(token)
            if entry is not None and token not in tokens:
                before = block.doc.text[max(0, token.left_edge.idx) : token.idx]
                roles.append((entry.key, before))
            if token in tokens and token is not head:
                continue
            reach = block.span(token.left_edge, token)
            names += [("", hit) for hit in within(reach, here, starts) if not hit.span.touches(span)]
            if token is not head:
                names += [(tie, hit) for tie, hit in behind(token, block, here, starts) if not hit.span.touches(span)]
    return names, list(dict.fromkeys(roles))


def around(head: "Token") -> Iterator["Token"]:
    """The nouns that say what a name's bearer is: those in front of it, and those set beside it by commas."""
    for kid in head.children:
        if kid.dep_ in {"compound", "nmod", "amod"} and kid.i < head.i and kid.pos_ in {"NOUN", "PROPN", "ADJ"}:
            yield kid
        if kid.dep_ == "appos":
            yield kid
    if head.dep_ == "appos":
        yield head.head
    yield head


def behind(token: "Token", block: "ParsedBlock", here: Sequence[Hit], starts: Sequence[int]
           ) -> Iterator[tuple[str, Hit]]:
    """The listed names behind a noun: "president of Karsova"."""
    for kid in token.children:
        if kid.dep_ == "prep" and kid.lower_ in {"of", "for", "in", "from"} and kid.i > token.i:
            for noun in kid.children:
                if noun.dep_ == "pobj":
                    yield from ((kid.lower_, hit) for hit in within(block.span(noun.left_edge, noun), here, starts))


def linked(names: str | None, source: Span | None, actors: Actors) -> tuple[tuple[str, ...], Choice[str]]:
    """The actors that a statement's source names, and the one party they all belong to, if they do.

    `names` are those of the statement's actor, several parted by "; ".
    """
    if not names:
        return (), Choice(None, "nobody is named")
    by_name = {folded(name): one for one in sorted(actors.actors, key=lambda one: one.kind is not ActorKind.PEOPLE)
               for name in (*one.names, *(() if one.kind is ActorKind.PEOPLE else (one.name,)))}
    found: list[Actor] = []
    for name in names.split("; "):
        actor = by_name.get(folded(name)) or by_name.get(folded(name.removeprefix("The ")))
        if actor is None and source is not None:
            ids = {one.id: one for one in actors.actors}
            inside = [one for one in actors.seen if one.actor and source.holds(one.span)
                      and one.use is not MentionUse.PEOPLE]
            inside.sort(key=lambda one: (ids[one.actor or ""].kind is not ActorKind.PERSON, -len(one.span)))
            actor = ids[inside[0].actor or ""] if inside else None
        if actor is not None:
            found.append(actor)
    sides = {one.side.value for one in found}
    ids_ = tuple(dict.fromkeys(one.id for one in found))
    if not found:
        return (), Choice(None, f"nothing is known of {names}")
    if len(found) < len(names.split("; ")):
        return ids_, Choice(None, "of several who speak, one is not known")
    if len(sides) > 1:
        return ids_, Choice(None, "they belong to several: " + ", ".join(sorted(side or "none" for side in sides)))
    return ids_, found[0].side


__all__ = ["Actors", "Phrase", "find", "linked", "replace"]
