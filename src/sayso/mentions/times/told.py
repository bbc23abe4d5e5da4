"""What the words of one time say by themselves, before it is set in the calendar."""

from dataclasses import dataclass, field

from sayso.model import Span


@dataclass(slots=True)
class Told:
    """The parts of one time that are named; what is not named is None or empty.

    `kind` says how it is to be set in the calendar: "date" (a named day, month, year, season, quarter, decade …),
    "days" (today, yesterday: `shift` days from the anchor), "amount" (so many units, with `relation` ago, later,
    earlier, last or next), "unit" (this week, that year), "set", "ref" (now) or "clock" (a time of day alone).
    """

    span: Span
    kind: str
    first: int = 0  # its first and last token
    last: int = 0
    day: int | None = None
    month: int | None = None
    year: int | None = None
    bc: bool = False
    weekday: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str = ""
    clock: str = ""
    daypart: str = ""
    zone: str = ""
    memory: int | None = None  # the year of a day that is known by what happened on it
    fiscal: bool = False
    mod: str = ""
    amount: str = ""
    unit: str = ""
    relation: str = ""
    step: int = 0  # how far "last" (-1) and "next" (1) point
    shift: int = 0
    value: str = ""
    paragraph: int = 0
    opening: bool = False  # stands where its sentence begins
    why: list[str] = field(default_factory=list)

    @property
    def says(self) -> bool:
        """Whether it names anything at all; a mere number that was to be a day of the month may not."""
        parts = (self.month, self.year, self.weekday, self.decade, self.century, self.quarter, self.half)
        named = any(part is not None for part in parts)
        return self.kind != "date" or named or bool(self.season or self.holiday or self.value)
