"""Files, folders, rows and standard input: what comes out, and each error."""

import gzip
import io
import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from sayso import errors
from sayso.model import Media, Original
from sayso.pages import open_originals, original_of_bytes, original_of_row
from sayso.pages.open import of_stdin

HTML = b"<!doctype html><html><body><h1>Marn held</h1><p>Tolvik fell, caf\xc3\xa9s closed.</p></body></html>"


def only(path: Path | str, **options: int) -> Original | errors.SaysoError:
    found = list(open_originals(path, **options))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.html.gz", "b"])
def test_html(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(HTML, mtime=0) if name.endswith(".gz") else HTML)
    original = only(tmp_path / name)
    assert isinstance(original, Original)
    assert original.media is Media.HTML
    assert original.markup == HTML.decode()
    assert original.sha256 == sha256(HTML).hexdigest(), "of the page, not of its packing"
    assert original.name == str(tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.txt.gz"])
def test_text_is_kept_unchanged(tmp_path: Path, name: str) -> None:
    text = "Marn held.\r\n\r\n\u00a0Tolvik  fell.\rAnabrek <b>too</b>.\n"
    (tmp_path / name).write_bytes(gzip.compress(text.encode(), mtime=0) if name.endswith(".gz") else text.encode())
    original = only(tmp_path / name)
    assert isinstance(original, Original)
    assert original.media is Media.TEXT
    assert original.markup == text


def test_a_folder_goes_on(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    files = {"b.html": HTML, "a.txt": b"Marn held.", "c.pdf": b"%PDF-1.4", "d.txt": b" \n", ".e.txt": b"Tolvik.",
             "deep/f.jsonl": b'{"id": 1, "text": "Anabrek."}\nnot json\n', ".hidden/g.txt": b"Sered.",
             "deep/h.txt": b"Halmar."}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = [type(one).__name__ if isinstance(one, errors.SaysoError) else Path(one.name).name
             for one in open_originals(tmp_path)]
    assert found == ["a.txt", "b.html", "PageUnreadable", "PageEmpty", "f.jsonl:1", "RowError", "h.txt"]


def test_an_empty_folder_and_no_file(tmp_path: Path) -> None:
    assert isinstance(only(tmp_path), errors.PageNotFound)
    assert isinstance(only(tmp_path / "none.html"), errors.PageNotFound)


BAD = {
    "empty": ("a.html", b"", errors.PageEmpty),
    "white space": ("a.txt", " \n\u00a0\t".encode(), errors.PageEmpty),
    "binary under another name": ("a.html", b"%PDF-1.7 abc", errors.PageBinary),
    "picture": ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", errors.PageBinary),
    "damaged gzip": ("a.html.gz", gzip.compress(HTML, mtime=0)[:-9], errors.PageUnreadable),
    "no gzip at all": ("a.html.gz", HTML, errors.PageUnreadable),
    "too large": ("a.html", b"<p>" + b"x" * 3000, errors.PageTooLarge),
    "gzip bomb": ("a.html.gz", gzip.compress(b"x" * 5_000_000, mtime=0), errors.PageTooLarge),
    "rows without a row": ("a.jsonl", b"\n \n", errors.PageEmpty),
}


@pytest.mark.parametrize(("name", "data", "error"), BAD.values(), ids=BAD)
def test_bad_files(tmp_path: Path, name: str, data: bytes, error: type[errors.SaysoError]) -> None:
    (tmp_path / name).write_bytes(data)
    found = only(tmp_path / name, max_bytes=2000)
    assert type(found) is error, found
    assert str(tmp_path / name) in str(found)


def test_the_limit_itself_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2000)
    assert isinstance(only(tmp_path / "a.txt", max_bytes=2000), Original)


def test_a_bomb_is_not_unpacked_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    read = gzip.GzipFile.read

    def noted(self: gzip.GzipFile, size: int | None = -1) -> bytes:
        taken.append(size or 0)
        return read(self, size)

    monkeypatch.setattr(gzip.GzipFile, "read", noted)
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"x" * 5_000_000, mtime=0))
    assert isinstance(only(tmp_path / "a.html.gz", max_bytes=2000), errors.PageTooLarge)
    assert taken
    assert all(0 <= size <= 2001 for size in taken)


def rows_of(tmp_path: Path, *rows: object, name: str = "in.jsonl", **options: int,
            ) -> list[Original | errors.SaysoError]:
    file = tmp_path / name
    lines = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    data = lines.encode("utf-8", "surrogateescape")
    file.write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
    return list(open_originals(file, **options))


@pytest.mark.parametrize("name", ["in.jsonl", "in.ndjson", "in.jsonl.gz"])
def test_rows(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(HTML, mtime=0))
    found = rows_of(tmp_path, {"doc_id": "d", "text": "Marn\r\nheld.", "url": "https://courier.example/", "title": "T",
                               "outlet": "O", "published": "2031-05-02", "dct": "2031-05-03"},
                    "", {"page_id": "p", "html": "<p>Tolvik", "dct": "2031-05-03"}, {"id": 7, "path": "page.html.gz"},
                    name=name)
    first, second, third = found
    assert isinstance(first, Original) and isinstance(second, Original) and isinstance(third, Original)
    assert (first.name, first.doc_id, first.media, first.markup) == (
        f"{tmp_path / name}:1", "d", Media.TEXT, "Marn\r\nheld.")
    assert first.sha256 == sha256(b"Marn\r\nheld.").hexdigest()
    assert (first.url, first.title, first.outlet, first.published) == (
        "https://courier.example/", "T", "O", "2031-05-02")
    assert (second.name, second.doc_id, second.media, second.published) == (
        f"{tmp_path / name}:3", "p", Media.HTML, "2031-05-03")
    assert (third.doc_id, third.media, third.sha256) == ("7", Media.HTML, sha256(HTML).hexdigest())


