"""What the resolver of actors knows of a page: who is named, who has spoken, and what an answer is."""


from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.lexicon import Entry
from sayso.model import Choice, Page, Span
from sayso.statements.actor_look import Tag
from sayso.statements.found import Found
from sayso.statements.groups import Groups, key
from sayso.statements.people import People

if TYPE_CHECKING:
    from sayso.text.parse import Parsed


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who can be meant later: a name or description, what they are, and where they were last spoken of."""

    name: str
    kind: str                      # person, group, anyone (one of the two), or text
    span: Span
    until: int = 0                 # where their turn ends: the last character of what they said
    gender: str = ""
    many: bool = False
    nouns: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    speaks: bool = False

    @property
    def last(self) -> int:
        """The character from which distance counts: the end of a speaker's turn, the start of a mention."""
        return max(self.until - 1, self.span.start) if self.speaks else self.span.start


@dataclass(slots=True)
class Scene:
    """The page as the resolver sees it, filled as it reads on."""

    text: str
    page: Page
    parsed: "Parsed"
    people: People
    groups: Groups
    founds: Sequence[Found]
    sentences: list[int]
    names: list[Voice]
    counts: Counter[str]
    tags: dict[int, Tag]
    voices: list[Voice] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)   # learned from pronouns that were understood
    leads: frozenset[str] = frozenset()                     # who is named in the headline and the first sentence

    @property
    def last_turn(self) -> Voice | None:
        """Who spoke last of those understood so far."""
        return self.voices[-1] if self.voices else None

    def is_quoted(self, span: Span) -> bool:
        """Whether a quotation is open where `span` starts, counted from the start of its block."""
        block = self.parsed.at(span.start)
        before = self.text[block.start if block else 0 : span.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def sentence(self, at: int) -> int:
        """The number of the sentence in which the character `at` stands."""
        return bisect_right(self.sentences, at) - 1

    def earlier(self, at: int, sentences: int) -> int:
        """The character right before the sentence that many sentences earlier."""
        return self.sentences[max(self.sentence(at) - sentences, 0)] - 1 if self.sentences else -1


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is, with what later words can refer to."""

    choice: Choice[str]
    voice: Voice | None = None


def turn_end(found: Found) -> int:
    """Where a speaker's turn ends."""
    return found.end


def voice_of(name: str, kind: str, found: Found, *, like: Voice | None = None, gender: str = "", many: bool = False,
             nouns: frozenset[str] = frozenset(), classes: frozenset[str] = frozenset()) -> Voice:
    """The source of `found` as somebody who has spoken."""
    assert found.source is not None
    if like is not None:
        return Voice(like.name, like.kind, found.source, turn_end(found), gender or like.gender, like.many,
                     like.nouns | nouns, like.classes | classes, speaks=True)
    return Voice(name, kind, found.source, turn_end(found), gender, many, nouns, classes, speaks=True)


def text_answer(name: str, why: str, found: Found, *, entry: Entry | None = None, many: bool = False) -> Answer:
    """A source that is known only by a description."""
    nouns = frozenset({entry.key}) if entry else frozenset()
    classes = frozenset({str(entry.fields["class"])}) if entry and entry.kind == "group" else frozenset()
    kind = "text" if entry is None else ("person" if entry.kind in {"role", "kin"} and not many else "group")
    gender = str(entry.fields.get("gender", "")) if entry else ""
    return Answer(Choice(name, why),
                  voice_of(name, kind, found, gender=gender, many=many, nouns=nouns, classes=classes))


def candidates(scene: Scene, before: int, after: int) -> Iterator[Voice]:
    """Everybody mentioned between two places, then everybody who spoke."""
    low = bisect_right(scene.names, after, key=lambda voice: voice.span.start)
    for voice in scene.names[low:]:
        if voice.span.start >= before:
            break
        spoke = next((found for found in scene.founds if found.source is not None and found.source.holds(voice.span)
                      and found.source.start < before), None) if voice.kind == "group" else None
        # "NC spokeswoman Mira Tosk said": her side has spoken too
        yield voice if spoke is None else replace(voice, speaks=True, until=turn_end(spoke))
    for voice in scene.voices:
        if voice.span.start < before:
            yield voice


def is_outlet(name: str, scene: Scene) -> bool:
    """Whether a name is that of the page's own outlet, or a part of it."""
    outlet = scene.page.outlet.value
    return outlet is not None and key(name) in key(outlet)


def popularity(voice: Voice, scene: Scene) -> float:
    """A little for those who are named often."""
    return min(scene.counts[voice.name], 20) / 5


def last_speaker(found: Found, scene: Scene) -> Voice | None:
    """The last who spoke before the source."""
    assert found.source is not None
    before = [voice for voice in scene.voices if voice.span.start < found.source.start]
    return max(before, key=lambda voice: voice.span.start, default=None)
