"""Bare numbers that repeat or go on with a toll."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of

_TOLL = "The storming of the depot killed 41 people. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union says 350.", ["350"]),
        ("Estimates range from 300 to 500.", ["300 to 500"]),
        ("The mayor puts the number at sixty.", ["sixty"]),
        ("State agents answer for 30, the columns for 11.", ["30", "11"]),
        ("By year they are 12 for 1976, 29 for 1977.", ["12", "29"]),
        ("I have her statement, in which the number is entered as forty.", ["forty"]),
        ("I have her statement, in which her age is entered as forty.", []),
        ("The depot had been 40.", []),
        ("The mayor puts the carts at sixty.", []),
        ("He asked for 12.", []),
        ("When the search was called off, the count stood at 58.", ["58"]),
        ("The figure for the whole town had risen to 90.", ["90"]),
        ("It is now 66, the mayor said.", ["66"]),
        ("The road to Sorrel is closed. Others put the number at 90.", ["90"]),
        ("In the hospital of Varn alone there are 88.", []),
        ("The families' list has 66 names.", ["66"]),
        ("The list of guests has 66 names.", []),
        ("The city morgue received 43.", ["43"]),
        ("We have 90 in the wards.", []),
        ("The price of bread rose to 40.", []),
        ("The number of lorries rose to 90.", []),
    ],
)
def test_echoes(text: str, expected: list[str]) -> None:
    """What a number of people is said to be counts those told of before; carts do not."""
    figures = [f.text for f in figures_of(_TOLL + text) if f.outcome == ("killed",)]
    assert figures == ["41", *expected]
