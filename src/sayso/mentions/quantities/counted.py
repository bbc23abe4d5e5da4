"""What a number counts: the noun behind it, in its own words and as a unit."""

from dataclasses import dataclass

from sayso.mentions.quantities import numerals, states
from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.nouns import PEOPLE, forms, is_people, listed, listed_model, plural
from sayso.mentions.quantities.states import Shape
from sayso.mentions.quantities.words import Line, Word

FILLERS = frozenset({"more", "other", "others", "additional", "further", "new", "different", "separate", "another", "such",
                     "extra", "fresh", "remaining", "also", "alleged", "suspected", "reported", "so-called", "consecutive",
                     "or", "so", "confirmed", "known", "respective", "rival", "of", "the"})
POINTING = frozenset({"them", "those", "whom", "these", "which", "us", "you"})
DETERMINERS = frozenset({"the", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "all",
                         "a", "an", "some", "such"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STOPS = frozenset({"IN", "TO", "WDT", "WP", "WRB", "WP$", "EX", "PRP", "PRP$", "DT", "CC", "RP", "PDT", "UH"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BEFORE_NOUNS = frozenset({"women", "arms", "sports", "forces", "men", "aid", "rescue", "explosives", "munitions",
                          "weapons", "operations", "vehicles", "services", "police", "special", "human", "rebels", "civilian",
                          "staff", "crew", "personnel", "infantry", "cavalry", "government", "militants", "terrorists", "child", "community", "girls", "boys"})
BARE = frozenset({"people", "persons", "person", "others", "other", "more", "individuals", "souls", "lives", "humans", "ones",
                  "dead", "casualties", "victims", "fatalities", "bodies", "deaths", "injuries", "corpses"})
JOINED = frozenset({"people", "families", "aircraft", "vehicles", "ships", "countries", "groups", "weapons", "districts"})
LONGEST = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase behind a number: its `head`, the words from `first` up to `last`, and the `unit` that it is.

    `last` is the first word behind it also where there is no noun. `pointing` where a pronoun stands in its place ("of
    them"); `state` is a word in it that says what befell them ("wounded soldiers"); `mixed` the others joined by "and".
    """

    head: Word | None
    first: int
    last: int
    unit: str | None
    pointing: bool = False
    state: Word | None = None
    group: tuple[int, int] | None = None
    partitive: bool = False
    more: bool = False

    @property
    def people(self) -> bool:
        """Whether people are counted."""
        return self.unit == PEOPLE


def find(line: Line, amount: Amount) -> Counted:
    """What the number counts."""
    at = amount.last
    if amount.strong:
        return Counted(None, at + 2, at + 2, PEOPLE)
    if line.get(at).is_hyphen and line.get(at).glued and line.get(at + 1).glued:
        return hyphened(line, at + 1)
    at, partitive, pointing, more = past_of(line, at)
    if pointing:
        return Counted(None, at, at, None, pointing=True, partitive=True, more=more)
    found = noun_phrase(line, at, one=amount.nominal == 1 and not partitive)
    if found is None:
        return Counted(None, at if more else amount.last, at if more else amount.last,
                       PEOPLE if line.get(at - 1).low == "others" else None, partitive=partitive, more=more)
    head, start, state = found
    last = head.at + 1
    unit = unit_of(line, head)
    if unit == PEOPLE and line.get(last).low in {"and", "or"} and (joined := listed(line.get(last + 1))) is not None \
            and joined.plural and joined.unit == PEOPLE and not states.is_state(line.get(last + 1).low):
        last += 2   # "women and children"
    group = None
    if unit == PEOPLE:
        group = group_of(line, start, last, state)
    return Counted(head, start, last, unit, state=state, group=group, partitive=partitive, more=more)


def measured(line: Line, amount: Amount) -> Counted | None:
    """That of which a share or a measure is one: "half of the town", "70 percent of its people", "30 tonnes of flour"."""
    at = amount.last
    if amount.unit == "share" and line.get(at).low in DETERMINERS:
        at += 1   # "half the town"
    elif line.get(at).low == "of":
        at += 1
        while line.get(at).low in DETERMINERS:
            at += 1
    else:
        return None
    if line.get(at).low in POINTING:
        return Counted(None, at + 1, at + 1, None, pointing=True)
    found = noun_phrase(line, at, one=True)
    return None if found is None else Counted(found[0], at, found[0].at + 1, unit_of(line, found[0]), state=found[2])


def hyphened(line: Line, at: int) -> Counted:
    """The noun joined to a number by a hyphen: "a five-truck convoy", "a six-nation group"."""
    word = line[at]
    noun = listed(word) if word.is_word else None
    unit = noun.unit if noun is not None and noun.unit in JOINED else None
    return Counted(word if unit else None, at, at + 1, unit)


def past_of(line: Line, at: int) -> tuple[int, bool, bool, bool]:
    """Where the noun phrase begins: behind "of the", "more", "other"; whether it is a part, a pronoun, further ones."""
    partitive = more = False
    if line.get(at).is_hyphen and line.get(at).glued:
        at += 1
    for _ in range(6):
        word = line.get(at)
        if word.low == "of" and not (partitive and line.get(at - 1).low == "of"):
            after = line.get(at + 1)
            if after.low in POINTING and not (after.low in {"those", "these"} and is_modifier(line, at + 2)):
                return at + 2, True, True, more
            partitive = after.low in DETERMINERS
            at += 1
            while line.get(at).low in DETERMINERS:
                at += 1
            if line.get(at).figure or (numerals.read(line, at) is not None and line.get(at).low not in {"half"}):
                break
            continue
        if word.low in {"more", "other", "others", "additional", "further"}:
            more = True
            at += 1
            continue
        if word.low in {"or", "so"} and line.lows(at, 2) == ("or", "so"):
            at += 2
            continue
        if word.text == "(" and line.get(at + 1).is_word and line.get(at + 2).text == ")":
            at += 3
            continue
        if word.low in {"different", "separate", "such", "new"} and partitive is False:
            at += 1
            continue
        if word.text in {'"', "“", "‘", "«", "''", "``", "["}:
            at += 1
            continue
        break
    return at, partitive, False, more


def is_modifier(line: Line, at: int) -> bool:
    """Whether a noun phrase goes on here: "those villages", not "those killed"."""
    word = line.get(at)
    return word.is_word and word.tag in NOUNS | {"JJ"} and not states.is_state(word.low)


def noun_phrase(line: Line, at: int, *, one: bool) -> tuple[Word, int, Word | None] | None:
    """The head of the noun phrase at word `at`, where it begins, and a word of state in it."""
    if (fall := states.beginning(states.table("falls"), line, at, PEOPLE)) is not None and fall.shape is Shape.PAST:
        return None   # "80 sustained injuries"
    state: Word | None = None
    head: Word | None = None
    model: Word | None = None
    steps = at
    sentence = line.get(at - 1).sentence
    while steps < at + LONGEST:
        word = line.get(steps)
        if word.is_hyphen and (word.glued or line.get(steps + 1).glued) and line.get(steps + 1).is_word:
            part = line.get(steps + 1)
            steps += 1 if part.tag in NOUNS or listed(part) is not None else 2   # "pick-up vehicles", "car-bombs"
            continue
        if line.get(steps + 1).is_hyphen and line.get(steps + 1).glued and line.get(steps + 2).glued and word.is_word:
            if line.get(steps + 2).figure and head is None:
                model = word if listed_model(word) else model
                steps += 2   # "two F-16 jets"
            steps += 1
            continue
        if word.text in {",", "/", "&"} and head is None and steps > at and line.get(steps - 1).tag in {"JJ", "JJR", "VBN"} \
                and line.get(steps + 1).tag in {"JJ", "VBN", "NN", "NNS"}:
            steps += 1
            continue
        if word.low == "and" and head is None and steps > at and line.get(steps - 1).tag in {"JJ", "NNP", "JJR"} \
                and line.get(steps + 1).tag in {"JJ", "NNP", "NN"}:
            steps += 1
            continue
        if word.low in {"and", "or"} and head is not None and not is_plural(head) and not one \
                and line.get(steps + 1).tag in NOUNS | {"JJ", "VBN"} and not begins_count(line, steps + 1):
            steps += 1   # "70 government and rebel fighters"
            continue
        if word.text == "(" and head is not None and not is_plural(head) \
                and (closed := next((at for at in range(steps, steps + 6) if line.get(at).text == ")"), None)):
            steps = closed + 1   # "31 Northern Council (NC) fighters"
            continue
        if word.text in {"'", "’", '"', "”", "“"} and steps > at and line.get(steps + 1).is_word and head is None:
            steps += 1
            continue
        if word.text in {"[", "]"} and word.at > at:
            steps += 1
            continue
        if not word.is_word or (word.sentence != sentence and word.capital and steps > at and not line.get(steps - 1).capital):
            break
        if word.capital and word.low in states.words("day"):
            break   # "12 soldiers Monday"
        if steps > at and begins_count(line, steps):
            break
        if head is not None and is_plural(head) and states.is_plain_act(word.low) and listed(word) is None:
            break   # a headline: "Kill 50 Injure Dozens"
        if head is None and states.is_plain_act(word.low) and begins_count(line, steps + 1):
            break
        noun = listed(word, before=line.get(steps - 1))
        if states.is_state(word.low) and not line.get(steps - 1).is_hyphen and (noun is None or not noun.plural or word.low in {"dead", "displaced"}):
            if head is not None:
                break
            if state is None and steps > at and word.tag in {"VBD"} and noun is None:
                break
            state = state or word
            if line.get(steps + 1).low in {"and", "or", "&"} and states.is_state(line.get(steps + 2).low):
                steps += 2
            steps += 1
            continue
        if noun is not None and noun.plural:
            if head is not None and is_plural(head) and head.low not in BEFORE_NOUNS \
                    and not (head.capital and head.tag == "NNPS" and listed(head) is None and not word.capital):
                break   # but "eight White Helmets workers"
            head = word
        elif word.tag in NOUNS:
            if head is not None and is_plural(head) and (word.tag in {"NN", "NNP"} or head.low not in BEFORE_NOUNS) \
                    and not (word.tag == "NN" and head.low in BEFORE_NOUNS):
                break
            head = word
        elif noun is not None and word.tag not in FINITE | STOPS and head is None:
            head = word
        elif word.tag in FINITE and word.text.isupper() and len(word.text) > 1 and line.get(steps + 1).tag in NOUNS:
            pass   # "70 IS fighters"
        elif word.tag in FINITE | STOPS or word.low in POINTING | {"including", "among", "per", "were", "was"} or (head is not None and word.tag in {"VBN", "VBG", "RB", "VB", "JJ"} and is_plural(head)) or (head is not None and word.tag in {"VBN", "VBG", "RB", "VB"} and listed(head) is not None) or (word.tag == "VB" and steps > at):
            break
        steps += 1
    if head is None and model is not None:
        return model, at, state
    if head is None and state is None:
        return None
    if head is None:
        assert state is not None
        return None if begins_count(line, state.at + 1) and line[state.at].low not in ONLY_STATES else (state, at, state)
    best = best_head(line, at, head, one=one)
    if state is not None and state.at < best.at and not is_plural(best) and not one:
        return state, at, state   # "273 others injured Saturday"
    return best, at, state


def best_head(line: Line, at: int, head: Word, *, one: bool) -> Word:
    """The head again: the first plural that is listed, where the parse has run on over what it took for nouns."""
    if one:
        return head
    for step in range(at, head.at):
        word = line[step]
        noun = listed(word)
        if noun is not None and noun.plural and word.low not in BEFORE_NOUNS and not line.get(step + 1).is_hyphen \
                and (word.tag in {"NNS", "NNPS"} or not is_plural(head)) and head.tag not in {"NNS"}:
            return word
    return head


def is_plural(word: Word) -> bool:
    """Whether a word is a plural noun."""
    noun = listed(word)
    if noun is not None:
        return noun.plural
    return word.tag in {"NNS", "NNPS"} and not (word.text.isupper() and len(word.text) > 1)


def begins_count(line: Line, at: int) -> bool:
    """Whether a number begins here, with or without "over", "some" and the like before it."""
    if line.get(at).low in {"half", "one", "couple", "few"}:
        return False
    return numerals.read(line, at) is not None or (line.get(at).low in SOME and numerals.read(line, at + 1) is not None)


ONLY_STATES = frozenset({"dead", "missing", "homeless", "displaced"})
SOME = frozenset({"over", "some", "about", "around", "nearly", "almost"})


def unit_of(line: Line, head: Word) -> str:
    """The unit of a noun: the listed one, or the noun itself in the plural."""
    if line.get(head.at + 1).is_hyphen and line.get(head.at + 2).figure and (model := listed_model(head)):
        return model
    before = line.get(head.at - 1)
    if before.is_hyphen and head.glued:
        joined = f"{line.get(head.at - 2).low}-{head.low}"
        noun = forms().get(joined)
        if noun is None and listed(head) is None:
            return joined if is_plural(head) else plural(joined)
    else:
        noun = listed(head, before=before)
    noun = noun or listed(head)
    if noun is not None:
        return noun.unit
    if states.is_state(head.low):
        return PEOPLE
    if is_people(head, headline=line.get(head.at - 1).capital or line.get(head.at + 1).capital):
        return PEOPLE
    return head.low if is_plural(head) or head.low.endswith("s") else plural(head.low)


def group_of(line: Line, start: int, last: int, state: Word | None) -> tuple[int, int] | None:
    """The words that say who the people are; None for "people", "others" and the like."""
    first = start
    while first < last and (line[first].low in FILLERS or states.is_state(line[first].low) or not line[first].is_word):
        first += 1
    if first >= last or (last - first == 1 and line[first].low in BARE):
        return None
    return first, last
