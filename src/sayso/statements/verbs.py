"""Statements whose cue is a verb: "said", "denied the claims", "is thought to have", "accused X of"."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.lexicon.cues import Cue, cues
from sayso.statements.contents import FEWEST_WORDS_BEFORE, after_semicolon, content_of, opened_up, spread
from sayso.statements.cue_forms import (
    LEAST_WEIGHT,
    NOT_ABLE,
    NOT_YET_SAID,
    cue_runs,
    fits,
    is_passive,
    is_statement_form,
)
from sayso.statements.found import Found
from sayso.statements.scene import Scene
from sayso.statements.sources import (
    LONGEST_BRIDGE,
    heads,
    is_somebody,
    is_speaker,
    noun_phrase_before,
    source_of,
    suits,
)
from sayso.text.clauses import (
    FINITE,
    SAYING,
    Run,
    auxiliaries,
    child,
    children,
    is_negated,
    noun_phrase,
    owner,
    subject,
    subtree,
    trimmed,
    without,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_TAIL = 8            # tokens after the verb of a sentence that ends in "X said on Monday"
NEEDS_SOMEBODY = frozenset({"a noun phrase under the verb", "an infinitive or -ing form under the verb"})
ACTS = frozenset({"reject", "dismiss", "back", "approve", "endorse", "order", "support", "oppose"})
DECIDERS = frozenset({"court", "judge", "jury", "parliament", "assembly", "senate", "tribunal", "committee", "council"})
HEARING = frozenset({"hear"})
HEARERS = frozenset({"court", "jury", "inquest", "tribunal", "inquiry", "hearing", "judge", "trial"})


def find_by_verbs(scene: Scene) -> Iterator[Found]:
    """Every statement of the block whose cue is a verb of the lexicon, in the order of the text."""
    known = cues()
    citing = known.prepositions
    for token in scene.doc:
        if token.pos_ not in {"VERB", "AUX"} and token.tag_[:2] != "VB":
            continue
        if token.lower_ in citing and token.tag_ == "VBG":
            continue  # "citing a commander": the words after it are the source
        found = by_phrase(scene, token)
        if found is None and (cue := known.verb(token.lemma_.lower())) is not None:
            found = passive(scene, token, cue) if is_passive(token) else active(scene, token, cue)
        elif found is None and token.tag_ in {"VBD", "VBZ", "VBP", "VBG"}:
            found = beside_quotation(scene, token)
        if found is not None:
            yield found


def by_phrase(scene: Scene, verb: "Token") -> Found | None:
    """ "pleaded guilty to", "paid tribute to", "cast doubt on": a fixed phrase that starts with this verb."""
    doc = scene.doc
    for cue in verb_phrases().get(verb.lemma_.lower(), ()):
        last = verb.i
        for word in cue.words[1:]:  # an adverb or "not" may stand between
            follow = last + 1
            while follow < len(doc) and doc[follow].dep_ in {"neg", "advmod"} and doc[follow].lower_ != word:
                follow += 1
            if follow >= len(doc) or not (word in {doc[follow].lower_, doc[follow].lemma_.lower()} or (
                    word == "the" and doc[follow].tag_ in {"PRP$", "DT"}) or (
                    word == "oneself" and doc[follow].lower_.endswith(("self", "selves")))):
                break
            last = follow
        else:
            if not is_statement_form(scene, verb, cue) or cue.weight < LEAST_WEIGHT:
                continue
            source = source_of(scene, verb)
            under = [kid for token in doc[verb.i : last + 1] for kid in token.children
                     if kid.i > last and kid.dep_ in {"pobj", "pcomp", "dobj", "ccomp", "xcomp", "acl", "relcl"}]
            quote, earlier = scene.quote_after(last + 1), scene.quote_before(verb.i)
            if under:
                content = (subtree(under[0])[0], max(subtree(kid)[1] for kid in under))
            elif quote is not None and quote[0] - last <= 3:
                content = quote
            elif earlier is not None and cue.takes("quote") and source is not None and not scene.words(
                    (earlier[1], min(source[0], verb.i))):
                content = earlier
            else:
                continue
            return built(scene, verb, cue, source, [(verb.i, last + 1)], [spread(scene, content)],
                         f"the phrase '{cue.word}'", negated=is_negated(verb))
    return None


@cache
def verb_phrases() -> dict[str, tuple[Cue, ...]]:
    """The phrases that begin with a verb in any of its forms, by that verb, longest first."""
    found: dict[str, list[Cue]] = {}
    for cue in cues().phrases:
        if cue.inflects and "X" not in cue.words:
            found.setdefault(cue.words[0].casefold(), []).append(cue)
    return {word: tuple(some) for word, some in found.items()}


def beside_quotation(scene: Scene, verb: "Token") -> Found | None:
    """A verb that no list holds, made a cue by its place: '"We hold," he rumbled', 'she scribbled: "We hold"'.

    A comma inside the closing mark, or a colon before the opening one, says that the quotation is what the verb means.
    """
    doc = scene.doc
    if scene.quote_at(verb.i) is not None or auxiliaries(verb) & NOT_YET_SAID or is_negated(verb) or (
            verb.pos_ == "AUX" or verb.lemma_ in {"be", "have", "do"}):
        return None
    source = source_of(scene, verb)
    edge = max(source[1], verb.i + 1) if source else verb.i + 1
    start = min(source[0], verb.i) if source else verb.i
    before = scene.quote_before(start)
    if before is not None and before[1] == start and doc[before[1] - 2].text in {",", "?", "!"} and scene.is_spoken(
            before) and source is not None and edge - start <= LONGEST_BRIDGE:
        content = opened_up(scene, before, verb)
    else:
        after = scene.quote_after(edge)
        if after is None or source is None or doc[after[0] - 1].text != ":" or not scene.is_spoken(after) or any(
                token.text in {".", ";"} or token.pos_ == "VERB" for token in doc[edge : after[0]]) or (
                after[0] - verb.i > LONGEST_BRIDGE):
            return None
        content = after
    return Found(scene.parsed.block.id, scene.span(source), scene.spans(cue_runs(verb)), (scene.span(content),),
                 cue_word=verb.lemma_.lower(),
                 rules=(f"the verb '{verb.lower_}'", "a quotation tied to it by a comma or colon"))


def passive(scene: Scene, verb: "Token", cue: Cue) -> Found | None:
    """ "X is thought to have fled", "a jury was told that", "the toll was confirmed by Y", "X was accused of Z"."""
    about = child(verb, "nsubjpass")
    reduced = about is None and verb.dep_ == "acl"
    if about is None and not reduced:
        above = subject(verb)
        if above is None or verb.dep_ != "conj":
            return None
        about = above
    if scene.quote_at(verb.i) is not None or not is_statement_form(scene, verb, cue):
        return None
    doc = scene.doc
    if reduced and cue.word == "know":
        return None  # "people known to have died": the page's own knowledge
    negation = child(verb, "neg")
    agent = child(verb, "agent")
    source = None
    hung: Token | None = None    # "accused by critics of starving the valley": the parser hangs "of" on the critics
    if agent is not None and (by := child(agent, "pobj")) is not None:
        hung = next((kid for kid in children(by, "prep") if kid.lower_ in cue.prep), None)
        first, last = subtree(by)
        source = trimmed(doc, (first, last if hung is None or cue.stance.value != "accuse" else hung.i))
    cue_words = cue_runs(verb, *([negation] if negation is not None and negation.i == verb.i - 1 else []))
    who = verb.head if about is None else about
    if who.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        who = verb.head
    subject_run = noun_phrase(who, verb)
    xcomp, ccomp = child(verb, "xcomp"), child(verb, "ccomp")
    content: list[Run] = []
    rule = ""
    if ccomp is not None and who.lower_ == "it" and fits(cue, "clause", "passive"):
        content, rule = [subtree(ccomp)], "it is said that"
    elif ccomp is not None and fits(cue, "hearer") and who.i != ccomp.i:
        content, rule = ([subtree(ccomp)], "somebody was told")
        if ccomp.i < verb.i:
            content = [(subtree(ccomp)[0], subject_run[0])]
    elif xcomp is not None and fits(cue, "passive", "to", "person_to") and child(xcomp, "aux") is not None:
        content, rule = [subject_run, subtree(xcomp)], "X is said to"
    else:
        prep = next((kid for kid in verb.children if kid.dep_ == "prep" and kid.lower_ in cue.prep and kid.i > verb.i),
                    hung)
        if prep is not None and fits(cue, "of") and cue.stance_in("of", prep=prep.lower_).value == "accuse":
            content, rule = [subject_run, subtree(prep)], "X is accused of"
        elif not reduced and (fits(cue, "passive_object") or (agent is not None and fits(cue, "object"))):
            content, rule = [subject_run], "X was confirmed"
    return built(scene, verb, cue, source, cue_words, content, rule, negated=negation is not None)


def active(scene: Scene, verb: "Token", cue: Cue) -> Found | None:
    """ "X said that", "'...,' said X", "X denied the claims", "..., adding that"."""
    if not is_statement_form(scene, verb, cue):
        return None
    if (ending := final_attribution(scene, verb, cue)) is not None:
        speaker, before = ending
        return built(scene, verb, cue, None if cue.word in HEARING else speaker, cue_runs(verb), [before],
                     "a sentence that ends in 'X said'", negated=is_negated(verb))
    source = quoted_as(scene, verb) or from_closing_mark(scene, verb, source_of(scene, verb))
    if cue.needs_source and not suits(scene, verb, source, cue):
        return None
    content, rule, particles = content_of(scene, verb, cue, source)
    if is_act(scene, verb, cue, source):
        return None
    if rule in NEEDS_SOMEBODY and (not is_somebody(scene, source) or (source is None and verb.tag_ == "VBG")):
        return None
    hung = source is not None and verb.dep_ in {"acl", "relcl"} and not is_speaker(verb.head)
    if hung and (whose := owner(scene.doc, verb.head)) is not None:
        source = whose  # "the rebels issued a statement asking": it is the rebels who ask
    if rule == "X, said to":
        source = None
    if source is not None and cue.word in HEARING:  # who hears is not who says it
        if any(head.lemma_.lower() in HEARERS for head in heads(scene, source)):
            source = None  # "the court heard that"
        elif content and content[0][0] < verb.i:
            content = [piece for run in content for piece in without(run, [source])]
            source = None  # "the town was empty, the court heard"
    unable = verb.dep_ == "xcomp" and verb.head.lower_ in NOT_ABLE
    return built(scene, verb, cue, source, cue_runs(verb, *particles), content, rule,
                 negated=is_negated(verb) or unable)


def quoted_as(scene: Scene, verb: "Token") -> Run | None:
    """Who is quoted in "quoted a doctor as saying", "the doctor was quoted as saying": not the one who quotes."""
    if verb.tag_ != "VBG" or verb.head.lower_ != "as" or verb.head.head.pos_ != "VERB":
        return None
    above = verb.head.head
    who = child(above, "nsubjpass") or child(above, "dobj")
    if who is None or cues().verb(above.lemma_.lower()) is None or scene.within[who.i] != scene.within[verb.i]:
        return None
    return trimmed(scene.doc, noun_phrase(who, above))


def is_act(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> bool:
    """Whether the verb is what a court or parliament does, and not says: "the court rejected the document".

    The guide for statements leaves legal and political acts out.
    """
    thing = child(verb, "dobj")
    return (cue.word in ACTS and thing is not None and source is not None
            and cues().noun(thing.lemma_.lower()) is None
            and any(head.lemma_.lower() in DECIDERS for head in heads(scene, source)))


def from_closing_mark(scene: Scene, verb: "Token", source: Run | None) -> Run | None:
    """A source that stands between a quotation and its verb, from the closing mark on.

    Worn copies lack the comma of "General Petar Zoric, the top commander", and a parser then sees only the second half.
    """
    before = scene.quote_before(verb.i)
    if source is None or before is None or source[1] > verb.i or not before[1] < source[0] <= verb.i:
        return source
    gap = scene.doc[before[1] : source[0]]
    named = gap[0].pos_ in {"PROPN", "DET"} and all(
        token.pos_ in {"PROPN", "DET", "NOUN", "ADJ", "PUNCT", "ADP"} and token.text not in {".", ":", ";"}
        for token in gap)
    return (before[1], source[1]) if named and source[1] - before[1] <= LONGEST_BRIDGE else source


def final_attribution(scene: Scene, verb: "Token", cue: Cue) -> tuple[Run, Run] | None:
    """Source and content where a sentence ends in "X said" and the parser gave the verb no clause.

    So it does in copies that lost their commas, where it takes X for a part of what was said.
    """
    doc = scene.doc
    if not (cue.speech and fits(cue, "clause")) or verb.tag_ not in SAYING or child(verb, "ccomp", "aux"):
        return None
    if scene.quote_at(verb.i) is not None or child(verb, "dobj", "xcomp") is not None:
        return None
    comma = next((token.i for token in doc[verb.i + 1 : verb.sent.end] if token.text == ","), verb.sent.end)
    named = child(verb, "nsubj")
    after_comma = verb.dep_ == "relcl" and named is not None and any(
        token.text == "," for token in doc[max(0, verb.head.left_edge.i - 1) : named.i] if token.i >= verb.sent.start)
    tail = doc[verb.i + 1 : comma if after_comma else verb.sent.end]
    if len([token for token in tail if not token.is_punct]) > LONGEST_TAIL or any(
            token.tag_ in FINITE or token.text in {":", '"'} for token in tail):
        return None
    own = child(verb, "nsubj")
    if own is not None and own.i < verb.i and subtree(own)[1] >= verb.i - 1 and own.tag_ not in {"WDT", "WP"}:
        source = trimmed(doc, noun_phrase(own, verb))
        whole = noun_phrase_before(scene, verb)
        if after_comma and source is not None and whole is not None and whole[0] < source[0]:
            source = whole  # "the aid agency MedAid said", taken for "the agency that MedAid said"
    else:
        source = noun_phrase_before(scene, verb)
    if source is None or scene.within[source[0]] is not None:
        return None
    before = trimmed(doc, after_semicolon(scene, (verb.sent.start, source[0])))
    if before is None or doc[source[0] - 1].pos_ in {"CCONJ", "SCONJ", "ADP", "PART"} or scene.quote_at(before[1] - 1):
        return None
    words = scene.words(before)
    finite = any(token.tag_ in FINITE or token.tag_ == "VBN" for token in doc[before[0] : before[1]])
    return (source, before) if finite and len(words) >= FEWEST_WORDS_BEFORE else None


def built(scene: Scene, verb: "Token", cue: Cue, source: Run | None, cue_words: list[Run], content: list[Run],
          rule: str, *, negated: bool) -> Found | None:
    """The parts put together, with what overlaps taken out; None where no content is left."""
    doc = scene.doc
    if not content:
        return None
    holes = [*cue_words, *([source] if source else [])]
    pieces = [piece for run in content for piece in without(run, holes)]
    kept = [clean for piece in pieces if (clean := trimmed(doc, piece)) is not None and scene.words(clean)]
    if not kept:
        return None
    rules = [f"the verb '{verb.lower_}' ({cue.word})", rule]
    return Found(scene.parsed.block.id, scene.span(source) if source else None, scene.spans(cue_words),
                 scene.spans(merged(kept)), cue_word=cue.word, entry=cue.entry, rules=tuple(rules), negated=negated)


def merged(runs: list[Run]) -> list[Run]:
    """Runs in order, those that touch or overlap made one.

    >>> merged([(5, 7), (0, 2), (2, 4)])
    [(0, 4), (5, 7)]
    """
    joined: list[Run] = []
    for first, last in sorted(runs):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
