"""Reads from a page's address and its outlet's name where the outlet is at home."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sayso.mentions.places.wordlists import words

PLAIN_ENDINGS = frozenset({"com", "org", "net", "info", "biz", "edu", "gov", "mil", "int", "news", "co", "ac", "tv",
                           "www", "online", "press", "media", "live", "io", "me", "fm", "am", "eu"})
SHORTEST = 4
LONGEST = 60
MOST = 20


def home_names(url: str | None, outlet: str | None) -> tuple[str, ...]:
    """What in the page's address and the outlet's name may be the name of a place: whole names before parts of them.

    >>> home_names("http://www.veldintimes.com/a/b", None)
    ('veldintimes', 'veldin')
    >>> home_names(None, "The Veldin Courier")
    ('Veldin',)
    >>> home_names("no address at all", None)
    ()
    """
    names = [*outlet_names(outlet or ""), *sorted(host_names(host_of(url)), key=lambda name: (-len(name), name))]
    return tuple(dict.fromkeys(names))[:MOST]


def host_of(url: str | None) -> str:
    """The host of an address in small letters; empty where there is none.

    >>> host_of("https://Www.Example.org:80/x"), host_of("http://[broken"), host_of("mailto:x")
    ('www.example.org', '', '')
    """
    try:
        return (urlsplit((url or "").strip()).hostname or "").lower()
    except ValueError:
        return ""


def top_level_country(url: str | None) -> str | None:
    """The country of a host by its ending, as an ISO code: of `.uk` it is GB.

    >>> top_level_country("http://news.example.ka/x"), top_level_country("http://example.co.uk"), top_level_country("x")
    ('KA', 'GB', None)
    """
    ending = host_of(url).rpartition(".")[2]
    if len(ending) != 2 or not ending.isalpha() or ending in PLAIN_ENDINGS:
        return None
    return "GB" if ending == "uk" else ending.upper()


def outlet_names(outlet: str) -> Iterator[str]:
    """The words of an outlet's name that no newspaper is called by, as one name."""
    kept = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", outlet) if word.casefold() not in words("paper")]
    if kept and len(kept) <= 3:
        yield " ".join(kept)


def host_names(host: str) -> Iterator[str]:
    """The pieces of a host that are left when the words of newspapers' names are taken off its ends."""
    for label in host[:LONGEST].split("."):
        if label in PLAIN_ENDINGS or len(label) < SHORTEST:
            continue
        for piece in {label.replace("-", " "), *label.split("-")}:
            yield from stripped(piece)


def stripped(label: str) -> Iterator[str]:
    """What is left of a label without newspapers' words at its start and end, as far as they can be taken off."""
    seen = {label}
    grown = [label]
    while grown:
        piece = grown.pop()
        if len(piece) >= SHORTEST and piece not in words("paper"):
            yield piece
        for word in words("paper"):
            for rest in (piece.removeprefix(word).strip(), piece.removesuffix(word).strip()):
                if rest not in seen:
                    seen.add(rest)
                    grown.append(rest)
