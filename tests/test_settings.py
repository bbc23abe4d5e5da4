"""What a user may set, where, and what wins."""

import os
from pathlib import Path

import pytest

from sayso import settings
from sayso.errors import SettingsError
from sayso.text import nlp


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SAYSO_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_without_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = settings.load(start=tmp_path)
    assert found.pipeline == nlp.DEFAULT_PIPELINE
    assert found.keep
    assert found.home.name == "sayso"


def test_the_nearest_file_above_counts(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "sayso.toml").write_text('pipeline = "far"')
    assert settings.load(start=tmp_path / "a/b").pipeline == "far"
    (tmp_path / "a/sayso.toml").write_text('pipeline = "near"')
    assert settings.load(start=tmp_path / "a/b").pipeline == "near"


def test_a_variable_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sayso.toml").write_text('pipeline = "file"\nkeep = false')
    monkeypatch.setenv("SAYSO_PIPELINE", "variable")
    found = settings.load()
    assert (found.pipeline, found.keep) == ("variable", False)


def test_a_path_in_a_file_is_a_path_from_that_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "sayso.toml").write_text('home = "kept"')
    assert settings.load(start=tmp_path / "a").home == tmp_path / "kept"


def test_variables_of_others_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_SHARED", "/somewhere")
    settings.load()


BAD = {
    "unknown": ('colour = "red"', {}, "sayso.toml: no setting is called 'colour'; there are pipeline, tagger, places"),
    "wrong kind": ("keep = 3", {}, "sayso.toml: keep = 3 cannot be used"),
    "wrong kind in a variable": ("", {"SAYSO_KEEP": "perhaps"}, "SAYSO_KEEP: keep = 'perhaps' cannot be used"),
    "too few": ("keep_pages = 0", {}, "keep_pages = 0 cannot be used"),
    "empty name": ('pipeline = ""', {}, "pipeline = '' cannot be used"),
    "no path": ("home = 5", {}, "sayso.toml: home = 5 cannot be used"),
    "not TOML": ("[", {}, "cannot be read as TOML"),
    "not UTF-8": ("\udcff", {}, "cannot be read as TOML"),
}


@pytest.mark.parametrize(("text", "variables", "told"), BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_told_with_its_place(text: str, variables: dict[str, str], told: str, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sayso.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        settings.load()
    assert told in str(raised.value)
