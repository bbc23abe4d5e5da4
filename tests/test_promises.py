"""The promises of docs/promises.md, held over the whole invented case, from its bytes to its readings."""

import dataclasses
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

import pytest
from tests import case

import sayso
from sayso import model, pipeline
from sayso.export.html import report
from sayso.export.json import as_json
from sayso.model import Choice, Mention, Reading, Span, Statement

VERDICTS = {"true", "false", "fact", "lie", "fake", "real", "verified", "wrong", "right", "propaganda"}
HOSTILE = """<!doctype html><html><head><title>Marn <script>alert(1)</script> held</title></head>
<body onload="alert(2)">
<h1>Marn &lt;script&gt;alert(3)&lt;/script&gt; held</h1><script>alert(4)</script><iframe src="http://127.0.0.1/"></iframe>
<p>The army said <img src="http://evil.example/x.gif" onerror="alert(5)"> that it held &lt;img onerror=alert(6)&gt;
Marn, and that it would not leave the town before the end of the month, whatever the council in the hills might say.</p>
<p>"We never left Marn," the council said.
"&lt;/script&gt;&lt;svg onload=alert(7)&gt; is not our password."</p>
</body></html>"""


@cache
def readings() -> tuple[Reading, ...]:
    """Every page of the case, read once."""
    return tuple(pipeline.read_original(original) for original in case.originals().values())


def every_statement() -> Iterator[tuple[Reading, Statement]]:
    for reading in readings():
        for statement in (*reading.statements, *reading.narration):
            yield reading, statement


