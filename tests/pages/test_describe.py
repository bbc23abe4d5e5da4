"""What is said about a page, from every sign that pages carry; and what is not said."""

import pytest
from tests.pages.pages import lines, of_markup, of_text, with_jsonld

from sayso.model import BlockKind
from sayso.pages import credited

ARTICLE = '{"@type": "NewsArticle", "headline": "Shells fall on Marn", '
SITE = '<meta property="og:site_name" content="The Veldin Courier">'

TITLES = {
    "json-ld": (with_jsonld(ARTICLE + '"datePublished": "2031-05-02"}'), "Shells fall on Marn"),
    "json-ld in a graph": (with_jsonld('{"@graph": [{"@type": "WebSite", "name": "C"}, ' + ARTICLE + '"x": 1}]}'),
                           "Shells fall on Marn"),
    "json-ld in a list": (with_jsonld("[" + ARTICLE + '"x": 1}]'), "Shells fall on Marn"),
    "json-ld with a comma too many": (with_jsonld(ARTICLE + '"x": [1,],}'), "Shells fall on Marn"),
    "json-ld with entities": (with_jsonld(ARTICLE.replace("Shells", "&quot;Shells&quot;") + '"x": 1}'),
                              '"Shells" fall on Marn'),
    "json-ld of another article": (
        with_jsonld('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Bread dearer"}]}',
                    "<h1>Shells fall on Marn</h1>"), "Shells fall on Marn"),
    "json-ld broken": (with_jsonld("{", "<h1>Shells fall on Marn</h1>"), "Shells fall on Marn"),
    "of two articles the one that is shown": (
        with_jsonld("[" + ARTICLE.replace("Shells fall on Marn", "Bread dearer in Veldin") + '"x": 1}, ' + ARTICLE
                    + '"x": 1}]', "<h1>Shells fall on Marn</h1>"), "Shells fall on Marn"),
    "cut off in json-ld": (with_jsonld(ARTICLE.replace("on Marn", "on…") + '"x": 1}', "<h1>Shells fall on Marn</h1>"),
                           "Shells fall on Marn"),
    "h1": ("<title>Shells fall on Marn - World - The Veldin Courier</title><h1>Shells fall on Marn</h1>",
           "Shells fall on Marn"),
    "kicker in the h1": ('<meta property="og:title" content="Shells fall on Marn"><h1><span>The valley:</span> '
                         "Shells fall on Marn</h1>", "Shells fall on Marn"),
    "the name of the site is an h1": (SITE + '<meta property="og:title" content="Shells fall on Marn">'
                                      "<h1>The Veldin Courier</h1><p>x", "Shells fall on Marn"),
    "site at the end": (SITE + "<title>Shells fall on Marn | The Veldin Courier</title>", "Shells fall on Marn"),
    "site and section at the end": (SITE + "<title>Shells fall on Marn - World - The Veldin Courier</title>",
                                    "Shells fall on Marn"),
    "site at the start": (SITE + "<title>The Veldin Courier: Shells fall on Marn</title>", "Shells fall on Marn"),
    "the blog's name is the only h1": ("<title>Karsova Today: Shells fall on Marn</title><h1>Karsova Today</h1>",
                                       "Shells fall on Marn"),
    "dash in the headline": (SITE + "<title>Zoric - the man, the war | The Veldin Courier</title>",
                             "Zoric - the man, the war"),
    "soft hyphens": ("<h1>Bridge\u00ad building in Marn</h1>", "Bridge building in Marn"),
    "picture titles": ("<title>Shells fall on Marn</title><svg><title>Menu</title></svg>", "Shells fall on Marn"),
    "none": ("<p>x", None),
}


@pytest.mark.parametrize(("markup", "title"), TITLES.values(), ids=TITLES)
def test_title(markup: str, title: str | None) -> None:
    chosen = of_markup(markup).title
    assert chosen.value == title, chosen
    assert chosen.why


AUTHORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "person": (with_jsonld(ARTICLE + '"author": {"@type": "Person", "name": "Mira Tosk"}}'), ("Mira Tosk",)),
    "several": (with_jsonld(ARTICLE + '"author": [{"name": "Mira Tosk"}, {"name": "Petar Zoric"}]}'),
                ("Mira Tosk", "Petar Zoric")),
    "given and family name": (with_jsonld(ARTICLE + '"author": {"givenName": "Mira", "familyName": "Tosk"}}'),
                              ("Mira Tosk",)),
    "names only": (with_jsonld(ARTICLE + '"author": ["Mira Tosk", "Petar Zoric"]}'), ("Mira Tosk", "Petar Zoric")),
    "by reference": (with_jsonld('{"@graph": [' + ARTICLE + '"author": {"@id": "#p"}}, '
                                 '{"@type": "Person", "@id": "#p", "name": "Mira Tosk"}]}'), ("Mira Tosk",)),
    "in one line": (with_jsonld(ARTICLE + '"author": {"name": "Mira Tosk und Petar Zoric, dpa"}}'),
                    ("Mira Tosk", "Petar Zoric")),
    "desk": (with_jsonld(ARTICLE + '"author": {"@type": "Person", "name": "Courier Staff"}}'), ()),
    "outlet": (with_jsonld(ARTICLE + '"author": {"@type": "Person", "name": "Tolvik Argus"}, '
                                     '"publisher": {"name": "Tolvik Argus"}}'), ()),
    "agency": (with_jsonld(ARTICLE + '"author": {"@type": "Person", "name": "Associated Press"}}'), ()),
    "endless references": (with_jsonld('{"@graph": [' + ARTICLE + '"author": {"@id": "#a"}}, '
                                       '{"@id": "#a", "author": {"@id": "#a"}}]}'), ()),
    "meta": ('<meta name="author" content="By Mira Tosk">', ("Mira Tosk",)),
    "meta, an address": ('<meta property="article:author" content="https://social.example/miratosk">', ()),
    "meta, a number": ('<meta name="author" content="105092">', ()),
    "meta, a handle and a mailbox": ('<meta name="author" content="Mira Tosk @mtosk mira@courier.example">',
                                     ("Mira Tosk",)),
    "marked": ('<h1>x</h1><p class="byline">By <a rel="author" href="/m">Mira Tosk</a> in Veldin</p>', ("Mira Tosk",)),
    "marked, with role": ('<div class="author-name">Mira Tosk, Veldin correspondent</div>', ("Mira Tosk",)),
    "beside an agency": ('<p>By <span itemprop="author">Mira Tosk</span> and Continental Press</p>', ("Mira Tosk",)),
    "of a teaser": ('<aside><p class="author">Ruth Okello</p></aside><div class="teaser-box"><a><b class="author">'
                    "Petar Zoric</b></a></div>", ()),
    "buttons": ('<div class="author-links">Twitter Facebook</div>', ()),
    "the agency's page has other authors in its margin": (
        with_jsonld(ARTICLE + '"author": {"@type": "Organization", "name": "dpa"}}',
                    '<div class="author">Von Ruth Okello</div>'), ()),
    "the outlet is credited, a person is printed": (
        with_jsonld(ARTICLE + '"author": {"@type": "Organization", "name": "Tolvik Argus"}, '
                              '"publisher": {"name": "Tolvik Argus"}}', '<p class="author">Par Mira Tosk</p>'),
        ("Mira Tosk",)),
    "weekday after the names": ('<p class="byline">By Mira Tosk and Petar Zoric Monday, May 2, 2031, 04:05 pm</p>',
                                ("Mira Tosk", "Petar Zoric")),
    "outlet after a full stop": ('<meta name="author" content="Mira Tosk. Karsova Today">', ("Mira Tosk",)),
    "station in capitals": ('<meta name="author" content="Mira Tosk, RTK VELDIN">', ("Mira Tosk",)),
    "particles": ('<meta name="author" content="Ilse van der Marn and Omar bin Sered">',
                  ("Ilse van der Marn", "Omar bin Sered")),
    "hyphens, dots and strokes": ('<meta name="author" content="Anne-Lise O’Marn, J. P. Tosk">',
                                  ("Anne-Lise O’Marn", "J. P. Tosk")),
    "capitals": ('<meta name="author" content="MIRA TOSK and PETAR ZORIC">', ("MIRA TOSK", "PETAR ZORIC")),
    "japanese": ('<meta name="author" content="松岡大地">', ("松岡大地",)),
    "japanese outlet": ('<meta name="author" content="港新聞デジタル">', ()),
    "cyrillic": ('<meta name="author" content="Мира Тоск, Петар Зорич">', ("Мира Тоск", "Петар Зорич")),
    "place after the names": ('<meta name="author" content="Mira Tosk und Petar Zoric, Veldin">',
                              ("Mira Tosk", "Petar Zoric")),
    "none": ("<p>x", ()),
}


