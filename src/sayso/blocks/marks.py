"""The words by which a line of a page shows what it is for, found and not judged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon import Entry, load
from sayso.model import Span
from sayso.text.words import Word, letters, stem, words

LIST = "page_words"
BRACKET = re.compile(r"[(\[]([^()\[\]]{1,160})[)\]]")
# A credit stands behind a full stop, a dash, a bar or an opening bracket, and is the last thing on the line.
CREDIT = re.compile(r"(?:^|[.!?…”\"'’)\]]\s+|[(\[|–—]\s*|\s-\s)([^.!?|–—()\[\]]{2,90})[.)\]]*$")
# "Ana Rusk/CP", "Port Authority/Handout via CP": who took it, for whom.
TAKEN_BY = re.compile(r"^(?:AP Photo|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\s?/\s?"
                      r"[A-Z][\w.'’-]*(?:[ /](?:via )?[A-Z][\w.'’-]*){0,3}$")
LABELLED = re.compile(r"\b(?:Image|Photo|Photograph|Picture|Credit|Image credit|Photo credit|Picture credit)\s?[:;]\s*"
                      r"[^.:;!?]{2,60}\.?$")
# "MARN, Karsova (CP) —", "NEW LISK -": where and by whom a report was filed.
DATELINE = re.compile(r"^[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][\w.'’-]+){0,4},?(?: \d{1,2})?\s*"
                      r"(?:\([A-Z][\w /]{1,30}\)\s*)?[–—-]{1,2}\s+")
NO_SUBJECT = frozenset({"to", "will", "would", "may", "could", "can", "must", "should", "the", "a", "an", "not", "of",
                        "his", "her", "their", "its", "our", "my", "this", "that", "did", "do", "for", "in", "on",
                        "with"})
SLASHED = re.compile(r"\d{1,4}[/:]\d{1,2}[/:]?\d{0,4}")
FIRST_DASH = re.compile(r"[(\[\"'“‘]{0,2}(\w+(?: \w+)?)\s*[–—-]{1,2}\s")
CREDITING = ("photo by", "picture by", "image by", "photograph by", "courtesy of", "provided by")
CREDIT_LENGTH = 120
CREDIT_WORDS = 7        # of a credit that is a line of its own
COUNT = re.compile(r"^(?:\d[\d.,]*\s?[KkMm]?\s+(?P<after>\w+)|(?P<before>\w+)\s+\(?\d[\d.,]*\)?)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the list that fired, and where; `how` is where on a line it counts ("start", "bracket", "credit")."""

    entry: Entry
    span: Span
    how: str