def spans_in(thing: object) -> Iterator[Span]:
    """Every span anywhere inside a value of the model."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from spans_in(item)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from spans_in(getattr(thing, field.name))


@pytest.mark.promise("P1")
def test_a_quote_is_the_characters_of_the_page() -> None:
    assert sum(1 for _ in every_statement()) > 100
    for reading, statement in every_statement():
        text = reading.page.text
        assert " [...] ".join(span.cut(text) for span in statement.content) == statement.quote
        spans = spans_in((statement.source or (), statement.cue, statement.content))
        assert all(span.cut(text).strip() for span in spans)


@pytest.mark.promise("P1")
def test_every_span_lies_in_the_text_and_blocks_do_not_overlap() -> None:
    for reading in readings():
        assert all(0 <= span.start <= span.end <= len(reading.page.text) for span in spans_in(reading))
        for before, after in zip(reading.blocks, reading.blocks[1:], strict=False):
            assert before.span.end <= after.span.start


@pytest.mark.promise("P3")
def test_whatever_is_named_has_a_reason_and_a_block() -> None:
    mentions: list[tuple[Reading, Mention[Any]]] = []
    for reading in readings():
        mentions += [(reading, one) for one in reading.places]
        mentions += [(reading, one) for one in reading.times]
        mentions += [(reading, one) for one in reading.quantities]
    assert len({one.kind for _, one in mentions}) == 3
    assert len(mentions) > 100
    for reading, one in mentions:
        assert one.choice.why
        (block,) = [block for block in reading.blocks if block.id == one.block]
        assert block.counts
        assert block.span.holds(one.span)


@pytest.mark.promise("P1")
def test_plain_text_is_not_touched() -> None:
    for stem in ("worn-copy", "cp-3"):
        assert case.split(stem)[0] == case.originals()[stem].markup


@pytest.mark.promise("P2")
def test_no_word_that_we_put_to_a_statement_is_a_verdict() -> None:
    words = {word for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, StrEnum)
             for item in kind for word in re.findall(r"[a-z]+", item.value)}
    assert words
    assert not words & VERDICTS
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    assert len(kinds) > 5
    for kind in kinds:
        for field in dataclasses.fields(kind):
            measured = kind in (model.Place, model.Quantity, model.Toll)  # degrees, kilometres, numbers of the page
            assert measured or "float" not in str(field.type), f"{kind.__name__}.{field.name}: a bare number"
            assert not {field.name} & VERDICTS


@pytest.mark.promise("P2")
def test_what_the_outlet_says_itself_is_kept_apart_and_is_never_a_side() -> None:
    for reading in readings():
        said = {statement.id for statement in reading.statements}
        assert all(statement.mode != "narration" for statement in reading.statements)
        assert all(statement.mode == "narration" for statement in reading.narration)
        for dispute in reading.disputes:
            assert {dispute.denial, *dispute.claims} <= said
            assert dispute.claims
            assert dispute.denial not in dispute.claims


@pytest.mark.promise("P3")
def test_everything_has_its_reason() -> None:
    assert any(reading.disputes for reading in readings())
    assert any(reading.drops for reading in readings())
    for reading in readings():
        assert all(statement.why for statement in (*reading.statements, *reading.narration))
        assert all(dispute.why for dispute in reading.disputes)
        assert all(drop.why for drop in reading.drops)
        assert all(drop.rule for drop in reading.drops)
        for name in (field.name for field in dataclasses.fields(reading.page)):
            value = getattr(reading.page, name)
            assert not isinstance(value, Choice) or (value.why and value.why != "not looked for"), name
        for statement in reading.statements:
            assert statement.actor.why


@pytest.mark.promise("P3")
def test_every_block_that_is_not_plain_body_says_why() -> None:
    for reading in readings():
        for block in reading.blocks:
            assert block.why or block.kind == "body", block
            assert block.repeats is None or block.why, block


@pytest.mark.promise("P3")
def test_cannot_tell_is_an_answer() -> None:
    worn = next(reading for reading in readings() if reading.page.name.endswith("worn-copy.txt"))
    assert worn.page.outlet.value is None
    assert worn.page.outlet.why


@pytest.mark.promise("P4")
def test_the_same_page_gives_the_same_bytes_in_another_process_with_another_hash_seed() -> None:
    script = ("import sys, sayso; from sayso.export.json import as_json\n"
              "for name in ('worn-copy.txt', 'star-denial.html'):\n"
              "    print(as_json(sayso.read(sys.argv[1] + '/' + name)))")
    given = [subprocess.run([sys.executable, "-c", script, str(case.EXAMPLES)], capture_output=True, check=True,
                            timeout=120, env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}).stdout
             for seed in ("1", "2")]
    assert given[0] == given[1]
    assert given[0].count(b"\n") == 2


@pytest.mark.promise("P4")
def test_what_a_reading_was_made_with_is_recorded() -> None:
    for reading in readings():
        assert len(reading.made_with) >= 2
        assert all(version.version and re.fullmatch(r"[0-9a-f]{64}", version.sha256) for version in reading.made_with)


@pytest.mark.promise("P5")
def test_a_page_is_read_with_the_network_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for stem in ("courier-valley", "today-tolvik"):
        assert pipeline.read_original(case.originals()[stem]).statements


@pytest.mark.promise("P6")
def test_a_reading_knows_its_original_by_the_hash_of_its_bytes() -> None:
    from hashlib import sha256

    for reading in readings():
        if not reading.page.name.rpartition(":")[2].isdigit():  # a row's hash is of its text
            path = case.EXAMPLES / reading.page.name.rpartition("/")[2]
            assert reading.page.original_sha256 == sha256(path.read_bytes()).hexdigest()


@pytest.mark.promise("P7")
def test_a_hostile_page_is_text_and_nothing_else() -> None:
    reading = sayso.read_html(HOSTILE)
    html = report([reading])
    assert "alert(4)" not in reading.page.text, "a script is no text"
    for shot in ("<script>alert", "<img src", "<svg onload", "<iframe", "onload=\"", "onerror=\"", "evil.example"):
        assert shot not in html, shot
    assert as_json(reading).count("\n") == 0


@pytest.mark.promise("P8")
def test_what_is_printed_again_counts_once_and_says_where_it_was_shown() -> None:
    for reading in readings():
        counted = {block.id for block in reading.blocks if block.counts}
        for statement in reading.statements:
            assert statement.block in counted, f"{reading.page.name}: in a repeat or an aside: {statement.quote!r}"
    worn = next(reading for reading in readings() if reading.page.name.endswith("worn-copy.txt"))
    routed = [statement for statement in worn.statements if "have been routed" in statement.quote]
    assert len(routed) == 1
    assert len(routed[0].also_in) == 2


@pytest.mark.promise("P8")
def test_what_stands_in_a_caption_alone_is_kept() -> None:
    found = [statement.quote for reading in readings() for statement in reading.statements]
    assert any("covered market burned" in quote for quote in found)
