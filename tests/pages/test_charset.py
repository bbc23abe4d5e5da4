"""Character sets: what is decided, the evidence, and each way to fail."""

import codecs
from random import Random

import pytest

from sayso.errors import PageBadEncoding, PageBinary
from sayso.pages.charset import codec_of, decode

RUSSIAN = "Вчера вечером в долине Острел снова шли бои, сообщил представитель министерства. " * 4
JAPANESE = "北部の町マルンで戦闘が続いている。住民は川の向こう側へ避難した。" * 4
ENGLISH = "The café at Port Lisk – “the last one open” – closed on Monday, the mayor’s office said. " * 4

FRENCH = "Le maire de Port Lisk a déclaré mardi que la vallée était sûre."
GERMAN = "Der Bürgermeister bestätigte die Vorwürfe nicht, sagte er am Dienstag in Veldin."
POLISH = "Mieszkańcy doliny uciekli przed ostrzałem, powiedział rzecznik rządu we wtorek."


def page(charset: str, text: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'


CASES = {
    "utf-8": (page("utf-8", ENGLISH).encode(), "utf-8", "well-formed UTF-8"),
    "utf-8 undeclared": (ENGLISH.encode(), "utf-8", "nothing declared"),
    "utf-8 declared as latin-1": (page("iso-8859-1", RUSSIAN).encode(), "utf-8", "declares 'iso-8859-1'"),
    "ascii": (b"<p>Marn held.", "utf-8", "only ASCII"),
    "utf-8 with a mark": (codecs.BOM_UTF8 + ENGLISH.encode(), "utf-8", "byte-order mark"),
    "utf-16 with a mark": (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), "utf-16-le", "byte-order mark"),
    "utf-16 big end with a mark": (codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), "utf-16-be", "byte-order mark"),
    "utf-16 without a mark": (ENGLISH.encode("utf-16-le"), "utf-16-le", "zero bytes"),
    "latin-1 is windows-1252": (page("iso-8859-1", ENGLISH).encode("cp1252"), "windows-1252", "a browser reads"),
    "windows-1252": (page("windows-1252", ENGLISH).encode("cp1252"), "windows-1252", "every byte fits"),
    "windows-1251": (page("windows-1251", RUSSIAN).encode("cp1251"), "windows-1251", "every byte fits"),
    "koi8-r": (page("koi8-r", RUSSIAN).encode("koi8-r"), "koi8-r", "every byte fits"),
    "shift_jis": (page("Shift_JIS", JAPANESE).encode("cp932"), "shift_jis", "every byte fits"),
    "euc-jp": (page("euc-jp", JAPANESE).encode("euc-jp"), "euc-jp", "every byte fits"),
    "iso-2022-jp": (page("iso-2022-jp", JAPANESE).encode("iso2022_jp"), "iso2022-jp", "every byte fits"),
    "gb2312 is gb18030": (page("gb2312", "北方城镇战斗仍在继续").encode("gb18030"), "gb18030", "a browser reads"),
    "http-equiv": (
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1251">' + RUSSIAN).encode("cp1251"),
        "windows-1251", "declared by the page"),
    "xml declaration": (('<?xml version="1.0" encoding="windows-1251"?><html><p>' + RUSSIAN).encode("cp1251"),
                        "windows-1251", "declared by the page"),
    "windows-1251 undeclared": (RUSSIAN.encode("cp1251"), "windows-1251", "charset-normalizer"),
    "french undeclared": (FRENCH.encode("cp1252"), "windows-1252", "charset-normalizer"),
    "german undeclared": (GERMAN.encode("cp1252"), "windows-1252", "charset-normalizer"),
    "polish undeclared": (POLISH.encode("iso8859_2"), "iso-8859-2", "charset-normalizer"),
    "windows-1252 undeclared": (ENGLISH.encode("cp1252"), "windows-1252", "charset-normalizer"),
}


@pytest.mark.parametrize(("data", "encoding", "why"), CASES.values(), ids=CASES)
def test_decided(data: bytes, encoding: str, why: str) -> None:
    decoded = decode(data, name="page", markup=True)
    assert decoded.encoding.value == encoding
    assert why in decoded.encoding.why
    assert any(words in decoded.text for words in (
        ENGLISH, RUSSIAN, JAPANESE, FRENCH, GERMAN, POLISH, "Marn held", "北方城镇战斗仍在继续"))


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"Marn", name="a", markup=False).text == "Marn"


def test_a_few_damaged_bytes_are_replaced_and_told() -> None:
    data = RUSSIAN.encode()
    data = data[:100] + b"\xff" + data[100:]
    decoded = decode(data, name="a", markup=False)
    assert decoded.text.count("\ufffd") == 1
    assert "1 undecodable place, replaced by U+FFFD (byte 100)" in decoded.encoding.why


def test_a_cut_last_character_is_replaced_and_told() -> None:
    decoded = decode(RUSSIAN.strip().encode()[:-2], name="a", markup=False)
    assert decoded.text.endswith("\ufffd")


def test_plain_text_declares_nothing() -> None:
    text = 'A page may say <meta charset="windows-1251"> about itself – plain text cannot.'
    assert decode(text.encode(), name="a.txt", markup=False).encoding.why.endswith("nothing declared")


BINARY = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3", "png": b"\x89PNG\r\n\x1a\n", "zip": b"PK\x03\x04abc", "jpeg": b"\xff\xd8\xff\xe0",
    "webp": b"RIFF\x00\x00\x00\x00WEBP", "film": b"\x00\x00\x00\x18ftypmp42", "zeros": b"abc" + bytes(50) + b"def",
    "gzip in gzip": b"\x1f\x8b\x08",
}


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY)
def test_binary(data: bytes) -> None:
    with pytest.raises(PageBinary, match="page"):
        decode(data, name="page", markup=True)


@pytest.mark.parametrize("count", [50, 500, 5000])
def test_noise_is_no_text(count: int) -> None:
    data = bytes(Random(count).choices(range(1, 256), k=count))
    with pytest.raises(PageBadEncoding, match=r"byte \d+"):
        decode(data, name="page", markup=False)


def test_broken_says_where() -> None:
    data = page("utf-16", "x").encode() + bytes(range(0x80, 0x100)) * 30
    with pytest.raises(PageBadEncoding, match=r"byte \d+"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8" * 300 + data, name="page", markup=True)


def test_declared_set_that_does_not_fit_is_never_believed() -> None:
    data = page("shift_jis", RUSSIAN).encode("cp1251")
    decoded = decode(data, name="page", markup=True)
    assert decoded.encoding.value == "windows-1251"
    assert "does not fit" in decoded.encoding.why


@pytest.mark.parametrize("label", ["rot13", "idna", "utf-7", "hex", "no-such-set", "unicode_escape"])
def test_only_sets_of_the_standard(label: str) -> None:
    assert codec_of(label) is None
