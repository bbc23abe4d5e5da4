"""Finds what could not be checked, and who would not answer: "could not be verified", "declined to comment".

A caveat is no statement: nobody says anything in it. What it stands beside is chosen in `caveats_about`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.model import CaveatKind, Span
from sayso.statements.choose import Rejected
from sayso.statements.content import phrases
from sayso.statements.denied import denial
from sayso.statements.find import Findings
from sayso.statements.found import Found, by_block
from sayso.statements.narration import find_narration
from sayso.statements.scene import Scene
from sayso.text.clauses import FINITE, child, children, noun_phrase, subject, subtree, trimmed
from sayso.text.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
NOUN_KINDS = frozenset({"NOUN", "PROPN", "PRON"})
CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "ROOT", "conj", "parataxis"})
MAKING = frozenset({"make", "render", "leave"})
ABOUT = frozenset({"on", "of", "about", "for", "to", "regarding", "over"})
ASKED = frozenset({"request", "question", "call", "message", "email", "e-mail", "query", "inquiry", "enquiry",
                   "comment", "interview", "letter", "reporter", "journalist", "medium", "press", "reply",
                   "response", "answer"})
QUALITY = frozenset({"authenticity", "veracity", "truth", "accuracy", "nature", "identity", "origin", "date",
                     "location", "responsibility", "detail", "content"})


@dataclass(frozen=True, slots=True)
class FoundCaveat:
    """A caveat as found, in characters of the page's text; `words` are the single words that make it one.

    `object` is the noun phrase that it is about, as printed, and `head` that phrase's noun.
    """

    block: str
    kind: CaveatKind
    span: Span
    cue: Span
    words: tuple[Span, ...]
    by: Span | None
    object: Span | None
    head: Span | None
    rule: str


def find_caveats(scenes: Iterable[Scene]) -> Iterator[FoundCaveat]:
    """Every caveat of the blocks, in the order of the text."""
    for scene in scenes:
        yield from find_in_scene(scene)


def find_in_scene(scene: Scene) -> Iterator[FoundCaveat]:
    """The caveats of one block; of two in the same words the one with more of them."""
    seen = [match for entry, tokens in candidates(list(scene.doc)) if (match := matched(entry, tokens)) is not None]
    seen.sort(key=lambda match: (-len(match.own), match.own[0].i))
    taken: set[int] = set()
    kept = []
    for match in seen:
        places = {token.i for token in (*match.own, *match.denied)}
        if taken.isdisjoint({token.i for token in match.own}):
            taken |= places
            kept.append(match)
    heads: set[int] = set()
    for match in sorted(kept, key=lambda match: match.own[0].i):
        if match.top.i not in heads:  # "did not respond to calls and could not be reached": one clause each
            heads.add(match.top.i)
            yield as_found(scene, match)


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the list in a sentence: those listed, those that deny them, and the verb of their clause."""

    entry: Entry
    own: "tuple[Token, ...]"
    denied: "tuple[Token, ...]"
    top: "Token"


KINDS = tuple(kind.value for kind in CaveatKind)


def candidates(doc: "Sequence[Token]") -> "Iterator[tuple[Entry, tuple[Token, ...]]]":
    """Every listed word or phrase in the tokens."""
    for hit in phrases("caveats", *KINDS).find(doc, every=True):
        yield hit.entry, hit.tokens


def matched(entry: Entry, tokens: "tuple[Token, ...]") -> Match | None:
    """The words as a caveat, or None where the entry's conditions are not met."""
    first = tokens[0]
    if first.dep_ in {"aux", "auxpass"} and first.lemma_.lower() == "have":
        return None  # "there has been no comment": nobody has it
    if tokens[-1].dep_ == "amod":
        return None  # "there were unconfirmed reports"
    denied: tuple[Token, ...] = ()
    top = clause_head(min(tokens, key=lambda token: (depth(token), token.i)))
    if demanded := entry.fields.get("denied"):
        if not first.tag_.startswith("VB"):
            return None
        found = denial(first)
        if found is None or (demanded == "nobody" and not any(word.lower_ in NOBODY for word in found.words)):
            return None
        denied, top = found.words, clause_head(found.top)
    if is_supposed(top) or (entry.kind == CaveatKind.NOT_VERIFIED and {"will", "would"} & willing(first)):
        return None
    if of := entry.words("of"):
        objects = {kid.lemma_.lower() for kid in children(first, "dobj", "nsubjpass")}
        if objects.isdisjoint(of):
            return None
    if entry.words("with") or entry.words("unless"):
        near = {form for token in top.subtree for form in (token.lemma_.lower(), token.lower_)}
        if entry.words("with") and near.isdisjoint(entry.words("with")):
            return None
        if not near.isdisjoint(entry.words("unless")):
            return None
    return Match(entry, tokens, denied, top)


