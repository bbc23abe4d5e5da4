"""The bodies of a page: groups, ministries, papers, countries; their full names, acronyms, classes and mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.lexicon import Entry
from sayso.model import Span
from sayso.statements.actor_look import DAYS, NO_TAG, RUN, Look, headline_case, without_opener
from sayso.statements.actor_words import ActorWords
from sayso.statements.people import POSSESSIVE, People, is_org_word, last_title

if TYPE_CHECKING:
    from sayso.text.parse import Parsed, ParsedBlock

SIDES = frozenset({"armed", "party"})
OWN = frozenset({"government", "army", "opposition", "police", "parliament", "ministry", "court"})
LABELS = {"ORG": "", "NORP": "", "GPE": "country", "PRODUCT": "", "FAC": ""}
GAP = r"[ \u00a0]+"
NOT_WHEN = rf"(?!(?:{'|'.join(sorted(DAYS))})\b)"  # "the Council on Monday" is the Council
JOINT = re.compile(rf"(?:{GAP}(?:of|for|on){GAP}(?:the{GAP})?{NOT_WHEN}{RUN.pattern}"
                   rf"(?:{GAP}and{GAP}{NOT_WHEN}{RUN.pattern})?){{1,2}}")
OPENS = re.compile(r"(?:^|[.!?:\n\"“”‘'-])[ \u00a0]*$")  # what stands before the first word of a sentence
FOLLOWS = re.compile(r"[ \u00a0]+(?P<noun>[a-z][\w-]*)\b")
BEFORE = re.compile(r"(?P<noun>[a-z][\w-]+)[ \u00a0]+$")
ACRONYM = re.compile(r"\s*[(\[](?P<short>[A-Z][A-Za-z&]{1,8})[)\]]")
WHERE = re.compile(r"\b(?:in|into|near|across|around|outside|throughout) $")
WHAT = re.compile(r"\s(?:province|valley|city|town|village|district|region|airport|river|Valley|Province|City|River)\b")
ARTICLE = re.compile(r"^(?:the|an?)\s+")
SPACES = re.compile(r"\s+")
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
    form: str = ""

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


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name as it is compared: no case, no article, no dots, no possessive.

    >>> key("The U.N. Commission's"), key("Northern Council")
    ('un commission', 'northern council')
    """
    bare = POSSESSIVE.sub("", name).replace(".", "").casefold()
    return ARTICLE.sub("", SPACES.sub(" ", bare)).strip()


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

    >>> from sayso.statements.actor_words import actor_words
    >>> sorted(classes_of("Ostrel Observatory", actor_words()))
    ['monitor']
    """
    words = re.split(r"\s+", re.split(r"\s+(?:of|for)\s+", name)[0])
    found = [known.noun("group", words, last) for last in range(len(words))]
    return frozenset(str(hit[0].fields["class"]) for hit in found if hit)


def sightings(parsed: "Parsed", people: People, look: Look) -> Iterator[Seen]:
    """Every name of a body in the text."""
    taken = frozenset(span.start for span, _ in people.mentions)
    for block in parsed.blocks:
        yield from in_block(block, look, taken)


def in_block(block: "ParsedBlock", look: Look, taken: frozenset[int]) -> Iterator[Seen]:
    """The names of bodies in one block: runs of capitals that are nobody's name, and what the parser takes for one."""
    text = look.text
    shouted = headline_case(block.block.span.cut(text))
    done = 0
    for run in look.runs[block.start]:
        words = [word for word in without_opener(run.words, look.tags) if word[1] >= done]
        if len(words) > 1 and words[0][0].endswith("s") and words[0][0][:-1] in look.capitals:
            words = words[1:]  # "Karsovas Interior Ministry": a possessive that lost its apostrophe
        person = next((at for at, (_, place) in enumerate(words) if place in taken), None)
        ahead = words if person is None else words[:person]
        title, after = last_title([word for word, _ in ahead], look.known)
        if title and after == len(ahead):
            ahead = ahead[: after - len(title.split())]
        if len(ahead) > 1 and is_short(ahead[-1][0]) and not is_org_word(ahead[-1][0], look.known) and is_org_word(
                ahead[-2][0], look.known):
            ahead = ahead[-1:]  # "32 dead, says Monitor AFP Monday": what a headline leaves beside its agency
        if not ahead:
            continue
        start, end = ahead[0][1], ahead[-1][1] + len(ahead[-1][0])
        if len(ahead) == 1 and only_a_noun(ahead[0][0], start, look, shouted=shouted):
            continue
        name = text[start:end]
        classes = classes_of(name, look.known)
        joint = JOINT.match(text, end) if classes and person is None else None
        if joint and not any(at in taken for at in range(end, joint.end())):
            end, name = joint.end(), text[start : joint.end()]
        yield from named(name, Span(start, end), classes, look, shouted=shouted)
        done = end


