"""The news agency that a page credits: patterns of a credit first, the list of agencies second."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import load
from sayso.model import MAIN_TEXT, Block, BlockKind, Choice, Span
from sayso.pages import around
from sayso.pages.names import letters, opener, pieces

WORD = r"[^\W\d_a-z](?:[\w&’'-]|\.(?=\w)){0,40}"
NAME = rf"{WORD}(?: (?:(?:of|de|da) )?{WORD}){{0,4}}"
"""A name of up to five words, each with a capital."""

PLACE = r"[^\W\d_a-z][\w.’'-]{0,40}(?:[ /][^\W\d_a-z][\w.’'-]{0,40}){0,3}"
DAY = r"(?:[^\W\d_]{3,9}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,9})(?:,?\s+\d{4})?"
DATELINE = re.compile(
    rf"^\W{{0,3}}(?P<place>{PLACE}(?:,\s*{PLACE}){{0,2}})(?:,\s*{DAY})?\s*[,.]?\s*\((?P<agency>[^()]{{2,40}})\)"
    r"\s*[-–—:]{1,2}\s")
"""A dateline with its agency: "VELDIN, March 3 (CP) - ", "MARN, Karsova (Reuters) — "."""
SLASHED = re.compile(rf"^(?P<place>{PLACE})\s*[,/(]\s*(?P<agency>{NAME}|dpa|epd|sda)\)?\s*[-–—]+\s")
"""The same with a stroke, and only for listed names: "VELDIN/dpa - "."""
LONE = re.compile(r"^[\W_]*(?P<agency>[^\W_][^()\n]{0,38}[^\W_])[\W_]*$")
TRAILING = re.compile(r"\((?P<agency>[^()\n]{2,40})\)\W*$|(?:^|\s)[-–—/©]\s?(?P<bare>[^\W\d_][\w.-]{1,20})$")

IN_BRACKETS = re.compile(rf"^(?:{NAME}|dpa|epd|sda)(?:\s*[/,&]\s*{NAME})*$")
BUILT = re.compile(r"(?<!University )\b(?:Press|Presse|(?:News|Press) (?:Agency|Service)|Newswire|Presse-?[Aa]gentur)$")
LEADS_LOOKED_AT = 6


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency as it is credited: the words, where they stand in the block, and which rule saw them."""

    name: str
    span: Span
    rule: str

    @property
    def lone(self) -> bool:
        """Whether only its place says what it credits: a line of its own, or "© dpa"."""
        return self.rule == "a line of its own" or "©" in self.rule


@cache
def listed() -> dict[str, str]:
    """The full name of every listed agency, by each of its spellings."""
    return {spelling: entry.key for entry in load("agencies") if entry.kind == "agency"
            for spelling in (entry.key, entry.key.upper(), *entry.words("also"))}


@cache
def listed_letters() -> frozenset[str]:
    """The spellings of the listed agencies, for comparing with names in a byline."""
    return frozenset(map(letters, listed()))


@cache
def credit_lines() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """The patterns of a credit line, each with its words and whether any short form in it is an agency's."""
    found = []
    for entry in load("agencies"):
        if entry.kind == "credit":
            before, after = entry.key.split("{agency}")
            start = "(?:^|(?<=[.!?)]\\s)|(?<=\\n)|(?<=\\())" if re.match(r"\w", before) or not before else ""
            name = rf"(?:[Tt]he )?(?P<agency>{NAME}|dpa|epd|sda)"
            pattern = rf"{start}(?i:{re.escape(before)}){name}(?i:{re.escape(after)})(?!\s*/|\w)"
            found.append((entry.key, re.compile(pattern), entry.fields.get("short_forms") != "listed"))
    return tuple(found)


def is_agency(name: str, *, any_short: bool = True) -> bool:
    """Whether a name is listed, or is built as agencies' names are: "... Press", "... News Agency", or (`any_short`)
    two to five capitals. There are agencies of many other kinds.

    >>> is_agency("AFP"), is_agency("Continental Press"), is_agency("CP"), is_agency("Mira Tosk")
    (True, True, True, False)
    """
    return name in listed() or bool(BUILT.search(name)) or (
        any_short and bool(re.fullmatch(r"[^\W\d_a-z]{2,5}", name)))


def find(text: str) -> Iterator[Credit]:
    """Every credit in one block of text, left to right, without judging.

    >>> [credit.name for credit in find("VELDIN, March 3 (CP) — Talks went on.")]
    ['CP']
    >>> [credit.name for credit in find("A spokesman told Reuters that talks went on.")]
    []
    """
    found: list[Credit] = []
    dateline, slashed = DATELINE.match(text), SLASHED.match(text)
    if dateline and names_agency(dateline):
        found.append(credit(dateline, "agency", "dateline"))
    elif slashed and slashed["agency"] in listed():
        found.append(credit(slashed, "agency", "dateline"))
    for key, pattern, any_short in credit_lines():
        shown = f"credit line {key.replace('{agency}', '...')!r}"
        found.extend(credit(match, "agency", shown) for match in pattern.finditer(text)
                     if is_agency(match["agency"], any_short=any_short))
    if match := TRAILING.search(text):
        group = "agency" if match["agency"] else "bare"
        if match[group] in listed() and not any(word in {"told", "says"} for word in text.split()[-2:]):
            found.append(credit(match, group, "credit at the end of a block"))
    if (match := LONE.match(text)) and match["agency"] in listed():
        found.append(credit(match, "agency", "a line of its own"))
    if len(text) < 160 and not re.search(r"[.!?]\s*$", text):
        found.extend(in_byline(text))
    seen: set[Span] = set()
    for one in sorted(found, key=lambda credit: credit.span):
        if one.span not in seen:
            seen.add(one.span)
            yield one


