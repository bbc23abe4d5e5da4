"""Puts the rules' findings and the tagger's marks together; which of them is believed where was measured.

What both see is kept as the rules mark it (they know our guide), with the tagger's voice in its reasons. What only the
rules see is kept. What only the tagger sees is kept where it is sure and the cue is not one of those that our guide
leaves out: attitudes ("hopes to"), acts ("rejected the document"). See docs/decisions/0004 for the measurement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.lexicon.cues import Cue, cues
from sayso.model import Attribution, BlockKind, Span
from sayso.statements.choose import Rejected, enclosing, overlap
from sayso.statements.found import Found
from sayso.statements.scene import Scene
from sayso.statements.tagger import Marked

if TYPE_CHECKING:
    from spacy.tokens import Token

SAME = 0.5                # share of words from which two contents are one
SURE = 0.65               # from which a statement that only the tagger sees is kept
SURE_WITHOUT_SOURCE = 0.8
SURE_OF_ATTRIBUTION = 0.5  # the same for the layer of attributions, chosen on polnear_dev for F
SURE_OF_ATTRIBUTION_WITHOUT_SOURCE = 0.6
SURE_OF_PART = 0.8        # from which the tagger is believed on a source that the rules see elsewhere
SURE_OF_CONTENT = 0.95    # and on a content
LEAST_BOTH = 0.1          # for an attribution that the rules see too
WORTH_TELLING = 0.3       # a mark below this is not even listed among what was left out
TRANSCRIPT = 0.005        # share of "I" and "you" among the words outside quotations in a transcript, at least
QUESTIONS = 0.1           # share of its paragraphs that end in a question
FEWEST_QUESTIONS = 3
SPEAKERS = frozenset({"i", "you", "my", "your", "me", "i'm"})
BEFORE_CUE = frozenset({"AUX", "PART", "ADV", "PRON", "DET"})


def combine(founds: Sequence[Found], marks: Sequence[Marked], scenes: Sequence[Scene],
            ) -> tuple[list[Found], list[Rejected]]:
    """The statements of one page by rules and tagger, in the order of the text, and the marks not kept."""
    pairs = paired(founds, marks)
    cues = [cue for found in founds for cue in found.cue]
    kept = [agreed(found, marks[pairs[place]], cues) if place in pairs else found for place, found in enumerate(founds)]
    alone = set(range(len(marks))) - set(pairs.values())
    rejected = []
    for place in sorted(alone):
        marked = marks[place]
        scene = next((one for one in scenes if one.parsed.block.span.holds(marked.cue)), None)
        if scene is None or sureness(marked) < WORTH_TELLING or any(marked.cue.touches(cue) for cue in cues):
            continue
        found = as_found(marked, scene)
        if found is None:
            continue
        reason = against(found, marked, scene)
        if reason is None:
            kept.append(found)
        else:
            rejected.append(Rejected(found, *reason))
    return sorted(kept, key=lambda found: (found.start, -found.end)), rejected


def attributions(founds: Sequence[Found], marks: Sequence[Marked], scenes: Sequence[Scene]) -> list[Attribution]:
    """The layer of attributions: the tagger's marks where it is sure, or fairly sure and the rules see them too.

    The tagger learned from reports. In a transcript, where people speak as "I" outside quotation marks, it takes too
    much for an attribution; there the rules alone are believed.
    """
    holders = enclosing(founds)
    outermost = [found for found, holder in zip(founds, holders, strict=True) if holder is None]
    if not marks or is_transcript(scenes):
        return [by_rules(found) for found in outermost]
    pairs = paired(outermost, marks)
    both = {mark: place for place, mark in pairs.items()}
    layer = []
    for place, marked in enumerate(marks):
        sure = sureness(marked)
        least = LEAST_BOTH if place in both else (
            SURE_OF_ATTRIBUTION if marked.source else SURE_OF_ATTRIBUTION_WITHOUT_SOURCE)
        if sure >= least:
            seen = "the rules see it too" if place in both else "no rule sees it"
            layer.append(Attribution(marked.source, (marked.cue,), marked.content, (*in_words(marked), seen)))
    return layer


def by_rules(found: Found) -> Attribution:
    """A statement that the rules found, as an attribution."""
    return Attribution(found.source, found.cue, found.content, tuple(f"found by {rule}" for rule in found.rules))


def sureness(marked: Marked) -> float:
    """How sure the tagger is of a whole statement: of its cue, its source and its content at once."""
    return marked.cue_score * marked.source_score * marked.content_score


def paired(founds: Sequence[Found], marks: Sequence[Marked]) -> dict[int, int]:
    """Which mark is the same statement as which finding: cues that touch, or contents that are mostly the same."""
    likely = []
    for place, found in enumerate(founds):
        for number, marked in enumerate(marks):
            if marked.cue.start > found.end + 400 or found.start > marked.cue.end + 400:
                continue
            same_cue = any(marked.cue.touches(cue) for cue in found.cue)
            share = overlap(found.content, marked.content)
            if same_cue or share >= SAME:
                likely.append((-(same_cue + share), -marked.cue_score, place, number))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, place, number in sorted(likely):
        if place not in pairs and number not in taken:
            pairs[place] = number
            taken.add(number)
    return pairs


def agreed(found: Found, marked: Marked, cues: Sequence[Span]) -> Found:
    """What the rules found, with the tagger's voice; `cues` are those of all findings.

    The tagger is believed on the source or the content where the two differ by more than their edges, it is sure, and
    the content that it marks takes in no other finding and is not what quotation marks have already told.
    """
    both = replace(found, rules=(*found.rules, f"the tagger: {'; '.join(in_words(marked))}"))
    if marked.cue_score < SURE_OF_PART or not any(marked.cue.touches(cue) for cue in found.cue):
        return both
    if (found.source and marked.source and not found.source.touches(marked.source)
            and marked.source_score >= SURE_OF_PART):
        both = replace(both, source=marked.source, rules=(*both.rules, "the source as the tagger marks it"))
    takes_in = any(piece.touches(cue) for piece in marked.content for cue in cues
                   if not any(own.touches(cue) for own in found.content))
    if (marked.content_score >= SURE_OF_CONTENT and overlap(found.content, marked.content) < SAME and not takes_in
            and not any("quotation" in rule for rule in found.rules)):
        both = replace(both, content=marked.content, rules=(*both.rules, "the content as the tagger marks it"))
    return both


def as_found(marked: Marked, scene: Scene) -> Found | None:
    """A mark as a finding in the block in which its cue stands; None where nothing of its content stands there."""
    here = scene.parsed.block.span
    content = tuple(piece for piece in marked.content if here.holds(piece))
    if not content:
        return None
    source = marked.source if marked.source and here.holds(marked.source) else None
    tokens = scene.parsed.tokens(marked.cue)
    words = cue_tokens(tokens)
    if not words:
        return None
    known = lookup(words, attitudes=False)
    negated = any(token.dep_ == "neg" for token in tokens)
    return Found(scene.parsed.block.id, source, (scene.parsed.span(words[0], words[-1]),), content,
                 known.word if known else " ".join(token.lemma_.lower() for token in words),
                 known.entry if known else None, (f"the tagger alone: {'; '.join(in_words(marked))}",),
                 negated=negated)


def cue_tokens(tokens: "Sequence[Token]") -> "list[Token]":
    """The tokens of a cue without the helping words before it: PolNeAR marks "has already said", our guide "said"."""
    words = [token for token in tokens if not token.is_punct]
    while len(words) > 1 and words[0].pos_ in BEFORE_CUE:
        words = words[1:]
    return words


def lookup(words: "Sequence[Token]", *, attitudes: bool) -> Cue | None:
    """The entry of the lexicon for a cue: the whole of it as a phrase, or its first word that is one."""
    known = cues(attitudes=attitudes)
    whole = known.phrase(" ".join(token.lower_ for token in words))
    if whole is not None:
        return whole
    for token in words:
        by_kind = {"VERB": known.verb, "NOUN": known.noun, "ADV": known.adverb, "ADJ": known.adjective}
        found = by_kind[token.pos_](token.lemma_) if token.pos_ in by_kind else None
        if found is not None:
            return found
    return None


def against(found: Found, marked: Marked, scene: Scene) -> tuple[str, str] | None:
    """Why a statement that only the tagger sees is not kept, or None if it is."""
    sure = sureness(marked)
    if sure < (SURE if found.source else SURE_WITHOUT_SOURCE):
        return "tagger-not-sure", f"no rule sees it, and {'; '.join(in_words(marked))}"
    if scene.parsed.block.kind is BlockKind.HEADLINE and found.source is None:
        return "headline-without-source", "a headline in the page's own voice"
    if found.entry is None and (wish := lookup(cue_tokens(scene.parsed.tokens(marked.cue)), attitudes=True)):
        return "attitude-not-statement", f"'{wish.word}' tells what somebody wants or intends, not what is put forward"
    if found.negated:
        return "not-said", "the cue is negated: nothing is put forward"
    return None


def is_transcript(scenes: Iterable[Scene]) -> bool:
    """Whether a page is an interview: people say "I" outside quotation marks, and paragraphs are questions."""
    seen = list(scenes)
    questions = sum(scene.doc.text.rstrip().endswith("?") for scene in seen)
    if questions < max(FEWEST_QUESTIONS, QUESTIONS * len(seen)):
        return False
    words = [token.lower_ for scene in seen for place, token in enumerate(scene.doc)
             if token.is_alpha and scene.within[place] is None]
    return sum(word in SPEAKERS for word in words) >= TRANSCRIPT * len(words)


def in_words(marked: Marked) -> tuple[str, ...]:
    """How sure the tagger is, in words, with the figures.

    >>> in_words(Marked(Span(4, 8), None, (Span(9, 20),), .97, .6, .9))
    ('nearly certain of the cue (.97)', 'not sure that nobody is named (.60)', 'fairly sure of the content (.90)')
    """
    source = "the source" if marked.source else "that nobody is named"
    return (f"{level(marked.cue_score)} of the cue ({figure(marked.cue_score)})",
            f"{level(marked.source_score)} {'of ' if marked.source else ''}{source} ({figure(marked.source_score)})",
            f"{level(marked.content_score)} of the content ({figure(marked.content_score)})")


def figure(share: float) -> str:
    """A share as printed, never rounded up to certainty.

    >>> figure(.999), figure(.5)
    ('.99', '.50')
    """
    return f"{min(share, 0.99):.2f}".removeprefix("0")


def level(share: float) -> str:
    """A share as a word."""
    return ("nearly certain" if share >= 0.95 else "fairly sure" if share >= 0.8 else "rather sure" if share >= 0.65
            else "not sure")
