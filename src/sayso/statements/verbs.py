"""Statements whose cue is a verb: "said", "denied the claims", "is thought to have", "accused X of"."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.lexicon.cues import Cue, cues
from sayso.statements.clauses import (
    Run,
    antecedent,
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
from sayso.statements.found import Found
from sayso.statements.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_WEIGHT = 0.4          # a frame that is an attribution less often than this is left alone
LONGEST_TAIL = 8            # tokens after the verb of a sentence that ends in "X said on Monday"
FEWEST_WORDS_BEFORE = 4
LONGEST_BRIDGE = 18         # tokens between a verb and the quotation that it introduces
NOT_YET_SAID = frozenset({"will", "would", "'ll", "wo", "'d", "could", "can", "should", "may", "might", "to"})
OUTSIDE_MARKS = frozenset({"as", "while", "when", "after", "before", "amid", "although", "though", "since", "whereas"})
PEOPLE = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "many", "some", "others", "both", "all"})
PERSON_ENDINGS = ("man", "woman", "person", "er", "or", "ist", "ian", "ary", "ent", "chief", "police", "army", "ministry",
                  "group", "party", "side", "team", "witness", "government", "court", "source", "spokes", "union", "council", "office",
                  "agency", "paper", "monitor", "community", "coalition", "regime", "command", "movement", "house", "network",
                  "opposition", "state", "country", "public", "administration", "commission", "committee", "force", "general", "colonel", "family", "official")
FALLBACK_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
INSIDE_NOUN_PHRASE = frozenset({"of", "for", "in", "at", "from"})
TIMES_AND_MEDIA = frozenset({"DATE", "TIME"})
NEEDS_SOMEBODY = frozenset({"a noun phrase under the verb", "an infinitive or -ing form under the verb"})
PUTS_OUT = frozenset({"issue", "release", "publish", "make", "post", "repeat", "give", "have"})
HEARING = frozenset({"hear"})
DOUBTED_IF_NEGATED = frozenset({"confirm", "verify", "believe", "think", "acknowledge", "accept", "recognise",
                                "recognize", "expect", "corroborate"})


def find_by_verbs(scene: Scene) -> Iterator[Found]:
    """Every statement of the block whose cue is a verb of the lexicon, in the order of the text."""
    known = cues()
    for token in scene.doc:
        if token.pos_ not in {"VERB", "AUX"} and token.tag_[:2] != "VB":
            continue
        found = by_phrase(scene, token)
        if found is None and (cue := known.verb(token.lemma_.lower())) is not None:
            found = passive(scene, token, cue) if is_passive(token) else active(scene, token, cue)
        elif found is None and token.tag_ in {"VBD", "VBZ", "VBP", "VBG"}:
            found = beside_quotation(scene, token)
        if found is not None:
            yield found


def beside_quotation(scene: Scene, verb: "Token") -> Found | None:
    """A verb that no list holds, made a cue by its place: '"We hold," he rumbled', 'she scribbled: "We hold"'.

    A comma inside the closing mark, or a colon before the opening one, says that the quotation is what the verb means.
    """
    doc = scene.doc
    if scene.quote_at(verb.i) is not None or auxiliaries(verb) & NOT_YET_SAID or is_negated(verb):
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
                token.text in {".", ";"} for token in doc[edge : after[0]]) or after[0] - verb.i > LONGEST_BRIDGE:
            return None
        content = after
    return Found(scene.parsed.block.id, scene.span(source), scene.spans(cue_runs(verb)), (scene.span(content),),
                 cue_word=verb.lemma_.lower(),
                 rules=(f"the verb '{verb.lower_}'", "a quotation tied to it by a comma or colon"))


def is_passive(verb: "Token") -> bool:
    """Whether the verb is in the passive, or a participle that stands for one ("a man said to be homeless").

    Worn copies lack commas, and a parser then takes "X is gone Y said" for a participle; what ends a sentence with its
    own subject before it is none.
    """
    if verb.tag_ != "VBN":
        return False
    if child(verb, "nsubjpass", "auxpass") is not None:
        return True
    return verb.dep_ == "acl" and child(verb, "dobj", "nsubj", "ccomp") is None and (
        child(verb, "agent", "xcomp", "prep") is not None)


def by_phrase(scene: Scene, verb: "Token") -> Found | None:
    """ "pleaded guilty to the arsons", "paid tribute to", "cast doubt on": a fixed phrase that starts with this verb."""
    doc = scene.doc
    for cue in verb_phrases().get(verb.lemma_.lower(), ()):
        last = verb.i
        for word in cue.words[1:]:  # an adverb or "not" may stand between
            follow = last + 1
            while follow < len(doc) and doc[follow].dep_ in {"neg", "advmod"} and doc[follow].lower_ != word:
                follow += 1
            if follow >= len(doc) or not (word in {doc[follow].lower_, doc[follow].lemma_.lower()} or (
                    word == "the" and doc[follow].tag_ in {"PRP$", "DT"})):
                break
            last = follow
        else:
            if not is_statement_form(scene, verb, cue) or cue.weight < LEAST_WEIGHT:
                continue
            source = source_of(scene, verb)
            under = [kid for token in doc[verb.i : last + 1] for kid in token.children
                     if kid.i > last and kid.dep_ in {"pobj", "pcomp", "dobj", "ccomp", "xcomp"}]
            quote = scene.quote_after(last + 1)
            if under:
                content = (subtree(under[0])[0], max(subtree(kid)[1] for kid in under))
            elif quote is not None and quote[0] - last <= 3:
                content = quote
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


def fits(cue: Cue, *frames: str) -> bool:
    """Whether the cue takes one of the frames often enough to be believed."""
    return any(cue.takes(frame, LEAST_WEIGHT) for frame in frames)


def cue_runs(verb: "Token", *particles: "Token") -> list[Run]:
    """The verb with its particle, and with "not" before it, as runs of tokens that touch where they can."""
    places = {verb.i, *(kid.i for kid in verb.children if kid.dep_ == "prt"), *(particle.i for particle in particles)}
    runs: list[Run] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def is_statement_form(scene: Scene, verb: "Token", cue: Cue) -> bool:
    """Whether this use of the verb reports that something was said: not "would not say", not "to announce"."""
    if scene.quote_at(verb.i) is not None:
        speaker = child(verb, "nsubj")
        if speaker is not None and speaker.lower_ in {"i", "we", "you"}:
            return False  # part of what the quoted speaker says
    negated = is_negated(verb)
    if negated and verb.lemma_.lower() not in DOUBTED_IF_NEGATED:
        return False
    helpers = auxiliaries(verb)
    if verb.tag_ == "VB" and not helpers and not (verb.dep_ == "conj" and verb.head.tag_ in {"VBG", "VBP", "VBZ", "VBD"}):
        return False  # an order, or the second half of "to sanction or refer"
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i < verb.head.i and child(verb, "ccomp") is None and (
            scene.quote_after(verb.i) is None):
        return False  # "Commenting on the talks, he said"
    modals = helpers & NOT_YET_SAID
    if modals and not (verb.lemma_.lower() in DOUBTED_IF_NEGATED and negated):
        above = verb.head
        if "to" in modals and verb.dep_ == "xcomp" and above.lemma_ in {"appear", "seem", "go", "continue", "begin",
                                                                       "start", "want", "claim"}:
            return True
        return False
    return True


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
    negation = child(verb, "neg")
    agent = child(verb, "agent")
    source = None
    if agent is not None and (by := child(agent, "pobj")) is not None:
        source = trimmed(doc, subtree(by))
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
                    None)
        if prep is not None and fits(cue, "of") and cue.stance_in("of", prep=prep.lower_).value == "accuse":
            content, rule = [subject_run, subtree(prep)], "X is accused of"
        elif not reduced and (fits(cue, "passive_object") or agent is not None and fits(cue, "object")):
            content, rule = [subject_run], "X was confirmed"
    return built(scene, verb, cue, source, cue_words, content, rule, negated=negation is not None)


def active(scene: Scene, verb: "Token", cue: Cue) -> Found | None:
    """ "X said that", "'...,' said X", "X denied the claims", "..., adding that"."""
    if not is_statement_form(scene, verb, cue):
        return None
    if (ending := final_attribution(scene, verb, cue)) is not None:
        source, before = ending
        if cue.word in HEARING:
            source = None
        return built(scene, verb, cue, source, cue_runs(verb), [before], "a sentence that ends in 'X said'",
                     negated=is_negated(verb))
    source = source_of(scene, verb)
    if cue.needs_source and not suits(scene, verb, source, cue):
        return None
    cue_words = cue_runs(verb)
    content, rule, particles = content_of(scene, verb, cue, source)
    if rule in NEEDS_SOMEBODY and not is_somebody(scene, source):
        return None
    if source is not None and verb.dep_ in {"acl", "relcl"} and (whose := owner(scene.doc, verb.head)) is not None:
        source = whose  # "the rebels issued a statement asking": it is the rebels who ask
    if rule == "X, said to" or (cue.word in HEARING and rule in {"a clause under the verb", "the sentence before a final "
                                "'X said'"} and content and content[0][0] < verb.i):
        source, hidden = None, source  # what seems, or who hears, is not who says it
        if hidden is not None and rule != "X, said to":
            content = [piece for run in content for piece in without(run, [hidden])]
    if particles:
        cue_words = cue_runs(verb, *particles)
    return built(scene, verb, cue, source, cue_words, content, rule, negated=is_negated(verb))


def suits(scene: Scene, verb: "Token", source: Run | None, cue: Cue) -> bool:
    """Whether the source is of the kind that this cue needs: "video shows", but not "he showed her the way"."""
    if source is None:
        return False
    if any(head.lemma_.lower() in cue.needs_source or head.lower_ in cue.needs_source for head in heads(scene, source)):
        return True
    return "person" in cue.needs_source and is_somebody(scene, source)


def heads(scene: Scene, run: Run) -> "list[Token]":
    """The words of a run that depend on none of its other words."""
    return [token for token in scene.doc[run[0] : run[1]] if token.head.i not in range(*run) or token.head.i == token.i]


def is_somebody(scene: Scene, source: Run | None) -> bool:
    """Whether a source can speak or want: people, groups, places that stand for governments, papers that speak."""
    return source is None or any(can_speak(head) for head in heads(scene, source))


def can_speak(noun: "Token") -> bool:
    """Whether a noun or pronoun can stand for somebody who speaks.

    Names and plurals pass; of other nouns those with the endings of trades and bodies, and nouns of saying.
    """
    return (noun.pos_ == "PROPN" or noun.lower_ in PEOPLE or (noun.pos_ == "NOUN" and noun.tag_ == "NNS")
            or noun.lemma_.lower().endswith(PERSON_ENDINGS) or cues().noun(noun.lemma_.lower()) is not None)


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


def source_of(scene: Scene, verb: "Token") -> Run | None:
    """Who says it, as a run of tokens: the verb's subject, or the words between quotation and verb."""
    doc = scene.doc
    above = cue_above(verb)
    if above is not None:
        return source_of(scene, above)
    head = subject(verb)
    inside = scene.within[verb.i]
    if head is not None and scene.within[head.i] == inside and (
            head.lower_ not in {"there", "what", "which", "who"} or head.text.isupper()):
        run = noun_phrase(head, verb)
        bounds = scene.quote_at(verb.i)
        if bounds is None:  # a subject that reaches into a quotation ends before it or starts after it
            for quote in scene.quotes:
                if quote[0] < run[1] and run[0] < quote[1] and scene.is_spoken(quote):
                    run = (run[0], quote[0]) if head.i < quote[0] else (max(run[0], quote[1]), run[1])
        if run[0] < run[1] and (cut := trimmed(doc, run)) is not None:
            return cut
    if inside is not None or verb.tag_ == "VBG":
        return None
    if head is None and verb.tag_ in {"VBD", "VBZ", "VBP"} and (run := noun_phrase_before(scene, verb)) is not None:
        return run
    before = scene.quote_before(verb.i)
    if before is not None and verb.i - before[1] <= LONGEST_BRIDGE and before[1] < verb.i:
        run = (before[1], verb.i)
        if nominal(scene, run):
            return trimmed(doc, run)
    if before is not None and before[1] == verb.i:
        last = verb.i + 1
        while last < len(doc) and last - verb.i < LONGEST_BRIDGE and doc[last].text not in {",", ".", ":", ";", '"'} \
                and doc[last].dep_ != "prep":
            last += 1
        if nominal(scene, (verb.i + 1, last)):
            return trimmed(doc, (verb.i + 1, last))
    return None


