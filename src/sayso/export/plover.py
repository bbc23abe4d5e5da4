"""The events of readings as PLOVER records: one JSON object an event, a line each.

The fields are those of the PLOVER record (codebook 0.8, "Data Fields"; Open Event Data Alliance), with the words that
each was read from, so that every value leads back to the page. Offsets are half-open characters of the page's text.
What the page does not tell is null or an empty list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sayso.export import cameo, files, json, rows
from sayso.mentions import country_codes
from sayso.mentions.places import own
from sayso.model import (
    Actor,
    ActorKind,
    Event,
    Mention,
    Participant,
    Place,
    PlaceLevel,
    Reading,
    Span,
    Statement,
    Toll,
    When,
)

Fields = dict[str, Any]

GAP = " [...] "
"""What stands between two pieces of the same words."""

DEAD, INJURED = "killed", "wounded"

NO_COUNTRY = frozenset({"IGO", "NGO", "IMG", "ISM", "MNC"})
"""What stands for a country in the code of those who have none; it is their sector, too, where no other is told."""
UNKNOWN_COUNTRY = "---"
COUNTRY_LETTERS = 3

COUNTRIES = """
ADAND020 AEARE784 AFAFG004 AGATG028 AIAIA660 ALALB008 AMARM051 AOAGO024 AQATA010 ARARG032 ASASM016 ATAUT040 AUAUS036
AWABW533 AXALA248 AZAZE031 BABIH070 BBBRB052 BDBGD050 BEBEL056 BFBFA854 BGBGR100 BHBHR048 BIBDI108 BJBEN204 BLBLM652
BMBMU060 BNBRN096 BOBOL068 BQBES535 BRBRA076 BSBHS044 BTBTN064 BVBVT074 BWBWA072 BYBLR112 BZBLZ084 CACAN124 CCCCK166
CDCOD180 CFCAF140 CGCOG178 CHCHE756 CICIV384 CKCOK184 CLCHL152 CMCMR120 CNCHN156 COCOL170 CRCRI188 CUCUB192 CVCPV132
CWCUW531 CXCXR162 CYCYP196 CZCZE203 DEDEU276 DJDJI262 DKDNK208 DMDMA212 DODOM214 DZDZA012 ECECU218 EEEST233 EGEGY818
EHESH732 ERERI232 ESESP724 ETETH231 FIFIN246 FJFJI242 FKFLK238 FMFSM583 FOFRO234 FRFRA250 GAGAB266 GBGBR826 GDGRD308
GEGEO268 GFGUF254 GGGGY831 GHGHA288 GIGIB292 GLGRL304 GMGMB270 GNGIN324 GPGLP312 GQGNQ226 GRGRC300 GSSGS239 GTGTM320
GUGUM316 GWGNB624 GYGUY328 HKHKG344 HMHMD334 HNHND340 HRHRV191 HTHTI332 HUHUN348 IDIDN360 IEIRL372 ILISR376 IMIMN833
ININD356 IOIOT086 IQIRQ368 IRIRN364 ISISL352 ITITA380 JEJEY832 JMJAM388 JOJOR400 JPJPN392 KEKEN404 KGKGZ417 KHKHM116
KIKIR296 KMCOM174 KNKNA659 KPPRK408 KRKOR410 KWKWT414 KYCYM136 KZKAZ398 LALAO418 LBLBN422 LCLCA662 LILIE438 LKLKA144
LRLBR430 LSLSO426 LTLTU440 LULUX442 LVLVA428 LYLBY434 MAMAR504 MCMCO492 MDMDA498 MEMNE499 MFMAF663 MGMDG450 MHMHL584
MKMKD807 MLMLI466 MMMMR104 MNMNG496 MOMAC446 MPMNP580 MQMTQ474 MRMRT478 MSMSR500 MTMLT470 MUMUS480 MVMDV462 MWMWI454
MXMEX484 MYMYS458 MZMOZ508 NANAM516 NCNCL540 NENER562 NFNFK574 NGNGA566 NINIC558 NLNLD528 NONOR578 NPNPL524 NRNRU520
NUNIU570 NZNZL554 OMOMN512 PAPAN591 PEPER604 PFPYF258 PGPNG598 PHPHL608 PKPAK586 PLPOL616 PMSPM666 PNPCN612 PRPRI630
PSPSE275 PTPRT620 PWPLW585 PYPRY600 QAQAT634 REREU638 ROROU642 RSSRB688 RURUS643 RWRWA646 SASAU682 SBSLB090 SCSYC690
SDSDN729 SESWE752 SGSGP702 SHSHN654 SISVN705 SJSJM744 SKSVK703 SLSLE694 SMSMR674 SNSEN686 SOSOM706 SRSUR740 SSSSD728
STSTP678 SVSLV222 SXSXM534 SYSYR760 SZSWZ748 TCTCA796 TDTCD148 TFATF260 TGTGO768 THTHA764 TJTJK762 TKTKL772 TLTLS626
TMTKM795 TNTUN788 TOTON776 TRTUR792 TTTTO780 TVTUV798 TWTWN158 TZTZA834 UAUKR804 UGUGA800 UMUMI581 USUSA840 UYURY858
UZUZB860 VAVAT336 VCVCT670 VEVEN862 VGVGB092 VIVIR850 VNVNM704 VUVUT548 WFWLF876 WSWSM882 YEYEM887 YTMYT175 ZAZAF710
ZMZMB894 ZWZWE716
"""
"""The two letters, three letters and number of each country: ISO 3166-1, by the territory aliases of Unicode CLDR."""

ISO: Mapping[str, tuple[str, str]] = MappingProxyType({
    code[:2]: (code[2:5], code[5:]) for code in COUNTRIES.split()})
"""The three letters and the number of each country by its two letters."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is looked up beside a reading: places by their ids, and the three letters of countries by their two."""

    place: Callable[[str], Place | None]
    alpha3: Mapping[str, str]


