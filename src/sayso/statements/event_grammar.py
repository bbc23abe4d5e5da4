"""How an event stands in its sentence: tense and mood, what negates it, and the words above it.

Read off the arcs of the parse; nothing is weighed here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

HIGHEST = 4             # words above the event that are looked at
LONGEST_CLIMB = 12      # arcs of the parse walked from the event up
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NOT = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "barely", "nor", "neither", "nt"})
NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "nowhere"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "ll", "sha"})
MODALS = MappingProxyType({
    "would": "would", "'d": "would", "’d": "would", "could": "could", "can": "can", "ca": "can", "may": "may",
    "might": "might", "must": "must", "should": "should", "ought": "should", "need": "must", "cannot": "can",
})
BE = frozenset({"be", "is", "'s", "was", "are", "were", "been", "being", "am", "'m", "'re", "s", "re"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM", "X"})
ELLIPTIC = frozenset({"hope", "guess", "think", "wish", "know", "mean", "love", "thank", "look", "sound", "suppose"})
WITHIN = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det", "npadvmod", "quantmod"})
SIDE_BY_SIDE = frozenset({"conj", "appos"})
MARKS = frozenset({
    "if", "unless", "whether", "because", "although", "though", "while", "as", "since", "before", "after", "until",
    "till", "that", "so", "when", "where", "once", "than", "lest", "for", "whenever", "provided", "in", "how", "why",
})
UNREAL = frozenset({
    "will", "would", "could", "can", "may", "might", "must", "should", "to", "order", "will have", "would have",
    "could have", "may have", "might have", "must have", "should have", "have to", "going to", "able to", "need to",
})
"""Forms in which an event is not said to be so."""


@dataclass(frozen=True, slots=True)
class Above:
    """A word above the event, and how what is beneath hangs on it: "to", "that", "ing", "thing"; the clause's mark."""

    word: "Token"
    beneath: "Token"
    frame: str
    mark: str = ""


def head_of(event: "Sequence[Token]") -> "Token":
    """The word of the event that the others hang on."""
    inside = {token.i for token in event}
    tops = [token for token in event if token.head.i == token.i or token.head.i not in inside]
    return next((top for top in tops if top.pos_ in {"VERB", "NOUN", "AUX", "ADJ"}), (tops or list(event))[0])


def carrier(token: "Token") -> "Token":
    """The word whose auxiliaries and negation hold for `token`: the copula, the verb of an auxiliary, the first verb.

    "Marn is quiet": "is" for "quiet"; "they had come and gone": "come" for "gone".
    """
    for _ in range(LONGEST_CLIMB):
        head = token.head
        if head.i == token.i:
            return token
        verbal = head.pos_ in {"VERB", "AUX"}
        predicate = token.dep_ in {"attr", "acomp", "oprd"} and verbal
        auxiliary = token.dep_ == "auxpass" or (token.dep_ == "aux" and verbal and token.lemma_ != "to")
        if not predicate and not auxiliary and not (token.dep_ == "conj" and joined(token, head)):
            return token
        token = head
    return token


def joined(token: "Token", head: "Token") -> bool:
    """Whether the second of two joined verbs has no subject and no auxiliary of its own, and the same form."""
    if any(kid.dep_ in SUBJECTS or kid.dep_ in {"aux", "auxpass", "mark", "neg"} for kid in token.children):
        return False
    if token.pos_ in NOMINAL or head.pos_ in NOMINAL or token.pos_ == "ADJ":
        return head.dep_ in {"attr", "acomp"} and token.pos_ in NOMINAL | {"ADJ"}
    return token.tag_ == head.tag_ or {token.tag_, head.tag_} <= {"VBN", "VBD"} or token.tag_ == "VB"


def auxiliaries(token: "Token") -> list[str]:
    """The auxiliaries of a verb in the order of the text, in lower case."""
    return [kid.lower_ for kid in token.children if kid.dep_ in {"aux", "auxpass"}]


def form(token: "Token") -> str:
    """Tense and mood of a verb, by its auxiliaries: "past", "would have", "going to", "to", "progressive", "order"."""
    words = auxiliaries(token)
    before = set(words)
    modal = next((MODALS[word] for word in words if word in MODALS and not (word == "need" and token.tag_ != "VB")), "")
    perfect = bool(before & {"have", "has", "had", "having", "'ve", "ve", "of"})
    if modal == "would" and "'d" in before and token.tag_ == "VBN" and not perfect:
        return "had done"
    if modal:
        return f"{modal} have" if perfect else modal
    if before & FUTURE:
        return "will have" if perfect else "will"
    if "to" in before:
        return "to have" if perfect else "to"
    if token.tag_ == "VBG":
        if before & {"was", "were"}:
            return "was doing"
        if before & BE:
            return "is doing"
        return "having been doing" if perfect else "participle -ing"
    if token.tag_ == "VBN":
        if before & {"had"}:
            return "had done"
        if perfect:
            return "has done"
        if before & {"was", "were"}:
            return "was done"
        if before & BE | before & {"get", "got", "gets", "getting"}:
            return "is done"
        return "participle -ed"
    if "did" in before:
        return "past"
    if before & {"do", "does"}:
        return "present"
    if token.tag_ == "VBD":
        return "past"
    if token.tag_ in {"VB", "VBP"} and is_order(token):
        return "order"
    if token.tag_ in {"VBZ", "VBP"}:
        return "present"
    return "bare" if token.tag_ == "VB" else "no verb"


