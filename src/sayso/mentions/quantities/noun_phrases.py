"""The noun phrase behind a number, word by word: where the parse errs, as in headlines, the lists decide."""

from dataclasses import dataclass

from sayso.mentions.quantities import numerals, states
from sayso.mentions.quantities.nouns import PEOPLE, Noun, is_people, listed, listed_model
from sayso.mentions.quantities.states import Shape
from sayso.mentions.quantities.words import Line, Word

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STOPS = frozenset({"IN", "TO", "WDT", "WP", "WRB", "WP$", "EX", "PRP", "PRP$", "DT", "CC", "RP", "PDT", "UH"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
AFTER_HEAD = frozenset({"VBN", "VBG", "RB", "VB"})
"""What cannot stand behind a head inside the phrase."""
POINTING = frozenset({"them", "those", "whom", "these", "which", "us", "you"})
ENDING = POINTING | {"including", "among", "per", "were", "was"}
BEFORE_NOUNS = frozenset({
    "women", "arms", "sports", "forces", "men", "aid", "rescue", "explosives", "munitions", "weapons",
    "operations", "vehicles", "services", "police", "special", "human", "rebels", "civilian", "staff", "crew",
    "personnel", "infantry", "cavalry", "barrels", "barrel", "government", "militants", "terrorists", "child",
    "community", "girls", "boys"})
"""Plurals and collectives that often stand before the noun that is counted: "three women fighters"."""
SOME = frozenset({"over", "some", "about", "around", "nearly", "almost"})
NO_COUNT = frozenset({"half", "one", "couple", "few"})
ONLY_STATES = frozenset({"dead", "missing", "homeless", "displaced"})
"""Words of state that are no verbs, and so have no object behind them: "35 dead dozens wounded"."""
QUOTES = frozenset({"'", "’", '"', "”", "“"})
LONGEST, IN_BRACKETS = 9, 6


@dataclass(slots=True)
class Phrase:
    """A noun phrase as far as it is read: its first word, the word that is looked at, and what was seen so far."""

    line: Line
    first: int
    one: bool
    at: int
    head: Word | None = None
    state: Word | None = None
    model: Word | None = None

    @property
    def word(self) -> Word:
        """The word that is looked at."""
        return self.line.get(self.at)

    @property
    def next(self) -> Word:
        """The word behind it."""
        return self.line.get(self.at + 1)

    @property
    def full(self) -> bool:
        """Whether it has a head that is a plural, as a count of several wants it."""
        return self.head is not None and is_plural(self.head) and not (
            self.head.tag == "NNPS" and listed(self.head) is None and not is_people(self.head, headline=True))


def read(line: Line, at: int, *, one: bool) -> tuple[Word, int, Word | None] | None:
    """The head of the noun phrase at word `at`, where it begins, and a word of state in it; None if there is none."""
    fall = states.beginning(states.table("falls"), line, at, PEOPLE)
    if fall is not None and fall.shape is not Shape.PLAIN:
        return None   # "80 sustained injuries", "200 perishing"
    phrase = Phrase(line, at, one, at)
    while phrase.at < at + LONGEST:
        over = joined(phrase) or bracketed(phrase)
        if not over and (ends(phrase) or not taken(phrase)):
            break
        phrase.at += over or 1
    return chosen(phrase)


def joined(phrase: Phrase) -> int:
    """How many words to pass that only join: hyphens, "and" and commas between adjectives; 0 for none."""
    line, word, after = phrase.line, phrase.word, phrase.next
    inside = phrase.at > phrase.first
    before = line.get(phrase.at - 1)
    if word.is_hyphen and (word.glued or after.glued) and after.is_word:
        return 1 if after.tag in NOUNS or listed(after) is not None else 2   # "car-bombs", "pick-up vehicles"
    if after.is_hyphen and after.glued and line.get(phrase.at + 2).glued and word.is_word:
        if line.get(phrase.at + 2).figure and phrase.head is None:
            phrase.model = word if listed_model(word) else phrase.model
            return 3   # "two F-16 jets"
        return 1
    if phrase.head is None and inside:
        if word.text in {",", "/", "&"} and before.tag in {"JJ", "JJR", "VBN"} \
                and after.tag in {"JJ", "VBN", "NN", "NNS"}:
            return 1
        if word.low == "and" and before.tag in {"JJ", "NNP", "JJR"} and after.tag in {"JJ", "NNP", "NN"}:
            return 1
    if word.low in {"and", "or"} and phrase.head is not None and not phrase.full and not phrase.one \
            and after.tag in NOUNS | {"JJ", "VBN"} and not begins_count(line, phrase.at + 1):
        return 1   # "70 government and rebel fighters"
    return 0


def bracketed(phrase: Phrase) -> int:
    """How many words to pass in brackets and quotation marks: "31 Northern Council (NC) fighters"; 0 for none."""
    word = phrase.word
    if word.text == "(" and phrase.head is not None and not phrase.full:
        closed = (at for at in range(phrase.at, phrase.at + IN_BRACKETS) if phrase.line.get(at).text == ")")
        end = next(closed, None)
        return end + 1 - phrase.at if end is not None else 0
    if word.text in QUOTES and phrase.at > phrase.first and phrase.next.is_word and phrase.head is None:
        return 1
    return int(word.text in {"[", "]"} and phrase.at > phrase.first)


def ends(phrase: Phrase) -> bool:
    """Whether the phrase ends before the word that is looked at."""
    line, word, inside = phrase.line, phrase.word, phrase.at > phrase.first
    if not word.is_word or (word.capital and word.low in states.words("day")):
        return True   # "12 soldiers Monday"
    if inside and (begins_count(line, phrase.at) or begins_sentence(line, word)):
        return True
    if states.is_plain_act(word.low):   # a headline: "Kill 50 Injure Dozens"
        noun = listed(word)
        return (phrase.full and noun is None) or (
            phrase.head is None and begins_count(line, phrase.at + 1) and (noun is None or not noun.plural))
    return False


def begins_sentence(line: Line, word: Word) -> bool:
    """Whether the parse begins a sentence here, and a capital bears it out."""
    before = line.before(word)
    return word.sentence != before.sentence and word.capital and not before.capital


def taken(phrase: Phrase) -> bool:
    """Take the word into the phrase; whether it goes in."""
    word = phrase.word
    noun = listed(word, before=phrase.line.get(phrase.at - 1))
    if is_state(phrase, noun):
        return taken_state(phrase, noun)
    if noun is not None and noun.plural:
        if phrase.full and not makes_way(phrase.head, word):
            return False
        phrase.head = word
        return True
    if word.tag in NOUNS:
        if phrase.head is not None and phrase.full and not (
                word.tag in {"NN", "NNS", "NNPS"} and phrase.head.low in BEFORE_NOUNS):
            return False
        phrase.head = word
        return True
    if noun is not None and word.tag not in FINITE | STOPS and phrase.head is None:
        phrase.head = word
        return True
    if word.tag in FINITE and word.text.isupper() and len(word.text) > 1 and phrase.next.tag in NOUNS:
        return True   # "70 IS fighters"
    if word.tag in FINITE | STOPS or word.low in ENDING:
        return False
    return fits_behind(phrase)


def fits_behind(phrase: Phrase) -> bool:
    """Whether a word that is no noun can stand where it does: an adjective before the head, and nothing behind it."""
    word, head = phrase.word, phrase.head
    if head is None:
        return word.tag != "VB" or phrase.at == phrase.first
    if word.tag == "VBG" and head.low in BEFORE_NOUNS and phrase.next.tag in NOUNS:
        return True   # "two infantry fighting vehicles"
    if word.tag == "JJ":
        return not phrase.full
    return word.tag not in AFTER_HEAD or not (phrase.full or listed(head) is not None or word.tag == "VB")


def makes_way(head: Word | None, word: Word) -> bool:
    """Whether a plural gives up its place to the one behind it: "women fighters", "White Helmets workers"."""
    if head is None or head.low in BEFORE_NOUNS:
        return True
    return head.capital and head.tag == "NNPS" and listed(head) is None and not word.capital


def is_state(phrase: Phrase, noun: Noun | None) -> bool:
    """Whether the word says what befell those counted: "wounded", but not the second half of "rebel-besieged"."""
    return states.is_state(phrase.word.low) and not phrase.line.get(phrase.at - 1).is_hyphen \
        and (noun is None or not noun.plural or phrase.word.low in ONLY_STATES)


def taken_state(phrase: Phrase, noun: Noun | None) -> bool:
    """Take a word of state into the phrase, with the one joined to it; whether it goes in."""
    word = phrase.word
    verb = phrase.state is None and phrase.at > phrase.first and word.tag == "VBD" and noun is None
    if phrase.head is not None or verb:
        return False
    phrase.state = phrase.state or word
    if phrase.next.low in {"and", "or", "&"} and states.is_state(phrase.line.get(phrase.at + 2).low):
        phrase.at += 2   # "88 killed and injured"
    return True


def chosen(phrase: Phrase) -> tuple[Word, int, Word | None] | None:
    """The head: the noun, else the letters of a type ("F-16"), else the word of state ("30 wounded")."""
    line, state, first = phrase.line, phrase.state, phrase.first
    if phrase.head is not None:
        head = first_plural(phrase, phrase.head)
        behind = state is not None and state.at < head.at
        if state is not None and behind and states.of_people_only(state.low) and not counts_people(line, head):
            return state, first, state   # "dozens injured Karsovan media reported"
        if state is None or not behind or is_plural(head) or phrase.one:
            return head, first, state
        return state, first, state   # "273 others injured Saturday"
    if phrase.model is not None:
        return phrase.model, first, state
    if state is None or (begins_count(line, state.at + 1) and state.low not in ONLY_STATES):
        return None   # "killed 12 injured 30": "injured" is of the 30
    return state, first, state


def counts_people(line: Line, head: Word) -> bool:
    """Whether a head can be people."""
    noun = listed(head, before=line.get(head.at - 1))
    return noun.unit in {PEOPLE, "families"} if noun is not None else is_people(head)


def first_plural(phrase: Phrase, head: Word) -> Word:
    """The head again: the first plural that is listed, where the parse has run on over what it took for nouns."""
    if phrase.one or head.tag == "NNS":
        return head
    for at in range(phrase.first, head.at):
        word, noun = phrase.line[at], listed(phrase.line[at])
        if noun is not None and noun.plural and word.low not in BEFORE_NOUNS and not phrase.line.get(at + 1).is_hyphen \
                and (word.tag in {"NNS", "NNPS"} or not is_plural(head)):
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
    if line.get(at).low in NO_COUNT:
        return False
    return numerals.read(line, at) is not None or (line.get(at).low in SOME and numerals.read(line, at + 1) is not None)
