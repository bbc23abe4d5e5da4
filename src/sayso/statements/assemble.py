"""Puts what was found and what was chosen together: the statements, narration, disputes and drops of one page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sayso import __version__
from sayso.lexicon import LANGUAGE, fingerprint
from sayso.model import (
    ASIDE,
    Attribution,
    Block,
    Called,
    Caveat,
    Certainty,
    Choice,
    Dispute,
    Drop,
    Mode,
    Page,
    Polarity,
    Role,
    Span,
    Stance,
    Statement,
    Version,
)
from sayso.model.statement import Link
from sayso.statements.actors import called_in, resolve_actors, resolve_in, scene_of
from sayso.statements.caveats import FoundCaveat, find_caveats, without_silence
from sayso.statements.caveats_about import Told, all_told, choose_about
from sayso.statements.certainty import choose_certainty
from sayso.statements.chain import above, chain_of, parents
from sayso.statements.content import read as read_content
from sayso.statements.disputes import find_disputes
from sayso.statements.find import Findings, find_in_parsed
from sayso.statements.found import Found
from sayso.statements.narration import says_something
from sayso.statements.network import Missing, Network
from sayso.statements.scene import Scene
from sayso.statements.stance import choose_stance
from sayso.statements.tagger import Seen
from sayso.text.parse import Parsed
from sayso.text.words import words

SAME_WORDS = 0.75      # share of words from which a caption's statement is one of the body's said again
ALL_QUOTED = 0.9       # share of the content's words in quotation marks from which it is direct; PolNeAR scorer's value


@dataclass(frozen=True, slots=True)
class Statements:
    """What one page says: whose statements, what the outlet says itself, the disputes, and what was left out."""

    statements: tuple[Statement, ...]
    narration: tuple[Statement, ...]
    disputes: tuple[Dispute, ...]
    drops: tuple[Drop, ...]
    caveats: tuple[Caveat, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    degraded: tuple[str, ...] = ()
    called: tuple[Called, ...] = ()


def version() -> Version:
    """The rules and word lists that statements are found by.

    >>> version().name
    'sayso rules (en)'
    """
    return Version(f"sayso rules ({LANGUAGE})", __version__, fingerprint(LANGUAGE))


def find(page: Page, blocks: Sequence[Block], parsed: Parsed, network: Network | Missing | None = None, *,
         seen: Sequence[Seen] | None = None) -> Statements:
    """Every statement on a page: who says what, in whose words, how certain, and what the outlet says itself.

    `parsed` are the blocks that count: repeated blocks, teasers and boilerplate are not read; each is dropped with its
    reason. Without the trained network the rules work alone; where it is `Missing`, the result says so. `seen` is what
    `look` gave for the same blocks.
    """
    drops = list(not_read(page, blocks))
    if page.language.known and page.language.value != LANGUAGE:
        drops.append(Drop(drop_id(page, None, "language"), None, "no-rules-for-language",
                          f"the page is in {page.language.value!r} ({page.language.why}); there are rules for "
                          f"{LANGUAGE!r} only"))
        return Statements((), (), (), tuple(drops))
    findings = find_in_parsed(parsed, network if isinstance(network, Network) else None, seen)
    remarks = tuple(find_caveats(findings.scenes))
    findings = without_silence(findings, remarks)
    people = scene_of(findings.founds, parsed, page)
    statements, folded = fold_captions(list(judged(page, blocks, findings, resolve_in(people))), blocks)
    told = [narrated(page, found, findings.parsed) for found in findings.narration]
    narration, told_again = fold_captions(told, blocks)
    denies, disputes = find_disputes(statements, findings.parsed)
    statements = [replace(one, denies=denies.get(one.id)) for one in statements]
    drops += dropped(page, findings, folded + told_again)
    return Statements(tuple(statements), tuple(narration), tuple(disputes), tuple(drops),
                      tuple(caveated(page, remarks, findings, all_told(statements, narration, findings.parsed))),
                      findings.attributions, (network.why,) if isinstance(network, Missing) else (), called_in(people))


def judged(page: Page, blocks: Sequence[Block], findings: Findings, actors: Sequence[Choice[str]]
           ) -> Iterator[Statement]:
    """The statements found, each with its mode, stance, certainty, chain and the one it lies in; `actors` say them."""
    founds, parsed = findings.founds, findings.parsed
    scenes = {scene.parsed.block.id: scene for scene in findings.scenes}
    copies = copies_of(blocks)
    holders = parents(founds)
    ids = [statement_id(page, found) for found in founds]
    for place, (found, actor) in enumerate(zip(founds, actors, strict=True)):
        content = read_content(found, parsed)
        stance = choose_stance(found, parsed, content=content)
        certainty, polarity = choose_certainty(found, parsed, stance.value, content=content)
        holder = holders[place]
        outer = [(founds[up], actors[up]) for up in above(place, holders)]
        yield Statement(
            ids[place], page.id, found.block, found.source, found.cue, found.content,
            quote_of(page.text, found.content),
            mode_of(found.content, scenes[found.block]), stance.value or Stance.ASSERT,
            certainty.value or Certainty.UNSTATED, polarity.value or Polarity.POSITIVE, actor,
            chain_of(found, actor, parsed, page, outer=outer), nested_in=None if holder is None else ids[holder],
            also_in=copies.get(found.block, ()),
            why=(*(f"found by {rule}" for rule in found.rules), f"stance: {stance.why}", f"certainty: {certainty.why}",
                 f"polarity: {polarity.why}", f"actor: {actor.why}"))


def narrated(page: Page, found: Found, parsed: Parsed) -> Statement:
    """What the outlet says in its own voice, with the outlet as its actor."""
    certainty, polarity = choose_certainty(found, parsed, Stance.ASSERT)
    outlet = Choice(page.outlet.value, f"the page's own voice; outlet: {page.outlet.why}")
    link = (Link(Role.OUTLET, page.outlet.value),) if page.outlet.value else ()
    return Statement(
        statement_id(page, found), page.id, found.block, None, (), found.content, quote_of(page.text, found.content),
        Mode.NARRATION, Stance.ASSERT, certainty.value or Certainty.UNSTATED, polarity.value or Polarity.POSITIVE,
        outlet, link, why=(*(f"found by {rule}" for rule in found.rules), f"certainty: {certainty.why}"))


def caveated(page: Page, remarks: Sequence[FoundCaveat], findings: Findings, told: Told) -> Iterator[Caveat]:
    """What could not be checked and who would not answer, each with who that is and what it stands beside."""
    named = [Found(one.block, one.by, (one.cue,), (one.object or one.cue,)) for one in remarks if one.by is not None]
    resolved = resolve_actors([*findings.founds, *named], findings.parsed, page) if named else []
    actors = iter(resolved[len(findings.founds) :])
    for one in remarks:
        actor = next(actors) if one.by is not None else Choice(None, "nobody is named")
        about, reason = choose_about(one, actor, told)
        yield Caveat(caveat_id(page, one), page.id, one.block, one.span, one.cue, one.kind, one.by, actor, about,
                     (f"found by {one.rule}", f"actor: {actor.why}", f"about: {reason}"))


def quote_of(text: str, content: Iterable[Span]) -> str:
    """The content verbatim, its pieces joined by " [...] ".

    >>> quote_of("Marn, he said, has fallen.", [Span(0, 4), Span(15, 25)])
    'Marn [...] has fallen'
    """
    return " [...] ".join(span.cut(text) for span in content)


def mode_of(content: Iterable[Span], scene: Scene) -> Mode:
    """Direct where the content is in quotation marks, mixed where a part of it is."""
    tokens = [token for span in content for token in scene.parsed.tokens(span) if not token.is_punct]
    outside = [span for span in content if not scene.parsed.block.span.holds(span)]
    quoted = sum(scene.within[token.i] is not None for token in tokens)
    if outside and quoted:  # further paragraphs of the same quotation
        return Mode.DIRECT if quoted >= ALL_QUOTED * len(tokens) else Mode.MIXED
    if tokens and quoted >= ALL_QUOTED * len(tokens):
        return Mode.DIRECT
    return Mode.MIXED if quoted else Mode.INDIRECT


def statement_id(page: Page, found: Found) -> str:
    """A short name made of the page and of where source, cue and content stand: the same on every reading."""
    spans = (found.source, *found.cue, None, *found.content)
    where = " ".join("-" if span is None else f"{span.start}:{span.end}" for span in spans)
    return "s-" + sha256(f"{page.id} {where}".encode()).hexdigest()[:10]


def caveat_id(page: Page, found: FoundCaveat) -> str:
    """A short name made of the page, the kind and where the words stand: the same on every reading."""
    where = f"{found.kind} {found.cue.start}:{found.cue.end}"
    return "cv-" + sha256(f"{page.id} {where}".encode()).hexdigest()[:10]


def drop_id(page: Page, span: Span | None, rule: str) -> str:
    """A short name for something left out: the same on every reading."""
    where = "page" if span is None else f"{span.start}:{span.end}"
    return "d-" + sha256(f"{page.id} {where} {rule}".encode()).hexdigest()[:10]


def copies_of(blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    """The ids of the blocks that repeat each block."""
    copies: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        if block.repeats is not None:
            copies[block.repeats] = (*copies.get(block.repeats, ()), block.id)
    return copies


def fold_captions(statements: list[Statement], blocks: Sequence[Block]) -> tuple[list[Statement], list[Statement]]:
    """The statements without those of captions that say again what the block they restate says, and those taken out.

    The statement in the body notes the caption in `also_in`; a statement that only the caption has is kept.
    """
    restates = {block.id: block.restates for block in blocks if block.restates is not None}
    copies = copies_of(blocks)
    by_block: dict[str, list[Statement]] = {}
    for one in statements:
        by_block.setdefault(one.block, []).append(one)
    folded: list[Statement] = []
    extra: dict[str, tuple[str, ...]] = {}
    for one in statements:
        target = restates.get(one.block)
        if target is None:
            continue
        said = next((other for other in by_block.get(target, ()) if is_said_again(one, other)), None)
        if said is not None:
            folded.append(one)
            extra[said.id] = (*extra.get(said.id, ()), one.block, *copies.get(one.block, ()))
    gone = {one.id for one in folded}
    kept = []
    for one in statements:
        if one.id in gone:
            continue
        more = tuple(block for block in extra.get(one.id, ()) if block not in one.also_in)
        nested = None if one.nested_in in gone else one.nested_in
        kept.append(replace(one, also_in=tuple(dict.fromkeys((*one.also_in, *more))), nested_in=nested))
    return kept, folded


def is_said_again(one: Statement, other: Statement) -> bool:
    """Whether the words of `one` are, nearly all, words of `other`."""
    mine, theirs = ({word.letters for word in words(quote)} for quote in (one.quote, other.quote))
    return bool(mine) and len(mine & theirs) >= SAME_WORDS * len(mine)


def not_read(page: Page, blocks: Sequence[Block]) -> Iterator[Drop]:
    """The blocks that are not read for statements, with the reason."""
    for block in blocks:
        if block.kind in ASIDE:
            rule, why = f"block-is-{block.kind}", "; ".join(block.why) or f"a {block.kind}, not part of the article"
        elif block.repeats is not None:
            rule, why = "block-is-repeat", f"says again what block {block.repeats} says"
        else:
            continue
        yield Drop(drop_id(page, block.span, rule), block.span, rule, why)


def dropped(page: Page, findings: Findings, folded: Iterable[Statement]) -> Iterator[Drop]:
    """What was looked at and gave no statement of its own: rejected finds, folded captions, and silent sentences."""
    for one in folded:
        yield Drop(drop_id(page, one.span, "said-again"), one.span, "said-again",
                   "the caption says again what the text says; it is counted there")
    for rejected in findings.rejected:
        found = rejected.found
        span = Span(found.start, max(piece.end for piece in (*found.content, *found.cue)))
        yield Drop(drop_id(page, span, rejected.rule), span, rejected.rule, rejected.why)
    taken = [piece for found in (*findings.founds, *findings.narration) for piece in found.content]
    for scene in findings.scenes:
        here = [span for span in taken if scene.parsed.block.span.touches(span)]
        for sentence in scene.doc.sents:
            span = scene.parsed.span_of(sentence)
            if not span.cut(page.text).strip() or any(span.touches(other) for other in here):
                continue
            rule, why = silence(scene, (sentence.start, sentence.end))
            yield Drop(drop_id(page, span, rule), span, rule, why)


def silence(scene: Scene, run: tuple[int, int]) -> tuple[str, str]:
    """Why a sentence gave neither a statement nor narration."""
    if any(scene.within[place] is not None for place in range(*run)):
        return "quotation-without-speaker", "a quotation, but nothing near it names who said it"
    if not says_something(scene, run):
        return "no-clause", "no clause with a verb and its subject, and so nothing that is said to be so"
    return "not-the-outlets-voice", f"a {scene.parsed.block.kind} is not read as the outlet's own words"
