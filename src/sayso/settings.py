"""What a user may set: in `sayso.toml`, found in the working folder or one above it, or in `SAYSO_*` variables.

What is given on the command line wins over a variable, a variable over the file, the file over what stands here.
"""

import os
import sys
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from sayso.errors import SettingsError
from sayso.text import nlp

FILE = "sayso.toml"


def cache_folder() -> Path:
    """The folder in which this platform wants programs of this user to keep what can be made again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "sayso"


class Settings(BaseSettings):
    """Everything that can be set.

    `pipeline` is an installed spaCy pipeline, or a folder with one; `tagger` says whether the trained tagger is asked
    beside the rules; `places` and `actors` are files of the user's own places and actors. `keep` says
    whether `sayso read` keeps its readings for `sayso why`, `home` where (default: the user's cache folder), and
    `keep_pages` how many at most.
    """

    model_config = SettingsConfigDict(env_prefix="SAYSO_", extra="forbid", frozen=True)

    pipeline: str = Field(default=nlp.DEFAULT_PIPELINE, min_length=1)
    tagger: bool = True
    places: Path | None = None
    actors: Path | None = None
    keep: bool = True
    keep_pages: int = Field(default=1000, ge=1)
    home: Path = Field(default_factory=cache_folder)

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource, dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Variables alone: `load` brings the file and what was given, so that each error can say where it stood."""
        return (env_settings, init_settings)


def load(*, start: Path | None = None) -> Settings:
    """The settings that hold in the folder `start` (default: the working folder).

    Raises SettingsError, naming the file or variable, for one that is unknown or cannot be used.
    """
    file = find_file(start or Path.cwd())
    written = read_file(file) if file else {}
    for name in ("home", "places", "actors"):
        if file and isinstance(path := written.get(name), str):  # a path in a file means a path from that file
            written[name] = file.parent / Path(path).expanduser()
    try:
        return Settings(**written)
    except ValidationError as error:
        raise SettingsError("; ".join(complaint(dict(problem), file) for problem in error.errors())) from None


def find_file(start: Path) -> Path | None:
    """The `sayso.toml` of `start` or of the nearest folder above it that has one."""
    return next((folder / FILE for folder in (start.absolute(), *start.absolute().parents)
                 if (folder / FILE).is_file()), None)


def read_file(file: Path) -> dict[str, Any]:
    """The tables of one settings file; raises SettingsError where it is not TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as TOML: {error}") from error


def complaint(problem: dict[str, Any], file: Path | None) -> str:
    """One problem that pydantic found, with the place where the value stood and what may stand there.

    >>> complaint({"type": "extra_forbidden", "loc": ("pipelin",), "msg": "", "input": "x"}, Path("sayso.toml"))
    "sayso.toml: no setting is called 'pipelin'; there are pipeline, tagger, places, actors, keep, keep_pages, home"
    """
    name = str(problem["loc"][0]) if problem["loc"] else "settings"
    variable = f"SAYSO_{name.upper()}"
    place = variable if variable in {key.upper() for key in os.environ} else str(file)
    if problem["type"] == "extra_forbidden":
        return f"{place}: no setting is called {name!r}; there are {', '.join(Settings.model_fields)}"
    return f"{place}: {name} = {problem['input']!r} cannot be used: {problem['msg']}"
