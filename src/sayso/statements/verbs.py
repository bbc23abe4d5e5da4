"""Statements whose cue is a verb: "said", "denied the claims", "is thought to have", "accused X of"."""

from collections.abc import Iterator
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
LONGEST_BRIDGE = 18         # tokens between a verb and the quotation that it introduces
NOT_YET_SAID = frozenset({"will", "would", "'ll", "wo", "'d", "could", "can", "should", "may", "might", "to"})
OUTSIDE_MARKS = frozenset({"as", "while", "when", "after", "before", "amid", "although", "though", "since", "whereas"})
BELIEFS = frozenset({"think", "believe", "expect", "consider", "feel", "suspect", "assume", "know"})
DOUBTED_IF_NEGATED = frozenset({"confirm", "verify", "believe", "think", "acknowledge", "accept", "recognise",
                                "recognize", "expect", "corroborate"})


def find_by_verbs(scene: Scene) -> Iterator[Found]:
    """Every statement of the block whose cue is a verb of the lexicon, in the order of the text."""
    known = cues()
    for token in scene.doc:
        if token.pos_ not in {"VERB", "AUX"} and token.tag_[:2] != "VB":
            continue
        cue = known.verb(token.lemma_.lower())
        if cue is None:
            continue
        found = passive(scene, token, cue) or active(scene, token, cue)
        if found is not None:
            yield found


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
    modals = auxiliaries(verb) & NOT_YET_SAID
    if modals and not (verb.lemma_.lower() in DOUBTED_IF_NEGATED and negated):
        above = verb.head
        if "to" in modals and verb.dep_ == "xcomp" and above.lemma_ in {"appear", "seem", "go", "continue", "begin",
                                                                       "start", "want", "claim"}:
            return True
        return False
    return True


def passive(scene: Scene, verb: "Token", cue: Cue) -> Found | None:
    """ "X is thought to have fled", "a jury was told that", "the toll was confirmed by Y", "X was accused of Z"."""
    if verb.tag_ != "VBN":
        return None
    about = child(verb, "nsubjpass")
    reduced = about is None and verb.dep_ == "acl" and child(verb, "dobj", "nsubj") is None
    if about is None and not reduced:
        return None
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
        if prep is not None and fits(cue, "of"):
            content, rule = [subject_run, subtree(prep)], "X is accused of"
        elif not reduced and (fits(cue, "passive_object") or agent is not None and fits(cue, "object")):
            content, rule = [subject_run], "X was confirmed"
    return built(scene, verb, cue, source, cue_words, content, rule, negated=negation is not None)


def active(scene: Scene, verb: "Token", cue: Cue) -> Found | None:
    """ "X said that", "'...,' said X", "X denied the claims", "..., adding that"."""
    if not is_statement_form(scene, verb, cue):
        return None
    source = source_of(scene, verb)
    if cue.needs_source and not suits(scene, verb, source, cue):
        return None
    cue_words = cue_runs(verb)
    content, rule, particles = content_of(scene, verb, cue, source)
    if particles:
        cue_words = cue_runs(verb, *particles)
    return built(scene, verb, cue, source, cue_words, content, rule, negated=is_negated(verb))


def suits(scene: Scene, verb: "Token", source: Run | None, cue: Cue) -> bool:
    """Whether the source is of the kind that this cue needs: "video shows", but not "he showed her the way"."""
    if source is None:
        return False
    heads = [token for token in scene.doc[source[0] : source[1]] if token.head.i not in range(*source)]
    return any(head.lemma_.lower() in cue.needs_source or head.lower_ in cue.needs_source or head.pos_ == "PROPN"
               or head.lower_ in {"he", "she", "they", "who", "officials"} for head in heads)


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
    head = subject(verb)
    inside = scene.within[verb.i]
    if head is not None and scene.within[head.i] == inside and head.lower_ not in {"there", "what", "which", "who"}:
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


def nominal(scene: Scene, run: Run) -> bool:
    """Whether a run can be a noun phrase: it has a noun or pronoun and no other verb of saying."""
    tokens = scene.doc[run[0] : run[1]]
    return any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in tokens) and not any(
        token.text in {".", "!", "?", ":"} for token in tokens)


