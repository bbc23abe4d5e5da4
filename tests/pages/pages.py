"""Pages for tests: plain text and markup, opened and described without the other stages."""

from sayso.model import Block, BlockKind, Original, Page, Span
from sayso.pages import describe, original_of_bytes
from sayso.text import dom


def lines(text: str, kinds: dict[str, BlockKind] | None = None) -> tuple[Block, ...]:
    """Every line as a block; body, but for lines that start with one of `kinds`."""
    found: list[Block] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if shown := line.strip():
            start = at + line.index(shown)
            kind = next((kind for opens, kind in (kinds or {}).items() if shown.startswith(opens)), BlockKind.BODY)
            found.append(Block(f"b{len(found)}", Span(start, start + len(shown)), kind))
        at += len(line)
    return tuple(found)


def of_text(text: str, kinds: dict[str, BlockKind] | None = None, *, agencies: tuple[str, ...] = ()) -> Page:
    """A plain text described."""
    original = Original("page.txt", "00", original_of_bytes(b"x", name="x").media, text,
                        original_of_bytes(b"x", name="x").encoding)
    return describe(original, None, text, lines(text, kinds), agencies=agencies)


def of_markup(markup: str, *, text: str = "", url: str | None = None, **told: str) -> Page:
    """Markup described; `text` is its main text, `told` what the user says."""
    from dataclasses import replace

    original = replace(original_of_bytes(markup.encode(), name="page.html", url=url), **told)  # type: ignore[arg-type]
    return describe(original, dom.tree(original), text, lines(text))


def with_jsonld(json: str, body: str = "<p>x") -> str:
    """A page with JSON-LD in its head."""
    return f'<html><head><script type="application/ld+json">{json}</script></head><body>{body}</body></html>'
