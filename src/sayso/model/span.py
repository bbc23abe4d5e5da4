"""Where something stands in a page's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of one page's text, in Unicode code points.

    >>> Span(4, 8).cut("who said it")
    'said'
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words that stand here.

        >>> Span(0, 3).cut("who said it")
        'who'
        """
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span.

        >>> Span(0, 9).holds(Span(4, 9)), Span(0, 9).holds(Span(4, 10))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two share at least one character.

        >>> Span(0, 4).touches(Span(3, 9)), Span(0, 4).touches(Span(4, 9))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> "Span":
        """The same stretch `by` characters further on.

        >>> Span(0, 4).moved(10)
        Span(start=10, end=14)
        """
        return Span(self.start + by, self.end + by)
