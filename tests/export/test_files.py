"""Files written whole or not at all."""

import os
from pathlib import Path

import pytest

from sayso.errors import OutputError
from sayso.export import files


def test_writes_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    files.write(file, "one")
    file.chmod(0o600)
    files.write(file, "two\n")
    assert file.read_text() == "two\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    files.write(tmp_path / "link", "new")
    assert (tmp_path / "real").read_text() == "new"
    assert (tmp_path / "link").is_symlink()


def test_interrupted_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.html"
    file.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left") as raised:
        files.write(file, "new" * 1000)
    assert raised.value.code == "output-not-written"
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize("name", ["nowhere/report.html", "."], ids=["no such folder", "a folder"])
def test_what_cannot_be_written_is_told_before_and_at_writing(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        files.check(tmp_path / name)
    with pytest.raises(OutputError):
        files.write(tmp_path / name, "x")


def test_a_device_takes_text() -> None:
    files.check("/dev/null")
    files.write("/dev/null", "x")
