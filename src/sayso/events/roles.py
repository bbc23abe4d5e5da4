"""Who does it and whom it befalls, from one predicate and never from two clauses mixed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.events.cast import Cast
from sayso.events.predicates import OBJECTS, Predicate, Reading, governed
from sayso.model import EventType, Participant, Span
from sayso.text.clauses import child, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

USUAL = ("object", "indirect object", "against", "with", "to", "for", "on", "over", "object's owner", "clause subject",
         "clause recipient", "from", "at", "into", "among", "between", "of", "in", "toward", "towards", "near")
"""Where a recipient stands, the likeliest first, after what the frame itself says."""
OF_IS_ACTOR = frozenset({EventType.RETREAT, EventType.PROTEST, EventType.MOBILIZE, EventType.CONCEDE})
"""Types whose nouns have the actor behind "of": "the withdrawal of Karsovan troops"."""
OWNING = frozenset({"of", "by", "from", "for", "on", "against", "to", "with", "in", "between"})
DEEP = 3


@dataclass(slots=True)
class Roles:
    """Looks for the participants of the predicates of one block."""

    doc: "Doc"
    cast: Cast

    def actors(self, one: Predicate, reading: Reading) -> list[Participant]:
        """Who does it; empty where nobody is named."""
        token = self.doc[one.at]
        if one.nominal:
            return self.actors_of_noun(token, reading)
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd", "attr"}:
            found = child(token.head, "nsubj", "nsubjpass") or subject(token.head)
            return self.cast.who(found) if found is not None else []
        for word in reading.frame.actor:
            some = [each for noun in self.after(token, reading, word) for each in self.cast.who(noun)]
            if some:
                return some
        if reading.frame.actor:
            return []
        by = self.agent(token)
        if by is not None:
            return self.cast.who(by)
        if is_passive(token):
            return []
        found = subject(token)
        if found is None and token.dep_ in {"xcomp", "advcl", "pcomp"}:
            found = self.controller(token)
        if found is None:
            return []
        return self.cast.who(found)

    def actors_of_noun(self, noun: "Token", reading: Reading) -> list[Participant]:
        """Who does what a noun tells: after "by", in front of it, or behind "of" where nothing is done to anybody."""
        for kid in noun.children:
            if kid.lower_ == "by" and kid.dep_ in {"prep", "agent"} and (who := child(kid, "pobj")) is not None:
                return self.cast.who(who)
        front = [kid for kid in noun.children if kid.i < noun.i and kid.dep_ in {"poss", "compound", "amod", "nmod"}]
        for kid in front:
            some = [one for one in self.cast.who(kid) if one.code or one.actor]
            if some:
                return some
        wanted: tuple[str, ...] = ("of", "from") if reading.frame.type in OF_IS_ACTOR else ("from",)
        if reading.frame.mutual:
            wanted = ("between", "among", "of")
        for word in wanted:
            for kid in noun.children:
                if kid.lower_ == word and (who := child(kid, "pobj")) is not None:
                    some = [one for one in self.cast.who(who) if one.code or one.actor]
                    if some:
                        return some
        verb = noun.head
        if noun.dep_ == "dobj" and verb.pos_ == "VERB" and (who := subject(verb)) is not None:
            return [one for one in self.cast.who(who) if one.code or one.actor]
        return []

    def controller(self, token: "Token") -> "Token | None":
        """Who does what an infinitive tells: the object of the verb above it, else its subject."""
        above = token.head
        for _ in range(DEEP):
            noun = child(above, "dobj", "nsubjpass") if above.pos_ == "VERB" and token.dep_ == "xcomp" else None
            noun = noun or subject(above)
            if noun is not None:
                return noun
            if above.head is above:
                break
            above = above.head
        return None

    def agent(self, token: "Token") -> "Token | None":
        """Who is named after "by"."""
        by = child(token, "agent")
        if by is None and is_passive(token):
            by = next((kid for kid in token.children if kid.dep_ == "prep" and kid.lower_ == "by"), None)
        return child(by, "pobj") if by is not None else None

    def recipients(self, one: Predicate, reading: Reading, actors: list[Participant], depth: int = 0
                   ) -> list[Participant]:
        """Whom it befalls: the first place that names somebody known who is none of the actors."""
        own = {(each.span, each.name) for each in actors}
        spans = [each.span for each in actors if each.span]
        loose: list[Participant] = []
        for where in dict.fromkeys((*reading.frame.recipient, *USUAL)):
            some = [each for each in self.at(where, one, reading, depth) if (each.span, each.name) not in own
                    and not any(each.span and each.span.touches(span) for span in spans)]
            known = [each for each in some if each.code]
            if known:
                return known
            loose = loose or [replace(each, why=each.why) for each in some
                              if where in {*reading.frame.recipient, "object"} and where != "in"]
        far = self.nearby(one, spans) if depth == 0 else []
        return far or loose

    def nearby(self, one: Predicate, taken: list[Span]) -> list[Participant]:
        """Somebody named further down in what the predicate governs, the nearest after it; nobody named twice."""
        token = self.doc[one.at]
        codes = {code[:3] for span in taken for code in [self.code_in(span)] if code}
        found: list[Participant] = []
        for under in sorted(token.subtree, key=lambda each: (each.i < token.i, abs(each.i - token.i))):
            if under.i == token.i or under.pos_ not in {"NOUN", "PROPN", "ADJ"}:
                continue
            code = self.cast.code_at(under)
            span = self.cast.block.span(under, under)
            if not self.cast.is_country(code) or any(span.touches(each) for each in taken):
                continue
            each = Participant(span, under.text, None, code, "named further on in what it governs")
            if code[:3] not in codes:
                return [each]
            found.append(each)
        return found[:1]

    def code_in(self, span: Span) -> str:
        """The code of an actor named inside a span."""
        for one in self.cast.named:
            if span.holds(one.span) and one.choice.value is not None:
                actor = self.cast.actors[one.choice.value]
                if actor.country:
                    return actor.country
        return ""

    def at(self, where: str, one: Predicate, reading: Reading, depth: int) -> Iterator[Participant]:
        """Everybody named at one place around a predicate."""
        token = self.doc[one.at]
        if where == "object":
            for noun in self.objects(token, one):
                if noun.i != reading.object or "object" in reading.frame.recipient:
                    yield from self.cast.who(noun)
        elif where == "indirect object":
            for kid in token.children:
                if kid.dep_ == "dative":
                    given = kid if kid.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"} else child(kid, "pobj")
                    if given is not None:
                        yield from self.cast.who(given)
        elif where == "object's owner":
            for noun in self.objects(token, one):
                yield from self.owners(noun)
        elif where == "subject":
            found = child(token, "nsubj", "nsubjpass")
            if found is not None:
                yield from self.cast.who(found)
        elif where == "clause subject":
            for under in governed(token):
                does = child(under, "nsubj", "nsubjpass")
                if does is not None:
                    yield from self.cast.who(does)
        elif where == "clause recipient":
            if depth < DEEP:
                yield from self.of_inner(token, reading, depth)
        else:
            for noun in self.after(token, reading, where):
                yield from self.cast.who(noun)

    def of_inner(self, token: "Token", reading: Reading, depth: int) -> Iterator[Participant]:
        """The recipients of what a predicate governs."""
        inner = reading.inner
        if inner is not None and inner.readings:
            yield from self.recipients(inner, inner.best, self.actors(inner, inner.best), depth + 1)
            return
        for under in governed(token):
            for noun in self.objects(under, None):
                yield from self.cast.who(noun)
            for kid in under.children:
                if kid.dep_ in {"prep", "dative"} and (below := child(kid, "pobj")) is not None:
                    yield from (one for one in self.cast.who(below) if one.code)

    def objects(self, token: "Token", one: Predicate | None) -> Iterator["Token"]:
        """What a verb is done to: its object, the subject of its passive, the noun that its participle hangs on; of a
        noun, what stands behind "of"."""
        if one is not None and one.nominal:
            for word in ("of", "on", "against"):
                for kid in token.children:
                    if kid.lower_ == word and kid.dep_ == "prep" and (noun := child(kid, "pobj")) is not None:
                        yield noun
            return
        found = False
        for kid in token.children:
            if kid.dep_ in OBJECTS:
                found = True
                yield kid
        if not found and token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN":
            yield token.head
        if not found and token.dep_ == "conj" and is_passive(token) and token.head.pos_ == "VERB":
            yield from self.objects(token.head, None)
        if token.dep_ == "relcl" and not is_passive(token):
            relative = next((kid for kid in token.children if kid.dep_ == "dobj" and kid.tag_ in {"WDT", "WP"}), None)
            if relative is not None:
                yield token.head

    def owners(self, noun: "Token") -> Iterator[Participant]:
        """Whose an object is: "an Indian proposal", "Haiti's efforts", "calls by Belarus"."""
        for mention in self.cast.in_front(noun):
            actor = self.cast.actors[mention.choice.value or ""]
            yield Participant(mention.span, mention.span.cut(self.cast.text), actor.id, actor.code, "owns the object")
        for kid in noun.children:
            if kid.dep_ in {"prep", "agent"} and kid.lower_ in OWNING:
                for under in kid.children:
                    if under.dep_ == "pobj":
                        yield from (one for one in self.cast.who(under) if one.code)
                        yield from self.owners(under)
        for kid in noun.children:
            if kid.dep_ in {"conj", "compound"} and kid.i != noun.i:
                yield from self.owners(kid)

    def after(self, token: "Token", reading: Reading, word: str) -> Iterator["Token"]:
        """The nouns after a preposition that hangs on the predicate's words or on its object."""
        hosts = dict.fromkeys((token.i, *reading.words))
        for noun in self.objects(token, None):
            hosts[noun.i] = None
        for place in hosts:
            for kid in self.doc[place].children:
                if kid.lower_ == word and kid.dep_ in {"prep", "dative", "agent", "prt", "advmod", "mark"}:
                    yield from (noun for noun in kid.children if noun.dep_ == "pobj")
                elif kid.dep_ == "prep":
                    for deeper in kid.children:
                        if deeper.dep_ == "prep" and deeper.lower_ == word:
                            yield from (noun for noun in deeper.children if noun.dep_ == "pobj")


def is_passive(token: "Token") -> bool:
    """Whether a verb tells what is done to its subject, or to the noun it hangs on."""
    if any(kid.dep_ in {"auxpass", "nsubjpass"} for kid in token.children):
        return True
    if token.tag_ == "VBN" and token.dep_ == "acl":
        return True
    second = token.tag_ == "VBN" and token.dep_ == "conj" and token.head.pos_ == "VERB" and is_passive(token.head)
    return second and not any(kid.dep_ in {"nsubj", "aux"} for kid in token.children)
