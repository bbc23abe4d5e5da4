"""`sayso read`: what people see, and what programs get."""

import csv
import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from tests.cli.conftest import Run, Start
from tests.export.readings import acting, build, marn, naming
from tests.export.test_plover import SHELLED, told

from sayso.cli import reading as reading_pages
from sayso.cli import view
from sayso.errors import PageEmpty
from sayso.export.json import reading_from_json
from sayso.model import Choice, Participant, Reading, Tenure

TEXT = """The Northern Council on Tuesday rejected a claim that it had lost Marn.

"We hold every street in Marn," Mira Tosk, its spokeswoman, said on Tuesday.

Interior Minister Lena Maric said the army had taken the town without a fight.
"""


def shown(reading: Reading, capsys: pytest.CaptureFixture[str], *, width: int = 80, narration: bool = False) -> str:
    """The view as a pipe gets it."""
    view.print_reading(Console(width=width, markup=False, highlight=False), reading, narration=narration)
    return capsys.readouterr().out


def test_the_view_at_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(marn(), capsys).splitlines()
    assert lines[0] == "Fighting over Marn enters second day"
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line != line.rstrip()] == []
    for line in ("  outlet     Harbour Post    the page's outlet line",
                 "             caption, printed 2×: Smoke over Marn seen from the Drava River…",
                 "Mira Tosk  1 statement",
                 "  There is not one soldier of theirs in Marn, [...] We hold every street.",
                 "      ↳ a captured fighter: Darin Velk fled to Tolvik",
                 "Set aside: 1 repeat folded, 1 block not of this article."):
        assert line in lines
    (how,) = {line.rpartition(" · ")[0] for line in lines if line.startswith("  — told")}
    assert how == "  — told · direct · deny · certainly not"


def test_a_dispute_stands_side_by_side_where_there_is_room(capsys: pytest.CaptureFixture[str]) -> None:
    wide = shown(marn(), capsys, width=120).splitlines()
    assert [line for line in wide if "on Tuesday that the army" in line and "There is not one soldier" in line]
    narrow = shown(marn(), capsys).splitlines()
    assert not [line for line in narrow if "on Tuesday that the army" in line and "There is not one soldier" in line]
    assert "  against" in narrow


def test_narration_is_counted_and_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    reading = build("<body><t1>The bridge burned all night.</t1></body>", said={1: {"mode": "narration"}})
    assert "The outlet's own voice: 1 sentence (--narration shows them)." in shown(reading, capsys)
    told = shown(reading, capsys, narration=True)
    assert "IN THE OUTLET'S OWN VOICE  1 sentence" in told
    assert "  The bridge burned all night." in told


def test_what_cannot_be_told_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(build("<body>Hm.</body>"), capsys)
    assert "cannot tell" in told
    assert "Nobody is reported to say anything on this page." in told


def test_a_character_set_that_is_not_plain_is_told(run: Run) -> None:
    Path("old.html").write_bytes('<meta charset="windows-1252"><p>“Marn held,” Mira Tosk said.'.encode("cp1252"))
    told = run("read", "old.html").stdout
    assert "encoding   windows-1252" in told
    assert "declared by the page" in told


def test_names_are_shown_to_their_end(run: Run) -> None:
    name = "a-page-with-a-name-that-is-longer-than-its-column.txt"
    Path(name).write_text(TEXT, encoding="utf-8")
    header, _, _ = run("read", name, env={"COLUMNS": "60"}).stdout.partition("WHO SAYS WHAT")
    assert "…" not in header
    assert "column.txt" in header


@pytest.mark.promise("P7")
@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_page_can_steer_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e[bold red]x[/bold red]:skull:\r"
    reading = build(f"<headline>{evil}</headline>\n\n<body><s1>{evil} Tosk</s1> <c1>said{evil}</c1> <t1>{evil} so"
                    f"</t1>.</body>\n\n<caption>{evil}</caption>\n\n<caption_repeats_2>{evil}</caption_repeats_2>",
                    said={1: {"why": [evil]}}, title=evil, outlet=evil, published=evil, name=evil)
    told = shown(reading, capsys, width=width, narration=True)
    assert not set(told) & set("\x1b\x07\x9b\u202e\r")
    assert "[bold red]" in told.replace("\n", "") or width == 40
    assert "💀" not in told


def test_read_end_to_end(run: Run) -> None:
    Path("marn.txt").write_text(TEXT)
    result = run("read", "marn.txt")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    assert '  "We hold every street in Marn,"' in result.stdout
    assert "Mira Tosk" in result.stdout


