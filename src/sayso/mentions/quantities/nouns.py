"""The nouns that are counted, and the unit that each is."""

from dataclasses import dataclass
from functools import cache

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.mentions.quantities.words import NOTHING, Word

PEOPLE = "people"
PERSON_ENDINGS = ("men", "women", "ists", "eers", "ologists", "keepers", "holders", "goers",
                  "owners", "makers", "seekers")
DEMONYMS = ("ans", "anis", "aqis", "udis", "nis", "ites", "ims", "urds", "urks", "rabs", "ews", "erbs",
            "oats", "tons", "idis")
IRREGULAR = {"child": "children", "foot": "feet", "person": "people", "mouse": "mice", "tooth": "teeth", "ox": "oxen",
             "goose": "geese", "crisis": "crises", "analysis": "analyses", "thesis": "theses", "basis": "bases",
             "wolf": "wolves", "leaf": "leaves", "knife": "knives", "life": "lives", "shelf": "shelves",
             "sheep": "sheep", "cattle": "cattle", "series": "series", "species": "species", "fish": "fish"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A form of a listed noun: its entry, and whether it is a plural."""

    entry: Entry
    plural: bool

    @property
    def unit(self) -> str:
        """What it counts as."""
        return str(self.entry.fields["unit"])


@cache
def forms() -> dict[str, Noun]:
    """Every listed noun by its forms."""
    found: dict[str, Noun] = {}
    for entry in lexicon.load("units"):
        if entry.kind == "unit":
            for word in entry.words("plurals"):
                found[word] = Noun(entry, plural=True)
            for word in (entry.key, *entry.words("also")):
                found.setdefault(plural(word), Noun(entry, plural=True))
                found.setdefault(word, Noun(entry, plural=False))
    return found


def plural(word: str) -> str:
    """The plural of an English noun.

    >>> [plural(word) for word in ("boy", "city", "church", "gunman", "child", "bus")]
    ['boys', 'cities', 'churches', 'gunmen', 'children', 'buses']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("man") and word not in {"german", "human", "ottoman", "roman", "norman"}:
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def listed(word: Word, *, before: Word = NOTHING) -> Noun | None:
    """The listed noun that a word is a form of, if needed with the word before it: "mortar rounds"."""
    return forms().get(f"{before.low} {word.low}") or forms().get(word.low)


@cache
def models() -> dict[str, str]:
    """The letters of the names of types, as in "F-16", and the unit that they are."""
    return {word: str(entry.fields["unit"]) for entry in lexicon.load("units") if entry.kind == "model"
            for word in (entry.key, *entry.words("also"))}


def listed_model(word: Word) -> str | None:
    """The unit of a type that is called by letters and a number: the "F" of "F-16"."""
    return models().get(word.text)


def is_people(word: Word, *, headline: bool = False) -> bool:
    """Whether an unlisted plural is of people: "Karsovans", "oarsmen", "cyclists"; a `headline` has all in capitals."""
    if word.low.endswith(PERSON_ENDINGS):
        return True
    if not word.capital or not word.low.endswith("s") or len(word.low) < 4 or word.text.isupper():
        return False
    return word.tag in {"NNPS", "NNS", "NNP"} if not headline else word.low.endswith(DEMONYMS)
