"""The words that make something somebody's statement: verbs, nouns, adverbs, adjectives and fixed phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from sayso.errors import RuleUnreadable
from sayso.lexicon.entry import Entry, load
from sayso.model import Certainty, Polarity, Stance


class CueKind(StrEnum):
    """What kind of word a cue is; the name of its table in `cues.toml`."""

    VERB = "verb"
    NOUN = "noun"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class Frame(StrEnum):
    """Where the content stands, seen from the cue. The head of `cues.toml` shows one sentence for each."""

    QUOTE = "quote"
    CLAUSE = "clause"
    TO = "to"
    ING = "ing"
    OBJECT = "object"
    OF = "of"
    AS = "as"
    OBJECT_IS = "object_is"
    HEARER = "hearer"
    PERSON_TO = "person_to"
    PASSIVE = "passive"
    PASSIVE_OBJECT = "passive_object"
    THAT = "that"
    VERB = "verb"
    SCOPE = "scope"
    SOURCE = "source"


FRAMES: Mapping[CueKind, frozenset[Frame]] = MappingProxyType({
    CueKind.VERB: frozenset(Frame) - {Frame.THAT, Frame.VERB, Frame.SCOPE, Frame.SOURCE},
    CueKind.NOUN: frozenset({Frame.THAT, Frame.OF, Frame.TO, Frame.VERB, Frame.QUOTE}),
    CueKind.ADVERB: frozenset({Frame.SCOPE}),
    CueKind.ADJECTIVE: frozenset({Frame.THAT, Frame.TO, Frame.OF}),
    CueKind.PHRASE: frozenset(Frame) - {Frame.THAT, Frame.VERB, Frame.PASSIVE},
})
"""The frames an entry of each kind may have."""

LABEL = "label"
"""The table of words that stand before a colon and are no speaker."""

E = TypeVar("E", bound=StrEnum)
NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the cue lexicon. `word` is the dictionary form; in a phrase `X` stands for the source.

    `prep` are the prepositions of the frame `of`. `needs_source` are the nouns that may be its subject ("footage",
    "letter", "person" for any people), empty where any subject will do; `not_source` those that never are its source.
    `needs_object` are the nouns of which one must head its object where the object is the content ("admitted mistakes",
    not "admitted patients"), `not_object` those that must not ("claimed the lives of three").
    `lemmas` is what a parser may give instead of `word`. `attitude` holds the frames in which it tells what somebody
    wants or holds to be good, and not what is put forward.
    `weight` is the share of its uses that are statements (see the head of `cues.toml`), `frame_weight` the same for
    single frames. `inflects` says that the first word of a phrase is a verb in its dictionary form.
    `negated` is the stance when the cue itself is negated ("could not confirm"), None where it stays what it is.
    """

    entry: Entry
    word: str
    kind: CueKind
    frames: tuple[Frame, ...]
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    weight: float
    speech: bool = False
    inflects: bool = False
    attitude: frozenset[Frame] = frozenset()
    prep: tuple[str, ...] = ()
    needs_source: tuple[str, ...] = ()
    not_source: tuple[str, ...] = ()
    needs_object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    negated: Stance | None = None
    frame_weight: Mapping[Frame, float] = field(default_factory=dict)
    frame_stance: Mapping[Frame, Stance] = field(default_factory=dict)
    frame_certainty: Mapping[Frame, Certainty] = field(default_factory=dict)
    prep_stance: Mapping[str, Stance] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a phrase, or the one word.

        >>> cues().phrase("according to").words
        ('according', 'to')
        """
        return tuple(self.word.split())

    def weight_of(self, frame: str) -> float:
        """How often its use with this frame is a statement, from 0 to 1.

        >>> cues().verb("say").weight_of("clause") > .9
        True
        """
        return self.frame_weight.get(Frame(frame), self.weight)

    def takes(self, frame: str, least: float = 0.0) -> bool:
        """Whether its content can stand in this frame, and does so in at least the share `least` of such uses.

        >>> cues().verb("say").takes("clause", .4), cues().verb("say").takes("to")
        (True, False)
        """
        return frame in self.frames and self.weight_of(frame) >= least

    def stance_in(self, frame: str, *, prep: str = "") -> Stance:
        """What the speaker does when the content stands in this frame; for the frame `of`, after this preposition.

        >>> cues().verb("tell").stance_in("to").value, cues().verb("tell").stance_in("clause").value
        ('demand', 'assert')
        """
        return self.prep_stance.get(prep, self.frame_stance.get(Frame(frame), self.stance))

    def certainty_in(self, frame: str) -> Certainty:
        """How certain the content is when it stands in this frame.

        >>> cues().verb("say").certainty_in("clause").value, cues().verb("say").certainty_in("passive").value
        ('certain', 'probable')
        """
        return self.frame_certainty.get(Frame(frame), self.certainty)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The cue lexicon of one language, to be asked by word.

    `phrases` stand longest first. `labels` are words that stand before a colon and are no speaker ("pictured").
    """

    all: tuple[Cue, ...]
    phrases: tuple[Cue, ...]
    labels: frozenset[str]
    by_word: Mapping[tuple[CueKind, str], Cue]

    def verb(self, lemma: str) -> Cue | None:
        """The verb with this lemma.

        >>> cues().verb("claim").stance.value
        'assert'
        """
        return self.by_word.get((CueKind.VERB, lemma.casefold()))

    def noun(self, lemma: str) -> Cue | None:
        """The noun with this lemma.

        >>> cues().noun("rumour").certainty.value
        'possible'
        """
        return self.by_word.get((CueKind.NOUN, lemma.casefold()))

    def adverb(self, word: str) -> Cue | None:
        """The adverb as written.

        >>> cues().adverb("Reportedly").certainty.value
        'probable'
        """
        return self.by_word.get((CueKind.ADVERB, word.casefold()))

    def adjective(self, word: str) -> Cue | None:
        """The adjective as written.

        >>> cues().adjective("purple") is None
        True
        """
        return self.by_word.get((CueKind.ADJECTIVE, word.casefold()))

    def phrase(self, words: str) -> Cue | None:
        """The phrase as `cues.toml` writes it; to find phrases in a text, walk `phrases`, longest first.

        >>> cues().phrase("according to").frames
        (<Frame.SOURCE: 'source'>,)
        """
        return self.by_word.get((CueKind.PHRASE, words.casefold()))

    @property
    def prepositions(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
        """The phrases that their source follows ("according to"), by their first word, longest first.

        >>> [words for words, cue in cues().prepositions["according"]]
        [('according', 'to')]
        """
        return prepositions(self)


@cache
def prepositions(known: Cues) -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """The phrases of `known` that are followed by their source, by first word, longest first."""
    found: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {}
    for cue in known.phrases:
        if Frame.SOURCE in cue.frames and "X" not in cue.words and not cue.inflects:
            words = tuple(word.casefold() for word in cue.words)
            found[words[0]] = (*found.get(words[0], ()), (words, cue))
    return MappingProxyType(found)


def cue_of(entry: Entry) -> Cue:
    """One entry of the word list, with every field checked.

    Raises RuleUnreadable, naming file and word, for a kind, frame, stance, certainty or weight that does not exist.

    >>> fields = {"frames": ["clause"], "stance": "deny", "certainty": "certain", "polarity": "-", "weight": .9}
    >>> cue_of(Entry("en/cues.toml", "verb", "gainsay", fields, ("y",), ("n",), "own")).stance.value
    'deny'
    """
    if unknown := sorted(set(entry.fields) - KNOWN):
        raise RuleUnreadable(entry.file, entry.key, f"has the unknown field {unknown[0]!r}; "
                                                    f"known are {', '.join(sorted(KNOWN))}")
    kind = one_of(CueKind, entry.kind, entry, "table")
    frames = tuple(one_of(Frame, name, entry, "frame") for name in entry.words("frames"))
    for frame in frames:
        if frame not in FRAMES[kind]:
            raise RuleUnreadable(entry.file, entry.key, f"is {a(kind)}, which cannot have the frame {frame.value!r}; "
                                                        f"choose from {', '.join(sorted(FRAMES[kind]))}")
    if not frames:
        raise RuleUnreadable(entry.file, entry.key, "has no `frames`; say where its content stands")
    if (Frame.OF in frames) != bool(entry.words("prep")):
        raise RuleUnreadable(entry.file, entry.key, "must have both or neither of the frame 'of' and `prep`")
    negated = entry.fields.get("negated")
    return Cue(
        entry, entry.key, kind, frames,
        stance=one_of(Stance, entry.fields.get("stance", "assert"), entry, "stance"),
        certainty=one_of(Certainty, entry.fields.get("certainty", "certain"), entry, "certainty"),
        polarity=one_of(Polarity, entry.fields.get("polarity", "+"), entry, "polarity"),
        weight=share(entry.fields.get("weight"), entry),
        speech=bool(entry.fields.get("speech", False)),
        inflects=bool(entry.fields.get("inflects", False)),
        prep=entry.words("prep"), needs_source=entry.words("needs_source"),
        not_source=entry.words("not_source"),
        needs_object=entry.words("needs_object"), not_object=entry.words("not_object"), lemmas=entry.words("lemmas"),
        attitude=frozenset(frames if entry.fields.get("attitude") is True else
                           (one_of(Frame, name, entry, "frame") for name in entry.words("attitude"))),
        negated=None if negated is None else one_of(Stance, negated, entry, "stance"),
        frame_weight=MappingProxyType({one_of(Frame, name, entry, "frame"): share(value, entry)
                                       for name, value in entry.fields.get("frame_weight", NONE).items()}),
        frame_stance=MappingProxyType({one_of(Frame, name, entry, "frame"): one_of(Stance, value, entry, "stance")
                                       for name, value in entry.fields.get("frame_stance", NONE).items()}),
        frame_certainty=MappingProxyType({
            one_of(Frame, name, entry, "frame"): one_of(Certainty, value, entry, "certainty")
            for name, value in entry.fields.get("frame_certainty", NONE).items()}),
        prep_stance=MappingProxyType({str(name): one_of(Stance, value, entry, "stance")
                                      for name, value in entry.fields.get("prep_stance", NONE).items()}),
    )


KNOWN = frozenset({
    "frames", "stance", "certainty", "polarity", "weight", "speech", "inflects", "prep", "needs_source", "lemmas",
    "negated", "not_source", "attitude",
    "needs_object", "not_object", "frame_weight", "frame_stance", "frame_certainty", "prep_stance",
})
"""The fields an entry may have besides `word`, `yes`, `no` and `from`."""


def a(kind: CueKind) -> str:
    """The kind with its article.

    >>> a(CueKind.ADVERB)
    'an adverb'
    """
    return f"{'an' if kind.value[0] == 'a' else 'a'} {kind.value}"


def one_of(enum: type[E], value: object, entry: Entry, what: str) -> E:
    """`value` as a member of `enum`.

    Raises RuleUnreadable with the values there are.

    >>> one_of(Stance, "deny", Entry("f", "verb", "deny", {}, (), (), ""), "stance").value
    'deny'
    """
    try:
        return enum(str(value))
    except ValueError as error:
        raise RuleUnreadable(entry.file, entry.key, f"has the unknown {what} {value!r}; "
                                                    f"choose from {', '.join(enum)}") from error


def share(value: object, entry: Entry) -> float:
    """A weight, from 0 to 1.

    >>> share(.5, Entry("f", "verb", "say", {}, (), (), ""))
    0.5
    """
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise RuleUnreadable(entry.file, entry.key, f"has the weight {value!r}; give a number from 0 to 1")
    return float(value)


def without_attitudes(cue: Cue) -> Cue | None:
    """The cue with only those frames in which something is put forward; None where none is left.

    >>> known = cues(attitudes=True)
    >>> without_attitudes(known.verb("prefer")) is None, "to" in without_attitudes(known.verb("hope")).frames
    (True, False)
    """
    frames = tuple(frame for frame in cue.frames if frame not in cue.attitude)
    return replace(cue, frames=frames, attitude=frozenset()) if frames else None


@cache
def cues(language: str = "en", *, attitudes: bool = False) -> Cues:
    """The cue lexicon of a language, read once.

    With `attitudes` it also holds what only tells what somebody wants, intends or holds to be good ("supports the
    plan"). Raises RuleUnreadable for an entry that is not well formed or stands twice.

    >>> len(cues().all) > 500
    True
    """
    entries = load("cues", language)
    found = [cue_of(entry) for entry in entries if entry.kind != LABEL]
    if not attitudes:
        found = [kept for cue in found if (kept := without_attitudes(cue)) is not None]
    labels = frozenset(entry.key.casefold() for entry in entries if entry.kind == LABEL)
    by_word: dict[tuple[CueKind, str], Cue] = {}
    for cue in found:
        for word in (cue.word, *cue.lemmas):
            if (cue.kind, word.casefold()) in by_word:
                raise RuleUnreadable(cue.entry.file, cue.word, f"stands twice as {a(cue.kind)}; keep one entry")
            by_word[cue.kind, word.casefold()] = cue
    phrases = sorted((cue for cue in found if cue.kind is CueKind.PHRASE), key=lambda cue: -len(cue.words))
    return Cues(tuple(found), tuple(phrases), labels, MappingProxyType(by_word))