def depth(token: "Token") -> int:
    """How many heads stand above a token."""
    return sum(1 for _ in token.ancestors)


def clause_head(token: "Token") -> "Token":
    """The verb of the clause that a word stands in."""
    at = token
    while at.head.i != at.i and not (at.pos_ in {"VERB", "AUX"} and at.dep_ in CLAUSES):
        at = at.head
    return at


def willing(verb: "Token") -> set[str]:
    """The auxiliary verbs of a verb: "would" of "would comment"."""
    return {kid.lower_ for kid in verb.children if kid.dep_ == "aux"}


def kind_of(match: Match) -> CaveatKind:
    """The kind of the entry; who "would" not comment has been asked."""
    kind = CaveatKind(match.entry.kind)
    refuses = match.entry.fields.get("denied") and {"will", "would"} & willing(match.own[0])
    return CaveatKind.NO_COMMENT if kind is CaveatKind.NO_RESPONSE and refuses else kind


def is_supposed(verb: "Token") -> bool:
    """Whether a clause only supposes: "if it is not confirmed", or asks: "Who could not be reached?"."""
    marked = any(kid.lower_ in {"if", "unless"} and kid.dep_ in {"mark", "advmod"} for kid in verb.children)
    return marked or any(kid.dep_ == "aux" and kid.lower_ in {"should", "must", "ought", "need"} for kid in
                         verb.children)


def as_found(scene: Scene, match: Match) -> FoundCaveat:
    """A match with who it is by, what it is about, and how far its clause goes."""
    doc, top = scene.doc, match.top
    words = sorted({*match.own, *match.denied}, key=lambda token: token.i)
    run = clause_run(match, words)
    quote = scene.quote_at(words[0].i)
    if quote is not None and words[-1].i < quote[1] < run[1]:
        run = (run[0], quote[1])  # what stands behind the quotation is not in it
    who = who_of(match)
    thing = thing_of(match)
    by = noun_phrase(who, verb_over(who, top)) if who is not None else None
    if by is not None and by[0] <= words[0].i and by[1] > words[0].i:
        by = trimmed(doc, (by[0], words[0].i))
    object_run = None
    if thing is not None:
        first, last = cut_at(subtree(thing), thing.i, words)
        if top.dep_ == "relcl" and thing.i < top.left_edge.i < last:
            last = top.left_edge.i
        object_run = trimmed(doc, (first, last))
    listed = " ".join(token.lower_ for token in words)
    return FoundCaveat(
        scene.parsed.block.id, kind_of(match), scene.span(run), scene.span((words[0].i, words[-1].i + 1)),
        tuple(scene.span((token.i, token.i + 1)) for token in words), scene.span(by) if by else None,
        scene.span(object_run) if object_run else None,
        scene.span((thing.i, thing.i + 1)) if thing is not None else None,
        f"'{listed}' ({match.entry.key})")


def verb_over(word: "Token", top: "Token") -> "Token":
    """The verb that a noun phrase is cut off from: the nearest above it, or the clause's."""
    return word.head if word.head.pos_ in {"VERB", "AUX"} else top


def cut_at(run: tuple[int, int], keep: int, words: "Sequence[Token]") -> tuple[int, int]:
    """A run without the caveat's own words, on the side where `keep` stands."""
    first, last = run
    for token in words:
        if first <= token.i < keep:
            first = token.i + 1
        elif keep < token.i < last:
            last = token.i
    return first, last


