"""Cuts plain text into blocks and says what each is for, by how a line looks and what stands around it.

A plain-text page has no mark-up, so nothing is put aside as teaser or boilerplate without words that say so, and a line
of which nothing is known is running text: a statement lost is worse than a menu read.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from sayso.blocks import marks
from sayso.blocks.marks import DATELINE
from sayso.model import Block, BlockKind, Span
from sayso.text.words import Word, shingles, words

STOPS = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
# A single capital before the stop is an initial or an abbreviation: "U.S. Court".
SENTENCES = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St))[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
QUOTE_OPENS = "\"'“‘«„"
QUOTE_CLOSES = "\"'”’»“"
MARKDOWN_HEAD = re.compile(r"(#{1,6})\s+(?=\S)")
MARKDOWN_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
MARKDOWN_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
RULE = re.compile(r"[\W_]{3,}$")
END_MARK = re.compile(r"(?:#{3,}|-\s?30\s?-|/ends/?|-?ends-?|\*{3,}ends\*{3,})$", re.IGNORECASE)
LIST_ITEM = re.compile(r"\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)")
NAME = r"(?:[A-Z][\w.'’-]*|and|in|of|for|the|with|at|&)"
BY = "a byline"
BYLINE = re.compile(rf"(?:[Bb]y|BY|[Ww]ords by|[Ss]tory by)\s+[A-Z][\w.'’-]*(?:[ ,|]+{NAME})*\.?$")
SLUG = re.compile(r"(?:[A-Z]{2,4}[-_/])?[A-Z]{3,}(?:[-_/][A-Z0-9 ]{2,}){1,6}(?:[,/ ]+\w[\w-]*){0,4}$")
CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
TIME = re.compile(rf"(?:updated |at )?{CLOCK}(?:\s?[A-Z]{{2,4}})?$", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
TAG = re.compile(r"(?:<[^<>]+>\s*)+\.?")
GLUED = re.compile(r"[a-z]{3,}[A-Z][a-z]+")
SUBJECT = re.compile(r"(?:subject|betreff)\s*:\s*(?=\S)", re.IGNORECASE)
ITALIC = re.compile(r"([*_]{1,3})\S.*\S\1", re.DOTALL)
SPOKEN_BY = re.compile(r"(?:[\"'“‘«„](?P<quoted>.+)[\"'”’»“]|(?P<plain>.+?))\s*(?P<name>[–—-]{1,2}\s*[A-Z].{1,60})?$",
                       re.DOTALL)
TO_BE = frozenset({"is", "are", "was", "were", "been", "be", "am"})
QUESTION_WORDS = frozenset({"how", "what", "why", "who", "when", "where", "which", "do", "does", "did", "is", "are",
                            "can", "could", "would", "will", "have", "has"})


@dataclass(slots=True)
class Line:
    """A paragraph of a plain-text page while it is being judged."""

    span: Span
    text: str
    words: Sequence[Word]
    stops: bool = False     # it ends as a sentence does
    sentences: int = 1      # roughly
    first: int = 0          # where its first sentence ends
    kind: BlockKind | None = None
    why: list[str] = field(default_factory=list)
    level: int = 0          # of a Markdown heading
    key: tuple[str, ...] = ()
    under: bool = False     # no empty line stands between it and the one before

    @property
    def size(self) -> int:
        """How many words."""
        return len(self.words)

    @property
    def runs(self) -> bool:
        """Whether it looks like running text."""
        return (self.stops and self.size >= 8) or self.size >= 45

    def be(self, kind: BlockKind, why: str) -> None:
        """Decide what the line is for."""
        self.kind = kind
        self.why.append(why)


def split_lines(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a plain-text page, in order; `title` is the article's headline where it is known from elsewhere.

    >>> text = "Rebels leave Marn\\n\\nThe rebels left the town of Marn on Sunday, residents said.\\n\\nRead more"
    >>> [(block.kind.value, block.span.cut(text)[:10]) for block in split_lines(text)]
    [('headline', 'Rebels lea'), ('body', 'The rebels'), ('boilerplate', 'Read more')]
    """
    lines = [line_of(text, span) for span in paragraphs(text)]
    for before, line in pairwise(lines):
        line.under = text.count("\n", before.span.end, line.span.start) <= 1
    find_furniture(lines)
    find_headline(lines, title)
    find_teasers(lines)
    find_pullquotes(lines)
    find_captions(lines)
    find_subheads(lines)
    blocks = []
    for at, line in enumerate(lines):
        if line.kind is None:
            line.be(BlockKind.BODY, "a paragraph" if line.stops else "nothing says that it is not running text")
        blocks.append(Block(f"b{at}", line.span, line.kind or BlockKind.BODY, why=tuple(line.why)))
    return tuple(blocks)