def test_who_speaks_or_acts_and_what_happened(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(acting(marn()), capsys, width=140).splitlines()
    who = lines[lines.index("WHO  2 actors that speak or act") + 1 :][:3]
    assert [line[2:].split("  ")[0] for line in who] == ["army ×2", "Lena Maric", ""]
    assert "state body · KARMIL · side Karsova · a-aaaaaaaa" in who[0]
    assert ("person · KARGOV · side Karsova · speaks for Karsova · minister of Karsova (since 2029) · "
            "a-01234567") in who[1]
    at = lines.index("WHAT HAPPENED  2 events, as the page or those on it tell it")
    assert lines[at + 1 : at + 6] == [
        "  ASSAULT (heavy-weapons) · army → Marn · Marn · Tue 13 May 2031 · at least 12 soldiers killed",
        "  — retaken · negated · future · takes control · told by Lena Maric · e-00000000",
        "  COERCE",
        "  — closed · told by Harbour Post · e-00000000",
        ""]
    assert lines.index("WHO SAYS WHAT  6 statements") < lines.index("WHO  2 actors that speak or act") < at
    (said,) = [line for line in lines if "side Karsova · s-" in line and "said" in line][:1]
    assert "certain · side Karsova · s-" in said
    assert "side" not in "".join(line for line in lines if "— told ·" in line)


def test_a_page_without_actors_and_events_has_no_such_part(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(marn(), capsys)
    assert not [line for line in told.splitlines() if line.startswith(("WHO  ", "WHAT HAPPENED"))]


@pytest.mark.promise("P7")
def test_no_actor_or_event_can_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    evil, reading = "\x1b]0;owned\x07[bold red]x\u202e", acting(marn())
    told = shown(replace(
        reading, actors=tuple(replace(one, name=evil, side=Choice(evil, evil), tenures=(Tenure(evil, evil, evil),))
                              for one in reading.actors),
        events=tuple(replace(one, mode=evil, actors=(Participant(None, evil, code=evil),)) for one in reading.events),
    ), capsys)
    assert not set(told) & set("\x1b\x07\u202e")
    assert "[bold red]x" in told


@pytest.mark.promise("P5")
def test_nothing_asks_the_network(run: Run, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a request would leave the machine")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(f"socket.socket.{name}", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    assert run("read", examples / "courier-valley.html", "--html", "report.html").exit_code == 0
    assert run("read", examples / "worn-copy.txt").exit_code == 0


def test_json_is_a_reading_a_line(run: Run) -> None:
    Path("pages").mkdir()
    for name in ("a.txt", "b.txt"):
        Path("pages", name).write_text(TEXT + name)
    result = run("read", "pages", "--json")
    readings = [reading_from_json(line) for line in result.stdout.splitlines()]
    assert [Path(reading.page.name).name for reading in readings] == ["a.txt", "b.txt"]
    for reading in readings:
        for statement in reading.statements:
            assert " [...] ".join(span.cut(reading.page.text) for span in statement.content) == statement.quote
        assert {version.name for version in reading.made_with}


def test_from_standard_input(run: Run) -> None:
    assert json.loads(run("read", "-", "--json", input=TEXT).stdout)["page"]["text"] == TEXT


def test_a_folder_goes_on_and_says_what_failed(run: Run) -> None:
    Path("pages").mkdir()
    Path("pages/a.txt").write_text(TEXT)
    Path("pages/b.html").write_bytes(bytes(range(256)) * 20)
    Path("pages/c.txt").write_text("")
    Path("pages/d.jsonl").write_text(json.dumps({"id": 1, "text": TEXT + "."}) + "\n{}\n")
    Path("pages/e.txt.gz").write_bytes(gzip.compress((TEXT + "!").encode()))
    result = run("read", "pages")
    assert result.exit_code == 2
    assert result.stdout.count("WHO SAYS WHAT") == 3
    assert "6 pages: 3 read, 3 not." in result.stdout
    for code in ("page-binary", "page-empty", "row-not-usable"):
        assert code in result.stdout
        assert f"[{code}]" in result.stderr
    assert "pages/d.jsonl:2:" in result.stderr


@pytest.mark.promise("P6")
def test_html_is_written_whole_and_lists_what_failed(run: Run) -> None:
    Path("pages").mkdir()
    Path("pages/a.txt").write_text(TEXT)
    Path("pages/b.txt").write_text("")
    result = run("read", "pages", "--html", "report.html")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "wrote report.html" in result.stderr
    report = Path("report.html").read_text()
    assert report.endswith("</html>\n")
    assert "page-empty" in report
    assert "wrote" not in run("read", "pages/a.txt", "--html", "report.html", "--quiet").stderr


def test_nothing_is_written_where_nothing_was_read(run: Run) -> None:
    Path("empty.txt").write_text("")
    assert run("read", "empty.txt", "--html", "report.html").exit_code == 2
    assert not Path("report.html").exists()


def test_readings_are_kept_unless_told_not_to(run: Run, home: Path) -> None:
    Path("marn.txt").write_text(TEXT)
    run("read", "marn.txt", "--no-keep")
    assert not home.exists()
    Path("sayso.toml").write_text("keep = false")
    run("read", "marn.txt")
    assert not home.exists()
    Path("sayso.toml").unlink()
    run("read", "marn.txt")
    (file,) = (home / "readings").iterdir()
    assert reading_from_json(file.read_text()).page.text == TEXT


def test_where_nothing_can_be_kept_the_answer_is_given_all_the_same(run: Run, home: Path) -> None:
    home.write_text("a file stands where the folder should be")
    Path("marn.txt").write_text(TEXT)
    result = run("read", "marn.txt")
    assert result.exit_code == 0
    assert "WHO SAYS WHAT" in result.stdout
    assert "not kept for `sayso why`" in result.stderr


def test_a_terminal_that_knows_few_characters(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("marn.txt").write_text("“Мы держим Марн”, Darin Velk said on Monday.")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("PYTHONUTF8", "0")
    assert start("read", "marn.txt").returncode == 0
    done = start("read", "marn.txt", "--json")
    assert json.loads(done.stdout)["page"]["text"].startswith("“Мы держим")


def test_where_when_and_how_many_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(shown(naming(marn()), capsys, width=120).split())
    for words in ("WHERE, WHEN, HOW MANY", "where Marn Ostrel Valley, Karsova · “Marn” · m-place",
                  "Tolvik cannot tell · “Tolvik” · m-unknown", "when Tue 13 May 2031 “Tuesday” · m-time",
                  "how many 1 person (soldiers) “one” · m-quantit"):
        assert words in told, told
    assert "WHERE" not in shown(marn(), capsys)


@pytest.fixture
def three_pages(monkeypatch: pytest.MonkeyPatch) -> list[Reading]:
    """Two pages with an event each and one that cannot be read, whatever is asked for."""
    readings = [told(SHELLED, mode="heavy-weapons"), told("<a_karreb>Rebels</a_karreb> <e>left</e>.", "RETREAT")]
    monkeypatch.setattr(reading_pages, "read_each", lambda *_, **__: iter(
        [readings[0], PageEmpty("empty.txt", "is empty"), readings[1]]))
    return readings


@pytest.mark.usefixtures("three_pages")
def test_the_events_of_all_pages_are_written_in_the_forms_asked_for(run: Run) -> None:
    result = run("read", "pages", "--acled", "events.csv", "--plover", "events.jsonl")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "wrote events.csv" in result.stderr
    assert "wrote events.jsonl" in result.stderr
    with Path("events.csv").open(encoding="utf-8", newline="") as sheet:
        rows = list(csv.DictReader(sheet))
    assert [(row["plover_type"], row["fatalities"]) for row in rows] == [("ASSAULT", "12"), ("RETREAT", "")]
    lines = Path("events.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["ASSAULT", "RETREAT"]


def test_events_go_with_json_and_the_report(run: Run, three_pages: list[Reading]) -> None:
    result = run("read", "pages", "--json", "--html", "report.html", "--acled", "events.csv", "--quiet")
    assert [reading_from_json(line) for line in result.stdout.splitlines()] == three_pages
    assert Path("report.html").exists()
    assert Path("events.csv").exists()
    assert not Path("events.jsonl").exists()
    assert "wrote" not in result.stderr


@pytest.mark.usefixtures("three_pages")
@pytest.mark.parametrize("option", ["--acled", "--plover"])
def test_a_file_that_cannot_be_made_is_told_before_anything_is_read(run: Run, option: str) -> None:
    result = run("read", "pages", option, "no/such/folder/events")
    assert result.exit_code == 2
    assert "[output-not-written]" in result.stderr
    assert "page-empty" not in result.stderr


def test_no_events_are_written_where_nothing_was_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pages, "read_each", lambda *_, **__: iter([PageEmpty("empty.txt", "is empty")]))
    assert run("read", "pages", "--acled", "events.csv", "--plover", "events.jsonl").exit_code == 2
    assert not Path("events.csv").exists()
    assert not Path("events.jsonl").exists()
