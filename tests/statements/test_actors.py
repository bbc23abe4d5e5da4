"""Who each source is: invented texts with the sources drawn in, and who they are."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.drawing import drawn

from sayso.model import Block, BlockKind, Choice, Media, Page, Span
from sayso.statements.actors import resolve_actors
from sayso.statements.found import Found
from sayso.text import nlp
from sayso.text.parse import Parsed, parse


def page_of(text: str, *, outlet: str | None = None, agency: str | None = None) -> tuple[Page, Parsed]:
    """A page of plain text, one block a line, and its parse."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            blocks.append(Block(f"b{number}", Span(at, at + len(line)), BlockKind.BODY))
        at += len(line) + 1
    page = Page("p", text, "0", "page.txt", Media.TEXT, outlet=Choice(outlet, "given"), agency=Choice(agency, "given"))
    return page, parse(text, blocks, nlp.load())


def founds_of(spans: dict[str, list[Span]]) -> list[Found]:
    """One found statement for each drawn source, by number: s1 is the source, c1 the cue, w1 the words."""
    numbers = sorted({int(re.sub(r"\D", "", name)) for name in spans})
    return [Found("b0", spans.get(f"s{n}", [None])[0], tuple(spans.get(f"c{n}", ())), tuple(spans.get(f"w{n}", ())))
            for n in numbers]


def actors(marked: str) -> list[Choice[str]]:
    """Who the sources drawn in a text are."""
    text, spans = drawn(marked)
    page, parsed = page_of(text)
    return resolve_actors(founds_of(spans), parsed, page)


