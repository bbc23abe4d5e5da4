"""Parsing survives what pages are made of, and says so where it cannot."""


import pytest
from lxml import html
from tests.guard import not_hanging

from sayso.errors import PageHasNoText, PageTooDeep
from sayso.model import Choice, Media, Original
from sayso.text import dom


def page(markup: str, media: Media = Media.HTML) -> Original:
    return Original("page.html", "00", media, markup, Choice("utf-8", "given"))


def text_of(markup: str) -> str:
    root = dom.tree(page(markup))
    assert root is not None
    return str(root.text_content())


def test_plain_text_has_no_tree() -> None:
    assert dom.tree(page("Marn fell.", Media.TEXT)) is None


SURVIVES = {
    "a null byte": ("<p>Marn\0fell.</p><p>Sered held.", "Marn\ufffdfell.Sered held."),
    "an XML declaration": ('<?xml version="1.0" encoding="utf-8"?>\n<html><body><p>Marn é', "Marn é"),
    "a byte order mark before it": ('\ufeff<?xml version="1.0" encoding="utf-8"?><p>Marn', "Marn"),
    "a lone surrogate": ("<p>Marn \ud800 fell.</p><p>Sered.", "Marn \ufffd fell.Sered."),
    "tags never closed": ("<div><p>Marn <b>fell<p>Sered <i>held", "Marn fellSered held"),
    "tags closed twice": ("<p>Marn</b></b></p></p></div><p>Sered", "MarnSered"),
    "no body": ("Marn fell.", "Marn fell."),
    "entities": ("<p>Velk&nbsp;&amp;&#32;Tosk &lt;3", "Velk\xa0& Tosk <3"),
    "a number that is no character": ("<p>Marn &#x110000; fell", "Marn \ufffd fell"),
}


@pytest.mark.parametrize("case", SURVIVES)
def test_markup_is_survived(case: str) -> None:
    markup, expected = SURVIVES[case]
    assert text_of(markup) == expected


@pytest.mark.parametrize("markup", ["", "  \n", "<!-- nothing -->"])
def test_no_element_at_all_is_said(markup: str) -> None:
    with pytest.raises(PageHasNoText, match=r"page\.html: the markup holds no element"):
        dom.tree(page(markup))


@pytest.mark.promise("P7")
@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "blockquote"])
def test_tags_nested_without_end_are_refused_quickly(tag: str) -> None:
    with not_hanging(), pytest.raises(PageTooDeep, match="nested deeper than 2048"):
        dom.tree(page(f"<{tag}>" * 100_000 + "Marn fell."))


def test_deep_but_readable_pages_are_read_whole() -> None:
    assert text_of("<div>" * 1500 + "Marn fell." + "</div>" * 1500 + "<p>Sered held.") == "Marn fell.Sered held."


def test_paragraphs_never_closed_are_not_deep() -> None:
    assert text_of("<p>Marn fell. " * 20_000).count("Marn") == 20_000


def test_a_frameset_has_a_tree() -> None:
    root = dom.tree(page("<html><frameset><frame src='a.html'></frameset></html>"))
    assert root is not None
    assert root.find("body") is None


@pytest.mark.promise("P7")
def test_ten_million_characters_in_one_line_are_kept() -> None:
    assert len(text_of("<p>" + "Marn fell. " * 1_000_000)) >= 10_999_999


def tree_of(markup: str) -> html.HtmlElement:
    return html.document_fromstring(markup)


def test_json_ld_is_read_in_all_its_shapes() -> None:
    markup = """
    <script type="application/ld+json">[{"@type": "A", "author": {"name": "Ana Rusk"}}]</script>
    <script type="application/ld+json">not JSON</script>
    <script type="application/LD+JSON">//<![CDATA[
      {"@graph": [{"@type": "B", "text": "two
    lines"}]}
    //]]></script><p>x"""
    found = dom.json_ld(tree_of(markup))
    assert [thing.get("@type") for thing in found] == ["A", None, None, "B"]
    assert found[-1]["text"].split() == ["two", "lines"]


def test_json_ld_nested_without_end_is_passed_over() -> None:
    deep = '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x"
    assert dom.json_ld(tree_of(deep)) == []


def test_the_first_meta_tag_of_a_name_wins() -> None:
    markup = '<meta name="Description" content="One."><meta name="description" content="Two.">'
    assert dom.meta(tree_of(markup + '<meta name="x" content=" "><p>x')) == {"description": "One."}
