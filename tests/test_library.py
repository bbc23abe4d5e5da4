"""The library door: `import sayso`."""

from pathlib import Path

import pytest
from tests.export.readings import marn

import sayso
from sayso.errors import ModelMissing, PageEmpty, PageNotFound, PageUnreadable, SaysoError

TEXT = '"We hold Marn," Darin Velk said on Monday. The road to Port Lisk is closed.'
HTML = f"<html><body><article><h1>Marn</h1><p>{TEXT}</p></article></body></html>"


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_read_a_page() -> None:
    Path("page.html").write_text(HTML)
    reading = sayso.read("page.html")
    assert reading.statements[0].quote == '"We hold Marn,"'
    assert reading.statements[0].actor.value == "Darin Velk"


def test_read_text_and_html() -> None:
    reading = sayso.read_text(TEXT, outlet="Harbour Post", published="2031-05-06")
    assert reading.page.text == TEXT
    assert reading.page.outlet.value == "Harbour Post"
    assert reading.page.published.value == "2031-05-06"
    assert sayso.read_html(HTML, url="https://harbourpost.example/marn").statements[0].quote == '"We hold Marn,"'


def test_read_all_goes_on() -> None:
    Path("pages").mkdir()
    Path("pages/a.txt").write_text(TEXT)
    Path("pages/b.txt").write_text("")
    Path("pages/c.txt").write_text(TEXT)
    kinds = [type(one).__name__ for one in sayso.read_all("pages")]
    assert kinds == ["Reading", "PageEmpty", "Reading"]


def test_errors() -> None:
    with pytest.raises(PageNotFound):
        sayso.read("nowhere.html")
    with pytest.raises(PageEmpty):
        sayso.read_text(" ")
    with pytest.raises(ModelMissing):
        sayso.read_text(TEXT, pipeline="xx_none")
    Path("pages").mkdir()
    for name in "ab":
        Path("pages", f"{name}.txt").write_text(TEXT)
    with pytest.raises(PageUnreadable, match="read_all"):
        sayso.read("pages")
    assert issubclass(PageEmpty, SaysoError)


def test_the_pipeline_may_be_set_in_a_file() -> None:
    Path("sayso.toml").write_text('pipeline = "xx_none"')
    with pytest.raises(ModelMissing, match="xx_none"):
        sayso.read_text(TEXT)


def test_a_notebook_shows_a_reading() -> None:
    shown = marn()._repr_html_()
    assert shown is not None
    assert "There is not one soldier of theirs in Marn," in shown
    assert "<script" not in shown


@pytest.mark.promise("P4")
def test_the_same_page_gives_the_same_reading() -> None:
    assert sayso.read_text(TEXT) == sayso.read_text(TEXT)
