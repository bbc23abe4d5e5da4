"""Through whom the words of a statement came to the reader: the speaker, the medium, the agency, the outlet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.lexicon import load
from sayso.model import Choice, Link, Page, Role, Span
from sayso.statements.actor_words import UPPER, actor_words, forms_of
from sayso.statements.choose import PASSED_ON, enclosing
from sayso.statements.found import Found

if TYPE_CHECKING:
    from sayso.text.parse import Parsed

NAME = rf"[{UPPER}][\w&.'’-]*(?:\s+(?:of|for|the)\s+(?=[{UPPER}])|\s+[{UPPER}][\w&.'’-]*)*"
TOLD = re.compile(rf"^\s*(?:(?:the|a|an)\s+)?(?P<low>(?:[\w-]+\s+){{0,3}}?)"
                  rf"(?P<name>(?<!\w){NAME})(?P<after>\s+[a-z]+)?")
HEARERS = frozenset({"reporter", "reporters", "journalist", "journalists", "correspondent", "agency", "newspaper",
                     "television", "radio", "channel", "daily", "magazine", "broadcaster", "programme", "program",
                     "show", "paper", "outlet", "website"})
NEAR = 90


@dataclass(frozen=True, slots=True)
class Way:
    """One way through which words went, as the text names it."""

    name: str
    span: Span


@cache
def medium_pattern(language: str = "en") -> re.Pattern[str]:
    """Finds "on Twitter", "in a televised statement", "at a news conference", "told a briefing"."""
    media = [entry for entry in load("actors", language) if entry.kind == "medium" and not entry.fields.get("verb")]
    forms = sorted({form for entry in media for form in forms_of(entry)}, key=len, reverse=True)
    words = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"\b(?P<how>[Ii]n|[Oo]n|[Aa]t|via|[Dd]uring|by|over|through|to|told|tells|telling|with|"
                      rf"issued|released|posted|"
                      rf"published|from)\s+(?P<medium>(?:(?:an?|the|his|her|its|their|this|that)\s+)?"
                      rf"(?:[a-z][\w-]*\s+){{0,3}}?(?P<word>{words}))\b")


def parents(founds: Sequence[Found]) -> list[int | None]:
    """For each statement the position of the one in which it directly lies, or None.

    It lies in the smallest other one whose content holds it; of two with one content ("A said, citing B") in what B
    says. What "an official who said so" says, where the official is cited, lies where the citing does.
    """
    holders: list[int | None] = list(enclosing(founds))
    cited = {place: holders[place] for place, found in enumerate(founds)
             if found.cue_word in PASSED_ON and holders[place] is not None}
    for place, found in enumerate(founds):
        if place in cited:
            continue
        behind = next((other for other, holder in cited.items() if holder == holders[place] and holder is not None
                       and holds(founds[other], found)), None)
        if behind is not None:
            holders[place] = behind
    for place, found in enumerate(founds):
        if holders[place] is None and found.source is not None:
            named = next((other for other in cited if says_as_named(found, founds[other])), None)
            holders[place] = cited[named] if named is not None else None
    return [None if is_round(place, holders) else holder for place, holder in enumerate(holders)]


def holds(outer: Found, inner: Found) -> bool:
    """Whether one statement with its cue stands in what another says."""
    return bool(inner.cue) and all(any(piece.holds(mark) for piece in outer.content)
                                   for mark in (*inner.cue, *inner.content[:1]))


def says_as_named(inner: Found, outer: Found) -> bool:
    """Whether a statement only says more of who the source of another is: "citing a driver who said it was loud"."""
    return outer.source is not None and bool(inner.cue) and all(outer.source.holds(mark) for mark in inner.spans)


def is_round(place: int, holders: Sequence[int | None]) -> bool:
    """Whether a statement would lie in itself."""
    seen = {place}
    at = holders[place]
    while at is not None:
        if at in seen:
            return at == place
        seen.add(at)
        at = holders[at]
    return False


def above(place: int, holders: Sequence[int | None]) -> list[int]:
    """The statements in which one lies, from the direct one outwards.

    >>> above(2, [None, 0, 1])
    [1, 0]
    """
    outer: list[int] = []
    at = holders[place]
    while at is not None and at not in outer:
        outer.append(at)
        at = holders[at]
    return outer


def chain_of(found: Found, actor: Choice[str], parsed: "Parsed", page: Page, *,
             outer: Sequence[tuple[Found, Choice[str]]] = ()) -> tuple[Link, ...]:
    """The links from the speaker outwards, each with its span where the page names it.

    `outer` are the statements in which this one lies, from the direct one outwards, with who makes them: those who
    relay it, each with the medium they used. The speaker is left out where nobody is named, the agency and the outlet
    where the page does not tell them.
    """
    links = links_of(found, actor, Role.SPEAKER, parsed, within=outer[0][0] if outer else None)
    for number, (relay, whose) in enumerate(outer):
        further = outer[number + 1][0] if number + 1 < len(outer) else None
        for link in links_of(relay, whose, Role.RELAY, parsed, within=further):
            if link.role is Role.RELAY and links and links[-1].name == link.name:
                continue  # "Velk said that he believes": one and the same
            if not any(link.span is not None and link.span == other.span for other in links):
                links.append(link)
    for role, named in ((Role.AGENCY, page.agency), (Role.OUTLET, page.outlet)):
        if named.value is not None and not (links and links[-1].name == named.value):
            links.append(Link(role, named.value, credited(named.value, page.text)))
    return tuple(links)


def links_of(found: Found, actor: Choice[str], role: Role, parsed: "Parsed", *, within: Found | None) -> list[Link]:
    """Who says one statement and through what; what stands outside of `within`, in which it lies, is not its medium."""
    links = [] if actor.value is None else [Link(role, actor.value, found.source)]
    links += [Link(Role.MEDIUM, way.name, way.span) for way in ways(found, parsed)
              if within is None or any(piece.touches(way.span) for piece in within.content)]
    return links


def credited(name: str, text: str) -> Span | None:
    """Where the page prints a name, or None.

    >>> credited("Continental Press", "MARN (Continental Press) - Talks went on.")
    Span(start=6, end=23)
    """
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return Span(*match.span()) if match else None


def ways(found: Found, parsed: "Parsed") -> list[Way]:
    """Every medium named beside a statement's source and cue, outside of what is said."""
    given = [Way(short_name(medium.cut(parsed.text)), medium) for medium in (found.medium,) if medium]
    for way in (*beside(found, parsed), *hearers(found, parsed), *in_cue(found, parsed), *in_source(found, parsed)):
        if not any(way.span.touches(other.span) or way.name == other.name for other in given):
            given.append(way)
    return sorted(given, key=lambda way: way.span)


