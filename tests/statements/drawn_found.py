"""A sentence with source, cue and content drawn in, as the finder would hand it to the choosers."""

from functools import cache

from tests.drawing import drawn

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.model import Block, BlockKind, Span
from sayso.statements.found import Found
from sayso.text import nlp
from sayso.text.parse import Parsed, parse


@cache
def cues() -> dict[str, Entry]:
    """The cue list by dictionary form; a verb wins over a noun of the same form."""
    return {entry.key: entry for entry in reversed(lexicon.load("cues"))}


def drawn_found(marked: str) -> tuple[Found, Parsed]:
    """The statement drawn in `marked`, and its parsed block."""
    text, spans = drawn(marked)
    parsed = parse(text, (Block("b1", Span(0, len(text)), BlockKind.BODY),), nlp.load())
    return found_in(parsed, spans), parsed


def found_in(parsed: Parsed, spans: dict[str, list[Span]]) -> Found:
    """The statement at the given spans; its cue word is the dictionary form of the cue's verb."""
    tokens = list(parsed.tokens(spans.get("cue", [])))
    whole = " ".join(token.lower_ for token in tokens)
    verb = next((token for token in tokens if token.pos_ == "VERB"), tokens[0] if tokens else None)
    word = whole if whole in cues() else verb.lemma_.lower() if verb is not None else ""
    negated = any(token.dep_ == "neg" or kid.dep_ == "neg" for token in tokens for kid in (token, *token.children))
    return Found("b1", next(iter(spans.get("source", [])), None), tuple(spans.get("cue", [])), tuple(spans["content"]),
                 word, cues().get(word), negated=negated)
