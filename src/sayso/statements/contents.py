"""What is said: the words that a verb of saying puts in somebody's mouth, as runs of tokens."""

from typing import TYPE_CHECKING

from sayso.lexicon.cues import Cue, cues
from sayso.statements.cue_forms import fits
from sayso.statements.scene import Scene
from sayso.statements.sources import LONGEST_BRIDGE, goes_on_from
from sayso.text.clauses import (
    FINITE,
    SAYING,
    Run,
    auxiliaries,
    child,
    children,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

FEWEST_WORDS_BEFORE = 4
OUTSIDE_MARKS = frozenset({"as", "while", "when", "after", "before", "amid", "although", "though", "since", "whereas"})
TIMES_AND_MEDIA = frozenset({"DATE", "TIME"})
PUTS_OUT = frozenset({"issue", "release", "publish", "make", "post", "repeat", "give", "have", "express", "voice",
                      "raise", "share", "reiterate", "renew"})
SETS_AGAINST = frozenset({"while", "whereas", "although", "though"})
SHORTEST_BRIDGE = 3
LONGEST_ASIDE = 12          # tokens between a verb and the "that" of its clause


def content_of(scene: Scene, verb: "Token", cue: Cue, source: Run | None) -> tuple[list[Run], str, list["Token"]]:
    """What is said, the rule that found it, and the prepositions that belong to the cue."""
    if scene.is_title and fits(cue, "clause") and (runs := title_clause(scene, verb, source)):
        return runs, "the rest of the headline", []
    if fits(cue, "passive") and not fits(cue, "to") and verb.tag_ in {"VBD", "VBN"} and source is not None and (
            source[1] == verb.i) and (follow := child(verb, "xcomp")) is not None and any(
                kid.tag_ == "TO" and kid.i == verb.i + 1 for kid in follow.children):
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


def is_its_object(cue: Cue, thing: "Token") -> bool:
    """Whether a noun can be what the cue puts forward: "admitted mistakes", not "admitted patients"."""
    noun = thing.lemma_.lower()
    return (not cue.needs_object or noun in cue.needs_object) and noun not in cue.not_object


def title_clause(scene: Scene, verb: "Token", source: Run | None) -> list[Run]:
    """What follows the first cue of a headline, where it has a verb of its own: "Rebels claim leader has fled"."""
    doc = scene.doc
    if source is None or source[0] > verb.sent.start + 1 or source[1] > verb.i or verb.i - verb.sent.start > 6:
        return []
    stop = next((token.i for token in doc[verb.i + 1 : verb.sent.end] if token.lower_ == "as" and token.dep_ == "mark"),
                verb.sent.end)
    rest = (verb.i + 1, stop)
    finite = [token for token in doc[rest[0] : rest[1]] if token.tag_ in FINITE]
    return [rest] if finite and len(scene.words(rest)) >= 3 else []


def nominal_object(scene: Scene, verb: "Token", cue: Cue) -> list[Run]:
    """ "denied the claims", "described the attack as cowardly", "called it a lie"."""
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
    as_phrase = next((kid for kid in children(verb, "prep") if kid.lower_ == "as" and kid.i > thing.i), None)
    if as_phrase is not None and fits(cue, "as"):
        return [spread(scene, (first, max(last, subtree(as_phrase)[1])))]
    predicate = next((kid for kid in children(verb, "oprd", "acomp", "xcomp") if kid.i > thing.i), None)
    if predicate is not None and fits(cue, "object_is"):
        return [spread(scene, (first, max(last, subtree(predicate)[1])))]
    if not fits(cue, "object") or thing.pos_ == "PRON" or not is_its_object(cue, thing):
        return []
    if cue.stance.value == "assert" and cues().noun(thing.lemma_.lower()) is not None and cue.word in PUTS_OUT:
        return []  # "issued a statement" says nothing of what it said
    rest = doc[last : verb.sent.end]
    if scene.is_title and fits(cue, "clause") and any(token.tag_ in FINITE and token.dep_ != "relcl" for token in rest):
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
        apart = any(token.text in {".", ":", ";"} for token in doc[before[1] : min([verb.i, *own])])
        more = any(kid.i > verb.i for kid in children(verb, "ccomp", "xcomp", "dobj"))
        ended = doc[before[1] - 2].text == "." and more
        apart = apart or ended  # '"It is calm." Zoric said the town was safe': the quotation was another statement
        bridged = all(token.i in own or (token.dep_ in {"aux", "advmod", "neg"} and token.head.i == verb.i)
                      for token in gap)
        if bridged and not apart and not own & set(range(*before)) and (not gap or own or verb.tag_ in SAYING):
            runs.append(opened_up(scene, before, verb))
    after = scene.quote_after(verb.i + 1)
    if after is not None and after[0] - verb.i <= LONGEST_BRIDGE and not own & set(range(*after)):
        gap = [token for token in doc[verb.i + 1 : after[0]] if token.i not in own and not token.is_space]
        mark = gap[-1].text if gap else ""
        tie = not gap or mark in {",", ":", "that", "-"} or all(
            token.dep_ in {"dobj", "dative", "prep", "pobj", "det", "advmod", "npadvmod", "punct", "compound", "amod",
                           "poss", "case", "nummod", "mark"} for token in gap)
        clear = not any(token.text in {".", ";", "!", "?"} or (token.pos_ in {"VERB", "AUX"} and token.dep_ not in
                        {"amod", "compound"}) for token in gap)
        follows = doc[after[1]] if after[1] < len(doc) else None
        part = follows is not None and not follows.is_punct and not scene.is_spoken(after)
        said = scene.is_spoken(after) or mark == ":" or (not gap and not part)
        if not gap and not cue.takes("clause") and not cue.takes("object"):
            said = False  # 'had begun "close relations"': no comma or colon makes these words an utterance
        if tie and clear and said and (runs or source or verb.tag_ == "VBG"):
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
    before = [token for token in doc[first : quote[0]] if scene.within[token.i] is None]
    if not any(token.pos_ in {"VERB", "AUX"} for token in before):
        return quote
    saying = [token for token in before if token.pos_ == "VERB" and (cue := cues().verb(token.lemma_.lower()))
              is not None and cue.speech]
    inner = bool(saying) and quote[0] - saying[-1].i <= SHORTEST_BRIDGE and saying[-1].i != verb.i
    return (first, quote[1]) if inner or not saying else quote  # 'He said, "Go," the court was told'


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
            elif (that := next((kid for kid in children(clause, "mark") if kid.lower_ == "that"), None)) is not None:
                first = that.i
            return [spread(scene, (first, extended(scene, verb, clause)))]
        if verb.dep_ == "relcl" and first <= verb.i < last and scene.doc[first].tag_ in {"WDT", "WP"}:
            return [(verb.head.left_edge.i, first + 1), (first, last)]  # "two farmers, who the army says were spies"
        if first <= verb.i < last:  # "the bridge, he said, was gone"
            return [(first, last)]
        if clause.i < verb.i:
            if any(token.text == ":" and scene.within[token.i] is None for token in scene.doc[clause.i : verb.i]):
                continue  # "'We are here': council denies fall of valley"
            edge = min(verb.i, source[0]) if source and source[0] < verb.i else verb.i
            if verb.dep_ == "ROOT":
                start = verb.sent.start
                if scene.quote_at(start) is None and not (scene.quotes and start <= scene.quotes[0][1] <= first):
                    first = min(first, start)
            run = after_semicolon(scene, (first, edge))
            return [spread(scene, run)] if is_clause(scene, run) else []
    thing = next((kid for prep in children(verb, "prep") for kid in prep.children if kid.dep_ == "pobj"), None)
    if thing is not None and thing.i > verb.i:  # "said in a report that": the clause hangs on the report
        told = next((kid for kid in thing.children if kid.dep_ in {"acl", "relcl", "ccomp"} and any(
            mark.lower_ == "that" and mark.dep_ == "mark" for mark in kid.children)), None)
        if told is not None:
            return [spread(scene, (subtree(told)[0], extended(scene, verb, told)))]
    if verb.dep_ in {"ROOT", "conj"}:
        aside = child(verb, "parataxis")
        if aside is not None and aside.i < verb.i and fits(cue, "clause"):
            run = (verb.sent.start, min(verb.i, source[0]) if source and source[0] < verb.i else verb.i)
            return [run] if is_clause(scene, run) else []
    if verb.dep_ == "parataxis" and fits(cue, "clause") and cue.speech:
        whole = subtree(verb.head)
        return [whole] if whole[0] < subtree(verb)[0] else []
    return []


def after_semicolon(scene: Scene, run: Run) -> Run:
    """A run from behind its last semicolon outside quotations, and behind a dateline."""
    doc = scene.doc
    run = (max(run[0], scene.opening), run[1])
    stops = [at for at in range(*run) if doc[at].text == ";" and scene.within[at] is None]
    return (stops[-1] + 1, run[1]) if stops and is_clause(scene, (stops[-1] + 1, run[1])) else run


def is_clause(scene: Scene, run: Run) -> bool:
    """Whether a run has a finite verb, or as in headlines a participle, with its subject."""
    return any(token.tag_ in FINITE or (token.tag_ == "VBN" and child(token, "nsubj", "nsubjpass"))
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
    for aside in children(clause, "advcl"):  # "..., while the council says": the page's own, or another's
        mark = next((kid for kid in aside.children if kid.lower_ in SETS_AGAINST), None)
        if mark is not None and clause.i < mark.i < last and doc[mark.i - 1].text == "," and child(
                aside, "nsubj", "nsubjpass") is not None:
            last = mark.i
    for token in doc[clause.left_edge.i + 1 : last]:
        if token.pos_ != "VERB" or scene.within[token.i] is not None or not goes_on_from(verb, clause, token):
            continue
        start = token.i
        if token.dep_ in {"advcl", "acl", "pcomp"} and token.left_edge.i > clause.i:
            start = token.left_edge.i
        while start > clause.i + 1 and doc[start - 1].pos_ == "ADV" and doc[start - 1].head.i == token.i:
            start -= 1
        while start > clause.i + 1 and (doc[start - 1].pos_ in {"CCONJ", "PUNCT"} or doc[start - 1].lower_ == "with"):
            start -= 1
        if start > clause.i:
            return start
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
    thing = child(verb, "dobj")
    hung = [kid for kid in children(thing, "prep") if cue.stance.value == "accuse"] if thing is not None else []
    for prep in (*children(verb, "prep", "prt", "agent"), *hung):
        if prep.lower_ not in cue.prep or prep.i < verb.i:
            continue
        if child(prep, "pobj", "pcomp", "ccomp") is None:
            continue
        person = child(verb, "dobj")
        if person is not None and cue.needs_object and not is_its_object(cue, person):
            continue
        first, last = subtree(prep)
        follow = [kid for kid in children(verb, "xcomp", "advcl") if kid.i >= last and any(
            token.tag_ == "TO" for token in kid.children)]
        if follow:
            last = clipped(scene, verb, follow[0], subtree(follow[0])[1])
        if person is not None and verb.i < person.i < prep.i:
            return [spread(scene, (subtree(person)[0], last))], f"'{cue.word} X {prep.lower_}'", []
        for further in children(verb, "prep"):
            if further.i == last and further.lower_ in {"from", "in", "at", "of", "by", "between", "among", "against"}:
                last = subtree(further)[1]
        return [spread(scene, (first + 1, last))], f"'{cue.word} {prep.lower_}'", [prep] if prep.i == verb.i + 1 else []
    return None


def sentence_after(scene: Scene, verb: "Token", source: Run | None) -> list[Run]:
    """What follows "X said" to the end of the sentence, where the parser found no clause for the verb."""
    doc = scene.doc
    if source is None or source[1] < verb.i - 1 or source[0] > verb.i or verb.tag_ not in SAYING:
        return []
    if verb.dep_ not in {"ROOT", "conj", "ccomp"} or scene.quote_at(verb.i) is not None or auxiliaries(verb):
        return []
    first = verb.i + 1
    while first < verb.sent.end and doc[first].pos_ in {"ADV", "PUNCT"}:
        first += 1
    that = next((token.i for token in doc[first : first + LONGEST_ASIDE] if token.lower_ == "that"
                 and token.dep_ == "mark" and doc[token.i - 1].text == ","), None)
    first = first if that is None else that  # "reported, citing two officials, that"
    rest = (first, verb.sent.end)
    finite = any(token.tag_ in FINITE for token in doc[rest[0] : rest[1]])
    return [spread(scene, rest)] if finite and len(scene.words(rest)) >= FEWEST_WORDS_BEFORE else []