def content_of(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> tuple[list[Run], str, list["Token"]]:
    """What is said, the rule that found it, and the prepositions that belong to the cue."""
    if fits(cue, "quote", "clause") and (runs := quoted(scene, verb, cue, source)):
        return runs, "a quotation beside the verb", []
    if fits(cue, "clause", "quote", "ing", "person_to") and (runs := clausal(scene, verb, cue, source)):
        return runs, "a clause under the verb", []
    if fits(cue, "to", "ing", "person_to") and (runs := infinitive(scene, verb, cue)):
        return runs, "an infinitive or -ing form under the verb", []
    found = prepositional(scene, verb, cue)
    if found is not None:
        return found
    if fits(cue, "object", "as"):
        thing = child(verb, "dobj")
        if thing is not None and thing.i > verb.i and thing.pos_ != "PRON":
            last = subtree(thing)[1]
            as_phrase = next((kid for kid in verb.children if kid.dep_ == "prep" and kid.lower_ == "as"
                              and kid.i > verb.i), None)
            if as_phrase is not None:
                last = max(last, subtree(as_phrase)[1])
            return [(subtree(thing)[0], last)], "a noun phrase under the verb", []
    if fits(cue, "clause") and cue.speech and (runs := sentence_before(scene, verb, source)):
        return runs, "the sentence before a final 'X said'", []
    return [], "", []


def quoted(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> list[Run]:
    """The quotations that the verb introduces or follows, with the clause that they are part of."""
    doc = scene.doc
    if scene.quote_at(verb.i) is not None:
        return []
    runs: list[Run] = []
    before = scene.quote_before(verb.i)
    own = set(range(*source)) if source else set()
    if before is not None and scene.is_spoken(before):
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
    """A quotation before its verb, together with the start of its sentence if it began outside the marks."""
    doc = scene.doc
    if quote[0] == 0:
        return quote
    sentence = doc[quote[0]].sent
    previous = doc[quote[0] - 1]
    if quote[0] <= sentence.start or previous.text in {".", "!", "?", ":"}:
        return quote
    first = sentence.start
    if any(token.pos_ in {"VERB", "AUX"} for token in doc[first : quote[0]]):
        return (first, quote[1])
    return quote


def clausal(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> list[Run]:
    """The clause under the verb: after it, before it, or around it."""
    doc = scene.doc
    for clause in children(verb, "ccomp"):
        first, last = subtree(clause)
        if clause.tag_ == "VBG" and not fits(cue, "ing", "clause"):
            continue
        if first <= verb.i < last:  # "the bridge, he said, was gone"
            return [(first, last)]
        if clause.i < verb.i:
            edge = min(verb.i, source[0]) if source and source[0] < verb.i else verb.i
            whole = verb.dep_ == "ROOT" or verb.head.i > verb.i
            start = verb.sent.start if verb.dep_ == "ROOT" else first
            if whole and scene.quote_at(start) is None and scene.quote_before(start) is None:
                first = min(first, start)
            runs = [(first, edge)]
            return [spread(scene, run) for run in runs if run[0] < run[1]]
        return [spread(scene, (first, extended(scene, verb, clause)))]
    head = antecedent(verb)
    if verb.dep_ in {"ROOT", "conj", "parataxis"} and head is None:
        aside = child(verb, "parataxis")
        if aside is not None and aside.i < verb.i and fits(cue, "clause"):
            return [(verb.sent.start, min(verb.i, source[0]) if source and source[0] < verb.i else verb.i)]
    if verb.dep_ == "parataxis" and fits(cue, "clause") and cue.speech:
        whole = subtree(verb.head)
        mine = subtree(verb)
        return [whole] if whole[0] < mine[0] else []
    return []


def spread(scene: Scene, run: Run) -> Run:
    """A run stretched over the rest of a quotation that it reaches into."""
    first, last = run
    for quote in scene.quotes:
        if quote[0] < last < quote[1] and first <= quote[0]:
            last = quote[1]
    return first, last


def extended(scene: Scene, verb: "Token", clause: "Token") -> int:
    """Where a clause after its verb ends: with the sentence, unless the verb's own clause goes on."""
    doc = scene.doc
    last = subtree(clause)[1]
    sentence_end = verb.sent.end
    for kid in verb.children:
        if kid.i < last:
            continue
        if kid.dep_ in {"conj", "cc", "parataxis"} and kid.dep_ != "cc":
            return last
        if kid.dep_ == "advcl":
            marks = {grandchild.lower_ for grandchild in kid.children if grandchild.dep_ in {"mark", "advmod"}}
            if kid.tag_ in {"VBG", "VBN"} or marks & OUTSIDE_MARKS:
                return last
        if kid.dep_ in {"advcl", "prep", "npadvmod", "ccomp", "dobj", "oprd"}:
            last = max(last, subtree(kid)[1])
    if verb.dep_ == "ROOT":
        rest = doc[last:sentence_end]
        if all(token.is_punct or token.is_space for token in rest):
            return last
    return last


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
    for prep in children(verb, "prep", "prt", "agent"):
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


def sentence_before(scene: Scene, verb: "Token", source: Run | None) -> list[Run]:
    """What stands before "X said" at the end of a sentence, where the parser found no clause for the verb."""
    doc = scene.doc
    if source is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or scene.quote_at(verb.i) is not None:
        return []
    sentence = verb.sent
    end = max(verb.i + 1, source[1])
    tail = [token for token in doc[end : sentence.end] if not token.is_punct and not token.is_space]
    if len(tail) > 8 or any(token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"} for token in tail):
        return []
    if not (source[1] == verb.i or source[0] == verb.i + 1):
        return []
    first, last = sentence.start, min(source[0], verb.i)
    words = scene.words((first, last))
    if len(words) < 4 or not any(word.pos_ in {"VERB", "AUX"} for word in words):
        return []
    return [(first, last)]
