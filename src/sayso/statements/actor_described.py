"""Who is meant by a source in which no person is named: a body, a role, a paper written by somebody."""

import re

from sayso.lexicon import Entry
from sayso.model import Choice, Span
from sayso.statements.actor_bodies import body, by_part, government, group_answer, inner_group, substitute
from sayso.statements.actor_look import NO_TAG, RUN
from sayso.statements.actor_people import person_answer
from sayso.statements.actor_phrases import (
    ARTICLE,
    CORE_ENDS,
    DEFINITE,
    Phrase,
    head_of,
    is_one_body,
    short,
    singular,
    without_times,
)
from sayso.statements.actor_roles import somebody
from sayso.statements.actor_scene import Answer, Scene, Voice, last_speaker, text_answer, voice_of
from sayso.statements.actor_words import UPPER, actor_words
from sayso.statements.found import Found
from sayso.statements.groups import Group, own_part
from sayso.statements.people import POSSESSIVE

OF_SEVERAL = re.compile(r"^(?P<how>one|two|three|four|five|some|several|many|most|all|both|each|\d+) of "
                        r"(?:(?:the|these|those|its|his|her|their|our)\s+)(?:own\s+)?(?=[a-z])", re.IGNORECASE)
THIS_PAGE = re.compile(r"\bthis (?:article|story|newspaper|paper|website|newsroom)$", re.IGNORECASE)
APPOSED_TO = re.compile(rf"(?P<name>[{UPPER}][\w&'’-]*(?:\s[{UPPER}][\w&'’-]*)*)\s(?:an?|the|one of)\s"
                        r"(?P<what>[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}?)(?=\s(?:of|for|in|at|that|which|who|with)\b|$)")

STATED = re.compile(r"\b[Ii]n (?:a|an|his|her|their) (?:\w+ ){0,2}(?:statement|message|letter|post|video|speech)\b")
LOST_HYPHEN = re.compile(r"(?<=\w)\s+(based|backed|led)\s+(?!(?:by|in|on|at)\b)(?=[a-z])")  # "the Lisk based monitor"


def described(said: str, piece: Span, found: Found, scene: Scene) -> Answer:
    """Who is meant by a phrase in which no person is named as the source."""
    known = actor_words()
    said = LOST_HYPHEN.sub(r"-\1 ", said)
    said = without_times(without_capital(said, piece, scene)) or said
    several = OF_SEVERAL.match(said)
    if several:
        said = said[several.end() :]
        said = singular(said) if several["how"].casefold() in {"one", "each"} else said
    bare = ARTICLE.sub("", said)
    if is_one_body(bare):
        return text_answer(bare, "one body, with both places in its name", found)
    apposed = APPOSED_TO.match(bare)
    if apposed and (whom := scene.groups.called(apposed["name"])) is not None:
        return group_answer(whom, apposed["name"], found, scene)
    if apposed and head_of(apposed["what"].split()[-1:]):
        return text_answer(apposed["name"], f"named, and said to be a {apposed['what']}", found)
    core = CORE_ENDS.split(" " + bare, maxsplit=1)[0].strip() or bare
    phrase = Phrase(said, bare, core, piece, found)
    capital = known.entry("capital", core) or known.entry("short", core)
    if capital is not None and not scene.people.inside(piece):
        return government(core, capital, found)
    head = head_of([POSSESSIVE.sub("", word) for word in core.split()])
    group = scene.groups.called(bare) or scene.groups.called(core)
    if group is not None and bare.islower() and " " not in group.form and not group.name[:1].islower():
        group = None  # "the state" is no body called State
    if group is not None and (head is None or head[0].kind == "group"):
        return group_answer(group, bare, found, scene)
    if head is None:
        return unlisted(phrase, scene)
    entry, first, last = head
    if entry.kind == "nobody":
        return written(phrase, entry, first, scene)
    return (body if entry.kind == "group" else somebody)(phrase, entry, (first, last), scene)


def without_capital(said: str, piece: Span, scene: Scene) -> str:
    """A phrase without the capital that its first word has only from where it stands: "Unconfirmed reports"."""
    at = piece.start + piece.cut(scene.text).find(said[:12])
    tag = scene.tags.get(at, NO_TAG)
    plainly = tag.pos not in {"PROPN", ""} and not tag.label and said[1:2].islower() and not is_one_body(said)
    plainly = plainly and scene.groups.called(said) is None
    alone = re.fullmatch(r"[\w-]+", said) is not None  # one unknown word with a capital, of no plural: a name
    plainly = plainly and not (alone and head_of([said.casefold()]) is None and not said.endswith("s"))
    return said[:1].lower() + said[1:] if plainly and said[:1].isupper() else said


