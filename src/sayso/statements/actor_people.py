"""Which person a name in a source means."""

import re

from sayso.model import Choice, Span
from sayso.statements.actor_joined import TAIL
from sayso.statements.actor_look import NO_TAG, plain
from sayso.statements.actor_phrases import is_one_body
from sayso.statements.actor_scene import Answer, Scene, Voice, voice_of
from sayso.statements.actor_words import actor_words
from sayso.statements.found import Found
from sayso.statements.people import Person

LATE = re.compile(r"\blate\s$")
PREPOSITION = re.compile(r"\b(?:of|for|at|in|from|to|by|with|behind|under|against|near|close to|loyal to)\s+"
                         r"(?:the\s+|an?\s+)?(?:late\s+|former\s+)?$", re.IGNORECASE)


def living(whose: tuple[Person, ...], text: str) -> tuple[Person, ...]:
    """Those of several people whom the page does not call "the late"; all of them where it calls all of them so."""
    alive = tuple(person for person in whose
                  if not any(LATE.search(text, max(0, span.start - 6), span.start) for span in person.mentions))
    return alive or whose


def head_person(piece: Span, scene: Scene) -> tuple[Span, tuple[Person, ...]] | None:
    """The name in the piece that is the source itself, and not the owner or the master of it."""
    said = piece.cut(scene.text)
    tail = TAIL.search(said)
    limit = piece.start + (tail.start() if tail else len(said))
    if re.match(rf"\s*(?:{'|'.join(('who', 'which'))})\b", said):
        return None
    if is_one_body(said.strip()):
        return None
    for span, whose in scene.people.inside(piece):
        if span.start >= limit and tail and tail.start() > 0:
            break
        before, after = scene.text[piece.start : span.start], scene.text[span.end : piece.end]
        if re.match(r"['’]s?(?:\s|$)", after) and after.strip("'’s "):
            continue
        if lost_possessive(span, whose, scene) and re.match(r"\s+\w", after):
            continue
        if PREPOSITION.search(titles_off(before)):
            continue
        follows = re.match(r"\s+(?P<word>[a-z][\w-]*)", after)
        if follows and is_noun(follows["word"], span.end + follows.start("word"), scene) and not re.match(
                r"\s+[\w-]+(?:\s+[\w-]+)?\s+(?:of|for|at)\b", after):
            continue  # "the Haldane government": the name only tells which
        return span, whose
    return None


def titles_off(before: str) -> str:
    """The words before a name without the titles right before it."""
    known = actor_words()
    words = before.rstrip().split(" ")
    while words and known.entry("title", words[-1]):
        words.pop()
    return " ".join(words) + " "


def lost_possessive(span: Span, whose: tuple[Person, ...], scene: Scene) -> bool:
    """Whether the name as printed ends in an s that the name itself has not."""
    last = plain(span.cut(scene.text).split()[-1])
    return last.endswith("s") and all(last not in person.words for person in whose)


def is_noun(word: str, at: int, scene: Scene) -> bool:
    """Whether the word at a character can be what a phrase is about."""
    known = actor_words()
    return scene.tags.get(at, NO_TAG).pos == "NOUN" or any(
        known.entry(kind, word) for kind in ("role", "group", "nobody", "kin"))


def person_answer(piece: Span, hit: tuple[Span, tuple[Person, ...]], found: Found, scene: Scene) -> Answer:
    """The person a name means; where two share it, the one whom title, kin, gender or the text before it points at."""
    span, whose = hit
    printed = span.cut(scene.text)
    kin = kin_name(piece, span, scene)
    if kin is not None:
        name, why, gender = kin
        return Answer(Choice(name, why), voice_of(name, "person", found, gender=gender))
    if len(whose) == 1:
        person = whose[0]
        why = f"named in full: {person.name}" if plain(printed) == plain(person.name) else \
            f"{printed!r}: the page's only person of that name, {person.name}"
        return Answer(Choice(person.name, why), person_voice(person, found))
    chosen, why = which_person(piece, span, whose, scene)
    if chosen is None:
        return Answer(Choice(printed, why), voice_of(printed, "person", found))
    return Answer(Choice(chosen.name, why), person_voice(chosen, found))


def person_voice(person: Person, found: Found) -> Voice:
    """A named person as the speaker of `found`."""
    return voice_of(person.name, "person", found, gender=person.gender,
                    nouns=frozenset(role for role, _ in person.roles))


def which_person(piece: Span, span: Span, whose: tuple[Person, ...], scene: Scene) -> tuple[Person | None, str]:
    """Which of several people with one name is meant, and why."""
    known = actor_words()
    printed = span.cut(scene.text)
    left = scene.text[max(piece.start - 1, 0) : span.start]
    title = next((match.group() for match in known.title.finditer(left + printed)), "")
    entry = known.entry("title", title) if title else None
    if title and entry is not None:
        role, gender = entry.fields.get("role"), entry.fields.get("gender")
        fit = [person for person in whose if title in person.titles or role in {one for one, _ in person.roles}
               or (gender and person.gender == gender)]
        if len(fit) == 1:
            return fit[0], f"{printed!r}: of {len(whose)} people of that name, {title!r} fits only {fit[0].name}"
        fit = [person for person in whose if not (gender and person.gender and person.gender != gender)]
        if len(fit) == 1:
            return fit[0], f"{printed!r}: of {len(whose)} people of that name only {fit[0].name} can be {title!r}"
    alive = living(whose, scene.text)
    if len(alive) == 1:
        return alive[0], f"{printed!r}: of {len(whose)} people of that name only {alive[0].name} is not called late"
    spoken = [voice for voice in scene.voices if voice.name in {person.name for person in whose}]
    if spoken:
        name = spoken[-1].name
        return next(person for person in whose if person.name == name), \
            f"{printed!r}: of {len(whose)} people of that name, {name} was the last who spoke"
    ranked = sorted(whose, key=lambda person: -len(person.mentions))
    before = [person for person in ranked if person.mentions and person.mentions[0].start < span.start]
    if len(before) == 1:
        return before[0], f"{printed!r}: of {len(whose)} people of that name only {before[0].name} was named before"
    if len(ranked[0].mentions) > len(ranked[1].mentions):
        return ranked[0], f"{printed!r}: of {len(whose)} people of that name, {ranked[0].name} is named most often"
    names = ", ".join(person.name for person in whose)
    return None, f"{printed!r}: cannot tell which of {names} is meant"


def kin_name(piece: Span, span: Span, scene: Scene) -> tuple[str, str, str] | None:
    """The full name of somebody called by kin, as in "Velk's son Aron", with the reason and their gender."""
    known = actor_words()
    before = scene.text[max(0, piece.start) : span.start].rstrip(" ,")
    words = before.split()
    printed = span.cut(scene.text)
    if not words or " " in printed or not known.entry("kin", words[-1]):
        return None
    entry = known.entry("kin", words[-1])
    owners = scene.people.inside(Span(piece.start, span.start))
    if entry is None or not owners:
        return None
    surname = owners[-1][1][0].name.split()[-1]
    gender = str(entry.fields.get("gender", ""))
    full = [person for person in scene.people.everyone if len(person.words) > 1 and plain(printed) == person.words[0]
            and plain(surname) == person.words[-1]]
    if full:  # the plainest: "Ahmad Velk" and not his father "Ahmad Aron Velk"
        name = min(full, key=lambda person: len(person.words)).name
        return name, f"{before + ' ' + printed!r}: {entry.key} of a {surname}, on this page {name}", gender
    return f"{printed} {surname}", f"{before + ' ' + printed!r}: the {entry.key} of a {surname}", gender
