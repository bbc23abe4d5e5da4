"""Every word list about markup is its own test."""

import re

import pytest

from sayso.blocks.credits import credit_start, looks_like_credit
from sayso.blocks.names import hints, meanings
from sayso.lexicon import Entry, load

NAMES, CREDITS = load("names", "markup"), load("credits", "markup")


def plain(marked: str) -> str:
    return re.sub(r"</?[a-z]+>", "", marked)


def given(markup: str) -> str:
    """The value of an attribute."""
    return markup.partition('"')[2].rstrip('"')


@pytest.mark.parametrize("entry", NAMES, ids=lambda entry: entry.kind)
def test_a_name_means_what_it_says_and_nothing_near_it(entry: Entry) -> None:
    for marked in entry.yes:
        drawn = re.search(r"<name>(.*)</name>", marked)
        assert drawn
        assert entry.kind in hints(drawn.group(1))
        assert entry.kind in hints(given(plain(marked)))
    for markup in entry.no:
        assert entry.kind not in hints(given(markup))


def test_no_name_has_two_meanings() -> None:
    words = [word for entry in NAMES for word in (entry.key, *entry.words("also"))]
    assert sorted(words) == sorted(set(words))
    assert len(meanings()) == len(words)


@pytest.mark.parametrize("entry", CREDITS, ids=lambda entry: entry.key)
def test_a_credit_is_cut_where_it_begins(entry: Entry) -> None:
    for marked in entry.yes:
        text = plain(marked)
        start = credit_start(text)
        assert start is not None
        assert text[start:] == marked.partition("<credit>")[2].removesuffix("</credit>")
        assert looks_like_credit(text)
    for text in entry.no:
        assert credit_start(text) is None


CUT = {
    "a sign": ("The bridge at Tolvik. ", "© Iva Kohl"),
    "in brackets": ("The bridge at Tolvik ", "(Foto: Iva Kohl/CP)"),
    "behind a dash": ("The bridge at Tolvik ", "— Picture by Iva Kohl"),
    "behind a bar": ("The bridge at Tolvik | ", "Iva Kohl/AFP via Getty Images"),
    "an agency behind the sentence": ("The bridge at Tolvik on Sunday. ", "REUTERS/Iva Kohl"),
    "nothing but a credit": ("", "Iva Kohl/Reuters"),
    "none": ("The bridge at Tolvik on Sunday.", None),
    "an agency in the sentence": ("Fighters who spoke to Reuters at the bridge say it was never lost at all.", None),
}


@pytest.mark.parametrize("name", CUT)
def test_where_a_credit_begins(name: str) -> None:
    caption, credit = CUT[name]
    assert credit_start(caption + (credit or "")) == (len(caption) if credit else None)
