"""The words that tell events: verb classes, noun classes and the frames that put them together.

`data/en/events_verbs_*.toml` and `events_nouns_*.toml` hold the classes, `events_*.toml` the frames. A frame names its
type and the verbs, adjectives or nouns that tell it; `with` asks for one of some nouns beside the verb, `over` for an
event of some type under it, `must` for one that somebody says must be. "@give" stands for all members of a class.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso import lexicon
from sayso.errors import RuleUnreadable
from sayso.lexicon import Entry
from sayso.model import Control, EventType

HALVES = ("cooperation", "conflict")
CONTROLS = {"takes": Control.TAKES, "holds": Control.HOLDS, "loses": Control.LOSES}
ANY = "any"


@dataclass(frozen=True, slots=True)
class Frame:
    """What some words together tell. `recipient` says where the recipient stands, the likeliest first; `actor` the
    prepositions behind which the actor stands, where it is not the subject: "fell to", "came under fire from"."""

    word: str
    type: EventType | None
    mode: str | None
    needs: frozenset[str]
    over: frozenset[str]
    preps: tuple[str, ...]
    recipient: tuple[str, ...]
    mutual: bool = False
    control: Control | None = None
    weight: float = 1.0
    must: bool = False
    actor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames by what begins them. A verb's further words ("up", "fire on") stand beside the frame."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, tuple[str, ...]]
    noun_classes: Mapping[str, frozenset[str]]


def members(name: str) -> Mapping[str, tuple[str, ...]]:
    """The classes of verbs or of nouns, by their names.

    >>> "talk" in members("nouns")["talks"]
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    for half in HALVES:
        for entry in lexicon.load(f"events_{name}_{half}"):
            found[entry.key] = tuple(dict.fromkeys((*found.get(entry.key, ()), *entry.words("members"))))
    return found


def spelled(words: Iterable[str], classes: Mapping[str, tuple[str, ...]], entry: Entry) -> tuple[str, ...]:
    """Words with the members of the classes among them."""
    found: dict[str, None] = {}
    for word in words:
        if not word.startswith("@"):
            found[word] = None
        elif word[1:] in classes:
            found |= dict.fromkeys(classes[word[1:]])
        else:
            raise RuleUnreadable(entry.file, entry.key, f"names the class {word!r}, which no list has")
    return tuple(found)


def frame_of(entry: Entry, nouns: Mapping[str, tuple[str, ...]]) -> Frame:
    """One entry as a frame."""
    kind, control = str(entry.fields.get("type", "")), str(entry.fields.get("control", ""))
    if kind and kind not in EventType.__members__:
        raise RuleUnreadable(entry.file, entry.key, f"has the type {kind!r}; PLOVER has {', '.join(EventType)}")
    if control and control not in CONTROLS:
        raise RuleUnreadable(entry.file, entry.key, f"has control = {control!r}; want takes, holds or loses")
    return Frame(entry.key, EventType(kind) if kind else None, entry.fields.get("mode") or None,
                 frozenset(spelled(entry.words("with"), nouns, entry)), frozenset(entry.words("over")),
                 entry.words("preps"), entry.words("recipient"), bool(entry.fields.get("mutual")),
                 CONTROLS.get(control), float(entry.fields.get("weight", 1.0)), bool(entry.fields.get("must")),
                 entry.words("actor"))


@cache
def frames() -> Frames:
    """Every frame of the lists, ready to be looked up. Raises RuleUnreadable for one of the wrong form."""
    verb_classes, noun_classes = members("verbs"), members("nouns")
    verbs: defaultdict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    nouns: defaultdict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    adjectives: defaultdict[str, list[Frame]] = defaultdict(list)
    for half in HALVES:
        for entry in lexicon.load(f"events_{half}"):
            frame = frame_of(entry, noun_classes)
            for verb in spelled(entry.words("verbs"), verb_classes, entry):
                first, *rest = verb.split()
                verbs[first].append((tuple(rest), frame))
            for noun in spelled(entry.words("nouns"), noun_classes, entry):
                *rest, last = noun.split()
                nouns[last].append((tuple(rest), frame))
            for word in entry.words("adjectives"):
                adjectives[word].append(frame)
    by_noun: defaultdict[str, set[str]] = defaultdict(set)
    for name, some in noun_classes.items():
        for noun in some:
            by_noun[noun].add(name)
    return Frames({word: tuple(some) for word, some in verbs.items()},
                  {word: tuple(some) for word, some in nouns.items()},
                  {word: tuple(some) for word, some in adjectives.items()},
                  {**verb_classes}, {noun: frozenset(some) for noun, some in by_noun.items()})
