"""Which forms of a verb report something as said: "said", "has denied", not "would not say" nor "to announce"."""

from typing import TYPE_CHECKING

from sayso.lexicon.cues import Cue
from sayso.statements.scene import Scene
from sayso.text.clauses import SAYING, Run, auxiliaries, child, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_WEIGHT = 0.4          # a frame that is an attribution less often than this is left alone
NOT_YET_SAID = frozenset({"will", "would", "'ll", "wo", "'d", "could", "can", "should", "may", "might", "to"})
SPEAKS_ALL_THE_SAME = frozenset({"appear", "seem", "go", "continue", "begin", "start", "want", "claim"})
NOT_ABLE = frozenset({"unable", "impossible"})
DOUBTED_IF_NEGATED = frozenset({"confirm", "verify", "believe", "think", "acknowledge", "accept", "recognise",
                                "recognize", "expect", "corroborate"})


def fits(cue: Cue, *frames: str) -> bool:
    """Whether the cue takes one of the frames often enough to be believed."""
    return any(cue.takes(frame, LEAST_WEIGHT) for frame in frames)


def cue_runs(verb: "Token", *particles: "Token") -> list[Run]:
    """The verb with its particle, and with "not" before it, as runs of tokens that touch where they can."""
    places = {verb.i, *(kid.i for kid in verb.children if kid.dep_ == "prt"), *(particle.i for particle in particles)}
    runs: list[Run] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def is_statement_form(scene: Scene, verb: "Token", cue: Cue) -> bool:
    """Whether this use of the verb reports that something was said: not "would not say", not "to announce"."""
    if scene.quote_at(verb.i) is not None:
        speaker = child(verb, "nsubj")
        if speaker is not None and speaker.lower_ in {"i", "we", "you"}:
            return False  # part of what the quoted speaker says
    negated = is_negated(verb)
    if negated and verb.lemma_.lower() not in DOUBTED_IF_NEGATED:
        return False
    helpers = auxiliaries(verb)
    second = verb.dep_ == "conj" and (verb.head.tag_ in SAYING or verb.head.tag_ == "VBG")
    if verb.tag_ == "VB" and not helpers and not second:
        return False  # an order, or the second half of "to sanction or refer"
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i < verb.head.i and child(verb, "ccomp") is None and (
            scene.quote_after(verb.i) is None):
        return False  # "Commenting on the talks, he said"
    if verb.tag_ == "VBN" and not helpers and verb.dep_ in {"acl", "amod", "advcl", "appos"} and child(
            verb, "nsubj", "ccomp") is None:
        return False  # "his son, called Jovan"
    if verb.tag_ == "VBN" and not helpers and verb.dep_ == "advcl" and verb.i < verb.head.i:
        return False  # "Asked whether the road was open, he said": it is not he who asks
    if verb.dep_ == "xcomp" and verb.head.lower_ in NOT_ABLE:
        return verb.lemma_.lower() in DOUBTED_IF_NEGATED
    modals = helpers & NOT_YET_SAID
    if modals and not (verb.lemma_.lower() in DOUBTED_IF_NEGATED and negated):
        return "to" in modals and verb.dep_ == "xcomp" and verb.head.lemma_ in SPEAKS_ALL_THE_SAME
    return True


def is_passive(verb: "Token") -> bool:
    """Whether the verb is in the passive, or a participle that stands for one ("a man said to be homeless").

    Worn copies lack commas, and a parser then takes "X is gone Y said" for a participle; what ends a sentence with its
    own subject before it is none.
    """
    if verb.tag_ != "VBN":
        return False
    if child(verb, "nsubjpass", "auxpass") is not None:
        return True
    return verb.dep_ == "acl" and child(verb, "dobj", "nsubj", "ccomp") is None and (
        child(verb, "agent", "xcomp", "prep") is not None)
