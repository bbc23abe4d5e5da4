"""Finds the statements of a page's blocks, before anything is judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Attribution
from sayso.statements.announced import find_announced
from sayso.statements.choose import Rejected, choose
from sayso.statements.combine import attributions, combine
from sayso.statements.found import Found, by_block
from sayso.statements.narration import find_narration
from sayso.statements.network import Network
from sayso.statements.phrases import (
    find_by_adjectives,
    find_by_adverbs,
    find_by_colon,
    find_by_nouns,
    find_by_phrases,
    find_by_signature,
    find_by_slots,
)
from sayso.statements.posts import find_posts
from sayso.statements.runs import report_on, run_on
from sayso.statements.scene import Scene, scene
from sayso.statements.tagger import Marked, Seen, mark_seen
from sayso.statements.verbs import find_by_verbs
from sayso.text import quotes
from sayso.text.parse import Parsed

FINDERS = (find_by_verbs, find_by_phrases, find_by_slots, find_by_adjectives, find_by_colon, find_by_signature,
           find_by_nouns, find_by_adverbs)
LONGEST_WINDOW = 128      # word pieces; the tagger learned from windows of up to this
LEAST_CUE = 0.2           # a cue less likely than this is not looked at


@dataclass(frozen=True, slots=True)
class Findings:
    """What the finders saw on one page: the statements kept, those not kept, and the outlet's own sentences."""

    parsed: Parsed
    scenes: tuple[Scene, ...]
    founds: tuple[Found, ...]
    rejected: tuple[Rejected, ...]
    narration: tuple[Found, ...]
    attributions: tuple[Attribution, ...] = ()


def look(parsed: Parsed, network: Network) -> list[Seen]:
    """What the network sees of the blocks, each read by itself: read with their neighbours they are not told better."""
    spans = [one.block.span for one in parsed.blocks]
    quotations = quotes.find(parsed.text, spans)
    return network.see(list(network.pieces.windows(parsed.text, spans, quotations, LONGEST_WINDOW, pack=0)))


def find_in_parsed(parsed: Parsed, network: Network | None = None, seen: Sequence[Seen] | None = None) -> Findings:
    """Every statement in the parsed blocks of a page; by rules alone where there is no network.

    `seen` is what `look` gave for them; without it they are looked at here.
    """
    quotations = quotes.find(parsed.text, [one.block.span for one in parsed.blocks])
    scenes = tuple(scene(one, quotations) for one in parsed.blocks)
    if network is None:
        return find_in_scenes(parsed, scenes)
    return find_in_scenes(parsed, scenes, mark_seen(network, look(parsed, network) if seen is None else seen,
                                                    least=LEAST_CUE))


def find_in_scenes(parsed: Parsed, scenes: tuple[Scene, ...], marks: Sequence[Marked] = ()) -> Findings:
    """Every statement in blocks that are parsed; `marks` are what the tagger saw in them."""
    seen = [found for one in scenes for finder in FINDERS for found in finder(one)]
    seen += find_posts(scenes)
    seen += find_announced(scenes)
    kept, rejected = choose(seen, parsed.text)
    layer = attributions(kept, marks, scenes)
    kept, not_kept = combine(kept, marks, scenes) if marks else (kept, [])
    founds = report_on(run_on(kept, scenes), scenes)
    grouped = by_block(founds)
    narration = [told for one in scenes for told in find_narration(one, grouped.get(one.parsed.block.id, ()))]
    return Findings(parsed, scenes, tuple(founds), (*rejected, *not_kept), tuple(narration), tuple(layer))