BAD_ROWS: dict[str, tuple[object, type[errors.SaysoError]]] = {
    "not json": ("{", errors.RowError),
    "an array": ([1], errors.RowError),
    "nested too deeply": ("[" * 200_000, errors.RowError),
    "not utf-8": ('{"id": 1, "text": "\udcff"}', errors.RowError),
    "no id": ({"text": "Marn."}, errors.RowError),
    "id of a wrong kind": ({"id": [1], "text": "Marn."}, errors.RowError),
    "nothing to read": ({"id": 1}, errors.RowError),
    "two things to read": ({"id": 1, "text": "Marn.", "html": "<p>"}, errors.RowError),
    "text of a wrong kind": ({"id": 1, "text": 7}, errors.RowError),
    "title of a wrong kind": ({"id": 1, "text": "Marn.", "title": ["T"]}, errors.RowError),
    "half a character": ('{"id": 1, "text": "\\ud800"}', errors.RowError),
    "zero character": ({"id": 1, "text": "Marn\x00."}, errors.RowError),
    "no such file": ({"id": 1, "path": "none.html"}, errors.PageNotFound),
    "empty text": ({"id": 1, "text": " \n"}, errors.PageEmpty),
    "long text": ({"id": 1, "text": "x" * 3000}, errors.PageTooLarge),
    "endless row": ({"id": 1, "text": "x" * 30_000}, errors.RowError),
}


@pytest.mark.parametrize(("row", "error"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_bad_rows_are_given_with_file_and_line_and_the_others_go_on(
        tmp_path: Path, row: object, error: type[errors.SaysoError]) -> None:
    before, found, after = rows_of(
        tmp_path, {"id": 1, "text": "Marn."}, row, {"id": 3, "text": "Tolvik."}, max_bytes=2000)
    assert isinstance(before, Original) and isinstance(after, Original)
    assert type(found) is error, found
    assert str(found).startswith(f"{tmp_path / 'in.jsonl'}:2: ")
    assert after.name.endswith(":3")


def test_a_row_already_parsed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Anabrek.")
    original = original_of_row({"id": "x", "path": "a.txt"}, file="-", line=4, base=tmp_path)
    assert (original.name, original.markup, original.doc_id) == ("-:4", "Anabrek.", "x")


@pytest.mark.parametrize("data", [HTML, gzip.compress(HTML, mtime=0), b"\n <div>Marn</div>"],
                         ids=["html", "gzip", "fragment"])
def test_stdin_html(data: bytes) -> None:
    (original,) = of_stdin(io.BytesIO(data), max_bytes=2000)
    assert isinstance(original, Original)
    assert (original.name, original.media) == ("-", Media.HTML)


@pytest.mark.parametrize("data", [b"Marn held.\nTolvik fell.\n", b'{"a brace opens": this text', b"x", b"<3 from Marn"])
def test_stdin_text(data: bytes) -> None:
    (original,) = of_stdin(io.BytesIO(data), max_bytes=2000)
    assert isinstance(original, Original)
    assert (original.media, original.markup) == (Media.TEXT, data.decode())


def test_stdin_rows() -> None:
    data = b'{"id": 1, "text": "Marn."}\n\n{"id": 2}\n{"id": 3, "html": "<p>Tolvik"}'
    first, second, third = of_stdin(io.BytesIO(data), max_bytes=2000)
    assert isinstance(first, Original) and isinstance(third, Original)
    assert [first.name, first.doc_id, third.name, third.doc_id] == ["-:1", "1", "-:4", "3"]
    assert isinstance(second, errors.RowError)
    assert (second.file, second.line) == ("-", 3)


@pytest.mark.parametrize(("data", "error"), [
    (b"", errors.PageEmpty), (b"\n", errors.PageEmpty), (b"x" * 3000, errors.PageTooLarge),
    (b"%PDF-1.7\n", errors.PageBinary), (gzip.compress(HTML, mtime=0)[:-9], errors.PageUnreadable)])
def test_stdin_errors(data: bytes, error: type[errors.SaysoError]) -> None:
    (found,) = of_stdin(io.BytesIO(data), max_bytes=2000)
    assert type(found) is error


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Marn held.")))
    original = only("-")
    assert isinstance(original, Original) and original.markup == "Marn held."


def test_media_is_told_from_the_first_characters() -> None:
    assert original_of_bytes(b"<?xml version='1.0'?>\n<!-- saved -->\n<!DOCTYPE html><p>", name="a").media is Media.HTML
    assert original_of_bytes(b"a < b", name="a").media is Media.TEXT
    assert original_of_bytes(b"<p>", name="a", media=Media.TEXT).media is Media.TEXT


def test_settings_and_lists_of_places_beside_pages_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Marn fell, the army said.")
    (tmp_path / "places.toml").write_text("[[place]]\n")
    assert [original.name for original in open_originals(tmp_path)
            if isinstance(original, Original)] == [str(tmp_path / "a.txt")]
