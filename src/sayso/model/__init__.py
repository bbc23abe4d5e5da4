"""The types that flow between the stages: frozen, small, standard library only."""

from sayso.model.actor import Actor, ActorKind, Called, Tenure
from sayso.model.attribution import Attribution
from sayso.model.block import ASIDE, MAIN_TEXT, Block, BlockKind
from sayso.model.caveat import Caveat, CaveatKind
from sayso.model.choice import Choice
from sayso.model.event import Control, Event, EventType, Participant, Toll
from sayso.model.mention import Mention, MentionKind, MentionUse
from sayso.model.page import Media, Original, Page, page_id
from sayso.model.place import Place, PlaceLevel
from sayso.model.quantity import Quantity
from sayso.model.reading import Dispute, Drop, Reading, Version
from sayso.model.span import Span
from sayso.model.statement import Certainty, Link, Mode, Polarity, Role, Stance, Statement
from sayso.model.when import When, WhenType

__all__ = [
    "ASIDE", "MAIN_TEXT", "Actor", "ActorKind", "Attribution", "Block", "BlockKind", "Called", "Caveat", "CaveatKind",
    "Certainty", "Choice", "Control", "Dispute", "Drop", "Event", "EventType", "Link", "Media", "Mention",
    "MentionKind", "MentionUse", "Mode", "Original", "Page", "Participant", "Place", "PlaceLevel", "Polarity",
    "Quantity", "Reading", "Role", "Span", "Stance", "Statement", "Tenure", "Toll", "Version", "When", "WhenType",
    "page_id",
]
