"""Partial dates and their arithmetic."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve import edtf

_DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def _forms(draw: st.DrawFn) -> str:
    """Return any of the forms this package writes."""
    day = draw(_DAYS)
    kind = draw(st.sampled_from(["day", "month", "year", "decade", "season", "yearless", "span"]))
    forms = {
        "day": day.isoformat(),
        "month": f"{day.year}-{day.month:02d}",
        "year": str(day.year),
        "decade": f"{day.year // 10}X",
        "season": f"{day.year}-{draw(st.integers(21, 24))}",
        "yearless": f"XXXX-{day.month:02d}-{day.day:02d}",
        "span": "/".join(sorted([day.isoformat(), draw(_DAYS).isoformat()])),
    }
    return forms[kind] + (draw(st.sampled_from(["", "~", "?"])) if kind != "span" else "")


@given(_forms())
def test_every_form_written_is_valid_and_has_ordered_bounds(form: str) -> None:
    """Every form the grammar may write is valid, and its first day is not after its last."""
    assert edtf.valid(form)
    low, high = edtf.bounds(form)
    assert low <= high
    assert edtf.days(form) >= 1
    assert edtf.precision(form) != "invalid"


@given(_forms(), _forms())
def test_overlap_is_symmetric_and_follows_from_containment(one: str, other: str) -> None:
    """What contains a date overlaps it, and overlapping does not depend on the order."""
    assert edtf.overlap(one, other) == edtf.overlap(other, one)
    assert edtf.overlap(one, one)
    if edtf.contains(one, other):
        assert edtf.overlap(one, other)


@given(st.text(max_size=30))
def test_any_text_is_judged_without_an_error(text: str) -> None:
    """A hostile string is valid or not; nothing is raised but by `bounds`, and there ValueError."""
    if edtf.valid(text):
        edtf.bounds(text)
    elif edtf.precision(text) == "invalid":
        with pytest.raises(ValueError, match="EDTF"):
            edtf.bounds(text)


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        ("1994-05-03", date(1994, 5, 3), date(1994, 5, 3)),
        ("1992-02", date(1992, 2, 1), date(1992, 2, 29)),
        ("1994-XX-XX", date(1994, 1, 1), date(1994, 12, 31)),
        ("199X~", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("1991-24", date(1991, 1, 1), date(1992, 3, 31)),
        ("1994-05-03/..", date(1994, 5, 3), date.max),
        ("../1994", date.min, date(1994, 12, 31)),
    ],
)
def test_bounds_are_as_wide_as_the_form(form: str, low: date, high: date) -> None:
    """A form means every day it does not rule out, and no other."""
    assert edtf.bounds(form) == (low, high)


@pytest.mark.parametrize("form", ["", "94", "1994-13", "1994-02-30", "1994-05-03/1993", "../.."])
def test_what_is_no_date_is_not_valid(form: str) -> None:
    """Days that do not exist, reversed intervals and stray text are refused."""
    assert not edtf.valid(form)


def test_a_day_without_a_year_overlaps_where_it_comes_round() -> None:
    """XXXX-01-20 meets 20 January of any year and no other day."""
    assert edtf.overlap("XXXX-01-20", "1990-01-20")
    assert edtf.overlap("XXXX-01-20", "1990")
    assert not edtf.overlap("XXXX-01-20", "1990-02")
    assert edtf.overlap("XXXX-03-08/XXXX-03-09", "2018-03-09")
    assert not edtf.overlap("XXXX-03-08/XXXX-03-09", "2018-04")


def test_a_year_is_set_only_where_it_is_open() -> None:
    """`with_year` fills unspecified years, of both ends of an interval, and leaves others."""
    assert edtf.with_year("XXXX-03-08/XXXX-03-09", 2018) == "2018-03-08/2018-03-09"
    assert edtf.with_year("1994-05", 2018) == "1994-05"
    assert edtf.year_of("1994-05") == 1994
    assert edtf.year_of("1991/1994") is None
    assert edtf.year_of("1991-24") == 1991
