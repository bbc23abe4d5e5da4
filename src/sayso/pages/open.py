"""Files, folders, rows and standard input in; decoded originals out, or the error that says why not."""

import gzip
import io
import json
import os
import re
import sys
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, cast

from sayso.errors import PageEmpty, PageError, PageNotFound, PageTooLarge, PageUnreadable, RowError, SaysoError
from sayso.model import Choice, Media, Original
from sayso.pages.charset import decode

MAX_BYTES = 20_000_000
"""The most bytes a page may have, unpacked; a page of real news has under 2 million."""

HTML_KINDS = frozenset({".html", ".htm", ".xhtml"})
TEXT_KINDS = frozenset({".txt", ".md"})
ROW_KINDS = frozenset({".jsonl", ".ndjson"})
KINDS = HTML_KINDS | TEXT_KINDS | ROW_KINDS
KINDS_SHOWN = ".html .htm .xhtml .txt .md .jsonl .ndjson, each also .gz"

LOOKS_LIKE_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|[a-z][a-z0-9-]{0,20}(?=[\s>/]))", re.I | re.S)
STDIN = "-"


def open_originals(path: Path | str, *, max_bytes: int = MAX_BYTES) -> Iterator[Original | SaysoError]:
    """Every page under `path`, decoded, in order; a page or row that cannot be used is given as its error.

    `path` is a file, a folder (walked in sorted order; hidden files are left out; a file of an unknown kind is given as
    PageUnreadable), or `-` for standard input. A single file is read whatever its name: its first characters tell
    HTML from text. Every page is at most `max_bytes` long, unpacked; nothing longer is read into memory.
    """
    if str(path) == STDIN:
        yield from of_stdin(sys.stdin.buffer, max_bytes=max_bytes)
        return
    place = Path(path)
    if place.is_dir():
        yield from of_folder(place, max_bytes=max_bytes)
    elif not place.exists():
        yield PageNotFound(str(path), "there is no such file or folder; check the path")
    else:
        yield from of_file(place, max_bytes=max_bytes)


def of_folder(folder: Path, *, max_bytes: int) -> Iterator[Original | SaysoError]:
    """Every page in a folder and the folders in it."""
    empty = True
    for file in walk(folder):
        empty = False
        if kind_of(file) in KINDS:
            yield from of_file(file, max_bytes=max_bytes)
        else:
            yield PageUnreadable(str(file), f"is of a kind that holds no page; the kinds are {KINDS_SHOWN}")
    if empty:
        yield PageNotFound(str(folder), f"holds no file; put pages in it ({KINDS_SHOWN})")


def walk(folder: Path) -> Iterator[Path]:
    """The files below `folder` in sorted order, hidden ones and TOML left out; links to folders are not followed."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(".toml"):  # settings and places of one's own are no pages
                yield Path(here, name)


def of_file(file: Path, *, max_bytes: int) -> Iterator[Original | SaysoError]:
    """The page in a file, or the pages of its rows."""
    if not file.is_file():
        yield PageUnreadable(str(file), "is neither a file nor a folder; give a file with a page in it")
        return
    try:
        with open_unpacked(file) as stream:
            if kind_of(file) in ROW_KINDS:
                yield from of_rows(stream, file=str(file), base=file.parent, max_bytes=max_bytes)
            else:
                yield of_page(stream, file, max_bytes=max_bytes)
    except PageError as error:
        yield error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield PageUnreadable(str(file), f"is damaged gzip data ({error}); fetch or pack it again")
    except OSError as error:
        yield PageUnreadable(str(file), f"cannot be opened ({error.strerror or error}); check its permissions")


def of_page(stream: IO[bytes], file: Path, *, max_bytes: int) -> Original:
    """The one page in an open file."""
    data = read_limited(stream, name=str(file), max_bytes=max_bytes)
    return original_of_bytes(data, name=str(file), media=media_of(file))


def open_unpacked(file: Path) -> IO[bytes]:
    """The file's bytes; unpacked where its name ends in .gz."""
    stream = file.open("rb")
    return unpacked(stream) if file.suffix.lower() == ".gz" else stream


def unpacked(stream: IO[bytes]) -> IO[bytes]:
    """The bytes that were packed with gzip."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))


def read_limited(stream: IO[bytes], *, name: str, max_bytes: int) -> bytes:
    """All bytes of a stream, never holding more than `max_bytes`; PageTooLarge where there are more."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise PageTooLarge(name, f"has more than {max_bytes:,} bytes; no page of news is that long. Split it")
    return data


