"""What befell those counted: from the verb before the number, the words behind its noun, or a toll that it tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.mentions.quantities import numerals, states
from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.counted import Counted
from sayso.mentions.quantities.nouns import PEOPLE, listed
from sayso.mentions.quantities.phrases import listed as listed_phrases
from sayso.mentions.quantities.states import Hit, Shape
from sayso.mentions.quantities.words import NOTHING, Line, Word

AUXILIARIES = frozenset({
    "was", "were", "is", "are", "be", "been", "being", "get", "got", "gets", "getting", "have", "has", "had",
    "having", "will", "would", "may", "might", "could", "can", "must", "should", "feared", "believed", "found",
    "reported", "confirmed", "said", "thought", "estimated", "expected", "understood", "assumed", "alleged",
    "considered", "deemed", "to", "left", "known", "reportedly", "remain", "remained", "remains", "lay", "lying",
    "presumed", "listed", "declared", "also", "later", "already", "not", "either", "both", "all", "still",
    "allegedly", "subsequently", "since", "then", "immediately", "seriously", "badly", "severely", "critically",
    "slightly", "lightly", "instantly", "internally", "forcibly", "officially", "recently", "successfully",
    "previously", "who", "that", "which"})
BE = frozenset({"was", "were", "is", "are", "be", "been", "being", "got", "get", "gets"})
STEPS = frozenset({
    "the", "a", "an", "his", "her", "its", "their", "these", "those", "of", "all", "in", "total", "another", "as",
    "many", "at", "least", "what", "it", "called", "said", "were", "with", "instantly", "reportedly", "also"})
PASSED = frozenset({
    "including", "and", "or", "plus", ",", "with", "besides", "among", "as", "well", "along", "together", "mostly",
    "most", "many", "some", "them", "of", "whom", "both", "(", ")", "-", "–", "—", "the", "a", "an", "one"})
ENDS = frozenset({
    ".", ";", ":", "?", "!", "but", "while", "when", "after", "before", "because", "as", "although", "though",
    "if", "since", "where", "whereas", "until", "despite", "following"})
TIGHT = 2
"""The most words that join two numbers of one list: a comma, \"and\"."""
LONGEST, BARE = 18, 7
TOLL_REACH, SENTENCE = 18, 45


@dataclass(frozen=True, slots=True)
class Scope:
    """What befell those counted, and the word that says so; `side` is where that word stands."""

    scope: str
    why: str
    side: str
    last: int = -1


def own(line: Line, amount: Amount, counted: Counted, amounts: Sequence[tuple[Amount, Counted]],
        here: int) -> Scope | None:
    """The scope that the text gives to this number itself, not to another that it goes with."""
    unit = counted.unit
    if unit == "times" or is_source(line, amount):
        return None
    if counted.head is not None and (noun := listed(counted.head)) is not None and unit == PEOPLE:
        told = noun.entry.fields.get("state")
    else:
        told = None
    left = governing(line, amount, unit)
    close = at_once(line, counted, unit)
    if left is not None and close is not None and left.shape is Shape.PAST and not object_follows(line, close.last) \
            and left.entry is not close.entry and left.last == amount.first:
        left = None   # "8 killed 58 others injured": the verb before is of the number before
    if left is None and close is None:
        left = beside(line, amount, unit)
    if left is not None:
        return Scope(left.scope, f"'{words(line, left)}' stands before it", "before")
    listed_states = states.plain_table("states")
    if counted.state is not None and (hit := states.beginning(listed_states, line, counted.state.at, unit)):
        hit = both(line, hit, unit)
        return Scope(hit.scope, f"'{words(line, hit)}' is said of them", "state")
    toll = toll_of(line, amount, counted)
    if toll is not None:
        return toll
    behind = said_behind(line, amount, counted, amounts, here)
    if behind is not None:
        return Scope(behind.scope, f"'{words(line, behind)}' stands behind it", "behind", behind.last)
    if told:
        return Scope(str(told), f"'{counted.head.low if counted.head else ''}' says so", "noun")
    return by_parse(amount, counted, line)


