"""How names of places are compared: what is the same name, what is the same name spelled otherwise."""

import re
import unicodedata
from functools import lru_cache

from sayso.model.place import PlaceLevel

_PLAIN = str.maketrans(
    {
        "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a",
        "ħ": "h", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "&": " and ",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart into a plain letter and a mark."""

_SILENT = re.compile(r"['’‘`´ʻʼʽʾʿˈ′.\u064b-\u065f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""Apostrophes (ayn, hamza, soft sign), full stops, Arabic vowel points and invisible marks of direction: no letters."""

_BREAK = re.compile(r"[\W_]+")
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "mtn": "mountain", "mtns": "mountains", "ft": "fort"}

_AIRPORT = re.compile(
    r"(?<=\S) (?:(?:inter|)national airport|(?:military |army )?air ?(?:base|field|strip|drome)|aerodrome|"
    r"air force base|military airport|naval air station)$"
)


_AIRPORT_ENDS = ("airport", "base", "field", "strip", "drome", "station")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The letters that make a name: without case, accents, apostrophes, stops and hyphens; St, Mt and Ft in full;
    airfields and air bases as airports, since news calls one place all three.

    >>> fold("Mazār-e Sharīf"), fold("Sana'a"), fold("St. Louis"), fold("Washington, D.C.")
    ('mazar e sharif', 'sanaa', 'saint louis', 'washington dc')
    >>> fold("Bagram Airfield"), fold("Bagram air base"), fold("Bagram International Airport")
    ('bagram airport', 'bagram airport', 'bagram airport')
    """
    if name.isascii():
        plain = name.lower()
        if plain.replace(" ", "").isalpha():
            return _joined(plain.split())
    else:
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN))
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _joined(_BREAK.sub(" ", _SILENT.sub("", plain.replace("&", " and "))).split())


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    joined = " ".join([_LONG.get(word, word) for word in words])
    return _AIRPORT.sub(" airport", joined) if joined.endswith(_AIRPORT_ENDS) else joined


_ARTICLE = frozenset(
    ("al", "el", "ul", "il", "ad", "ar", "as", "at", "az", "an", "ash", "adh", "ath", "ed", "er", "es", "et", "ez",
     "en", "esh", "eth", "edh", "ach", "ech")
)  # fmt: skip
_LINK = frozenset(("i", "e", "ye"))
_GROWN_ARTICLE = re.compile(r"^[ae](?:([szdrtn])\1|l(?=[bcdfgjkmqvwx]))")
_ONE_WORD = {
    "jebel": "jabal", "djebel": "jabal", "gebel": "jabal", "jabel": "jabal", "djabal": "jabal", "tell": "tal",
    "tel": "tal", "kafar": "kafr", "kefr": "kafr", "kfar": "kafr", "kufr": "kafr", "cheikh": "sheikh", "oum": "umm",
    "om": "umm", "ouadi": "wadi", "maaret": "maarat", "marrat": "maarat", "maarrat": "maarat", "qalat": "qala",
    "qalah": "qala", "kala": "qala", "qaleh": "qala", "dayr": "deir", "khirbet": "khirbat", "kherbet": "khirbat",
    "ouled": "awlad", "shahre": "shahr", "velikaya": "velyka", "velikaia": "velyka",
}  # fmt: skip
"""The commonest first words of Arabic and Persian names, in one spelling."""

_SPELLED = (
    ("tsch", "C"), ("shch", "SC"), ("sch", "S"), ("dzh", "J"), ("tch", "C"), ("kh", "X"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("ph", "f"), ("dj", "J"), ("ts", "c"), ("tz", "c"),
    ("ck", "k"), ("j", "J"), ("q", "k"), ("c", "k"), ("x", "ks"), ("aw(?![aeiouy])", "u"), ("ow(?![aeiouy])", "u"),
    ("uw", "u"), ("au", "u"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("[aei]y(?![ou])", "i"), ("[ae]i", "i"),
    ("[iy]e", "i"), ("[eiy]", "i"), ("o", "u"),
)  # fmt: skip
_SPELLING = re.compile("|".join(f"({letters})" for letters, _ in _SPELLED))
_TWICE = re.compile(r"(.)\1+")
SHORTEST_SOUND = 4
"""A rougher spelling of fewer letters would meet too many other names."""


@lru_cache(maxsize=65536)
def sound(folded: str) -> str:
    """The rough sound of a folded name, in which the usual spellings of one Arabic, Persian or Cyrillic name meet.

    Empty where too little is left to tell names apart.

    >>> sound(fold("Deir ez-Zor")) == sound(fold("Dayr az-Zawr")) == sound(fold("Deir Ezzor"))
    True
    >>> sound(fold("Anabah")) == sound(fold("Anaba")), sound(fold("Kharkov")) == sound(fold("Kharkiv"))
    (True, True)
    """
    words = folded.split()
    if len(words) > 1:
        words = [word for word in words if word not in _ARTICLE] or words
        if len(words) > 2:
            words = [words[0], *(word for word in words[1:-1] if word not in _LINK), words[-1]]
        words[1:] = [_without_grown_article(word) for word in words[1:]]
        words[:-1] = [word[:-1] if len(word) > 3 and word[-1] in "ie" else word for word in words[:-1]]
    said = _TWICE.sub(r"\1", "".join(_said(_ONE_WORD.get(word, word)) for word in words))
    return said if len(said) >= SHORTEST_SOUND else ""


@lru_cache(maxsize=16384)
def _without_grown_article(word: str) -> str:
    return _GROWN_ARTICLE.sub(lambda found: found.group(1) or "", word)


@lru_cache(maxsize=65536)
def _said(word: str) -> str:
    if len(word) > 3 and word.endswith("eh"):
        word = word[:-2] + "a"
    said = _TWICE.sub(r"\1", _SPELLING.sub(lambda found: _SPELLED[(found.lastindex or 1) - 1][1], word))
    if len(said) > 2 and said.endswith("h"):
        said = said[:-1]
    return said[:-2] + "iv" if said.endswith("uv") else said


_P, _D, _S, _Q, _N, _R, _F = (
    PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.SETTLEMENT, PlaceLevel.QUARTER, PlaceLevel.NATURAL,
    PlaceLevel.REGION, PlaceLevel.FACILITY,
)  # fmt: skip
_AREA = frozenset({_P, _D, _R})
_SMALL = frozenset({_D, _P, _S, _Q})
_TOWN = frozenset({_S, _Q, _D})
_C = PlaceLevel.COUNTRY

GENERIC: dict[str, frozenset[PlaceLevel]] = {
    **dict.fromkeys(
        ("province", "provinces", "governorate", "governate", "oblast", "wilaya", "wilayat", "vilayat", "state",
         "region", "prefecture", "department", "voivodeship", "emirate", "territory"), _AREA | {_C}),
    **dict.fromkeys(
        ("district", "districts", "county", "counties", "rayon", "raion", "subdistrict", "municipality", "township",
         "parish", "borough", "canton", "commune", "division", "cercle", "woreda", "zone", "tehsil", "upazila",
         "regency", "co", "agency", "locality", "lga", "area", "community", "ward", "hromada"), _SMALL),
    **dict.fromkeys(("city", "town", "village", "hamlet", "metropolis"), _TOWN),
    **dict.fromkeys(("neighborhood", "neighbourhood", "quarter", "suburb"), frozenset({_Q, _S, _D})),
    **dict.fromkeys(("river", "lake", "mountain", "mountains", "sea", "gulf", "strait", "desert", "island", "islands",
                     "peninsula", "mount", "bay", "hills", "range", "ocean", "dam", "oasis"), frozenset({_N, _F})),
    "valley": frozenset({_N, _P, _D, _S}),
    "peninsula": frozenset({_N, _P, _R}),
    "island": frozenset({_N, _P, _D, _C, _S}),
    "islands": frozenset({_N, _P, _D, _C}),
    **dict.fromkeys(("camp",), frozenset({_F, _Q, _S})),
    **dict.fromkeys(("republic", "kingdom"), frozenset({_C, _P, _R})),
}  # fmt: skip
"""What words beside a name say of the level of the place that bears it."""

_BEFORE = frozenset(
    ("province", "governorate", "oblast", "wilaya", "wilayat", "vilayat", "state", "region", "prefecture",
     "department", "district", "county", "municipality", "town", "city", "village", "commune", "lake", "mount",
     "river", "gulf", "strait", "sea", "island", "camp", "emirate", "republic", "kingdom", "canton", "co", "parish",
     "borough", "suburb", "neighborhood", "neighbourhood", "bay", "peninsula", "mountain", "valley", "territory")
)  # fmt: skip


def bare(folded: str) -> tuple[tuple[str, frozenset[PlaceLevel]], ...]:
    """The name without the common word beside it, and the levels of place which that word allows.

    >>> [(name, sorted(level.value for level in levels)) for name, levels in bare("rokha district")]
    [('rokha', ['district', 'province', 'quarter', 'settlement'])]
    >>> [name for name, _ in bare("city of mosul")], bare("mosul")
    (['mosul'], ())
    """
    words = folded.split()
    found = []
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
        found.append((" ".join(words), EVERY))
    if len(words) < 2:
        return tuple(found)
    if words[-1] in GENERIC:
        found.append((" ".join(words[:-1]), GENERIC[words[-1]]))
    if words[0] in _BEFORE and words[0] in GENERIC:
        rest = words[2:] if words[1] == "of" else words[1:]
        if rest:
            found.append((" ".join(rest), GENERIC[words[0]]))
    return tuple(found)


EVERY = frozenset(PlaceLevel)
_PART = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest",
     "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "central", "upper",
     "lower", "greater", "downtown", "rural", "inner", "outer", "occupied", "mainland", "metropolitan", "suburban")
)  # fmt: skip
_AFTER = re.compile(
    r" (?:airport|dam|prison|jail|penitentiary|(?:refugee |displacement |idp |displaced persons )?camp|"
    r"(?:border )?(?:crossing|checkpoint)|bridge|(?:sea)?port|harbou?r|(?:nuclear )?(?:power )?(?:plant|station)|"
    r"refinery|oil ?field|gas ?field|barracks|garrison|(?:military |naval |army )base|hospital|corridor|"
    r"gorge|front|pocket|province|region|district|county)$"
)


def part_of(folded: str) -> str:
    """The whole of which a name says the part, empty where it says none.

    >>> part_of("eastern aleppo"), part_of("greater idlib"), part_of("aleppo")
    ('aleppo', 'idlib', '')
    """
    first, _, rest = folded.partition(" ")
    return rest if first in _PART else ""


def named_after(folded: str) -> str:
    """The place after which a dam, camp, crossing or the like is called, empty where it is called after none.

    >>> named_after("tabqa dam"), named_after("nur shams refugee camp"), named_after("tabqa")
    ('tabqa', 'nur shams', '')
    """
    found = _AFTER.search(folded)
    return folded[: found.start()] if found else ""


_DOTS = re.compile(r"\.(?=.)")


def short(name: str) -> str:
    """The form under which abbreviations are kept, which unlike names keep their case: US, D.C. and Calif., not us.

    >>> short("U.S."), short("D.C."), short("Calif."), short("W.Va.")
    ('US', 'DC', 'Calif.', 'W.Va.')
    """
    plain = name.replace(" ", "")
    letters = plain.replace(".", "")
    return letters if letters.isupper() else plain
