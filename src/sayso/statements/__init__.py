"""Page and blocks in, statements out: who says what, in whose words, how certain, and who denies it."""

from sayso.statements.assemble import Statements, find, version

__all__ = ["Statements", "find", "version"]
