"""A reading as JSON and back, with nothing lost.

One reading is one JSON object on one line; several are JSON lines. Offsets are half-open characters (Unicode code
points) of `page.text`, written `[start, end]`. An answer that carries its reason is `{"value": …, "why": …}`, and a
`value` of null means: looked, and could not tell. `format` rises when a reader of an older form would misread it.

The fields are those of the types in `sayso.model`, under the same names, so the model is the reference.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sayso import __version__
from sayso.errors import ReadingError
from sayso.model import Reading, Span

FORMAT = 1


def as_json(reading: Reading) -> str:
    """The reading as one line of JSON; the inverse is `reading_from_json`."""
    return line({"sayso": __version__, "format": FORMAT} | plain(reading))


def line(fields: Mapping[str, Any]) -> str:
    """An object as one line of JSON that any reader can read, half characters included.

    >>> line({"text": "Überall"}), line({"text": "\\ud800"})
    ('{"text": "Überall"}', '{"text": "\\\\ud800"}')
    """
    text = json.dumps(fields, ensure_ascii=False)
    return text if writable(text) else json.dumps(fields)


def writable(text: str) -> bool:
    """Whether the text has a form in UTF-8; halves of surrogate pairs have none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def plain(value: Any) -> Any:
    """A value of the model as what JSON has: objects, lists, strings, numbers.

    >>> plain(Span(4, 8))
    [4, 8]
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def reading_from_json(text: str | bytes) -> Reading:
    """The reading that `as_json` wrote. Raises ReadingError for anything else."""
    try:
        fields = json.loads(text)
    except ValueError as error:
        raise ReadingError(f"not JSON: {error}") from error
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise ReadingError(f"want one JSON object with \"format\": {FORMAT}, as `sayso read --json` writes it; "
                          "read the page again with this version")
    try:
        built: Reading = builder(Reading)({name: value for name, value in fields.items()
                                          if name not in {"sayso", "format"}})
    except (KeyError, TypeError, ValueError) as error:
        raise ReadingError(f"a field is missing, unknown or of the wrong kind: {error}") from error
    return built


@cache
def builder(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the type `kind` out of JSON; the inverse of `plain`.

    >>> builder(tuple[Span, ...])([[4, 8]])
    (Span(start=4, end=8),)
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = builder(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = builder(arguments[0])
        return lambda value: tuple([item(one) for one in listed(value)])
    if kind is Span:
        return lambda value: Span(*map(typed(int), listed(value)))
    if hasattr(origin or kind, "__dataclass_fields__"):
        return object_builder(origin or kind, arguments)
    return kind if isinstance(kind, type) and kind not in (str, int, bool) else typed(kind)


def object_builder(kind: Any, arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """What makes a dataclass out of a JSON object; `arguments` stand for its type variables."""
    builders = {name: builder(hint[arguments] if getattr(hint, "__parameters__", ()) else hint)
                for name, hint in get_type_hints(kind).items() if name in kind.__dataclass_fields__}

    def build(value: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"want an object, not {value!r:.60}")
        unknown = value.keys() - builders
        if unknown:
            raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        return kind(**{name: builders[name](given) for name, given in value.items()})

    return build


def listed(value: Any) -> list[Any]:
    """`value`, which must be a list."""
    if not isinstance(value, list):
        raise TypeError(f"want a list, not {value!r:.60}")
    return value


def typed(kind: type) -> Callable[[Any], Any]:
    """What gives a value back if it is of the type `kind`, and raises TypeError if not."""
    def check(value: Any) -> Any:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise TypeError(f"want {kind.__name__}, not {value!r:.60}")
        return value

    return check
