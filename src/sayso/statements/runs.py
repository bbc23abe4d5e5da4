"""Reported speech that runs on: a quotation's further sentences, and its further paragraphs."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import BlockKind, Span
from sayso.statements.found import Found, by_block
from sayso.statements.scene import Scene
from sayso.text.clauses import trimmed

OWN_VOICE = frozenset({"if", "i", "we"})
RUNNING_TEXT = frozenset({BlockKind.BODY, BlockKind.LEAD})
BESIDE_THE_TEXT = frozenset({BlockKind.CAPTION, BlockKind.PULLQUOTE})  # they interrupt nothing that is said


def run_on(founds: Sequence[Found], scenes: Sequence[Scene]) -> list[Found]:
    """The same statements, with what belongs to their quotations but has no cue of its own added to their content.

    A quotation without a cue goes to the statement before it in its paragraph whose content is quoted too; at the
    start of a paragraph, to the last such statement of the paragraph before, if that one ended in its quotation or
    the quotation was left open. A paragraph that is all quotation, after one in which only one speaker is named, is
    that speaker's: a statement of its own without a cue.
    """
    longer = list(founds)
    last: int | None = None      # the statement whose quotation may go on, as a position in `longer`
    goes_on = False              # whether the last paragraph ended in its quotation
    speaker: Found | None = None  # a statement of the only speaker of the last paragraph
    for scene in scenes:
        if scene.parsed.block.kind in BESIDE_THE_TEXT:
            continue
        if scene.parsed.block.kind not in RUNNING_TEXT:
            last, goes_on, speaker = None, False, None
            continue
        mine = [place for place, found in enumerate(longer) if found.block == scene.parsed.block.id]
        if not mine and not goes_on and speaker is not None and (run := all_quoted(scene)) is not None:
            longer.append(Found(scene.parsed.block.id, speaker.source, (), (scene.span(run),),
                                rules=("a paragraph that is all quotation, right after what its speaker said",)))
            mine = [len(longer) - 1]
        said = {place: quoted_part(longer[place], scene) for place in mine}
        paragraph_last = last if goes_on else None
        for quote in scene.quotes:
            span = scene.span(quote)
            owners = [place for place in mine if any(piece.touches(span) for piece in longer[place].content)
                      and not any(span.holds(cue) for cue in longer[place].cue)]
            outer = [place for place in owners if said[place]]
            if owners:
                paragraph_last = outer[-1] if outer else paragraph_last
                continue
            if paragraph_last is None or not scene.is_spoken(quote) or not stands_alone(scene, quote):
                continue
            owner = longer[paragraph_last]
            longer[paragraph_last] = replace(owner, content=(*owner.content, span),
                                             rules=(*owner.rules, "the quotation goes on without a cue of its own"))
        spoken_last = bool(scene.quotes) and not scene.words((scene.quotes[-1][1], len(scene.doc)))
        attributed_last = bool(mine) and said.get(mine[-1], False)
        goes_on = paragraph_last is not None and (spoken_last or attributed_last)
        last = paragraph_last
        speaker = only_speaker([longer[place] for place in mine])
    return sorted(longer, key=lambda found: min(span.start for span in (*found.cue, *found.content)))


def all_quoted(scene: Scene) -> tuple[int, int] | None:
    """The quotation that a paragraph consists of, or None."""
    if len(scene.quotes) != 1:
        return None
    quote = scene.quotes[0]
    outside = scene.words((0, quote[0])) or scene.words((quote[1], len(scene.doc)))
    return quote if not outside and scene.is_spoken(quote) else None


def only_speaker(founds: Sequence[Found]) -> Found | None:
    """The last statement of a paragraph, if nobody else is named in the paragraph as a source."""
    named = [found for found in founds if found.source is not None]
    return named[-1] if named and len({found.source for found in named}) == 1 else None


def report_on(founds: Sequence[Found], scenes: Sequence[Scene]) -> list[Found]:
    """Sentences that go on reporting without a cue: "He said the list was ready. The 'new order' would follow."

    Taken where a sentence that nobody is named for has "would" in its main clause and words in quotation marks, and
    the sentence right before it ends in somebody's statement.
    """
    more: list[Found] = []
    before: Found | None = None
    grouped = by_block(founds)
    for scene in scenes:
        if scene.parsed.block.kind not in RUNNING_TEXT:
            before = None
            continue
        mine = grouped.get(scene.parsed.block.id, ())
        for sentence in scene.doc.sents:
            span = scene.parsed.span_of(sentence)
            here = [found for found in mine if any(piece.touches(span) for piece in (*found.content, *found.cue))]
            if here:
                named = [found for found in here if found.source is not None]
                before = named[-1] if named else None
                continue
            marked = any(scene.within[token.i] is not None for token in sentence)
            shifted = any(kid.lower_ == "would" and kid.dep_ == "aux" for kid in sentence.root.children)
            if before is None or not marked or not shifted or any(token.lower_ in OWN_VOICE for token in sentence):
                before = None
                continue
            run = trimmed(scene.doc, (sentence.start, sentence.end))
            if run is not None:
                more.append(Found(scene.parsed.block.id, before.source, (), (scene.span(run),),
                                  rules=("reported speech that goes on, told by 'would' and quoted words",)))
    return sorted((*founds, *more), key=lambda found: found.content[0].start if not found.cue else found.start)


def quoted_part(found: Found, scene: Scene) -> bool:
    """Whether a statement's content holds a whole utterance in quotation marks."""
    return any(scene.is_spoken(quote) and any(piece.holds(inner(scene.span(quote))) for piece in found.content)
               for quote in scene.quotes)


def inner(span: Span) -> Span:
    """A quotation's span without its marks, so that marks left outside a piece do not matter.

    >>> inner(Span(4, 9))
    Span(start=5, end=8)
    """
    return Span(span.start + 1, max(span.start + 1, span.end - 1))


def stands_alone(scene: Scene, quote: tuple[int, int]) -> bool:
    """Whether a quotation is a sentence or more of its own, with nothing of the outlet's words in its sentence."""
    doc = scene.doc
    before = doc[quote[0] - 1].text if quote[0] else "."
    last = doc[quote[1] - 1]
    ends = doc[quote[1] - 2].text if last.text == '"' and quote[1] - quote[0] > 1 else last.text
    after = doc[quote[1]].text if quote[1] < len(doc) else "."
    return before in {".", "!", "?", '"', ":"} and (ends in {".", "!", "?", ","} or after == ".")
