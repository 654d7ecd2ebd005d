"""Dates in words, normalised to EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve import edtf, find_dates

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_REFERENCE = "2024-02-22"


def _read(text: str, reference: str | None = _REFERENCE) -> list[str]:
    found = find_dates(text, 0, len(text), reference=reference)
    for when in found:
        assert text[when.start : when.end] == when.text
    return [when.edtf for when in found]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("In June 12 people were killed in Dol.", "XXXX-06"),
        ("as in February 23 Ostravian soldiers drowned", "XXXX-02"),
        ("during May 40 civilians were held", "XXXX-05"),
        # A day that something happened on, an ordinal, a year behind it, what happened on it.
        ("On June 12 people were killed", "XXXX-06-12"),
        ("In June 12th people fled", "XXXX-06-12"),
        ("in March 12, 1994, people died", "1994-03-12"),
        ("Dozens killed in May 14 attacks", "XXXX-05-14"),
    ],
)
def test_a_number_of_people_behind_a_month_is_no_day(text: str, form: str) -> None:
    """What happened in a month happened on no day of it."""
    assert _read(text) == [form]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("on 3 May 1994", "1994-05-03"),
        ("on the 3rd of May, 1994", "1994-05-03"),
        ("on May 3, 1994,", "1994-05-03"),
        ("on May 3rd 1994", "1994-05-03"),
        ("Sunday, 5 June 1994", "1994-06-05"),
        ("3 MAY 94 --", "1994-05-03"),
        ("on 3 May '94", "1994-05-03"),
        ("on 03.05.1994", "1994-05-03"),
        ("on 1994-05-03", "1994-05-03"),
        ("on 23/05/1994", "1994-05-23"),
        ("on 05/23/1994", "1994-05-23"),
        ("in March 1993", "1993-03"),
        ("in 1993, the army", "1993"),
        ("Varn (1993)", "1993"),
        ("spring 1994", "1994-21"),
        ("the winter of 1993", "1993-24"),
        ("early 1993", "1993~"),
        ("at the end of March 1993", "1993-03~"),
        ("the early 1990s", "199X~"),
        ("in the 1990s", "199X"),
        ("in the '90s", "199X"),
        ("the nineties", "199X"),
        ("of the 20th century", "19XX"),
        ("about 1993", "1993~"),
        ("since October 1991", "1991-10/.."),
        ("until 1994", "../1994"),
    ],
)
def test_a_date_is_read_in_every_form(text: str, form: str) -> None:
    """Each order and form of a date gives its EDTF."""
    assert _read(text) == [form]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("the night of 11 to 12 March 1993", "1993-03-11/1993-03-12"),
        ("on the night of March 11 to 12, 1993", "1993-03-11/1993-03-12"),
        ("on 11–12 March 1993", "1993-03-11/1993-03-12"),
        ("between 3 June and 19 August 1993", "1993-06-03/1993-08-19"),
        ("from 28 December to 3 January 1993", "1992-12-28/1993-01-03"),
        ("28 February – 3 March 1992", "1992-02-28/1992-03-03"),
        ("covering 1 February to 31 March 2018", "2018-02-01/2018-03-31"),
        ("1991–1992", "1991/1992"),
        ("February-March 1992", "1992-02/1992-03"),
        ("the winter of 1991–92", "1991-12~/1992-02~"),
        ("from 1991 to 1994", "1991/1994"),
        ("on 8-9 March", "XXXX-03-08/XXXX-03-09"),
    ],
)
def test_a_stated_span_is_an_interval(text: str, form: str) -> None:
    """Two days, months or years joined as a span become one interval."""
    assert _read(text) == [form]


def test_two_dates_joined_by_and_are_two() -> None:
    """Two dates joined by "and" are a span only after "between"; the year goes to both."""
    assert _read("on 3 May and 5 June 1994") == ["1994-05-03", "1994-06-05"]
    assert _read("on 3 May, 5 May and 7 June 1994") == ["1994-05-03", "1994-05-05", "1994-06-07"]


def test_what_the_words_leave_open_stays_open() -> None:
    """A day without a year and a date of two readings are not completed by a guess."""
    assert _read("the January 20 events") == ["XXXX-01-20"]
    assert _read("on 03/05/1994") == ["1994-XX-XX"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("yesterday", "2024-02-21"),
        ("on Tuesday", "2024-02-20"),
        ("last week", "2024-02-12/2024-02-18"),
        ("two weeks ago", "2024-02-08~"),
        ("three days ago", "2024-02-19"),
        ("two months ago", "2023-12~"),
        ("last month", "2024-01"),
        ("last year", "2023"),
        ("thirty-one years ago", "1993"),
        ("Thirty-one years have passed", "1993"),
        ("the 31st anniversary", "1993"),
        ("the thirty-first anniversary", "1993"),
        ("over the past 30 years", "1994/2024"),
    ],
)
def test_a_relative_date_is_reckoned_from_the_reference(text: str, form: str) -> None:
    """What counts from the document's date is as precise as its unit, and no more."""
    assert _read(text) == [form]