CASES: dict[str, tuple[str, list[str | None]]] = {
    # names
    "full name": ("<s1>Darin Velk</s1> said the road was open.", ["Darin Velk"]),
    "title and full name": ("<s1>Interior Minister Lena Maric</s1> said the road was shut.", ["Lena Maric"]),
    "title with a dot": ("<s1>Gen. Ilya Brandt</s1> said the road was shut.", ["Ilya Brandt"]),
    "military title": ("<s1>Colonel Petar Zoric</s1> said the road was shut.", ["Petar Zoric"]),
    "side and role before": ("<s1>Northern Council spokeswoman Mira Tosk</s1> said Marn was quiet.", ["Mira Tosk"]),
    "role after, comma": ("<s1>Mira Tosk, a spokeswoman for the Northern Council,</s1> said Marn was quiet.",
                          ["Mira Tosk"]),
    "role after, comma lost": ("<s1>Mira Tosk a spokeswoman for the Northern Council</s1> said Marn was quiet.",
                               ["Mira Tosk"]),
    "role of body then name": ("<s1>Director of the Ostrel Institute for Roads (OIR) Anton Riss</s1> said it was shut.",
                               ["Anton Riss"]),
    "office of state": ("<s1>Karsovan Secretary of State Anna Riss</s1> said it was shut.", ["Anna Riss"]),
    "one of somebody's commanders": ("<s1>One of the council's commanders, Ilya Brandt,</s1> said it was shut.",
                                     ["Ilya Brandt"]),
    "letters after": ("<s1>Prosecutor Anton Riss QC</s1> said he was there.", ["Anton Riss"]),
    "body's own person": ("<s1>The Observatory's Ruth Okello</s1> said nine died.",
        ["Ruth Okello"]),
    "body's own person, apostrophe lost": (
        "The Ostrel Observatory counts the dead. <s1>The Observatorys Ruth Okello</s1> said nine died.",
        ["Ruth Okello"]),
    "age and relative clause": ("<s1>Anna Riss, 34, who lost her house,</s1> said nobody came.", ["Anna Riss"]),
    "name with particle": ("<s1>Karim al-Hassan</s1> said it was shut. <s2>Hassan</s2> added that it rained.",
                           ["Karim al-Hassan", "Karim al-Hassan"]),
    # surname alone
    "surname after full name": ("<s1>Darin Velk</s1> said it was over. <s2>Velk</s2> added that he was well.",
                                ["Darin Velk", "Darin Velk"]),
    "title and surname": ("<s1>Darin Velk</s1> said it was over. <s2>Mr Velk</s2> said more later.",
                          ["Darin Velk", "Darin Velk"]),
    "surname before full name": ("<s1>Maric</s1> denied it. Interior Minister Lena Maric has been in office for years.",
                                 ["Lena Maric"]),
    "full name only in a caption": ("<s1>Haldane</s1> warned of delays.\nPictured: President Josip Haldane in Veldin.",
                                    ["Josip Haldane"]),
    "two of one surname, by title": (
        "Josip Haldane met his wife, Vera Haldane, at Halmar. <s1>Mrs Haldane</s1> said the flight was late.",
        ["Vera Haldane"]),
    "two of one surname, one of them the late": (
        "Darin Velk, son of the late Aron Velk, is 38. <s1>Velk</s1> said it was over.", ["Darin Velk"]),
    "two of one surname, who spoke last": (
        "Aron Velk died in March. His son, Darin Velk, leads the council. <s1>Darin Velk</s1> said Marn was free. "
        "Aron Velk had built the bridge. <s2>Velk</s2> said it still stands.", ["Darin Velk", "Darin Velk"]),
    "kin": (
        "Darin Velk leads the council. His rule is old. <s1>Velk's son Aron</s1> said they would stay.", ["Aron Velk"]),
    "middle name": ("James Anton Riss was there. <s1>Anton Riss</s1> said he saw it.", ["James Anton Riss"]),
    "first name alone": ("Lena Maric was there. <s1>Lena</s1> said she saw it.", ["Lena Maric"]),
    "surname that is a month": ("<s1>Anna May</s1> said she saw it. In March <s2>Mrs May</s2> said more.",
                                ["Anna May", "Anna May"]),
    "a paper called after a city": ("<s1>The Washington Gazette</s1> reported fires.", ["Washington Gazette"]),
    "campaign of a person": ("Darin Velk is ill. <s1>The Velk campaign</s1> said so.", ["Velk campaign"]),
    "word of praise before a name": ("<s1>Rival Lena Maric</s1> said so. <s2>Lena Maric</s2> said more.",
                                     ["Lena Maric", "Lena Maric"]),
    "commission on something": ("<s1>The Commission on Public Roads</s1> said so. <s2>The commission</s2> said more.",
                                ["Commission on Public Roads", "Commission on Public Roads"]),
    "one kind of people": ("<s1>state and local leaders</s1> said so.", ["state and local leaders"]),
    # pronouns
    "he after a speaker": ("<s1>Darin Velk</s1> said it was over. <s2>He</s2> said he would stay.",
                           ["Darin Velk", "Darin Velk"]),
    "she picks the woman": (
        "<s1>Interior Minister Lena Maric</s1> met Mr Velk in Marn. <s2>She</s2> said it went well.",
                            ["Lena Maric", "Lena Maric"]),
    "he picks the man": (
        "<s1>Mira Tosk, the council's spokeswoman,</s1> praised Mr Velk. <s2>He</s2> thanked her and said so.",
                         ["Mira Tosk", "Velk"]),
    "he across a long quotation": (
        "<s1>Darin Velk</s1> <c1>said</c1>: <w1>\"We hold Marn. The bridge stands. Anton Riss is in Veldin.\"</w1> "
        "<s2>He</s2> said the fight goes on.", ["Darin Velk", "Darin Velk"]),
    "he is not whom he speaks of": (
        "<s1>Darin Velk</s1> said it was over. <w2>Josip Haldane had left Veldin,</w2> <s2>he</s2> <c2>said</c2>.",
        ["Darin Velk", "Darin Velk"]),
    "it for a body": ("<s1>The Ostrel Observatory</s1> said nine died. <s2>It</s2> said two were children.",
                      ["Ostrel Observatory", "Ostrel Observatory"]),
    "they for an army": ("<s1>The Karsovan army</s1> said the road was shut. <s2>They</s2> deny that anybody died.",
                         ["Karsovan army", "Karsovan army"]),
    "they for witnesses": ("<s1>Witnesses in Marn</s1> said it was loud. <s2>They</s2> said windows broke.",
                           ["Witnesses in Marn", "Witnesses in Marn"]),
    "which": ("The blame fell on the Karsovan army, <s1>which</s1> denied it.", ["Karsovan army"]),
    "I in somebody's words": ("<s1>Mira Tosk</s1> <c1>said</c1>: <w1>\"<s2>I</s2> believe Marn will hold.\"</w1>",
                              ["Mira Tosk", "Mira Tosk"]),
    "we of a body": ("<s1>Mira Tosk, spokeswoman for MedAid,</s1> <c1>said</c1>: <w1>\"<s2>We</s2> warned them.\"</w1>",
                     ["Mira Tosk", "MedAid"]),
    "pronoun without anybody": ("<s1>He</s1> said it was over.", [None]),
    # bodies
    "article off": ("<s1>The Northern Council</s1> said Marn was quiet.", ["Northern Council"]),
    "acronym explained": ("<s1>The Ministry of Roads (MoR)</s1> said it was shut. <s2>The MoR</s2> said more later.",
                          ["Ministry of Roads", "Ministry of Roads"]),
    "acronym explained later": (
        "<s1>MRR</s1> said it was shut. Later the Ministry of Roads and Rivers (MRR) closed the bridge.",
        ["Ministry of Roads and Rivers"]),
    "acronym never explained": (
        "<s1>The World Bridge Organization</s1> warned of floods. <s2>WBO</s2> said the Drava was high.",
        ["World Bridge Organization", "World Bridge Organization"]),
    "side by its acronym where the page prefers it": (
        "<s1>The Northern Liberation Front</s1> denied it. NLF fighters hold Marn. An NLF commander was there. "
        "<s2>The NLF</s2> said so.", ["NLF", "NLF"]),
    "spokesman of a side": (
        "NLF fighters hold Marn. <s1>A spokesman for the NLF</s1> said it would hold.", ["NLF"]),
    "spokesman of a ministry": (
        "<s1>An Interior Ministry spokesman</s1> said it was shut.", ["Interior Ministry spokesman"]),
    "part of a name": ("<s1>The Ostrel Observatory for Human Rights</s1> said nine died. <s2>The Observatory</s2> "
                       "said two were children.", ["Ostrel Observatory for Human Rights"] * 2),
    "part of a name, with its place": (
        "<s1>The Ostrel Observatory</s1> said nine died. <s2>The Drava-based Observatory</s2> said two were children.",
        ["Ostrel Observatory"] * 2),
    "relative clause without comma": (
        "<s1>The Ostrel Observatory which has people in the valley</s1> said nine died.", ["Ostrel Observatory"]),
    "monitor named later": (
        "Nine people died in Marn, <s1>a monitor</s1> said. <s2>The Ostrel Observatory</s2> said two "
                            "were children.", ["Ostrel Observatory"] * 2),
    "monitoring group never named": (
        "Nine people died in Marn, <s1>a monitoring group</s1> said.", ["monitoring group"]),
    "the group": ("<s1>The Ostrel Observatory</s1> said nine died. <s2>The group</s2> said two were children.",
                  ["Ostrel Observatory"] * 2),
    "the based monitor, hyphen lost": (
        "<s1>The Ostrel Observatory</s1> said nine died. <s2>the Lisk based monitor</s2> said two were children.",
        ["Ostrel Observatory"] * 2),
    "the paper": ("<s1>The Veldin Courier</s1> reported fires. <s2>The paper</s2> said two shops burned.",
                  ["Veldin Courier"] * 2),
    "group noun then name": ("<s1>The aid agency Lantern</s1> said nine died.", ["Lantern"]),
    "name then group noun": ("<s1>The NLF rebel group</s1> said nine died.", ["NLF"]),
    "body's statement": ("<s1>The Karsovan army</s1> took Marn. The town is calm, <s2>the army statement</s2> said.",
                         ["Karsovan army"] * 2),
    "the report": ("<s1>The Ostrel Observatory</s1> said in a report that nine died. Two were children, "
                   "<s2>the report</s2> said.", ["Ostrel Observatory"] * 2),
    "the army, by its country": (
        "The Karsovan army holds Halmar. <s1>The army</s1> said it was calm.", ["Karsovan army"]),
    "leader's government": ("Karsovan President Josip Haldane flew home. <s1>Haldane's government</s1> denied it.",
                            ["Karsovan government"]),
    "capital for a government": ("<s1>Washington</s1> said it would wait.", ["United States"]),
    "short country": ("<s1>The US</s1> said it would wait.", ["United States"]),
    "militants right after their name": (
        "Marn is held by NLF fighters. <s1>The militants</s1> said they would stay.", ["NLF"]),
    "rebels long after a name": (
        "Marn is held by NLF fighters. The road is shut. The Drava is high. The mill stands still. "
        "<s1>The rebels</s1> said they would stay.", ["rebels"]),
    # several
    "two people": ("<s1>Both Darin Velk and Ilya Brandt</s1> said so.", ["Darin Velk; Ilya Brandt"]),
    "two surnames": (
        "Darin Velk met General Ilya Brandt. <s1>Velk and Brandt</s1> said so.", ["Darin Velk; Ilya Brandt"]),
    "two countries": ("<s1>Italy and Norway</s1> said so.", ["Italy; Norway"]),
    "two kinds of people": ("<s1>rescuers and residents</s1> said so.", ["rescuers; residents"]),
    "both sides": ("The NLF fighters shelled Halmar. The Karsovan army shelled Marn. The NLF lost a truck, "
                   "the Karsovan army two. <s1>Both sides</s1> said so.", ["NLF; Karsovan army"]),
    "body with and in its name": (
        "<s1>The Ministry of Roads and Rivers</s1> said so.", ["Ministry of Roads and Rivers"]),
    "head of two bodies": ("<s1>The head of the army and police</s1> said so.", ["head of the army and police"]),
    # people without a name
    "witnesses": ("<s1>witnesses</s1> said it was loud.", ["witnesses"]),
    "rank dropped": ("<s1>A senior Karsovan official</s1> said it was loud.", ["Karsovan official"]),
    "the official, first called more": (
        "<s1>A Karsovan official</s1> said it was loud. <s2>The official</s2> added that "
                                        "it rained.", ["Karsovan official"] * 2),
    "source at": ("<s1>A source at the Halmar police</s1> said so. <s2>The source</s2> said more.",
                  ["source at the Halmar police"] * 2),
    "the spokesman": ("<s1>Army spokesman Petar Zoric</s1> said it was calm. <s2>The spokesman</s2> said it rained.",
                      ["Petar Zoric"] * 2),
    "the prosecutor": ("<s1>Prosecutor Anton Riss</s1> said so. Nobody else spoke. <s2>The prosecutor</s2> said more.",
                       ["Anton Riss"] * 2),
    "the head of the group": (
        "<s1>Ruth Okello, head of the Ostrel Observatory,</s1> said nine died. Two were hurt, said <s2>the head of the "
        "Lisk-based group</s2>.", ["Ruth Okello"] * 2),
    "the former vice president": (
        "Former vice president Josip Haldane fled. <s1>The former vice president</s1> said he would be back.",
        ["Josip Haldane"]),
    "owner is not the speaker": ("Darin Velk is ill. <s1>Darin Velk's doctor</s1> said so.", ["Darin Velk's doctor"]),
    "spokesman for a person": ("Darin Velk is ill. <s1>A spokesman for Darin Velk</s1> said so.",
                               ["spokesman for Darin Velk"]),
    # names that a page prints beside other words
    "time after a body": ("<s1>The Northern Council on Monday</s1> said it was shut.", ["Northern Council"]),
    "time before a body": ("<s1>Monday state radio</s1> said it was shut.", ["state radio"]),
    "apposition without commas": (
        "<s1>The Ostrel Rescuers a group of volunteers who work in Marn</s1> said nine died. The Ostrel Rescuers dig.",
        ["Ostrel Rescuers"]),
    "body's name of two parts": (
        "<s1>The Institute for the Repair of Old Roads (IRR)</s1> said it was shut. <s2>IRR</s2> said more.",
        ["Institute for the Repair of Old Roads"] * 2),
    "part of a name that has two longer forms": (
        "<s1>The Ostrel Observatory for Human Rights</s1> said nine died. The Ostrel Observatory has a list. "
        "<s2>The Observatory</s2> said two were children.", ["Ostrel Observatory for Human Rights"] * 2),
    "a chance word before a body's name": (
        "Lantra said it would pay. Lantra has nine shops. Lantra is old. Camp Lantra is in Halmar. "
        "<s1>Lantra</s1> said so.", ["Lantra"]),
    "a headline is nobody's name": (
        "Why Towns Are Following Velk\n<s1>Velk</s1> said so. People followed Velk to Marn.", ["Velk"]),
    "a country and a person called like it": (
        "Italy Katz met General Ilya Brandt. Troops are in Italy. <s1>Italy</s1> said so.", ["Italy"]),
    "capitals before a name": ("<s1>OIR Anton Riss</s1> said so. <s2>Riss</s2> said more.", ["Anton Riss"] * 2),
    "two towns, one police": (
        "<s1>Sered and Marn Police</s1> said it was calm.", ["Sered and Marn Police"]),
    "another council's name": (
        "The Marn Council met. <s1>The National Roads Council</s1> said so.", ["National Roads Council"]),
    "lone word with a capital from its place": (
        "Rebels shelled Marn. <s1>Rebels</s1> said so. Rebels hold the road.", ["rebels"]),
    "some in a town": ("The Marn militia left. <s1>Some in Marn</s1> said so.", ["Some in Marn"]),
    "place with dots before a name": (
        "<s1>The Ostrel Observatory</s1> said nine died. <s2>The U.K.-based Ostrel Observatory</s2> said so.",
        ["Ostrel Observatory"] * 2),
    "companies of a country": ("The US met Karsova. <s1>US companies</s1> said so.", ["US companies"]),
    # asides
    "an and in what somebody is": (
        "<s1>Anton Riss, Research and Training Director for the North at the Ostrel Institute,</s1> said so.",
        ["Anton Riss"]),
    "an and in a relative clause": (
        "Josip Haldane flew home. <s1>Lena Maric, who met Josip Haldane and Ilya Brandt,</s1> said so.",
        ["Lena Maric"]),
    "led by": ("<s1>The Karsovan army in power for years and led by Haldane</s1> said so.", ["Karsovan army"]),
    # owners
    "its claim": ("<s1>The Ostrel Observatory</s1> said nine died. Few heard <s2>its</s2> claim that two were young.",
                  ["Ostrel Observatory"] * 2),
    "his pledge": ("<s1>Darin Velk</s1> said it was over. <s2>His</s2> pledge that he would stay was heard in Marn.",
                   ["Darin Velk"] * 2),
    "account of a body": (
        "The Northern Council holds Marn. It fell, according to <s1>the Twitter account of the Northern Council</s1>.",
        ["Northern Council"]),
    "the minister's statement": (
        "<s1>Interior Minister Lena Maric</s1> promised calm. 'It is over,' <s2>the minister's statement</s2> read.",
        ["Lena Maric"] * 2),
    "a study is not the last speaker's": (
        "<s1>Darin Velk</s1> said it was over. <s2>The study</s2> found nine dead.", ["Darin Velk", "study"]),
    # one of several
    "one of the officials": ("<s1>One of the officials</s1> said so.", ["official"]),
    "one of his own officers": ("<s1>one of his own artillery officers</s1> said so.", ["artillery officer"]),
    "two of the officials": ("<s1>Two of the officials</s1> said so.", ["officials"]),
    "those who": ("<s1>those who shared a cell with him</s1> said so.", ["those who shared a cell with him"]),
    "an officer it did not name": ("<s1>an officer it did not wish to name</s1> said so.", ["officer"]),
    # who is meant
    "rebels of a body": ("<s1>The rebels of the Northern Council</s1> said so. The Northern Council holds Marn.",
                         ["Northern Council"]),
    "army and rebels of a body": (
        "The Karsova Armed Forces hold Halmar. The Northern Council holds Marn. "
        "<s1>The army and the rebels of the Northern Council</s1> said so.",
        ["Karsova Armed Forces; Northern Council"]),
    "spokeswoman of a council": (
        "The Northern Council (NC) holds Marn. <s1>A spokeswoman for the NC</s1> said it was calm.",
        ["Northern Council"]),
    "the agency, named without a word for what it is": (
        "<s1>MedAid</s1> said it had treated nine. <s2>The agency</s2> warned of floods.", ["MedAid"] * 2),
    "an office before its holder's name": (
        "Nine died, <s1>the interior minister</s1> said. Lena Maric, the interior minister, was in Marn.",
        ["Lena Maric"]),
    "the suspect after a sentence with a verb": (
        "A friend found the suspect in Marn. <s1>The suspect</s1> said so.", ["suspect"]),
    "a paragraph is not crossed": (
        "Ilya Brandt was there as a\nbody.\nThe general store is shut. <s1>The villager</s1> said so.", ["villager"]),
    "surname of two, one of them hardly named": (
        "Darin Velk leads the council. Aron Velk died. Darin Velk is 38. Darin Velk's men are in Marn. "
        "Velk is ill. <s1>He</s1> said so.", ["Darin Velk"]),
    # nobody
    "unconfirmed reports at the start": ("<s1>Unconfirmed reports</s1> said the town fell.", [None]),
    "no source": ("The town <c1>reportedly</c1> <w1>fell</w1>.", [None]),
    "rumours": ("<s1>Rumours</s1> said the town fell.", [None]),
    "unconfirmed reports": ("<s1>unconfirmed reports</s1> said the town fell.", [None]),
    "video": ("<s1>Video shared on social media</s1> showed the town.", [None]),
}


