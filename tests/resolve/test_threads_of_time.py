"""Dates that tell happenings apart, and those that do not."""

from __future__ import annotations

import pytest

from onrecord.resolve import find_dates, gather

from .build import make


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("In January and February of this year 11 were hurt", ["2011-01/2011-02"]),
        ("in May and June of last year", ["2010-05/2010-06"]),
        ("The siege of Varn, June to December 1992", ["1992-06/1992-12"]),
        ("in March and April 1994", ["1994-03/1994-04"]),
        ("in March and November 1994", ["1994-03", "1994-11"]),
        ("on Red Thursday", []),
    ],
)
def test_months_in_a_row_are_one_time(words: str, forms: list[str]) -> None:
    """Two months in a row are one span; the year that follows them is theirs."""
    found = find_dates(words, 0, len(words), reference="2011-03-08")
    assert [when.edtf for when in found] == forms


def _events(text: str, **more: str) -> list[str | None]:
    figures, _ = gather([make(text, **more)])
    return [figure.event for figure in figures]


def test_who_says_it_does_not_take_the_date_of_a_happening() -> None:
    """The verb nearest before a date has it: a raid on Monday, whoever told of it."""
    text = (
        "Raid on Velm\n\nVELM, 5 May 2009 (Northwire) - At least [[8]] people were killed when "
        "gunmen raided Velm on Monday, police said.\n"
    )
    _, events = gather([make(text)])
    assert [event.date and event.date.edtf for event in events] == ["2009-05-04"]


def test_a_report_of_present_happenings_is_not_about_what_was_years_before() -> None:
    """In a news item without a date, a flood of 2003 is another than that which it tells of."""
    text = (
        "Flood in Casmor: Situation Report No. 5\n\nAs of 21 July 2016\n\n[[57]] people have died in "
        "Casmor.\n\nIn the flood of 2003, [[19]] people died in Casmor.\n"
    )
    first, second = _events(text)
    assert first != second


def test_what_is_counted_over_a_siege_is_not_of_the_one_day_told_of() -> None:
    """A count since an earlier date stands apart from that of a day; one since that day does not."""
    text = (
        "Shell hits Marn\n\nMARN, 13 August 1992 (Northwire) - A shell killed [[19]] people in Marn "
        "on Wednesday.\n\n[[400]] people have been killed in Marn since {}.\n"
    )
    first, second = _events(text.format("the siege began in June"))
    assert first != second
    first, second = _events(text.format("12 August"))
    assert first == second


def test_the_month_around_a_day_is_wider_than_the_day() -> None:
    """A stated period around the day that was told of is a time of its own."""
    text = (
        "Shots in Asquin\n\nOn 25 September 2008 [[87]] people were killed in Asquin.\n\n"
        "From 28 August to 28 September, [[137]] people were killed.\n"
    )
    first, second = _events(text)
    assert first != second


def test_last_year_is_of_the_time_of_an_article_on_an_anniversary() -> None:
    """What police did last year is not of the fire that the article remembers."""
    text = (
        "Ten years after the fire of Varn\n\nOn 16 February 2009 a fire in Varn killed [[58]] people.\n\n"
        "Last year police arrested [[detained|14]] people after clashes.\n"
    )
    first, second = _events(text, date="2019-02-16")
    assert first != second
