"""`sayso why`: the reasons for a statement, and for a sentence that gave none."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.export.readings import acting, build, marn, naming

from sayso.cli.kept import Kept
from sayso.model import Reading


@pytest.fixture
def reading(home: Path) -> Reading:
    """A page whose reading was kept."""
    kept = marn()
    Kept(home, most=9).keep(kept)
    return kept


def flat(text: str) -> str:
    """The words, wherever the lines end."""
    return " ".join(text.split())


@pytest.mark.promise("P3")
def test_a_statement_with_its_answer_drawn_in(reading: Reading, run: Run) -> None:
    told = flat(run("why", reading.statements[0].id).stdout)
    assert ("<source>Interior Minister Lena Maric</source> <cue>said</cue> <content>on Tuesday that the army had "
            "retaken Marn</content>, a claim that the Northern Council denied.") in told
    for words in ("Lena Maric — named in the same sentence", "indirect · assert · certain",
                  "Lena Maric (speaker) → Harbour Post (outlet)", "1. verb-with-clause 2. speaker-is-subject",
                  f"denied by {reading.statements[1].id}", "the denial names what the claim says",
                  "characters 38 to 113", "(lead)"):
        assert words in told


def test_nested_and_denying_statements_name_the_others(reading: Reading, run: Run) -> None:
    assert f"denies {reading.statements[0].id} Lena Maric" in flat(run("why", reading.statements[1].id).stdout)
    assert f"inside {reading.statements[3].id} Petar Zoric" in flat(run("why", reading.statements[4].id).stdout)


@pytest.mark.promise("P3")
def test_a_sentence_that_gave_none(reading: Reading, run: Run) -> None:
    for wanted in (reading.drops[0].id, '"the road from Port Lisk"', "Road from  port LISK has",
                   f"{reading.page.id}:{reading.page.text.index('Port Lisk')}"):
        told = flat(run("why", wanted).stdout)
        assert "The road from Port Lisk has been closed since Sunday." in told
        assert "left out no cue" in told
        assert "because no word in it reports speech" in told


def test_a_block(reading: Reading, run: Run) -> None:
    told = flat(run("why", f"{reading.page.id}/b6").stdout)
    assert "kind caption" in told
    assert "because drawn by hand" in told
    assert "repeats b3; what both say counts once" in told
    assert "it is not part of this article" in flat(run("why", "Ten walks along").stdout)
    assert "kind headline" in flat(run("why", f"{reading.page.id}:0").stdout)
    assert "Only space between two blocks" in run("why", f"{reading.page.id}:37").stdout


def test_a_page(reading: Reading, run: Run) -> None:
    told = flat(run("why", reading.page.id[:8]).stdout)
    assert "outlet Harbour Post the page's outlet line" in told
    for statement in reading.statements:
        assert statement.id in told
    assert reading.drops
    for drop in reading.drops:
        if drop.span not in {block.span for block in reading.blocks if not block.counts}:
            assert f"{drop.id} " in told
            assert flat(drop.why) in told


def test_words_in_any_kind_of_quotation_marks(reading: Reading, run: Run) -> None:
    told = run("why", '"There is not one soldier of theirs in Marn,"').stdout
    assert told.startswith(reading.statements[2].id)
    assert told == run("why", "There is not one soldier of theirs in Marn,' Mira Tosk").stdout


def test_the_start_of_an_id_is_enough(reading: Reading, run: Run) -> None:
    assert run("why", reading.statements[2].id[:8]).stdout.startswith(reading.statements[2].id)


def test_a_start_that_fits_several_lists_them(reading: Reading, run: Run) -> None:
    result = run("why", "s-")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "is the start of 6 ids" in result.stderr
    assert f"{reading.statements[4].id} (told" in result.stderr


@pytest.mark.parametrize("wanted", ["s-ffffffffffff", "p-000000000000:3", "p-000000000000/b1", "words never printed",
                                    '""', "PAGE:99999", "PAGE/b99"])
def test_what_is_nothing_is_said_so(wanted: str, reading: Reading, run: Run) -> None:
    result = run("why", wanted.replace("PAGE", reading.page.id))
    assert result.exit_code == 2
    assert result.stderr.endswith("[id-unknown]\n")


def test_narration(home: Path, run: Run) -> None:
    Kept(home, most=9).keep(build("<body><t1>The bridge burned all night.</t1></body>",
                                  said={1: {"mode": "narration", "why": ["a sentence that nobody is named for"]}}))
    told = flat(run("why", "bridge burned").stdout)
    assert "<content>The bridge burned all night.</content>" in told
    assert "narration" in told
    assert "a sentence that nobody is named for" in told


def test_read_afresh(run: Run) -> None:
    Path("marn.txt").write_text('"We hold Marn," Darin Velk said on Monday. The road is closed.')
    told = flat(run("why", "We hold Marn", "--in", "marn.txt").stdout)
    assert '<content>"We hold Marn,"</content> <source>Darin Velk</source> <cue>said</cue>' in told


def test_only_the_newest_are_kept(home: Path) -> None:
    kept = Kept(home, most=2)
    readings = [marn(name=f"{name}.html") for name in "abcd"]
    for number, one in enumerate(readings):
        kept.keep(one)
        import os
        os.utime(kept.folder / f"{one.page.id}.json", (number, number))
    kept.tidy()
    assert [found.page.name for found in kept.with_text("")] == ["d.html", "c.html"]


def test_what_another_version_wrote_is_passed_over(reading: Reading, home: Path, run: Run) -> None:
    (home / "readings" / "p-broken.json").write_text('{"id": "s-7eea')
    assert run("why", reading.statements[0].id).exit_code == 0


@pytest.mark.promise("P3")
def test_a_place_a_time_and_a_quantity_have_their_reasons(home: Path, run: Run) -> None:
    Kept(home, most=9).keep(naming(marn()))
    for ident, words in {
        "m-place": ("<place>Marn</place>", "Marn, settlement — the only Marn", "id own:marn", "-23.5500, -16.6300",
                    "17,000"),
        "m-unknown": ("cannot tell — 2 places called 'Tolvik'", "may be Marn, settlement"),
        "m-time": ("<time>Tuesday</time>", "Tue 13 May 2031 — the last Tuesday", "TIMEX3 DATE 2031-05-13",
                   "counted from 2031-05-14, the day of publication", "1. weekday"),
        "m-quantity": ("<quantity>one</quantity>", "1 person (soldiers) — a number word"),
    }.items():
        told = flat(run("why", ident).stdout)
        for expected in words:
            assert expected in told, (ident, expected, told)


@pytest.mark.promise("P3")
def test_an_actor_a_mention_of_one_and_an_event_have_their_reasons(home: Path, run: Run) -> None:
    reading = acting(marn())
    Kept(home, most=9).keep(reading)
    statement = reading.statements[0].id
    for ident, words in {
        "a-0123": ("a-0123456789", "Interior Minister <actor>Lena Maric</actor> said on", "Lena Maric — person, KARGOV",
                   "side Karsova — a state's own", "speaks for Karsova",
                   "office minister of Karsova (since 2029) — the title before the name", "kin sister of Ana Maric",
                   "mentioned 1 time: m-maric", f"says {statement} Lena Maric:", "1. a person called 'Lena Maric'"),
        "a-aaaa": ("also called the men", "mentioned 2 times: m-army, m-men", "does e-0000000001 ASSAULT"),
        "KAR": ("KAR", "Karsova — state, KARGOV"),
        "m-army": ("the <actor>army</actor> had retaken Marn", "actor army — 'army' is listed",
                   "is a-aaaaaaaaaa army: state body · KARMIL · side Karsova", "named by a description",
                   "1. army 2. the only one"),
        "m-maric": ("named by a name", f"says {statement}"),
        "e-0000000001": ("the <actor>army</actor> had <event>retaken</event> <recipient>Marn, a claim</recipient> that",
                         "what ASSAULT (heavy-weapons)", "in the field of military", "control takes control",
                         "actor army · army, a-aaaaaaaaaa · KARMIL — the subject",
                         "recipient Marn · no actor that is known · KAR — Marn lies there",
                         "where Marn, m-place — in its clause", "when Tue 13 May 2031, m-time — in its clause",
                         "toll at least 12 soldiers killed", "told as negated, future",
                         f"told in {statement} Lena Maric:", "1. 'retaken' tells ASSAULT"),
        "e-0000000002": ("Roads <event>closed</event>", "where cannot tell — no place is named",
                         "told in the outlet's own voice, Harbour Post"),
        "e-0000000003": ("weight background",),
        statement: ("side Karsova — a state's own", "tells e-0000000001 ASSAULT (heavy-weapons) · army → Marn"),
    }.items():
        told = flat(run("why", ident).stdout)
        for expected in words:
            assert expected in told, (ident, expected, told)


def test_an_actor_is_named_on_every_page_that_has_it(home: Path, run: Run) -> None:
    for name in "ab":
        Kept(home, most=9).keep(acting(marn(name=f"{name}.html")))
    for ident in ("KAR", "a-0123456789"):
        result = run("why", ident)
        assert result.exit_code == 0
        assert result.stderr.count("also on page p-") == 1
    assert "also on page" not in run("why", "e-0000000001").stderr


def test_a_word_that_only_begins_an_id_is_a_word(home: Path, run: Run) -> None:
    Kept(home, most=9).keep(acting(marn()))
    assert run("why", "KA").exit_code == 2
    assert run("why", "Karsova").exit_code == 2
    assert "<actor>" not in run("why", "army").stdout
