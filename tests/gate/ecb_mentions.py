"""Event mentions of ECB+ dev, found or not: python -m tests.gate.ecb_mentions

Gold: mentions of actions (ACTION_*, NEG_ACTION_*) in the checked sentences. Ours: the words of the candidates that the
finder yields in the sentences that have a mention of any kind, and, apart, those that its lists know. A mention is
found where the two touch.
"""

import json
import os
from pathlib import Path

from sayso.events.candidates import candidates
from sayso.events.predicates import find
from sayso.model import Span
from sayso.text import nlp

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[3] / "shared"))


def main() -> None:
    """Print precision, recall and F."""
    rows = [json.loads(line) for line in (SHARED / "data/events/ecbplus_dev.jsonl").read_text(
        encoding="utf-8").splitlines()]
    counts = {"candidates": [0, 0, 0, 0], "on the lists": [0, 0, 0, 0]}
    for row in rows:
        gold = [Span(one["start"], one["end"]) for one in row["mentions"] if "ACTION" in one["type"]]
        doc = nlp.load()(row["text"])
        whole = [Span(one.start_char, one.end_char) for one in doc.sents]
        marked = [Span(one["start"], one["end"]) for one in row["mentions"]]
        checked = [one for one in whole if any(one.touches(each) for each in marked)]
        known = find(doc)
        for name, places in (("candidates", [one.at for one in candidates(doc, known)]), ("on the lists", list(known))):
            ours = [Span(doc[at].idx, doc[at].idx + len(doc[at])) for at in places]
            ours = [one for one in ours if any(sentence.holds(one) for sentence in checked)]
            found = counts[name]
            found[0] += sum(any(one.touches(other) for other in gold) for one in ours)
            found[1] += len(ours)
            found[2] += sum(any(one.touches(other) for other in ours) for one in gold)
            found[3] += len(gold)
    for name, (right, given, hit, wanted) in counts.items():
        precision, recall = right / given, hit / wanted
        print(f"{name}: P {precision:.3f}  R {recall:.3f}  F {2 * precision * recall / (precision + recall):.3f}")


if __name__ == "__main__":
    main()
