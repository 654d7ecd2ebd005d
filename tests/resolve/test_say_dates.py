"""Dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.say_dates import say_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, ""),
        ("1993", "1993"),
        ("1993-10", "October 1993"),
        ("1993-10-11", "11 October 1993"),
        ("1993-10-11/1993-10-12", "11–12 October 1993"),
        ("1992-09-30/1992-10-02", "30 September – 2 October 1992"),
        ("1993-12-30/1994-01-02", "30 December 1993 – 2 January 1994"),
        ("1991/1994", "1991–1994"),
        ("1993~", "about 1993"),
        ("1993-10?", "perhaps October 1993"),
        ("199X", "1990s"),
        ("19XX", "1900s"),
        ("XXXX-01-20", "20 January"),
        ("1992-21", "spring 1992"),
        ("../1994", "until 1994"),
        ("1993-10-11/..", "from 11 October 1993 on"),
        ("no date", "no date"),
        ("1992-02-28/1992-03-03", "28 February – 3 March 1992"),
        ("1993-01/1993-02", "January – February 1993"),
        ("199X~", "about 1990s"),
        ("1994-XX-XX", "1994"),
    ],
)
def test_dates_are_said_in_words(edtf: str | None, words: str) -> None:
    """Every form of EDTF that the package reckons with has its words; others stay as they are."""
    assert say_date(edtf) == words


@given(st.text(max_size=30))
def test_no_text_breaks_a_date(text: str) -> None:
    """A date that is none is shown as it stands, not an error."""
    assert isinstance(say_date(text), str)
