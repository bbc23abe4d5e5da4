"""Measures by cross-validation over whole articles, and by leaving one corpus out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from training.toponyms.documents import CORPORA, FOLDS, OTHERWISE, Document
from training.toponyms.learn import Plan, Tagger, code, emissions_of, learn, vocabulary

from sayso.text.crf import Chain

Marks = set[tuple[int, int]]


def chain_of(tagger: Tagger) -> Chain:
    """The tagger's chain as it is read at reading time."""
    transitions, start = (one.detach().numpy().astype(np.float32) for one in tagger.chain())
    return Chain(transitions, start, np.zeros(len(start), np.float32))


def marks(document: Document, labels: Sequence[Sequence[int]], begins: int = 1) -> Marks:
    """The spans that a labelling marks."""
    found = set()
    for stretch, these in zip(document.stretches, labels, strict=True):
        at = 0
        while at < len(these):
            if these[at] == begins:
                end = at
                while end + 1 < len(these) and these[end + 1] == begins + 1:
                    end += 1
                found.add((stretch.spans[at][0], stretch.spans[end][1]))
                at = end
            at += 1
    return found


def predict(tagger: Tagger, documents: Sequence[Document], known: dict[str, int], plan: Plan) -> dict[str, Marks]:
    """What the tagger marks in each document."""
    chain = chain_of(tagger)
    found = {}
    for document in documents:
        labels = chain.best(emissions_of(tagger, document, known, plan))
        found[document.corpus + document.name] = marks(document, labels)
    return found


def table(documents: Sequence[Document], found: dict[str, Marks]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F of each corpus."""
    made = {}
    for corpus in (*CORPORA, *OTHERWISE):
        right = given = wanted = 0
        for document in documents:
            if document.corpus == corpus and document.corpus + document.name in found:
                answer = found[document.corpus + document.name]
                right += len(answer & document.gold.keys())
                given += len(answer)
                wanted += len(document.gold)
        if wanted:
            made[corpus] = (right / max(given, 1), right / wanted, 2 * right / max(given + wanted, 1))
    return made


def folds(documents: Sequence[Document], plan: Plan, only: Sequence[int] = range(FOLDS)) -> dict[str, Marks]:
    """Each document marked by a tagger that has not seen its article."""
    found: dict[str, Marks] = {}
    for fold in only:
        rest = [one for one in documents if one.fold != fold]
        known = vocabulary(rest, plan)
        code(documents, known)
        found |= predict(learn(rest, known, plan), [one for one in documents if one.fold == fold], known, plan)
    return found


def left_out(documents: Sequence[Document], plan: Plan) -> dict[str, Marks]:
    """Each corpus marked by a tagger that has seen only the two others."""
    found: dict[str, Marks] = {}
    for corpus in CORPORA:
        rest = [one for one in documents if one.corpus != corpus]
        known = vocabulary(rest, plan)
        code(documents, known)
        found |= predict(learn(rest, known, plan), [one for one in documents if one.corpus == corpus], known, plan)
    return found


def drawn(figures: dict[str, Any]) -> str:
    """A table as one line."""
    return "   ".join(f"{corpus} P {p:.3f} R {r:.3f} F {f:.3f}" for corpus, (p, r, f) in figures.items())
