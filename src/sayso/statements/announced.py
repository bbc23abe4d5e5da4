"""Quotations announced in the paragraph before them: "Velk said:", "The mayor issued the following statement:"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.lexicon.cues import cues
from sayso.model import Span
from sayso.statements.found import Found
from sayso.statements.runs import BESIDE_THE_TEXT, RUNNING_TEXT
from sayso.statements.scene import Scene
from sayso.statements.sources import source_of
from sayso.text.clauses import SAYING, owner

LAST_WORDS = 8      # how far before the colon the word stands that announces


def find_announced(scenes: Sequence[Scene]) -> Iterator[Found]:
    """Each quotation at the start of a paragraph whose speaker the paragraph before names before a colon."""
    running = [scene for scene in scenes if scene.parsed.block.kind not in BESIDE_THE_TEXT]
    for scene, following in pairwise(running):
        if {scene.parsed.block.kind, following.parsed.block.kind} - RUNNING_TEXT or not scene.doc.text.endswith(":"):
            continue
        if not following.quotes or following.quotes[0][0] != 0 or not following.is_spoken(following.quotes[0]):
            continue
        named = announcer(scene)
        if named is None:
            continue
        source, cue, word = named
        yield Found(following.parsed.block.id, source, (cue,), (following.span(following.quotes[0]),), cue_word=word,
                    entry=getattr(cues().verb(word) or cues().noun(word), "entry", None),
                    rules=(f"'{word}' and a colon before the paragraph",))


def announcer(scene: Scene) -> tuple[Span, Span, str] | None:
    """Source, cue and the cue's dictionary form at the end of a paragraph that announces a quotation."""
    for token in reversed(scene.doc[max(0, len(scene.doc) - LAST_WORDS) : len(scene.doc)]):
        verb, noun = cues().verb(token.lemma_.lower()), cues().noun(token.lemma_.lower())
        speaks = verb is not None and verb.speech and token.tag_ in SAYING
        if verb is not None and speaks and (source := source_of(scene, token)) is not None:
            return scene.span(source), scene.span((token.i, token.i + 1)), verb.word
        if noun is not None and token.pos_ == "NOUN" and (source := owner(scene.doc, token)) is not None:
            return scene.span(source), scene.span((token.i, token.i + 1)), noun.word
    return None