def only_a_noun(word: str, at: int, look: Look, *, shouted: bool) -> bool:
    """Whether a word has its capital only from where it stands: "Rebels" or "People" at the start of a sentence."""
    if look.known.entry("group", word) is None:
        return False
    return shouted or bool(OPENS.search(look.text, max(0, at - 3), at)) or at == 0


def named(name: str, span: Span, classes: frozenset[str], look: Look, *, shouted: bool) -> Iterator[Seen]:
    """The body that a run of capitals names with the words around it."""
    text, known = look.text, look.known
    tag = look.tags.get(span.start, NO_TAG)
    label = tag.label if tag.label in LABELS else ""
    adjective = tag.pos == "ADJ" and " " not in name
    likely = bool(label or classes or is_short(name) or len(name.split()) > 1)
    nouns, end = nouns_after(span.end, look)
    if nouns:
        kind = str(nouns[-1].fields["class"])
        kinds = frozenset(str(noun.fields["class"]) for noun in nouns)
        loose = bool(nouns[-1].fields.get("loose"))  # "NC forces" are the NC, a "Karsovan army" is itself
        if kind in OWN and (adjective or label in {"GPE", "NORP"} or not loose):
            yield Seen(Span(span.start, end), text[span.start : end], frozenset({kind}))
        elif likely and not adjective:
            yield Seen(span, name, classes | (kinds - {"any"} or kinds))
        return
    if adjective:
        return
    follows = FOLLOWS.match(text, span.end)
    role = known.entry("role", follows["noun"]) if follows else None
    if role is not None and likely and role.key in LED_BY:
        yield Seen(span, name, classes | ({"armed"} if role.key in {"fighter", "commander", "gunman"} else set()))
        return
    before = BEFORE.search(text, max(0, span.start - 24), span.start)
    leading = known.entry("group", before["noun"]) if before else None
    if leading is not None and not shouted:
        yield Seen(span, name, classes | {str(leading.fields["class"])})
    elif likely and (label or classes or is_short(name)):
        extra = LABELS.get(label, "")
        yield Seen(span, name, classes or frozenset({extra} if extra and not is_short(name) else ()))


def is_short(name: str) -> bool:
    """Whether a name is written as an acronym.

    >>> is_short("MoD"), is_short("NC"), is_short("Marn")
    (True, True, False)
    """
    return " " not in name and sum(letter.isupper() for letter in name) > 1 and "-" not in name


def nouns_after(at: int, look: Look) -> tuple[list[Entry], int]:
    """The nouns for a body right after a name, as in "the NC rebel group", and where the last noun ends."""
    kinds: list[Entry] = []
    end = at
    for _ in range(3):
        match = FOLLOWS.match(look.text, at)
        entry = look.known.entry("group", match["noun"]) if match else None
        tag = look.tags.get(match.start("noun")) if match else None
        if tag is not None and tag.pos not in {"NOUN", "PROPN", "ADJ"}:
            break
        if match is None or (kinds and entry is None) or look.known.entry("role", match["noun"]):
            break
        if entry is not None:
            kinds.append(entry)
            end = match.end()
        at = match.end()
    return kinds, end


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