def is_source(line: Line, amount: Amount) -> bool:
    """Whether those counted are whom somebody cites: "citing two officials", "according to three doctors"."""
    at = amount.first - 1
    while line.get(at).low in {"the", "at", "least"}:
        at -= 1
    return line.get(at).low in {"citing", "quoting"} or (line.get(at - 1).low, line.get(at).low) == ("according", "to")


def of_people(line: Line, amount: Amount) -> bool:
    """Whether what stands before a number says that it is of people: "kills 30", "the death toll rose to 45"."""
    nobody = Counted(None, amount.last, amount.last, None)
    hit = governing(line, amount, PEOPLE)
    return (hit is not None and hit.scope in {"killed", "wounded", "killed or wounded", "arrested"}) \
        or toll_of(line, amount, nobody) is not None


def words(line: Line, hit: Hit) -> str:
    """The words of a hit."""
    return " ".join(line[at].low for at in range(hit.first, hit.last))


def governing(line: Line, amount: Amount, unit: str | None) -> Hit | None:
    """The verb right before the number, of which those counted are the object, or the noun with "of"."""
    at = amount.first
    for _ in range(4):
        if line.get(at - 1).low in {"of", "for", "to"}:
            noun = states.ending(states.plain_table("names"), line, at - 1, unit)
            if noun is not None:
                return noun
        hit = states.ending(states.table("acts"), line, at, unit)
        if hit is not None and not is_passive(line, hit) and not is_noun(line, hit):
            return joined(line, hit, unit)
        if line.get(at - 1).low not in STEPS or line.get(at - 1).sentence != line[amount.first].sentence:
            return None
        at -= 1
    return None


WITH = (("in", "addition", "to"), ("as", "well", "as"), ("along", "with"), ("together", "with"))


def beside(line: Line, amount: Amount, unit: str | None) -> Hit | None:
    """What befell one named before, and those counted too: "was killed along with 12 others"."""
    for link in WITH:
        start = amount.first - len(link)
        if start > 0 and line.lows(start, len(link)) == link:
            return states.ending(states.table("acts"), line, start, unit)
    return None


def is_noun(line: Line, hit: Hit) -> bool:
    """Whether what looks like a verb is a noun here: "the injured 12"."""
    if hit.shape is not Shape.PLAIN or hit.last != hit.first + 1:
        return False
    noun = listed(line[hit.first])   # "6 martyrs 22 injured"
    return line.get(hit.first - 1).low in {"the", "a", "an"} or (
        noun is not None and noun.plural and line[hit.first].tag in {"NNS", "NNPS"})


def is_passive(line: Line, hit: Hit) -> bool:
    """Whether a past form is in the passive, and so said of those before it: "were killed"."""
    if hit.shape is not Shape.PAST:
        return False
    for step in (1, 2, 3):
        word = line.get(hit.first - step)
        if word.low in {"was", "were", "been", "being", "be", "is", "are"}:
            return True
        if word.tag != "RB" and word.low not in {"killed", "wounded", "injured", "and", "or", "reportedly", "also"}:
            return False
    return False


def joined(line: Line, hit: Hit, unit: str | None) -> Hit:
    """Two verbs with one object: "killed or wounded 12", "killing and injuring dozens"."""
    at = hit.first
    if line.get(at - 1).low in {"and", "or", ",", "/"}:
        at -= 1
    if line.get(at - 1).low == "and" and line.get(at).low == "/":
        at -= 1
    first = states.ending(states.table("acts"), line, at, unit)
    if first is None or {first.scope, hit.scope} != {"killed", "wounded"} or is_passive(line, first):
        return hit
    both = next(entry for entry, _ in states.table("acts")["killed", "or", "wounded"])
    return Hit(both, first.first, hit.last, hit.shape)


def at_once(line: Line, counted: Counted, unit: str | None) -> Hit | None:
    """The word of scope right behind the noun: "58 others injured"."""
    if counted.state is not None and counted.head is counted.state:
        return states.beginning(states.plain_table("states"), line, counted.state.at, unit)
    hit = states.beginning(states.table("acts"), line, counted.last, unit) or \
        states.beginning(states.plain_table("states"), line, counted.last, unit)
    return hit if hit is not None and hit.shape is Shape.PAST else None


def object_follows(line: Line, at: int) -> bool:
    """Whether word `at` begins a number, and so the object of the verb before it."""
    if numerals.read(line, at) is not None:
        return True
    found = listed_phrases("quantities_interval", "least", "most", "nearly", "about", "exact").beginning(line, at)
    return found is not None and numerals.read(line, found[0]) is not None