def line_of(text: str, span: Span) -> Line:
    """One paragraph; the marks of a Markdown heading and the word "Subject:" are left outside."""
    shown, level = span.cut(text), 0
    if head := MARKDOWN_HEAD.match(shown):
        level, span = len(head[1]), Span(span.start + head.end(), span.end)
        shown = span.cut(text)
    ends = [match.start() + 1 for match in SENTENCES.finditer(shown)]
    line = Line(span, shown, words(shown), bool(STOPS.search(shown, max(0, len(shown) - 12))), len(ends) + 1,
                ends[0] if ends else len(shown), level=level)
    asides = [mark.span for mark in marks.caption_marks(shown) if mark.how == "bracket"] if "(" in shown else []
    line.key = tuple(word.letters for word in line.words
                     if not any(aside.start <= word.start < aside.end for aside in asides))
    return line


def paragraphs(text: str) -> list[Span]:
    """Where the paragraphs stand, without white space at either end: lines, joined again where they were wrapped.

    >>> text = "One line.\\n\\n  Another \\u00a0\\nand its rest."
    >>> [span.cut(text) for span in paragraphs(text)]
    ['One line.', 'Another \\xa0\\nand its rest.']
    """
    runs = rows(text)
    width = wrap_width(text, runs)
    found = []
    for run in runs:
        start = 0
        for at in range(1, len(run) + 1):
            if at == len(run) or not joined(text, run[at - 1], run[at], width):
                found.append(Span(run[start].start, run[at - 1].end))
                start = at
    return found


def rows(text: str) -> list[list[Span]]:
    """The lines that are not empty, in groups that stand together without an empty line between."""
    groups: list[list[Span]] = [[]]
    at = 0
    for row in text.splitlines(keepends=True):
        if shown := row.strip():
            start = at + row.index(shown)
            groups[-1].append(Span(start, start + len(shown)))
        elif groups[-1]:
            groups.append([])
        at += len(row)
    return [group for group in groups if group]


def wrap_width(text: str, groups: Sequence[Sequence[Span]]) -> int | None:
    """The width at which the lines were wrapped, in characters; None where each line is a paragraph.

    Wrapped lines are as full as they can be: the first word of the next line would not have fitted.
    """
    lengths = [len(span) for group in groups for span in group if len(group) > 1]
    if len(lengths) < 4:
        return None
    usual = median(lengths)
    width = max(length for length in lengths if length <= 1.5 * usual)
    pairs = [(before, after) for group in groups for before, after in pairwise(group)]
    full = sum(is_full(text, before, after, width) for before, after in pairs)
    return width if 40 <= width <= 110 and full >= 0.75 * len(pairs) else None


def is_full(text: str, row: Span, after: Span, width: int) -> bool:
    """Whether the first word of the row after would not have fitted on this one."""
    first = re.match(r"\S+", after.cut(text))
    return len(row) + 1 + (len(first[0]) if first else 0) > width


