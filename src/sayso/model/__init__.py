"""The types that flow between the stages: frozen, small, standard library only."""

from sayso.model.attribution import Attribution
from sayso.model.block import ASIDE, MAIN_TEXT, Block, BlockKind
from sayso.model.caveat import Caveat, CaveatKind
from sayso.model.choice import Choice
from sayso.model.page import Media, Original, Page, page_id
from sayso.model.reading import Dispute, Drop, Reading, Version
from sayso.model.span import Span
from sayso.model.statement import Certainty, Link, Mode, Polarity, Role, Stance, Statement

__all__ = [
    "ASIDE", "MAIN_TEXT", "Attribution", "Block", "BlockKind", "Caveat", "CaveatKind", "Certainty", "Choice",
    "Dispute", "Drop", "Link", "Media", "Mode", "Original", "Page", "Polarity", "Reading", "Role", "Span", "Stance",
    "Statement", "Version", "page_id",
]
