"""Speed of the tagger of times, as a ratio to recognizers-text on the same texts in the same run.

    python -m bench.times            40 documents of the development data (../shared), or the bundled case
    python -m bench.times --docs 100

recognizers-text is no part of the project: where it is not installed, only our own speed is printed.
"""

import argparse
import importlib
import json
import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sayso.mentions import times
from sayso.model import Choice

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
ROUNDS = 5
"""Our own tagger is so much faster that it reads everything so many times over."""
BAR = 10


def main(arguments: list[str] | None = None) -> None:
    """Read the documents with both, and print documents per CPU second and the ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench.times", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--docs", type=int, default=40)
    some = documents(parser.parse_args(arguments).docs)
    letters = sum(len(text) for text, _ in some)
    print(f"times: {len(some)} documents, {letters:,} characters")
    times.find("Marn fell on Friday.", anchor=Choice("2031-05-06", "to read the word lists"))
    ours = speed(some * ROUNDS, lambda text, day: times.find(text, anchor=Choice(day, "given")))
    print(f"  sayso             {ours:8.1f} documents per CPU second   (bar 100)")
    peer = recognizers()
    if peer is None:
        print("  recognizers-text  not installed here: no ratio (pip install recognizers-text-date-time)")
        return
    peer(*some[0])
    theirs = speed(some, peer)
    print(f"  recognizers-text  {theirs:8.1f} documents per CPU second")
    print(f"  ratio             {ours / theirs:8.1f}   (bar {BAR})")


def documents(count: int) -> list[tuple[str, str]]:
    """Texts with the day of each: the first of TimeBank, or the bundled case."""
    file = SHARED / "data" / "times" / "timebank.jsonl"
    if file.is_file():
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[:count]]
        return [(row["text"], row["dct"]) for row in rows]
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    return [(text, "2031-05-06") for text in texts][:count]


def recognizers() -> Callable[[str, str], object] | None:
    """recognizers-text's own call for dates and times in English; None where it is not installed."""
    try:
        package = importlib.import_module("recognizers_date_time")
    except ImportError:
        return None

    def recognize(text: str, day: str) -> object:
        return package.recognize_datetime(text, "en-us", reference=datetime.fromisoformat(day))

    return recognize


def speed(some: list[tuple[str, str]], read: Callable[[str, str], object]) -> float:
    """Documents per CPU second."""
    start = time.process_time()
    for text, day in some:
        read(text, day)
    return len(some) / (time.process_time() - start)


if __name__ == "__main__":
    main()
