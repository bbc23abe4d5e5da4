"""Who says it: the words that name the source of a verb of saying, as a run of tokens."""

from typing import TYPE_CHECKING

from sayso.lexicon.cues import Cue, cues
from sayso.statements.actor_words import actor_words
from sayso.statements.scene import Scene
from sayso.text.clauses import (
    SAYING,
    Run,
    auxiliaries,
    child,
    noun_phrase,
    subject,
    trimmed,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_BRIDGE = 18         # tokens between a verb and the quotation that it introduces
PEOPLE = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "many", "some", "others",
                    "both", "all"})
ANSWERS = frozenset({"deny", "accuse", "pledge", "threaten", "admit"})
AGENT_ENDINGS = ("man", "woman", "person", "er", "or", "ist", "ian", "ee")  # whoever does something: rescuer, analyst
SPEAKERS = ("role", "kin", "group", "body_word", "medium", "nobody")
FALLBACK_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
INSIDE_NOUN_PHRASE = frozenset({"of", "for", "in", "at", "from"})


def source_of(scene: Scene, verb: "Token") -> Run | None:
    """Who says it, as a run of tokens: the verb's subject, or the words between quotation and verb."""
    doc = scene.doc
    above = cue_above(verb)
    if above is not None:
        return source_of(scene, above)
    head = subject(verb)
    if head is not None and verb.dep_ == "acl" and verb.tag_ == "VBG" and not is_speaker(head):
        above = next((up for up in head.ancestors if up.i < verb.i and cues().verb(up.lemma_.lower())), None)
        return None if above is None else source_of(scene, above)
    inside = scene.within[verb.i]
    if head is not None and scene.within[head.i] == inside and (
            head.lower_ not in {"there", "what", "which", "who"} or head.text.isupper()):
        run: Run = noun_phrase(head, verb)
        bounds = scene.quote_at(verb.i)
        if bounds is None:  # a subject that reaches into a quotation ends before it or starts after it
            for quote in scene.quotes:
                if quote[0] < run[1] and run[0] < quote[1] and scene.is_spoken(quote):
                    run = (run[0], quote[0]) if head.i < quote[0] else (max(run[0], quote[1]), run[1])
        if run[0] < run[1] and (cut := trimmed(doc, run)) is not None:
            return cut
    if inside is not None or verb.tag_ == "VBG":
        return None
    if head is None and verb.tag_ in SAYING and (named := noun_phrase_before(scene, verb)) is not None:
        return named
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
            joined = at - 1 > verb.sent.start and doc[at - 1].lower_ in INSIDE_NOUN_PHRASE
            if joined and doc[at - 2].pos_ in {"NOUN", "PROPN"}:
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
    """Whether a run can be a noun phrase: it has a noun or pronoun and no mark that ends a clause."""
    tokens = scene.doc[run[0] : run[1]]
    return any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in tokens) and not any(
        token.text in {".", "!", "?", ":"} for token in tokens)


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


def is_listed(noun: "Token") -> bool:
    """Whether `actors.toml` lists a noun among those that speak."""
    return any(actor_words().entry(kind, noun.lemma_.lower()) is not None for kind in SPEAKERS)


def is_speaker(noun: "Token") -> bool:
    """Whether a noun is listed among those that speak, or is a name or a pronoun; stricter than `can_speak`."""
    return noun.pos_ in {"PROPN", "PRON"} or cues().noun(noun.lemma_.lower()) is not None or is_listed(noun)


def can_speak(noun: "Token") -> bool:
    """Whether a noun or pronoun can stand for somebody who speaks.

    Names and plurals pass; of other nouns those that `actors.toml` lists, those made from what somebody does, and the
    nouns of saying ("the report").
    """
    if noun.pos_ == "PRON":
        return noun.lower_ in PEOPLE
    # A name that the parser takes for a common noun keeps its capital; at the start of a sentence it has no article.
    name = noun.text[0].isupper() and (noun.i > noun.sent.start or child(noun, "det") is None)
    plural = noun.pos_ == "NOUN" and noun.tag_ == "NNS"
    return plural or name or noun.lemma_.lower().endswith(AGENT_ENDINGS) or is_speaker(noun)


def cue_above(verb: "Token") -> "Token | None":
    """The cue verb whose speaker this one shares, where the parser hung this one on what that speaker said."""
    if verb.dep_ not in {"conj", "advcl", "acl", "pcomp"} or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    for clause in verb.ancestors:
        said = clause.dep_ in {"ccomp", "xcomp"} and clause.i > clause.head.i
        if said and cues().verb(clause.head.lemma_.lower()) is not None:
            return clause.head if goes_on_from(clause.head, clause, verb) else None
    return None


def goes_on_from(verb: "Token", clause: "Token", token: "Token") -> bool:
    """Whether `token`, inside the clause of `verb`, is a second cue of the same speaker."""
    cue = cues().verb(token.lemma_.lower())
    if cue is None or not (cue.speech or (cue.stance.value in ANSWERS and child(token, "dobj", "xcomp", "ccomp"))):
        return False
    own = child(token, "nsubj", "nsubjpass", "aux", "auxpass")
    before = token.nbor(-1) if token.i else token
    if token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "pcomp"}:
        apart = before.text in {",", "-"} or token.lemma_ == "add"
        return (apart and own is None) or (token.dep_ == "pcomp" and token.head.lower_ == "with")
    if token.dep_ != "conj" or own is not None:
        return False
    if token.tag_ == "VBN" and child(token, "dobj") is not None:
        return clause.tag_ == "VBN" and child(clause, "nsubjpass") is not None  # "were killed and accused the army"
    if token.tag_ not in {"VBD", "VBP", "VBZ", "VB"}:
        return False
    who = child(clause, "nsubj", "nsubjpass")
    another = clause.lemma_ != token.lemma_ and (
        clause.tag_ != verb.tag_ or bool(auxiliaries(clause)) or child(clause, "expl") is not None
        or (who is not None and (not can_speak(who) or (cue.speech and who.pos_ == "PRON"))))
    return another and (token.tag_ == verb.tag_ or (token.tag_, verb.tag_) == ("VB", "VBP"))