@pytest.mark.parametrize(("markup", "authors"), AUTHORS.values(), ids=AUTHORS)
def test_authors(markup: str, authors: tuple[str, ...]) -> None:
    page = of_markup(markup)
    assert page.authors == authors, page.byline
    assert page.byline.why


def test_credited_is_whoever_is_named_where_no_person_is() -> None:
    page = of_markup('<meta name="author" content="Courier Staff">')
    assert page.authors == ()
    assert page.byline.value == "Courier Staff"
    assert credited(page) == ("Courier Staff",)
    assert credited(of_markup("<p>x")) == ()


BYLINES = {
    "by": ("Shells fall on Marn\nBy Mira Tosk\nIt was late.", "By Mira Tosk", ("Mira Tosk",)),
    "by, role": ("Shells fall on Marn\nBy Mira Tosk, Veldin correspondent\nIt was late.",
                 "By Mira Tosk, Veldin correspondent", ("Mira Tosk",)),
    "with a day": ("Shells fall on Marn\nMira Tosk | 2 May 2031\nIt was late.", "Mira Tosk | 2 May 2031",
                   ("Mira Tosk",)),
    "day on the next line": ("Shells fall on Marn\nMira Tosk |\n02.05.2031 - 18:04\nIt was late.", "Mira Tosk |",
                             ("Mira Tosk",)),
    "desk": ("Shells fall on Marn\nBy Courier Staff\nIt was late.", None, ()),
    "a sentence": ("Shells fall on Marn\nBy Monday Marn had fallen.\nIt was late.", None, ()),
    "a name alone in a text may be a place": ("Shells fall on Marn\nPort Lisk\nIt was late.", None, ()),
}


@pytest.mark.parametrize(("text", "byline", "authors"), BYLINES.values(), ids=BYLINES)
def test_byline_in_text(text: str, byline: str | None, authors: tuple[str, ...]) -> None:
    page = of_text(text)
    assert (page.byline.value, page.authors) == (byline, authors), page.byline


def test_a_name_alone_above_the_text_where_the_tags_credit_the_outlet() -> None:
    markup = SITE + '<meta name="author" content="The Veldin Courier"><p>x'
    body = "It was late when the first shells came down on the bridge, and nobody in the town had yet gone to bed. " * 2
    assert of_markup(markup, text=f"Shells fall on Marn\nMira Tosk\n{body}").authors == ("Mira Tosk",)
    assert of_markup(markup, text=f"Shells fall on Marn\nJUST WATCHED\n{body}").authors == ()
    assert of_markup(markup, text=f"Shells fall on Marn\nMira Tosk\nShort.\n{body}").authors == ()
    told = markup + "<h1>Mira Tosk in Marn</h1>"
    assert of_markup(told, text=f"Mira Tosk in Marn\nMira Tosk\n{body}").authors == (), "she is whom it is about"


def test_byline_is_given_as_printed() -> None:
    page = of_markup('<meta name="author" content="Mira Tosk">', text="Shells\nBy Mira Tosk in Veldin\nIt was late.")
    assert page.byline.value == "By Mira Tosk in Veldin"
    assert page.authors == ("Mira Tosk",)


