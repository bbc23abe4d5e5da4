"""An answer with its reason; "cannot tell" is an answer."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """What was chosen and why; a `value` of None means: we looked and could not tell, and `why` says what was missing.

    >>> Choice(None, "no dateline, no meta tag and no dated caption")
    Choice(value=None, why='no dateline, no meta tag and no dated caption')
    """

    value: T | None
    why: str

    @property
    def known(self) -> bool:
        """Whether there is a value at all.

        >>> Choice("2031-05-02", "JSON-LD datePublished").known
        True
        """
        return self.value is not None