def find_groups(parsed: "Parsed", people: People, look: Look) -> Groups:
    """The bodies of a page, each with its names joined: in full, in part, as an acronym."""
    seen = list(sightings(parsed, people, look))
    forms: dict[str, list[Seen]] = {}
    for one in seen:
        forms.setdefault(key(one.name), []).append(one)
    for form in [form for form in forms if form.endswith("s") and form[:-1] in forms]:
        forms[form[:-1]] += forms.pop(form)
    join_short_forms(forms)
    pairs = acronyms(forms, parsed.text)
    everyone, by_form = [], {}
    for form, places in forms.items():
        if form in pairs:
            continue
        shorts = [short for short, full in pairs.items() if full == form]
        short_places = [place for short in shorts for place in forms.get(short, [])]
        name = re.sub(r"^(?:the|an?)\s+", "", POSSESSIVE.sub("", places[0].name), flags=re.IGNORECASE)
        classes = frozenset().union(*(place.classes for place in (*places, *short_places)))
        if len(classes) > 1:
            classes -= {"country"}
        if is_place([place.span for place in places], parsed.text):
            classes = frozenset({"country"})
        if "media" in classes and any(capital_the(place.span, parsed.text) for place in places):
            name = f"The {name}"
        acronym = short_places[0].name if short_places else ""
        group = Group(name, POSSESSIVE.sub("", acronym), classes,
                      tuple(sorted(place.span for place in (*places, *short_places))),
                      acronym_leads=len(short_places) > len(places), form=form)
        everyone.append(group)
        for each in (form, *shorts):
            by_form[each] = group
            for words in [place.name for place in places]:
                by_form.setdefault(key(words), group)
    everyone.sort(key=lambda group: group.mentions[0])
    return Groups(tuple(everyone), by_form)


def join_short_forms(forms: dict[str, list[Seen]]) -> None:
    """Put a name given in part with the one longer name of which it is the beginning or the end."""
    endings: dict[str, list[str]] = {}
    for other in forms:
        endings.setdefault(own_part(other.split())[-1], []).append(other)
    for form in sorted(forms, key=len, reverse=True):
        words = form.split()
        classes = frozenset().union(*(place.classes for place in forms[form]))
        if "country" in classes or (len(words) == 1 and (not classes or len(form) < 4)):
            continue
        longer = [other for other in endings.get(words[-1], ()) if other in forms and len(other) > len(form)
                  and partly(words, other.split()) and alike(classes, forms[other])]
        if len(longer) == 1 or (longer and len(words) > 2):
            best = max(longer, key=lambda other: len(forms[other]))
            forms[best] += forms.pop(form)


def alike(classes: frozenset[str], places: list[Seen]) -> bool:
    """Whether bodies can be one by what they are: "the House" of deputies is no "White House"."""
    others = frozenset().union(*(place.classes for place in places))
    return not classes or not others or bool(classes & others)


def partly(words: list[str], full: list[str]) -> bool:
    """Whether `words` are the beginning of a name that goes on with "of" or "for", or what its own part ends with.

    >>> partly(["observatory"], ["ostrel", "observatory", "for", "roads"])
    True
    >>> partly(["ostrel"], ["ostrel", "observatory"])
    False
    """
    return own_part(full)[-len(words) :] == words and len(full) > len(words)


def own_part(words: list[str]) -> list[str]:
    """The words of a name before its "of" or "for"."""
    at = next((at for at, word in enumerate(words) if at and word in {"of", "for", "on"}), len(words))
    return words[:at]


def is_place(spans: list[Span], text: str) -> bool:
    """Whether a name mostly stands where only places stand: "in Marn", "Sered district"."""
    local = sum(bool(WHERE.search(text, max(0, span.start - 10), span.start) or WHAT.match(text, span.end))
                for span in spans)
    return local * 3 > len(spans)


def capital_the(span: Span, text: str) -> bool:
    """Whether "The" stands with a capital before a name inside a sentence, so that it belongs to the name."""
    return bool(re.search(r"[\w,;]\s+The\s$", text[max(0, span.start - 8) : span.start]))


def acronyms(forms: dict[str, list[Seen]], text: str) -> dict[str, str]:
    """For each acronym on the page the name it stands for: bracketed right after it, or with its initials."""
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
