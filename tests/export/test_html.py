"""The report: complete, self-contained, and safe whatever a page's text holds."""

import html as escaping
import re
import subprocess
from base64 import b64encode
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.conftest import CHROMIUM
from tests.export.readings import acting, build, marn

import sayso
from sayso.errors import PageEmpty
from sayso.export import html
from sayso.export.visible import visible
from sayso.model import (
    Actor,
    ActorKind,
    Choice,
    Event,
    EventType,
    Mention,
    MentionKind,
    Page,
    Participant,
    Place,
    PlaceLevel,
    Quantity,
    Reading,
    Span,
    Tenure,
    Toll,
    When,
    WhenType,
)

CANARY = "document.documentElement.setAttribute('data-ran','yes')"
ATTACKS = {
    "script": f"<script>{CANARY}</script>",
    "event": f'<img src=x onerror="{CANARY}">',
    "svg": f"<svg/onload={CANARY}>",
    "style": f"</style><script>{CANARY}</script><style>",
    "title": f"</title><script>{CANARY}</script>",
    "attribute": f'" autofocus tabindex=1 onfocus="{CANARY}" x="',
    "attribute, single": f"' autofocus onfocus='{CANARY}' x='",
    "template": "{{ 7 * 7 }} {% for x in y %}",
    "comment": f"--><script>{CANARY}</script><!--",
    "address": f"javascript:{CANARY}",
    "frame": f"<iframe srcdoc='<script>parent.{CANARY}</script>'></iframe>",
    "remote": '<link rel=stylesheet href="https://evil.example/x.css"><img src="//evil.example/x.png">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "base": '<base href="https://evil.example/">',
    "data": '<a href="data:text/html,<script>1</script>">x</a>',
    "bidi": "safe\u202eneddih",
    "escape": "\x1b]0;owned\x07",
    "cdata": f"<![CDATA[><script>{CANARY}</script>]]>",
}


def hostile(attack: str) -> Reading:
    """A page with the attack in every field and role."""
    reading = build(
        "<headline>@ says</headline>\n\n<body>“<t1>@ we hold it</t1>”, <s1>the @ council</s1> <c1>said @</c1>; "
        "<s2>@</s2> <c2>@ denied</c2> <t2>@</t2></body>\n\n<caption>@ caption</caption>\n\n<teaser>@</teaser>\n\n"
        "<body><t3>@ burned</t3></body>",
        said={1: {"actor": "@", "mode": "mixed", "why": ["@"]},
              2: {"actor": "@ two", "stance": "deny", "denies": 1, "why": ["@"]}, 3: {"mode": "narration"}},
        denials={2: [1]}, drops=["@ caption"], url="@", title="@", outlet="@", byline="@", agency="@", published="@",
        language="@", name="@")
    return put(acted(naming(reading)), attack)


def naming(reading: Reading) -> Reading:
    """The reading with places, times and quantities in it, an @ in every word of theirs."""
    ident, at = reading.page.id, reading.page.text.index
    place = Place("@", "@ Marn", PlaceLevel.SETTLEMENT, 35.3, 69.5, 5.0, "@", ("@",), within=("@ Sered", "Karsova"))
    return replace(
        reading,
        places=(Mention("m-1", ident, "b0", Span(0, 6), MentionKind.PLACE, Choice(place, "@ near")),
                Mention("m-2", ident, "b2", Span(at("@ caption"), at("@ caption") + 9), MentionKind.PLACE,
                        Choice(None, "@ two"), (place, place), why=("@",)),
                Mention("m-3", ident, "b0", Span(2, 6), MentionKind.PLACE, Choice(replace(
                    place, id="far", name="@ far", lat=-30.0, lon=-60.0), "@"))),
        times=(Mention("m-4", ident, "b1", Span(at("denied"), at("denied") + 6), MentionKind.TIME, Choice(When(
            WhenType.DATE, "@", first="2031-05-02", last="2031-05-03", anchor="@ inferred"), "@")),
               Mention("m-5", ident, "b1", Span(at("council"), at("council") + 7), MentionKind.TIME,
                       Choice(None, "@"))),
        quantities=(Mention("m-6", ident, "b1", Span(at("hold"), at("hold") + 4), MentionKind.QUANTITY, Choice(
            Quantity(1, None, "@", "@", "@", as_of="@"), "@")),))


