"""Reported speech that runs on: a quotation's further sentences, and its further paragraphs."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import BlockKind, Span
from sayso.statements.found import Found
from sayso.statements.scene import Scene

RUNNING_TEXT = frozenset({BlockKind.BODY, BlockKind.LEAD})


def run_on(founds: Sequence[Found], scenes: Sequence[Scene]) -> list[Found]:
    """The same statements, with what belongs to their quotations but has no cue of its own added to their content.

    A quotation without a cue goes to the statement before it in its paragraph whose content is quoted too; at the
    start of a paragraph, to the last such statement of the paragraph before, if that one ended in its quotation or
    the quotation was left open.
    """
    longer = list(founds)
    last: int | None = None      # the statement whose quotation may go on, as a position in `longer`
    goes_on = False              # whether the last paragraph ended in its quotation
    for scene in scenes:
        if scene.parsed.block.kind not in RUNNING_TEXT:
            last, goes_on = None, False
            continue
        mine = [place for place, found in enumerate(longer) if found.block == scene.parsed.block.id]
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
    return longer


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
