"""The types that flow between the stages: frozen, small, standard library only."""

from sayso.model.attribution import Attribution
from sayso.model.block import ASIDE, MAIN_TEXT, Block, BlockKind
from sayso.model.caveat import Caveat, CaveatKind
from sayso.model.choice import Choice
from sayso.model.mention import Mention, MentionKind, MentionUse
from sayso.model.page import Media, Original, Page, page_id
from sayso.model.place import Place, PlaceLevel
from sayso.model.quantity import Quantity
from sayso.model.reading import Dispute, Drop, Reading, Version
from sayso.model.span import Span
from sayso.model.statement import Certainty, Link, Mode, Polarity, Role, Stance, Statement
from sayso.model.when import When, WhenType

__all__ = [
    "ASIDE", "MAIN_TEXT", "Attribution", "Block", "BlockKind", "Caveat", "CaveatKind", "Certainty", "Choice",
    "Dispute", "Drop", "Link", "Media", "Mention", "MentionKind", "MentionUse", "Mode", "Original", "Page", "Place",
    "PlaceLevel", "Polarity", "Quantity", "Reading", "Role", "Span", "Stance", "Statement", "Version", "When",
    "WhenType", "page_id",
]