TIMES: dict[str, tuple[str, str | None, str]] = {
    "json-ld": (with_jsonld(ARTICLE + '"datePublished": "2031-05-02T18:04:33.120+0200"}'),
                "2031-05-02T18:04:33+02:00", "JSON-LD"),
    "the page's own zone": (with_jsonld(ARTICLE + '"datePublished": "2031-05-02T23:30:00-05:00"}'),
                            "2031-05-02T23:30:00-05:00", "JSON-LD"),
    "of the web page": (with_jsonld('{"@type": "WebPage", "datePublished": "2031-05-02"}'), "2031-05-02", "JSON-LD"),
    "meta": ('<meta property="article:published_time" content="2031-05-02T18:04Z">', "2031-05-02T18:04Z", "meta"),
    "empty clock": ('<meta name="date" content="1970-01-01T00:00:00Z"><p>x', None, "no date"),
    "time": ('<h1>x</h1><time datetime="2031-05-02">2 May</time>', "2031-05-02", "<time>"),
    "time, labelled": ('<time datetime="2031-06-09">today</time><h1>x</h1><time datetime="2031-05-30">1</time>'
                       '<time class="date-published" datetime="2031-05-02">2 May</time>', "2031-05-02", "publication"),
    "time, updated first": ('<h1>x</h1><time class="updated" datetime="2031-05-09"></time><time datetime="2031-05-02">',
                            "2031-05-02", "<time>"),
    "signs that differ are told": (
        with_jsonld(ARTICLE + '"datePublished": "2031-05-02"}',
                    '<meta property="article:published_time" content="2031-05-04">'),
        "2031-05-02", "meta article:published_time says 2031-05-04"),
    "none": ("<p>Nothing here.", None, "no dateline and no dated caption"),
}


@pytest.mark.parametrize(("markup", "published", "why"), TIMES.values(), ids=TIMES)
def test_published(markup: str, published: str | None, why: str) -> None:
    chosen = of_markup(markup).published
    assert chosen.value == published, chosen
    assert why in chosen.why


def test_published_in_the_address() -> None:
    assert of_markup("<p>x", url="https://courier.example/2031/05/02/marn").published.value == "2031-05-02"
    told = of_markup(TIMES["meta"][0], url="https://courier.example/2031/05/09/marn").published
    assert told.value == "2031-05-02T18:04Z"
    assert "the address says 2031-05-09" in told.why


def test_published_by_htmldate() -> None:
    chosen = of_markup("<html><body><article><h1>x</h1><p>Marn, 2. Mai 2031</p></article></body></html>").published
    assert chosen.value == "2031-05-02"
    assert "htmldate" in chosen.why


IN_TEXT: dict[str, tuple[str, str | None, str]] = {
    "line": ("Shells fall on Marn\nPublished: 2 May 2031, 18:04\nIt was late.", "2031-05-02", "the line"),
    "bare line": ("Shells fall on Marn\nMay 2, 2031\nIt was late.", "2031-05-02", "the line"),
    "dateline": ("Shells fall on Marn\nVELDIN, May 2, 2031 (CP) — It was late.", "2031-05-02", "the dateline"),
    "dateline without a year": ("Shells fall\nVELDIN, May 2 (CP) — It was late, in the spring of May 1, 2031.",
                                "2031-05-02", "inferred"),
    "dateline, no year anywhere": ("Shells fall\nVELDIN, May 2 (CP) — It was late.", None, "names no year"),
    "captions": ("Shells fall on Marn\nPHOTO A bridge at Marn on May 2, 2031\nPHOTO A gun in Marn on April 30, 2031\n"
                 "It was late.", "2031-05-02", "inferred: latest day named in a caption"),
    "captions printed twice": ("Shells fall\nA bridge at Marn on May 2, 2031\nA bridge at Marn on May 2, 2031\nIt was.",
                               "2031-05-02", "inferred: latest day named in a block printed several times"),
    "days in the story are no evidence": ("Shells fall on Marn\nThe war began on May 2, 2029, he said.", None,
                                          "no dated caption"),
    "a year alone": ("Shells fall on Marn\nPHOTO Velk (centre) in 2019\nIt was late.", None, "no dated caption"),
    "the verb may": ("Shells fall on Marn\nPHOTO It may 2, 2031\nIt was late.", None, "no dated caption"),
}


@pytest.mark.parametrize(("text", "published", "why"), IN_TEXT.values(), ids=IN_TEXT)
def test_published_in_text(text: str, published: str | None, why: str) -> None:
    chosen = of_text(text, {"PHOTO": BlockKind.CAPTION}).published
    assert chosen.value == published, chosen
    assert why in chosen.why


