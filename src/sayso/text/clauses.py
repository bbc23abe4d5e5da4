"""Questions about spaCy parses that the rules ask: whose clause, which subject, how far.

Runs of tokens are half-open pairs (first, last) of positions in one block's doc, as `doc[first:last]` slices it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Run: TypeAlias = tuple[int, int]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})    # tags of verbs that a clause of its own needs
SAYING = frozenset({"VBD", "VBZ", "VBP"})


def child(token: "Token", *labels: str) -> "Token | None":
    """The first dependent of `token` with one of the labels."""
    return next((kid for kid in token.children if kid.dep_ in labels), None)


def children(token: "Token", *labels: str) -> "list[Token]":
    """Every dependent of `token` with one of the labels."""
    return [kid for kid in token.children if kid.dep_ in labels]


def subtree(token: "Token") -> Run:
    """From the first to the last token of everything that depends on `token`."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: "Doc", run: Run) -> Run | None:
    """A run without the commas, dashes and spaces at its edges; None where nothing is left. Quotation marks stay."""
    first, last = run
    loose = {",", ";", ":", "-", "--", "."}
    while first < last and (doc[first].is_space or doc[first].text in loose or doc[first].text == ")"):
        first += 1
    while last > first and (doc[last - 1].is_space or doc[last - 1].text in loose or doc[last - 1].text == "("):
        last -= 1
    return (first, last) if first < last else None


def without(run: Run, holes: Iterable[Run]) -> list[Run]:
    """The pieces of `run` that none of the holes touches.

    >>> without((0, 10), [(3, 5), (8, 12)])
    [(0, 3), (5, 8)]
    """
    pieces, at = [], run[0]
    for first, last in sorted(holes):
        if last <= at or first >= run[1]:
            continue
        if first > at:
            pieces.append((at, first))
        at = max(at, last)
    if at < run[1]:
        pieces.append((at, run[1]))
    return pieces


def is_negated(verb: "Token") -> bool:
    """Whether the verb itself, not its complement, is negated."""
    return any(kid.dep_ == "neg" for kid in verb.children) or any(
        kid.dep_ == "nsubj" and (kid.lower_ in {"nobody", "none", "neither"} or any(
            word.lower_ in {"no", "neither"} and word.dep_ == "det" for word in kid.children)) for kid in verb.children)


def auxiliaries(verb: "Token") -> set[str]:
    """The auxiliary verbs before `verb`, as printed, in lower case."""
    return {kid.lower_ for kid in verb.children if kid.dep_ in {"aux", "auxpass"} and kid.i < verb.i}


def antecedent(verb: "Token") -> "Token | None":
    """The noun whose relative or participial clause `verb` heads."""
    return verb.head if verb.dep_ in {"relcl", "acl"} else None


def subject(verb: "Token", seen: int = 0) -> "Token | None":
    """The word that does what `verb` says, looked for upwards where the clause has none of its own.

    A relative pronoun stands for its noun, "adding" takes over the subject of the clause above, a second verb after
    "and" the subject of the first.
    """
    own = child(verb, "nsubj", "csubj")
    if own is not None:
        colon = next((token.i for token in verb.doc[own.i : verb.i] if token.text == ":"), None)
        own = next((kid for kid in children(verb, "nsubj") if colon is not None and colon < kid.i), own)
        if own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            return verb.head
        return own
    if seen > 4 or child(verb, "nsubjpass") is not None:
        return child(verb, "nsubjpass") if seen else None
    if verb.dep_ == "conj" or (verb.dep_ in {"advcl", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}):
        return subject(verb.head, seen + 1)
    if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" and verb.head.head.i != verb.head.i:
        return subject(verb.head.head, seen + 1)  # "it was unable to confirm"
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"} and child(verb.head.head, "nsubjpass") is None:
        return subject(verb.head.head, seen + 1)
    return None


def noun_phrase(head: "Token", verb: "Token") -> Run:
    """The whole noun phrase of a subject: title, apposition and relative clause, without what belongs to `verb`."""
    first, last = subtree(head)
    doc = head.doc
    for other in children(verb, "nsubj"):  # "the aid agency MedAid", taken for two subjects
        if other.i != head.i and head.i < verb.i and first < other.i < verb.i:
            last = max(last, subtree(other)[1])
    if first <= verb.i < last:  # the verb's own relative or participial clause hangs on the noun
        if head.i < verb.i:
            last = verb.left_edge.i if verb.dep_ in {"relcl", "acl"} else verb.i
            if verb.dep_ == "relcl" and doc[last].tag_ in {"WDT", "WP"}:
                last += 1  # "the army, which denied": both words name who it is
            if last <= head.i:
                last = head.i + 1
        else:
            first = max(first, verb.i + 1)
    if verb.dep_ == "conj" and head.i < verb.i:  # "the army, which denied it and described ..."
        relative = next((up for up in verb.ancestors if up.dep_ in {"relcl", "acl"} and up.head.i == head.i), None)
        if relative is not None:
            last = relative.left_edge.i + (doc[relative.left_edge.i].tag_ in {"WDT", "WP"})
    if doc[first].dep_ in {"cc", "mark", "punct"} and first < head.i and doc[first].text not in {'"', "("}:
        first += 1
    while first < head.i and doc[first].dep_ == "advmod" and doc[first].head.i == head.i and doc[first].pos_ == "ADV":
        first += 1
    for at in range(first, head.i):  # half a bracket belongs to the words before
        if doc[at].text == ")" and not any(token.text == "(" for token in doc[first:at]):
            first = at + 1
            break
    for at in range(first, head.i):
        if doc[at].text in {":", ";"}:
            first = at + 1
    late = next((kid.i for kid in head.children if kid.dep_ in {"prep", "npadvmod"} and kid.i > head.i and any(
        token.ent_type_ == "DATE" for token in kid.subtree) and subtree(kid)[1] >= last - 1), None)
    if late is not None:
        last = late  # "the campaign on Tuesday said"
    return trimmed(doc, (first, last)) or (head.i, head.i + 1)

ISSUING = frozenset({"make", "issue", "express", "voice", "repeat", "have", "give", "reiterate", "renew", "raise",
                     "share", "release", "hold", "publish", "send", "put"})


def owner(doc: "Doc", noun: "Token") -> Run | None:
    """Whose words a noun of saying means: "his claim", "claims by the army", "the army issued a claim"."""
    poss = child(noun, "poss")
    if poss is not None:
        first, last = subtree(poss)
        if doc[last - 1].tag_ == "POS":
            last -= 1
        return trimmed(doc, (first, last))
    for prep in (kid for kid in noun.children if kid.dep_ in {"prep", "agent"} and kid.lower_ in {"by", "from"}):
        if (by := child(prep, "pobj")) is not None:
            return trimmed(doc, subtree(by))
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in ISSUING and (who := subject(verb)) is not None:
        return noun_phrase(who, verb)
    return None