def joined(text: str, row: Span, after: Span, width: int | None) -> bool:
    """Whether a row and the next are one paragraph."""
    one, other = row.cut(text), after.cut(text)
    if LIST_ITEM.match(other) or MARKDOWN_HEAD.match(one) or MARKDOWN_HEAD.match(other) or RULE.fullmatch(one) or \
            RULE.fullmatch(other) or marks.furniture(one) or marks.furniture(other) or other[0] == ">":
        return False
    broken = other[:1].islower() and one[-1:] not in ".!?:;…\"”’"
    if width is None:
        return broken or one[-1:] == ","
    indented = len(text[text.rfind("\n", 0, after.start) + 1 : after.start]) > len(
        text[text.rfind("\n", 0, row.start) + 1 : row.start])
    return (is_full(text, row, after, width) and not indented) or broken


def find_furniture(lines: Sequence[Line]) -> None:
    """Put aside what no article says: menus, bylines, dates that stand alone, rules; and find the corrections."""
    ended = about = corrected = started = False
    for place, line in enumerate(lines):
        shown = MARKDOWN_LINK.sub(r"\1", line.text).strip("*_ ")
        started = started or line.runs
        if corrected and not line.runs and not line.level:
            corrected = False
        if entry := marks.correction(shown):
            line.be(BlockKind.CORRECTION, f"begins as corrections do: {entry.key!r}")
            corrected = names_correction(line)
        elif corrected:
            line.be(BlockKind.CORRECTION, "stands under the heading of a correction")
            corrected = False
        elif MARKDOWN_PICTURE.fullmatch(line.text):
            line.be(BlockKind.CAPTION, "the words of a Markdown picture")
        elif END_MARK.fullmatch(shown):
            line.be(BlockKind.BOILERPLATE, "the mark that ends a release")
            ended = True
        elif RULE.fullmatch(line.text) or not line.words:
            line.be(BlockKind.BOILERPLATE, "a rule, no words")
            if place and set(line.text) <= set("=-") and line.under and lines[place - 1].size <= 20:
                lines[place - 1].level = 1 if line.text[0] == "=" else 2
        elif why := furniture_reason(shown, line, top=not started):
            line.be(BlockKind.BOILERPLATE, why)
        elif place and not line.stops and line.size <= 6 and lines[place - 1].why == [BY] and capital(line):
            line.be(BlockKind.BOILERPLATE, "stands under a byline: an office, an agency or a place")
        elif ended and shown.casefold().startswith("about ") and (line.size <= 8 or place > 0.6 * len(lines)):
            line.be(BlockKind.BOILERPLATE, "who issued the release, after its end")
            about = line.size <= 8
        elif about and line.runs:
            line.be(BlockKind.BOILERPLATE, "who issued the release, after its end")


def names_correction(line: Line) -> bool:
    """Whether a line is no more than the heading of a correction, with a date perhaps."""
    return line.size <= 8 and "appended" not in line.key and (line.size == 1 or marks.is_stamp(line.words[1:]))


def capital(line: Line) -> bool:
    """Whether every word that says something begins with a capital."""
    return all(line.text[word.start].isupper() for word in line.words if marks.is_content(word.letters))


def furniture_reason(shown: str, line: Line, *, top: bool) -> str:
    """Why a line is page furniture; empty where nothing says so."""
    entry = marks.furniture(shown, top=top)
    signs = {
        f"page furniture: {entry.key!r}" if entry else "": entry is not None,
        BY: BYLINE.fullmatch(shown) and line.size <= 14,
        "a date or a time that stands alone": TIME.fullmatch(shown) or (
            line.size <= 12 and marks.has_date(line.words) and marks.is_stamp(line.words)),
        "an address and nothing else": ADDRESS.fullmatch(shown),
        "a tag and nothing else": TAG.fullmatch(shown),
        "an agency's name for the story": top and SLUG.fullmatch(shown),
    }
    return next((why for why, holds in signs.items() if holds), "")


