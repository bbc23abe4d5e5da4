"""Makes src/sayso/models/toponym_choice.json: python -m training.toponym_choice [../shared/data/places].

No chance is drawn: the same texts and the same places file give the same weights. It prints how often the chosen place
is within 161 km of the marked one, on texts and on whole corpora that the weights have not seen.
"""

import json
import sys
from pathlib import Path

from training.toponym_choice.examples import CORPORA, capitals_named, texts
from training.toponym_choice.learning import learn
from training.toponym_choice.measuring import Judged, across_corpora, across_folds, learned_by_folds, share

from sayso.mentions.places import gazetteer as places
from sayso.mentions.places.signals import SIGNALS, Floats

OUT = Path(__file__).resolve().parents[2] / "src" / "sayso" / "models" / "toponym_choice.json"
UNSEEN = OUT.parents[3] / "tests" / "gold" / "toponym_choice_folds.json"
"""For each fifth of the texts the weights learned on the others, with which the tests measure."""
LIGHTEST = 0.005
"""A weight nearer to 0 is left out."""
SURE_FROM = 0.6
"""Below this likelihood less than half of the choices are right (see the table): "cannot tell"."""


def main(folder: Path) -> None:
    """Learn, print what was measured, and write."""
    gazetteer = places.load()
    marked = [text for corpus in CORPORA for text in texts(folder, corpus, gazetteer)]
    marked += capitals_named(gazetteer)
    by_fold = learned_by_folds(marked)
    folds = list(across_folds(marked, by_fold, gazetteer))
    print("within 161 km, by folds of texts        ", line(folds))
    print("within 161 km, each corpus left out once", line(list(across_corpora(marked, gazetteer))))
    for low in range(0, 10):
        some = [one.near for one in folds if one.corpus in CORPORA and one.said and one.local
                and min(int(one.likelihood * 10), 9) == low]
        print(f"likelihood .{low}: {len(some):5} names, right {share(some):.3f}")
    kept = {"made_by": "training/toponym_choice", "places": gazetteer.version.sha256, "sure_from": SURE_FROM,
            "weights": named(learn(marked))}
    OUT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    UNSEEN.write_text(json.dumps([named(weights.signals) for weights in by_fold], indent=0) + "\n", encoding="utf-8")


def named(weights: Floats) -> dict[str, float]:
    """Weights by the names of their signals, without the lightest."""
    return {name: round(float(weight), 3) for name, weight in zip(SIGNALS, weights, strict=True)
            if abs(weight) >= LIGHTEST}


def line(some: list[Judged]) -> str:
    """The figures of each corpus: places that are no countries, all, and the most that the gazetteer allows."""
    told = []
    for corpus in CORPORA:
        here = [one for one in some if one.corpus == corpus]
        local = [one for one in here if one.local]
        told.append(f"{corpus} {share([one.near for one in local]):.3f} (all {share([one.near for one in here]):.3f}, "
                    f"at most {share([one.possible for one in local]):.3f})")
    return " · ".join(told)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/places"))
