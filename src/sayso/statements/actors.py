"""Who each source is, as far as the page itself tells: a name in full, a body, a short description, or nobody."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import BlockKind, Called, Choice, Page, Span
from sayso.statements.actor_bodies import both_sides
from sayso.statements.actor_described import described
from sayso.statements.actor_joined import HE, TAIL, THEY, split_joined
from sayso.statements.actor_look import look_at
from sayso.statements.actor_people import head_person, living, person_answer
from sayso.statements.actor_pronouns import IT, pronoun
from sayso.statements.actor_scene import Answer, Scene, Voice, voice_of
from sayso.statements.found import Found
from sayso.statements.groups import Groups, find_groups
from sayso.statements.people import People, find_people

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import Parsed

FIRST = frozenset({"i", "me", "we", "us", "myself", "ourselves", "my", "our"})
YOU = frozenset({"you"})
SIDES_BOTH = re.compile(
    r"(?:both|the two) (?:sides|parties|groups|warring parties)|(?:each|either) side", re.IGNORECASE)
RELATIVE = frozenset({"who", "which", "whom", "whose"})
PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
THOSE_WHO = re.compile(r"(?:those|all|everyone|anyone)\s+(?:who|that)\s", re.IGNORECASE)
FEW = 6


def resolve_actors(founds: Sequence[Found], parsed: "Parsed", page: Page) -> list[Choice[str]]:
    """Who the source of each found statement is, in the page: one choice for each, in the order given.

    Names are given in full if the page has them in full; bodies by their name (a side of the conflict by its acronym
    where the page mostly uses it); others by a short description; None where nobody is named.
    """
    return resolve_in(scene_of(founds, parsed, page))


def scene_of(founds: Sequence[Found], parsed: "Parsed", page: Page) -> Scene:
    """Who is named on the page, before any source is resolved."""
    sources = [found.source for found in founds if found.source]
    look = look_at(parsed, sources)
    people = find_people(parsed, look)
    groups = find_groups(parsed, people, look)
    names = names_of(people, groups, parsed.text)
    return Scene(parsed.text, page, parsed, people, groups, founds, look.sentences, names,
                 Counter(voice.name for voice in names), look.tags, leads=leads_of(names, parsed))


def resolve_in(scene: Scene) -> list[Choice[str]]:
    """Who the source of each statement of a scene is, in the order in which they were found."""
    founds = scene.founds
    answers: dict[int, Answer] = {}
    in_text_order = sorted(range(len(founds)), key=lambda at: (founds[at].source or Span(founds[at].start, 0)).start)
    for at in sorted(in_text_order, key=lambda at: is_first_person(founds[at], scene.text)):
        answers[at] = answer(founds[at], scene, answers)
        voice = answers[at].voice
        if voice is not None:
            scene.voices.append(voice)
    return [answers[at].choice for at in range(len(founds))]


def called_in(scene: Scene) -> tuple[Called, ...]:
    """The people and bodies that the page names, each with all its mentions, in the order of their first ones."""
    found = [Called(person.name, True, person.mentions, person.gender, person.roles)
             for person in scene.people.everyone if person.mentions]
    found += [Called(group.name, False, group.mentions, classes=group.classes)
              for group in scene.groups.everyone if group.mentions]
    return tuple(sorted(found, key=lambda one: (one.mentions[0], one.name)))


def names_of(people: People, groups: Groups, text: str) -> list[Voice]:
    """Every mention of a name, in the order of the text; shared ones are the living, most named one's."""
    voices = [Voice(person.name, "person", span, span.end, person.gender, False,
                    frozenset(role for role, _ in person.roles))
              for person in people.everyone for span in person.mentions]
    voices += [Voice(group.display, "group", span, span.end, "", group.plural, frozenset(), group.classes)
               for group in groups.everyone for span in group.mentions]
    for span, whose in people.mentions:
        if len(whose) == 1:
            continue
        ranked = sorted(living(whose, text), key=lambda person: -len(person.mentions))
        if len(ranked) == 1 or len(ranked[0].mentions) > len(ranked[1].mentions):
            voices.append(Voice(ranked[0].name, "person", span, span.end, ranked[0].gender))
    return sorted(voices, key=lambda voice: voice.span)


def leads_of(names: list[Voice], parsed: "Parsed") -> frozenset[str]:
    """Who is named in the headline and in the first sentence under it."""
    heads = [block for block in parsed.blocks if block.block.kind is BlockKind.HEADLINE][:1]
    first = next((block for block in parsed.blocks if block not in heads), None)
    spans = [block.block.span for block in heads]
    if first is not None and len(first.doc):
        spans.append(first.span_of(next(first.doc.sents)))
    return frozenset(voice.name for voice in names if any(span.holds(voice.span) for span in spans))


def is_first_person(found: Found, text: str) -> bool:
    """Whether the source is "I" or "we", which is somebody only by whose words it stands in."""
    return found.source is not None and found.source.cut(text).casefold() in FIRST | YOU