def is_order(token: "Token") -> bool:
    """Whether a bare verb stands at the head of a clause without a subject: "Leave now"; not "Hope they left"."""
    if any(kid.dep_ in SUBJECTS or kid.dep_ in {"aux", "mark"} for kid in token.children):
        return False
    if token.lemma_.lower() in ELLIPTIC and any(kid.dep_ in {"ccomp", "xcomp"} for kid in token.children):
        return False
    if token.dep_ in {"ROOT", "parataxis"} or (token.dep_ in {"conj", "ccomp"} and token.head.tag_ == "VB"):
        return True
    return token.tag_ == "VB" and token.dep_ in {"ccomp", "advcl"} and token.is_sent_start is True


def verb_form(token: "Token") -> str:
    """The form, with what stands for an auxiliary above an infinitive: "have to", "going to", "used to", "able to"."""
    own = form(token)
    if own != "to" or token.dep_ not in {"xcomp", "ccomp", "acomp"}:
        return own
    head = token.head
    kind = {"have": "have to", "get": "have to", "use": "used to", "able": "able to", "need": "need to",
            "got": "have to"}.get(head.lemma_.lower(), "")
    if head.lower_ == "going" and set(auxiliaries(head)) & BE:
        kind = "going to"
    if kind == "used to" and head.lower_ != "used":
        kind = ""
    return kind or own


def negation(token: "Token") -> str:
    """The word that negates a verb or noun, or its subject or object; "" where none does."""
    for kid in token.children:
        if (kid.dep_ == "neg" or kid.lower_ in NOT) and kid.lower_ != "only":
            return kid.lower_
        if kid.dep_ == "det" and kid.lower_ in NONE:
            return "no"
        if kid.dep_ == "preconj" and kid.lower_ == "neither":
            return "neither"
    if token.pos_ in {"VERB", "AUX"}:
        for kid in token.children:
            if kid.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and (
                    kid.lower_ in NONE or any(part.dep_ == "det" and part.lower_ in NONE for part in kid.children)):
                return f"no as {'subject' if kid.dep_ in SUBJECTS else 'object'}"
    return ""


def frame_of(token: "Token") -> str:
    """How an event hangs: a finite clause "that", an infinitive "to", a participle "ing", a noun "thing"."""
    if token.pos_ in {"VERB", "AUX"}:
        words = set(auxiliaries(token))
        if "to" in words or (token.tag_ == "VB" and not words & (set(MODALS) | FUTURE | {"do", "does", "did"})
                             and token.dep_ not in {"ROOT", "conj"}
                             and not any(kid.dep_ == "mark" for kid in token.children)):
            return "to"
        if token.tag_ == "VBG" and not words & BE:
            return "ing"
        return "that"
    return "thing"


def mark_of(token: "Token") -> str:
    """What opens the clause: "if", "when", "to"; "" where nothing does."""
    for kid in token.children:
        if kid.dep_ in {"mark", "advmod"} and kid.i < token.i and kid.lower_ in MARKS:
            return kid.lower_
    return ""


def above(token: "Token") -> Iterator[Above]:
    """The words above an event, from the nearest up, each with how the word beneath hangs on it."""
    found = 0
    for _ in range(LONGEST_CLIMB):
        token = carrier(token)
        head = token.head
        if head.i == token.i or found == HIGHEST:
            return
        label = token.dep_
        if label in SIDE_BY_SIDE or label in {"parataxis", "dep", "meta"}:
            token = head
            continue
        if head.dep_ in {"prep", "agent", "dative"} and label in {"pobj", "pcomp"}:
            frame = "ing" if label == "pcomp" and token.pos_ in {"VERB", "AUX"} else frame_of(token)
            prep, token_above = head, head.head
            opening = prep.lower_
            if prep.lower_ == "of" and any(kid.lower_ == "instead" for kid in prep.children):
                opening = "instead"
            elif prep.lower_ == "of" and token_above.lower_ in {"instead", "because", "out", "ahead"}:
                opening = token_above.lower_
                token_above = token_above.head
            while token_above.dep_ in {"prep", "pobj"} and token_above.pos_ == "ADP":
                token_above = token_above.head
            yield Above(token_above, token, frame, opening)
            token = token_above
        elif label in {"advcl", "prep", "mark"}:
            yield Above(head, token, f"{frame_of(token)} clause", mark_of(token))
            token = head
        elif label == "relcl":  # "the choice to close the school" is parsed as one, too
            infinitive = frame_of(token) == "to"
            yield Above(head, token, "to" if infinitive else "relative clause", "")
            token = head
        elif label == "acl":
            yield Above(head, token, frame_of(token), "")
            token = head
        elif label in WITHIN:
            yield Above(head, token, f"within as {label}", "")
            token = head
        elif label in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
            yield Above(head, token, "subject of a passive" if label.endswith("pass") else "subject", "")
            token = head
        else:
            yield Above(head, token, frame_of(token), mark_of(token))
            token = head
        found += 1
