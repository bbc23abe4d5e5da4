"""The bodies of a page: groups, ministries, papers, countries; their full names, acronyms, classes and mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.statements.actor_words import ActorWords, actor_words
from sayso.statements.people import POSSESSIVE, RUN, People, headline_case

if TYPE_CHECKING:
    from sayso.text.parse import Parsed, ParsedBlock

SIDES = frozenset({"armed", "party"})
OWN = frozenset({"government", "army", "opposition", "police", "parliament", "ministry", "court", "team", "people", "armed",
                 "media", "family"})
LABELS = {"ORG": "", "NORP": "", "GPE": "country", "PRODUCT": "", "FAC": ""}
JOINT = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?{RUN.pattern}(?:\s+and\s+{RUN.pattern})?")
AFTER = re.compile(r"[ \u00a0]+(?P<low>(?:[a-z][\w-]*[ \u00a0]+){0,2}?)(?P<noun>[a-z][\w-]*)\b")
ACRONYM = re.compile(r"\s*[(\[](?P<short>[A-Z][A-Za-z&]{1,8})[)\]]")
SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "la", "al"})
LED_BY = frozenset({"spokesman", "spokeswoman", "spokesperson", "commander", "leader", "official", "fighter", "chief",
                    "member", "gunman"})


@dataclass(frozen=True, slots=True)
class Group:
    """One body as the page names it. `classes` are what kinds of body it is said to be, `printed` how often each of
    its names is printed."""

    name: str
    acronym: str = ""
    classes: frozenset[str] = frozenset()
    mentions: tuple[Span, ...] = ()
    plural: bool = False
    acronym_leads: bool = False

    @property
    def display(self) -> str:
        """The name to show: an institution's in full; a side of the conflict by its acronym where the page mostly does.

        >>> Group("Northern Council", "NC", frozenset({"armed"}), acronym_leads=True).display
        'NC'
        """
        return self.acronym if self.acronym and self.acronym_leads and self.classes & SIDES else self.name


@dataclass(slots=True)
class Seen:
    """The name of a body seen in the text."""

    span: Span
    name: str
    classes: frozenset[str] = frozenset()


def key(name: str) -> str:
    """A name as it is compared: no case, no article, no dots, no possessive.

    >>> key("The U.N. Commission's"), key("Northern Council")
    ('un commission', 'northern council')
    """
    bare = POSSESSIVE.sub("", name).replace(".", "").casefold()
    return re.sub(r"^(?:the|an?)\s+", "", re.sub(r"\s+", " ", bare)).strip()


def initials(name: str) -> str:
    """The first letters of a name's words that carry one.

    >>> initials("National Institute for Roads of Karsova"), initials("Ministry of Defence")
    ('NIRK', 'MD')
    """
    return "".join(word[0].upper() for word in re.split(r"[\s-]+", name) if word and word.casefold() not in SMALL)


def all_initials(name: str) -> str:
    """The first letters of all words, as in "MoD".

    >>> all_initials("Ministry of Defence")
    'MOD'
    """
    return "".join(word[0].upper() for word in re.split(r"[\s-]+", name) if word and word.casefold() != "the")


def stands_for(short: str, name: str) -> bool:
    """Whether `short` can be the acronym of `name`; the last "of Somewhere" may be left out.

    >>> stands_for("NIR", "National Institute for Roads of Karsova"), stands_for("NC", "Marn")
    (True, False)
    """
    letters = short.replace(".", "").replace("&", "").upper()
    if len(letters) < 2 or len(name.split()) < 2:
        return False
    forms = {initials(name), all_initials(name)}
    trimmed = re.sub(r"\s+(?:of|in)\s+\S+(?:\s+\S+)?$", "", name)
    if len(trimmed.split()) > 1:
        forms |= {initials(trimmed), all_initials(trimmed)}
    return letters in forms


def classes_of(name: str, known: ActorWords) -> frozenset[str]:
    """What kinds of body a name's own words say it is.

    >>> sorted(classes_of("Ostrel Observatory", actor_words()))
    ['monitor']
    """
    words = re.split(r"\s+", re.split(r"\s+(?:of|for)\s+", name)[0])
    found = [known.noun("group", words, last) for last in range(len(words))]
    return frozenset(str(hit[0].fields["class"]) for hit in found if hit)


def sightings(parsed: "Parsed", people: People) -> Iterator[Seen]:
    """Every name of a body in the text."""
    known = actor_words()
    taken = {span.start: span for span, _ in people.mentions}
    for block in parsed.blocks:
        yield from in_block(block, parsed.text, taken, known)


def in_block(block: "ParsedBlock", text: str, taken: dict[int, Span], known: ActorWords) -> Iterator[Seen]:
    """The names of bodies in one block: runs of capitals that are nobody's name, and what the parser takes for one."""
    cut = block.block.span.cut(text)
    shouted = headline_case(cut)
    labels = {block.start + ent.start_char: ent for ent in block.doc.ents if ent.label_ in LABELS}
    tokens = {block.start + token.idx: token for token in block.doc if token.text[:1].isupper()}
    done = 0
    for match in RUN.finditer(cut):
        start, end = block.start + match.start(), block.start + match.end()
        if end <= done:
            continue
        first = tokens.get(start)
        if first is not None and first.is_stop and not match.group().isupper():
            shift = re.match(r"\S+\s*", match.group())
            start += shift.end() if shift else 0
        person = next((taken[at] for at in range(start, end) if at in taken), None)
        if person is not None:
            end = person.start if person.start > start else start
        end = start + len(text[start:end].rstrip())
        if end <= start:
            continue
        name = text[start:end]
        joint = JOINT.match(text, end)
        known_words = classes_of(name, known)
        if joint and known_words and end == block.start + match.end() and not any(
                at in taken for at in range(end, joint.end())):
            end = joint.end()
            name = text[start:end]
        yield from named(name, Span(start, end), known_words, text, labels, tokens, known, shouted)
        done = end