def unlisted(phrase: Phrase, scene: Scene) -> Answer:
    """A phrase whose last word is in no list: a name that the page gives in part or in full, or words as they stand."""
    bare, core, found = phrase.bare, phrase.core, phrase.found
    group = inner_group(core, scene)  # not in what follows: "some in Marn" are not Marn
    if group is not None:
        return group_answer(group, bare, found, scene)
    partial = by_part(core, scene, found) if core.split()[-1][:1].isupper() else None
    if partial is not None:
        return group_answer(partial, bare, found, scene)
    only = only_named_so(core, scene) if DEFINITE.match(phrase.said) and core == bare else None
    if only is not None:
        return group_answer(only, bare, found, scene)
    name = short(bare)
    capital = bool(re.match(rf"[{UPPER}]", name))
    many = not capital and core.endswith("s")
    person = capital and len(core.split()) in {2, 3} and not DEFINITE.match(phrase.said)
    kind = "person" if person else ("group" if many else "anyone")
    voice = voice_of(name, kind, found, many=many)
    return Answer(Choice(name, "as the page puts it"), voice)


def only_named_so(noun: str, scene: Scene) -> Group | None:
    """The one body of the page whose name ends with a noun, as in "the fund" for the Northern Relief Fund."""
    if " " in noun or not noun.islower():
        return None
    fitting = [group for group in scene.groups.everyone
               if " " in group.form and own_part(group.form.split())[-1] == noun]
    return fitting[0] if len(fitting) == 1 else None


def named_in_sentence(found: Found, scene: Scene) -> Voice | None:
    """The first person named in the sentence before what is said: "In a statement, Velk tried to ...: ..., it read"."""
    assert found.source is not None
    said = min((span.start for span in found.content), default=found.source.start)
    start = scene.sentences[scene.sentence(said)] if scene.sentences else 0
    return next((voice for voice in scene.names if start <= voice.span.start < said and voice.kind == "person"
                 and STATED.search(scene.text[start:said])), None)


def written(phrase: Phrase, entry: Entry, first: int, scene: Scene) -> Answer:
    """Whose words a report, a statement or a message is; a rumour or a video is nobody's."""
    said, found = phrase.said, phrase.found
    before = " ".join(phrase.words[:first])
    by = re.match(r"\s+(?:by|from)\s+(?:the\s+)?(?P<owner>.+)$", phrase.bare[len(phrase.core) :])
    of = re.match(rf"\s+of\s+(?:the\s+)?(?P<owner>{RUN.pattern})", phrase.bare[len(phrase.core) :])
    group = scene.groups.called(of["owner"]) if of and entry.key == "account" else None
    if group is not None:  # "the Twitter account of the Northern Council"
        return group_answer(group, group.name, found, scene)
    outlet = scene.page.outlet.value
    if outlet is not None and THIS_PAGE.search(phrase.bare):
        return text_answer(outlet, f"{said!r}: the page's own outlet", found)
    if re.search(r"[a-z]['’]s?$", before) and before[:1].islower():  # "the minister's statement"
        return described("the " + POSSESSIVE.sub("", before), phrase.piece, found, scene)
    if entry.fields.get("written") or by:
        owner = by["owner"] if by else before
        author = author_of(phrase, owner, scene, sure=by is not None) if owner else None
        if author is not None:
            return author
        theirs = DEFINITE.match(said) and not before and entry.key != "document"  # a study is not the last speaker's
        issuer = named_in_sentence(found, scene) if theirs else None
        if issuer is not None:
            return Answer(Choice(issuer.name, f"{said!r}: of {issuer.name}, named in the same sentence"),
                          voice_of(issuer.name, issuer.kind, found, like=issuer))
        last = last_speaker(found, scene) if theirs else None
        if last is not None:
            return Answer(Choice(last.name, f"{said!r}: of the last who spoke, {last.name}"),
                          voice_of(last.name, last.kind, found, like=last))
        if before[:1].isupper() or entry.key == "document":
            return text_answer(short(phrase.bare), "as the page puts it", found)
    return Answer(Choice(None, f"{said!r} names nobody"))


def author_of(phrase: Phrase, owner: str, scene: Scene, *, sure: bool) -> Answer | None:
    """Who wrote what a phrase names, where it says so."""
    group = scene.groups.called(owner) or inner_group(owner, scene)
    if group is not None:
        return group_answer(group, owner, phrase.found, scene)
    people = scene.people.inside(phrase.piece)
    if people:
        return person_answer(phrase.piece, people[0], phrase.found, scene)
    name = substitute(owner, scene) or (short(owner) if sure else None)
    return text_answer(name, f"{phrase.said!r}: written by {name}", phrase.found) if name else None
