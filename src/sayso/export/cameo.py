"""CAMEO codes and PLOVER types: the code of an event, and the type and mode of a code.

CAMEO's codes are digits from left to right: two name the root, a third and a fourth say more. PLOVER keeps the roots as
types and says the rest with a mode. So the tables hold as many digits as decide something, and a longer code is read by
the longest of its beginnings that they have.

Sources: CAMEO codebook 1.1b3 (Schrodt 2012); PLOVER 0.8 codebook, "CAMEO vs. PLOVER" and the tables of modes, with its
conversion table (`CAMEO2PLOVER-2021.txt`, Open Event Data Alliance). Where we know better than that table, by the
codebook's own words: an embargo (163) reduces relations and is a SANCTION; 0874, a retreat, is to withdraw and not to
disarm; mediation (045) is a CONSULT by a third party; and an appeal (02), which PLOVER once left out, is a REQUEST.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sayso.model import Choice, Control, Event, EventType

T = EventType
CODE = re.compile(r"(?:0[1-9]|1[0-9]|20)[0-9]{0,2}")
"""A root from 01 to 20, and up to two digits that say more."""

STATEMENT = "01"
MILITARY = "MIL"
OCCUPIES, RETREATS = "192", "0874"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of PLOVER and its mode, None where it has none or the code does not tell."""

    type: EventType
    mode: str | None = None


KINDS: Mapping[str, Kind] = MappingProxyType({
    "02": Kind(T.REQUEST), "021": Kind(T.REQUEST, "assist"), "022": Kind(T.REQUEST, "assist"),
    "023": Kind(T.REQUEST, "assist"), "024": Kind(T.REQUEST, "change"), "025": Kind(T.REQUEST, "yield"),
    "026": Kind(T.REQUEST, "meet"), "027": Kind(T.REQUEST, "meet"), "028": Kind(T.REQUEST, "meet"),
    "03": Kind(T.AGREE),
    "04": Kind(T.CONSULT), "041": Kind(T.CONSULT, "phone"), "042": Kind(T.CONSULT, "visit"),
    "043": Kind(T.CONSULT, "host"), "044": Kind(T.CONSULT, "third-party"), "045": Kind(T.CONSULT, "third-party"),
    "05": Kind(T.SUPPORT), "06": Kind(T.COOPERATE), "07": Kind(T.AID),
    "08": Kind(T.CONCEDE), "0813": Kind(T.RETREAT), "0814": Kind(T.RETREAT), "084": Kind(T.RETREAT),
    "0841": Kind(T.RETREAT, "release"), "0842": Kind(T.RETREAT, "return"), "085": Kind(T.RETREAT),
    "086": Kind(T.RETREAT, "access"), "087": Kind(T.RETREAT), "0871": Kind(T.RETREAT, "ceasefire"),
    "0872": Kind(T.RETREAT, "withdraw"), "0873": Kind(T.RETREAT, "disarm"), "0874": Kind(T.RETREAT, "withdraw"),
    "09": Kind(T.ACCUSE, "investigate"),
    "10": Kind(T.REQUEST), "101": Kind(T.REQUEST, "assist"), "102": Kind(T.REQUEST, "assist"),
    "103": Kind(T.REQUEST, "assist"), "104": Kind(T.REQUEST, "change"), "105": Kind(T.REQUEST, "yield"),
    "106": Kind(T.REQUEST, "meet"), "107": Kind(T.REQUEST, "meet"), "108": Kind(T.REQUEST, "meet"),
    "11": Kind(T.ACCUSE, "disapprove"), "112": Kind(T.ACCUSE, "allege"), "114": Kind(T.ACCUSE, "allege"),
    "115": Kind(T.ACCUSE, "allege"),
    "12": Kind(T.REJECT), "121": Kind(T.REJECT, "assist"), "122": Kind(T.REJECT, "assist"),
    "123": Kind(T.REJECT, "change"), "124": Kind(T.REJECT, "yield"), "125": Kind(T.REJECT, "meet"),
    "126": Kind(T.REJECT, "meet"), "127": Kind(T.REJECT, "meet"),
    "13": Kind(T.THREATEN), "1311": Kind(T.THREATEN, "relations"), "1312": Kind(T.THREATEN, "restrict"),
    "1313": Kind(T.THREATEN, "relations"), "132": Kind(T.THREATEN, "ban"), "1323": Kind(T.THREATEN, "restrict"),
    "1324": Kind(T.THREATEN, "restrict"), "133": Kind(T.THREATEN, "relations"), "134": Kind(T.THREATEN, "relations"),
    "135": Kind(T.THREATEN, "relations"), "136": Kind(T.THREATEN, "expel"), "137": Kind(T.THREATEN, "violence"),
    "138": Kind(T.THREATEN, "violence"), "1381": Kind(T.THREATEN, "restrict"), "1382": Kind(T.THREATEN, "territory"),
    "139": Kind(T.THREATEN, "relations"),
    "14": Kind(T.PROTEST), "141": Kind(T.PROTEST, "demo"), "142": Kind(T.PROTEST, "hunger"),
    "143": Kind(T.PROTEST, "boycott"), "144": Kind(T.PROTEST, "obstruct"), "145": Kind(T.PROTEST, "riot"),
    "15": Kind(T.MOBILIZE), "151": Kind(T.MOBILIZE, "police"), "152": Kind(T.MOBILIZE, "troops"),
    "153": Kind(T.MOBILIZE, "police"), "154": Kind(T.MOBILIZE, "troops"),
    "16": Kind(T.SANCTION), "161": Kind(T.SANCTION, "discontinue"), "162": Kind(T.SANCTION, "discontinue"),
    "163": Kind(T.SANCTION, "discontinue"), "164": Kind(T.SANCTION, "withdraw"), "165": Kind(T.SANCTION, "withdraw"),
    "166": Kind(T.SANCTION, "expel"),
    "17": Kind(T.COERCE), "171": Kind(T.COERCE, "seize"), "1712": Kind(T.ASSAULT, "destroy"),
    "172": Kind(T.COERCE, "restrict"), "1722": Kind(T.COERCE, "ban"), "1723": Kind(T.COERCE, "curfew"),
    "1724": Kind(T.COERCE, "martial-law"), "173": Kind(T.COERCE, "arrest"), "174": Kind(T.COERCE, "deport"),
    "175": Kind(T.ASSAULT),
    "18": Kind(T.ASSAULT), "181": Kind(T.ASSAULT, "abduct"), "182": Kind(T.ASSAULT, "beat"),
    "1821": Kind(T.ASSAULT, "sexual"), "1822": Kind(T.ASSAULT, "torture"), "1823": Kind(T.ASSAULT),
    "183": Kind(T.ASSAULT, "explosives"), "1831": Kind(T.ASSAULT, "suicide-attack"), "184": Kind(T.ASSAULT, "abduct"),
    "185": Kind(T.ASSAULT, "assassinate"), "186": Kind(T.ASSAULT, "assassinate"),
    "19": Kind(T.ASSAULT), "191": Kind(T.COERCE, "restrict"), "192": Kind(T.COERCE, "seize"),
    "193": Kind(T.ASSAULT, "firearms"), "194": Kind(T.ASSAULT, "heavy-weapons"), "195": Kind(T.ASSAULT, "aerial"),
    "20": Kind(T.ASSAULT), "201": Kind(T.ASSAULT, "cleansing"), "202": Kind(T.ASSAULT, "massacre"),
    "203": Kind(T.ASSAULT, "cleansing"), "204": Kind(T.ASSAULT, "unconventional"),
})
"""The type and mode of each code that decides one; 01, a statement, is no type of PLOVER."""

