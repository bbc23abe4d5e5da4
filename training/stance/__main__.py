"""Makes src/sayso/models/stance.json: python -m training.stance ../shared/data OUT [--heard FILE] [--by body].

Into the folder OUT go, for the split by body and the one by topic, the rows to measure with (`body_gold.jsonl`,
`body_said.jsonl`, ...), each said by a model that learned from neither them nor those it was tuned by. The model
written is learned from all pairs; its lean is that found by topic. `--heard` has a network's
chances, a row a pair: {id, discuss, agree, disagree} (training/stance/heard.py makes it); `--by` is the split of which
the network learned the part "learn". No chance is involved: the same pairs give the same weights.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from training.stance.fit import Seen, chances, fit, fit_heard, lean_of, look
from training.stance.sides import broken, read_sides
from training.stance.split import CHOOSE, LABELS, LEARN, MEASURE, Pair, by_part, read, topics

from sayso.statements.bears_out import RELATED

MODEL = Path(__file__).resolve().parents[2] / "src" / "sayso" / "models" / "stance.json"
Heard = Mapping[str, Mapping[str, float]]


def main() -> None:
    """Measure on both splits, then make the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--heard", type=Path)
    parser.add_argument("--by", choices=("body", "topic"), default="body")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    pairs, bodies = read(given.data)
    judged = {pair.id for by in ("body", "topic") for part, some in by_part(pairs, by=by).items() for pair in some
              if part in {CHOOSE, MEASURE} or pair.label != "unrelated"}
    seen = look(pairs, bodies, judged)
    topic = topics(pairs)
    print(f"{broken(pairs, read_sides(pairs))} labels that sides do not give")
    heard: Heard = heard_in(given.heard) if given.heard else {}
    made = {by: measured(pairs, seen, topic, by=by, heard=heard if by == given.by else {}, out=given.out)
            for by in ("body", "topic")}
    # What is shipped has not seen the part to measure on, so that the gate's figure is one on unseen bodies.
    whole = made[given.by] | {"lean": made["topic"]["lean"]}
    MODEL.write_text(json.dumps({"made_by": "training/stance"} | whole, indent=1, sort_keys=True,
                                ensure_ascii=False) + "\n", encoding="utf-8")


def heard_in(path: Path) -> Heard:
    """A network's chances by the id of the pair."""
    with path.open(encoding="utf-8") as stream:
        return {row["id"]: {label: float(row[label]) for label in RELATED} for row in map(json.loads, stream)}


def measured(pairs: Sequence[Pair], seen: Mapping[str, Seen], topic: Mapping[str, str], *, by: str, heard: Heard,
             out: Path) -> dict[str, Any]:
    """A model learned from one part and tuned by the next; what it says of the last goes into files."""
    part = by_part(pairs, by=by)
    model = fit(part[LEARN], seen, read_sides(part[LEARN]), topic)
    choose, labels = part[CHOOSE], [pair.label for pair in part[CHOOSE]]
    model["lean"] = lean_of(chances(model, choose, seen, {}), labels)
    if heard:
        model["heard"] = fit_heard(model, choose, seen, heard)
        model["heard_lean"] = lean_of(chances(model, choose, seen, heard), labels)
    chance = chances(model, part[MEASURE], seen, heard)
    lean = [model["heard_lean" if heard else "lean"][label] for label in LABELS]
    with (out / f"{by}_gold.jsonl").open("w", encoding="utf-8") as gold, \
            (out / f"{by}_said.jsonl").open("w", encoding="utf-8") as said:
        for pair, row in zip(part[MEASURE], chance * lean, strict=True):
            gold.write(json.dumps({"id": pair.id, "label": pair.label}) + "\n")
            said.write(json.dumps({"id": pair.id, "label": LABELS[int(row.argmax())]}) + "\n")
    return model


if __name__ == "__main__":
    main()
