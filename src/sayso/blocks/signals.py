"""What speaks for and against a piece being headline, lead, body, subhead or caption, in plain words.

A signal is something a reader of the page's source could point at. None judges: `kinds` weighs them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.blocks.clues import Clues, Runs, Words, runs, share, words
from sayso.blocks.credits import looks_like_credit
from sayso.blocks.walk import ENDS_SENTENCE, HEADINGS, Node, Piece, Walked

LONG = 80           # characters from which a piece without links is taken for a paragraph when the container is sought
DOMINANT = 0.75     # a node is left for its child while the child has this share of its paragraphs
SAME = 0.6          # of a piece's runs of words stand in a text that has it
TITLE_WORDS = 60
CUTOUT = 500        # characters; an element with a picture and no more text than this is a picture with its caption
DIGITS = re.compile(r"[0-9]+")
SIZES = ((3, "of 1 to 3 words"), (8, "of 4 to 8 words"), (15, "of 9 to 15 words"), (30, "of 16 to 30 words"),
         (60, "of 31 to 60 words"))
STEPS = ("directly in the text's element", "one step inside the text's element", "two steps inside the text's element",
         "deep inside the text's element")
THE_HEADLINE = "the headline"
SAYS_DESCRIPTION = "says what the page's description says"
KEPT, DROPPED = "kept by trafilatura", "dropped by trafilatura"

NOT_TEXT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "button"})
ASIDE = frozenset({"nav", "footer", "sidebar", "comment", "related", "consent", "advert", "overlay", "caption",
                   "unseen", "subscribe", "share", "form", "control"})
APART = frozenset({"nav", "footer", "comment", "related", "consent", "overlay", "subscribe", "form", "byline"})
NOT_CAPTION = frozenset({"nav", "comment", "related", "consent", "advert", "form"})
ELSEWHERE = frozenset({"nav", "footer", "list", "unseen", "related", "comment", "overlay"})


@dataclass(slots=True)
class Setting:
    """One page's pieces with what is looked at for all of them."""

    walked: Walked
    clues: Clues
    words: list[Words]
    plain: list[float]          # how much of a paragraph each piece looks like, in characters
    container: Node             # the smallest element that holds nearly all that looks like paragraphs
    inside: set[Node]
    above: set[Node]
    paragraphs: list[int]       # the pieces inside the container that look like paragraphs
    title: int | None = None    # the piece that is the headline
    linked: dict[Node, int] = field(default_factory=lambda: defaultdict(int))
    size: dict[Node, int] = field(default_factory=lambda: defaultdict(int))
    count: dict[Node, int] = field(default_factory=lambda: defaultdict(int))
    looks: list[tuple[str, ...]] = field(default_factory=list)
    look_share: dict[tuple[str, ...], float] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The first piece that looks like a paragraph."""
        return self.paragraphs[0] if self.paragraphs else len(self.walked.pieces)

    @property
    def last(self) -> int:
        """The last piece that looks like a paragraph."""
        return self.paragraphs[-1] if self.paragraphs else -1


def look(walked: Walked, clues: Clues) -> Setting:
    """The page with its container, its paragraphs and its headline found."""
    said = [words(piece.text) for piece in walked.pieces]
    plain = [paragraph_like(piece, of, clues) for piece, of in zip(walked.pieces, said, strict=True)]
    container = find_container(walked, plain)
    inside = below(container, walked.nodes)
    paragraphs = [at for at, piece in enumerate(walked.pieces) if plain[at] > 0 and piece.node in inside]
    setting = Setting(walked, clues, said, plain, container, inside, set(container.upwards()), paragraphs)
    for piece in walked.pieces:
        for node in piece.node.upwards():
            setting.linked[node] += piece.linked
            setting.size[node] += len(piece.text)
            setting.count[node] += 1
    setting.looks = [look_of(piece) for piece in walked.pieces]
    mass = Counter[tuple[str, ...]]()
    for at in paragraphs:
        mass[setting.looks[at]] += len(walked.pieces[at].text)
    total = mass.total() or 1
    setting.look_share = {one: size / total for one, size in mass.items()}
    setting.title = find_title(setting)
    return setting


def paragraph_like(piece: Piece, of: Words, clues: Clues) -> float:
    """How many characters of running text a piece seems to hold; 0 for what is set as something else."""
    if piece.node.tag in NOT_TEXT:
        return 0.0
    spaceless = len(of) > 1.2 * len(piece.text.split()) + 8  # Chinese, Japanese: a character says more
    if len(piece.text) * (2 if spaceless else 1) < LONG or piece.linked > 0.5 * len(piece.text):
        return 0.0
    value = min(len(piece.text) * (2 if spaceless else 1), 800) * (1 - piece.linked / len(piece.text))
    if not ENDS_SENTENCE.search(piece.text):
        value *= 0.4
    if clues.body and share(of, clues.body) >= SAME:
        return value * 3
    return value * (0.15 if any(not ASIDE.isdisjoint(node.hints) for node in piece.node.upwards()) else 1)


def find_container(walked: Walked, plain: Sequence[float]) -> Node:
    """The smallest element with nearly all that looks like paragraphs."""
    mass: dict[Node, float] = defaultdict(float)
    for piece, value in zip(walked.pieces, plain, strict=True):
        if value:
            for node in piece.node.upwards():
                mass[node] += value
    heaviest: dict[Node, Node] = {}
    for node, value in mass.items():
        if node.parent and value > mass[node.parent] * DOMINANT:
            heaviest[node.parent] = node
    here = walked.nodes[0]
    while here in heaviest and heaviest[here].tag != "p":  # a page's only paragraph is not its own container
        here = heaviest[here]
    return here


def below(container: Node, nodes: Sequence[Node]) -> set[Node]:
    """The container and every node inside it; nodes stand in the order of the page."""
    inside = {container}
    for node in nodes[container.order + 1:]:
        if node.parent not in inside:
            break
        inside.add(node)
    return inside


def look_of(piece: Piece) -> tuple[str, ...]:
    """How a piece is set: its tag and names and its parent's, without numbers."""
    node, parent = piece.node, piece.node.parent
    own = (node.tag, DIGITS.sub("", node.names))
    return (*own, parent.tag, DIGITS.sub("", parent.names)) if parent else (*own, "", "")


