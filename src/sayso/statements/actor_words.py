"""The words that tell who a source is, from `data/<language>/actors.toml`, ready for use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import Entry, load
from sayso.model import Span

NOUNS = frozenset({"role", "kin", "group", "nobody"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
LONGEST = 4
UPPER = "A-ZÀ-ÖØ-ÞČĆĐŠŽŁŚŞİĞÇĀĪŪṬḤ"


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The entries by kind, then by each form in lower case."""

    forms: dict[str, dict[str, Entry]]
    title: re.Pattern[str]
    letters: re.Pattern[str]

    def entry(self, kind: str, form: str) -> Entry | None:
        """The entry of `kind` with this form, or None.

        >>> actor_words().entry("role", "spokesmen").key
        'spokesman'
        """
        return self.forms[kind].get(form.casefold())

    def noun(self, kind: str, words: list[str], last: int) -> tuple[Entry, int] | None:
        """The longest entry of `kind` that ends at the word `last`, and where it starts.

        >>> entry, first = actor_words().noun("role", ["the", "prime", "minister"], 2)
        >>> entry.key, first
        ('prime minister', 1)
        """
        table = self.forms[kind]
        for first in range(max(0, last - LONGEST + 1), last + 1):
            entry = table.get(" ".join(words[first : last + 1]).casefold())
            if entry:
                return entry, first
        return None


def plural(word: str) -> str:
    """The regular plural of an English noun.

    >>> [plural(word) for word in ("party", "boss", "rebel", "day")]
    ['parties', 'bosses', 'rebels', 'days']
    """
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def forms_of(entry: Entry) -> Iterator[str]:
    """Every form of an entry: as written, its other forms, and for nouns their plurals."""
    for word in (entry.key, *entry.words("also")):
        yield word
        if entry.kind in NOUNS | {"medium"}:
            yield plural(word)
    if isinstance(many := entry.fields.get("many"), str):
        yield many


def is_plural(form: str, entry: Entry) -> bool:
    """Whether a form found in text names several.

    >>> words = actor_words()
    >>> is_plural("spokesmen", words.entry("role", "spokesmen")), is_plural("boss", words.entry("role", "boss"))
    (True, False)
    """
    if form.casefold() == "people" or form.casefold().endswith("men"):
        return True
    return any(form.casefold() == plural(word).casefold() for word in (entry.key, *entry.words("also")))


@cache
def actor_words(language: str = "en") -> ActorWords:
    """The words of one language."""
    forms: dict[str, dict[str, Entry]] = {}
    for entry in load("actors", language):
        table = forms.setdefault(entry.kind, {})
        for form in forms_of(entry):
            table.setdefault(form.casefold(), entry)
    printed = {form for entry in load("actors", language) if entry.kind == "title" for form in forms_of(entry)}
    titles = "|".join(re.escape(form) for form in sorted(printed, key=len, reverse=True))
    letters = "|".join(re.escape(form) for entry in load("actors", language) if entry.kind == "letters"
                       for form in forms_of(entry))
    return ActorWords(forms, re.compile(rf"\b(?:{titles})(?=\s+[{UPPER}'’])"),
                      re.compile(rf"(?<=\w)[\s,]+(?P<letters>{letters})(?![\w.])"))


def found_words(kind: str, text: str, tags: dict[int, str] | None = None) -> list[Span]:
    """Where words of `kind` stand in `text`; `tags` are the parts of speech by the character where a word starts.

    >>> found_words("title", "General Ilya Brandt spoke of the general mood.")
    [Span(start=0, end=7)]
    """
    known = actor_words()
    if kind == "title":
        return [Span(*match.span()) for match in known.title.finditer(text)]
    if kind == "letters":
        return [Span(*match.span("letters")) for match in known.letters.finditer(text)]
    return list(found_forms(kind, text, tags or {}))


def found_forms(kind: str, text: str, tags: dict[int, str]) -> Iterator[Span]:
    """Where forms of `kind` stand in `text`, the longest first; kinds written with a capital need one, nouns a noun."""
    words = list(re.finditer(r"[\w.]+(?:[-'’]\w+)*", text))
    at = 0
    while at < len(words):
        for size in range(min(LONGEST, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + size - 1].end()
            form = text[start:end].rstrip(".") if size > 1 or text[start:end].count(".") == 1 else text[start:end]
            entry = actor_words().entry(kind, form)
            if entry and fits(kind, text, Span(start, start + len(form)), tags):
                yield Span(start, start + len(form))
                at += size - 1
                break
        at += 1


def fits(kind: str, text: str, span: Span, tags: dict[int, str]) -> bool:
    """Whether a form stands where its kind may stand."""
    before = text[: span.start].rstrip()
    if kind in NOUNS:
        last = span.start + span.cut(text).rfind(" ") + 1
        return tags.get(last, "NOUN") in NOUN_TAGS
    if kind == "capital":  # a city after a preposition is a place, and so is one before a comma or a name
        return not re.search(r"\b(?:in|to|from|over|near|at|of|through|around|outside|for|into|via)$", before)
    if kind in {"short", "body_word", "given_name", "thing"}:
        return span.cut(text)[:1].isupper()
    if kind == "medium":
        entry = actor_words().entry("medium", span.cut(text))
        if entry and entry.fields.get("verb"):
            return True
        return bool(re.search(r"\b(?:in|on|to|told|at|via|during|by|through|over|a|an|the)$", before))
    return True
