"""Makes src/sayso/models/rarity.json: python -m training.stance.rarity [../shared/data].

In how many news articles a word stands, as a number from 0 (in all of them) to 1 (in hardly any). Only counts of words
go into the file, no texts; the articles with a stance to be told are not among those counted.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sayso.text.words import cut, stem

OUT = Path(__file__).resolve().parents[2] / "src" / "sayso" / "models" / "rarity.json"
FILES = ("attribution/polnear_train", "events/ecbplus_train", "pages/zyte/pages", "conflict/fakes", "places/geowebnews",
         "places/lgl_even", "times/timebank", "places/geovirus")
LEAST = 5      # articles; a word in fewer has the rarity of a word never seen
STEP = 0.05


def texts(folder: Path) -> Iterator[str]:
    """Every article once."""
    seen = set()
    for file in FILES:
        for line in (folder / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            if text not in seen:
                seen.add(text)
                yield text


def levels(folder: Path) -> dict[str, str]:
    """The words of each level of rarity, joined by spaces."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(folder):
        total += 1
        counts.update({stem(word.letters) for word in cut(text)})
    found = defaultdict(list)
    for word, articles in sorted(counts.items()):
        if articles >= LEAST and not word.isdigit():
            rarity = math.log(total / articles) / math.log(total / (LEAST - 1))
            found[f"{math.floor(rarity / STEP) * STEP:.2f}"].append(word)
    return {level: " ".join(found[level]) for level in sorted(found)}


def main(folder: Path) -> None:
    """Write the file."""
    made = {"made_by": "training/stance/rarity.py", "levels": levels(folder)}
    OUT.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
