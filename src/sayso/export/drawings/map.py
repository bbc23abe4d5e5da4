"""A map of the places that a page names, drawn as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from statistics import median

from markupsafe import Markup

from sayso.export.drawings import outlines
from sayso.export.drawings.outlines import View
from sayso.export.visible import one_line

WIDTH, HIGHEST, LOWEST = 640, 560, 300
KM_PER_DEGREE = 111.2
NARROWEST_KM = 150        # a map of one village still shows what lies around it
MARGIN = 0.18             # of the stretch between the outermost pins, left free on each side
FAR = 4.0                 # a pin this many times as far from the middle as half of all are is left off the map
NEAR_KM = 250             # and never one as near as this
SCALES_KM = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
WIDEST = 0.3              # of the picture: a circle wider than twice this would only hide the others
LETTER = 6.6              # pixels, about, of a letter of a label
LINE = 14

# Colours stand here for a document that has no style sheet for them; one that has overrules them.
LAND = Markup('<path class="{}" stroke="#8a8478" stroke-width="{}" d="{}"/>')
PROVINCE = Markup('<path class="province" stroke="#cfc8ba" stroke-width=".6" d="{}"/>')
REACH = Markup('<circle class="reach" stroke="#b3261e" stroke-opacity=".4" cx="{:.0f}" cy="{:.0f}" r="{:.0f}"/>')
DOT = Markup('<circle class="pin" fill="#b3261e" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>')
NAME = Markup('<text class="name" fill="#1d1b18" font-size="12" x="{:.0f}" y="{:.0f}" text-anchor="{}">{}</text>')
FRAME = Markup('<rect class="frame" stroke="#b3261e" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
WORLD = Markup('<g class="world" transform="translate({:.0f} {:.0f})"><rect class="sea" width="{:.0f}" '
               'height="{:.0f}"/>{}{}{}</g>')
SCALE = Markup('<g class="scale"><path stroke="#5a554c" d="M12 {:.0f}v6h{:.0f}v-6"/>'
               '<text fill="#5a554c" font-size="11" x="12" y="{:.0f}">{:,} km</text></g>')


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map: its point in degrees, how far it reaches in km, its name, how often it is named, and the
    address of its entry (an anchor of the same document).
    """

    lat: float
    lon: float
    radius_km: float
    label: str
    times: int = 1
    href: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap.

        >>> Box(0, 0, 2, 2).meets(Box(1, 1, 3, 3)), Box(0, 0, 1, 1).meets(Box(1, 0, 2, 1))
        (True, False)
        """
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)


def draw(pins: Sequence[Pin], *, key: str, countries: Iterable[str] = ()) -> Markup:
    """The map of `pins` as one `<svg>`; empty where there is none. `key` makes its ids unique in the document.

    `countries` (ISO codes) are tinted. Pins far from all others are left off, and named below the picture; the small
    map of the world shows where the picture lies.

    >>> draw([], key="m")
    Markup('')
    >>> "Nairobi" in draw([Pin(-1.28, 36.82, 10, "Nairobi")], key="m")
    True
    """
    if not pins:
        return Markup("")
    shown, _ = on_the_map(pins)
    view = fitting(shown)
    tinted = frozenset(countries)
    names = ", ".join(one_line(pin.label) for pin in shown)
    parts = [
        Markup('<svg class="map" fill="none" stroke="none" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-mt">'
               '<title id="{}-mt">Map: {}</title>').format(round(view.width), round(view.height), key, key, names),
        Markup('<rect class="sea" width="{}" height="{}"/>').format(round(view.width), round(view.height)),
        *(LAND.format("land named" if code in tinted else "land", 1, path)
          for code, path in outlines.paths(view, level=0)),
    ]
    if view.east - view.west < 60:
        parts += [PROVINCE.format(path) for _, path in outlines.paths(view, level=1)]
    parts += [REACH.format(view.x(pin.lon), view.y(pin.lat), reach) for pin in shown
              if 8 < (reach := pixels(pin.radius_km, view)) < WIDEST * view.width]
    taken = [dot(pin, view) for pin in shown]
    corner = inset_box(view)
    taken += [corner, Box(0, view.height - 34, 130, view.height)]
    for pin in sorted(shown, key=lambda pin: -pin.times):
        parts.append(set_pin(pin, view, taken))
    parts += [scale(view), world(view, pins, corner), Markup("</svg>")]
    return Markup("").join(parts)


def on_the_map(pins: Sequence[Pin]) -> tuple[list[Pin], list[Pin]]:
    """The pins that one picture can show together, and those too far away from them.

    >>> pins = [Pin(34.9, 69.7, 5, "a"), Pin(35.1, 69.5, 5, "b"), Pin(35.3, 69.3, 5, "c"), Pin(40.7, -74.0, 5, "d")]
    >>> [pin.label for pin in on_the_map(pins)[1]]
    ['d']
    """
    each = [pin for pin in pins for _ in range(pin.times)]
    lat, lon = median(pin.lat for pin in each), median(pin.lon for pin in each)
    away = {pin: distance_km(lat, lon, pin.lat, pin.lon) for pin in pins}
    limit = max(NEAR_KM, FAR * median(away.values()))
    return [pin for pin in pins if away[pin] <= limit], [pin for pin in pins if away[pin] > limit]


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """About how far two points are apart, as on a flat map around them; enough to choose what is shown.

    >>> round(distance_km(0, 0, 1, 0))
    111
    """
    wide = (other_lon - lon) * cos(radians((lat + other_lat) / 2))
    return float(KM_PER_DEGREE * (wide**2 + (other_lat - lat) ** 2) ** 0.5)


def fitting(pins: Sequence[Pin]) -> View:
    """The view that shows all pins with some land around them."""
    west, east = min(pin.lon for pin in pins), max(pin.lon for pin in pins)
    south, north = min(pin.lat for pin in pins), max(pin.lat for pin in pins)
    middle = (south + north) / 2
    squeeze = max(cos(radians(middle)), 0.1)
    wide = max((east - west) * (1 + 2 * MARGIN), NARROWEST_KM / KM_PER_DEGREE / squeeze)
    high = max((north - south) * (1 + 2 * MARGIN), NARROWEST_KM / KM_PER_DEGREE * LOWEST / WIDTH)
    height = min(max(high / (wide * squeeze) * WIDTH, LOWEST), HIGHEST)
    wide = max(wide, high / squeeze * WIDTH / height)
    high = wide * squeeze * height / WIDTH
    lon = (west + east) / 2
    return View(max(lon - wide / 2, -180), max(middle - high / 2, -90), min(lon + wide / 2, 180),
                min(middle + high / 2, 90), WIDTH, height)


def pixels(km: float, view: View) -> float:
    """How long `km` are in the picture."""
    return km / KM_PER_DEGREE / (view.north - view.south) * view.height


def dot(pin: Pin, view: View) -> Box:
    """What the dot of a pin covers."""
    x, y = view.x(pin.lon), view.y(pin.lat)
    return Box(x - 5, y - 5, x + 5, y + 5)


def set_pin(pin: Pin, view: View, taken: list[Box]) -> Markup:
    """A dot with its name beside it, where there is room; the name is in its tooltip in any case."""
    x, y = view.x(pin.lon), view.y(pin.lat)
    label = one_line(pin.label)
    often = f", named {pin.times}×" if pin.times > 1 else ""
    size = 4 + min(pin.times, 9) ** 0.5
    written = Markup("")
    for anchor, dx, dy in (("start", 8, 4), ("end", -8, 4), ("middle", 0, -9), ("middle", 0, 18)):
        length = LETTER * len(label)
        left = x + dx - {"start": 0, "end": length, "middle": length / 2}[anchor]
        box = Box(left, y + dy - LINE + 3, left + length, y + dy + 3)
        inside = box.left >= 2 and box.right <= view.width - 2 and box.top >= 2 and box.bottom <= view.height - 2
        if inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            written = NAME.format(x + dx, y + dy, anchor, label)
            break
    drawn = DOT.format(x, y, size) + written
    title = Markup("<title>{}{}</title>").format(label, often)
    if pin.href:
        return Markup('<a href="{}">{}{}</a>').format(pin.href, title, drawn)
    return Markup("<g>{}{}</g>").format(title, drawn)


def scale(view: View) -> Markup:
    """A bar of a round number of kilometres."""
    km = max((km for km in SCALES_KM if pixels(km, view) <= 110), default=SCALES_KM[0])
    length, y = pixels(km, view), view.height - 14
    return SCALE.format(y - 6, length, y - 10, km)


def inset_box(view: View) -> Box:
    """Where the small map of the world stands: the lower right corner."""
    return Box(view.width - 132, view.height - 70, view.width - 4, view.height - 4)


def world(view: View, pins: Sequence[Pin], corner: Box) -> Markup:
    """The whole earth, small, with every pin and a frame around what the picture shows."""
    if view.east - view.west > 120:
        return Markup("")
    small = View(-180, -58, 180, 84, corner.right - corner.left, corner.bottom - corner.top)
    lands = Markup("").join(LAND.format("land", 0.4, path) for _, path in outlines.paths(small, level=0))
    dots = Markup("").join(DOT.format(small.x(pin.lon), small.y(pin.lat), 1.5) for pin in pins)
    left, top = small.x(view.west), small.y(view.north)
    frame = FRAME.format(left, top, max(small.x(view.east) - left, 3), max(small.y(view.south) - top, 3))
    return WORLD.format(corner.left, corner.top, small.width, small.height, lands, dots, frame)