def find_title(setting: Setting) -> int | None:
    """The piece that is the headline: a heading that says what the page says its title is, best the nearest above the
    first paragraph.
    """
    best: tuple[float, int] | None = None
    for at, (piece, of) in enumerate(zip(setting.walked.pieces, setting.words, strict=True)):
        if not of or len(of) > TITLE_WORDS:
            continue
        around = list(piece.node.upwards())
        main_heading = any(node.tag == "h1" for node in around[:4])
        if not (main_heading or piece.node.tag in HEADINGS or "headline" in piece.node.hints):
            continue
        same = max((overlap(of, title) for title in setting.clues.titles), default=0.0)
        value = same + (0.7 if main_heading else 0.3 if piece.node.tag == "h2" else 0.1)
        value += 0.3 if "headline" in piece.node.hints else 0.0
        value -= 0.3 if piece.linked > 0.5 * len(piece.text) else 0.0
        elsewhere = (node for node in around if node not in setting.above and not ELSEWHERE.isdisjoint(node.hints))
        value -= 0.9 if next(elsewhere, None) else 0.0
        value += 0.3 if setting.first - 12 <= at <= setting.first else 0.15 if at <= setting.first else -0.4
        if value >= (0.3 if same >= SAME else 0.8) and (best is None or value > best[0]):
            best = (value, at)
    return best[1] if best else None


def overlap(one: Words, other: Words) -> float:
    """How much two short texts share: of the words of the shorter, but no less than half of the longer's.

    >>> overlap(("a", "b"), ("a", "b", "c", "d", "e")), overlap(("a", "b"), ("a", "b", "c"))
    (0.0, 1.0)
    """
    a, b = set(one), set(other)
    common = len(a & b)
    return common / min(len(a), len(b)) if 2 * common >= max(len(a), len(b)) else 0.0