def said_behind(line: Line, amount: Amount, counted: Counted, amounts: Sequence[tuple[Amount, Counted]],
                here: int) -> Hit | None:
    """The first word of scope behind the noun that is said of those counted."""
    leaving = line.get(amount.first - 1).low in LEAVING
    at, passive, steps = counted.last, leaving, 0
    # whether a number stands between, and whether it is of another kind and in a clause of its own
    crossed, strange, end = False, False, counted.last
    following = {one.first: (one, noun) for one, noun in amounts[here + 1 :]}
    sentence = line.get(max(counted.last - 1, amount.first)).sentence
    bare = counted.head is None and not counted.pointing
    while steps < (BARE if bare else LONGEST) and at < len(line):
        word = line[at]
        if (word.sentence != sentence and word.capital) or (bare and word.figure):
            return None
        if at in following:
            if not following[at][1].pointing and (at == counted.last or line[at - 1].low not in PASSED):
                return None
            other, crossed = following[at][1], True
            strange = strange or (other.unit not in {counted.unit, None} and at - end > TIGHT)
            end = other.last
            at = max(other.last, at + 1)
            passive = leaving
            continue
        hit = said_at(line, at, counted.unit, passive, near=at == counted.last)
        if hit is not None:
            apart = crossed and hit.shape is Shape.ING   # "300 turned back and another 200 perishing"
            return hit if passive or not (strange or apart) else None
        if word.low in BE:
            passive = True
        elif ends_clause(line, word, passive=passive):
            return None
        at += 1
        steps += 1
    return None


def ends_clause(line: Line, word: Word, *, passive: bool) -> bool:
    """Whether what is said of those before ends here: at another verb, a full stop, "while" and the like."""
    if word.low in ENDS:
        return not (word.low == "as" and line.after(word).low == "well")
    if word.low in AUXILIARIES | PASSED:
        return False
    return word.tag in {"VBD", "VBZ", "VBP"} or (passive and word.tag in {"VBN", "VBG"})


def said_at(line: Line, at: int, unit: str | None, passive: bool, *, near: bool) -> Hit | None:
    """The word of scope at `at`, if it is said of those before it."""
    if line.get(at - 1).is_hyphen:
        return None   # "from the rebel-besieged town"
    fall = states.beginning(states.table("falls"), line, at, unit)
    if fall is not None and (fall.shape is not Shape.PLAIN or line[at].tag != "NN") \
            and not (fall.last == fall.first + 1 and object_follows(line, fall.last) and line[at].low == "drowned"):
        return fall
    act = states.beginning(states.table("acts"), line, at, unit)
    if line.get(at - 1).low in HAVING:
        return None   # "two bombers have killed"
    if act is not None and act.shape is Shape.PAST and (passive or not takes_object(line, act)):
        return both(line, act, unit)
    state = states.beginning(states.plain_table("states"), line, at, unit)
    if state is not None and (passive or near or line.get(at - 1).low in AUXILIARIES) and not takes_object(line, state):
        return both(line, state, unit)
    return None


def both(line: Line, hit: Hit, unit: str | None) -> Hit:
    """Two words of scope said of the same people: "12 were killed or wounded"."""
    if line.get(hit.last).low not in {"and", "or", "/", "&"}:
        return hit
    second = states.beginning(states.table("acts"), line, hit.last + 1, unit) or \
        states.beginning(states.plain_table("states"), line, hit.last + 1, unit)
    if second is None or {hit.scope, second.scope} != {"killed", "wounded"} or object_follows(line, second.last) \
            or second.shape is not Shape.PAST:
        return hit
    entry = next(entry for entry, _ in states.table("acts")["killed", "or", "wounded"])
    return Hit(entry, hit.first, second.last, hit.shape)