def short_name(medium: str) -> str:
    """A medium without the words before its name.

    >>> short_name("on Twitter"), short_name("in a televised statement")
    ('Twitter', 'televised statement')
    """
    return re.sub(r"^(?:(?:in|on|[Aa]t|via|[Dd]uring|by|over|through|to|told|with|from)\s+)?"
                  r"(?:(?:an?|the|his|her|its|their|this|that)\s+)?", "", medium.strip())


def around(found: Found, parsed: "Parsed") -> Iterator[Span]:
    """The stretches of the sentence outside of the content, near source and cue."""
    anchors = [*found.cue, *((found.source,) if found.source else ())]
    if not anchors:
        return
    low, high = min(span.start for span in anchors), max(span.end for span in anchors)
    block = parsed.at(low)
    sentence = block.sentence(low) if block else None
    edge = block.span_of(sentence) if block and sentence is not None else Span(max(0, low - NEAR), high + NEAR)
    start, end = max(edge.start, low - NEAR), min(max(edge.end, high), high + NEAR)
    for piece in found.content:
        if piece.start >= high:
            end = min(end, piece.start)
        elif piece.end <= low:
            start = max(start, piece.end)
    yield Span(start, max(end, high))
    for piece in found.content:  # after the content: '"…," she said' has it before, 'said "…" in an interview' after
        after = Span(piece.end, min(edge.end, piece.end + NEAR))
        if piece.start >= high and after.end > after.start and not any(other.touches(after) for other in found.content):
            yield after