ROOTS: Mapping[EventType, str] = MappingProxyType({
    T.REQUEST: "02", T.AGREE: "03", T.CONSULT: "04", T.SUPPORT: "05", T.COOPERATE: "06", T.AID: "07", T.CONCEDE: "08",
    T.RETREAT: "08", T.ACCUSE: "11", T.REJECT: "12", T.THREATEN: "13", T.PROTEST: "14", T.MOBILIZE: "15",
    T.SANCTION: "16", T.COERCE: "17", T.ASSAULT: "18",
})
"""The root of each type; a demand is more than a REQUEST tells, so that one is an appeal."""

CODES: Mapping[Kind, str] = MappingProxyType({
    Kind(T.REQUEST, "change"): "024", Kind(T.REQUEST, "yield"): "025", Kind(T.REQUEST, "meet"): "026",
    Kind(T.CONSULT, "phone"): "041", Kind(T.CONSULT, "visit"): "042", Kind(T.CONSULT, "host"): "043",
    Kind(T.CONSULT, "third-party"): "045",
    Kind(T.RETREAT, "release"): "0841", Kind(T.RETREAT, "return"): "0842", Kind(T.RETREAT, "access"): "086",
    Kind(T.RETREAT, "ceasefire"): "0871", Kind(T.RETREAT, "disarm"): "0873", Kind(T.RETREAT, "withdraw"): RETREATS,
    Kind(T.ACCUSE, "investigate"): "09", Kind(T.ACCUSE, "disapprove"): "111", Kind(T.ACCUSE, "allege"): "112",
    Kind(T.REJECT, "change"): "123", Kind(T.REJECT, "yield"): "124", Kind(T.REJECT, "meet"): "125",
    Kind(T.THREATEN, "relations"): "131", Kind(T.THREATEN, "ban"): "132", Kind(T.THREATEN, "political"): "1321",
    Kind(T.THREATEN, "curfew"): "1323", Kind(T.THREATEN, "expel"): "136", Kind(T.THREATEN, "violence"): "138",
    Kind(T.THREATEN, "territory"): "1382",
    **dict.fromkeys((Kind(T.PROTEST, mode) for mode in ("demo", "demo-org", "demo-spon")), "141"),
    **dict.fromkeys((Kind(T.PROTEST, mode) for mode in ("hunger", "strike-hun")), "142"),
    **dict.fromkeys((Kind(T.PROTEST, mode) for mode in
                     ("boycott", "strike", "general", "strike-gen", "strike-lim")), "143"),
    Kind(T.PROTEST, "obstruct"): "144",
    **dict.fromkeys((Kind(T.PROTEST, mode) for mode in ("riot", "riot-org", "riot-spon")), "145"),
    Kind(T.MOBILIZE, "police"): "153", Kind(T.MOBILIZE, "troops"): "154", Kind(T.MOBILIZE, "militia"): "154",
    Kind(T.SANCTION, "discontinue"): "161", Kind(T.SANCTION, "withdraw"): "166", Kind(T.SANCTION, "expel"): "166",
    Kind(T.COERCE, "seize"): "171", Kind(T.COERCE, "confiscate"): "171", Kind(T.COERCE, "restrict"): "172",
    Kind(T.COERCE, "censor"): "1721", Kind(T.COERCE, "ban"): "1722", Kind(T.COERCE, "curfew"): "1723",
    Kind(T.COERCE, "martial-law"): "1724", Kind(T.COERCE, "arrest"): "173", Kind(T.COERCE, "detain"): "173",
    Kind(T.COERCE, "deport"): "174",
    Kind(T.ASSAULT, "destroy"): "1712", Kind(T.ASSAULT, "abduct"): "181", Kind(T.ASSAULT, "beat"): "182",
    Kind(T.ASSAULT, "sexual"): "1821", Kind(T.ASSAULT, "torture"): "1822", Kind(T.ASSAULT, "explosives"): "183",
    Kind(T.ASSAULT, "suicide-attack"): "1831", Kind(T.ASSAULT, "assassinate"): "186",
    Kind(T.ASSAULT, "firearms"): "193", Kind(T.ASSAULT, "heavy-weapons"): "194", Kind(T.ASSAULT, "aerial"): "195",
    Kind(T.ASSAULT, "massacre"): "202", Kind(T.ASSAULT, "cleansing"): "203",
    Kind(T.ASSAULT, "unconventional"): "204",
})
"""The code of each type with a mode, older names of modes (PLOVER 0.5) among them; others have their type's root."""