class Phrases:
    """Phrases by their first word, so that a line is searched once and not once a phrase."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            for phrase in {entry.key, *entry.words("also")}:
                found = tuple(word.letters for word in words(phrase))
                self.by_first.setdefault(found[0], []).append((found, entry))
        for known in self.by_first.values():
            known.sort(key=lambda pair: -len(pair[0]))

    def at(self, line: Sequence[Word], place: int) -> tuple[Entry, int] | None:
        """The entry of the longest phrase that stands at `place`, and the place after it."""
        if place >= len(line):
            return None
        for phrase, entry in self.by_first.get(line[place].letters, ()):
            if tuple(word.letters for word in line[place : place + len(phrase)]) == phrase:
                return entry, place + len(phrase)
        return None

    def all(self, line: Sequence[Word]) -> Iterator[tuple[Entry, int, int]]:
        """Every phrase in the line, with its first place and the place after it."""
        for place, word in enumerate(line):
            if word.letters in self.by_first and (found := self.at(line, place)):
                yield found[0], place, found[1]


@cache
def phrases(kind: str, at: str = "") -> Phrases:
    """The phrases of one kind of entry; `at` chooses those that count at one place of a line."""
    return Phrases([entry for entry in load(LIST) if entry.kind == kind and str(entry.fields.get("at", "")) == at])


@cache
def word_set(kind: str, **fields: str) -> frozenset[str]:
    """The single words of one kind of entry.

    >>> sorted(word_set("small", part="none")), "the" in word_set("small")
    ([], True)
    """
    chosen = [entry for entry in load(LIST)
              if entry.kind == kind and all(str(entry.fields.get(name)) == value for name, value in fields.items())]
    return frozenset(letters(word) for entry in chosen for word in (entry.key, *entry.words("also")))


@cache
def forms() -> dict[str, str]:
    """Irregular forms, each with the verb it is a form of."""
    return {letters(form): letters(entry.key)
            for entry in load(LIST) if entry.kind == "form" for form in entry.words("also")}


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """What all forms of a word have in common.

    >>> root("held") == root("holds"), root("showed") == root("shows"), root("marn") == root("tolvik")
    (True, True, False)
    """
    return stem(forms().get(word, word))


def is_past(word: str) -> bool:
    """Whether the letters are those of a past or -ing form.

    >>> is_past("showed"), is_past("held"), is_past("soldiers")
    (True, True, False)
    """
    return word in forms() or (len(word) > 4 and word.endswith(("ed", "ing")))


def is_content(word: str) -> bool:
    """Whether a word says something by itself.

    >>> is_content("bridge"), is_content("the")
    (True, False)
    """
    return word not in word_set("small")


def is_date_word(word: str) -> bool:
    """Whether dates are made of such words: a weekday, a month, a day or a year.

    >>> [is_date_word(word) for word in ("monday", "sept", "6th", "2031", "1200")]
    [True, True, True, True, False]
    """
    return word in word_set("date") or bool(re.fullmatch(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?|(?:19|20|21)\d\d", word))


def has_date(line: Sequence[Word]) -> bool:
    """Whether there is a weekday, or a month or a year with a number beside it.

    >>> has_date(words("on 4 May")), has_date(words("they may go")), has_date(words("05/04/2031"))
    (True, False, True)
    """
    for place, word in enumerate(line):
        if word.letters in word_set("date", part="weekday") or SLASHED.fullmatch(word.letters):
            return True
        near = [other.letters for other in (*line[max(0, place - 1) : place], *line[place + 1 : place + 2])]
        if word.letters in word_set("date", part="month") and any(is_date_word(o) and o[0].isdigit() for o in near):
            return True
    return False


def turns(line: Sequence[Word]) -> set[str]:
    """How the words turn a claim: "negation", "saying", "hedge", "bound", "condition".

    >>> sorted(turns(words("Marn has not fallen, the army said")))
    ['negation', 'saying']
    """
    return {str(entry.fields["turns"]) for entry, _, _ in phrases("turning").all(line)}


def next_mark(text: str, at: int) -> str:
    """The first character from `at` on that is no white space; empty at the end.

    >>> next_mark("Tags : Marn", 4)
    ':'
    """
    rest = text[at:].lstrip()
    return rest[:1]


def furniture(text: str, *, top: bool = False) -> Entry | None:
    """The entry by which a line is page furniture; `top` where the line stands above the headline.

    >>> furniture("Skip to main content").key, furniture("The bridge fell on Sunday.")
    ('skip to main content', None)
    """
    line = words(text)
    if not line:
        return None
    if (found := phrases("furniture").at(line, 0)) and found[1] == len(line) and (
            top or not found[0].fields.get("top")):
        return found[0]
    if found := phrases("furniture", "start").at(line, 0):
        entry, after = found
        fields, colon = entry.fields, next_mark(text, line[after - 1].end) == ":"
        dated = not fields.get("dated") or colon or is_stamp(line[after:])
        if len(line) <= int(fields["most"]) and (colon or not fields.get("colon")) and dated:
            return entry
    for entry, _, after in phrases("furniture", "end").all(line):
        if after == len(line) and len(line) <= int(entry.fields["most"]):
            return entry
    if (counted := COUNT.match(text)) and (found := phrases("furniture", "count").at(
            words(counted["after"] or counted["before"]), 0)):
        return found[0]
    return None


def is_stamp(line: Sequence[Word]) -> bool:
    """Whether the words are a date or a time and hardly anything else.

    >>> is_stamp(words("on Sunday, 4 May 2031 at 18:20")), is_stamp(words("letters from May show"))
    (True, False)
    """
    extra = {"at", "on", "am", "pm", "gmt", "utc", "et", "edt", "est", "bst", "cet", "the", "of", "by", "ago", "hours",
             "hour", "minutes", "minute", "mins", "min", "days", "day", "updated", "published", "last"}
    known = [word for word in line if is_date_word(word.letters) or word.letters in extra or word.letters[0].isdigit()]
    return bool(line) and any(is_date_word(w.letters) or w.letters[0].isdigit() for w in line) and \
        len(known) >= len(line) - 1


def teaser_heading(text: str) -> Entry | None:
    """The entry by which a line says that other articles follow.

    >>> teaser_heading("Most read").fields["reach"], teaser_heading("Most read it twice.")
    ('end', None)
    """
    line = words(text)
    if (found := phrases("teaser_heading").at(line, 0)) and found[1] == len(line) and text.rstrip()[-1:] not in ".?!":
        return found[0]
    if ((found := phrases("teaser_heading", "start").at(line, 0)) and len(line) <= int(found[0].fields["most"])
            and text.rstrip()[-1:] not in ".?!" and all(text[word.start].isupper() for word in line[found[1] :]
                                                        if is_content(word.letters))):
        return found[0]
    return None


def teaser_label(text: str) -> Entry | None:
    """The entry by which a line is the title of another article.

    >>> teaser_label("READ MORE: How Marn lost its bridge").key
    'read more'
    """
    line = words(text)
    found = phrases("teaser_label").at(line, 0)
    if found and len(line) <= int(found[0].fields["most"]) and next_mark(text, line[found[1] - 1].end) in ":|»>":
        return found[0] if len(line) > found[1] and next_mark(text, line[found[1] - 1].end) else None
    return None


def correction(text: str) -> Entry | None:
    """The entry by which a line puts the article right.

    A day may stand between the word and its colon.

    >>> correction("Correction: The bridge is in Marn.").key, correction("The correction took a year.")
    ('correction', None)
    >>> correction("Correction, 13 May: The bridge is in Marn.").key
    'correction'
    """
    if dated := DATED_LABEL.match(text):
        text = f"{dated['label']}: {text[dated.end():]}"
    line = words(text)
    found = phrases("correction").at(line, 0)
    if not found:
        return None
    apart = found[1] == len(line) or next_mark(text, line[found[1] - 1].end) in {":", "–", "—"}
    return found[0] if (apart or not found[0].fields.get("colon")) and "?" not in text else None


DATED_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z’' ]{4,30}?)[,(]?\s+(?:on\s+)?(?=[^:]*\d)[^:.!?]{3,24}:")


@lru_cache(maxsize=4096)
def caption_marks(text: str) -> tuple[Mark, ...]:
    """Everything in a line by which picture desks mark a caption.

    >>> [(mark.how, mark.span.cut("Lena Maric (left) in Marn")) for mark in caption_marks("Lena Maric (left) in Marn")]
    [('bracket', '(left)')]
    """
    line = words(text)
    if not line:
        return ()
    marks = []
    if found := phrases("caption", "start").at(line, 0):
        entry, after = found
        span, mark = Span(line[0].start, line[after - 1].end), next_mark(text, line[after - 1].end)
        if entry.fields.get("colon") and mark == ":":
            marks.append(Mark(entry, Span(span.start, text.index(":", span.end) + 1), "start"))
        elif not entry.fields.get("colon") and not entry.fields.get("dash"):
            marks.append(Mark(entry, span, "start"))
    first_dash = FIRST_DASH.match(text)
    if first_dash and (found := phrases("caption", "start").at(words(first_dash[1]), 0)) and \
            found[1] == len(words(first_dash[1])) and first_dash[1].split()[0].isupper():
        marks.append(Mark(found[0], Span(*first_dash.span()), "start"))
    for bracket in BRACKET.finditer(text):
        inner = words(bracket[1])
        if (found := phrases("caption", "bracket").at(inner, 0)) and (
                found[1] == len(inner) or inner[0].letters in {"pictured", "seen", "above", "file"}):
            marks.append(Mark(found[0], Span(*bracket.span()), "bracket"))
    for at, word in enumerate(line):
        if word.letters == "pictured" and next_mark(text, word.end) == ":" and at:
            marks.append(Mark(phrases("caption", "start").at([word], 0)[0], Span(word.start, word.end), "inside"))  # type: ignore[index]
    for entry, place, after in phrases("caption", "inside").all(line):
        if place and not any(mark.span.start <= line[place].start < mark.span.end for mark in marks):
            marks.append(Mark(entry, Span(line[place].start, line[after - 1].end), "inside"))
    if credit := credit_of(text):
        marks.append(credit)
    return tuple(marks)


def credit_of(text: str) -> Mark | None:
    """The picture credit at the end of a line.

    >>> text = "Smoke rises over Sered. Photo: Ana Rusk/CP"
    >>> credit_of(text).span.cut(text)
    'Photo: Ana Rusk/CP'
    """
    tail = max(0, len(text) - CREDIT_LENGTH)     # a credit is the last thing on a line
    if ":" in text[tail:] and (labelled := LABELLED.search(text, tail)):
        found = phrases("caption", "credit").at(words(labelled[0]), 0)
        alone = labelled.start() or len(words(labelled[0])) <= CREDIT_WORDS
        return Mark(found[0], Span(*labelled.span()), "credit") if found and alone else None
    match = CREDIT.search(text, tail)
    if not match:
        return None
    inner, at = match[1].strip(), match.start(1)
    line = words(inner)
    if not at and len(line) > CREDIT_WORDS:
        return None
    found = phrases("caption", "credit").at(line, 0)
    entry = found[0] if found else phrases("caption", "credit").at(words("photo"), 0)[0]  # type: ignore[index]
    span = Span(at, match.end())
    named = found is not None and (inner[line[found[1] - 1].end :].lstrip()[:1] in {":", ";", "/", "©"} or
                                      inner.casefold().startswith(CREDITING))
    # Without a label, only where a sentence or a bracket stands before it: "Marn on Sunday. Ana Rusk/CP".
    signed = (at > 0 and TAKEN_BY.match(inner) is not None) or inner.startswith("©")
    return Mark(entry, span, "credit") if named or signed else None


def scene(text: str, *, within: int = 14) -> Mark | None:
    """The present-tense verb by which a line describes a picture, among its first `within` words.

    >>> text = "Rebels patrol the market of Anabrek"
    >>> scene(text).span.cut(text), scene("Rebels patrolled the market of Anabrek")
    ('patrol', None)
    """
    line = words(text)[:within]
    for entry, place, after in phrases("scene").all(line):
        before = line[place - 1].letters if place else ""
        # A verb has somebody before it, and no "to" or "will", no article, and no other verb.
        if not place or before in NO_SUBJECT or is_past(before):
            continue
        return Mark(entry, Span(line[place].start, line[after - 1].end), "scene")
    return None
