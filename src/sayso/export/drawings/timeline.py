"""The times that a page tells, drawn as SVG on one line of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from markupsafe import Markup

from sayso.export.named import MONTHS
from sayso.export.visible import one_line

WIDTH = 640
EDGE = 16                 # pixels left free on each side
LANE = 26
HEAD = 34                 # pixels for the ticks
LETTER = 7.0
FAR = 6.0                 # what is this many times as far from the middle as half of all are is not drawn to scale
NEAR_DAYS = 60            # and never what is as near as this
SHORT_DAYS = 45
SMALLEST = 8              # pixels of one day, at least
FAR_OFF = Markup('<text class="far" fill="#5a554c" font-size="11" x="{}" y="{:.0f}" text-anchor="{}">{}{}</text>')


@dataclass(frozen=True, slots=True)
class Moment:
    """A time on the line: the first and last day it can mean, how it is called, how often it is told, the address of
    its entry (an anchor of the same document), and whether it was counted from a day that had to be inferred.
    """

    first: date
    last: date
    label: str
    times: int = 1
    href: str = ""
    inferred: bool = False


def draw(moments: Sequence[Moment], *, key: str, published: date | None = None) -> Markup:
    """The line of `moments` as one `<svg>`; empty where there is none. `key` makes its ids unique in the document.

    `published` is marked. Times far from all others are named at the ends of the line.

    >>> draw([], key="t")
    Markup('')
    >>> "2 May" in draw([Moment(date(2031, 5, 2), date(2031, 5, 2), "2 May 2031")], key="t")
    True
    """
    if not moments:
        return Markup("")
    shown, before, after = split(moments, published)
    start, end = ends(shown, published)
    line = Line(start, end)
    lanes = packed(shown, line)
    below = 18 * bool(before or after)
    height = HEAD + LANE * (max(lanes, default=0) + 1) + 6 + below
    names = "; ".join(one_line(moment.label) for moment in sorted(moments, key=lambda one: (one.first, one.last)))
    parts = [
        Markup('<svg class="timeline" fill="none" stroke="none" viewBox="0 0 {} {}" role="img" '
               'aria-labelledby="{}-tt"><title id="{}-tt">Times: {}</title>').format(WIDTH, height, key, key, names),
        *(tick(day, label, line, height - below) for day, label in ticks(start, end)),
    ]
    if published is not None:
        parts.append(Markup('<path class="published" stroke="#1f4f8f" stroke-dasharray="4 3" d="M{:.0f} {}V{}"/>'
                            '<text class="published" fill="#1f4f8f" font-size="11" x="{:.0f}" y="{}" '
                            'text-anchor="{}">published</text>').format(
            line.x(published) + line.day / 2, HEAD - 8, height - below, *beside(line.x(published) + line.day / 2),
            HEAD + 2, side(line.x(published))))
    parts += [set_moment(moment, HEAD + LANE * lane + 6, line) for moment, lane in zip(shown, lanes, strict=True)]
    parts += [far("earlier: ", before, 4, "start", height), far("later: ", after, WIDTH - 4, "end", height),
              Markup("</svg>")]
    return Markup("").join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """The days from `start` up to, not including, `end`, as pixels from left to right."""

    start: date
    end: date

    @property
    def day(self) -> float:
        """The pixels of one day."""
        return (WIDTH - 2 * EDGE) / max((self.end - self.start).days, 1)

    def x(self, day: date) -> float:
        """Where a day starts.

        >>> Line(date(2031, 5, 1), date(2031, 5, 9)).x(date(2031, 5, 5))
        320.0
        """
        return EDGE + (day - self.start).days * self.day


def split(moments: Sequence[Moment], published: date | None) -> tuple[list[Moment], list[Moment], list[Moment]]:
    """The moments drawn to scale, in order, and those far before and far after them."""
    middles = {moment: moment.first + (moment.last - moment.first) / 2 for moment in moments}
    each = sorted(day.toordinal() for day in middles.values())
    middle = published.toordinal() if published else round(median(each))
    limit = max(NEAR_DAYS, FAR * median(abs(day - middle) for day in each))
    def off(moment: Moment) -> int:
        return middles[moment].toordinal() - middle
    in_order = sorted(moments, key=lambda moment: (moment.first, moment.last, moment.label))
    if not (shown := [one for one in in_order if abs(off(one)) <= limit]):
        return in_order, [], []
    return (shown, [one for one in in_order if off(one) < -limit], [one for one in in_order if off(one) > limit])


def ends(shown: Sequence[Moment], published: date | None) -> tuple[date, date]:
    """The first day drawn and the one after the last, with a day of air at least.

    A year or a season runs out of the picture where there are shorter times to see.
    """
    short = [moment for moment in shown if moment.last - moment.first <= timedelta(SHORT_DAYS)]
    days = [day for moment in short or shown for day in (moment.first, moment.last)]
    days += [published] if published else []
    start, end = min(days), later(max(days), timedelta(1))
    air = max((end - start) // 20, timedelta(1))
    return earlier(start, air), later(end, air)


def earlier(day: date, by: timedelta) -> date:
    """A day moved back, as far as the calendar goes.

    >>> earlier(date(1, 1, 1), timedelta(3))
    datetime.date(1, 1, 1)
    """
    return day - by if day - date.min >= by else date.min


def later(day: date, by: timedelta) -> date:
    """A day moved on, as far as the calendar goes."""
    return day + by if date.max - day >= by else date.max


def ticks(start: date, end: date) -> list[tuple[date, str]]:
    """Days to name below the line: single days, firsts of months, of years or of decades, at most about a dozen.

    >>> [label for _, label in ticks(date(2031, 4, 30), date(2031, 5, 4))]
    ['30 Apr', '1 May', '2', '3']
    """
    days = (end - start).days
    if days <= 92:
        step = 1 if days <= 14 else 7
        offset = 0 if step == 1 else -start.weekday() % 7
        found = [start + timedelta(at) for at in range(offset, days, step)]
        return [(day, f"{day.day} {MONTHS[day.month - 1]}" if not at or day.day <= step else str(day.day))
                for at, day in enumerate(found)]
    months = max(1, round(days / 30.4 / 12))
    if months < 9:
        step = next(one for one in (1, 2, 3, 6, 12) if one >= months)
        firsts = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in range(1, 13, step)]
        return [(day, f"{MONTHS[day.month - 1]} {day.year}" if day.month == 1 or at == 0 else MONTHS[day.month - 1])
                for at, day in enumerate(day for day in firsts if start <= day < end)]
    years = max(days // 365 // 8, 1)
    step = next((one for one in (1, 2, 5, 10, 20, 50, 100, 200, 500) if one >= years), 1000)
    return [(date(year, 1, 1), str(year)) for year in range(start.year - start.year % step + step, end.year + 1, step)
            if date(year, 1, 1) < end]


def tick(day: date, label: str, line: Line, bottom: float) -> Markup:
    """A thin line at the start of a day, with its name above."""
    return Markup('<path class="tick" stroke="#d6d0c4" d="M{:.0f} 20V{:.0f}"/>'
                  '<text class="tick" fill="#5a554c" font-size="11" x="{:.0f}" y="14">{}</text>').format(
        line.x(day), bottom, line.x(day), label)


def written(moment: Moment) -> str:
    """What stands beside a moment.

    >>> written(Moment(date(2031, 5, 2), date(2031, 5, 2), "2 May 2031", times=3))
    '2 May 2031 ×3'
    """
    return one_line(moment.label) + (f" ×{moment.times}" if moment.times > 1 else "")


def reach(moment: Moment, line: Line) -> tuple[float, float]:
    """Where the bar of a moment starts and ends, at least SMALLEST wide and inside the picture."""
    left = max(line.x(moment.first), EDGE)
    right = min(line.x(later(moment.last, timedelta(1))), WIDTH - EDGE)
    if right - left < SMALLEST:
        middle = (left + right) / 2
        return middle - SMALLEST / 2, middle + SMALLEST / 2
    return left, right


def labelled(moment: Moment, line: Line) -> tuple[float, float, bool]:
    """From where to where a moment with its label reaches, and whether the label stands on the left."""
    left, right = reach(moment, line)
    length = LETTER * len(written(moment)) + 6
    if right + length <= WIDTH or left - length < 0:
        return left, right + length, False
    return left - length, right, True


def packed(shown: Sequence[Moment], line: Line) -> list[int]:
    """A lane for each moment, so that none covers another."""
    taken: list[list[tuple[float, float]]] = []
    lanes = []
    for moment in shown:
        left, right, _ = labelled(moment, line)
        lane = next((at for at, here in enumerate(taken)
                     if all(right + 6 <= start or end + 6 <= left for start, end in here)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((left, right))
        lanes.append(lane)
    return lanes


def set_moment(moment: Moment, y: float, line: Line) -> Markup:
    """A bar over the days that a moment can mean, with its label."""
    left, right = reach(moment, line)
    on_left = labelled(moment, line)[2]
    drawn = Markup('<rect class="{}" fill="#b3261e" fill-opacity=".75" x="{:.1f}" y="{:.0f}" width="{:.1f}" '
                   'height="12" rx="4"/><text class="name" fill="#1d1b18" font-size="12" x="{:.0f}" y="{:.0f}" '
                   'text-anchor="{}">{}</text>').format(
        "moment inferred" if moment.inferred else "moment", left, y, right - left,
        left - 5 if on_left else right + 5, y + 10, "end" if on_left else "start", written(moment))
    if moment.href:
        return Markup('<a href="{}">{}</a>').format(moment.href, drawn)
    return Markup("<g>{}</g>").format(drawn)


def far(what: str, moments: Sequence[Moment], x: float, anchor: str, height: float) -> Markup:
    """The moments that are not drawn to scale, named."""
    if not moments:
        return Markup("")
    names = ", ".join(written(moment) for moment in moments[:4]) + (" …" if len(moments) > 4 else "")
    return FAR_OFF.format(x, height - 5, anchor, what, names)


def side(x: float) -> str:
    """On which side of a mark its name has room."""
    return "end" if x > WIDTH - 90 else "start"


def beside(x: float) -> tuple[float]:
    """Where the name of a mark at `x` starts or ends."""
    return (x - 4 if side(x) == "end" else x + 4,)