def acted(reading: Reading) -> Reading:
    """The reading with an actor and an event in it, an @ in every word of theirs."""
    actor = Actor("@", "@ council", ActorKind.ARMED_GROUP, Choice("@ side", "@"), "@", "@", ("@",),
                  (Tenure("@", "@", "@", "@", why="@"),), "@", (("@", "@"),), ("@",))
    whole = Span(0, 6)
    who = Participant(whole, "@", "@", "@", "@")
    told = Event("e-@", reading.page.id, "b0", reading.statements[0].id, EventType.ASSAULT, (whole,), "@", ("@",),
                 actors=(who,), recipients=(who,), place=Choice("m-2", "@"), time=Choice("m-5", "@"),
                 tolls=(Toll("@", 1, None, None, whole, "@"),), main=True, why=("@",))
    said = replace(reading.statements[0], speakers=("@",), side=Choice("@", "@"))
    return replace(reading, statements=(said, *reading.statements[1:]), actors=(actor,),
                   named=(Mention("m-7", reading.page.id, "b0", whole, MentionKind.ACTOR, Choice("@", "@")),),
                   events=(told, replace(told, id="e-@2", statement=None)))


def put(value: Reading, attack: str) -> Reading:
    """The value with the attack in place of every @, and every span stretched to fit."""
    text = ""

    def walk(one: object) -> object:
        nonlocal text
        if isinstance(one, Span):
            before, inside = text[: one.start].count("@"), text[: one.end].count("@")
            longer = len(attack) - 1
            return Span(one.start + before * longer, one.end + inside * longer)
        if isinstance(one, Page):
            text = one.text
        if isinstance(one, str):
            return type(one)(one.replace("@", attack)) if type(one) is str else one
        if isinstance(one, tuple):
            return tuple(map(walk, one))
        if is_dataclass(one) and not isinstance(one, type):
            return replace(one, **{field.name: walk(getattr(one, field.name)) for field in fields(one)})
        return one

    changed = walk(value)
    assert isinstance(changed, Reading)
    return changed


class Tags(HTMLParser):
    """Every element with its attributes, and all text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


ALLOWED = {"a", "article", "b", "bdi", "blockquote", "body", "code", "dd", "details", "div", "dl", "dt", "footer", "h1",
           "h2", "h3", "h4", "head", "header", "html", "li", "main", "mark", "meta", "nav", "ol", "p", "section",
           "span", "style", "summary", "table", "tbody", "td", "th", "thead", "title", "tr", "ul", "br", "strong",
           "small", "sup", "i", "figure", "figcaption", "svg", "g", "path", "rect", "circle", "text"}


@pytest.mark.promise("P7")
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_hostile_text_stays_text(attack: str) -> None:
    reading = hostile(attack)
    for source in (html.report([reading, reading], [PageEmpty(attack, "is empty")]), html.for_notebook(reading)):
        for tag, attributes in Tags(source).tags:
            assert tag in ALLOWED
            assert not [name for name in attributes if name.startswith("on") or name in {"src", "srcdoc", "autofocus"}]
            assert (attributes.get("href") or "#").startswith("#")
        assert visible(attack).strip() in Tags(source).text
        assert "\x1b" not in source
        assert "\u202e" not in source
    assert "49" not in Tags(html.for_notebook(hostile("{{ 7 * 7 }}"))).text


@pytest.mark.promise("P5")
def test_one_page_allows_nothing_but_its_own_style() -> None:
    source = html.report([marn()])
    tags = Tags(source)
    policy = next(str(attributes["content"]) for tag, attributes in tags.tags
                  if attributes.get("http-equiv") == "Content-Security-Policy")
    style = re.search("<style>(.*?)</style>", source, re.S)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert not [attributes for _, attributes in tags.tags if "style" in attributes]


def test_every_anchor_is_there_once_and_leads_back() -> None:
    source = html.report([marn(), marn(name="again.html")])
    ids = re.findall(r'\bid="([^"]+)"', source)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', source)) <= set(ids)
    for number in range(1, 7):
        assert {f"r1-t{number}", f"r1-s{number}", f"r2-t{number}", f"r2-s{number}"} <= set(ids)


def shown_text(source: str) -> str:
    """The words of the page's text as the report sets them, without the numbers."""
    article = re.search(r"<article.*?</article>", source, re.S)
    assert article is not None
    without = re.sub(r'<a class="ref.*?</a>|<h3.*?</h3>|<span class="kind".*?</span>', "", article[0])
    return Tags(without).text


