"""`sayso demo`: the bundled case."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from sayso.errors import PageNotFound


def test_the_case_is_read_and_fits_on_a_few_screens(run: Run, home: Path) -> None:
    result = run("demo", env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert 40 <= len(lines) <= 200
    for outlet in ("The Veldin Courier", "Northern Star", "Harbour Post"):
        assert outlet in result.stdout
    assert "Northern Council (KARREB), “" in result.stdout
    assert result.stdout.count("  what happened: ") >= 10
    assert "IN DISPUTE" in result.stdout
    assert "sayso why s-" in result.stdout
    ident = result.stdout.partition("sayso why ")[2].split()[0]
    assert run("why", ident).exit_code == 0


def test_a_copy_without_the_case_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from sayso.cli import demonstration

    monkeypatch.setattr(demonstration, "files", lambda package: tmp_path / "a" / "b")
    with pytest.raises(PageNotFound):
        demonstration.examples()
