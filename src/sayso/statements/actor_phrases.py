"""The words of a source in which nobody is named, taken apart: article, times, tail, core."""

import re
from dataclasses import dataclass

from sayso.lexicon import Entry
from sayso.model import Span
from sayso.statements.actor_look import DAYS
from sayso.statements.actor_words import UPPER, actor_words, plural
from sayso.statements.found import Found

ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those(?! (?:who|that|in|of|on|at|from|with)\b)|its|his|"
                     r"her|their|our|both|one of(?: the)?)\s+", re.IGNORECASE)
DEFINITE = re.compile(r"^(?:the|this|that|these|those|its|his|her|their)\b", re.IGNORECASE)
WHEN = "|".join(sorted(DAYS)) + "|today|yesterday|tonight|tomorrow"
TIME_AFTER = re.compile(rf"(?:\s+(?:on|in|late|early|last|this))+\s+(?:{WHEN})(?:\s.*)?$|\s+(?:{WHEN})$", re.DOTALL)
TIME_BEFORE = re.compile(rf"^(?:{WHEN})\s+(?=\w)")
ONE_BODY = re.compile(rf"[{UPPER}]\w+ and [{UPPER}]\w+ [{UPPER}]\w+")
CORE_ENDS = re.compile(r"\s+(?:of|for|at|in|from|to|by|on|into|with|near|inside|within|close|familiar|speaking|"
                       r"there|here|say|across|around|and)\b|\s*[,;:(–—]|\s-\s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source in which no person is named, taken apart: as it stands, without article, its core before "of"."""

    said: str
    bare: str
    core: str
    piece: Span
    found: Found

    @property
    def words(self) -> list[str]:
        """The words of the core."""
        return self.core.split()

    @property
    def definite(self) -> bool:
        """Whether it begins with "the" or an owner."""
        return bool(DEFINITE.match(self.said)) or bool(re.match(r"[^\s]+['’]s\s", self.said))


def one_name(first: str, second: str) -> bool:
    """Whether "and" stands inside one name: "Sered and Marn Police", "Police and Roads Commissioner Anton Riss".

    >>> one_name("Sered", "Marn Police"), one_name("Darin Velk", "the Marn Police")
    (True, False)
    """
    known = actor_words()
    office = known.entry("group", first) is not None and first[:1].isupper() and known.title.search(second) is not None
    return office or is_one_body(f"{first} and {second}")


def is_one_body(name: str) -> bool:
    """Whether a name is that of one body for two places.

    >>> is_one_body("Sered and Marn Police"), is_one_body("Sered and Marn Rescue")
    (True, False)
    """
    body = actor_words().entry("group", name.rsplit(maxsplit=1)[-1]) if ONE_BODY.fullmatch(name) else None
    return body is not None and body.fields["class"] in {"police", "union"}


def without_times(said: str) -> str:
    """A phrase without the day or month before or after it.

    >>> without_times("Monday state radio"), without_times("the Northern Council on Monday")
    ('state radio', 'the Northern Council')
    """
    return TIME_AFTER.sub("", TIME_BEFORE.sub("", said))


def singular(said: str) -> str:
    """A plural description as one of many is called.

    >>> singular("artillery officers in Marn"), singular("spokesmen")
    ('artillery officer in Marn', 'spokesman')
    """
    core = CORE_ENDS.split(" " + said, maxsplit=1)[0].strip()
    words = core.split()
    if not words:
        return said
    known = actor_words()
    entry = next((entry for kind in ("role", "group", "kin") if (entry := known.entry(kind, words[-1]))), None)
    forms = (entry.key, *entry.words("also")) if entry else ()
    one = next((form for form in forms if plural(form) == words[-1]), None)
    one = one or (re.sub("men$", "man", words[-1]) if words[-1].endswith("men") else re.sub("(?<!s)s$", "", words[-1]))
    return " ".join([*words[:-1], one]) + said[len(core) :]


def head_of(words: list[str]) -> tuple[Entry, int, int] | None:
    """The last word of a phrase that says what its source is, with its entry, and where it starts and ends."""
    known = actor_words()
    for last in range(len(words) - 1, -1, -1):
        hits = [hit for kind in ("nobody", "role", "kin", "group") if (hit := known.noun(kind, words, last))]
        if hits:
            name_like = words[last][:1].isupper()  # "the Marn Post" is a paper, "the post" a message
            entry, first = min(hits, key=lambda hit: (hit[1], name_like and hit[0].kind == "nobody"))
            if entry.kind != "group" and any(word[:1].isupper() for word in words[last + 1 :]):
                return None
            return entry, first, last
    return None


def short(bare: str) -> str:
    """A description without article, without rank.

    >>> short("senior Karsovan official")
    'Karsovan official'
    """
    known = actor_words()
    words = ARTICLE.sub("", bare).split()
    while len(words) > 1 and (rank := known.entry("rank", words[0])) and rank.key == "senior":
        words.pop(0)
    while len(words) > 1 and words[-1] in {"there", "here"}:
        words.pop()
    return " ".join(words)