@pytest.mark.promise("P1")
def test_the_text_stands_as_it_is() -> None:
    reading = marn()
    shown = shown_text(html.report([reading]))
    for block in reading.blocks:
        assert (block.span.cut(reading.page.text) in shown) == (block.kind != "teaser" and block.repeats is None)


def test_folded_disputed_nested_and_left_out() -> None:
    source = html.report([marn()])
    assert "caption, printed 2×" in source
    assert "In dispute" in source
    assert 'class="s4 within o3"' in source
    assert "no word in it reports speech" in source
    assert "cannot tell" in source
    assert "https://harbourpost.example/marn" in source
    assert 'href="https' not in source


@pytest.mark.promise("P4")
def test_same_reading_same_report() -> None:
    assert html.report([marn()]) == html.report([marn()])


def test_several_pages_have_an_index_and_failures_are_listed() -> None:
    source = html.report([marn(), marn(title="Another day")], [PageEmpty("void.html", "is empty")])
    assert '<a href="#r2"><bdi>Another day</bdi></a>' in source
    assert "page-empty" in source
    assert "<nav" not in html.report([marn()])


def test_a_page_without_statements() -> None:
    source = html.report([build("<body>The road is closed.</body>")])
    assert "Nobody is reported to say anything" in source


def test_languages_are_only_what_a_language_can_be() -> None:
    assert '<article class="text" aria-label="The page\'s text" lang="en">' in html.report([marn(language="en")])
    assert 'lang="x onload' not in html.report([marn(language="x onload=1")])


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at:at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours after WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


SCHEMES = [dict(re.findall(r"--(\w+): (#\w+)", scheme))
           for scheme in re.findall(r":root \{(.*?)\}", html.source_of("report.css"), re.S)]


@pytest.mark.parametrize("scheme", range(3), ids=["light", "dark", "print"])
def test_contrast(scheme: int) -> None:
    colours = SCHEMES[0] | SCHEMES[scheme]
    for paper in ("paper", "panel"):
        for ink in ("ink", "soft", "link", "warn"):
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
        for edge in (*(f"e{number}" for number in range(9)), "focus"):
            assert contrast(colours[edge], colours[paper]) >= 3, (edge, paper)
    for number in range(9):
        assert contrast(colours["ink"], colours[f"t{number}"]) >= 4.5, number


def in_chromium(source: str, folder: Path, *, width: int = 1440) -> str:
    """What Chromium makes of a page that holds `source` in a frame of this width; its title tells what it measured."""
    page = folder / "page.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><title>-</title><iframe id="f" style="border:0;width:{width}px;'
        f'height:2000px" srcdoc="{escaping.escape(source)}"></iframe><script>onload = () => {{'
        "const page = document.getElementById('f').contentDocument;"
        "document.title = [page.documentElement.scrollWidth, page.documentElement.clientWidth,"
        "page.documentElement.getAttribute('data-ran'), page.querySelectorAll('mark').length,"
        "getComputedStyle(page.querySelector('mark')).backgroundColor].join(' | ') }</script>", encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
               f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    title = re.search("<title>(.*?)</title>", dom)
    assert title is not None
    return title[1]


