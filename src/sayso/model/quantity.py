"""A number that a text gives, with what it counts."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, of what, in which state: at least `low`, at most `high`; None where that side is open.

    `unit` is what is counted in the word of the unit list ("people", "aircraft", "districts", "USD", "percent"), or
    else the noun as it stands, in lower case and the plural; `counted` is that noun as printed. `scope` is what befell
    them ("killed", "displaced", "captured"), `group` who they are ("civilians", "children", "Taliban fighters").
    `share_of` is the whole of which it is a part ("four of the seven": 7); `as_of` a TIMEX3 value, the time for which
    the number is given.

    >>> Quantity(12, None, "people", scope="killed").high is None
    True
    """

    low: float | None
    high: float | None
    unit: str
    scope: str | None = None
    group: str | None = None
    share_of: float | None = None
    as_of: str | None = None
    counted: Span | None = None
