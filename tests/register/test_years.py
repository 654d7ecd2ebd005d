"""Partial and uncertain dates, and ages as ranges of birth."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import PersonStatement, StatedAge, StatedStatus
from onrecord.register.persons import person_of
from onrecord.register.years import born_between, meet, read_age
from onrecord.resolve.edtf import overlap


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ("1993", "1993-10-12", True), ("199X", "1993-10", True), ("1993-10?", "1993-10-31", True),
        ("1993-10-12/1993-10-15", "1993-10-15/1993-11", True), ("../1993", "1992", True),
        ("1993/..", "1999-01-01", True), ("1993~", "1994", False), ("198X", "1990", False),
        ("1993-10-12/1993-10-15", "1993-10-16", False), ("1993-XX", "1993-12-31", True),
    ],
)  # fmt: skip
def test_intervals_meet_or_do_not(one: str, other: str, meets: bool) -> None:
    """Two dates may be one where a day lies in both."""
    assert overlap(one, other) is meets
    assert overlap(other, one) is meets


@pytest.mark.parametrize(
    ("age", "at", "first", "last"),
    [
        ("34", "1993-10-12", date(1958, 10, 13), date(1959, 10, 12)),
        ("34", "1993", date(1958, 1, 2), date(1959, 12, 31)),
        ("20-25", "1993-10-12", date(1967, 10, 13), date(1973, 10, 12)),
        ("3 months", "1993-10-12", date(1993, 6, 13), date(1993, 7, 13)),
        ("child", "1993-10-12", date(1975, 10, 13), date(1993, 10, 12)),
    ],
)  # fmt: skip
def test_an_age_is_a_range_of_birth(age: str, at: str, first: date, last: date) -> None:
    """To within a day and the leap years between."""
    born = born_between(None, read_age(age, at))
    assert born is not None
    assert abs((born[0] - first).days) <= 2
    assert abs((born[1] - last).days) <= 2


def test_ages_stated_at_two_times_are_of_one_birth() -> None:
    """Ten in 1985 and eighteen in 1993 are one age, and thirty in 1993 is another."""
    ten, eighteen, thirty = (
        born_between(None, StatedAge(text="", low=age, high=age, at=at))
        for age, at in ((10, "1985"), (18, "1993"), (30, "1993"))
    )
    assert meet(ten, eighteen) is True
    assert meet(ten, thirty) is False
    assert meet(ten, None) is None


def test_conflicts_are_told() -> None:
    """Sexes, births and deaths that cannot be of one person stand as doubts."""
    said = {
        "a": PersonStatement(id="a", source="x", key="1", name="Omet Rana", sex="female", died="1993-10-12",
                             age=StatedAge(text="34", low=34, high=34, at="1993-10-12"),
                             statuses=(StatedStatus(status="killed", date="1993-10-12"),)),
        "b": PersonStatement(id="b", source="y", key="1", name="Omet Rana", sex="male", died="1994-01", born="1980"),
    }  # fmt: skip
    doubts = person_of(frozenset(said), said).doubts
    assert "the statements give different sexes" in doubts
    assert "x and y give different dates of death" in doubts
    assert "x and y give times of birth that do not meet" in doubts
