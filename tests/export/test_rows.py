"""Rows for researchers, in exactly the form that the scorers take."""

from dataclasses import replace

from tests.export.readings import build, marn

from sayso.export import rows
from sayso.model import Attribution, Reading


def test_pages_gives_the_running_text_without_captions_and_repeats() -> None:
    reading = marn()
    text = rows.pages(reading.page, reading.blocks)["text"]
    assert text.startswith("Interior Minister Lena Maric said")
    assert "\nRoads closed\n" in text
    assert "Smoke" not in text
    assert "Ten walks" not in text


def test_blocks_point_at_what_they_repeat_by_place() -> None:
    reading = marn()
    fields = rows.blocks(reading.page, reading.blocks)
    assert fields["text"] == reading.page.text
    assert [block["repeats"] for block in fields["blocks"]] == [None] * 6 + [3] + [None] * 3
    assert fields["blocks"][0] == {"start": 0, "end": 36, "kind": "headline", "repeats": None}


def test_metadata_says_null_where_it_cannot_tell() -> None:
    reading = build("<body>Hm.</body>", title="Hm")
    assert rows.metadata(reading.page, ()) == {"title": "Hm", "published": None, "authors": []}


def cut(reading: Reading, spans: list[list[int]]) -> list[str]:
    return [reading.page.text[start:end] for start, end in spans]


def test_attribution_is_the_layer_of_attributions_and_not_the_statements() -> None:
    reading = marn()
    assert rows.attribution(reading) == {"attributions": []}
    tosk = next(one for one in reading.statements if len(one.content) == 2)
    marked = Attribution(tosk.source, tosk.cue, tosk.content, ("told so",))
    nobody = Attribution(None, tosk.cue, tosk.content)
    found = rows.attribution(replace(reading, attributions=(marked, nobody)))["attributions"]
    assert {tuple(one) for one in found} == {("source", "cue", "content")}
    assert cut(reading, found[0]["content"]) == ["There is not one soldier of theirs in Marn,", "We hold every street."]
    assert cut(reading, found[0]["source"]) == ["Mira Tosk"]
    assert found[1]["source"] == []


def test_statements_have_every_field() -> None:
    found = rows.statements(marn())["statements"]
    assert found[1] | {"id": "", "source": [], "cue": [], "content": []} == {
        "id": "", "source": [], "cue": [], "content": [], "mode": "indirect", "stance": "deny", "certainty": "certain-",
        "actor": "Northern Council", "nested": None, "side": None}
    assert found[4]["nested"] == found[3]["id"]
    assert found[5]["source"] == []
    assert found[5]["actor"] is None
    assert found[5]["certainty"] == "probable+"


def test_unstated_is_written_certain() -> None:
    reading = build("<body><s1>Tosk</s1> <c1>said</c1> <t1>so</t1>.</body>", said={1: {"certainty": "unstated"}})
    assert rows.statements(reading)["statements"][0]["certainty"] == "certain+"


def test_narration_is_in_neither() -> None:
    reading = build("<body><t1>The bridge burned.</t1></body>", said={1: {"mode": "narration", "actor": None}})
    assert len(reading.narration) == 1
    assert rows.statements(reading) == {"statements": []}
    assert rows.attribution(reading) == {"attributions": []}