def noun_phrase_before(scene: Scene, verb: "Token") -> Run | None:
    """The noun phrase that ends right before a verb without a subject, read from its words.

    Copies that lost their commas run a clause into "the monitor said", and no parser tells where the clause ends; a
    determiner starts a noun phrase, and so does the first of a row of names.
    """
    doc = scene.doc
    at = verb.i
    while at > verb.sent.start and doc[at - 1].dep_ in {"aux", "advmod"} and doc[at - 1].head.i == verb.i:
        at -= 1
    last = at
    while at > verb.sent.start:
        token = doc[at - 1]
        if token.pos_ == "DET" or token.lower_ in {"the", "a", "an"}:
            at -= 1
            if at - 1 > verb.sent.start and doc[at - 1].lower_ in INSIDE_NOUN_PHRASE and doc[at - 2].pos_ in {"NOUN", "PROPN"}:
                at -= 1
                continue
            break
        if token.pos_ in FALLBACK_NOUN_PHRASE or token.text in {"-", "'s", "'"} or token.tag_ == "POS" or (
                token.lower_ in INSIDE_NOUN_PHRASE and at < last and doc[at - 2].pos_ in {"NOUN", "PROPN"}):
            at -= 1
            continue
        break
    run = trimmed(doc, (at, last))
    if run is None or not any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in doc[run[0] : run[1]]):
        return None
    return run if run[1] - run[0] <= LONGEST_BRIDGE else None