def named(name: str, span: Span, classes: frozenset[str], text: str, labels: dict[int, object],
          tokens: dict[int, object], known: ActorWords, shouted: bool) -> Iterator[Seen]:
    """The body, or bodies, that a run of capitals names with the words around it."""
    token = tokens.get(span.start)
    ent = labels.get(span.start)
    adjective = getattr(token, "pos_", "") == "ADJ" and " " not in name
    after = AFTER.match(text, span.end)
    label = getattr(ent, "label_", "")
    noun = after["noun"] if after else ""
    entry = known.entry("group", noun) if after else None
    role = known.entry("role", noun) if after and not after["low"] else None
    before = re.search(r"(?P<noun>[a-z][\w-]+)[ \u00a0]+$", text[max(0, span.start - 24) : span.start])
    leading = known.entry("group", before["noun"]) if before else None
    if entry is not None and after is not None:
        kind = str(entry.fields["class"])
        if adjective or (label in {"GPE", "NORP"} and kind in OWN and not text[span.start - 4 : span.start].casefold().endswith("the ")
                         and kind in {"government", "army", "opposition", "police"}) or (
                adjective and kind in OWN):
            yield Seen(Span(span.start, after.end()), text[span.start : after.end()], frozenset({kind}))
            return
        if label or classes or "-" in name or name.isupper() or len(name.split()) > 1:
            yield Seen(span, name, classes | {kind})
            return
    if adjective:
        return
    if role is not None and role.key in LED_BY and (label or classes or name.isupper()):
        yield Seen(span, name, classes | ({"armed"} if role.key in {"fighter", "commander", "gunman"} else set()))
        return
    if leading is not None and not shouted:
        yield Seen(span, name, classes | {str(leading.fields["class"])})
        return
    if label or classes or (name.isupper() and len(name) > 1):
        extra = LABELS.get(str(label), "")
        yield Seen(span, name, classes | ({extra} if extra and not classes else set()))


@dataclass(frozen=True, slots=True)
class Groups:
    """The bodies of a page, by any of their names."""

    everyone: tuple[Group, ...]
    by_form: dict[str, Group]

    def called(self, name: str) -> Group | None:
        """The body with this name, or None.

        A possessive that lost its apostrophe counts as the name.
        """
        wanted = key(name)
        return self.by_form.get(wanted) or (self.by_form.get(wanted[:-1]) if wanted.endswith("s") else None)


def find_groups(parsed: "Parsed", people: People) -> Groups:
    """The bodies of a page, each with its names joined: full name, acronym, name with and without a country before it."""
    seen = list(sightings(parsed, people))
    forms: dict[str, list[Seen]] = {}
    for one in seen:
        forms.setdefault(key(one.name), []).append(one)
    for form in [form for form in forms if form.endswith("s") and form[:-1] in forms]:
        forms[form[:-1]] += forms.pop(form)
    pairs = acronyms(forms, parsed.text)
    everyone, by_form = [], {}
    for form, places in forms.items():
        if form in pairs:
            continue
        shorts = [short for short, full in pairs.items() if full == form]
        short_places = [place for short in shorts for place in forms.get(short, [])]
        name = re.sub(r"^(?:the|an?)\s+", "", POSSESSIVE.sub("", places[0].name), flags=re.IGNORECASE)
        classes = frozenset().union(*(place.classes for place in (*places, *short_places)))
        acronym = short_places[0].name if short_places else ""
        group = Group(name, POSSESSIVE.sub("", acronym), classes,
                      tuple(sorted(place.span for place in (*places, *short_places))),
                      acronym_leads=len(short_places) > len(places))
        everyone.append(group)
        for each in (form, *shorts):
            by_form[each] = group
    everyone.sort(key=lambda group: group.mentions[0])
    return Groups(tuple(everyone), by_form)


def acronyms(forms: dict[str, list[Seen]], text: str) -> dict[str, str]:
    """For each acronym on the page the name it stands for: given in brackets right after it, or made of its initials."""
    pairs: dict[str, str] = {}
    for form, places in forms.items():
        for place in places:
            bracket = ACRONYM.match(text, place.span.end)
            if bracket and len(form.split()) > 1:
                short = bracket["short"]
                capitals = "".join(letter for letter in short if letter.isupper())
                if short[0].upper() == form[0].upper() and (len(capitals) > 1):
                    pairs[key(short)] = form
    for short, places in forms.items():
        printed = POSSESSIVE.sub("", places[0].name)
        if short in pairs or " " in short or sum(letter.isupper() for letter in printed) < 2:
            continue
        fitting = [form for form in forms if form != short and stands_for(printed, forms[form][0].name)]
        if len(fitting) == 1:
            pairs[short] = fitting[0]
    return pairs