def open_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of which nothing has been said yet."""
    return [line for line in lines if line.kind is None]


def find_headline(lines: Sequence[Line], title: str | None) -> None:
    """Find the headline, a section's name above it, and the lead set between it and the text."""
    still = open_lines(lines)
    head: Line | None = None
    if title and (wanted := tuple(word.letters for word in words(title))):
        head = next((line for line in still[:12] if tuple(word.letters for word in line.words) == wanted), None)
        if head:
            head.be(BlockKind.HEADLINE, "the title the page is known by")
    if not head:
        head = next((line for line in still[:6] if line.level == 1), None)
        if head:
            head.be(BlockKind.HEADLINE, "a heading of the first order")
    if not head:
        for line in lines[:12]:
            if line.kind is None and (subject := SUBJECT.match(line.text)):
                line.span = Span(line.span.start + subject.end(), line.span.end)
                line.text, line.words = line.text[subject.end() :], words(line.text[subject.end() :])
                line.be(BlockKind.HEADLINE, "the subject of a message")
                head = line
                break
    if not head and len(still) > 1:
        head = unmarked_headline(still)
    if head:
        for line in open_lines(lines)[:3]:
            if line.key == head.key:
                line.be(BlockKind.HEADLINE, "the headline again")
        find_lead(lines, head)


def unmarked_headline(still: Sequence[Line]) -> Line | None:
    """The headline where nothing but its look and place says so."""
    first, *rest = still
    if first.size <= 3 and first.text.isupper() and rest and not rest[0].runs and 4 <= rest[0].size <= 45:
        first.be(BlockKind.BOILERPLATE, "the name of a section above the headline")
        first, *rest = rest
    if not any(line.runs for line in rest) or not may_be_headline(first):
        return None
    if not first.stops or first.text.endswith(("?", "!")):
        first.be(BlockKind.HEADLINE, "the first line, no full stop, running text follows")
        return first
    if first.size <= 16 and DATELINE.match(rest[0].text):
        first.be(BlockKind.HEADLINE, "the first line; short, and a dateline follows")
        return first
    if first.sentences == 1 and told_again(first, rest):
        first.be(BlockKind.HEADLINE, "the first line; short, and the text tells it again")
        return first
    return None


def may_be_headline(line: Line) -> bool:
    """Whether nothing in a first line says that it is none."""
    quoted = line.text[0] in QUOTE_OPENS and line.text[-1] in QUOTE_CLOSES and line.sentences > 1
    pictured = any(mark.how in {"start", "credit"} for mark in marks.caption_marks(line.text))
    listed = bool(LIST_ITEM.match(line.text)) or line.text.endswith((":", ","))
    return line.size <= 45 and line.sentences <= 2 and not (quoted or pictured or listed or DATELINE.match(line.text))


def told_again(first: Line, rest: Sequence[Line]) -> bool:
    """Whether a first line with a full stop is a headline: title case, or what the next paragraphs tell again."""
    if first.size > 16:
        return False
    content = [word for word in first.words if marks.is_content(word.letters) and not word.letters.isdigit()]
    inner = [word for word in content if word.start] or content
    capitals = sum(first.text[word.start].isupper() for word in inner)
    if len(inner) >= 3 and capitals >= 0.8 * len(inner):
        return True
    later = {marks.root(word.letters) for line in rest[:4] for word in line.words}
    told = sum(marks.root(word.letters) in later for word in content)
    plain = first.words[0].letters in marks.word_set("small") or first.text[0] in QUOTE_OPENS
    return len(content) >= 3 and told >= 0.6 * len(content) and not plain


