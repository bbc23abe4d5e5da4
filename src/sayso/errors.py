"""Everything Sayso raises on purpose: what was seen, where, and what to do next.

    SaysoError
    ├── PageError                  one page cannot be read; the others go on
    │   ├── PageNotFound           page-not-found
    │   ├── PageUnreadable         page-unreadable
    │   ├── PageEmpty              page-empty
    │   ├── PageBinary             page-binary
    │   ├── PageTooLarge           page-too-large
    │   ├── PageTooDeep            page-too-deep
    │   ├── PageBadEncoding        page-bad-encoding
    │   └── PageHasNoText          page-no-main-text
    ├── RowError                   row-not-usable
    ├── SetTooLarge                set-too-large
    ├── ReadingError               reading-not-usable
    ├── RuleError                  a lexicon entry is not fit for use
    │   ├── RuleUnreadable         rule-unreadable
    │   └── RuleHasNoExample       rule-has-no-example
    ├── ModelMissing               model-missing
    │   └── PlacesUnusable         places-unusable
    ├── ActorsUnusable             actors-unusable
    ├── SettingsError              settings-not-usable
    ├── OutputError                output-not-written
    └── UnknownId                  id-unknown

Each has a short stable `code`, explained in docs/errors.md; the offending thing rides along as attributes.
"""

from typing import ClassVar


class SaysoError(Exception):
    """Anything we raise on purpose."""

    code: ClassVar[str] = "sayso-error"


class PageError(SaysoError):
    """One page cannot be read. `name` is what the user called it."""

    code: ClassVar[str] = "page-error"

    def __init__(self, name: str, message: str):
        self.name = name
        super().__init__(f"{name}: {message}")


class PageNotFound(PageError):
    """There is no such file or folder."""

    code: ClassVar[str] = "page-not-found"


class PageUnreadable(PageError):
    """The file is there, but cannot be opened, or is of a kind that holds no page."""

    code: ClassVar[str] = "page-unreadable"


class PageEmpty(PageError):
    """Nothing but white space."""

    code: ClassVar[str] = "page-empty"


class PageBinary(PageError):
    """Bytes that are no text in any character set."""

    code: ClassVar[str] = "page-binary"


class PageTooLarge(PageError):
    """More bytes than the limit."""

    code: ClassVar[str] = "page-too-large"


class PageTooDeep(PageError):
    """Tags nested deeper than any real page."""

    code: ClassVar[str] = "page-too-deep"


class PageBadEncoding(PageError):
    """The bytes do not fit the character set they are said to be in, nor any other we can tell."""

    code: ClassVar[str] = "page-bad-encoding"


class PageHasNoText(PageError):
    """No main text was found on the page."""

    code: ClassVar[str] = "page-no-main-text"


class RowError(SaysoError):
    """One row of a JSON-lines file cannot be used; the others go on."""

    code: ClassVar[str] = "row-not-usable"

    def __init__(self, file: str, line: int, message: str):
        self.file, self.line = file, line
        super().__init__(f"{file}:{line}: {message}")


class SetTooLarge(SaysoError):
    """More texts than can be compared two by two."""

    code: ClassVar[str] = "set-too-large"

    def __init__(self, seen: int, most: int):
        self.seen, self.most = seen, most
        super().__init__(f"{seen:,} texts were given; each is compared with each other, so give at most {most:,} at "
                         "once, of one week or one theatre, say")


class ReadingError(SaysoError):
    """JSON that is no reading, or a reading in a form that this version does not know."""

    code: ClassVar[str] = "reading-not-usable"


class RuleError(SaysoError):
    """A lexicon entry is not fit for use."""

    code: ClassVar[str] = "rule-error"

    def __init__(self, file: str, entry: str, message: str):
        self.file, self.entry = file, entry
        super().__init__(f"{file}: {entry!r} {message}")


class RuleUnreadable(RuleError):
    """A lexicon file or entry that does not have the form it must have."""

    code: ClassVar[str] = "rule-unreadable"


class RuleHasNoExample(RuleError):
    """An entry without `yes`, `no` or `from`."""

    code: ClassVar[str] = "rule-has-no-example"


class ModelMissing(SaysoError):
    """The language pipeline asked for is not installed."""

    code: ClassVar[str] = "model-missing"

    def __init__(self, model: str, message: str):
        self.model = model
        super().__init__(message)


class PlacesUnusable(ModelMissing):
    """The places file is missing, cut short, changed, or of another version."""

    code: ClassVar[str] = "places-unusable"

    def __init__(self, path: object, seen: str):
        super().__init__("places", f"{path}: {seen}; install Sayso again, or build the file with `make places`")


class ActorsUnusable(SaysoError):
    """A list of actors, Sayso's own or a user's, that does not have the form it must have."""

    code: ClassVar[str] = "actors-unusable"

    def __init__(self, path: object, seen: str):
        self.path = str(path)
        super().__init__(f"{path}: {seen}")


class SettingsError(SaysoError):
    """A setting in `sayso.toml` or in a `SAYSO_*` variable that cannot be used."""

    code: ClassVar[str] = "settings-not-usable"


class OutputError(SaysoError):
    """A file that was to be written could not be; whatever stood there before still does."""

    code: ClassVar[str] = "output-not-written"


class UnknownId(SaysoError):
    """No statement, sentence or block has this id in the readings that were kept."""

    code: ClassVar[str] = "id-unknown"

    def __init__(self, wanted: str, message: str):
        self.wanted = wanted
        super().__init__(message)