def names_agency(dateline: re.Match[str]) -> bool:
    """Whether the brackets of a dateline hold an agency: not a region ("Marn (Sered) -"), nor the short form of the
    words before them ("Northern Council (NC) -").
    """
    name = dateline["agency"]
    parts = re.split(r"\s*[/,&]\s*", name)
    return bool(IN_BRACKETS.match(name)) and all(map(is_agency, parts)) and initials(dateline["place"]) != name


def credit(match: re.Match[str], group: str, rule: str) -> Credit:
    """One match as a credit."""
    return Credit(match[group], Span(*match.span(group)), rule)


def in_byline(line: str) -> Iterator[Credit]:
    """Agencies among the parts of a line that opens as a byline does: listed, or built as their names are
    ("Continental Press"). "Tosk/AFP" without an opener is how photographs are credited.
    """
    if not opener().match(line):
        return
    for piece in pieces(line):
        agency = piece in listed() or (len(piece.split()) > 1 and is_agency(piece))
        if agency and (at := line.find(piece)) >= 0:
            yield Credit(piece, Span(at, at + len(piece)), "byline")


def full_name(name: str, text: str, configured: Sequence[str] = ()) -> str:
    """The name in full: as listed, as configured, or as the page itself spells the letters out.

    >>> full_name("CP", "A photograph by Continental Press (CP) shows the bridge.")
    'Continental Press'
    >>> full_name("AFP", ""), full_name("CP", "Nothing here.")
    ('Agence France-Presse', 'CP')
    """
    for given in configured:
        if letters(given) == letters(name) or initials(given) == name:
            return given
    if name in listed():
        return listed()[name]
    if re.fullmatch(r"[^\W\d_a-z]{2,6}", name):
        for match in re.finditer(rf"({NAME})\s+\({re.escape(name)}\)", text):
            words = match[1].split()
            for start in range(len(words)):
                if initials(" ".join(words[start:])) == name:
                    return " ".join(words[start:])
        for match in re.finditer(NAME, text):
            if initials(match[0]) == name and is_agency(match[0]) and match[0] != name:
                return match[0]
    return name


def initials(name: str) -> str:
    """The first letters of a name's words.

    >>> initials("Continental Press")
    'CP'
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word[0].isupper())


def choose(text: str, blocks: Sequence[Block], credited: Sequence[tuple[str, str]], outlet: str | None, *,
           authors: Sequence[str] = (), configured: Sequence[str] = ()) -> Choice[str]:
    """The agency that the page credits for its words, or why none.

    `credited` are the lines that name authors, with where they were read; `authors` the people in them. Credits of
    photographs say nothing about the words and are not looked at. The outlet is no agency credit on its own page.
    """
    own = own_names(outlet or "")
    for block, one in seen(text, blocks, alone=not authors):
        name = full_name(one.name, text, configured)
        if not own & {letters(name), letters(one.name)}:
            return Choice(name, f"{one.rule}: {one.name!r} (block {block.id})")
    known = {letters(name) for given in configured for name in (given, initials(given))}
    for line, where in credited:
        for piece in [line] if line in listed() else pieces(line):
            told = piece in listed() or letters(piece) in known or (len(piece.split()) > 1 and is_agency(piece))
            if told and not own & {letters(piece), letters(full_name(piece, text))}:
                return Choice(full_name(piece, text, configured), f"{where}: {piece!r}")
    return Choice(None, "no agency in a dateline, byline, credit line or lone bracket")


def seen(text: str, blocks: Sequence[Block], *, alone: bool) -> Iterator[tuple[Block, Credit]]:
    """The credits at the places where agencies are credited: datelines, around the headline, at the end.

    Around the headline a name on a line of its own is a credit only if `alone`, with no person in the byline: else it
    belongs to the picture above it.
    """
    for block in [block for block in blocks if block.kind in MAIN_TEXT][:LEADS_LOOKED_AT]:
        yield from ((block, one) for one in find(block.span.cut(text)[:400]) if one.rule == "dateline")
    for place, lone in ((around.head(blocks), alone), (around.tail(blocks), True)):
        captioned = False
        for block in place:
            if block.kind not in {BlockKind.CAPTION, BlockKind.TEASER} and block.repeats is None:
                for one in find(block.span.cut(text)[-400:]):
                    if one.rule != "dateline" and ((lone and not captioned) or not one.lone):
                        yield block, one
            captioned = block.kind is BlockKind.CAPTION


def own_names(outlet: str) -> set[str]:
    """What an agency's own pages call it: "AP News" is "AP", and Continental Press signs as "CP".

    >>> sorted(own_names("AP News"))
    ['an', 'ap', 'apnews', 'associatedpress']
    """
    short = re.sub(r"\s+(?:News(?:\s+Agency)?|Agency|Media)$", "", outlet)
    names = {outlet, short, initials(outlet), full_name(outlet, ""), full_name(short, "")}
    return {letters(name) for name in names if name}
