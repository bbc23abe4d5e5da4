"""Sources that name several: where one ends and the next begins."""

import re
from bisect import bisect_left

from sayso.model import Span
from sayso.statements.actor_look import NO_TAG
from sayso.statements.actor_phrases import one_name
from sayso.statements.actor_scene import Scene
from sayso.statements.actor_words import UPPER

HE = {"he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f", "hers": "f"}
THEY = frozenset({"they", "them", "themselves", "their", "these", "those", "both", "the two"})
TAIL = re.compile(r"(?<=\w)[,)]?\s+(?:[-–—]+\s*)?(?:who|which|whose|whom|that|where)(?:\s.*)?$|\s+[-–—]\s.*$|"
                  r"\s+(?:he|she|it|they|we|I|you)\s.*$",
                  re.DOTALL)
ASIDE = frozenset({"appos", "relcl", "acl", "pobj", "dobj", "amod", "compound", "advcl", "nmod"})
JOINER = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|as well as|together with)\s+")


def split_joined(source: Span, scene: Scene) -> list[Span]:
    """The parts of a source that names several, or the whole source where it names one.

    A comma parts two only where an "and" makes it a list; what follows a name without being a name is about that name.
    """
    said = source.cut(scene.text)
    tail = TAIL.search(said)
    head = said[: tail.start()] if tail and tail.start() > 0 and " and " not in said[tail.start():] else said
    closed = closed_parts(source, scene)
    cuts = [match for match in JOINER.finditer(head)
            if not any(span.start < source.start + match.start() < span.end for span in closed)]
    if re.search(r",|\bwh(?:o|ich)\b", said):
        cuts = [match for match in cuts if not in_aside(match, source, scene)]
    joiners = [match for match in cuts if match.group().strip(", ") in {"and", "as well as", "together with"}]
    if not joiners:
        return [source]
    pieces: list[tuple[Span, bool]] = []
    at = 0
    for match in [*cuts, None]:
        end = match.start() if match else len(head)
        if head[at:end].strip(" ,"):
            after_and = bool(pieces) and bool(re.search(r"(?:and|as|with)\s+$", head[:at]))
            pieces.append((Span(source.start + at, source.start + end), after_and))
        at = match.end() if match else at
    kept = [pieces[0][0]]
    for piece, after_and in pieces[1:]:
        words = piece.cut(scene.text)
        if scene.tags.get(piece.start, NO_TAG).pos in {"VERB", "AUX", "ADP"}:
            continue  # "in power for years and led by Velk"
        if not stands_alone(words, after_and=after_and, lower=scene.text[kept[0].start].islower()
                            or not names_somebody(kept[0], scene)):
            continue
        kept.append(piece)
    first = kept[0].cut(scene.text)
    if len(kept) == 2 and one_name(first, kept[1].cut(scene.text)):
        return [source]
    if len(kept) == 1 or (re.fullmatch(r"[a-z-]+", first) and not first.endswith(("s", "people"))
                          and first not in HE | dict.fromkeys(THEY, "")):
        return [source]  # "state and local leaders" are one kind of people
    if re.search(r"\b(?:of|for|at|between)\s", kept[0].cut(scene.text)) and not re.match(
            r"(?:the|an?)\s", kept[-1].cut(scene.text), re.IGNORECASE) and not names_person(kept[-1], scene):
        return [source]  # "the head of the army and police": one person, two bodies
    return kept


def in_aside(joiner: re.Match[str], source: Span, scene: Scene) -> bool:
    """Whether an "and" joins words inside of what is said about the one named first, and no second speaker.

    The parser tells: what it joins must be the source's own noun, or joined with that.
    """
    block = scene.parsed.at(source.start)
    word = re.search(r"\b(?:and|as well as|together with)\b", joiner.group())
    if block is None or word is None or joiner.group().strip().startswith(","):
        return False
    tokens = block.tokens(source)
    at = source.start - block.start + joiner.start() + word.start()
    joined_to = next((token.head for token in tokens if token.idx == at), None)
    while joined_to is not None and joined_to.dep_ == "conj" and joined_to.head in tokens:
        joined_to = joined_to.head
    return joined_to is not None and joined_to in tokens and joined_to.head in tokens and joined_to.dep_ in ASIDE


def closed_parts(source: Span, scene: Scene) -> list[Span]:
    """Names inside which "and" joins no two people."""
    low = bisect_left(scene.names, source.start, key=lambda voice: voice.span.start)
    high = bisect_left(scene.names, source.end, key=lambda voice: voice.span.start)
    return [voice.span for voice in scene.names[low:high] if voice.kind == "group" and voice.span.end <= source.end]


def names_somebody(piece: Span, scene: Scene) -> bool:
    """Whether the piece has a capital inside: a name."""
    words = re.sub(r"^(?:Both|The|A|An)\s+", "", piece.cut(scene.text))
    return bool(re.search(rf"(?<!\w)[{UPPER}]", words))


def names_person(piece: Span, scene: Scene) -> bool:
    """Whether a person is named in the piece."""
    return bool(scene.people.inside(piece))


def stands_alone(words: str, *, after_and: bool, lower: bool) -> bool:
    """Whether a piece of a list is one more of the list, and not about the one before it."""
    if re.match(r"(?:of|from|in|at|for|with|who|which|aged|pictured|left|right|centre|\d+$)\b|\d", words):
        return False
    if re.match(rf"(?:Mr|Mrs|Ms|[{UPPER}])", words):
        return True
    if after_and:
        return lower or bool(re.match(r"(?:the|an?|his|her|its|their|several|many|some|other)\s", words))
    return lower