def lookup(*, places: Path | None = None, actors: Path | None = None) -> Lookup:
    """The shipped places and ISO's countries; `places` and `actors` are files of the user's own, as when it was read.

    >>> lookup().alpha3["SY"], lookup().place("gn:163843").name
    ('SYR', 'Syria')
    """
    codes = {two: three for two, (three, _) in ISO.items()}
    return Lookup(own.load(places).place, {**codes, **country_codes(actors)} if actors else codes)


@dataclass(frozen=True, slots=True)
class Parts:
    """One reading with its parts by their ids."""

    reading: Reading
    lookup: Lookup
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    places: Mapping[str, Mention[Place]]
    times: Mapping[str, Mention[When]]

    def statement(self, event: Event) -> Statement | None:
        """The statement, or the outlet's own sentence, in which an event is told."""
        return self.statements.get(event.statement or "")

    def place(self, event: Event) -> Mention[Place] | None:
        """Where the page names the place of an event; which place that is may not be known."""
        return self.places.get(event.place.value or "")

    def when(self, event: Event) -> When | None:
        """The time of an event, as far as it is told."""
        found = self.times.get(event.time.value or "")
        return found.choice.value if found is not None else None

    def party(self, one: Participant) -> "Party":
        """One who takes part, with what is known of the actor."""
        return party(one, self.actors.get(one.actor or ""))


