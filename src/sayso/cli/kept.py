"""The readings that `sayso read` keeps for `sayso why`: one JSON file a page, in the user's cache folder.

They can always be made again, so the oldest go when there are too many, and a file that cannot be read is passed over.
"""

from collections.abc import Iterator
from pathlib import Path

from sayso.errors import OutputError, ReadingError
from sayso.export import files
from sayso.export.json import as_json, reading_from_json
from sayso.model import Reading

FOLDER = "readings"


class Kept:
    """The readings kept in the folder `home`, at most `most` of them."""

    def __init__(self, home: Path, *, most: int):
        self.folder, self.most = home / FOLDER, most

    def keep(self, reading: Reading) -> None:
        """Keep one reading in place of an earlier one of the same page. Raises OutputError."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # what one reads is private
        except OSError as error:
            raise OutputError(f"{self.folder}: cannot be made: {error.strerror or error}; set `home` to a folder that "
                              "you may write to, or `keep` to false") from error
        files.write(self.folder / f"{reading.page.id}.json", as_json(reading) + "\n", durable=False)

    def tidy(self) -> None:
        """Let the oldest go where there are more than `most`."""
        for file in self.newest_first()[self.most:]:
            file.unlink(missing_ok=True)

    def newest_first(self) -> list[Path]:
        """The files, the one written last first."""
        if not self.folder.is_dir():
            return []
        found = []
        for file in self.folder.glob("*.json"):
            try:
                found.append((-file.stat().st_mtime_ns, file.name, file))
            except FileNotFoundError:
                continue  # another run has just let it go
        return [file for _, _, file in sorted(found)]

    def with_text(self, text: str) -> Iterator[Reading]:
        """The readings whose JSON has `text` in it, the newest first; only these are taken apart."""
        wanted = text.encode()
        for file in self.newest_first():
            try:
                data = file.read_bytes()
                if wanted in data:
                    yield reading_from_json(data)
            except (FileNotFoundError, ReadingError):
                continue  # let go by another run, or written by another version
