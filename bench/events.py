"""Actors and events after parsing, as a ratio to the parse itself, in the same run: python -m bench.events [--pages N]

The pages are articles of the development data. CPU time of this process; one page is read before the clock starts.
"""

import argparse
import json
import os
import time
from collections import Counter
from pathlib import Path

from sayso import events, mentions, pages, pipeline, statements
from sayso.text.states import states_of

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[2] / "shared"))


def measure(ident: str, text: str, spent: Counter[str]) -> None:
    """Read one page, adding up the time of its parse, its actors and its events."""
    network = statements.load_network()
    if isinstance(network, statements.Missing):
        raise SystemExit(network.why)
    original = pages.original_of_row({"id": ident, "text": text}, file=ident, line=1, base=Path())
    page, blocks = pipeline.split_original(original)
    start = time.process_time()
    parsed = pipeline.parse_read(page, blocks)
    spent["parse"] += time.process_time() - start  # type: ignore[assignment]
    seen = statements.look(parsed, network)
    found = statements.find(page, blocks, parsed, network, seen=seen)
    named = mentions.find(page, parsed, seen=seen)
    start = time.process_time()
    who, mentioned = mentions.find_actors(page, parsed, found.called, named)
    spent["actors"] += time.process_time() - start  # type: ignore[assignment]
    start = time.process_time()
    events.find(page, parsed, events.Named(
        who.actors, mentioned, named.places, named.times, named.quantities, (*found.statements, *found.narration),
        mentions.country_codes()), day=mentions.day_of(page, named.times), judge=statements.outcome,
        known=states_of(seen))
    spent["events"] += time.process_time() - start  # type: ignore[assignment]
    spent["sentences"] += sum(len(list(block.doc.sents)) for block in parsed.blocks)


def main() -> None:
    """Print the ratio and the sentences in a CPU second."""
    parser = argparse.ArgumentParser(prog="python -m bench.events", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=40, help="how many articles to read")
    asked = parser.parse_args()
    file = SHARED / "data" / "conflict" / "fakes.jsonl"
    if not file.is_file():
        raise SystemExit(f"bench: {file.name} is not beside the project; set SAYSO_SHARED to the folder that has data/")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[: asked.pages + 1]]
    measure(rows[0]["id"], rows[0]["text"], Counter())
    spent: Counter[str] = Counter()
    for row in rows[1:]:
        measure(row["id"], row["text"], spent)
    both = spent["actors"] + spent["events"]
    parts = ", ".join(f"{name} {spent[name] / spent['parse']:.2f}" for name in ("actors", "events"))
    print(f"actors and events / parse: {both / spent['parse']:.2f} (bar .3): {parts}; "
          f"{spent['sentences'] / both:.0f} sentences in a CPU second")


if __name__ == "__main__":
    main()