UPDATED: dict[str, tuple[str, str | None]] = {
    "later": (with_jsonld(ARTICLE + '"datePublished": "2031-05-02T10:00Z", "dateModified": "2031-05-02T11:00Z"}'),
              "2031-05-02T11:00Z"),
    "the same": (with_jsonld(ARTICLE + '"datePublished": "2031-05-02T10:00Z", "dateModified": "2031-05-02T10:00Z"}'),
                 None),
    "before": (with_jsonld(ARTICLE + '"datePublished": "2031-05-02", "dateModified": "2031-04-02"}'), None),
    "meta": ('<meta property="article:modified_time" content="2031-05-03">', "2031-05-03"),
    "none": ("<p>x", None),
}


@pytest.mark.parametrize(("markup", "updated"), UPDATED.values(), ids=UPDATED)
def test_updated(markup: str, updated: str | None) -> None:
    chosen = of_markup(markup).updated
    assert chosen.value == updated, chosen
    assert chosen.why


def test_updated_in_text() -> None:
    page = of_text("Shells fall on Marn\nPublished 2 May 2031\nUpdated 3 May 2031\nIt was late.")
    assert (page.published.value, page.updated.value) == ("2031-05-02", "2031-05-03")


OUTLETS: dict[str, tuple[str, str | None]] = {
    "publisher": (with_jsonld(ARTICLE + '"publisher": {"@type": "Organization", "name": "Harbour Post"}}'),
                  "Harbour Post"),
    "og": (SITE, "The Veldin Courier"),
    "written out": (with_jsonld(ARTICLE + '"publisher": {"name": "veldincourier"}}', SITE), "The Veldin Courier"),
    "end of the title": ('<title>x | Harbour Post</title><link rel="canonical" href="https://www.harbourpost.example/x">',
                         "Harbour Post"),
    "h1 of a blog": ("<title>Karsova Today: Shells fall on Marn</title><h1>Karsova Today</h1>", "Karsova Today"),
    "host": ('<link rel="canonical" href="https://www.harbourpost.example/x">', "harbourpost.example"),
    "an address is no name": ('<meta property="article:publisher" content="https://social.example/x">', None),
    "none": ("<p>x", None),
}


@pytest.mark.parametrize(("markup", "outlet"), OUTLETS.values(), ids=OUTLETS)
def test_outlet(markup: str, outlet: str | None) -> None:
    chosen = of_markup(markup).outlet
    assert chosen.value == outlet, chosen


def test_outlet_in_text() -> None:
    assert of_text("Shells fall on Marn\nIt was late.\n© 2031 The Veldin Courier. All rights reserved."
                   ).outlet.value == "The Veldin Courier"


AGENCIES: dict[str, tuple[str, str | None]] = {
    "dateline": ("Shells fall\nVELDIN, March 3 (CP) — It was late.", "CP"),
    "dateline, spelt out elsewhere": ("Shells fall\nVELDIN (CP) - It was late.\nPicture: Continental Press (CP)",
                                      "Continental Press"),
    "dateline, listed": ("Shells fall\nPort Lisk, Karsova (AP) — It was late.", "Associated Press"),
    "contributed": ("Shells fall\nIt was late.\nContinental Press contributed to this report.", "Continental Press"),
    "byline": ("Shells fall\nBy Mira Tosk, AFP\nIt was late.", "Agence France-Presse"),
    "byline, unlisted": ("Shells fall\nBy Mira Tosk and Continental Press\nIt was late.", "Continental Press"),
    "lone bracket": ("Shells fall\nIt was late.\n(Reuters)", "Reuters"),
    "end of the text": ("Shells fall\nIt was late, he said. (dpa)", "Deutsche Presse-Agentur"),
    "picture credit below the byline": ("Shells fall\nBy Mira Tosk\nPHOTO A bridge at Marn\ndpa\nIt was late.", None),
    "picture credit with a name": ("Shells fall\nBy Mira Tosk\n© dpa/Lena Maric\nIt was late.", None),
    "agency in the place of the byline": ("Shells fall\ndpa\nIt was late.", "Deutsche Presse-Agentur"),
    "an agency of another kind": ("Shells fall\nBy Ostrel Space Agency\nIt was late.", None),
    "told": ("Shells fall\nIt was late, he told Reuters.", None),
    "quoted as a source": ("Shells fall\nThe official AFP office was shut (AFP has two).", None),
    "short form introduced": ("Shells fall\nNorthern Council (NC) - the rebels - said so.", None),
    "region in brackets": ("Shells fall\nMarn (Ostrel Valley) - It was late.", None),
    "photograph": ("Shells fall\nIt was late.\nPHOTO A bridge. (Reuters)", None),
}