def beside(found: Found, parsed: "Parsed") -> Iterator[Way]:
    """Media introduced by a preposition or by "told"."""
    pattern = medium_pattern()
    for stretch in around(found, parsed):
        for match in pattern.finditer(parsed.text, stretch.start, stretch.end):
            span = Span(*match.span("medium"))
            if any(piece.touches(span) for piece in found.content) or (found.source and found.source.touches(span)):
                continue
            if match["how"] in {"to", "with", "from", "by"} and match["word"] in {"report", "court", "meeting"}:
                continue
            yield Way(short_name(match["medium"]), span)


def hearers(found: Found, parsed: "Parsed") -> Iterator[Way]:
    """The outlet that somebody spoke to: "told Harbour Post", "told state agency CP", "told a CP reporter"."""
    for cue in found.cue:
        said = cue.cut(parsed.text).casefold()
        if not re.search(r"\b(?:told|tells|telling|spoke to|speaking to|informed)$", said):
            continue
        stop = min([piece.start for piece in found.content if piece.start >= cue.end] + [cue.end + NEAR])
        rest = parsed.text[cue.end : stop]
        match = TOLD.match(rest)
        if match is None:
            continue
        at = cue.end + match.start("name")
        if not is_outlet(match["low"], match["name"], match["after"] or "", at, parsed):
            continue
        yield Way(match["name"].strip(), Span(cue.end + match.start("name"), cue.end + match.end("name")))


def is_outlet(low: str, name: str, after: str, at: int, parsed: "Parsed") -> bool:
    """Whether a hearer is one that prints or broadcasts, and not a person, a body or a country."""
    known = actor_words()
    words = name.split()
    if {word.casefold() for word in (*low.split(), *after.split())} & HEARERS:
        return True
    if any((entry := known.entry("group", word)) and entry.fields["class"] in {"media", "agency"} for word in words):
        return True
    if known.entry("title", words[0]) or known.entry("short", name) or known.entry("capital", name):
        return False
    block = parsed.at(at)
    label = next((token.ent_type_ for token in block.tokens(Span(at, at + len(name)))), "") if block else ""
    return not low and label in {"ORG", ""} and (name.isupper() or len(words) < 4) and label != ""


def in_cue(found: Found, parsed: "Parsed") -> Iterator[Way]:
    """A medium that the cue itself names: "tweeted"."""
    known = actor_words()
    for cue in found.cue:
        for match in re.finditer(r"\w+", cue.cut(parsed.text)):
            entry = known.entry("medium", match.group())
            if entry is not None and entry.fields.get("verb"):
                yield Way(str(entry.fields["name"]), Span(cue.start + match.start(), cue.start + match.end()))


def in_source(found: Found, parsed: "Parsed") -> Iterator[Way]:
    """A medium that the source itself is: "the army statement", "the group's Twitter account"."""
    if found.source is None:
        return
    said = found.source.cut(parsed.text)
    known = actor_words()
    for match in re.finditer(r"[A-Za-z][\w-]*", said):
        word = match.group()
        entry = known.entry("medium", word) or known.entry("nobody", word)
        written = entry is not None and (entry.kind == "medium" or entry.fields.get("written"))
        named = word[0].isupper() and bool(re.search(r"[A-Z][\w-]*\s+$", said[: match.start()]))
        if named or (entry is not None and entry.key == "television"):
            continue  # "The Harbour Post", "state radio": who says it, and no way by which it went
        if written and entry is not None and not entry.fields.get("verb"):
            start = found.source.start + match.start()
            yield Way(entry.key.casefold() if entry.kind == "nobody" else word, Span(start, start + len(word)))
            return
