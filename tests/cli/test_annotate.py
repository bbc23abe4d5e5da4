"""`sayso annotate`: rows in, rows out."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run, Start

TEXT = 'Fighting near Marn\n\n"We hold the town," Darin Velk\u00a0said  on Monday. He denied that his men had fled.\n'
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
HTML = f"<html><body><article><h1>Marn</h1>{PARAGRAPHS}<p>The road to Port Lisk is closed.</p></article></body></html>"
LAYERS = {
    "pages": {"text"}, "blocks": {"text", "blocks"}, "metadata": {"title", "published", "authors"},
    "attribution": {"attributions"}, "statements": {"statements"},
    "timex": {"timex"}, "toponyms": {"toponyms"}, "quantities": {"quantities"},
}


def answers(stdout: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def write(*rows: Any) -> Path:
    file = Path("in.jsonl")
    file.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return file


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("key", ["doc_id", "page_id", "id"])
def test_the_id_is_echoed_under_its_name(layer: str, key: str, run: Run) -> None:
    result = run("annotate", layer, write({key: "a", "text": TEXT}))
    assert result.exit_code == 0
    assert result.stderr == ""
    (answer,) = answers(result.stdout)
    assert answer[key] == "a"
    assert set(answer) == {key} | LAYERS[layer]


def test_a_number_stays_a_number(run: Run) -> None:
    (answer,) = answers(run("annotate", "pages", write({"id": 7, "text": TEXT})).stdout)
    assert answer["id"] == 7


@pytest.mark.promise("P1")
def test_offsets_refer_to_the_text_unchanged(run: Run) -> None:
    (answer,) = answers(run("annotate", "statements", write({"doc_id": "a", "text": TEXT})).stdout)
    first = answer["statements"][0]
    assert [TEXT[start:end] for start, end in first["content"]] == ['"We hold the town,"']
    assert [TEXT[start:end] for start, end in first["source"]] == ["Darin Velk"]
    (answer,) = answers(run("annotate", "blocks", write({"page_id": "a", "text": TEXT})).stdout)
    assert answer["text"] == TEXT


NAMED = {"doc_id": "a", "published": "2031-05-05", "text": "At least 12 people died near Kabul on Friday."}


def test_a_time_a_place_and_a_quantity_with_their_values(run: Run) -> None:
    def only(layer: str) -> dict[str, Any]:
        (answer,) = answers(run("annotate", layer, write(NAMED)).stdout)
        (found,) = answer[layer]
        return {"words": str(NAMED["text"])[found["s"] : found["e"]], **found}

    time, place, quantity = only("timex"), only("toponyms"), only("quantities")
    assert (time["words"], time["type"], time["value"], time["precision"]) == ("Friday", "DATE", "2031-05-02", 1)
    assert (place["words"], place["country"], place["sure"]) == ("Kabul", "AF", True)
    assert abs(place["lat"] - 34.5) < 0.5
    assert abs(place["lon"] - 69.2) < 0.5
    assert (quantity["words"], quantity["low"], quantity["high"], quantity["unit"], quantity["scope"]) == (
        "At least 12", 12, None, "people", "killed")


@pytest.mark.parametrize("alone", [True, False])
def test_given_spans_are_resolved_and_no_others(alone: bool, run: Run) -> None:
    text = "Paris is in Texas, and Kabul is not."
    row = {"doc_id": "a", "text": text}
    spans = Path("given.jsonl")
    spans.write_text(json.dumps(row | {"toponyms": [{"s": 0, "e": 5}, {"s": 12, "e": 17}]}) + "\n")
    result = run("annotate", "toponyms", *([] if alone else [write(row)]), "--spans", spans)
    assert result.stderr == ""
    (answer,) = answers(result.stdout)
    assert [text[one["s"] : one["e"]] for one in answer["toponyms"]] == ["Paris", "Texas"]
    assert [one["country"] for one in answer["toponyms"]] == ["US", "US"]


@pytest.mark.parametrize(("given", "said"), [
    ({"doc_id": "b", "toponyms": []}, "no spans"), ({"doc_id": "a"}, "toponyms"),
    ({"doc_id": "a", "toponyms": [{"s": 3, "e": 99}]}, "99"), ({"doc_id": "a", "toponyms": [{"s": 3}]}, "None"),
    ({"doc_id": "a", "toponyms": ["x"]}, "toponyms[0]")])
def test_given_spans_that_fit_nothing_are_told(given: dict[str, Any], said: str, run: Run) -> None:
    spans = Path("given.jsonl")
    spans.write_text(json.dumps(given) + "\n")
    result = run("annotate", "toponyms", write({"doc_id": "a", "text": "Kabul is far."}), "--spans", spans)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_spans_are_for_toponyms_and_rows_are_needed_otherwise(run: Run) -> None:
    assert run("annotate", "timex", write(NAMED), "--spans", "given.jsonl").exit_code == 2
    assert run("annotate", "timex").exit_code == 2
    assert "row" in run("annotate", "timex").stderr


HOSTILE = {
    "no date anywhere": "Marn fell on Monday, two days after Tolvik.",
    "before 1900 and after 2100": "In 1066 and in 1812, and again in 2750, armies met. In 44 BC too.",
    "31 February": "The truce was signed on 31 February 2031, or on 30/02/2031, or on February 31.",
    "coordinates": "The camp lies at 34.5167°N 69.1833°E, or 34°31′N 69°11′E, not at 95°N 200°E; 12.5, 43.2.",
    "a name borne by many": "San Jose, Springfield and Santa Maria. San Antonio, too.",
    "marks of direction": "On \u200fMonday\u200e in \u202bKabul\u202c \u2067at least 12\u2069 people died.",
    "half of it digits": "1,0000 1.2.3 0x1F 1e999 " + "9" * 400 + " people in 99999 BC",
    "nothing but marks": "\u200f\u200e … — ”",
    "very long": "on Monday in Kabul 12 people " * 400,
}


@pytest.mark.parametrize("layer", ["timex", "toponyms", "quantities"])
@pytest.mark.parametrize("name", HOSTILE)
def test_odd_texts_get_an_answer(name: str, layer: str, run: Run) -> None:
    text = HOSTILE[name]
    result = run("annotate", layer, write({"doc_id": "a", "text": text}))
    assert result.exit_code == 0, result.stderr
    (answer,) = answers(result.stdout)
    assert all(0 <= one["s"] < one["e"] <= len(text) for one in answer[layer])
    assert all(text[one["s"] : one["e"]].strip() for one in answer[layer])


def test_an_impossible_day_gets_no_value_and_no_day_is_invented(run: Run) -> None:
    (answer,) = answers(run("annotate", "timex", write({"doc_id": "a", "text": HOSTILE["31 February"]})).stdout)
    assert all(one["first"] is None or not one["first"].endswith(("-02-30", "-02-31")) for one in answer["timex"])
    assert all(not one["value"].endswith(("-02-30", "-02-31")) for one in answer["timex"])


def test_a_day_of_the_week_without_any_date_stays_open(run: Run) -> None:
    (answer,) = answers(run("annotate", "timex", write({"doc_id": "a", "text": HOSTILE["no date anywhere"]})).stdout)
    (monday,) = [one for one in answer["timex"] if one["s"] == 13]
    assert monday["first"] is None
    assert monday["value"].startswith("XXXX")


@pytest.mark.parametrize("layer", ["attribution", "statements"])
def test_where_the_row_has_no_text_the_answer_brings_it(layer: str, run: Run) -> None:
    (answer,) = answers(run("annotate", layer, write({"doc_id": "a", "html": HTML})).stdout)
    assert "We hold the town" in answer["text"]
    (found, *_) = answer[{"attribution": "attributions"}.get(layer, layer)]
    assert [answer["text"][start:end] for start, end in found["content"]] == ['"We hold the town,"']


def test_a_path_is_looked_up_beside_the_rows(run: Run) -> None:
    Path("rows/html").mkdir(parents=True)
    Path("rows/html/marn.html.gz").write_bytes(gzip.compress(HTML.encode(), mtime=0))
    Path("rows/in.jsonl").write_text(json.dumps({"id": "a", "path": "html/marn.html.gz"}))
    (answer,) = answers(run("annotate", "pages", "rows/in.jsonl").stdout)
    assert "We hold the town" in answer["text"]


def test_what_the_row_says_about_the_page_wins(run: Run) -> None:
    row = {"page_id": "a", "text": TEXT, "title": "Marn holds", "published": "2031-05-02", "outlet": "Harbour Post"}
    (answer,) = answers(run("annotate", "metadata", write(row)).stdout)
    assert answer == {"page_id": "a", "title": "Marn holds", "published": "2031-05-02", "authors": []}
    (answer,) = answers(run("annotate", "metadata", write({"id": 1, "text": TEXT, "dct": "2031-05-03"})).stdout)
    assert answer["published"] == "2031-05-03"


def test_from_standard_input(run: Run) -> None:
    result = run("annotate", "pages", "-", input=json.dumps({"id": "a", "text": TEXT}) + "\n\n")
    assert len(answers(result.stdout)) == 1


EVENTS = [{"id": at, "text": "The army captured Marn but failed to reach Tolvik.", "start": start, "end": end}
          for at, (start, end) in enumerate([(9, 17), (37, 42), (27, 33)])]


def test_events_are_answered_in_their_order(run: Run) -> None:
    found = answers(run("annotate", "factuality", write(*EVENTS)).stdout)
    assert [set(answer) for answer in found] == [{"id", "value"}] * 3
    assert [answer["id"] for answer in found] == [0, 1, 2]
    took, reached, failed = (answer["value"] for answer in found)
    assert -3 <= reached < 0 < failed <= took <= 3


def test_many_events_of_a_text_parse_it_once(run: Run) -> None:
    from sayso.export import event_rows

    event_rows.parsed.cache_clear()
    run("annotate", "factuality", write(*EVENTS))
    assert event_rows.parsed.cache_info().misses == 1


BAD_EVENTS = {
    "no start": {"start": None},
    "end is a text": {"end": "9"},
    "end is true": {"end": True},
    "end is a fraction": {"end": 9.5},
    "the end comes first": {"start": 17, "end": 9},
    "empty": {"start": 9, "end": 9},
    "before the text": {"start": -2, "end": 9},
    "behind the text": {"start": 9, "end": 51},
    "other words stand there": {"event": "captures"},
    "event is a number": {"event": 3},
    "white space": {"start": 8, "end": 9},
    "no text": {"text": None},
    "text is a number": {"text": 3},
    "markup": {"text": None, "html": "<p>The army captured Marn.</p>"},
    "no id": {"id": None},
    "empty text": {"text": " "},
}


@pytest.mark.parametrize("wrong", BAD_EVENTS.values(), ids=BAD_EVENTS)
def test_a_bad_event_is_told_and_the_others_go_on(wrong: dict[str, Any], run: Run) -> None:
    result = run("annotate", "factuality", write(EVENTS[0], EVENTS[0] | wrong, EVENTS[2]))
    assert result.exit_code == 2
    assert [answer["id"] for answer in answers(result.stdout)] == [0, 2]
    (line,) = result.stderr.splitlines()
    assert line.startswith("sayso: in.jsonl:2: ")
    assert line.endswith("]")


BAD = {
    "not JSON": "{",
    "no object": "[1]",
    "no id": {"text": TEXT},
    "no page": {"id": "a"},
    "two pages": {"id": "a", "text": TEXT, "html": HTML},
    "text is no text": {"id": "a", "text": 3},
    "empty": {"id": "a", "text": " "},
    "no such file": {"id": "a", "path": "nowhere.html"},
    "half a character": '{"id": "a", "text": "Marn \\ud800 held."}',
    "title is no text": {"id": "a", "text": TEXT, "title": 3},
    "id is a list": {"id": ["a"], "text": TEXT},
}


@pytest.mark.parametrize("row", BAD.values(), ids=BAD)
def test_a_bad_row_is_told_and_the_others_go_on(row: Any, run: Run) -> None:
    result = run("annotate", "pages", write({"id": "first", "text": TEXT}, row, {"id": "last", "text": TEXT}))
    assert result.exit_code == 2
    assert [answer["id"] for answer in answers(result.stdout)] == ["first", "last"]
    (line,) = result.stderr.splitlines()
    assert line.startswith("sayso: in.jsonl:2: ")
    assert line.endswith("]")


def test_a_row_too_long_is_told_and_the_others_go_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.cli.annotating.LONGEST_LINE", 300)
    result = run("annotate", "pages", write({"id": 1, "text": "long " * 999}, {"id": 2, "text": TEXT}))
    assert [answer["id"] for answer in answers(result.stdout)] == [2]
    assert "in.jsonl:1: has more than 300 bytes" in result.stderr


def test_blank_lines_count(run: Run) -> None:
    assert "in.jsonl:3:" in run("annotate", "pages", write("", "", "{")).stderr


@pytest.mark.parametrize("layer", ["pages", "blocks", "metadata"])
def test_no_language_pipeline_is_needed_for_pages(layer: str, run: Run) -> None:
    result = run("annotate", layer, write({"id": "a", "text": TEXT}), "--pipeline", "xx_none")
    assert result.exit_code == 0


def test_a_missing_pipeline_is_no_rows_fault(run: Run) -> None:
    file = write(*[{"id": at, "text": TEXT} for at in range(3)])
    result = run("annotate", "statements", file, "--pipeline", "xx_none")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.endswith("[model-missing]")


@pytest.mark.promise("P4")
def test_same_rows_same_answers(start: Start) -> None:
    file = write(*[{"id": at, "text": TEXT} for at in range(3)])
    assert start("annotate", "statements", file).stdout == start("annotate", "statements", file).stdout


@pytest.mark.shared
@pytest.mark.parametrize(("layer", "task", "rows"), [
    ("statements", "statements", "statements/statements_dev.jsonl"),
    ("attribution", "attribution", "attribution/gum_interview.jsonl"), ("timex", "timex", "times/timebank.jsonl"),
    ("toponyms", "toponyms", "places/geovirus.jsonl")])
def test_the_scorers_take_the_answers(layer: str, task: str, rows: str, shared: Path, run: Run) -> None:
    import subprocess
    import sys

    gold = [json.loads(line) for line in (shared / "data" / rows).read_text().splitlines()[:2]]
    Path("gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold))
    file = write(*[{"doc_id": row["doc_id"], "text": row["text"], "dct": row.get("dct")} for row in gold])
    Path("pred.jsonl").write_text(run("annotate", layer, file).stdout)
    done = subprocess.run([sys.executable, shared / "score/score.py", task, "gold.jsonl", "pred.jsonl", "--json"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


@pytest.mark.shared
def test_the_scorer_takes_the_values(shared: Path, run: Run) -> None:
    import subprocess
    import sys

    gold = [json.loads(line)
            for line in (shared / "data/factuality/meantime_dev.jsonl").read_text().splitlines()[:20]]
    Path("gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold))
    file = write(*[{name: row[name] for name in ("id", "text", "start", "end", "event")} for row in gold])
    Path("pred.jsonl").write_text(run("annotate", "factuality", file).stdout)
    done = subprocess.run([sys.executable, shared / "score/score.py", "factuality", "gold.jsonl", "pred.jsonl",
                           "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["scores"]["factuality"]["missing"] == 0


def test_a_headline_beside_a_text(run: Run) -> None:
    text = "Tram fares in Veldin will rise in May, the council decided. Students keep their passes."
    file = write({"id": 7, "headline": "Rebels capture Marn", "text": text},
                 {"doc_id": "b", "headline": "Tram fares in Veldin to rise in May", "body": text})
    result = run("annotate", "stance", file)
    assert result.exit_code == 0, result.stderr
    first, second = answers(result.stdout)
    assert first == {"id": 7, "label": "unrelated"}
    assert second["doc_id"] == "b"
    assert second["label"] in {"agree", "discuss"}


@pytest.mark.parametrize(("row", "told"), [
    ({"headline": "Marn falls", "text": "Marn fell."}, "has no id"),
    ({"id": 1, "text": "Marn fell."}, "has no `headline`"),
    ({"id": 1, "headline": " ", "text": "Marn fell."}, "has no `headline`"),
    ({"id": 1, "headline": "Marn falls"}, "has no `text`"),
    ({"id": 1, "headline": "Marn falls", "text": 5}, "has no `text`"),
    ({"id": 1, "headline": "Marn falls", "text": "Marn fell.", "heard": "agree"}, "has a `heard`")])
def test_a_headline_row_of_the_wrong_form(row: dict[str, Any], told: str, run: Run) -> None:
    result = run("annotate", "stance", write(row))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"in.jsonl:1: {told}" in result.stderr


@pytest.mark.shared
def test_the_scorer_takes_the_labels(shared: Path, run: Run) -> None:
    import subprocess
    import sys

    gold = [json.loads(line) for line in (shared / "data/stance/fnc1_train.jsonl").read_text().splitlines()[:20]]
    bodies = {row["body_id"]: row["text"] for row in map(
        json.loads, (shared / "data/stance/fnc1_train_bodies.jsonl").read_text().splitlines())}
    Path("gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold))
    file = write(*[{"id": row["id"], "headline": row["headline"], "body": bodies[row["body_id"]]} for row in gold])
    Path("pred.jsonl").write_text(run("annotate", "stance", file).stdout)
    done = subprocess.run([sys.executable, shared / "score/score.py", "labels", "gold.jsonl", "pred.jsonl", "--json"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["scores"]["all"]["acc"] > 0.5
