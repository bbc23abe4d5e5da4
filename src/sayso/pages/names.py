"""The names of people in a byline, told from desks, agencies, places and the outlet's own name."""

import re
from functools import cache

from sayso.lexicon import load
from sayso.pages.tags import tidy

PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "ten",
    "bin", "ibn", "bint", "al", "el", "ul", "ur", "abu", "zu", "zum", "af", "av", "d", "o", "mc", "st", "vom",
})
"""Small words inside names."""

LONGEST_LINE = 500
"""Characters of a byline that are looked at."""

LONGEST = 6
"""Words in the longest name that is believed."""

HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,5}|[\uac00-\ud7a3]{2,4}")
"""Whole names in Chinese, Japanese or Korean: no spaces, two to five characters."""

CUT = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)@\w+"  # addresses and handles
    r"|\s[-–—|•·]\s.*$|\bpublished\b.*$|\bupdated\b.*$|\bposted\b.*$(?<!posted by)"  # what follows the names
    r"|\((?:[^()]*)\)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$|\b(?:19|20)\d\d\b.*$", re.I | re.S)


IN_PLACE = re.compile(r"\s+(?:in|aus|à|at)\s+(?=[^\W\d_a-z])")
"""The place where the author is stands after the name."""


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of one kind in the byline list, longest first."""
    found = {entry.key.casefold() for entry in load("byline") if entry.kind == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def opener() -> re.Pattern[str]:
    """What may stand before the names: "By", "Von", "Text:"."""
    return re.compile(rf"^\s*(?:{'|'.join(map(re.escape, words_of('opener')))})\b\s*:?\s+", re.I)


@cache
def between() -> re.Pattern[str]:
    """What stands between two names."""
    long = "|".join(re.escape(word) for word in words_of("joiner") if len(word) > 1)
    short = "|".join(re.escape(word) for word in words_of("joiner") if len(word) == 1)
    signs = r"\s*[,;/&|•·\n、，]\s*|(?<=[^\W\d_]{3})\.\s+"
    return re.compile(rf"{signs}|\s+(?:{short})\s+(?=\S+\s+\S)|(?:^|\s+)(?i:{long})\s+(?=[^\W\d_a-z])")


def pieces(line: str) -> list[str]:
    """The parts of a byline, without its opener, addresses, handles, brackets and the place after "in".

    >>> pieces("By Mira Tosk and Petar Zoric in Veldin, Continental Press")
    ['Mira Tosk', 'Petar Zoric', 'Continental Press']
    """
    parts = []
    for part in between().split(CUT.sub(" ", opened(tidy(line[:LONGEST_LINE])))):
        shown = IN_PLACE.split(opened(part.strip(" .:–—-|'\"“”")))[0]
        if shown.strip():
            parts.append(" ".join(shown.split()))
    return parts


def opened(line: str) -> str:
    """A byline without its opener; "Di" and "Von" before a single word are part of the name.

    >>> opened("Von Lena Maric"), opened("Von Trapp")
    ('Lena Maric', 'Von Trapp')
    """
    found = opener().match(line)
    if not found or (found.group().strip().casefold() in PARTICLES and len(line[found.end():].split()) < 2):
        return line
    return line[found.end():]


def people(line: str, *, known_others: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The people named in a byline, in order, each once; `known_others` are names (letters only) that are no person:
    the outlet and the agencies.

    >>> people("By Mira Tosk and Petar Zoric, Veldin correspondent")
    ('Mira Tosk', 'Petar Zoric')
    >>> people("Harbour Post Staff"), people("Karsova"), people("mira.tosk@courier.example")
    ((), (), ())
    """
    found = [part for part in pieces(line) if is_person(part, known_others=known_others)]
    if any(part != part.upper() for part in found):
        found = [part for part in found if part != part.upper() or HAN.fullmatch(part)]  # "Mira Tosk, RTK VELDIN"
    return tuple(dict.fromkeys(found))


def is_person(piece: str, *, known_others: frozenset[str] = frozenset()) -> bool:
    """Whether one piece of a byline is written as a person's name.

    Two to six words, each with a capital but for particles ("van", "bin"), no figure, no word of a desk; in Chinese,
    Japanese and Korean two to five characters.

    >>> is_person("Ilse van der Marn"), is_person("Night Desk"), is_person("marn fell"), is_person("松岡大地")
    (True, False, False, True)
    """
    if letters(piece) in known_others or re.search(r"[\d_@#<>{}=+*%$!?:()]", piece):
        return False
    if has_desk_word(piece):
        return False
    if HAN.fullmatch(piece.replace(" ", "")):
        return True
    words = piece.split()
    named = [word for word in words if word.casefold().strip("'’.") not in PARTICLES]
    if not 2 <= len(words) <= LONGEST or len(named) < 2 - (len(words) > len(named)):
        return False
    return all(re.match(r"[^\W\d_]", bare := re.sub(r"^(?:[a-z]{1,2}['’-]|['’])", "", word)) and
               (bare[0].isupper() or bare[0].lower() == bare[0].upper()) for word in named)


def has_desk_word(piece: str) -> bool:
    """Whether a piece holds a word that no person's name has: "Staff", "Redaktion", "新聞"."""
    desk, unspaced = desk_words()
    if any(word in desk for word in re.findall(r"[^\W\d_]+", piece.casefold())):
        return True
    return any(word in piece for word in unspaced)


@cache
def desk_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of desks, and those of them that are written without spaces around them."""
    words = words_of("desk")
    return frozenset(words), tuple(word for word in words if re.match(r"[\u3040-\u9fff\uac00-\ud7a3]", word))


def letters(name: str) -> str:
    """A name for comparing: letters and figures only, without "the" and the end of an address.

    >>> letters("The Veldin Courier"), letters("veldincourier.example")
    ('veldincourier', 'veldincourier')
    """
    name = re.sub(r"^(?:www\.)|\.[a-z]{2,7}(?:\.[a-z]{2})?$", "", name.casefold().strip())
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", name))