def find_lead(lines: Sequence[Line], head: Line) -> None:
    """Find the lead: what stands between headline and text and is set apart from both."""
    at = next(place for place, line in enumerate(lines) if line is head)
    after = [line for line in lines[at + 1 : at + 8] if line.kind not in {BlockKind.CAPTION, BlockKind.HEADLINE}]
    if not after or after[0].kind is not None or after[0].level or after[0].size > 70:
        return
    line, *rest = after
    if not any(other.runs and other.kind is None for other in rest):
        return
    pictured = bool(marked_signs(line)) or marks.scene(line.text) is not None
    signed = rest[0].kind is BlockKind.BOILERPLATE and rest[0].why[-1].startswith(
        ("a byline", "a date", "page furniture: 'published'"))
    if head.text.endswith(";"):
        line.be(BlockKind.LEAD, "the headline runs on into it")
    elif ITALIC.fullmatch(line.text) and not pictured:
        line.be(BlockKind.LEAD, "set in italics or bold below the headline")
    elif signed and not pictured and not DATELINE.match(line.text):
        line.be(BlockKind.LEAD, "stands between the headline and the byline")
    elif may_be_lead(line) and not pictured and rest[0].runs and rest[0].key != line.key:
        line.be(BlockKind.LEAD, "below the headline, no full stop, running text follows")


def may_be_lead(line: Line) -> bool:
    """Whether an unmarked line below the headline looks like a lead."""
    return (not line.stops and line.size >= 8 and not line.text.endswith((":", ",")) and line.text[0] not in QUOTE_OPENS
            and not DATELINE.match(line.text)
            and line.key[:1] != () and line.key[0] not in QUESTION_WORDS)


def find_teasers(lines: Sequence[Line]) -> None:
    """Put aside the titles of other articles: behind a heading that says so, or behind a label on the line itself."""
    reach, told = "", 0
    known: set[str] = set()
    for line in lines:
        if line.kind is None and (entry := marks.teaser_heading(line.text)):
            reach = str(entry.fields["reach"])
            if reach == "end" and told < 60:
                reach = "items"     # a list beside the headline, before the article has begun
            line.be(BlockKind.BOILERPLATE, f"a heading above other articles: {entry.key!r}")
        elif line.kind is None and (entry := marks.teaser_label(line.text)):
            line.be(BlockKind.TEASER, f"the title of another article: {entry.key!r}")
        elif reach and line.kind is None and not resumes(line, reach, known):
            line.be(BlockKind.TEASER, "stands under a heading above other articles")
        elif line.kind is None:
            reach = "" if line.runs else reach
            told += line.size
            known.update(marks.root(word.letters) for word in line.words if marks.is_content(word.letters))
        elif reach and line.kind in {BlockKind.HEADLINE, BlockKind.CORRECTION}:
            reach = ""


def resumes(line: Line, reach: str, known: set[str]) -> bool:
    """Whether the article goes on with this line after titles of others."""
    if reach == "items":
        return line.runs
    content = {marks.root(word.letters) for word in line.words if marks.is_content(word.letters)}
    return line.runs and line.size >= 20 and len(content & known) >= 0.6 * len(content)


@dataclass(frozen=True, slots=True)
class Habits:
    """How the lines of a page are set: whether its sentences end in full stops, whether several long lines do not,
    how often each line is printed, and the runs of words its sentences are made of.
    """

    stops: bool = True
    unstopped: bool = False
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    sentences: frozenset[tuple[str, ...]] = frozenset()


def habits(lines: Sequence[Line]) -> Habits:
    """How the lines of this page are set."""
    still = [line for line in lines if line.kind is None and line.size <= 80]
    counts = Counter(line.key for line in still)
    single = [line for line in still if line.size >= 12 and counts[line.key] == 1]
    stopped = sum(line.stops for line in single)
    return Habits(bool(single) and stopped >= 0.6 * len(single),
                  stopped >= 5 and len({line.key for line in still if is_unstopped(line)}) >= 2,
                  counts, frozenset(run for line in still if line.stops for run in shingles(line.key, 5)))


def is_unstopped(line: Line) -> bool:
    """Whether a line is long enough for a sentence, begins as a caption may, and has no full stop."""
    return (line.size >= 9 and not line.stops and not line.text.endswith((":", ",", ";", "-", "–", "—"))
            and line.key[-1] not in {"and", "or"} and line.text[0].isupper() and not LIST_ITEM.match(line.text)
            and (marks.is_content(line.words[0].letters) or line.key[0] in marks.word_set("small", article="True")))


