"""`make gate`: scores every stage on the development data and holds the floors in floors.toml.

    python -m tests.gate            score everything, print the table, exit 1 where a figure is below its floor
    python -m tests.gate --raise    and raise each floor to what was measured, less the margin; never lowers one
    python -m tests.gate --readme   and write the table into README.md between its marks

A floor is lowered by a person, by hand, who says why beside it. Rows go in and out through `sayso annotate`, as they
would for a user, and are scored by the scorers that lie beside the data.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from tests.gate import actors, events, quantities, tolls
from tests.gate.seed_blocks import score_seed
from tests.mentions.places import test_choose_measured as choosing
from training.attribution.data import document, in_style, without_commas
from training.stance.split import MEASURE, by_part, read

import sayso
from sayso.mentions.places.weights import from_names

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
FLOORS = HERE / "floors.toml"
READERS = HERE.parent / "gold"
MARGIN = 0.01  # a row or two of the smallest file: parsers differ in their last digits between machines
MARKS = ("<!-- gate -->", "<!-- /gate -->")


@dataclass(frozen=True, slots=True)
class Run:
    """One layer annotated on one file of gold rows and scored by one task."""

    name: str
    layer: str
    gold: str
    folder: str | None = None    # where the pages that the rows name lie; None: the rows have their text
    style: str | None = None     # the quotation mark of another house, or "," for a copy without commas
    task: str | None = None      # the scorer's task, where it is not called as the layer
    texts: str | None = None     # where the rows with the texts lie, if the gold rows have none
    spans: bool = False          # whether the gold spans are given, and only what they mean is asked

    @property
    def slug(self) -> str:
        """A name for files."""
        return f"{self.layer}-{re.sub(r'[^A-Za-z0-9_]+', '-', self.name)}"


STYLES = {"straight single": "'", "curly single": "‘", "guillemets": "«", "without commas": ","}
"""Other houses' quotation marks, and what some copies have lost; `training.attribution measure` has more."""

PLACES = ("geovirus", "lgl_even")
"""The weights that ship have seen these texts: what `annotate` gives for them is held, but says little. `place_figures`
measures with weights that have not."""

