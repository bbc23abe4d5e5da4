"""Files written whole or not at all."""

import os
import tempfile
from pathlib import Path

from sayso.errors import OutputError


def write(path: Path | str, text: str, *, durable: bool = True) -> Path:
    """Write `text` to `path` as UTF-8; whoever looks sees the old file or the new one, never half of it.

    `durable` waits until it is on the disk; what can be made again need not wait.
    Raises OutputError, and leaves what stood there, where it cannot be written.
    """
    path = Path(path)
    try:
        if path.exists() and not path.is_file():
            return into(path, text)
        mode = path.stat().st_mode & 0o777 if path.exists() else None
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.resolve().parent)
    except OSError as error:
        raise cannot(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        part.chmod(ordinary_mode() if mode is None else mode)
        part.replace(path.resolve())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise cannot(path, error) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return path


def check(path: Path | str) -> None:
    """Raise OutputError where `write` could not make the file; long work need not be done in vain."""
    path = Path(path)
    if path.is_dir():
        raise OutputError(f"{path}: cannot be written: it is a folder; name a file in it")
    folder = path.resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{path}: cannot be written: {folder} is no folder that you may write to; name a file in one")


def into(path: Path, text: str) -> Path:
    """Write to what is no file but takes text, such as `/dev/stdout`; it cannot be replaced whole."""
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path


def ordinary_mode() -> int:
    """The permissions that a new file of this user has (`mkstemp` makes files that only the user may read)."""
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def cannot(path: Path, error: OSError) -> OutputError:
    """The error that says what could not be written and why."""
    return OutputError(f"{path}: cannot be written: {error.strerror or error}; "
                       "name a file in a folder that exists and that you may write to")
