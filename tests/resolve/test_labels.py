"""Labels of events."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.model import When, Where
from onrecord.resolve.labels import date_words, label_of
from onrecord.resolve.local_event import LocalEvent


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("1994-05-03", "3 May 1994"),
        ("1993-03-11/1993-03-12", "11–12 March 1993"),
        ("1992-02-28/1992-03-03", "28 February – 3 March 1992"),
        ("1993-03", "March 1993"),
        ("1994-21", "spring 1994"),
        ("199X~", "about 1990s"),
        ("XXXX-01-20", "20 January"),
        ("1994-XX-XX", "1994"),
        ("1993/..", "from 1993"),
        ("../1993", "until 1993"),
    ],
)
def test_dates_are_said_in_plain_words(form: str, words: str) -> None:
    """Every form reads as a person would write it, and open parts are left out."""
    assert date_words(form) == words


def test_a_label_is_place_and_date_and_never_a_qualification() -> None:
    """The label takes no side: names that qualify the happening stay aliases."""
    account = LocalEvent(document="a.txt", document_id="a", number=0, title="On Orlec")
    names = Counter({"Orlec massacre": 3})
    place, when = Where(text="Orlec", name="Orlec"), When(text="", edtf="1993-03-11")
    assert label_of([account], place, when, names) == "Orlec, 11 March 1993"
    assert label_of([account], place, None, names) == "Orlec"
    assert label_of([account], None, when, names) == "events of 11 March 1993"
    assert label_of([account], None, None, names) == "Orlec massacre"
    assert label_of([account], None, None, Counter()) == "On Orlec"
