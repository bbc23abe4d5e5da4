"""Statements whose cue is no verb: "according to", "reportedly", "rumours that", "Monitor: 40 dead"."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.lexicon.cues import Cue, cues
from sayso.statements.contents import after_semicolon
from sayso.statements.found import Found
from sayso.statements.scene import Scene
from sayso.statements.sources import can_speak, is_listed
from sayso.text.clauses import (
    FINITE,
    Run,
    child,
    noun_phrase,
    owner,
    subject,
    subtree,
    trimmed,
    without,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_WEIGHT = 0.4
LONGEST_SLOT = 10
LONGEST_COLON_SOURCE = 7
FEWEST_COLON_CONTENT = 3
LONGEST_SIGNATURE = 20
DASHES = frozenset({"-", "--", "―", "—", "–"})


def find_by_phrases(scene: Scene) -> Iterator[Found]:
    """Statements introduced by a fixed phrase with its object: "according to the monitor"."""
    doc = scene.doc
    known = cues().prepositions
    for token in doc:
        for words, cue in known.get(token.lower_, ()):
            run = (token.i, token.i + len(words))
            if tuple(word.lower_ for word in doc[run[0] : run[1]]) != words:
                continue
            aside = token.dep_ == "acl" and token.i and doc[token.i - 1].text == ","
            if len(words) == 1 and token.tag_ == "VBG" and token.dep_ not in {"advcl", "prep"} and not aside:
                continue  # "stopped citing verses"
            found = by_phrase(scene, run, cue)
            if found is not None:
                yield found
            break


def by_phrase(scene: Scene, run: Run, cue: Cue) -> Found | None:
    """The statement around one such phrase: its object is the source, the rest of its clause the content."""
    doc = scene.doc
    last_word, first_word = doc[run[1] - 1], doc[run[0]]
    named = child(last_word, "pobj") or child(first_word, "pobj")
    if named is None:
        named = next((token for token in doc[run[1] : run[1] + 8] if token.pos_ in {"NOUN", "PROPN", "PRON"}
                      and token.dep_ not in {"compound", "poss", "amod"}), None)
    if named is None or scene.within[named.i] != scene.within[run[0]]:
        return None
    source = trimmed(doc, (run[1], max(subtree(named)[1], named.i + 1)))
    first_noun = next((token for token in doc[run[1] : run[1] + 4] if token.pos_ == "NOUN"), named)
    if source is None or {named.lemma_.lower(), first_noun.lemma_.lower()} & set(cue.not_source):
        return None
    if run[1] == run[0] + 1 and first_word.tag_ == "VBG" and not can_speak(named):
        return None  # "citing the weather"
    sentence = doc[run[0]].sent
    head = first_word.head if first_word.head.i != first_word.i else sentence.root
    if head.pos_ not in {"VERB", "AUX"}:
        above = next((token for token in head.ancestors if token.pos_ in {"VERB", "AUX"}), sentence.root)
        head = above
    clause = subtree(head)
    last_in_sentence = not scene.words((source[1], sentence.end))
    if head.dep_ in {"ROOT", "ccomp", "conj"} or last_in_sentence or not clause[0] <= run[0] < clause[1]:
        clause = (sentence.start, sentence.end)
    told = child(head, "ccomp") if first_word.tag_ == "VBG" and run[1] == run[0] + 1 else None
    quote = scene.quote_before(run[0])
    if told is not None:  # "said, citing the council, that": both say the same
        pieces = without(subtree(told), [(run[0], source[1])])
    elif quote is not None and scene.is_spoken(quote) and not scene.words((quote[1], run[0])):
        pieces = [(min(quote[0], clause[0]) if clause[0] >= quote[0] else clause[0], quote[1])]
    else:
        # After the source a new clause may begin ("..., according to X, but Y"): the content is on the larger side.
        sides = [side for piece in without(clause, [(run[0], source[1])]) if (side := trimmed(doc, piece)) is not None]
        at_start = not scene.words((sentence.start, run[0]))
        if at_start or len(sides) < 2:
            pieces = sides
        elif run[1] == run[0] + 1 and doc[sides[-1][0]].lower_ == "that":
            pieces = sides[-1:]  # "reported, citing two officials, that"
        else:
            pieces = [sides[0]] if not continues(scene, sides[0], source[1]) else sides
    if first_word.tag_ == "VBG" and run[1] == run[0] + 1:
        pieces = [before_phrase(scene, piece, run[0]) for piece in pieces]
    whole_pieces = [after_semicolon(scene, piece) for piece in pieces]
    kept = [piece for piece in whole_pieces if len(scene.words(piece)) >= 2]
    if not kept:
        return None
    return Found(scene.parsed.block.id, scene.span(source), (scene.span(run),), scene.spans(kept), cue_word=cue.word,
                 entry=cue.entry, rules=(f"the phrase '{cue.word}' with its object",))


def before_phrase(scene: Scene, piece: Run, place: int) -> Run:
    """What is said, without the phrase that tells who cites: in "..., according to CP, citing a driver"."""
    if piece[1] > place:
        return piece
    for token in scene.doc[piece[0] + 2 : piece[1]]:
        for words, _ in cues().prepositions.get(token.lower_, ()):
            same = tuple(word.lower_ for word in scene.doc[token.i : token.i + len(words)]) == words
            if same and len(words) > 1 and scene.doc[token.i - 1].text == "," and scene.quote_at(token.i) is None:
                return piece[0], token.i - 1
    return piece


def continues(scene: Scene, before: Run, after: int) -> bool:
    """Whether the clause that a phrase interrupts goes on behind it: its verb stands there, or its subject before."""
    doc = scene.doc
    head = next((token for token in doc[before[0] : before[1]] if token.dep_ in {"nsubj", "nsubjpass"}), None)
    verbs = [token for token in doc[before[0] : before[1]] if token.pos_ in {"VERB", "AUX"}]
    return head is not None and not any(verb.i == head.head.i for verb in verbs) and head.head.i >= after


def find_by_adverbs(scene: Scene) -> Iterator[Found]:
    """Statements whose cue is an adverb over a clause: "fighters reportedly fled"."""
    doc = scene.doc
    known = cues()
    for token in doc:
        cue = known.adverb(token.lower_)
        if cue is None or scene.quote_at(token.i) is not None:
            continue
        head = token.head
        if head.pos_ in {"ADJ", "NUM", "ADV"} and head.dep_ in {"amod", "nummod", "quantmod", "advmod"}:
            continue  # "a seemingly random attack": no clause
        if token.dep_ != "advmod" or head.pos_ not in {"VERB", "AUX"}:
            head = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), head)
        if head.pos_ not in {"VERB", "AUX"} or head.i == token.i:
            continue
        clause = subtree(head)
        if head.dep_ in {"relcl", "acl"}:
            clause = (min(clause[0], noun_phrase(head.head, head)[0]), clause[1])
        quoted = [quote for quote in scene.quotes if quote[0] > token.i and doc[quote[0] - 1].text == ":"]
        pieces = [piece for run in without(clause, [(token.i, token.i + 1), *quoted])
                  if (piece := trimmed(doc, run)) is not None and scene.words(piece)]
        if pieces:
            yield Found(scene.parsed.block.id, None, (scene.span((token.i, token.i + 1)),), scene.spans(pieces),
                        cue_word=cue.word, entry=cue.entry, rules=(f"the adverb '{token.lower_}' over a clause",))


def find_by_nouns(scene: Scene) -> Iterator[Found]:
    """Statements whose cue is a noun with a clause: "his claim that", "rumours of", "a threat to"."""
    doc = scene.doc
    known = cues()
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        cue = known.noun(token.lemma_.lower())
        if cue is None:
            continue
        found = by_noun(scene, token, cue)
        if found is not None:
            yield found


def by_noun(scene: Scene, noun: "Token", cue: Cue) -> Found | None:
    """The statement of one noun of saying."""
    doc = scene.doc
    content: Run | None = None
    rule = ""
    clause = next((kid for kid in noun.children if kid.dep_ in {"acl", "ccomp", "relcl"} and kid.i > noun.i
                   and any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in kid.children)), None)
    infinitive = next((kid for kid in noun.children if kid.dep_ in {"acl", "relcl", "xcomp"} and kid.i > noun.i
                       and any(mark.tag_ == "TO" for mark in kid.children)), None)
    of_phrase = next((kid for kid in noun.children if kid.dep_ == "prep" and kid.lower_ in (cue.prep or ("of",))
                      and kid.i > noun.i), None)
    if clause is not None and cue.takes("that", LEAST_WEIGHT):
        content, rule = subtree(clause), "with a that-clause"
    elif infinitive is not None and cue.takes("to", LEAST_WEIGHT):
        content, rule = subtree(infinitive), "with an infinitive"
    elif of_phrase is not None and cue.takes("of", LEAST_WEIGHT):
        first, last = subtree(of_phrase)
        content, rule = (first + 1, last), f"with '{of_phrase.lower_}'"
    if content is None or len(scene.words(content)) < 2:
        return None
    source = owner(doc, noun)
    hearsay = cue.certainty.value != "certain" and cue.stance.value == "assert"
    if source is None and not hearsay and "that" not in rule:
        return None  # "questions about the general remain": nobody asks
    clean = trimmed(doc, content)
    if clean is None or (source is not None and source[0] < clean[1] and clean[0] < source[1]):
        return None
    return Found(scene.parsed.block.id, scene.span(source) if source else None, (scene.span((noun.i, noun.i + 1)),),
                 (scene.span(clean),), cue_word=cue.word, entry=cue.entry,
                 rules=(f"the noun '{noun.lower_}' {rule}",))


def find_by_adjectives(scene: Scene) -> Iterator[Found]:
    """Statements whose cue is an adjective of its speaker: "the mayor is confident that", "ready to talk"."""
    doc = scene.doc
    for token in doc:
        if token.pos_ not in {"ADJ", "VERB"} or token.dep_ not in {"acomp", "ROOT", "conj"}:
            continue
        cue = cues().adjective(token.lower_)
        if cue is None or scene.quote_at(token.i) is not None or child(token.head, "neg") is not None:
            continue
        clause = next((kid for kid in token.children if kid.dep_ in {"ccomp", "xcomp"} and kid.i > token.i), None)
        of_phrase = next((kid for kid in token.children if kid.dep_ == "prep" and kid.lower_ in cue.prep), None)
        has_to = clause is not None and any(kid.tag_ == "TO" for kid in clause.children)
        frame = "to" if has_to else "that"
        if clause is not None and (has_to or clause.dep_ == "ccomp") and cue.takes(frame, LEAST_WEIGHT):
            content = subtree(clause)
        elif of_phrase is not None and cue.takes("of", LEAST_WEIGHT):
            content = (subtree(of_phrase)[0] + 1, subtree(of_phrase)[1])
        else:
            continue
        verb = token.head if token.dep_ == "acomp" else token
        who = subject(verb)
        clean = trimmed(doc, content)
        if who is None or clean is None or who.lower_ in {"i", "we", "you", "it", "this", "that", "there"}:
            continue
        yield Found(scene.parsed.block.id, scene.span(noun_phrase(who, verb)), (scene.span((token.i, token.i + 1)),),
                    (scene.span(clean),), cue_word=cue.word, entry=cue.entry,
                    rules=(f"the adjective '{token.lower_}' of its speaker",))


def find_by_slots(scene: Scene) -> Iterator[Found]:
    """Statements framed by a phrase around or without a source: "as Velk put it", "rumour has it"."""
    doc = scene.doc
    known = framed_phrases()
    for token in doc:
        for cue, head, tail, possessive in known.get(token.lower_, ()):
            first = token.i + len(head)
            if tuple(other.lower_ for other in doc[token.i : first]) != head:
                continue
            hit: tuple[Run, Run | None] | None = ((token.i, first), None)
            if "X" in cue.word:
                hit = slot(scene, token.i, first, tail, possessive=possessive)
            if hit is None:
                continue
            run, source = hit
            sides = [side for piece in without((token.sent.start, token.sent.end), [run])
                     if (side := trimmed(doc, piece)) is not None and len(scene.words(side)) >= 2]
            if cue.takes("clause"):
                sides = [side for side in sides if side[0] >= run[1]]
            if sides:
                cue_words = without(run, [source]) if source else [run]
                kept = [clean for piece in cue_words if (clean := trimmed(doc, piece)) is not None]
                yield Found(scene.parsed.block.id, scene.span(source) if source else None, scene.spans(kept),
                            scene.spans(sides), cue_word=cue.word, entry=cue.entry,
                            rules=(f"the phrase '{cue.word}'",))


@cache
def framed_phrases() -> dict[str, tuple[tuple[Cue, tuple[str, ...], tuple[str, ...], bool], ...]]:
    """The phrases without a verb to inflect, by first word: cue, the words before and after its source, and whether
    the source stands in the possessive."""
    found: dict[str, list[tuple[Cue, tuple[str, ...], tuple[str, ...], bool]]] = {}
    for cue in cues().phrases:
        if cue.inflects or cue.weight < LEAST_WEIGHT or ("X" not in cue.word and cue.takes("source")):
            continue
        before, _, after = cue.word.partition("X")
        if head := tuple(before.casefold().split()):
            possessive = after.startswith("'s")
            tail = tuple(after.removeprefix("'s").casefold().split())
            found.setdefault(head[0], []).append((cue, head, tail, possessive))
    return {word: tuple(some) for word, some in found.items()}


def slot(scene: Scene, start: int, first: int, tail: tuple[str, ...], *,
         possessive: bool) -> tuple[Run, Run | None] | None:
    """A phrase with its source in the middle: where the phrase stands, and where the source."""
    doc = scene.doc
    for at in range(first + 1, min(first + LONGEST_SLOT, len(doc) - len(tail) + 1)):
        if tuple(token.lower_ for token in doc[at : at + len(tail)]) != tail:
            continue
        last = at - 1 if possessive and doc[at - 1].tag_ == "POS" else at
        source = trimmed(doc, (first, last))
        if source is None or (possessive and last == at and doc[at - 1].tag_ != "PRP$"):
            return None
        return (start, at + len(tail)), source
    return None


def find_by_colon(scene: Scene) -> Iterator[Found]:
    """Statements that only layout makes: "Monitor: 40 dead", "Bridge destroyed: army", "Velk: 'We will stay'"."""
    doc = scene.doc
    for sentence in doc.sents:
        colon = next((token.i for token in sentence if token.text == ":" and scene.quote_at(token.i) is None), None)
        if colon is None or colon in {sentence.start, sentence.end - 1}:
            continue
        before, after = trimmed(doc, (sentence.start, colon)), trimmed(doc, (colon + 1, sentence.end))
        if before is None or after is None:
            continue
        title = scene.is_title or sentence.start == 0
        if is_speaker(scene, before, title=title) and len(scene.words(after)) >= FEWEST_COLON_CONTENT and (
                sentence.start == 0 or scene.is_title):
            if not speaks(scene, before, after):
                continue
            rest = after if scene.is_title else (after[0], len(doc))
            yield Found(scene.parsed.block.id, scene.span(before), (), (scene.span(rest),), cue_word=":",
                        rules=("a speaker and a colon",))
        elif title and is_last_speaker(scene, before, after):
            yield Found(scene.parsed.block.id, scene.span(after), (), (scene.span(before),), cue_word=":",
                        rules=("a title that ends in a colon and a speaker",))


def is_last_speaker(scene: Scene, before: Run, after: Run) -> bool:
    """Whether a title, or a first sentence, ends in a colon and who says it: "Death toll rises to 76: monitor"."""
    return (is_speaker(scene, after, title=True) and (scene.is_title or named_speaker(scene, after))
            and len(scene.words(before)) > len(scene.words(after))
            and any(token.pos_ in {"VERB", "AUX"} for token in scene.doc[before[0] : before[1]]))


def speaks(scene: Scene, before: Run, after: Run) -> bool:
    """Whether what stands before a colon says what stands behind it, and is not its topic.

    "Marn: Three children in hospital" names a topic. A speaker is known by quotation marks, by words of the first
    person, or as somebody who by trade reports ("Monitor: 40 dead").
    """
    doc = scene.doc
    if scene.quote_at(after[0]) is not None:
        return True
    if any(token.lower_ in {"i", "we", "our", "my", "us"} for token in doc[after[0] : after[1]]):
        return True
    return named_speaker(scene, before)


def named_speaker(scene: Scene, run: Run) -> bool:
    """Whether a run ends in a common noun of somebody who speaks: "monitor", "army", "aid agency"."""
    words = scene.words(run)
    return (words[-1].pos_ != "PROPN" or len(words) == 1) and is_listed(words[-1])


def is_name(scene: Scene, run: Run) -> bool:
    """Whether every word of a run is part of a name."""
    return all(token.pos_ == "PROPN" or token.text[0].isupper() for token in scene.words(run))


def is_speaker(scene: Scene, run: Run, *, title: bool) -> bool:
    """Whether a run beside a colon can name who speaks: short, a noun phrase, no verb, not only a label."""
    doc = scene.doc
    tokens = doc[run[0] : run[1]]
    words = scene.words(run)
    if not 1 <= len(words) <= LONGEST_COLON_SOURCE or any(token.pos_ in {"VERB", "AUX"} for token in tokens):
        return False
    if any(token.like_num or token.lower_ in cues().labels for token in words):
        return False
    return words[-1].pos_ in {"NOUN", "PROPN"} and (title or is_name(scene, run))


def find_by_signature(scene: Scene) -> Iterator[Found]:
    """Statements signed with a dash: '"We will hold," - Mira Tosk'."""
    doc = scene.doc
    for quote in scene.quotes:
        if not scene.is_spoken(quote) or quote[1] + 1 >= len(doc) or doc[quote[1]].text not in DASHES:
            continue
        last = quote[1] + 1
        while last < len(doc) and last - quote[1] < LONGEST_SIGNATURE and doc[last].text not in {".", '"', ";"}:
            last += 1
        run = trimmed(doc, (quote[1] + 1, last))
        named = run is not None and doc[run[0]].pos_ in {"PROPN", "DET", "NOUN"} and doc[run[0]].text[0].isupper()
        if run is not None and named and not any(token.tag_ in FINITE for token in doc[run[0] : run[1]]):
            yield Found(scene.parsed.block.id, scene.span(run), (), (scene.span(quote),), cue_word="-",
                        rules=("a quotation signed with a dash",))