def signals(setting: Setting) -> list[list[str]]:
    """For each piece, what can be said of it."""
    chains: dict[Node, tuple[frozenset[str], int]] = {}
    paragraphs = set(setting.paragraphs)
    seen: set[Words] = set()
    found = []
    for at, (piece, of) in enumerate(zip(setting.walked.pieces, setting.words, strict=True)):
        if piece.node not in chains:
            chains[piece.node] = chain(piece.node, setting.above)
        names, steps = chains[piece.node]
        one = Looked(setting, at, piece, of, names, steps, paragraphs)
        these = [*one.as_set(), *one.in_place(), *one.by_neighbours(), *one.by_clues()]
        if of in seen:
            these.append("says again what stands above")
        seen.add(of)
        these += one.as_caption()
        these += one.as_heading()
        these += one.as_lead(said=SAYS_DESCRIPTION in these)
        found.append(these)
    return found


def with_voice(setting: Setting, signals: Sequence[Sequence[str]], kept: Runs | None) -> list[list[str]]:
    """The signals and what trafilatura says; `kept` are the runs of words that it takes for main text, None where it
    was not asked.
    """
    if kept is None:
        return [list(these) for these in signals]
    return [[*these, KEPT if share(of, kept) >= SAME else DROPPED]
            for these, of in zip(signals, setting.words, strict=True)]


def chain(node: Node, above: set[Node]) -> tuple[frozenset[str], int]:
    """What the names say from the node up to (not including) what also surrounds the container, and how many steps."""
    names: set[str] = set()
    steps = -1
    for around in node.upwards():
        if around in above:
            break
        names |= around.hints
        steps += 1
    return frozenset(names), max(steps, 0)