RUNS = (
    Run("polnear_dev", "attribution", "data/attribution/polnear_dev.jsonl"),
    *(Run(f"polnear_dev, {name}", "attribution", "data/attribution/polnear_dev.jsonl", style=mark)
      for name, mark in STYLES.items()),
    Run("gum_interview", "attribution", "data/attribution/gum_interview.jsonl"),
    Run("statements_dev", "statements", "data/statements/statements_dev.jsonl"),
    Run("seed", "statements", "seed/statements.jsonl"),
    Run("fundus-dev", "blocks", "data/pages/fundus-dev/blocks.jsonl", "data/pages/fundus-dev"),
    Run("zyte", "pages", "data/pages/zyte/pages.jsonl", "data/pages/zyte"),
    Run("fundus-dev text", "pages", "data/pages/fundus-dev/blocks.jsonl", "data/pages/fundus-dev"),
    Run("fundus-dev", "metadata", "data/pages/fundus-dev/metadata.jsonl", "data/pages/fundus-dev"),
    Run("te3_platinum", "timex", "data/times/te3_platinum.jsonl"),
    Run("timebank+aquaint", "timex", "data/times/timebank.jsonl data/times/aquaint.jsonl"),
    Run("wikiwars_01_16", "timex", "data/times/wikiwars_01_16.jsonl"),
    *(Run(f"{name} (seen)" + (", gold spans" if spans else ""), "toponyms", f"data/places/{name}.jsonl", spans=spans)
      for name in PLACES for spans in (False, True)),
    Run("plover_gsr_even (seen)", "events", "data/events/plover_gsr_even.jsonl"),
    Run("ecbplus_dev", "clusters", "data/events/ecbplus_dev_clusters.jsonl", texts="data/events/ecbplus_dev.jsonl"),
    Run("uds_ih2_dev", "factuality", "data/factuality/uds_ih2_dev.jsonl"),
    Run("uw_dev", "factuality", "data/factuality/uw_dev.jsonl"),
    Run("meantime_dev", "factuality", "data/factuality/meantime_dev.jsonl"),
    Run("fnc1 by body", "stance", "data/stance/fnc1_train.jsonl", task="labels"),
)
GIVEN = ("title", "start", "end", "event", "headline", "dct", "url")
"""The fields of a gold row that a user would have, besides its id and text."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    parser.add_argument("--keep", type=Path, help="keep the predictions in this folder")
    asked = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print(f"gate: skipped, the development data is not at {SHARED.name}/ beside the project")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        work = asked.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        measured = dict(figures(work))
    below = []
    print(f"{'figure':<44} {'now':>6} {'floor':>6} {'bar':>6}  {'goal':>5}  peer")
    for name, floor in floors.items():
        now = measured[name]
        low = now > floor["most"] if "most" in floor else now < floor["floor"] - 1e-9
        below += [name] if low else []
        limit = f"<={floor['most']}" if "most" in floor else f"{floor['floor']:.3f}"
        print(f"{name:<44} {now:>6.3f} {limit:>6} {shown(floor.get('bar')):>6}  {shown(floor.get('goal')):>5}  "
              f"{floor.get('peer', '')}{'   FAILS' if low else ''}")
    if asked.lift:
        lift(measured)
    if asked.readme:
        write_readme(floors, measured)
    if below:
        print(f"gate: {len(below)} figures fail their limit: {', '.join(below)}", file=sys.stderr)
    return 1 if below else 0


def shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def figures(work: Path) -> Iterator[tuple[str, float]]:
    """Every figure by its name: `task, file: metric column`."""
    with ThreadPoolExecutor(os.cpu_count()) as workers:  # each waits for a process of its own
        of_quantities = workers.submit(lambda: dict(quantity_figures(work)))
        for run, scores in zip(RUNS, workers.map(lambda run: scored(run, work), RUNS), strict=True):
            for metric, columns in scores.items():
                for column, value in columns.items():
                    yield f"{run.layer}, {run.name}: {metric} {column}", value
        yield from of_quantities.result().items()
    yield from place_figures()
    yield from event_figures()
    reading = sayso.read(SHARED / "seed" / "page.txt")
    gold = json.loads((SHARED / "seed" / "blocks.json").read_text(encoding="utf-8"))
    for name, value in score_seed(reading.page.text, reading.blocks, gold).items():
        yield f"blocks, seed: {name}", value


def place_figures() -> Iterator[tuple[str, float]]:
    """Places by weights that have not seen the article: found, as `training.toponyms measure` wrote it down, and
    chosen, measured here on gold spans."""
    found = json.loads(files("sayso").joinpath("models", "toponyms", "measured.json").read_text(encoding="utf-8"))
    by_fold = [from_names(weights, 0.0) for weights in json.loads(choosing.FOLDS.read_text(encoding="utf-8"))]
    for corpus in PLACES:
        for how in ("cross-validated", "by the other corpora"):
            yield f"toponyms, {corpus} (unseen): detection F, {how}", found["beside"][how][corpus][2]
        lines = (SHARED / "data" / "places" / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()
        hits = [hit for row in map(json.loads, lines)
                for hit in choosing.near(row, choosing.unseen_by(row, by_fold))]
        yield f"toponyms, {corpus} (unseen): @161 local acc", sum(hits) / len(hits)


def event_figures() -> Iterator[tuple[str, float]]:
    """Events by a net that has learned from our own sentences alone, and so has seen none of the gold records."""
    for figure, value in events.unseen(SHARED).items():
        yield f"events, plover_gsr_even (unseen): {figure}", value
    for figure, value in actors.figures(SHARED).items():
        yield f"actors: {figure}", value
    for figure, value in tolls.figures(SHARED).items():
        yield f"tolls: {figure}", value


def quantity_figures(work: Path) -> Iterator[tuple[str, float]]:
    """The quantities in the articles that two readers have marked, each reader's marks scored against, and the readers
    against each other."""
    readers = {name: [json.loads(line) for line in (READERS / f"quantities-reader-{name}.jsonl").read_text(
        encoding="utf-8").splitlines()] for name in ("a", "b")}
    wanted = {row["doc_id"] for row in readers["a"]}
    rows, given = work / "quantities.in.jsonl", dict[str, str]()
    with (SHARED / "data/conflict/fakes.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                given.setdefault(row["id"], json.dumps({"doc_id": row["id"], "text": row["text"]}))
    rows.write_text("\n".join(given.values()) + "\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "sayso", "annotate", "quantities", str(rows), "--quiet"],
                          capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    for name, marks in readers.items():
        for figure, value in quantities.score(marks, answers).items():
            yield f"quantities, reader {name}: {figure}", value
    for figure, value in quantities.score(readers["a"], readers["b"]).items():
        yield f"quantities, readers agree: {figure}", value


def scored(run: Run, work: Path) -> dict[str, dict[str, float]]:
    """The scorer's table for one run."""
    gold = gold_of(run, work)
    rows, answers = work / f"{run.slug}.in.jsonl", work / f"{run.slug}.jsonl"
    texts = SHARED / run.texts if run.texts else gold
    with texts.open(encoding="utf-8") as lines, rows.open("w", encoding="utf-8") as out:
        for line in lines:
            row = asked_row(json.loads(line), run)
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    with answers.open("w", encoding="utf-8") as out:
        command = [sys.executable, "-m", "sayso", "annotate", run.layer, str(rows), "--quiet"]
        command += ["--spans", str(gold)] if run.spans else []
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in {0, 2}:
        raise SystemExit(f"gate: sayso annotate {run.layer} failed on {run.gold}:\n{done.stderr[-2000:]}")
    if done.stderr.strip():
        print(f"{run.layer}, {run.name}: {len(done.stderr.splitlines())} rows without an answer, the first: "
              f"{done.stderr.splitlines()[0][:160]}", file=sys.stderr)
    scorer = str(SHARED / "score" / "score.py")
    command = [sys.executable, scorer, run.task or run.layer, str(gold), str(answers), "--json"]
    score = subprocess.run(command, capture_output=True, text=True, check=False)
    if score.returncode:
        raise SystemExit(f"gate: the scorer cannot read what sayso gave for {run.gold}: {score.stderr[-2000:]}")
    table: dict[str, dict[str, float]] = json.loads(score.stdout)["scores"]
    return table


