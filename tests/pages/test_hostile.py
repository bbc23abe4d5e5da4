"""Pages that were made to break a reader: it must neither fall nor hang."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.guard import not_hanging
from tests.pages.pages import of_markup, of_text, with_jsonld

from sayso.errors import PageTooLarge
from sayso.pages import original_of_bytes

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
    | st.sampled_from(["2031-05-02", "NewsArticle", "#a", "Mira Tosk"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "@value", "name", "headline", "author", "publisher", "familyName",
                         "givenName", "datePublished", "dateModified", "mainEntity"]), inside, max_size=5),
    max_leaves=12)


@settings(max_examples=150, deadline=None)
@given(ANY_JSON)
def test_any_json_ld(value: object) -> None:
    page = of_markup(with_jsonld(json.dumps(value).replace("<", "\\u003c"), "<h1>Shells fall on Marn</h1>"))
    assert page.title.why
    assert all(isinstance(author, str) for author in page.authors)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    assert of_text(text).title.why


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["author", "date", "article:published_time", "og:title", "og:site_name", "language", "og:url"]),
       st.text(max_size=60))
def test_any_meta(name: str, content: str) -> None:
    quoted = content.replace("&", "&amp;").replace('"', "&quot;").replace("\x00", "")
    assert of_markup(f'<html><meta name="{name}" content="{quoted}"><p>x').published.why


SLOW = {
    "hyphens": "A-" * 3000, "capitals": "Aa " * 3000, "brackets": "(" * 6000, "commas": "Aa, " * 2000,
    "days": "1 May " * 2000, "figures": "1" * 8000, "dots": "1.1." * 2000, "spaces": " " * 8000 + "x",
    "comments": "<!---->" * 2000, "quotes": "'’" * 3000, "rights": "© " * 4000, "by": "By " * 3000,
    "dashes": " - " * 3000, "dateline": "Aa, Aa-Aa/Aa, " * 500 + "(AP)",
}


@pytest.mark.promise("P7")
@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_no_text_makes_it_hang(text: str) -> None:
    with not_hanging():
        original_of_bytes(text.encode(), name="x")
        of_text(f"Shells fall on Marn\n{text}\n{text[:190]}\nIt was late.")
        of_markup(f'<html><meta name="author" content="{text}"><meta name="date" content="{text}">'
                  f"<title>{text}</title><h1>{text}</h1><time datetime='{text[:500]}'></time>"
                  f"<p class='byline'>{text[:190]}</p>", text=text[:190])


@pytest.mark.promise("P7")
def test_json_nested_without_end() -> None:
    assert of_markup(with_jsonld("[" * 100_000 + "]" * 100_000, "<h1>Shells fall on Marn</h1>")).title.value
    assert of_markup(with_jsonld('{"a":' * 5_000 + "1" + "}" * 5_000, "<h1>Shells fall on Marn</h1>")).title.value


TOO_LARGE = {
    "a text": ("Marn held.\n\n" * 90_000, "1,000,000"), "a paragraph": ("The bridge held. " * 6_000, "100,000"),
    "marks": ("Marn held. " + "\"'“«" * 4_000, "marks in a row"),
}


@pytest.mark.promise("P7")
@pytest.mark.parametrize(("text", "told"), TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_text_too_long_to_be_read_is_told_before_it_is(text: str, told: str) -> None:
    with not_hanging(), pytest.raises(PageTooLarge, match=told):
        of_text(text)
