"""Texts of war news in our own sentences, with names drawn from the places file: the corpora have hardly any war.

They teach what stands beside a place there ("seized", "retaken", "fell to") and what does not name one although it acts
like one ("the Taliban", "Wagner", "the Red Cross"). The names themselves are no signal, so no list of names is learned.
"""

import random
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.mentions.places.gazetteer import Gazetteer
from sayso.model import Place, PlaceLevel

HERE = Path(__file__).parent
CORPUS = "our own words"
SEED = 11
TEXTS = 700
SENTENCES = 6
SLOT = re.compile(r"\{(\w+)\}")
MARKED = frozenset({"place", "province", "country", "river", "base"})
SMALL = frozenset({PlaceLevel.SETTLEMENT, PlaceLevel.QUARTER})
AREAS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.DISTRICT})
GENERIC = ("airport", "air base", "camp", "refugee camp", "hospital", "prison", "military base", "checkpoint")
LOWER = frozenset({"The", "Rebels", "Militants", "Insurgents", "Separatists", "Gunmen", "Jihadists"})
"""Words of the lists that have a capital only where a sentence starts."""
PLAIN = re.compile(r"[A-Z][A-Za-z'’ -]{2,40}")


def own_texts(gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """Rows `{doc_id, text, toponyms}`, the same ones each time."""
    words = tomllib.loads((HERE / "sentences.toml").read_text(encoding="utf-8"))
    chance = random.Random(SEED)
    drawn = Names(gazetteer, words, chance)
    for number in range(TEXTS):
        drawn.move()
        lines = [chance.choice(words["headline"])] if chance.random() < 0.6 else []
        lines.append(" ".join(chance.sample(words["sentence"], SENTENCES)))
        text, marks = "", []
        for line in lines:
            made, found = filled(line, drawn)
            marks += [{"s": start + len(text), "e": end + len(text)} for start, end in found]
            text += made + "\n\n"
        yield {"doc_id": f"own-{number}", "url": f"own-{number}", "text": text.rstrip(), "toponyms": marks}


def filled(line: str, names: "Names") -> tuple[str, list[tuple[int, int]]]:
    """One line with its slots filled, and where its places stand; a sentence starts with a capital."""
    text, marks, at = "", [], 0
    for slot in SLOT.finditer(line):
        text += line[at : slot.start()]
        word, name = names.draw(slot[1])
        if word.split()[0] in LOWER:
            word = word[0].lower() + word[1:]
        if not text or text.endswith((". ", "“")):
            word = word[:1].upper() + word[1:]
        if slot[1] in MARKED:
            start = len(text) + word.lower().index(name.lower())
            marks.append((start, start + len(name)))
        text += word
        at = slot.end()
    return text + line[at:], marks


class Names:
    """What the slots are filled with; `move` goes to another war."""

    def __init__(self, gazetteer: Gazetteer, words: dict[str, list[str]], chance: random.Random) -> None:
        self.words, self.chance = words, chance
        self.here: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.country = ""
        for at in range(len(gazetteer)):
            place = gazetteer._read(at)
            if place.country in words["countries"] and (name := as_printed(place)):
                for kind in kinds(place):
                    self.here[place.country, kind].append(name)
        folder = HERE.parent / "places" / "curated" / "countries.toml"
        rows = tomllib.loads(folder.read_text(encoding="utf-8"))["group"][0]["places"]
        for code, _, _, peoples, *_ in rows:
            self.here[code, "people"] = [peoples.split("; ")[0]]
        self.wars = [code for code in words["countries"]
                     if len(self.here[code, "place"]) >= 20 and self.here[code, "country"]]

    def move(self) -> None:
        """Take another country, and a dozen places of it that come again and again."""
        self.country = self.chance.choice(self.wars)
        towns = self.here[self.country, "place"]
        self.town = [self.chance.choice(towns) for _ in range(7)]
        self.people = [f"{self.chance.choice(self.words['given'])} {self.chance.choice(self.words['family'])}"
                       for _ in range(3)]
        self.groups = [self.chance.choice(self.words["group"]) for _ in range(3)]

    def draw(self, slot: str) -> tuple[str, str]:
        """The words that fill a slot, and the name in them."""
        chance = self.chance
        match slot:
            case "place":
                name = chance.choice(self.town)
                return name, name
            case "base":
                name = chance.choice(self.town)
                return f"{name} {chance.choice(GENERIC)}", name
            case "province":
                name = chance.choice(self.here[self.country, "province"] or self.town)
                return (f"{name} province" if chance.random() < 0.4 else name), name
            case "river":
                name = chance.choice(self.here[self.country, "river"] or ["Drava River", "Nile", "Euphrates", "Dnipro"])
                return name, name
            case "country":
                code = self.country if chance.random() < 0.5 else chance.choice(self.wars)
                name = self.here[code, "country"][0]
                return name, name
            case "people":
                word = self.here[self.country, "people"][0]
                return word, word
            case "person":
                word = chance.choice(self.people)
                return (word if chance.random() < 0.7 else word.split(" ", 1)[1]), word
            case "group":
                word = chance.choice(self.groups)
                return word, word
        word = chance.choice(self.words[slot])
        return word, word


def kinds(place: Place) -> Iterator[str]:
    """The slots that a place can fill; villages of fewer than 3,000 only where they were picked by hand."""
    own = place.id.startswith("sayso:")
    if (place.level in SMALL and (own or place.population >= 3000)) or (place.level is PlaceLevel.DISTRICT and own):
        yield "place"
    if place.level in AREAS and place.level is PlaceLevel.PROVINCE:
        yield "province"
    if place.level is PlaceLevel.COUNTRY:
        yield "country"
    if place.level is PlaceLevel.NATURAL and place.name.endswith("River"):
        yield "river"


def as_printed(place: Place) -> str:
    """A name as news in English prints it, without accents; empty where it would print another."""
    apart = unicodedata.normalize("NFKD", place.name)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).strip("‘’'`ʻʿ")
    plain = re.sub(r"\s*\(.*\)|,.*", "", plain)
    generic = r"\s+(District|Province|Governorate|Oblast|Raion|Region|State|City|Department|County)$"
    plain = re.sub(generic, "", plain)
    return plain if PLAIN.fullmatch(plain) else ""
