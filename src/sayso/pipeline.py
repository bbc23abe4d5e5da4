"""The order of the stages, as one list you can read aloud.

    decode the original      pages.open_originals
    parse its markup         text.dom.tree
    split it into blocks     blocks.split          owns the page's text
    describe the page        pages.describe        title, outlet, byline, agency, times, language
    parse the blocks         text.parse            once, for all that follow
    find the statements      statements.find       who says what, in whose words
    find what is named       mentions.find         where, when, how many
    find who is named        mentions.find_actors  who acts and speaks, on whose side
    find what happened       events.find           who did what to whom
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sayso import blocks as blocks_stage
from sayso import events, mentions, pages, statements
from sayso.errors import PageError, SaysoError
from sayso.hooks import SILENT, Hooks
from sayso.lexicon import LANGUAGE
from sayso.model import Block, Mention, Original, Page, Place, Quantity, Reading, Span, Statement, When
from sayso.text import dom, nlp
from sayso.text.parse import Parsed, parse
from sayso.text.states import states_of

SWITCHED_OFF = "the trained tagger is switched off (tagger = false); the rules worked alone"


def split_original(original: Original) -> tuple[Page, tuple[Block, ...]]:
    """The page with what is known about it and its blocks; no language pipeline is needed for this."""
    tree = dom.tree(original)
    if tree is None:
        pages.check_size(original.name, original.markup, ())  # before anything is looked for in it
    text, blocks = blocks_stage.split(original, tree)
    return pages.describe(original, tree, text, blocks), blocks


def read_original(original: Original, *, pipeline: str = nlp.DEFAULT_PIPELINE, tagger: bool = True,
                  places: Path | None = None, actors: Path | None = None) -> Reading:
    """Everything that can be read from one page; without the trained `tagger`, by rules alone.

    `places` and `actors` are files of the user's own places (`mentions/places/own.py`) and actors
    (`mentions/actors/listed.py`).
    """
    network = statements.load_network() if tagger else statements.Missing(SWITCHED_OFF)
    page, blocks = split_original(original)
    parsed = parse_read(page, blocks, pipeline=pipeline)
    seen = None if isinstance(network, statements.Missing) else statements.look(parsed, network)
    found = statements.find(page, blocks, parsed, network, seen=seen)
    named = mentions.find(page, parsed, seen=seen, places=places)
    who, mentioned = mentions.find_actors(page, parsed, found.called, named, own=actors)
    statements_, narration = (tuple(spoken(one, who) for one in some) for some in (found.statements, found.narration))
    happened = events.find(page, parsed, events.Named(
        who.actors, mentioned, named.places, named.times, named.quantities, (*statements_, *narration),
        mentions.country_codes(actors)), day=mentions.day_of(page, named.times), judge=statements.outcome,
        known=None if seen is None else states_of(seen))
    heard = () if isinstance(network, statements.Missing) else (network.version,)
    return Reading(page, blocks, statements_, narration, found.disputes, found.drops,
                   made_with=(nlp.version(pipeline), blocks_stage.version(), statements.version(),
                              *mentions.versions(places, actors), *events.versions(), *heard),
                   caveats=found.caveats, attributions=found.attributions, degraded=found.degraded,
                   places=named.places, times=named.times, quantities=named.quantities,
                   actors=who.actors, named=mentioned, events=happened)


def spoken(statement: Statement, who: mentions.Actors) -> Statement:
    """A statement with the actors who say it and the party they belong to."""
    speakers, side = mentions.linked(statement.actor.value, statement.source, who)
    return replace(statement, speakers=speakers, side=side)


def parse_read(page: Page, blocks: Sequence[Block], *, pipeline: str = nlp.DEFAULT_PIPELINE) -> Parsed:
    """The blocks that are read, parsed: those that count, on a page in a language that there are rules for."""
    known = page.language.value in (None, LANGUAGE)
    return parse(page.text, [block for block in blocks if block.counts and known], nlp.load(pipeline))


def times_in(original: Original) -> tuple[Page, tuple[Mention[When], ...]]:
    """Every time in the whole text of a page, captions and repeats too; no language pipeline is needed for this."""
    page, blocks = split_original(original)
    return page, mentions.find_times(page, blocks)


def places_in(original: Original, *, pipeline: str = nlp.DEFAULT_PIPELINE, tagger: bool = True,
              places: Path | None = None) -> tuple[Page, tuple[Mention[Place], ...]]:
    """Every place in the whole text of a page, captions and repeats too."""
    page, blocks = split_original(original)
    parsed = parse(page.text, blocks, nlp.load(pipeline))
    network = statements.load_network() if tagger else statements.Missing(SWITCHED_OFF)
    seen = None if isinstance(network, statements.Missing) else statements.look(parsed, network)
    return page, mentions.find_places(page, parsed, seen=seen, places=places)


def places_at(original: Original, spans: Callable[[str], Sequence[Span]], *, places: Path | None = None
              ) -> tuple[Page, tuple[Mention[Place], ...]]:
    """The places that stand at the `spans` of a page's text; no language pipeline is needed for this."""
    page, blocks = split_original(original)
    return page, mentions.resolve_places(page, blocks, spans(page.text), places=places)


def quantities_in(original: Original, *, pipeline: str = nlp.DEFAULT_PIPELINE
                  ) -> tuple[Page, tuple[Mention[Quantity], ...]]:
    """Every quantity in the whole text of a page."""
    page, blocks = split_original(original)
    parsed = parse(page.text, blocks, nlp.load(pipeline))
    return page, mentions.find_quantities(page, parsed, mentions.look_for_times(page, blocks))


def read_all(path: Path | str, *, pipeline: str = nlp.DEFAULT_PIPELINE, tagger: bool = True,
             places: Path | None = None, actors: Path | None = None, hooks: Hooks = SILENT
             ) -> Iterator[Reading | SaysoError]:
    """Every page under `path` (a file, a folder, JSON lines, or `-` for standard input), in order.

    A page that cannot be read is given as its error, and the next one follows. A missing language pipeline is no
    page's fault: ModelMissing is raised.
    """
    for original in pages.open_originals(path):
        if isinstance(original, SaysoError):
            hooks.page_failed(getattr(original, "name", str(path)), original)
            yield original
            continue
        try:
            reading = read_original(original, pipeline=pipeline, tagger=tagger, places=places, actors=actors)
        except PageError as error:
            hooks.page_failed(original.name, error)
            yield error
            continue
        hooks.page_read(original.name)
        yield reading