def gold_of(run: Run, work: Path) -> Path:
    """The file of gold rows: in another house's marks where the run asks for it, with no character moved; of pairs of
    headline and text, the part to measure on."""
    changed = work / f"{run.slug}.gold.jsonl"
    if run.layer == "stance":
        pairs, bodies = read(SHARED / "data")
        changed.write_text("".join(
            json.dumps({"id": pair.id, "label": pair.label, "headline": pair.headline,
                        "text": bodies[pair.body]}) + "\n"
            for pair in by_part(pairs, by="body")[MEASURE]), encoding="utf-8")
        return changed
    if len(files := run.gold.split()) > 1:
        changed.write_text("".join((SHARED / file).read_text(encoding="utf-8") for file in files), encoding="utf-8")
        return changed
    if run.style is None:
        return SHARED / run.gold
    with (SHARED / run.gold).open(encoding="utf-8") as lines, changed.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            one = document(row)
            row["text"] = (without_commas(one) if run.style == "," else in_style(one, run.style)).text
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return changed


def asked_row(row: dict[str, Any], run: Run) -> dict[str, Any]:
    """What a user would put in: the id, and the text or the page's file."""
    key = next(name for name in ("doc_id", "page_id", "id") if name in row)
    if run.folder is None:
        return {key: row[key], "text": row["text"]} | {k: row[k] for k in GIVEN if row.get(k) is not None}
    return {key: row[key], "path": str(SHARED / run.folder / row["html"])}


def lift(measured: dict[str, float]) -> None:
    """Raise each floor to what was measured, less the margin, where that is higher."""
    lines, name = [], ""
    for line in FLOORS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip('[]"')
        key, _, value = line.partition("=")
        new = int((measured.get(name, 0.0) - MARGIN) * 1000) / 1000
        higher = key.strip() == "floor" and new > float(value.split("#")[0])
        lines.append(f"floor = {new:.3f}" if higher else line)
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_readme(floors: dict[str, dict[str, Any]], measured: dict[str, float]) -> None:
    """The table between the marks in README.md."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    start, end = (text.index(mark) for mark in MARKS)
    rows = ["| what is measured | now | bar | goal | peer |", "|---|---|---|---|---|"]
    rows += [f"| {name} | {measured[name]:.3f} | {shown(floor.get('bar'))} | {shown(floor.get('goal'))} | "
             f"{floor.get('peer', '')} |" for name, floor in floors.items()]
    readme.write_text(text[: start + len(MARKS[0])] + "\n" + "\n".join(rows) + "\n" + text[end:], encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