def find_captions(lines: Sequence[Line]) -> None:
    """Find the captions: each sign counts, and three are enough."""
    page = habits(lines)
    scores: dict[int, int] = {}
    for place, line in enumerate(lines):
        if line.kind is not None or not 3 <= line.size <= 80:
            continue
        near = [lines[other] for other in (place - 1, place + 1) if 0 <= other < len(lines)]
        scores[place], why = caption_score(line, near, page)
        if scores[place] >= 3:
            line.be(BlockKind.CAPTION, "; ".join(why))
    for place, score in scores.items():
        beside = [lines[other].kind for other in (place - 1, place + 1) if 0 <= other < len(lines)]
        line = lines[place]
        glued = GLUED.search(line.text) is not None and line.size >= 12     # two captions run together
        alike = line.kind is None and not line.stops and line.size >= 9
        if score + glued >= 2 and alike and BlockKind.CAPTION in beside:
            line.be(BlockKind.CAPTION, "no full stop, looks like a caption, and a caption stands beside it")


def caption_score(line: Line, near: Sequence[Line], page: Habits) -> tuple[int, list[str]]:
    """How many signs of a caption a line has, and which."""
    found = marked_signs(line)
    if found or not LIST_ITEM.match(line.text):
        found += set_signs(line, near, page) + told_signs(line, page)
    return sum(points for points, _ in found), [name for _, name in found]


def marked_signs(line: Line) -> list[tuple[int, str]]:
    """The signs that picture desks set themselves."""
    names = {"start": "begins as captions do", "credit": "ends in a picture credit",
             "inside": "says that it is a picture", "bracket": "tells who is where in a picture"}
    best: dict[str, int] = {}
    for mark in marks.caption_marks(line.text):
        sure = mark.how in {"start", "credit"} or mark.entry.fields.get("sure")
        points = (3 if sure else 2) if line.sentences <= 3 else 1
        best[mark.how] = max(points, best.get(mark.how, 0))
    return [(best[how], name) for how, name in names.items() if how in best]


def set_signs(line: Line, near: Sequence[Line], page: Habits) -> list[tuple[int, str]]:
    """The signs in how a line is set: without a full stop, more than once, two lines run together."""
    found = []
    twice = any(other.key == line.key for other in near)
    if not line.stops and page.stops and line.size >= 6 and not line.text.endswith((":", ",", ";")):
        found.append((1, "no full stop where the text has them"))
        if page.unstopped and is_unstopped(line):
            found.append((1, "one of several such lines"))
    if twice and line.size >= 5:
        found.append((1 if line.stops else 2, "printed twice in a row"))
    elif page.counts[line.key] > 1 and not line.stops and line.size >= 5:
        found.append((1, "printed more than once"))
    if page.sentences and not line.stops and line.size >= 8 and not twice and line.text[0] not in QUOTE_OPENS:
        runs = shingles(line.key, 5)
        if sum(run in page.sentences for run in runs) >= 0.6 * len(runs):
            found.append((2, "repeats a sentence of the text"))
    return found


def told_signs(line: Line, page: Habits) -> list[tuple[int, str]]:
    """The signs in how a line tells: a scene in the present tense, a date at the end."""
    found = []
    scene = marks.scene(line.text) if line.sentences <= 3 else None
    first = [word for word in line.words if word.end <= line.first]
    dated = marks.has_date(first[-6:])
    if line.stops and "saying" in marks.turns(first):
        scene = None        # a report, in the present tense
    if scene and scene.span.end <= line.first:
        found.append((1 if line.stops and not (dated and is_full_date(line.text)) else 2,
                      "describes a scene in the present tense"))
    elif not line.stops and is_unstopped(line) and any(
            word.letters.endswith("ing") and len(word.letters) > 5 and before.letters not in TO_BE
            for before, word in pairwise(line.words[:9])):
        found.append((1, "describes a scene"))
    if line.size >= 6 and ((dated and (not line.stops or scene)) or (not line.stops and page.unstopped and any(
            word.letters in marks.word_set("date") for word in line.words[-3:]))):
        found.append((1, "ends in a date"))
    return found


