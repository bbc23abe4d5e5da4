"""What the outlet says in its own voice: every sentence, or part of one, that is nobody else's statement."""

from collections.abc import Iterator, Sequence

from sayso.model import BlockKind, Span
from sayso.statements.found import Found
from sayso.statements.scene import Scene
from sayso.text.clauses import (
    FINITE,
    Run,
    trimmed,
    without,
)

FEWEST_WORDS = 4
LEADS_ON = frozenset({"CCONJ", "SCONJ", "ADP"})
SPEAKS_ITSELF = frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.CAPTION,
                           BlockKind.CORRECTION})


def find_narration(scene: Scene, founds: Sequence[Found]) -> Iterator[Found]:
    """The sentences of a block that the outlet says itself; of a sentence with statements in it, the rest.

    A rest counts where it has a finite verb of its own and says more than who spoke.
    """
    if scene.parsed.block.kind not in SPEAKS_ITSELF:
        return
    taken = sorted(run for found in founds for span in found.spans if (run := run_of(scene, span)) is not None)
    for sentence in scene.doc.sents:
        whole = (sentence.start, sentence.end)
        holes = [(max(first, whole[0]), min(last, whole[1])) for first, last in taken
                 if first < whole[1] and whole[0] < last]
        if not holes and any((quote := scene.quote_at(token.i)) is not None and scene.is_spoken(quote)
                             for token in sentence):
            continue  # a quotation whose speaker we could not tell is not the outlet's voice either
        pieces = [piece for run in without(whole, holes) if (piece := rounded(scene, run)) is not None]
        if holes:
            pieces = [piece for piece in pieces if says_something(scene, piece)]
        elif not says_something(scene, whole):
            continue
        if pieces:
            rule = "a sentence that nobody is named for" if not holes else "what is left of a sentence with a statement"
            yield Found(scene.parsed.block.id, None, (), scene.spans(pieces), rules=(rule,))


def rounded(scene: Scene, run: Run) -> Run | None:
    """A run without the marks at its edges and without the "but" or "as" that led on to somebody's statement."""
    clean = trimmed(scene.doc, run)
    while clean is not None and scene.doc[clean[1] - 1].pos_ in LEADS_ON:
        clean = trimmed(scene.doc, (clean[0], clean[1] - 1))
    return clean


def says_something(scene: Scene, run: Run) -> bool:
    """Whether a run of tokens is a clause: a finite verb with its subject, and a few words."""
    tokens = scene.doc[run[0] : run[1]]
    finite = [token for token in tokens if token.tag_ in FINITE]
    heads = {token.head.i for token in tokens if token.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}}
    own = any(token.i in heads or token.head.i in heads for token in finite)
    return own and len(scene.words(run)) >= FEWEST_WORDS


def run_of(scene: Scene, span: Span) -> Run | None:
    """The tokens of the block that a span touches, as one run."""
    tokens = scene.parsed.tokens(span) if scene.parsed.block.span.touches(span) else []
    return (tokens[0].i, tokens[-1].i + 1) if tokens else None
