"""Digit numerals: marks, decimals, letters that a scanner put for digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.numbers import find_quantities
from onrecord.extract.numbers.numerals import read_misread, read_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("613", 613), ("1,200", 1200), ("1.5", 1.5), ("1,5", 1.5), ("½", 0.5), ("2½", 2.5)],
)
def test_numerals(text: str, value: float) -> None:
    """Marks and decimals are read for what they are."""
    assert read_numeral(text) == value


@pytest.mark.parametrize("text", ["007", "0300", "1,20,0", "12,34", "1.2.3", "0,125.5.5", ""])
def test_marks_that_make_no_number(text: str) -> None:
    """Marks in the wrong places make no number; neither does a leading nought."""
    assert read_numeral(text) is None or not isinstance(read_numeral(text), int)


@pytest.mark.parametrize("text", ["I2", "S7", "lO", "OO", "B12", "2S1", "O7", "Il", "SB5"])
def test_letters_that_are_letters(text: str) -> None:
    """Where the letters are more likely letters nothing is read."""
    assert read_misread(text, counted=False) is None
    assert find_quantities(f"the {text}, they said") == ()


@given(st.integers(100, 999), st.sampled_from(["l", "I"]))
def test_a_one_inside_a_numeral(number: int, letter: str) -> None:
    """A misread one between digits is read back, and the numeral is marked as misread."""
    text = f"{str(number)[0]}{letter}{str(number)[2]}"
    (found,) = find_quantities(f"{text} people")
    assert found.best == int(text.replace(letter, "1"))
    assert found.misread


@given(st.integers(1, 9), st.integers(1, 4))
def test_noughts_at_the_end_of_a_numeral(first: int, count: int) -> None:
    """Capital letters O after a digit are noughts."""
    (found,) = find_quantities(f"{first}{'O' * count} people")
    assert found.best == first * 10**count
