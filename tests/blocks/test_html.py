"""HTML pages cut into blocks: small invented pages with the kinds a reader gives them."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.guard import not_hanging

from sayso import blocks
from sayso.errors import PageHasNoText, PageTooDeep
from sayso.model import Block, BlockKind, Choice, Media, Original
from sayso.text import dom

HEAD = """<html><head><title>Rebels hold the bridge at Tolvik - Harbour Post</title>
<meta property="og:title" content="Rebels hold the bridge at Tolvik">
<meta property="og:description" content="Both sides claim the last crossing of the Drava after a night of shelling.">
</head><body>"""
TITLE = "Rebels hold the bridge at Tolvik"
LEAD = "Both sides claim the last crossing of the Drava after a night of shelling."
ONE = ("Fighters of the Northern Council held the bridge at Tolvik on Sunday, their spokeswoman Mira Tosk said, after "
       "a night in which shells fell on both banks of the Drava River.")
TWO = ("The Karsova Armed Forces denied that the bridge had been lost. Colonel Petar Zoric said his troops stood on "
       "the northern bank and would stay there until the road to Marn was open.")
THREE = ("MedAid, which runs the clinic in Sered, said it had treated forty people since Friday, most of them from "
         "the villages along the road, and that its stores would last for three more days.")
FOUR = ("Ruth Okello, the envoy of the United Nations, is expected in Veldin on Tuesday to ask both sides for a pause "
        "in which the wounded can be brought out of the valley.")
BODY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/v">Valley</a></li></ul></nav>'
FOOT = "<footer><p>© Harbour Post. All rights reserved.</p><p><a href='/imprint'>Imprint</a></p></footer>"
PLAIN = [("body", ONE), ("body", TWO), ("body", THREE), ("body", FOUR)]


def page(markup: str) -> Original:
    return Original("page.html", "00", Media.HTML, markup, Choice("utf-8", "given"))


def split(markup: str) -> tuple[str, tuple[Block, ...]]:
    original = page(markup)
    return blocks.split(original, dom.tree(original))


def kinds(markup: str) -> list[tuple[str, str]]:
    """What the article is, without teasers and boilerplate."""
    text, found = split(markup)
    return [(block.kind.value, block.span.cut(text)) for block in found
            if block.kind not in {BlockKind.TEASER, BlockKind.BOILERPLATE}]


@dataclass(frozen=True)
class Case:
    markup: str
    expected: list[tuple[str, str]]


def article(inside: str, *, before: str = "", after: str = "") -> str:
    whole = f"<article><h1>{TITLE}</h1>{before}<div class='article-body'>{inside}</div>{after}</article>"
    return f"{HEAD}{MENU}{whole}{FOOT}"


CASES = {
    "a plain article between menu and foot": Case(article(BODY), [("headline", TITLE), *PLAIN]),
    "a lead named so": Case(article(BODY, before=f'<p class="standfirst">{LEAD}</p>'),
                            [("headline", TITLE), ("lead", LEAD), *PLAIN]),
    "a lead known by the page's description": Case(article(BODY, before=f"<h2>{LEAD}</h2>"),
                                                   [("headline", TITLE), ("lead", LEAD), *PLAIN]),
    "a subhead": Case(article(f"<p>{ONE}</p><p>{TWO}</p><h2>Stores for three days</h2><p>{THREE}</p><p>{FOUR}</p>"),
                      [("headline", TITLE), *PLAIN[:2], ("subhead", "Stores for three days"), *PLAIN[2:]]),
    "a subhead that is only bold": Case(
        article(f"<p>{ONE}</p><p>{TWO}</p><p><strong>Stores for three days</strong></p><p>{THREE}</p><p>{FOUR}</p>"),
        [("headline", TITLE), *PLAIN[:2], ("subhead", "Stores for three days"), *PLAIN[2:]]),
    "a caption without its credit": Case(
        article(f"<p>{ONE}</p><figure><img src='b.jpg' alt='Bridge'><figcaption>The bridge at Tolvik on Sunday "
                f"morning <span class='credit'>Iva Kohl/CP</span></figcaption></figure>"
                f"<p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"),
        [("headline", TITLE), PLAIN[0], ("caption", "The bridge at Tolvik on Sunday morning"), *PLAIN[1:]]),
    "a credit told by its label alone": Case(
        article(f"<p>{ONE}</p><figure><img src='b.jpg'><figcaption>The bridge at Tolvik on Sunday morning. Foto: "
                f"Iva Kohl</figcaption></figure><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"),
        [("headline", TITLE), PLAIN[0], ("caption", "The bridge at Tolvik on Sunday morning."), *PLAIN[1:]]),
    "a caption named in German": Case(
        article(f"<p>{ONE}</p><div class='bild'><img src='b.jpg'><div class='bildunterschrift'>Kämpfer des Nordrats an "
                f"der Brücke von Tolvik am Sonntag</div></div><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"),
        [("headline", TITLE), PLAIN[0], ("caption", "Kämpfer des Nordrats an der Brücke von Tolvik am Sonntag"),
         *PLAIN[1:]]),
    "teasers after the text": Case(
        article(BODY, after="<section class='related-stories'><h3>More stories</h3><ul>"
                            "<li><a href='1'>Port Lisk reopens to grain ships after a month</a></li>"
                            "<li><a href='2'>Halmar airport sees first flight since spring</a></li></ul></section>"),
        [("headline", TITLE), *PLAIN]),
    "a read-more box inside the text": Case(
        article(f"<p>{ONE}</p><p>{TWO}</p><div class='read-more'><a href='1'>Port Lisk reopens to grain ships after a "
                f"month</a></div><p>{THREE}</p><p>{FOUR}</p>"), [("headline", TITLE), *PLAIN]),
    "comments below the text": Case(
        article(BODY, after="<section id='comments'><h3>2 comments</h3><div class='comment'><p>I was at the bridge on "
                            "Sunday and saw nothing of this, they are making it all up again.</p></div></section>"),
        [("headline", TITLE), *PLAIN]),
    "a cookie banner above everything": Case(
        article(BODY).replace("<body>", "<body><div id='cookie-consent'><p>We and our partners store information on "
                                        "your device to show you what suits you.</p><button>Accept</button></div>"),
        [("headline", TITLE), *PLAIN]),
    "a newsletter box inside the text": Case(
        article(f"<p>{ONE}</p><p>{TWO}</p><aside class='newsletter-signup'><h4>Morning post</h4><p>All that matters in "
                f"the valley, in your mailbox every day at seven.</p></aside><p>{THREE}</p><p>{FOUR}</p>"),
        [("headline", TITLE), *PLAIN]),
    "paragraphs parted by line breaks": Case(
        f"{HEAD}{MENU}<h3 class='post-title'>{TITLE}</h3><div class='post-body'>{ONE}<br><br>{TWO}<br /><br>{THREE}<br>"
        f"<br>{FOUR}</div>{FOOT}", [("headline", TITLE), *PLAIN]),
    "paragraphs that are bare text in divs": Case(
        f"{HEAD}{MENU}<h1>{TITLE}</h1><div class='entry'><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div>"
        f"<div>{FOUR}</div></div>{FOOT}", [("headline", TITLE), *PLAIN]),
    "a correction": Case(
        article(BODY + "<p class='correction'>An earlier version of this report gave the wrong day for the shelling of "
                       "Tolvik.</p>"),
        [("headline", TITLE), *PLAIN,
         ("correction", "An earlier version of this report gave the wrong day for the shelling of Tolvik.")]),
    "scripts, styles and templates": Case(
        article(f"<script>var a = '{TWO}';</script><style>p {{}}</style><template><p>{TWO}</p></template>{BODY}"),
        [("headline", TITLE), *PLAIN]),
    "a page of one short sentence": Case("<p>The bridge at Tolvik is lost.</p>",
                                         [("body", "The bridge at Tolvik is lost.")]),
}


@pytest.mark.parametrize("name", CASES)
def test_kinds(name: str) -> None:
    case = CASES[name]
    assert kinds(case.markup) == case.expected


def test_a_pull_quote_is_not_running_text() -> None:
    quote = "his troops stood on the northern bank and would stay there"
    aside = f"<aside class='pull-quote'>{quote}</aside>"
    assert ("pullquote", quote) in kinds(article(f"<p>{ONE}</p><p>{TWO}</p>{aside}<p>{THREE}</p><p>{FOUR}</p>"))


def test_teasers_are_told_from_boilerplate() -> None:
    text, found = split(CASES["teasers after the text"].markup)
    teasers = [block.span.cut(text) for block in found if block.kind is BlockKind.TEASER]
    assert "Port Lisk reopens to grain ships after a month" in teasers
    assert "Harbour Post" not in " ".join(teasers)


def test_spaces_that_do_not_break_and_entities_stay() -> None:
    body = BODY.replace("Colonel Petar", "Col.&nbsp;Petar").replace("Sunday,", "Sunday &amp; Monday,")
    text, found = split(article(body))
    assert "Col.\u00a0Petar Zoric" in text
    assert "Sunday & Monday," in text
    assert all(block.span.cut(text).strip() for block in found)


def test_every_block_says_why() -> None:
    _, found = split(article(BODY))
    assert all(block.why for block in found if block.counts)


def test_a_page_without_running_text_says_what_it_has() -> None:
    menu = "".join(f"<li><a href='{at}'>Port Lisk {at}</a></li>" for at in range(12))
    with pytest.raises(PageHasNoText, match="12 pieces of text, 12 of them links"):
        split(f"<html><body><nav><ul>{menu}</ul></nav></body></html>")


@pytest.mark.parametrize("markup", ["<html><frameset><frame src='a'></frameset></html>", "<p></p>", "<body> </body>",
                                    "<script>var marn = 1;</script>"])
def test_a_page_without_any_text_says_so(markup: str) -> None:
    with pytest.raises(PageHasNoText, match="no main text"):
        split(markup)


@pytest.mark.promise("P7")
def test_deep_pages_neither_crash_nor_hang() -> None:
    with not_hanging():
        with pytest.raises(PageTooDeep):
            split("<div>" * 100_000 + ONE)
        text, found = split("<div>" * 1_900 + f"<p>{ONE}</p><p>{TWO}</p>" + "</div>" * 1_900)
    assert [block.span.cut(text) for block in found] == [ONE, TWO]


@pytest.mark.promise("P7")
@pytest.mark.parametrize("markup", [f"<p>{'Marn fell again. ' * 60_000}</p>", f"<p>{ONE}" * 5_000,
                                    f"<p>{'<b>Marn</b> fell. ' * 50_000}</p>"], ids=["one line", "paragraphs", "tags"])
def test_huge_pages_do_not_hang(markup: str) -> None:
    with not_hanging():
        text, found = split(markup)
    assert len(text) > 500_000
    assert found[0].kind in {BlockKind.BODY, BlockKind.LEAD}


TAGS = some.sampled_from(["p", "div", "span", "b", "a href='x'", "h1", "h2", "ul", "li", "figure", "figcaption", "br",
                          "img", "table", "td", "nav", "aside", "div class='caption'", "span class='credit'", "script",
                          "pre", "blockquote", "button", "x-thing", "!--", "p style='display:none'", "time", "footer"])
TEXTS = some.sampled_from(["Marn fell. ", ONE, TWO, "\u00a0", "Photo: Iva Kohl", " \n\t ", "&amp;", "©", "\u2028",
                           "Velk", "—", "12", "Солдаты ушли. ", "停戦。", "\u200b"])
MARKUP = some.lists(some.one_of(TAGS.map(lambda tag: f"<{tag}>"), TAGS.map(lambda tag: f"</{tag.split()[0]}>"), TEXTS),
                    max_size=60).map("".join)


@pytest.mark.promise("P1")
@settings(max_examples=150, deadline=None)
@given(MARKUP)
def test_spans_cut_the_text_in_order_and_apart(markup: str) -> None:
    try:
        text, found = split(f"<body><p>{ONE}</p>{markup}</body>")
    except PageHasNoText:
        return
    at = 0
    for block in found:
        shown = block.span.cut(text)
        assert shown
        assert shown == shown.strip()
        assert block.span.start >= at
        assert text[at:block.span.start].strip() == ""
        at = block.span.end
    assert at == len(text)
    assert len({block.id for block in found}) == len(found)


def test_the_same_page_gives_the_same_blocks() -> None:
    assert split(CASES["a subhead"].markup) == split(CASES["a subhead"].markup)