@pytest.mark.parametrize(("text", "agency"), AGENCIES.values(), ids=AGENCIES)
def test_agency(text: str, agency: str | None) -> None:
    chosen = of_text(text, {"PHOTO": BlockKind.CAPTION}).agency
    assert chosen.value == agency, chosen


def test_an_agency_of_the_user() -> None:
    text = "Shells fall\nVELDIN (CP) - It was late."
    assert of_text(text, agencies=("Continental Press",)).agency.value == "Continental Press"


def test_an_agency_on_its_own_page_is_no_credit() -> None:
    page = of_markup(with_jsonld(ARTICLE + '"publisher": {"name": "AP"}, "author": {"name": "AP"}}'))
    assert page.agency.value is None
    page = of_markup(SITE.replace("The Veldin Courier", "AP News"), text="VELDIN (AP) - It was late.")
    assert page.agency.value is None
    page = of_markup(SITE.replace("The Veldin Courier", "Continental Press"), text="VELDIN (CP) - It was late.")
    assert page.agency.value is None


def test_an_agency_beside_a_marked_name() -> None:
    page = of_markup('<p>By <span itemprop="author">Mira Tosk</span> and Continental Press</p>')
    assert page.agency.value == "Continental Press"
    assert page.byline.value == "By Mira Tosk and Continental Press"


GERMAN = "Am Montag fielen Granaten auf die Stadt, sagte der Bürgermeister."
LANGUAGES: dict[str, tuple[str, str, str | None, str]] = {
    "words": ("<p>x", "Shells fell on the town of Marn late on Monday, the mayor of the valley said.", "en", "fast"),
    "words and tag": ('<html lang="de-AT"><p>x', GERMAN, "de",
                      "as the page says"),
    "words against the tag": ('<html lang="en"><p>x', GERMAN,
                              "de", "the page says 'en'"),
    "tag alone": ('<html lang="sw"><p>x', "", "sw", "stated by the page"),
    "nothing": ("<p>x", "123", None, "no words"),
}


@pytest.mark.parametrize(("markup", "text", "language", "why"), LANGUAGES.values(), ids=LANGUAGES)
def test_language(markup: str, text: str, language: str | None, why: str) -> None:
    chosen = of_markup(markup, text=text).language
    assert chosen.value == language, chosen
    assert why in chosen.why


def test_what_the_user_says_wins() -> None:
    page = of_markup(TITLES["json-ld"][0] + SITE, url="https://courier.example/2031/05/09/x", title="Mine",
                     outlet="Ours", published="May 7, 2031")
    assert (page.title.value, page.outlet.value, page.published.value) == ("Mine", "Ours", "2031-05-07")
    assert {page.title.why, page.outlet.why, page.published.why} == {"given by the user"}
    assert page.url == "https://courier.example/2031/05/09/x"


def test_a_given_date_that_cannot_be_read_is_told() -> None:
    chosen = of_markup(TIMES["meta"][0], published="last Monday").published
    assert chosen.value == "2031-05-02T18:04Z"
    assert "'last Monday' is no date that can be read" in chosen.why


def test_plain_text_headline() -> None:
    page = of_text("Skip to main content\nShells fall on Marn for a third night\nIt was late, he said.")
    assert page.title.value == "Shells fall on Marn for a third night"
    assert of_text("It was late, he said.").title.value is None


@pytest.mark.promise("P4")
def test_the_clock_is_not_asked() -> None:
    markup = "<html><body><article><p>Marn, 2. Mai 2039</p></article></body></html>"
    assert of_markup(markup).published.value == "2039-05-02", "a day yet to come is believed, today and ever after"


@pytest.mark.promise("P5")
def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a request left the machine")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert of_text("Shells fell on the town of Marn late on Monday.\nIt was late.").language.value == "en"


def test_lines_are_blocks() -> None:
    assert [block.span.cut("a\n\n  b \nc") for block in lines("a\n\n  b \nc")] == ["a", "b", "c"]
