"""The built places file: columns of numbers that are read where they lie, so nothing is unpacked and little is loaded.

    magic, 8 bytes · length of the directory, 4 bytes · directory, JSON · sections, each starting at a multiple of 8
    · SHA-256 of all that stands before it, 32 bytes

All numbers are little-endian. Places are numbered in the order of their ids. `training/places` writes the file.
"""

import json
import mmap
import sys
from array import array
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Literal

from sayso.errors import PlacesUnusable

MAGIC = b"SaysoPl1"
HASH = 32
"""Bytes of a SHA-256."""
NOWHERE = 0xFFFFFFFF
"""Stands for: no parent."""
LAST = 1 << 31
"""Set in the last posting of a name."""
HOW_AT = 28
"""Postings hold the place in the bits below this one, and how it is named in the three above."""
POINT = 100_000
"""Degrees are stored as whole numbers of this part."""
RADIUS = 10
"""Radii are stored as whole numbers of this part of a km."""

COLUMNS: dict[str, Literal["B", "H", "i", "I"]] = {
    "lat": "i", "lon": "i", "population": "I", "radius": "H", "level": "B", "country": "B", "kind": "H", "parent": "I",
    "name_at": "I", "ids": "I", "id_at": "I", "more_of": "I",
    "more": "I", "keys": "I", "key_ends": "H", "key_at": "I",
    "postings": "I",
    "cells": "I", "cell_places": "I",
}  # fmt: skip
"""Each column with its type, as `array` calls it."""
TEXTS = ("names", "id_names")


def key_of(form: str) -> int:
    """The number of 48 bits under which a form of a name is kept.

    `training/places` checks that no two names share one; that a word which is no name meets one by chance has odds of
    one in 400 million.

    >>> key_of("=kabul") == key_of("=kabul"), key_of("=kabul") == key_of("~kabul")
    (True, False)
    """
    return int.from_bytes(blake2b(form.encode(), digest_size=6).digest(), "little")


def cell_of(lat: float, lon: float) -> int:
    """The one-degree cell in which a point lies.

    >>> cell_of(-90, -180), cell_of(35.4, 69.7)
    (0, 45249)
    """
    return min(int(lat + 90), 179) * 360 + int(lon + 180) % 360


@dataclass(frozen=True)
class Atlas:
    """The columns of an opened places file."""

    version: str
    sha256: str
    levels: tuple[str, ...]
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    columns: dict[str, memoryview]
    texts: dict[str, memoryview]

    def text(self, section: str, start: int, end: int) -> str:
        """Letters `start` to `end` of a text section."""
        return bytes(self.texts[section][start:end]).decode()


def open_atlas(path: Path) -> Atlas:
    """Map a places file into memory and check that it is whole. Raises `PlacesUnusable`."""
    try:
        with path.open("rb") as file:
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError:
        raise PlacesUnusable(path, "there is no such file") from None
    except (OSError, ValueError) as error:
        raise PlacesUnusable(path, f"cannot be read ({error})") from error
    if bytes(mapped[: len(MAGIC)]) != MAGIC:
        raise PlacesUnusable(path, "is no places file of this version")
    whole, said = mapped[:-HASH], bytes(mapped[-HASH:])
    digest = sha256(whole)
    if digest.digest() != said:
        raise PlacesUnusable(path, "is cut short or has been changed (its SHA-256 differs)")
    try:
        size = int.from_bytes(whole[8:12], "little")
        directory = json.loads(bytes(whole[12 : 12 + size]))
        parts = {name: whole[start : start + length] for name, (start, length) in directory["sections"].items()}
        return Atlas(
            directory["version"], digest.hexdigest(), tuple(directory["levels"]), tuple(directory["countries"]),
            tuple(directory["kinds"]), {name: _column(parts[name], kind) for name, kind in COLUMNS.items()},
            {name: parts[name] for name in TEXTS},
        )  # fmt: skip
    except (KeyError, ValueError, TypeError) as error:
        raise PlacesUnusable(path, f"cannot be understood ({error!r})") from error


def _column(part: memoryview, kind: Literal["B", "H", "i", "I"]) -> memoryview:
    if sys.byteorder == "little":
        return part.cast(kind)
    turned = array(kind, bytes(part))
    turned.byteswap()
    return memoryview(turned)


def write_atlas(
    path: Path, *, version: str, levels: list[str], countries: list[str], kinds: list[str],
    columns: dict[str, "array[int]"], texts: dict[str, bytes],
) -> str:  # fmt: skip
    """Write a places file and give its SHA-256."""
    raw: dict[str, bytes] = {}
    for name, kind in COLUMNS.items():
        column = columns[name]
        if column.typecode != kind:
            raise TypeError(f"{name}: {column.typecode}, not {kind}")
        if sys.byteorder != "little":
            column = array(kind, column)
            column.byteswap()
        raw[name] = column.tobytes()
    raw |= {name: texts[name] for name in TEXTS}
    head = {"version": version, "levels": levels, "countries": countries, "kinds": kinds, "sections": {}}

    def directory(start: int) -> bytes:
        at, sections = start, {}
        for name, content in raw.items():
            sections[name] = (at, len(content))
            at += -(-len(content) // 8) * 8
        return json.dumps(head | {"sections": sections}, ensure_ascii=False, separators=(",", ":")).encode()

    start = 16
    while -(-(12 + len(directory(start))) // 8) * 8 > start:
        start = -(-(12 + len(directory(start))) // 8) * 8
    listed = directory(start)
    whole = bytearray(MAGIC + len(listed).to_bytes(4, "little") + listed)
    whole += bytes(start - len(whole))
    for content in raw.values():
        whole += content + bytes(-len(content) % 8)
    digest = sha256(whole)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(bytes(whole) + digest.digest())
    beside.replace(path)  # at once: whoever reads meanwhile sees the old file or the new one
    return digest.hexdigest()