@pytest.mark.parametrize("name", CASES)
def test_who(name: str) -> None:
    marked, expected = CASES[name]
    chosen = actors(marked)
    assert [fold(choice.value) for choice in chosen] == [fold(value) for value in expected], chosen
    assert all(choice.why for choice in chosen)


def fold(name: str | None) -> str | None:
    return name.casefold() if name else name


def test_same_page_same_answer() -> None:
    marked, _ = CASES["she picks the woman"]
    assert actors(marked) == actors(marked)


def test_two_of_one_name_and_nothing_to_tell_them_apart() -> None:
    (choice,) = actors("Darin Velk and Aron Velk were there. <s1>Velk</s1> said so.")
    assert choice.value == "Velk"
    assert "cannot tell" in choice.why


def test_the_pages_own_outlet_is_no_agency_unless_it_speaks() -> None:
    text, spans = drawn("The Harbour Post has a reporter in Marn. <s1>The agency</s1> said nine died.")
    page, parsed = page_of(text, outlet="Harbour Post")
    assert resolve_actors(founds_of(spans), parsed, page)[0].value == "agency"


def test_this_article_is_the_outlets() -> None:
    text, spans = drawn("<s1>An earlier version of this article</s1> said nine died.")
    page, parsed = page_of(text, outlet="Harbour Post")
    assert resolve_actors(founds_of(spans), parsed, page)[0].value == "Harbour Post"