def clause_run(match: Match, words: "Sequence[Token]") -> tuple[int, int]:
    """The whole clause: all that hangs on its verb, without other clauses joined to it."""
    top = match.top
    first, last = subtree(top)
    for kid in {other.i: other for one in (top, *match.own) for other in one.children}.values():
        apart = kid.dep_ in {"conj", "parataxis"} or (kid.dep_ in {"ccomp", "advcl"} and kid.i < words[0].i)
        if not apart or kid.pos_ not in {"VERB", "AUX"}:
            continue
        low, high = subtree(kid)
        if low > words[-1].i:
            last = min(last, low)
        elif high <= words[0].i:
            first = max(first, high)
    doc = top.doc
    while last > first and doc[last - 1].dep_ in {"cc", "punct"} and doc[last - 1].i > words[-1].i \
            and doc[last - 1].text not in {'"', ")"}:
        last -= 1
    while first < words[0].i and doc[first].dep_ in {"cc", "punct"} and doc[first].text != '"':
        first += 1
    if doc[first].dep_ == "mark" and doc[first].lower_ == "that":
        first += 1
    first, last = min(first, words[0].i), max(last, words[-1].i + 1)
    if last < len(doc) and doc[last].text == '"' and sum(token.text == '"' for token in doc[first:last]) % 2:
        last += 1
    return trimmed(doc, (first, last)) or (first, last)


def who_of(match: Match) -> "Token | None":
    """Who could not check or would not answer; None where nobody is named."""
    first = match.own[0]
    kind = CaveatKind(match.entry.kind)
    told = match.entry.fields.get("by")
    acts = first.pos_ == "VERB" and told != "from"  # "declined a request from the Courier"
    givers = {"by"} if acts else {"from", "by"}
    for place in (*match.own, *(kid for one in match.own for kid in children(one, "dobj")), match.top):
        for kid in children(place, "prep", "agent"):
            if kid.lower_ in givers and (named := child(kid, "pobj")) is not None and is_somebody(named):
                return named
    if not match.denied and match.own[-1].pos_ == "NOUN":  # "no comment on the raid from the army"
        for kid in match.top.subtree:
            if kid.lower_ == "from" and kid.i > match.own[0].i and (named := child(kid, "pobj")) is not None \
                    and is_somebody(named):
                return named
    if told == "from" or any(word.lower_ in NOBODY and word.dep_ in {"det", "nsubj", "nsubjpass"}
                             for word in match.denied):
        return None
    if told == "object" and (missed := child(first, "dobj")) is not None:
        return missed
    verbs = [token for token in (match.top, *match.own) if token.pos_ in {"VERB", "AUX"}]
    if (own := child(first, "nsubj")) is not None and is_somebody(own):
        return meant(own, match.top)
    if match.top.lemma_.lower() in MAKING:
        return None  # "the lack of roads made it difficult to verify"
    passive = child(first, "nsubjpass") or child(match.top, "nsubjpass")
    if passive is not None:
        answers = kind in {CaveatKind.NO_COMMENT, CaveatKind.NO_RESPONSE} and not is_matter(passive)
        return meant(passive, match.top) if answers else None
    for verb in verbs:
        who = subject(verb)
        if who is None or not is_somebody(who):
            continue
        return who
    return None


def is_somebody(word: "Token") -> bool:
    """Whether a word can be who is meant: no "it" that stands for nothing, no "no group", no "there"."""
    empty = word.dep_ == "expl" or word.lower_ in NOBODY | {"there", "what", "this", "that"}
    denied = any(kid.lower_ in NOBODY for kid in word.children if kid.dep_ in {"det", "amod"})
    dummy = word.lower_ == "it" and any(kid.dep_ in {"acomp", "oprd"} and kid.lower_ in {"possible", "impossible",
                                                                                        "difficult", "hard"}
                                        for kid in word.head.children)
    return word.pos_ in NOUN_KINDS and not (empty or denied or dummy or is_matter(word))


def is_matter(word: "Token") -> bool:
    """Whether a noun is what is asked for or pointed at, and nobody who could answer."""
    names = {name for entry in lexicon.load("caveats") if entry.kind == "pointer"
             for name in (entry.key, *entry.words("also"))}
    return word.pos_ == "NOUN" and word.lemma_.lower() in names | QUALITY | ASKED


def meant(word: "Token", verb: "Token") -> "Token":
    """The noun that a relative pronoun stands for; else the word itself."""
    return verb.head if word.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else word


def thing_of(match: Match) -> "Token | None":
    """The noun of what could not be checked or is not talked about; None where it is not told."""
    thing = thing_named(match)
    if thing is None:
        return None
    owner = child(thing, "poss")
    if thing.tag_ in {"WDT", "WP"} or (owner is not None and owner.lower_ == "whose"):
        return match.top.head if match.top.dep_ == "relcl" else None
    return owner if owner is not None and thing.lemma_.lower() in QUALITY and owner.pos_ in NOUN_KINDS else thing