def answer(found: Found, scene: Scene, answers: dict[int, Answer]) -> Answer:
    """Who the source of one statement is."""
    if found.source is None:
        return Answer(Choice(None, "no source is named"))
    said = found.source.cut(scene.text).strip(" \u00a0\t\n,;:'\"‘’“”")
    word = said if said.isupper() and len(said) > 1 else said.casefold()  # "WHO" and "US" are names
    if word in FIRST | YOU:
        return first_person(found, word, scene, answers)
    if word in HE or word in IT or word in THEY:
        return pronoun(found, word, scene, lambda one: named(one, scene))
    if word in RELATIVE or word == "that":
        return relative(found, scene)
    return named(found, scene)


def named(found: Found, scene: Scene) -> Answer:
    """Who the source of one statement is that is no pronoun: one or several, each by a name or a description."""
    assert found.source is not None
    pieces = split_joined(found.source, scene)
    if len(pieces) > 1:
        return joined(found, [piece_answer(piece, found, scene) for piece in pieces])
    return piece_answer(pieces[0], found, scene)


def joined(found: Found, parts: list[Answer]) -> Answer:
    """Several who speak as one."""
    names = list(dict.fromkeys(part.choice.value for part in parts if part.choice.value))
    name = "; ".join(names)
    why = "several are named: " + " · ".join(part.choice.why for part in parts)
    if not name:
        return Answer(Choice(None, why))
    return Answer(Choice(name, why), voice_of(name, "text", found, many=True))


def piece_answer(piece: Span, found: Found, scene: Scene) -> Answer:
    """Who one source, or one of several, is."""
    said = piece.cut(scene.text).strip(" \u00a0\t\n,;:'\"‘’“”")
    if said.casefold() in HE or said.casefold() in IT or said.casefold() in THEY:
        return pronoun(found, said.casefold(), scene, lambda one: named(one, scene))
    if SIDES_BOTH.fullmatch(said):
        return both_sides(said, found, scene)
    person = head_person(piece, scene)
    if person is not None:
        return person_answer(piece, person, found, scene)
    trimmed = said if THOSE_WHO.match(said) else TAIL.sub("", said)
    trimmed = PARENTHESIS.sub("", trimmed).strip(" ,")
    if not trimmed:
        return Answer(Choice(None, "no source is named"))
    return described(trimmed, piece, found, scene)


def first_person(found: Found, word: str, scene: Scene, answers: dict[int, Answer]) -> Answer:
    """Who says "I" or "we": the speaker in whose words it stands, for "we" the body they speak for."""
    assert found.source is not None
    around = [(at, other) for at, other in enumerate(scene.founds) if other is not found and at in answers
              and any(content.holds(found.source) for content in other.content)]
    around.sort(key=lambda pair: sum(len(content) for content in pair[1].content))
    if word not in YOU:
        for at, _ in around:
            voice = answers[at].voice
            if voice is None:
                continue
            side = speaks_for(voice, scene) if word in {"we", "us", "our", "ourselves"} else None
            name = side or voice.name
            why = f"{word!r} in the words of {voice.name}" + (f", who speaks for {side}" if side else "")
            return Answer(Choice(name, why), voice_of(name, "group" if side else voice.kind, found))
    authors = scene.page.authors
    if word in {"i", "me", "my", "myself"} and not around and len(authors) == 1 and not scene.is_quoted(found.source):
        return Answer(Choice(authors[0], f"{word!r}: outside of anybody's words; the page is by {authors[0]}"))
    here = scene.sentence(found.source.start)
    spoken = [voice for voice in scene.voices if voice.kind == "person" and voice.span.start < found.source.start
              and here - scene.sentence(voice.last) < 2]
    if spoken and word not in YOU:
        last = max(spoken, key=lambda voice: voice.span.start)
        return Answer(Choice(last.name, f"{word!r}: the last person who spoke, {last.name}"))
    ranked = sorted((person for person in scene.people.everyone if person.mentions),
                    key=lambda person: (-len(person.mentions), person.mentions[0]))
    if ranked:
        return Answer(Choice(ranked[0].name, f"{word!r}: the person the page is most about, {ranked[0].name}"))
    return Answer(Choice(None, f"{word!r}: cannot tell whose words these are"))


def speaks_for(voice: Voice, scene: Scene) -> str | None:
    """The body that a named person speaks for."""
    for person in scene.people.everyone:
        if person.name == voice.name:
            for role, side in person.roles:
                if side and role:
                    group = scene.groups.called(side)
                    return group.display if group else side
    return None


def relative(found: Found, scene: Scene) -> Answer:
    """Whom "who" or "which" means: the noun its clause hangs on."""
    assert found.source is not None
    block = scene.parsed.at(found.source.start)
    tokens = block.tokens(found.source) if block else []
    noun = antecedent(tokens[0]) if tokens else None
    if block is not None and noun is not None:
        left = noun.left_edge
        span = block.span(left, noun)
        if span.end <= found.source.start:
            return piece_answer(span, found, scene)
    before = [voice for voice in scene.names if voice.span.end <= found.source.start]
    if before:
        voice = before[-1]
        return Answer(Choice(voice.name, f"the name right before it, {voice.name}"),
                      voice_of(voice.name, voice.kind, found, like=voice))
    return Answer(Choice(None, "nobody before it"))


def antecedent(token: "Token") -> "Token | None":
    """The noun that the clause of a relative pronoun hangs on."""
    verb = token.head
    for _ in range(FEW):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    return None
