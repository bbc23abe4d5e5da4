"""Where a caption ends and the naming of the picture's source begins."""

import re
from functools import cache

from sayso.lexicon.entry import load

LONGEST = 18        # words that a credit may have
PERSON = 7          # words that may stand before a supplier's name: who took the picture, for whom
SENTENCE = re.compile(r"[.!?。][\"'”’»)\]]*\s+(?=\S)")
# What may part a caption from its credit: a dash, a bar, a bracket that closes at the end, a wide space.
SEPARATOR = re.compile(r"\s[|–—-]{1,2}\s|\s*(?P<open>[(\[])(?=[^()\[\]]*[)\]]?\s*$)|[|•·]|\s/\s|[\n\u2002\u2003]| {2,}"
                       r"|\u00a0(?=[A-Z©])")
SIGN = re.compile(r"(?:[(\[]\s*)?(?:©|\([cC]\)(?=\s)|Ⓒ|ⓒ)")


def any_of(kind: str) -> str:
    """The words of one kind of entry, the longest first, as a pattern."""
    known = {word for entry in load("credits", "markup") if entry.kind == kind
             for word in (entry.key, *entry.words("also"))}
    return "|".join(re.escape(word) for word in sorted(known, key=lambda word: (-len(word), word)))


@cache
def labels() -> re.Pattern[str]:
    """A label that names a picture's source after it, with its mark: "Photo:", "Foto /", "Picture by"."""
    return re.compile(rf"(?:[(\[|/–—-]\s*)?(?<!\w)(?:{any_of('label')})"
                      r"(?:\s*[:=：]|\s+(?:by|via|von|par|de|di|courtesy of|av|af)\s+(?-i:(?=[A-ZÀ-Þ]))|\s*[/|]\s*)",
                      re.IGNORECASE)


@cache
def suppliers() -> re.Pattern[str]:
    """The name of an agency or archive that supplies pictures."""
    return re.compile(rf"(?<!\w)(?:{any_of('supplier')})(?!\w)")


def looks_like_credit(text: str) -> bool:
    """Whether a text has the mark of a credit at its end or is short and has one anywhere.

    >>> looks_like_credit("Marn after the flood. Photo: Iva Kohl"), looks_like_credit("The flood reached Marn.")
    (True, False)
    """
    tail = text[-120:]
    return bool(SIGN.search(tail) or labels().search(tail)) or (len(text) < 400 and bool(suppliers().search(tail)))


def credit_start(caption: str) -> int | None:
    """Where in a caption the picture's source begins, 0 where it is nothing else; None where none is named.

    >>> text = "Fighters rest near Tolvik on Sunday. Photo: Iva Kohl/CP"
    >>> text[credit_start(text):]
    'Photo: Iva Kohl/CP'
    >>> credit_start("Fighters told Reuters on Sunday that the bridge at Tolvik had been lost again.") is None
    True
    """
    starts = [sign.start() for sign in SIGN.finditer(caption)]
    starts += [label.start() for label in labels().finditer(caption)]
    for start in sorted(starts):
        if len(caption[start:].split()) <= LONGEST:
            return start
    return before_supplier(caption)


def before_supplier(caption: str) -> int | None:
    """Where a credit begins that ends with the name of a supplier: behind the last separator or sentence before it.

    >>> text = "Fighters rest near Tolvik (Iva Kohl/Getty Images)"
    >>> text[before_supplier(text):]
    '(Iva Kohl/Getty Images)'
    """
    for name in suppliers().finditer(caption):
        rest = caption[name.end():].split()
        if len(rest) > 8 or (len(rest) > 5 and SENTENCE.search(caption, name.end())):
            continue
        breaks = [match.end() for match in SENTENCE.finditer(caption)]
        breaks += [match.start("open") if match.group("open") else match.end() for match in SEPARATOR.finditer(caption)]
        start = max((at for at in breaks if at <= name.start()), default=0)
        short = len(caption[start:name.start()].split()) <= PERSON and len(caption[start:].split()) <= LONGEST
        if short and (start or alone(caption, name)):
            return start
    return None


def alone(caption: str, name: re.Match[str]) -> bool:
    """Whether a caption that has no separator is a credit alone: short, or with a slash beside the supplier."""
    return len(caption.split()) <= 4 or caption[:name.start()].rstrip().endswith("/") \
        or caption[name.end():].lstrip().startswith("/")
