"""How the tests write a quantity: "12 people, killed, children, of 14", with an interval as "[12, ]"."""

from collections.abc import Sequence

from sayso.mentions import quantities
from sayso.mentions.quantities import Found, Refused
from sayso.mentions.quantities.as_of import Timed
from sayso.model import Block, BlockKind, Quantity, Span
from sayso.text import nlp
from sayso.text.parse import Parsed, parse


def parsed(text: str) -> Parsed:
    """A text parsed line by line, as its blocks."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(f"b{number}", Span(start, start + len(line)), BlockKind.BODY))
        start += len(line) + 1
    return parse(text, blocks, nlp.load())


def examined(text: str, times: Sequence[Timed] = ()) -> tuple[Found | Refused, ...]:
    """Every number of a text."""
    return quantities.examine(parsed(text), times=times)


def said(quantity: Quantity | None) -> str:
    """A quantity as the case tables write it."""
    if quantity is None:
        return "cannot tell"
    low, high = plain(quantity.low), plain(quantity.high)
    interval = low if low == high else f"[{low}, {high}]"
    parts = [f"{interval} {quantity.unit}"]
    parts += [part for part in (quantity.scope, quantity.group) if part]
    parts += [f"of {plain(quantity.share_of)}"] if quantity.share_of is not None else []
    parts += [f"as of {quantity.as_of}"] if quantity.as_of is not None else []
    return ", ".join(parts)


def plain(bound: float | None) -> str:
    """A bound; nothing where it is open."""
    return "" if bound is None else f"{bound:.10g}"