def test_a_relative_date_needs_a_reference_precise_enough() -> None:
    """Without the document's date nothing relative is given; a year alone gives years only."""
    text = "yesterday, two weeks ago, thirty-one years ago"
    assert _read(text, None) == []
    assert _read(text, "2024") == ["1993"]


@pytest.mark.parametrize(
    "text",
    [
        "about 2000 people fled",
        "1,993 were killed",
        "case No. 1993/94-T",
        "they may march on",
        "the 12th Brigade",
        "paragraph 3.5",
        "at 10.40 a.m.",
        "Tel. 371-2559",
        "A/74/676-S/2020/90",
        "from 12 to 14 houses",
    ],
)
def test_a_number_that_is_no_date_gives_none(text: str) -> None:
    """Counts, symbols, times and lower-case "may" and "march" are left alone."""
    assert _read(text) == []


def test_ocr_letters_beside_a_month_are_digits() -> None:
    """Letters that OCR puts for digits are read as digits beside a month's name only."""
    assert _read("night of ll to l2 March l993") == ["1993-03-11/1993-03-12"]
    assert _read("agenda item l2l") == []


def test_a_day_that_does_not_exist_falls_back_to_its_month() -> None:
    """31 April is no day; its month is all that is certain."""
    assert _read("on 31 April 1994") == ["1994-04"]


@given(st.dates(min_value=edtf.bounds("1900")[0], max_value=edtf.bounds("2030")[1]))
def test_every_day_is_read_back_from_its_words(day: edtf.date) -> None:
    """Written out in three orders, any day gives itself."""
    month = _MONTHS[day.month - 1]
    for text in (
        f"on {day.day} {month} {day.year} at Varn",
        f"On {month} {day.day}, {day.year}, in Varn",
        f"({day.day:02d} {month[:3].upper()} {day.year})",
    ):
        assert _read(text) == [day.isoformat()]


@given(
    st.lists(
        st.sampled_from(
            ["3", "May", "1994", "12", "to", "and", "-", "/", "the", "last", "week", "ago", "years",
             "of", "early", "199", "0s", "\n", ",", "XXXX", "31", "Feb", "'", "l2", "99999"],
        ),
        max_size=25,
    ),
    st.sampled_from([None, "2024", "2024-02-22", "0001-01-01", "9999-12-31", "XXXX-01-01", "x"]),
)  # fmt: skip
def test_any_mixture_gives_valid_dates_in_order(words: list[str], reference: str | None) -> None:
    """Whatever stands in the text, dates are valid, exact in place, in order and apart."""
    text = " ".join(words)
    found = find_dates(text, 0, len(text), reference=reference)
    last = 0
    for when in found:
        assert when.start is not None
        assert when.end is not None
        assert text[when.start : when.end] == when.text
        assert when.start >= last
        last = when.end
        assert edtf.valid(when.edtf)