def thing_named(match: Match) -> "Token | None":
    """The noun as it stands, a relative pronoun too."""
    named = {token.i for token in match.own}
    verbs = [token for token in match.own if token.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}]
    verbs += [token for token in match.own if token not in verbs]
    passive = child(match.own[0], "nsubjpass") or child(match.top, "nsubjpass")
    if passive is not None and match.entry.kind in {CaveatKind.NOT_VERIFIED.value, CaveatKind.NO_CLAIM.value}:
        lacking = quality_of(meant(passive, match.top))
        return about(lacking) or lacking if lacking.lemma_.lower() == "responsibility" else lacking
    if match.entry.key.startswith(("remain", "be ")) and (what := subject(match.own[0])) is not None:
        return quality_of(what)
    for verb in verbs:
        for kid in children(verb, "dobj", "attr"):
            if match.entry.fields.get("by") == "object":
                continue
            if kid.i not in named and kid.lemma_.lower() not in ASKED and kid.pos_ in NOUN_KINDS:
                return quality_of(kid)
    for place in (*verbs, *(kid for verb in verbs for kid in children(verb, "dobj", "attr", "xcomp")), match.top):
        noun = about(place)
        if noun is not None and noun.i not in named:
            return quality_of(noun)
    relative = match.top.dep_ == "relcl" and child(match.own[0], "dobj", "ccomp") is None
    own = subject(match.top)
    if relative and match.entry.kind == CaveatKind.NOT_VERIFIED.value and own is not None \
            and own.i != match.top.head.i:
        return quality_of(match.top.head)  # "a toll that the army has not confirmed"
    return None


def about(place: "Token", seen: int = 0) -> "Token | None":
    """What a word is about: "comment on the raid", "a request for comment on the raid", "no sign of the raid"."""
    for kid in children(place, "prep"):
        noun = child(kid, "pobj")
        if noun is None or kid.lower_ not in ABOUT or seen > 3:
            continue
        if noun.lemma_.lower() in ASKED | {"comment", "responsibility"}:
            further = about(noun, seen + 1)
            if further is not None:
                return further
            continue
        if noun.pos_ in NOUN_KINDS and noun.ent_type_ not in {"DATE", "TIME"}:
            return noun
    return None


def quality_of(noun: "Token") -> "Token":
    """The thing whose authenticity, nature or number it is: "the authenticity of the video" is about the video."""
    if noun.lemma_.lower() in QUALITY | {"none", "neither", "either"} or noun.lower_ in {"none", "neither", "either"}:
        of = next((kid for kid in children(noun, "prep") if kid.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        if inner is not None:
            return inner
    return noun


def without_silence(findings: Findings, caveats: Sequence[FoundCaveat]) -> Findings:
    """The findings without the supposed statements in which nobody says anything: "declined" with "to comment"."""
    silent = {place: caveat for place, found in enumerate(findings.founds)
              if (caveat := all_there_is(found, caveats, findings.parsed)) is not None}
    if not silent:
        return findings
    founds = tuple(found for place, found in enumerate(findings.founds) if place not in silent)
    rejected = [Rejected(findings.founds[place], "only-a-caveat", f"{caveat.rule}: nobody says anything in it")
                for place, caveat in silent.items()]
    grouped = by_block(founds)
    narration = tuple(told for scene in findings.scenes
                      for told in find_narration(scene, grouped.get(scene.parsed.block.id, ())))
    return replace(findings, founds=founds, rejected=(*findings.rejected, *rejected), narration=narration)


def all_there_is(found: Found, caveats: Sequence[FoundCaveat], parsed: Parsed) -> FoundCaveat | None:
    """The caveat that is all there is to a supposed statement; None where there is more.

    Whoever is named as unable to confirm doubts, and so does say something; "could not be verified" is nobody's. In
    "declined to say whether the brigade had fired" there is a content.
    """
    for caveat in caveats:
        if caveat.block != found.block or not found.cue:
            continue
        if not all(any(word.touches(cue) for word in caveat.words) for cue in found.cue):
            continue
        if caveat.kind is CaveatKind.NOT_VERIFIED:
            return caveat if found.source is None else None
        block = parsed.at(found.content[0].start)
        finite = block is not None and any(
            token.tag_ in FINITE and not any(word.touches(block.span(token, token)) for word in caveat.words)
            for token in parsed.tokens(found.content))
        return None if finite else caveat
    return None
