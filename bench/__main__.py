"""`make bench`: speed as ratios against a baseline in the same run, in CPU seconds.

    python -m bench           read 200 pages beside bare spaCy on their main texts; import and start-up
    python -m bench --pages 40

The pages are those of the development data (../shared); without it, the bundled case, read over and over.
"""

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import places as bench_places
from bench import times as bench_times

from sayso import mentions, pages, pipeline, statements
from sayso.blocks import split
from sayso.errors import SaysoError
from sayso.model import Original, Page
from sayso.text import dom, nlp

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
ENGLISH = {"au", "ca", "uk", "us", "za"}
ROUNDS = 5
STAGES = ("markup and blocks", "metadata", "parser and encoder", "statements", "places, times, quantities")


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=200)
    asked = parser.parse_args()
    import_time = start_up("import sayso")
    help_time = start_up("from sayso.cli import main; import sys; sys.argv = ['sayso', '--help']; main()")
    print(f"import sayso        {import_time:.3f} s CPU over bare Python   (bar .2)")
    print(f"sayso --help        {help_time:.3f} s CPU over bare Python   (bar .5)")
    read_pages(asked.pages)
    bench_places.main()
    bench_times.main([])


def start_up(code: str) -> float:
    """CPU seconds of a fresh process that runs `code`, less those of one that does nothing; the median of several."""
    def cpu(what: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", what], capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return statistics.median(cpu(code) - cpu("pass") for _ in range(ROUNDS))


def originals(count: int) -> Iterator[tuple[Original, str | None]]:
    """Pages with their main text, as marked by hand where there is one."""
    if not SHARED.is_dir():
        paths = sorted((ROOT / "examples").glob("*.html"))
        for at in range(count):
            for original in pages.open_originals(paths[at % len(paths)]):
                if not isinstance(original, SaysoError):
                    yield original, None
        return
    given = 0
    for folder, file in (("zyte", "pages.jsonl"), ("fundus-dev", "blocks.jsonl")):
        home = SHARED / "data" / "pages" / folder
        for line in (home / file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if given == count or row.get("country", "us").lower() not in ENGLISH:
                continue
            data = gzip.decompress((home / row["html"]).read_bytes())
            yield pages.original_of_bytes(data, name=row["page_id"], url=row.get("url")), row["text"]
            given += 1


def read_pages(count: int) -> None:
    """Each page is read, and its main text given to bare spaCy, in turn, so that both share the machine's noise."""
    model = nlp.load()
    some = list(originals(count))
    given = statements.load_network()
    network = given if isinstance(given, statements.Network) else None
    print(f"rules alone: {given.why}" if isinstance(given, statements.Missing) else "with the trained tagger")
    for original, text in some[:3]:  # warm up
        read(original, network)
        model(text or original.markup[:2000])
    spent = {**dict.fromkeys(STAGES, 0.0), "bare spaCy": 0.0}
    found = failed = 0
    for original, text in some:
        times, page, number = read(original, network)
        found += number
        failed += page is None
        for stage, seconds in times.items():
            spent[stage] += seconds
        start = time.process_time()
        model(text if text is not None else page.text if page else "")
        spent["bare spaCy"] += time.process_time() - start
    total = sum(seconds for stage, seconds in spent.items() if stage != "bare spaCy")
    print(f"{len(some)} pages, {found} statements, {failed} pages without main text")
    for stage, seconds in spent.items():
        print(f"  {stage:<25} {seconds:7.2f} s CPU   {1000 * seconds / len(some):6.1f} ms a page   "
              f"{seconds / spent['bare spaCy']:.2f} of bare spaCy")
    print(f"read / bare spaCy   {total / spent['bare spaCy']:.2f}   (bar 2.0 with the tagger, goal 1.0)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory              {peak:.0f} MB at most")


def read(original: Original, network: statements.Network | None) -> tuple[dict[str, float], Page | None, int]:
    """The CPU seconds of each stage of reading one page, as `pipeline.read_original` runs them."""
    times = dict.fromkeys(STAGES, 0.0)
    start = time.process_time()
    try:
        tree = dom.tree(original)
        text, blocks = split(original, tree)
    except SaysoError:
        return times | {"markup and blocks": time.process_time() - start}, None, 0
    times["markup and blocks"] = time.process_time() - start
    start = time.process_time()
    page = pages.describe(original, tree, text, blocks)
    times["metadata"] = time.process_time() - start
    start = time.process_time()
    parsed = pipeline.parse_read(page, blocks)
    seen = statements.look(parsed, network) if network else None
    times["parser and encoder"] = time.process_time() - start
    start = time.process_time()
    result = statements.find(page, blocks, parsed, network, seen=seen)
    times["statements"] = time.process_time() - start
    start = time.process_time()
    mentions.find(page, parsed, seen=seen)
    times["places, times, quantities"] = time.process_time() - start
    return times, page, len(result.statements)


if __name__ == "__main__":
    main()