def original_of_bytes(data: bytes, *, name: str, url: str | None = None, media: Media | None = None) -> Original:
    """A page from its bytes. `media` None: told from the first characters. Raises PageEmpty, PageBinary or
    PageBadEncoding.

    >>> original = original_of_bytes(b"<p>The bridge at Marn held.</p>", name="marn")
    >>> original.media.value, original.encoding.value
    ('html', 'utf-8')
    """
    if not data.strip():
        raise PageEmpty(name, "is empty; nothing but white space was found")
    decoded = decode(data, name=name, markup=media is not Media.TEXT)
    if not decoded.text.strip():
        raise PageEmpty(name, "is empty; nothing but white space was found")
    if media is None:
        media = Media.HTML if LOOKS_LIKE_HTML.match(decoded.text[:5000]) else Media.TEXT
    return Original(name, sha256(data).hexdigest(), media, decoded.text, decoded.encoding, url=url)


def of_stdin(stream: IO[bytes], *, max_bytes: int) -> Iterator[Original | SaysoError]:
    """Standard input: rows of JSON, HTML or plain text (also packed with gzip), told by how it begins."""
    start = stream.read(2)
    try:
        whole = rejoined(start, stream)
        if start == b"\x1f\x8b":
            whole = unpacked(whole)
        first = whole.readline(max_bytes + 1)
        if is_row(first):
            yield from of_rows(rejoined(first, whole), file=STDIN, base=Path.cwd(), max_bytes=max_bytes)
        else:
            data = read_limited(rejoined(first, whole), name=STDIN, max_bytes=max_bytes)
            yield original_of_bytes(data, name=STDIN)
    except PageError as error:
        yield error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield PageUnreadable(STDIN, f"is damaged gzip data ({error}); pack it again")


class Taken(io.RawIOBase):
    """A stream of which the first bytes were already taken, with these put back in front."""

    def __init__(self, first: bytes, rest: IO[bytes]):
        self.first, self.rest = first, rest

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """As io.RawIOBase has it."""
        view = memoryview(buffer).cast("B")
        if not self.first:
            self.first = self.rest.read(len(view))
        piece, self.first = self.first[: len(view)], self.first[len(view):]
        view[: len(piece)] = piece
        return len(piece)


def rejoined(first: bytes, rest: IO[bytes]) -> IO[bytes]:
    """The stream from its beginning, after `first` was taken from it.

    >>> rejoined(b"ab", io.BytesIO(b"c\\nd")).readlines()
    [b'abc\\n', b'd']
    """
    return io.BufferedReader(Taken(first, rest))


