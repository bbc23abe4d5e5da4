"""Whether the clause around a time tells of what was or of what will be."""

from sayso.mentions.times.tokens import Tokens

REACH = 14
"""How many words to either side are looked at, up to the end of the sentence."""
STOP = 2
"""What a word tells that ends the search without an answer: "could be held"."""


PUT_OFF = frozenset({"extended", "postponed", "delayed", "adjourned", "suspended"})
POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must"})
"""After a time these tell nothing: "the attack on Wednesday may be the deadliest"."""
NOUNS = frozenset({"plan", "plans", "hope", "hopes", "promises", "want", "wants"})
"""Verbs of what will be that are nouns as well; only what they lead to ("plans to", "hope that") makes them verbs."""


def direction(tokens: Tokens, first: int, last: int) -> int:
    """-1 where the nearest verb form tells of the past, 1 of the future, 0 where there is none.

    The words before the time are asked first: "said Friday it will" is past, "will meet Friday" future.
    """
    for at in range(last + 1, min(last + 3, len(tokens.texts))):  # "a warplane on Saturday severely damaged"
        if tokens.letters[at] != "_":
            break
        if sign(tokens, at) == -1:
            return -1
    if first > 1 and tokens.texts[first - 1] in ("until", "till") and tokens.letters[first - 2] not in ".|":
        lasted = tokens.texts[first - 2].endswith("ed") and tokens.texts[first - 2] not in PUT_OFF
        return -1 if lasted else 1
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if tokens.letters[at] in ".|":
            break
        if told := sign(tokens, at):
            return told % STOP if told == STOP else told
    for at in range(last + 1, min(len(tokens.texts), last + 1 + REACH)):
        if tokens.letters[at] in ".|":
            break
        if tokens.texts[at] not in POSSIBLE and (told := sign(tokens, at)):
            return told % STOP if told == STOP else told
    return 0


MODALS = frozenset({"will", "would", "shall", "should", "to", "may", "might", "can", "could", "must", "'ll", "won't"})
BEFORE_ADJECTIVE = frozenset(
    {
        "a", "an", "the", "its", "his", "her", "their", "of", "in", "with", "by", "for", "still", "this", "that",
        "these", "as", "more", "most", "and", "newly", "widely", "on", "from"
    }
)


def sign(tokens: Tokens, at: int) -> int:
    """What one word tells: -1 past, 1 future, 0 nothing, STOP that no other word before it is to be asked."""
    text, words = tokens.texts[at], tokens.words
    if tokens.letters[at] == "M":
        return 0
    if text in words.future:
        return 1 if text not in NOUNS or tokens.texts[at + 1 : at + 2] in (["to"], ["that"]) else 0
    if text in words.past and text not in words.participles:
        return -1
    regular = text.endswith("ed") and len(text) > 4 and text not in words.still and tokens.letters[at] == "_"
    if regular or text in words.participles:
        before = tokens.texts[max(0, at - 3) : at]
        if "be" in before or ("have" in before and "will" in before):
            near = tokens.texts[max(0, at - 5) : at]
            return STOP if "could" in near or "can" in near else 1 if MODALS.intersection(near) else 0
        if (before and before[-1] in BEFORE_ADJECTIVE) or (before and before[-1] in ("is", "are")):
            return 0
        return -1
    return 0
