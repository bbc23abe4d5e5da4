"""The anchor of a page without a date: which day, on what evidence, and when there is none."""

import pytest

from sayso.mentions import times
from sayso.model import Choice, Span


@pytest.mark.parametrize(("text", "day", "because"), [
    ("Marn fell on Friday, 2 May 2031. A vote is due on 9 June 2031.", "2031-05-02", "weekday and date fit"),
    ("VELDIN, Friday 2 May (CP) - Marn fell. The war began in 2029, after the vote of 2030.", "2031-05-02", "weekday"),
    ("Marn fell on 2 May 2031 and Sered on 28 April 2031.", "2031-05-02", "newest day told as past"),
    ("The council will meet on 9 June 2031. Marn fell on 2 May 2031.", "2031-05-02", "told as past"),
    ("Marn fell on Monday, 2 May 2031, and Sered on 30 April 2031.", "2031-05-02", "told as past"),
    ("Marn fell on 2\u00a0May\u200b 2031.", "2031-05-02", "told as past"),
])
def test_day_and_evidence(text: str, day: str, because: str) -> None:
    choice = times.infer(text)
    assert choice.value == day
    assert choice.why.startswith(times.INFERRED) and because in choice.why


@pytest.mark.parametrize(("text", "why"), [
    ("Marn fell. Nobody said when.", "names no day in full"),
    ("Marn fell on Monday.", "names no day in full"),
    ("Marn fell in 2031, a year after 2030.", "the newest year named is 2031"),
    ("The council will meet on 9 June 2031.", "the newest year named is 2031"),
    ("Marn fell on 31 February 2031.", "the newest year named is 2031"),
    ("", "names no day in full"),
])
def test_cannot_tell(text: str, why: str) -> None:
    choice = times.infer(text)
    assert choice.value is None and why in choice.why


def test_a_caption_comes_first_and_what_is_newer_is_told() -> None:
    caption = "Soldiers near Marn, 1 May 2031."
    text = f"{caption} The road was cut on 3 May 2031."
    choice = times.infer(text, captions=[Span(0, len(caption))])
    assert choice.value == "2031-05-01"
    assert "a caption names it" in choice.why and "3 May 2031" in choice.why


def test_weekday_that_does_not_fit_its_date_is_no_evidence() -> None:
    assert "weekday" not in times.infer("Marn fell on Monday, 2 May 2031.").why


def test_what_is_inferred_anchors_the_text() -> None:
    text = "Soldiers in Marn, 6 May 2031. The town fell over the weekend, a spokesman said on Monday."
    _, weekend, monday = times.find(text, anchor=times.infer(text))
    assert weekend.when.value is not None and monday.when.value is not None
    assert (weekend.when.value.value, weekend.when.value.precision) == ("2031-W18-WE", 3)
    assert (monday.when.value.value, monday.when.value.precision) == ("2031-05-05", 2)


def test_no_date_and_nothing_to_anchor_it() -> None:
    text = "The town fell over the weekend."
    one, = times.find(text, anchor=times.infer(text))
    assert one.when.value is not None and one.when.value.value == "XXXX-WXX-WE"
    assert one.when.value.first is None and "no date" in one.when.why
    assert times.find(text, anchor=Choice("no day at all", "given"))[0].when.value == one.when.value
