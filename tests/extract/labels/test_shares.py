"""Entries that break their number down, and numbers under the line that says what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.labels.shares import shares_of, value_under
from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    "text",
    [
        "Total wounded . . . . 53 (men 41, women 12)\n",
        "Wounded, 53, thereof 41 men, 12 women\n",
        "Wounded: 53 (M: 41; F: 12)\n",
        "Persons wounded – 53: 41 men and 12 women\n",
        "Wounded (total)  53 (41 m, 12 f)\n",
        "Wounded: 53\n  of which men: 41\n  of which women: 12\n",
        "Wounded, 53\n– men 41\n– women 12\n",
        "Wounded  53\n   men  41\n   women  12\n",
    ],
)
def test_groups_behind_or_under_a_number_are_its_parts(text: str) -> None:
    """In a bracket, behind "thereof" or on lines of their own, letters as well as nouns."""
    figures = figures_of(text)
    assert [(f.best, f.outcome) for f in figures] == [(n, ("injured",)) for n in (53, 41, 12)]
    assert [f.part_of for f in figures] == [None, figures[0].id, figures[0].id]
    assert [f.group for f in figures[1:]] == [("man",), ("woman",)]


@pytest.mark.parametrize(
    "words", ["Killed 41 (see page 3)", "Doctors: 41 (men 30)", "The raid killed 41, among them 3 men", "Killed: 41"]
)  # fmt: skip
def test_lines_that_break_nothing_down(words: str) -> None:
    """A page, those to whom nothing happened, a sentence and a bare number."""
    assert shares_of(0, words) is None


def test_a_number_under_its_label() -> None:
    """A card or an infobox has the label on one line and the number on the next."""
    text = "Fatalities:\n377 confirmed\nWeapons:\n2 mortars\nMissing\n12\n"
    assert [(f.best, f.outcome) for f in figures_of(text)] == [
        (377, ("killed",)),
        (12, ("missing",)),
    ]
    assert value_under("The dead of the town", 0, "12 lay there") is None


@given(st.text(alphabet="killed men41:=;(–. ", max_size=60))
def test_any_line_can_be_asked(words: str) -> None:
    """Each number stands where it says."""
    found = shares_of(0, words.strip())
    assert found is None or words.strip()[found[0].at].isdigit()
