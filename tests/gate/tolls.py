"""Tolls per event on the labelled clusters: the killed and wounded that a reader gave each event of an article.

The labels have no offsets. So each labelled event is answered by that event of ours with a toll whose sentence shares
most words with the reader's gist (place, actor, what happened), the first where several share as many; a labelled event
without any such answer is wrong. `low and high` asks for both ends, `low` for the lower alone; `on the page` says
whether any toll of the article has that figure: no choice among events can do better.
"""

import json
from pathlib import Path

from tests.gate.actors import read, rows_of

from sayso.model import Event, Reading, Toll
from sayso.text.words import stem, words

SCOPES = ("killed", "wounded")


def figures(shared: Path) -> dict[str, float]:
    """Every figure."""
    texts = {row["id"]: row["text"] for row in rows_of(shared / "data/conflict/fakes.jsonl")}
    readings: dict[str, Reading] = {}
    both, low, there, asked = 0, 0, 0, 0
    seen: set[str] = set()
    for cluster in rows_of(shared / "data/conflict/clusters_labelled.jsonl"):
        for event in cluster["events"]:
            for ident, told in event["docs"].items():
                toll = told.get("toll")
                key = json.dumps([ident, event["gist"], toll])
                if not told.get("mentioned") or not toll or ident not in texts or key in seen:
                    continue
                seen.add(key)
                if ident not in readings:
                    readings[ident] = read(ident, texts[ident])
                for scope in SCOPES:
                    if not toll.get(scope):
                        continue
                    asked += 1
                    wanted = tuple(toll[scope])
                    given = answer(readings[ident], event["gist"], scope)
                    both += given is not None and (given.low, given.high) == wanted
                    low += given is not None and given.low == wanted[0]
                    there += any((one.low, one.high) == wanted for each in readings[ident].events for one in each.tolls
                                 if one.scope == scope)
    return {"low and high": both / asked, "low": low / asked, "on the page": there / asked, "asked": float(asked)}


def answer(reading: Reading, gist: str, scope: str) -> Toll | None:
    """The toll of the event of ours that fits a gist best."""
    wanted = {stem(word.letters) for word in words(gist)}
    carrying = [(shared(reading, one, wanted), one.main, -at, toll)
                for at, one in enumerate(reading.events) for toll in one.tolls if toll.scope == scope]
    return max(carrying, key=lambda each: each[:3])[3] if carrying else None


def shared(reading: Reading, event: Event, wanted: set[str]) -> int:
    """How many words of a gist the surroundings of an event's trigger have."""
    at = event.trigger[0].start
    text = reading.page.text[max(0, at - 160) : at + 160]
    return len(wanted & {stem(word.letters) for word in words(text)})