def kind_of(code: str) -> Choice[Kind]:
    """The type and mode that PLOVER has for a CAMEO code, or why it has none.

    >>> kind_of("1831").value
    Kind(type=<EventType.ASSAULT: 'ASSAULT'>, mode='suicide-attack')
    >>> kind_of("1413").why
    'as all of 141'
    >>> kind_of("010").why
    '010 is a statement (01), which is no event to PLOVER'
    """
    if not CODE.fullmatch(code):
        return Choice(None, f"{code!r} is no CAMEO code; want a root from 01 to 20 and at most two more digits")
    if code.startswith(STATEMENT):
        return Choice(None, f"{code} is a statement ({STATEMENT}), which is no event to PLOVER")
    found = next(code[:length] for length in range(len(code), 1, -1) if code[:length] in KINDS)
    return Choice(KINDS[found], "the code itself" if found == code else f"as all of {found}")


def code_of(event: Event) -> Choice[str]:
    """The CAMEO code of an event, as fine as its mode tells it, or why it has none.

    >>> from sayso.model import Span
    >>> code_of(Event("e-1", "p", "b", None, EventType.CONSULT, (Span(0, 7),), mode="visit"))
    Choice(value='042', why='CONSULT visit')
    >>> code_of(Event("e-2", "p", "b", None, None, (Span(0, 5),), control=Control.HOLDS)).why
    'it holds control, which CAMEO has no code for'
    """
    if event.control is Control.TAKES and event.type in {None, T.COERCE}:
        return Choice(OCCUPIES, "it takes control of a place")
    if event.type is None:
        return Choice(None, f"it {event.control}, which CAMEO has no code for" if event.control else "it has no type")
    fine = CODES.get(Kind(event.type, event.mode))
    if fine:
        return Choice(fine, f"{event.type} {event.mode}")
    if event.type is T.RETREAT and event.control is Control.LOSES:
        return Choice(RETREATS, "it gives a place up")
    if event.type is T.ASSAULT and any(one.code.endswith(MILITARY) for one in (*event.actors, *event.recipients)):
        return Choice("19", "ASSAULT in which an army takes part")
    return Choice(ROOTS[event.type], f"{event.type} {event.mode or 'without a mode'}: the root alone")