def is_row(line: bytes) -> bool:
    """Whether a first line is a row of JSON with a page in it."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and bool(row.keys() & {"text", "html", "path", "doc_id", "page_id", "id"})


def of_rows(stream: IO[bytes], *, file: str, base: Path, max_bytes: int) -> Iterator[Original | SaysoError]:
    """The page of every row; a bad row is given as its error, with file and line, and the next one follows."""
    longest = 2 * max_bytes + 10_000  # room for JSON's escapes and the other fields
    number, seen = 0, False
    while line := stream.readline(longest):
        number += 1
        if len(line) == longest and not line.endswith(b"\n"):
            yield RowError(file, number, f"the row has {longest:,} bytes or more; no page is that long. Split it")
            while (rest := stream.readline(longest)) and not rest.endswith(b"\n"):
                pass
            continue
        if not line.strip():
            continue
        seen = True
        try:
            yield original_of_row(row_of(line, file=file, line=number), file=file, line=number, base=base,
                                  max_bytes=max_bytes)
        except SaysoError as error:
            yield error
    if not seen:
        yield PageEmpty(file, "is empty; it holds no row")


def row_of(text: bytes | str, *, file: str, line: int) -> dict[str, Any]:
    """One line of JSON as a row. Raises RowError.

    >>> row_of('{"id": 7}', file="in.jsonl", line=1)
    {'id': 7}
    """
    try:
        row = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text)
    except UnicodeDecodeError as error:
        raise RowError(file, line, f"is not UTF-8 at byte {error.start}, which JSON must be; save the file as UTF-8",
                       ) from error
    except ValueError as error:
        raise RowError(file, line, f"is not JSON ({error}); write one object a line") from error
    except RecursionError as error:
        raise RowError(file, line, "is JSON nested too deeply; write one flat object a line") from error
    if not isinstance(row, dict):
        raise RowError(file, line, f"is a {type(row).__name__}, not an object; write one object a line")
    return row


def original_of_row(row: dict[str, Any], *, file: str, line: int, base: Path, max_bytes: int = MAX_BYTES) -> Original:
    """The page of one row: an id (`doc_id`, `page_id` or `id`) and one of `text`, `html` or `path`.

    `path` is looked up from `base`, the folder of the row's file, and may end in .gz. `url title outlet` and
    `published` or `dct` are what the user says about the page. The hash is of the UTF-8 bytes of `text` or `html`, or
    of the (unpacked) bytes of the file. Raises RowError for a row of the wrong form, PageError for a page that cannot
    be read; both name `file:line`.

    >>> row = {"doc_id": "a1", "text": "Marn fell.", "dct": "2031-05-02"}
    >>> original = original_of_row(row, file="in.jsonl", line=3, base=Path("."))
    >>> original.name, original.doc_id, original.published
    ('in.jsonl:3', 'a1', '2031-05-02')
    """
    told = {field: text_field(row, field, file=file, line=line)
            for field in ("url", "title", "outlet", "published", "dct")}
    doc_id = id_of(row, file=file, line=line)
    given = [name for name in ("text", "html", "path") if row.get(name) is not None]
    if len(given) != 1:
        have = f"has {' and '.join(given)}" if given else "has none of text, html, path"
        raise RowError(file, line, f"{have}; give exactly one of text, html, path")
    name, content = f"{file}:{line}", text_field(row, given[0], file=file, line=line) or ""
    if given[0] == "path":
        data = bytes_at(base / content, name=name, max_bytes=max_bytes)
        original = original_of_bytes(data, name=name, media=media_of(base / content))
        markup, media, encoding = original.markup, original.media, original.encoding
    else:
        try:
            data = content.encode()
        except UnicodeEncodeError as error:
            raise RowError(file, line, f"`{given[0]}` has half a character (a lone surrogate) at {error.start}; "
                                       "write the whole character") from error
        if len(data) > max_bytes:
            raise PageTooLarge(name, f"has {len(data):,} bytes, over the limit of {max_bytes:,}; no page of "
                                     "news is that long. Split it")
        if not content.strip():
            raise PageEmpty(name, "is empty; nothing but white space was found")
        if "\x00" in content:
            raise RowError(file, line, f"`{given[0]}` has a zero character at {content.index(chr(0))}; that is no text")
        media = Media.HTML if given[0] == "html" else Media.TEXT
        markup, encoding = content, Choice("utf-8", "a row of JSON, which is UTF-8")
    return Original(name, sha256(data).hexdigest(), media, markup, encoding, url=told["url"], title=told["title"],
                    outlet=told["outlet"], published=told["published"] or told["dct"], doc_id=doc_id)


def bytes_at(file: Path, *, name: str, max_bytes: int) -> bytes:
    """The bytes of the file that a row names."""
    if not file.is_file():
        raise PageNotFound(name, f"there is no file {str(file)!r}; a row's path starts from the folder of its file")
    try:
        with open_unpacked(file) as stream:
            return read_limited(stream, name=name, max_bytes=max_bytes)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise PageUnreadable(name, f"{str(file)!r} is damaged gzip data ({error}); fetch or pack it again") from error
    except OSError as error:
        raise PageUnreadable(name, f"{str(file)!r} cannot be opened ({error.strerror or error})") from error


def id_of(row: dict[str, Any], *, file: str, line: int) -> str:
    """The row's id as text: `doc_id`, `page_id` or `id`."""
    for field in ("doc_id", "page_id", "id"):
        value = row.get(field)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            raise RowError(file, line, f"`{field}` is {value!r}; give a text or a whole number")
    raise RowError(file, line, "has no id; give doc_id, page_id or id")


def text_field(row: dict[str, Any], name: str, *, file: str, line: int) -> str | None:
    """A field that must be text where it is there."""
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise RowError(file, line, f"`{name}` is {json.dumps(value)[:40]}, not text; put it in quotation marks")
    return value


def kind_of(file: Path) -> str:
    """The end of the file's name that tells what is in it, without .gz.

    >>> kind_of(Path("a/page.HTML.gz")), kind_of(Path("rows.jsonl"))
    ('.html', '.jsonl')
    """
    name = Path(file.stem) if file.suffix.lower() == ".gz" else file
    return name.suffix.lower()


def media_of(file: Path) -> Media | None:
    """How a file of this name is written; None where only its contents can tell."""
    kind = kind_of(file)
    if kind in HTML_KINDS:
        return Media.HTML
    return Media.TEXT if kind in TEXT_KINDS else None
