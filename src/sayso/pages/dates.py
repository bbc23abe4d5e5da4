"""Days and times, as pages write them, in ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sayso.model import Span

EARLIEST, LATEST = 1975, 2099
"""Years outside these are a machine's empty clock (1970) or no year at all; the real clock is not asked."""

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")
MONTH = {name[:length]: number for number, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
MONTH_NAME = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"

ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/.]?)(?P<m>\d{2})(?P=sep)(?P<d>\d{2})"
    r"(?:(?:T|\s+|\s*,\s*)(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?(?!\d)", re.I)
MONTH_FIRST = re.compile(
    rf"\b(?P<mon>{MONTH_NAME})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s+(?P<y>\d{{4}})\b)?", re.I)
DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<mon>{MONTH_NAME}),?(?:[\s-]+(?P<y>\d{{4}})\b)?",
    re.I)
DOTTED = re.compile(r"(?<!\d)(?P<d>\d{1,2})(?P<sep>[./-])\s?(?P<m>\d{1,2})(?P=sep)\s?(?P<y>\d{4})(?!\d)")
UNIX = re.compile(
    r"^\w{3},?\s+(?:(?P<mon>[a-z]{3})\s+(?P<d>\d{1,2})|(?P<d2>\d{1,2})\s+(?P<mon2>[a-z]{3}))"
    r"(?:,?\s+(?P<y>\d{4}))?,?\s+(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2}))?\s*(?P<zone>[a-z]{2,4}(?![+-]))?"
    r"(?:GMT)?(?P<offset>[+-]\d{4})?(?:\s+(?P<y2>\d{4}))?", re.I)
EPOCH = re.compile(r"^(\d{10})(?:\d{3})?$")

# Names of zones that mean one thing in news; IST, CST and the like mean several and are left out.
ZONES = {"z": "Z", "utc": "Z", "gmt": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
         "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00",
         "jst": "+09:00", "kst": "+09:00", "mesz": "+02:00", "mez": "+01:00"}


def iso(value: str) -> str | None:
    """A machine-readable time (from JSON-LD, a meta tag or `datetime=`) as ISO 8601, in the zone that it gives.

    A day alone stays a day. Day and month in figures are read only where just one reading is possible, or with dots
    (day first, as wherever dots are used). None where it is no day.

    >>> iso("2031-05-02T18:04:33.120+0200"), iso("2031-05-02 18:04"), iso("20310502"), iso("2031-13-02")
    ('2031-05-02T18:04:33+02:00', '2031-05-02T18:04', '2031-05-02', None)
    >>> iso("Fri May 02 18:04:33 CEST 2031"), iso("Fri, 02 May 2031 16:04:33 GMT"), iso("02.05.2031"), iso("5/2/2031")
    ('2031-05-02T18:04:33+02:00', '2031-05-02T16:04:33Z', '2031-05-02', None)
    >>> iso("May 2, 2031"), iso("1935504273"), iso("2 hours ago")
    ('2031-05-02', '2031-05-02T16:04:33Z', None)
    """
    value = value[:100].strip()
    if found := ISO.match(value):
        return made(found["y"], found["m"], found["d"], (found["h"], found["min"], found["s"]), found["zone"])
    if found := UNIX.match(value):
        month = MONTH.get((found["mon"] or found["mon2"]).lower())
        year = found["y"] or found["y2"]
        if month and year:
            return made(year, month, found["d"] or found["d2"], (found["h"], found["min"], found["s"]),
                        found["offset"] or found["zone"])
    if found := EPOCH.match(value):
        moment = datetime.fromtimestamp(int(found[1]), tz=UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if EARLIEST <= moment.year <= LATEST else None
    return next((day.iso for day in days(value) if day.year), None)


def made(year: str, month: str | int, day: str, clock: tuple[str | None, ...] = (None, None, None),
         zone: str | None = None) -> str | None:
    """The parts put together; None where there is no such day."""
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if not EARLIEST <= value.year <= LATEST:
        return None
    hour, minute, second = clock
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return value.isoformat()
    shown = f"T{int(hour):02}:{minute}" + (f":{second}" if second else "")
    zone = ZONES.get((zone or "").lower(), zone or "")
    if re.fullmatch(r"[+-]\d{4}", zone):
        zone = f"{zone[:3]}:{zone[3:]}"
    elif re.fullmatch(r"[+-]\d{2}", zone):
        zone += ":00"
    elif not re.fullmatch(r"Z|[+-]\d{2}:\d{2}|", zone):
        zone = ""
    return value.isoformat() + shown + zone


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in running text; `year` is None where the text leaves it out."""

    span: Span
    month: int
    day: int
    year: int | None

    @property
    def iso(self) -> str:
        """ISO 8601, `--05-02` where there is no year."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year else f"--{self.month:02}-{self.day:02}"


def days(text: str) -> Iterator[Day]:
    """Every day that English text names with its month, or in figures that can be read one way only, left to right.

    >>> [day.iso for day in days("Taken on September 6, 2031; the 3 March raid, 2031-05-02, 14.05.2031, May 2031.")]
    ['2031-09-06', '--03-03', '2031-05-02', '2031-05-14']
    """
    found: list[Day] = []
    taken = bytearray(len(text))  # 1 where a day was already read
    for pattern in (ISO, MONTH_FIRST, DAY_FIRST, DOTTED):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            groups = match.groupdict()
            if groups.get("mon") == "may" or any(taken[span.start:span.end]):
                continue  # "may" in small letters is the verb
            month = MONTH.get(groups["mon"].rstrip(".").lower()) if groups.get("mon") else int(groups["m"])
            day = int(groups["d"])
            if pattern is ISO and not groups["sep"] and span.end - span.start <= 8 and len(text.strip()) > 8:
                continue  # eight figures in running text are a number
            if pattern is DOTTED and groups["sep"] != "." and month and month <= 12 and day <= 12 and month != day:
                continue  # 05/02/2031: May or February, nothing tells
            if pattern is DOTTED and month and month > 12 >= day:
                month, day = day, month
            year = int(groups["y"]) if groups.get("y") else None
            try:
                date(year or 2000, month or 0, day)
            except ValueError:
                continue
            if year is None or EARLIEST <= year <= LATEST:
                found.append(Day(span, month or 0, day, year))
                taken[span.start:span.end] = b"\x01" * len(span)
    yield from sorted(found, key=lambda day: day.span)


def in_address(url: str) -> str | None:
    """The day in an address, as many outlets put it there.

    >>> in_address("https://courier.example/world/2031/05/02/marn"), in_address("https://courier.example/a/20310502.html")
    ('2031-05-02', '2031-05-02')
    >>> in_address("https://courier.example/a-99310502")
    """
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0]
    for pattern in (r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)", r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)",
                    r"/(\d{4})/?(\d{2})(\d{2})(?=[/._-]|$)"):
        if (found := re.search(pattern, path)) and (value := made(found[1], found[2], found[3])):
            return value
    return None
