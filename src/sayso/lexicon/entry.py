"""Reads the word lists in `sayso/data/<language>/*.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from sayso.errors import RuleHasNoExample, RuleUnreadable

LANGUAGE = "en"
"""The language that there are word lists, and so rules, for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a word list: its key (the word or phrase, or a pattern), its fields, and its own test.

    `yes` holds sentences in which it must fire, `no` sentences in which it must stay silent; in `yes` the words that
    must be found are drawn in tags, as in `She <cue>said</cue> so.`; `origin` is the entry's `from` line.
    """

    file: str
    kind: str
    key: str
    fields: dict[str, Any]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    origin: str

    def words(self, name: str) -> tuple[str, ...]:
        """The field `name` as a tuple of words; empty where the entry has none.

        >>> Entry("f", "cue", "say", {"frame": ["clause", "quote"]}, ("y",), ("n",), "own").words("frame")
        ('clause', 'quote')
        """
        value = self.fields.get(name, ())
        return (value,) if isinstance(value, str) else tuple(value)


def as_sentences(value: object) -> tuple[str, ...]:
    """A `yes` or `no` field, one sentence or a list of them, as a tuple.

    >>> as_sentences("One."), as_sentences(["One.", "Two."]), as_sentences(None)
    (('One.',), ('One.', 'Two.'), ())
    """
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


@cache
def load(name: str, language: str = "en") -> tuple[Entry, ...]:
    """Every entry of the list `name`, in the order of the file; each `[[kind]]` table is an entry.

    The key is the field `word`. Raises RuleUnreadable for a file or entry of the wrong form, RuleHasNoExample for an
    entry without `yes`, `no` or `from`.

    >>> [entry.key for entry in load("agencies")][:1]
    ['Reuters']
    """
    file = f"{language}/{name}.toml"
    try:
        tables = tomllib.loads(files("sayso").joinpath("data", language, f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleUnreadable(file, name, f"cannot be read: {error}") from error
    found = []
    for kind, rows in tables.items():
        if not isinstance(rows, list):
            raise RuleUnreadable(file, kind, "is not a list of tables; write [[" + kind + "]] above each entry")
        found += [entry_of(file, kind, row) for row in rows]
    return tuple(found)


def entry_of(file: str, kind: str, row: dict[str, Any]) -> Entry:
    """One table of a word list as an entry.

    >>> entry_of("en/x.toml", "cue", {"word": "say", "yes": "He <cue>said</cue> so.", "no": "Hm.", "from": "own"}).key
    'say'
    """
    if not isinstance(word := row.get("word"), str) or not word:
        raise RuleUnreadable(file, kind, "has an entry without `word`; give the word or phrase it is about")
    yes, no, origin = as_sentences(row.get("yes")), as_sentences(row.get("no")), row.get("from")
    for name, given in (("yes", yes), ("no", no), ("from", origin)):
        if not given:
            raise RuleHasNoExample(file, word, f"has no `{name}` line; add one that shows where it must fire (yes), "
                                               "where it must not (no) and where it comes from (from)")
    fields = {name: value for name, value in row.items() if name not in {"word", "yes", "no", "from"}}
    return Entry(file, kind, word, fields, yes, no, str(origin))


@cache
def fingerprint(language: str = "en") -> str:
    """The SHA-256 of all word lists of a language, recorded with each reading.

    >>> len(fingerprint("en"))
    64
    """
    folder = files("sayso").joinpath("data", language)
    texts = sorted((file.name, file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".toml"))
    return sha256(b"\n".join(name.encode() + b"\n" + text for name, text in texts)).hexdigest()