def parts(reading: Reading, looked: Lookup) -> Parts:
    """The parts of a reading by their ids."""
    return Parts(reading, looked, {one.id: one for one in reading.actors},
                 {one.id: one for one in (*reading.statements, *reading.narration)},
                 {one.id: one for one in reading.places}, {one.id: one for one in reading.times})


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part in an event, as event data codes it.

    `text` is how the page has it, `name` what it is called. `country` and `sector` are empty where they are not known;
    `kind` is None where the words name no actor, or only whose they are ("Karsovan" in "Karsovan soldiers"); `side` is
    the party to the conflict, None where there is none or it is not known.
    """

    text: str
    name: str
    span: Span | None
    actor: str | None
    country: str
    sector: str
    code: str
    kind: ActorKind | None
    side: str | None


def party(one: Participant, actor: Actor | None) -> Party:
    """One who takes part, by its own code, and by its actor's where it has none.

    >>> found = party(Participant(Span(0, 17), "Karsovan soldiers", "KAR", "KARMIL"), None)
    >>> found.country, found.sector
    ('KAR', 'MIL')
    >>> party(Participant(None, "MedAid", None, "NGO"), None).sector
    'NGO'
    """
    is_actor = actor is not None and one.code in {"", actor.code}
    code = one.code or (actor.code if actor else "")
    country, sector = code[:COUNTRY_LETTERS].replace(UNKNOWN_COUNTRY, ""), code[COUNTRY_LETTERS:]
    if not sector and actor is not None and is_actor and actor.kind is ActorKind.STATE:
        sector = "GOV"
    return Party(one.name, actor.name if actor is not None and is_actor else one.name, one.span, one.actor, country,
                 sector or (country if country in NO_COUNTRY else ""), code,
                 actor.kind if actor is not None and is_actor else None, actor.side.value if actor else None)


@dataclass(frozen=True, slots=True)
class Lies:
    """What a place lies in: the names of its country and of the provinces and districts below, empty where unknown."""

    country: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    alpha2: str = ""
    alpha3: str = ""


def lies(place: Place, found: Parts) -> Lies:
    """What a place lies in, itself counted where it is a country, a province or a district.

    Where the places that it lies in are in no list, the names that the reading has for them tell it by their order.
    """
    known = [place, *(one for one in map(found.lookup.place, place.parents) if one)]
    names = {level: [one.name for one in known if one.level is level]
             for level in (PlaceLevel.COUNTRY, PlaceLevel.PROVINCE, PlaceLevel.DISTRICT)}
    if not names[PlaceLevel.COUNTRY] and place.within:
        *below, country = place.within
        for level, name in zip((PlaceLevel.PROVINCE, PlaceLevel.DISTRICT), reversed(below), strict=False):
            names[level].append(name)
        names[PlaceLevel.COUNTRY].append(country)
    (country, *_), (admin1, *_) = names[PlaceLevel.COUNTRY] or [""], names[PlaceLevel.PROVINCE][-1:] or [""]
    admin2, admin3 = [*reversed(names[PlaceLevel.DISTRICT]), "", ""][:2]
    return Lies(country, admin1, admin2, admin3, place.country or "", alpha3(place, country, found))


def alpha3(place: Place, country: str, found: Parts) -> str:
    """The three letters of a place's country: by its two, or as the page's own actors have the state of that name."""
    listed = found.lookup.alpha3.get(place.country or "", "")
    return listed or next((one.country for one in found.reading.actors if country and one.country
                           and one.kind is ActorKind.STATE and one.name == country), "")


@dataclass(frozen=True, slots=True)
class Count:
    """How many something befell, None where that side is open or cannot be told, and the words that were counted."""

    low: float | None
    best: float | None
    high: float | None
    spans: tuple[Span, ...]


def count(tolls: Iterable[Toll], *scopes: str) -> Count | None:
    """How many something befell: the number told, or of several numbers what is sure; None where none is told.

    One number without a group is the whole. Of several the larger may hold the smaller or not, so that only "at least
    the largest" is sure.

    >>> soldiers, civilians = Toll("killed", 3, 3, 3, Span(0, 1), "soldiers"), Toll("killed", 12, 12, 12, Span(9, 11))
    >>> count((soldiers, civilians), "killed").best
    12
    >>> count((soldiers, Toll("killed", 9, 9, 9, Span(9, 10), "civilians")), "killed")
    Count(low=9, best=None, high=None, spans=(Span(start=0, end=1), Span(start=9, end=10)))
    """
    told = [one for one in tolls if one.scope in scopes]
    wholes = [one for one in told if one.group is None] or told
    if not told:
        return None
    if len({(one.low, one.best, one.high) for one in wholes}) == 1:
        return Count(wholes[0].low, wholes[0].best, wholes[0].high, tuple(one.span for one in wholes))
    return Count(max((one.low for one in wholes if one.low is not None), default=None), None, None,
                 tuple(one.span for one in wholes))


def happened(event: Event) -> bool:
    """Whether it is told as having happened: neither denied, nor still to come, nor only possible."""
    return not (event.negated or event.future or event.hypothetical)


def one_day(when: When | None) -> str | None:
    """The day of a time that is one day and no longer.

    >>> from sayso.model import WhenType
    >>> one_day(When(WhenType.DATE, "2031-05", first="2031-05-01", last="2031-05-31")) is None
    True
    """
    return when.first if when is not None and when.first == when.last and not bounds(when) else None


def bounds(when: When) -> bool:
    """Whether a time is only a limit: before it, after it."""
    return when.mod in {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}


def records(reading: Reading, *, places: Path | None = None, actors: Path | None = None) -> Iterator[Fields]:
    """Every event of a reading as a PLOVER record, in the order of the text.

    One whose type is null tells only who holds a place (`control`). `places` and `actors` as for `lookup`.
    """
    found = parts(reading, lookup(places=places, actors=actors))
    return (record(event, found) for event in reading.events)


def record(event: Event, found: Parts) -> Fields:
    """One event as a PLOVER record."""
    page, statement = found.reading.page, found.statement(event)
    return {
        "event_id": event.id, "date": one_day(found.when(event)), "type": event.type, "mode": event.mode,
        "context": list(event.contexts), "control": event.control, "cameo": cameo.code_of(event).value,
        "event_text": GAP.join(span.cut(page.text) for span in event.trigger),
        "event_span": rows.offsets(event.trigger),
        "source": actor_list(event.actors, found), "recipient": actor_list(event.recipients, found),
        "location": location(event, found),
        "dead": size(count(event.tolls, DEAD)), "injured": size(count(event.tolls, INJURED)),
        "size": other_size(event.tolls),
        "historical": event.historical, "future": event.future, "hypothetical": event.hypothetical,
        "negated": event.negated, "main": event.main, "part_of": event.part_of,
        "url": page.url, "page_id": page.id, "statement": event.statement,
        "said_by": statement.actor.value if statement else None, "text": statement.quote if statement else None,
    }


def actor_list(some: Sequence[Participant], found: Parts) -> list[Fields]:
    """Those who take part: the words, where they stand, and how event data codes them."""
    return [{"text": one.text, "span": pair(one.span), "name": one.name, "actor": one.actor,
             "country": one.country or None, "sector": one.sector or None, "code": one.code or None}
            for one in map(found.party, some)]


def location(event: Event, found: Parts) -> Fields | None:
    """Where it happened, None where that is not told; `country` has three letters, `country_code` two."""
    mention = found.place(event)
    if mention is None or mention.choice.value is None:
        return None
    place = mention.choice.value
    where = lies(place, found)
    return {"name": place.name, "lat": place.lat, "lon": place.lon, "country": where.alpha3 or None,
            "country_code": where.alpha2 or None, "admin1": where.admin1 or None, "level": place.level,
            "id": place.id, "span": pair(mention.span)}


def size(counted: Count | None) -> Fields | None:
    """A count as `{low, best, high, span}`; `span` lists where the numbers stand.

    >>> size(Count(12, 12, None, (Span(0, 2),)))
    {'low': 12, 'best': 12, 'high': None, 'span': [[0, 2]]}
    """
    return None if counted is None else {
        "low": whole(counted.low), "best": whole(counted.best), "high": whole(counted.high),
        "span": rows.offsets(counted.spans)}


def other_size(tolls: Sequence[Toll]) -> Fields | None:
    """How many it befell otherwise, with what befell them ("detained", "displaced"); the first that the text tells."""
    scope = next((one.scope for one in tolls if one.scope not in {DEAD, INJURED}), None)
    counted = size(count(tolls, scope)) if scope else None
    return None if counted is None else counted | {"scope": scope}


def whole(number: float | None) -> float | int | None:
    """A whole number without a point behind it.

    >>> whole(12.0), whole(1.5), whole(None)
    (12, 1.5, None)
    """
    return int(number) if number is not None and float(number).is_integer() else number


def pair(span: Span | None) -> list[int] | None:
    """A span as `[start, end]`; None where there is none."""
    return [span.start, span.end] if span else None


def write(readings: Iterable[Reading], path: Path | str, *, places: Path | None = None, actors: Path | None = None
          ) -> Path:
    """Write the events of some readings as JSON lines. Raises OutputError where that cannot be done."""
    return files.write(path, "".join(json.line(fields) + "\n" for reading in readings
                                     for fields in records(reading, places=places, actors=actors)))