def is_full_date(text: str) -> bool:
    """Whether a month stands with a day or a year, as captions date pictures: "on May 4, 2031", "in April 2031".

    >>> is_full_date("in Marn on May 4, 2031."), is_full_date("in Marn on Monday.")
    (True, False)
    """
    line = words(text)
    months = marks.word_set("date", part="month")
    return any((word.letters in months and after.letters[:1].isdigit())
               or (word.letters[:1].isdigit() and after.letters in months) for word, after in pairwise(line))


def find_subheads(lines: Sequence[Line]) -> None:
    """Find the subheads: short lines without a full stop that stand over running text."""
    begun = False
    for place, line in enumerate(lines):
        if line.kind is not None:
            begun = begun or line.kind in {BlockKind.HEADLINE, BlockKind.LEAD}
            continue
        if line.level:
            line.be(BlockKind.SUBHEAD, "a heading")
        elif begun and may_head(line) and stands_over(lines, place):
            line.be(BlockKind.SUBHEAD, "short, no full stop, running text follows")
        begun = begun or line.runs


def stands_over(lines: Sequence[Line], place: int) -> bool:
    """Whether running text follows a line and comes before it, so that it is no item of a list."""
    before = next((other for other in reversed(lines[:place]) if other.kind in {None, BlockKind.BODY}), None)
    after = next((other for other in lines[place + 1 : place + 4] if other.kind is None), None)
    numbered = LIST_ITEM.match(lines[place].text) is not None
    if after is None or not after.runs or LIST_ITEM.match(after.text):
        return False
    return before is None or (not before.text.endswith(":") and (before.stops or not numbered) and not (
        LIST_ITEM.match(before.text) and numbered))


def may_head(line: Line) -> bool:
    """Whether a line looks like a heading: short, and no sentence, question or item of a list."""
    shown = LIST_ITEM.sub("", line.text, count=1)
    if line.text.isupper() and line.size <= 8 and any(char.isalpha() for char in line.text):
        return line.text[-1] not in ":,;"
    listed = shown != line.text and not line.text[0].isdigit()
    if not 1 <= line.size <= 14 or line.text[-1] in ":,;?" or not shown or shown[0].islower() or listed:
        return False
    if line.text.endswith(("-", "–", "—")):
        return False    # somebody is interrupted
    if line.stops:
        content = [word for word in line.words if marks.is_content(word.letters)]
        if not marks.is_content(line.words[0].letters) and line.key[0] not in marks.word_set("small", article="True"):
            return False
        return line.size <= 6 and len(content) > 1 and all(line.text[word.start].isupper() for word in content)
    return not marks.has_date(line.words) or line.size > 4


def find_pullquotes(lines: Sequence[Line]) -> None:
    """Find the pull quotes: a quotation alone on its line that stands in the running text too."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, line in enumerate(lines):
        if line.kind in {None, BlockKind.BODY, BlockKind.LEAD} and line.size > 8:
            for run in set(shingles(line.key, 4)):
                places.setdefault(run, []).append(place)
    for place, line in enumerate(lines):
        if line.kind is not None or not 5 <= line.size <= 60:
            continue
        said = SPOKEN_BY.match(line.text)
        if not said or not (said["quoted"] or said["name"]) or (line.size < 10 and not STOPS.search(
                said["quoted"] or said["plain"])):
            continue
        runs = shingles([word.letters for word in words(said["quoted"] or said["plain"])], 4)
        found = Counter(other for run in runs for other in set(places.get(run, [])[:20]) if other != place)
        if found and (best := found.most_common(1)[0])[1] >= 0.9 * len(runs) and lines[best[0]].size > line.size + 2:
            line.be(BlockKind.PULLQUOTE, "a quotation alone on its line that the text has too")