@pytest.mark.browser
@pytest.mark.promise("P7")
@pytest.mark.parametrize("width", [390, 1440])
def test_a_browser_runs_nothing_and_needs_no_sideways_scrolling(tmp_path: Path, width: int) -> None:
    pages = [hostile(attack) for attack in (*ATTACKS.values(), "w" * 300)]
    scroll, client, ran, marked, tint = in_chromium(html.report(pages), tmp_path, width=width).split(" | ")
    assert ran == ""
    assert int(scroll) <= int(client) <= width
    assert int(marked) >= len(pages)
    assert tint != "rgba(0, 0, 0, 0)", "the policy must let the report's own style through"


@pytest.mark.browser
def test_the_whole_case_needs_no_sideways_scrolling(tmp_path: Path, examples: Path) -> None:
    pages = [one for one in sayso.read_all(examples) if isinstance(one, Reading)]
    scroll, client, _, marked, _ = in_chromium(html.report(pages), tmp_path, width=390).split(" | ")
    assert int(scroll) <= int(client)
    assert int(marked) > 100


@pytest.mark.browser
def test_the_canary_would_sing(tmp_path: Path) -> None:
    unsafe = f"<mark>x</mark><script>{CANARY}</script>"
    assert in_chromium(unsafe, tmp_path).split(" | ")[2] == "yes"


def test_what_is_named_is_drawn_listed_and_linked_both_ways() -> None:
    reading = naming(build(
        "<headline>@ says</headline>\n\n<body>“<t1>we hold it</t1>”, <s1>the council</s1> <c1>denied</c1></body>\n\n"
        "<caption>@ caption</caption>", said={1: {"actor": "council"}}))
    tags = Tags(html.report([reading])).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {attributes["href"] for tag, attributes in tags if tag == "a"}
    assert {f"#{ident}" for ident in ids if ident and re.fullmatch(r"r1-[pwqm]\d+", ident)} <= links
    assert all((link or "")[1:] in ids for link in links)
    assert {attributes.get("class") for tag, attributes in tags if tag == "svg"} == {"map", "timeline"}
    text = Tags(html.report([reading])).text
    assert "cannot tell" in text


def test_a_page_that_names_nothing_has_no_empty_section() -> None:
    tags = Tags(html.report([marn()])).tags
    assert not [1 for tag, attributes in tags if tag == "section" and attributes.get("class") == "where"]


def test_who_acts_and_what_happened_are_listed_and_lead_to_statements_and_entries() -> None:
    source = html.report([acting(marn())])
    tags, text = Tags(source).tags, " ".join(Tags(source).text.split())
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    assert {"r1-a", "r1-e"} <= ids
    assert all((attributes["href"] or "")[1:] in ids for tag, attributes in tags if tag == "a")
    for words in ("army 2× state body · KARMIL · side Karsova", "described by 'army'", "a-aaaaaaaaaa",
                  "speaks for Karsova · minister of Karsova (since 2029)",
                  "ASSAULT (heavy-weapons) · army → Marn · Marn · Tue 13 May 2031 · at least 12 soldiers killed",
                  "“retaken” · negated · future · takes control · told by Lena Maric In statement 1",
                  "“closed” · told by Harbour Post In the outlet's own voice", "e-0000000001",
                  "said · indirect · assert · certain · side Karsova"):
        assert words in text, words
    assert "e-0000000003" not in source, "what is no main event is not listed"
    assert "Continental Press media" not in text, "who neither speaks nor acts is not listed"
    assert '<a href="#r1-p1"><bdi>Marn</bdi></a>' in source
    assert '<a href="#r1-w1"><bdi>Tue 13 May 2031</bdi></a>' in source


def test_a_page_on_which_nobody_acts_has_no_empty_part() -> None:
    tags = Tags(html.report([marn()])).tags
    assert not [1 for _, attributes in tags if attributes.get("id") in {"r1-a", "r1-e"}]