def test_an_author_who_says_i() -> None:
    text, spans = drawn("<s1>Darin Velk</s1> said it was over.\nIn the evening <s2>I</s2> asked what he meant.")
    page, parsed = page_of(text)
    page = replace(page, authors=("Nina Aldous",))
    assert [one.value for one in resolve_actors(founds_of(spans), parsed, page)] == ["Darin Velk", "Nina Aldous"]


def test_the_reason_names_who_and_how_far() -> None:
    _, he = actors(CASES["he after a speaker"][0])
    assert "Darin Velk" in he.why
    assert "one sentence earlier" in he.why


def test_no_statements_no_answers() -> None:
    page, parsed = page_of("Nothing was said.")
    assert resolve_actors([], parsed, page) == []


def words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def same(gold: str | None, got: str | None) -> bool:
    """As the scorer compares names."""
    if gold is None or got is None:
        return gold is got
    return 2 * len(words(gold) & words(got)) > 0.5 * (len(words(gold)) + len(words(got)))


@pytest.mark.shared
@pytest.mark.parametrize("file", ["data/statements/statements_dev.jsonl", "seed/statements.jsonl"])
def test_actors_of_marked_statements(shared: Path, file: str) -> None:
    right = total = 0
    for line in (shared / file).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page, parsed = page_of(row["text"])
        founds = [Found("b", Span(item["source"][0][0], item["source"][-1][1]) if item["source"] else None,
                        tuple(Span(*span) for span in item["cue"]), tuple(Span(*span) for span in item["content"]))
                  for item in row["statements"]]
        chosen = resolve_actors(founds, parsed, page)
        right += sum(same(item["actor"], choice.value) for item, choice in zip(row["statements"], chosen, strict=True))
        total += len(founds)
    assert right / total >= 0.94, f"{right} of {total}"
