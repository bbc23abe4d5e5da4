"""Page and blocks in, statements out: who says what, in whose words, how certain, and who denies it."""

from sayso.statements.assemble import Statements, find, version
from sayso.statements.event_signs import happened as outcome
from sayso.statements.find import look
from sayso.statements.network import Missing, Network
from sayso.statements.network import load as load_network

__all__ = ["Missing", "Network", "Statements", "find", "load_network", "look", "outcome", "version"]
