"""Whether the clause around a time tells of what was or of what will be."""

from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.words import Words

REACH = 14
"""How many words to either side are looked at, up to the end of the sentence."""
NOT_PAST = frozenset("""need indeed speed feed bleed breed seed weed creed greed proceed exceed succeed hundred united red
    bed fed led shed sacred naked wicked unprecedented limited""".split()) - {"led", "fed", "shed"}


def direction(tokens: Tokens, first: int, last: int, words: Words) -> int:
    """-1 where the nearest verb form tells of the past, 1 of the future, 0 where there is none.

    The words before the time are asked first: "said Friday it will" is past, "will meet Friday" future.
    """
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if tokens.letters[at] in ".|":
            break
        if told := sign(tokens, at, words):
            return told
    for at in range(last + 1, min(len(tokens.texts), last + 1 + REACH)):
        if tokens.letters[at] in ".|":
            break
        if told := sign(tokens, at, words):
            return told
    return 0


def sign(tokens: Tokens, at: int, words: Words) -> int:
    """What one word tells: -1 past, 1 future, 0 nothing.

    """
    text = tokens.texts[at]
    if text in words.future:
        return 1
    if text in words.past:
        return -1
    if text.endswith("ed") and len(text) > 4 and text not in NOT_PAST and tokens.letters[at] == "_":
        return -1
    return 0