def nominal(scene: Scene, run: Run) -> bool:
    """Whether a run can be a noun phrase: it has a noun or pronoun and no other verb of saying."""
    tokens = scene.doc[run[0] : run[1]]
    return any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in tokens) and not any(
        token.text in {".", "!", "?", ":"} for token in tokens)


def content_of(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> tuple[list[Run], str, list["Token"]]:
    """What is said, the rule that found it, and the prepositions that belong to the cue."""
    if scene.is_title and fits(cue, "clause") and (runs := title_clause(scene, verb, source)):
        return runs, "the rest of the headline", []
    if fits(cue, "passive") and not fits(cue, "to") and source is not None and source[1] == verb.i and (
            follow := child(verb, "xcomp")) is not None and any(kid.tag_ == "TO" for kid in follow.children):
        return [source, subtree(follow)], "X, said to", []
    if fits(cue, "quote", "clause") and (runs := quoted(scene, verb, cue, source)):
        return runs, "a quotation beside the verb", []
    if fits(cue, "clause", "quote", "ing", "person_to") and (runs := clausal(scene, verb, cue, source)):
        return runs, "a clause under the verb", []
    if fits(cue, "to", "ing", "person_to") and (runs := infinitive(scene, verb, cue)):
        return runs, "an infinitive or -ing form under the verb", []
    found = prepositional(scene, verb, cue)
    if found is not None:
        return found
    if runs := nominal_object(scene, verb, cue):
        return runs, "a noun phrase under the verb", []
    if fits(cue, "clause") and cue.speech and (runs := sentence_after(scene, verb, source)):
        return runs, "the rest of the sentence after 'X said'", []
    return [], "", []


def title_clause(scene: Scene, verb: "Token", source: Run | None) -> list[Run]:
    """What follows the first cue of a headline, where it has a verb of its own: "Rebels claim leader has fled"."""
    doc = scene.doc
    if source is None or source[0] > verb.sent.start + 1 or source[1] > verb.i or verb.i - verb.sent.start > 6:
        return []
    rest = (verb.i + 1, verb.sent.end)
    finite = [token for token in doc[rest[0] : rest[1]] if token.tag_ in {"VBZ", "VBP", "VBD", "MD"}]
    return [rest] if finite and len(scene.words(rest)) >= 3 else []


def nominal_object(scene: Scene, verb: "Token", cue: Cue) -> list[Run]:
    """ "denied the claims", "described the attack as cowardly", "called it a lie", "claimed previous bombings in Marn"."""
    if not fits(cue, "object", "as", "object_is"):
        return []
    doc = scene.doc
    thing = child(verb, "dobj")
    if thing is None or thing.i < verb.i:
        predicate = child(verb, "ccomp", "xcomp", "oprd")
        if predicate is not None and predicate.i > verb.i and fits(cue, "object_is"):
            return [spread(scene, subtree(predicate))]
        return []
    first, last = subtree(thing)
    as_phrase = next((kid for kid in verb.children if kid.dep_ == "prep" and kid.lower_ == "as" and kid.i > thing.i), None)
    if as_phrase is not None and fits(cue, "as"):
        return [spread(scene, (first, max(last, subtree(as_phrase)[1])))]
    predicate = next((kid for kid in children(verb, "oprd", "acomp", "xcomp") if kid.i > thing.i), None)
    if predicate is not None and fits(cue, "object_is"):
        return [spread(scene, (first, max(last, subtree(predicate)[1])))]
    if not fits(cue, "object") or thing.pos_ == "PRON":
        return []
    if cue.stance.value == "assert" and cues().noun(thing.lemma_.lower()) is not None and cue.word in PUTS_OUT:
        return []  # "issued a statement" says nothing of what it said
    if scene.is_title and fits(cue, "clause") and any(
            token.tag_ in {"VBZ", "VBP", "VBD", "MD"} and token.dep_ not in {"relcl"} for token in doc[last : verb.sent.end]):
        return [(first, verb.sent.end)]  # "Rebels claim leader has fled": headlines drop "that"
    for prep in children(verb, "prep", "dative"):
        if prep.i == last and not any(token.ent_type_ in TIMES_AND_MEDIA for token in prep.children):
            last = subtree(prep)[1]
    return [spread(scene, (first, last))]


def quoted(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> list[Run]:
    """The quotations that the verb introduces or follows, with the clause that they are part of."""
    doc = scene.doc
    if scene.quote_at(verb.i) is not None:
        return []
    runs: list[Run] = []
    before = scene.quote_before(verb.i)
    own = set(range(*source)) if source else set()
    if before is not None and (scene.is_spoken(before) or doc[max(before[1] - 2, 0)].text in {",", "?", "!"}):
        gap = [token for token in doc[before[1] : verb.i] if not token.is_punct and not token.is_space]
        if all(token.i in own or token.dep_ in {"aux", "advmod", "neg"} and token.head.i == verb.i for token in gap) \
                and not own & set(range(*before)) and (not gap or own or verb.tag_ in {"VBD", "VBZ", "VBP"}):
            runs.append(opened_up(scene, before, verb))
    after = scene.quote_after(verb.i + 1)
    if after is not None and after[0] - verb.i <= LONGEST_BRIDGE and not own & set(range(*after)):
        gap = [token for token in doc[verb.i + 1 : after[0]] if token.i not in own and not token.is_space]
        mark = gap[-1].text if gap else ""
        tie = not gap or mark in {",", ":", "that", "-"} or all(
            token.dep_ in {"dobj", "dative", "prep", "pobj", "det", "advmod", "npadvmod", "punct", "compound", "amod",
                           "poss", "case", "nummod", "mark"} for token in gap)
        clear = not any(token.text in {".", ";", "!", "?"} or token.pos_ in {"VERB", "AUX"} and token.dep_ not in
                        {"amod", "compound"} for token in gap)
        if tie and clear and (scene.is_spoken(after) or mark == ":" or not gap) and (runs or source or verb.tag_ == "VBG"):
            if gap and mark not in {",", ":", "-"}:
                return runs  # "said that the 'Lion' was gone": the clause decides
            runs.append(after)
    return runs


def opened_up(scene: Scene, quote: Run, verb: "Token") -> Run:
    """A quotation before its verb, together with the start of its sentence if that began outside the marks."""
    doc = scene.doc
    if quote[0] == 0:
        return quote
    first = doc[quote[0]].sent.start
    previous = doc[quote[0] - 1]
    if quote[0] <= first or previous.text in {".", "!", "?", ":"}:
        return quote
    before = doc[first : quote[0]]
    if any(scene.within[token.i] is not None for token in before) or not any(
            token.pos_ in {"VERB", "AUX"} for token in before):
        return quote
    said = any(token.pos_ == "VERB" and (cue := cues().verb(token.lemma_.lower())) is not None and cue.speech
               for token in before)
    return quote if said else (first, quote[1])


def clausal(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> list[Run]:
    """The clause under the verb: after it, before it, or around it."""
    clauses = sorted(children(verb, "ccomp"), key=lambda clause: clause.i < verb.i)
    for clause in clauses:
        first, last = subtree(clause)
        if clause.tag_ == "VBG" and not fits(cue, "ing", "clause"):
            continue
        if clause.i > verb.i and first > verb.i:
            person = child(verb, "dobj", "dative")
            if person is not None and verb.i < person.i < clause.i and not fits(cue, "hearer") and "of" not in {
                    kid.lower_ for kid in person.children} and fits(cue, "person_to"):
                first = subtree(person)[0]
            return [spread(scene, (first, extended(scene, verb, clause)))]
        if first <= verb.i < last:  # "the bridge, he said, was gone"
            return [(first, last)]
        if clause.i < verb.i:
            edge = min(verb.i, source[0]) if source and source[0] < verb.i else verb.i
            if verb.dep_ == "ROOT":
                start = verb.sent.start
                if scene.quote_at(start) is None and not (scene.quotes and start <= scene.quotes[0][1] <= first):
                    first = min(first, start)
            runs = [(first, edge)]
            return [spread(scene, run) for run in runs if is_clause(scene, run)]
    thing = next((kid for prep in children(verb, "prep") for kid in prep.children if kid.dep_ == "pobj"), None)
    if thing is not None and thing.i > verb.i:  # "said in a report that": the clause hangs on the report
        clause = next((kid for kid in thing.children if kid.dep_ in {"acl", "relcl", "ccomp"} and any(
            mark.lower_ == "that" and mark.dep_ == "mark" for mark in kid.children)), None)
        if clause is not None:
            return [spread(scene, (subtree(clause)[0], extended(scene, verb, clause)))]
    if verb.dep_ in {"ROOT", "conj"}:
        aside = child(verb, "parataxis")
        if aside is not None and aside.i < verb.i and fits(cue, "clause"):
            run = (verb.sent.start, min(verb.i, source[0]) if source and source[0] < verb.i else verb.i)
            return [run] if is_clause(scene, run) else []
    if verb.dep_ == "parataxis" and fits(cue, "clause") and cue.speech:
        whole = subtree(verb.head)
        return [whole] if whole[0] < subtree(verb)[0] else []
    return []


def is_clause(scene: Scene, run: Run) -> bool:
    """Whether a run has a finite verb, or as in headlines a participle, with its subject."""
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or (token.tag_ == "VBN" and child(token, "nsubj", "nsubjpass"))
               for token in scene.doc[run[0] : run[1]])


def spread(scene: Scene, run: Run) -> Run:
    """A run stretched over the rest of a quotation that it reaches into."""
    first, last = run
    for quote in scene.quotes:
        if quote[0] < last < quote[1] and first <= quote[0]:
            last = quote[1]
    return first, last


def extended(scene: Scene, verb: "Token", clause: "Token") -> int:
    """Where a clause after its verb ends: with its last word, less what goes on to say something else.

    A parser hangs "..., adding that" or "... and denied" on the verb nearest to it; where that word is a cue in the
    form of `verb` and not of the clause, it belongs to `verb`.
    """
    last = subtree(clause)[1]
    for kid in verb.children:
        if kid.i < last:
            continue
        if kid.dep_ in {"conj", "parataxis"}:
            return clipped(scene, verb, clause, last)
        if kid.dep_ == "advcl":
            marks = {grandchild.lower_ for grandchild in kid.children if grandchild.dep_ in {"mark", "advmod"}}
            if kid.tag_ in {"VBG", "VBN"} or marks & OUTSIDE_MARKS:
                return clipped(scene, verb, clause, last)
        if kid.dep_ in {"advcl", "prep", "npadvmod", "ccomp", "dobj", "oprd"}:
            last = max(last, subtree(kid)[1])
    return clipped(scene, verb, clause, last)


def clipped(scene: Scene, verb: "Token", clause: "Token", last: int) -> int:
    """The end of a clause before the next cue that belongs to `verb` or to nobody in the clause."""
    doc = scene.doc
    for token in doc[clause.left_edge.i + 1 : last]:
        if token.pos_ != "VERB" or scene.within[token.i] is not None or not goes_on_from(verb, clause, token):
            continue
        start = token.left_edge.i if token.dep_ in {"advcl", "acl", "pcomp"} and token.left_edge.i > clause.i else token.i
        while start > clause.i + 1 and (doc[start - 1].dep_ in {"cc", "punct", "advmod", "prep", "aux"} and
                                        doc[start - 1].pos_ in {"CCONJ", "PUNCT", "ADV"} or doc[start - 1].lower_ == "with"):
            start -= 1
        if start > clause.i:
            return start
    return last


def cue_above(verb: "Token") -> "Token | None":
    """The cue verb whose speaker this one shares, where the parser hung this one on what that speaker said."""
    if verb.dep_ not in {"conj", "advcl", "acl", "pcomp"} or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    for clause in verb.ancestors:
        if clause.dep_ == "ccomp" and clause.i > clause.head.i and cues().verb(clause.head.lemma_.lower()) is not None:
            return clause.head if goes_on_from(clause.head, clause, verb) else None
    return None


def goes_on_from(verb: "Token", clause: "Token", token: "Token") -> bool:
    """Whether `token`, inside the clause of `verb`, is a second cue of the same speaker."""
    cue = cues().verb(token.lemma_.lower())
    if cue is None or not cue.speech and "deny" != cue.stance.value:
        return False
    own = child(token, "nsubj", "nsubjpass", "aux", "auxpass")
    before = token.nbor(-1) if token.i else token
    if token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "pcomp"}:
        return (before.text in {",", "-"} and own is None) or (token.dep_ == "pcomp" and token.head.lower_ == "with")
    if token.dep_ != "conj" or own is not None or token.tag_ not in {"VBD", "VBP", "VBZ", "VB"}:
        return False
    who = child(clause, "nsubj", "nsubjpass")
    another = clause.tag_ != verb.tag_ or bool(auxiliaries(clause)) or child(clause, "expl") is not None or (
        who is not None and not can_speak(who))
    return another and (token.tag_ == verb.tag_ or (token.tag_, verb.tag_) == ("VB", "VBP"))


def infinitive(scene: Scene, verb: "Token", cue: Cue) -> list[Run]:
    """ "pledged to", "claims to have", "denied firing", "urged residents to leave"."""
    for kid in children(verb, "xcomp", "advcl", "ccomp"):
        if kid.i < verb.i:
            continue
        has_to = any(token.tag_ == "TO" for token in kid.children)
        if not ((has_to and fits(cue, "to", "person_to")) or (kid.tag_ == "VBG" and fits(cue, "ing"))):
            continue
        if kid.dep_ == "advcl" and not (has_to and fits(cue, "to", "person_to") and child(verb, "dobj") is not None):
            continue
        first, last = subtree(kid)
        person = child(verb, "dobj")
        if person is not None and person.i < kid.i and fits(cue, "person_to"):
            first = subtree(person)[0]
        return [spread(scene, (first, last))]
    thing = child(verb, "dobj")
    if thing is not None and fits(cue, "person_to"):
        clause = child(thing, "acl", "relcl")
        if clause is not None and any(token.tag_ == "TO" for token in clause.children):
            return [subtree(thing)]
    return []


def prepositional(scene: Scene, verb: "Token", cue: Cue) -> "tuple[list[Run], str, list[Token]] | None":
    """ "accused X of Y", "warned of", "called on X to", "called for"."""
    if not fits(cue, "of"):
        return None
    thing = child(verb, "dobj")
    hung = [kid for kid in children(thing, "prep") if cue.stance.value == "accuse"] if thing is not None else []
    for prep in (*children(verb, "prep", "prt", "agent"), *hung):
        if prep.lower_ not in cue.prep or prep.i < verb.i:
            continue
        if child(prep, "pobj", "pcomp", "ccomp") is None:
            continue
        person = child(verb, "dobj")
        first, last = subtree(prep)
        follow = [kid for kid in children(verb, "xcomp", "advcl") if kid.i >= last and any(
            token.tag_ == "TO" for token in kid.children)]
        if follow:
            last = subtree(follow[0])[1]
        if person is not None and verb.i < person.i < prep.i:
            return [spread(scene, (subtree(person)[0], last))], f"'{cue.word} X {prep.lower_}'", []
        return [spread(scene, (first + 1, last))], f"'{cue.word} {prep.lower_}'", [prep] if prep.i == verb.i + 1 else []
    return None


def final_attribution(scene: Scene, verb: "Token", cue: Cue) -> tuple[Run, Run] | None:
    """Source and content where a sentence ends in "X said" and the parser gave the verb no clause.

    So it does in copies that lost their commas, where it takes X for a part of what was said.
    """
    doc = scene.doc
    if not (cue.speech and fits(cue, "clause")) or verb.tag_ not in {"VBD", "VBZ", "VBP"} or child(verb, "ccomp", "aux"):
        return None
    if scene.quote_at(verb.i) is not None or child(verb, "dobj", "xcomp") is not None:
        return None
    tail = doc[verb.i + 1 : verb.sent.end]
    if len([token for token in tail if not token.is_punct]) > LONGEST_TAIL or any(
            token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {":", '"'} for token in tail):
        return None
    own = child(verb, "nsubj")
    if own is not None and own.i < verb.i and subtree(own)[1] >= verb.i - 1 and own.tag_ not in {"WDT", "WP"}:
        source = trimmed(doc, noun_phrase(own, verb))
    else:
        source = noun_phrase_before(scene, verb)
    if source is None or scene.within[source[0]] is not None:
        return None
    before = trimmed(doc, (verb.sent.start, source[0]))
    if before is None or doc[source[0] - 1].pos_ in {"CCONJ", "SCONJ", "ADP", "PART"} or scene.quote_at(before[1] - 1):
        return None
    words = scene.words(before)
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc[before[0] : before[1]])
    return (source, before) if finite and len(words) >= FEWEST_WORDS_BEFORE else None


def sentence_after(scene: Scene, verb: "Token", source: Run | None) -> list[Run]:
    """What follows "X said" to the end of the sentence, where the parser found no clause for the verb."""
    doc = scene.doc
    if source is None or source[1] < verb.i - 1 or source[0] > verb.i or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return []
    if verb.dep_ not in {"ROOT", "conj", "ccomp"} or scene.quote_at(verb.i) is not None or auxiliaries(verb):
        return []
    first = verb.i + 1
    while first < verb.sent.end and doc[first].pos_ in {"ADV", "PUNCT"}:
        first += 1
    rest = (first, verb.sent.end)
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc[rest[0] : rest[1]])
    return [spread(scene, rest)] if finite and len(scene.words(rest)) >= FEWEST_WORDS_BEFORE else []
