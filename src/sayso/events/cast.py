"""Who takes part: from a noun of a parse to the actors or the country that it names."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import Actor, ActorKind, Mention, MentionUse, Participant, Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import ParsedBlock

IN_FRONT = frozenset({"compound", "amod", "nmod", "poss"})
BEHIND = ("of", "from", "in", "for", "at", "near", "by", "on", "to", "along", "around", "outside", "throughout",
          "across", "inside", "within")
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "himself", "herself", "itself", "themselves",
                      "who", "which", "that", "its", "their", "his"})
SEVERAL = frozenset({"they", "them", "their", "themselves"})
GROUPS = frozenset({ActorKind.STATE, ActorKind.STATE_BODY, ActorKind.ARMED_GROUP, ActorKind.PARTY,
                    ActorKind.WORLD_BODY, ActorKind.ORGANISATION, ActorKind.MEDIA})
BODIES = frozenset({"IGO", "NGO", "IMG", "MNC"})
"""Codes that event data writes where a country would stand."""


@dataclass(slots=True)
class Cast:
    """The actors and places named in one block, by where they stand."""

    text: str
    block: "ParsedBlock"
    actors: Mapping[str, Actor]
    named: Sequence[Mention[str]]
    places: Sequence[Mention[Place]]
    countries: Mapping[str, str]
    earlier: Sequence[Mention[str]] = ()
    starts: list[int] = field(default_factory=list)
    place_starts: list[int] = field(default_factory=list)
    real: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.starts = [one.span.start for one in self.named]
        self.place_starts = [one.span.start for one in self.places]
        self.real = frozenset(self.countries.values()) | BODIES

    def mention_at(self, token: "Token") -> Mention[str] | None:
        """The mention of an actor that a word is part of; the one that ends with it before others."""
        at = self.block.start + token.idx
        found = None
        for one in self.named[max(0, bisect_right(self.starts, at) - 4) : bisect_right(self.starts, at)][::-1]:
            if one.span.start <= at < one.span.end and one.choice.value is not None:
                if one.span.end <= at + len(token) + 1:
                    return one
                found = found or one
        return found

    def place_of(self, token: "Token") -> Mention[Place] | None:
        """The place that a word is part of, if it is known which."""
        at = self.block.start + token.idx
        for one in self.places[max(0, bisect_right(self.place_starts, at) - 2) : bisect_right(self.place_starts, at)]:
            if one.span.start <= at < one.span.end and one.choice.known:
                return one
        return None

    def who(self, token: "Token", *, seen: int = 0) -> list[Participant]:
        """Everybody whom a noun and those joined to it name; those of whom nothing is known have no code."""
        found = [one for head in joined(token) for one in self.of_head(head, seen)]
        return list({(one.actor, one.name): one for one in found}.values())

    def of_head(self, head: "Token", seen: int) -> Iterator[Participant]:
        """Whom one noun names: itself, by the words in front of it, or by those behind it."""
        if head.lower_ in PRONOUNS and head.pos_ in {"PRON", "DET", "SCONJ"}:
            yield from self.antecedent(head, seen)
            return
        span, name = self.phrase(head)
        own = self.mention_at(head)
        front = self.in_front(head)
        several = len({code_of(self.actors[one.choice.value or ""])[:3] for one in front}) > 1
        actor = self.actors[own.choice.value or ""] if own is not None else None
        if actor is not None and own is not None and not several:
            code = code_of(actor)
            if not self.is_country(code):
                inner = self.nested(own) or self.code_inside(head)
                code = (inner[:3] + actor.sector if self.is_country(inner) else code or inner)
            if not self.is_country(code) and actor.kind is not ActorKind.WORLD_BODY:
                only = self.only_country(head)
                if only:
                    yield Participant(span, name, actor.id, only + actor.sector,
                                      f"{own.choice.why}; {only} is the only country that its sentence names")
                    return
            if code or own.use is not MentionUse.PEOPLE:
                yield Participant(span, name, actor.id, code, own.choice.why)
                return
        if front:
            sector = actor.sector if actor is not None else ""
            for one in front:
                each = self.actors[one.choice.value or ""]
                code = (each.country or "") + sector if sector else code_of(each)
                yield Participant(span, name if not several else f"{one.span.cut(self.text)} … {head.text}", each.id,
                                  code, f"{one.span.cut(self.text)!r} in front of it")
            return
        place = self.place_of(head)
        if place is not None:
            yield Participant(span, name, None, self.country(place), f"{name} lies there")
            return
        behind = self.behind(head)
        if behind is not None:
            yield Participant(span, name, None, behind[0], behind[1])
            return
        if head.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"}:
            yield Participant(span, name, None, "", "nothing tells whose")

    def is_country(self, code: str) -> bool:
        """Whether a code begins with that of a state or of a body of states, not of a region or a faith."""
        return code[:3] in self.real

    def nested(self, own: Mention[str]) -> str:
        """The country that a name inside the words of a mention stands for: "Algerians" in "Young Algerians"."""
        for one in self.named:
            if one is not own and own.span.holds(one.span) and one.choice.value is not None:
                code = code_of(self.actors[one.choice.value])
                if self.is_country(code):
                    return code
        return ""

    def only_country(self, head: "Token") -> str:
        """The one country that a sentence names, by whatever name; nothing where it names none or several."""
        sentence = self.block.span_of(head.sent)
        found = {code_of(self.actors[one.choice.value])[:3] for one in self.named
                 if one.choice.value is not None and sentence.holds(one.span)}
        found |= {self.country(one) for one in self.places if sentence.holds(one.span)}
        real = {code for code in found if code in self.real and code not in BODIES}
        return real.pop() if len(real) == 1 else ""

    def in_front(self, head: "Token") -> list[Mention[str]]:
        """The actors named by the words in front of a noun: "Israeli" in "Israeli tanks", "Hamas's" rockets."""
        found = []
        for kid in head.children:
            if kid.i < head.i and kid.dep_ in IN_FRONT:
                for token in (kid, *(one for one in kid.children if one.dep_ in {"conj", *IN_FRONT})):
                    mention = self.mention_at(token)
                    if mention is not None and self.actors[mention.choice.value or ""].country:
                        found.append(mention)
        return list({one.choice.value: one for one in found}.values())

    def code_inside(self, head: "Token") -> str:
        """The country that the words around a noun name, for an actor whose own country is not known."""
        front = self.in_front(head)
        if front:
            return code_of(self.actors[front[0].choice.value or ""])
        behind = self.behind(head)
        return behind[0] if behind else ""

    def behind(self, head: "Token", depth: int = 0) -> tuple[str, str] | None:
        """The country that the words behind a noun name: "rebels in Karsova", "the capital of Vessen"."""
        after = [kid for kid in head.children if kid.i > head.i]
        for kid in sorted(after, key=lambda kid: (kid.dep_ != "appos", kid.i)):
            if kid.dep_ == "appos":
                inner = (self.code_at(one) for one in kid.children if one.dep_ in IN_FRONT)
                code = self.code_at(kid) or next(inner, "")
                if code:
                    return code, f"{kid.text!r} beside it"
            if kid.dep_ == "prep" and kid.lower_ in BEHIND:
                for noun in kid.children:
                    if noun.dep_ != "pobj":
                        continue
                    code = self.code_at(noun) or self.code_inside(noun) if depth < 3 else ""
                    if code:
                        return code, f"'{kid.lower_} {noun.text}' behind it"
            if kid.dep_ in {"acl", "relcl"} and depth < 2:
                for token in kid.subtree:
                    if token.dep_ in {"pobj", "dobj", "nsubj"} and (code := self.code_at(token)):
                        return code, f"{token.text!r} behind it"
        return None

    def code_at(self, token: "Token") -> str:
        """The code of the actor or place that a word itself names."""
        mention = self.mention_at(token)
        if mention is not None:
            code = code_of(self.actors[mention.choice.value or ""])
            if code:
                return code
        place = self.place_of(token)
        return self.country(place) if place is not None else ""

    def country(self, place: Mention[Place]) -> str:
        """The three letters of a place's country."""
        value = place.choice.value
        return self.countries.get(value.country, "") if value is not None and value.country else ""

    def phrase(self, head: "Token") -> tuple[Span, str]:
        """A noun with the words in front of it, without its article."""
        left = head
        for kid in head.children:
            if kid.i < left.i and kid.dep_ in IN_FRONT | {"nummod", "quantmod", "advmod"}:
                left = kid.left_edge
        while left.i < head.i and (left.dep_ == "det" or left.is_punct or left.is_space or left.tag_ == "PRP$"):
            left = left.nbor()
        span = self.block.span(left, head)
        return span, span.cut(self.text)

    def antecedent(self, pronoun: "Token", seen: int) -> Iterator[Participant]:
        """Whom a pronoun means: the noun its clause hangs on, the subject above it, or the last actor that fits."""
        if seen > 2:
            return
        verb = pronoun.head
        if verb.dep_ in {"relcl", "acl"} and pronoun.lower_ in {"who", "which", "that"}:
            yield from self.who(verb.head, seen=seen + 1)
            return
        for up in pronoun.ancestors:
            above = next((kid for kid in up.children if kid.dep_ in {"nsubj", "nsubjpass"} and kid.i < pronoun.i), None)
            if above is not None and above.lower_ not in PRONOUNS and self.fits(above, pronoun):
                some = [one for one in self.who(above, seen=seen + 1) if one.code]
                if some:
                    yield from some
                    return
        at = self.block.start + pronoun.idx
        for mention in reversed([*self.earlier, *(one for one in self.named if one.span.start < at)]):
            actor = self.actors.get(mention.choice.value or "")
            if actor is None or mention.use is MentionUse.PEOPLE or mention.use is MentionUse.LITERAL:
                continue
            if suits(actor, pronoun.lower_):
                yield Participant(self.block.span(pronoun, pronoun), actor.name, actor.id, code_of(actor),
                                  f"{pronoun.lower_!r}: the last before it, {actor.name}")
                return

    def fits(self, noun: "Token", pronoun: "Token") -> bool:
        """Whether a noun can be what a pronoun means."""
        mention = self.mention_at(noun)
        if mention is None:
            return noun.pos_ in {"NOUN", "PROPN"} and pronoun.lower_ not in {"he", "she", "him", "her", "his"}
        return suits(self.actors[mention.choice.value or ""], pronoun.lower_)


def suits(actor: Actor, pronoun: str) -> bool:
    """Whether a pronoun can stand for an actor: "he" for a person, "it" for a body, "they" for several.

    >>> from sayso.model import Choice
    >>> suits(Actor("a", "Council", ActorKind.PARTY, Choice(None, "")), "he")
    False
    """
    if pronoun in {"he", "she", "him", "her", "his", "himself", "herself"}:
        return actor.kind in {ActorKind.PERSON, ActorKind.ANONYMOUS}
    if pronoun in {"it", "its", "itself"}:
        return actor.kind in GROUPS
    return actor.kind is not ActorKind.PERSON


def code_of(actor: Actor) -> str:
    """The code of an actor whose country is known, else nothing."""
    return actor.code if actor.country else ""


def joined(token: "Token") -> Iterator["Token"]:
    """A noun and all that are joined to it by "and" or a comma."""
    yield token
    for kid in token.children:
        if kid.dep_ == "conj" and kid.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"}:
            yield from joined(kid)