def takes_object(line: Line, hit: Hit) -> bool:
    """Whether a past form behind a noun is active: "12 rebels killed the guards"; "12 killed in Marn" is not."""
    after = line.get(hit.last)
    if object_follows(line, hit.last):
        second = numerals.read(line, hit.last)
        if second is None:
            return True
        behind = second.last
        while line.get(behind).low in {"more", "others", "other", "people", "persons"}:
            behind += 1
        if states.is_state(line.get(behind).low) and not object_follows(line, behind + 1):
            return False   # a list: "8 killed 58 others injured"
        return line[hit.first].tag == "VBD"
    if not any(shape is Shape.PAST for _, shape in states.table("acts").get((line[hit.first].low,), ())):
        return False
    if after.low in {"the", "a", "an", "their", "his", "its", "several", "many", "him", "them"}:
        return line[hit.first].tag != "VBN" or after.low in {"him", "them"}
    return False


def toll_of(line: Line, amount: Amount, counted: Counted) -> Scope | None:
    """The toll that a number tells: "the death toll rose to 45", "the number of displaced, now 1.5 million"."""
    if counted.unit not in {None, PEOPLE}:
        return None
    at = amount.first
    tolls, carriers = states.plain_table("tolls"), listed_phrases("scopes", "carrier")
    linked = False
    tied = counted.head is None and line.get(amount.first - 1).low in {"to", "at", "reached", "reaches"}
    reach = SENTENCE if tied else TOLL_REACH
    for _ in range(reach):
        if counted.head is not None and at == amount.first and (line.get(at - 1).low in WEAK_LINKS
                                                                or carriers.ending(line, at) is None):
            return None   # "at 85, adding that 50 civilians"
        hit = states.ending(tolls, line, at, PEOPLE)
        if hit is not None and (linked or counted.head is None) and is_toll(line, hit):
            return Scope(hit.scope, f"it tells '{words(line, hit)}'", "toll")
        before = line.get(at - 1)
        if before is NOTHING or before.low in ENDS or before.sentence != line[amount.first].sentence:
            return None
        carried = carriers.ending(line, at) is not None
        if before.figure and line.get(at).low not in {"to", "in"}:
            return None
        if not carried and before.tag in NOUNLIKE and not linked:
            return None
        linked = linked or (carried and before.low not in {"of", "in", "the", "a", "from", "by"})
        at -= 1
    return None


HAVING = frozenset({"have", "has", "had", "having"})
LEAVING = frozenset({"leave", "leaves", "left", "leaving", "found", "finding", "reported"})
WEAK_LINKS = frozenset({"the", "a", "said", "has", "have", "had", "in", "with", "since", "by", "from", "and"})
NOUNLIKE = frozenset({"NN", "NNS", "VBD", "VBZ", "VBP"})


def is_toll(line: Line, hit: Hit) -> bool:
    """Whether a phrase is a toll and not the people: "the dead" alone are those people."""
    if hit.last - hit.first > 1:
        return True
    word, before = line[hit.first], line.get(hit.first - 1)
    if word.low in {"toll", "deaths", "fatalities", "casualties"}:
        return not (before.figure or numerals.read(line, hit.first - 1))
    return line.lows(hit.first - 2, 2) in {("number", "of"), ("toll", "of"), ("number", "the")} \
        or line.lows(hit.first - 3, 3) == ("number", "of", "the")


def by_parse(amount: Amount, counted: Counted, line: Line) -> Scope | None:
    """The scope by the grammar of the sentence: the verb whose object or passive subject the noun is."""
    word = counted.head or line.get(amount.number.first)
    token = word.token
    if token is None:
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and line.get(amount.last).low == "of":
        token = token.head.head   # "scores of vehicles"
    bare = counted.head is None and not counted.pointing and amount.number.figure
    if bare and token.dep_ not in {"dobj", "nsubjpass"}:
        return None
    for _ in range(4):
        if token.dep_ not in {"conj", "appos", "nummod", "compound", "quantmod"} or token.head is token:
            break
        token = token.head
    verb = token.head
    if token.dep_ not in {"dobj", "nsubjpass"} or verb is token:
        return None
    own = line[amount.number.first].token
    if own is None or (verb.i < own.i) != (token.dep_ == "dobj"):
        return None   # an object stands behind its verb, what suffers before it
    at = next((word.at for word in line if word.token is not None and word.token.i == verb.i), None)
    hit = states.beginning(states.table("acts"), line, at, counted.unit) if at is not None else None
    return Scope(hit.scope, f"they are what '{words(line, hit)}' is done to", "parse") if hit is not None else None