@dataclass(slots=True)
class Looked:
    """One piece being looked at; `names` is what its own and its elements' names say, inside the container."""

    setting: Setting
    at: int
    piece: Piece
    of: Words
    names: frozenset[str]
    steps: int
    paragraphs: set[int]
    link: bool = False
    heading: bool = False
    within: bool = False
    before: bool = False
    after: bool = False
    zone: bool = False

    def __post_init__(self) -> None:
        at, setting, pieces, node = self.at, self.setting, self.setting.walked.pieces, self.piece.node
        self.link = self.piece.linked > 0.8 * len(self.piece.text)
        self.heading = node.tag in HEADINGS
        self.within = node in setting.inside
        self.before = at - 1 in self.paragraphs and pieces[at - 1].node.parent is node.parent
        self.after = at + 1 in self.paragraphs and pieces[at + 1].node.parent is node.parent
        title = setting.title
        self.zone = (self.within if title is None else at > title - 8 and (self.within or at > title)) \
            and at <= setting.last + 2

    def as_set(self) -> Iterator[str]:
        """How it is set: its size, tag, names, links and last character."""
        piece = self.piece
        yield next((name for limit, name in SIZES if len(self.of) <= limit), "of more than 60 words")
        yield f"set in <{piece.node.tag}>"
        for name in self.names:
            yield f"inside {name}"
        part = piece.linked / len(piece.text)
        yield "no link" if not part else "few links" if part < 0.3 else "half links" if part < 0.8 else "all link"
        if ENDS_SENTENCE.search(piece.text):
            yield "ends like a sentence"
        elif piece.text.endswith(":"):
            yield "ends with a colon"
        bold = piece.strong > 0.9 * len(piece.text)
        if bold:
            yield "all bold"
        if len(piece.text) > 3 and piece.text.isupper():
            yield "all capitals"
        if self.link:
            yield f"nothing but a link in <{piece.node.tag}>"
            if bold:
                yield "nothing but a bold link"
        look_share = self.setting.look_share.get(self.setting.looks[self.at], 0.0)
        yield "set like most paragraphs" if look_share >= 0.5 else \
            "set like some paragraphs" if look_share >= 0.1 else "set like no paragraph"

    def in_place(self) -> Iterator[str]:
        """Where it stands: in or out of the text's element, before or after its paragraphs and the headline."""
        at, setting = self.at, self.setting
        yield STEPS[min(self.steps, 3)] if self.within else "outside the text's element"
        yield "before the first paragraph" if at < setting.first else \
            "after the last paragraph" if at > setting.last else "among the paragraphs"
        if setting.title is not None:
            yield "above the headline" if at < setting.title else \
                "below the headline" if at > setting.title else THE_HEADLINE
            if setting.title < at <= setting.title + 3:
                yield "close below the headline"

    def by_neighbours(self) -> Iterator[str]:
        """What stands beside it."""
        at, setting, node = self.at, self.setting, self.piece.node
        group = node.parent if node.parent is not None and setting.count[node] == 1 else node
        if group not in setting.above and setting.count[group] > 1:
            if setting.linked[group] > 0.6 * setting.size[group]:
                yield "among links"
            elif setting.linked[group] < 0.15 * setting.size[group]:
                yield "among text without links"
        if self.before or self.after:
            yield "between two paragraphs" if self.before and self.after else "beside a paragraph"
        elif at > 0 and (at + 1 in self.paragraphs or at - 1 in self.paragraphs):
            yield "near a paragraph"
        if self.piece.pictured:
            yield "right after a picture"
        if self.within and self.link and node.tag in {"p", "li", "div"} and (self.before or self.after):
            yield "a link set as a paragraph"

    def by_clues(self) -> Iterator[str]:
        """What the page says about itself."""
        clues = self.setting.clues
        if clues.body:
            yield "in the page's articleBody" if share(self.of, clues.body) >= SAME else \
                "not in the page's articleBody"
        if any(same_words(self.of, description) for description in clues.descriptions):
            yield SAYS_DESCRIPTION

    def as_caption(self) -> Iterator[str]:
        """What makes it look like a caption or a picture's source."""
        piece, node = self.piece, self.piece.node
        credit = False
        if piece.credit:
            yield "a picture's source"
        elif credit := looks_like_credit(piece.text):
            yield "names a picture's source"
        free = self.zone and not piece.credit and NOT_CAPTION.isdisjoint(self.names)
        if any(around.pictured and self.setting.size[around] < CUTOUT
               for around, _ in zip(node.upwards(), range(3), strict=False)):
            yield "in one element with a picture"
            if free and not self.link and not self.heading:
                yield "in one element with a picture near the text"
        if "caption" in self.names:
            if free:
                yield "marked as a caption near the text"
                if piece.pictured:
                    yield "marked as a caption near the text, right after a picture"
                if len(self.of) <= 8 and credit:
                    yield "a short caption that names a source"
        elif piece.pictured and self.zone and APART.isdisjoint(self.names) and not self.link and not self.heading:
            yield "near the text, right after a picture"

    def as_heading(self) -> Iterator[str]:
        """What makes it look like a subhead."""
        at, setting = self.at, self.setting
        if self.heading and not self.link:
            if self.within and setting.first < at and APART.isdisjoint(self.names):
                yield "a heading among the paragraphs" if at < setting.last else "a heading at the end of the text"
                if at + 1 in self.paragraphs:
                    yield "a heading right above a paragraph"
            if not self.within and setting.title is not None and setting.title < at < setting.first:
                yield "a heading between the headline and the text"
        elif len(self.of) <= 14 and not self.heading and not self.link and (self.before or self.after) \
                and self.piece.strong > 0.9 * len(self.piece.text):
            yield "a short bold line beside a paragraph"

    def as_lead(self, *, said: bool) -> Iterator[str]:
        """What makes it look like a lead; `said`: it says what the page's description says."""
        at, title, first = self.at, self.setting.title, self.setting.first
        if title is None or not title < at <= first or self.link or len(self.of) <= 5 \
                or not APART.isdisjoint(self.names):
            return
        if "lead" in self.names:
            yield "named a lead, between the headline and the text"
        if said:
            yield "says the description between the headline and the text"
        yield "text between the headline and the first paragraph" if at < first else "the first paragraph"
        if at == first and self.setting.look_share.get(self.setting.looks[at], 0.0) < 0.5:
            yield "the first paragraph, set unlike the others"


def same_words(of: Words, description: Words) -> bool:
    """Whether a piece says what a description says, or begins with it where the description is cut off."""
    if len(of) < 5 or len(description) < 5:
        return False
    short = min(len(of), len(description))
    return 2 * short >= len(description) and share(of[:short + 2], runs(description)) >= SAME
