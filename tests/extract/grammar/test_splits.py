"""Phrases around what is counted."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The shelling forced 800 families from their homes.", "displaced"),
        ("They drove 40 families, all of them poor, from their homes.", "displaced"),
        ("The brigade handed over 19 men to the police.", "detained"),
        ("The gunmen led away nine boys.", "detained"),
    ],
)
def test_verb_and_rest_stand_around_the_number(text: str, outcome: str) -> None:
    """The rest of a phrase is read behind what its verb counts, also behind a particle."""
    assert [figure.outcome for figure in figures_of(text)] == [(outcome,)]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Soldiers took nine men in May.", "detained"),
        ("Nine men were taken in Dol.", "detained"),
        ("The nuns took nine women in.", "displaced"),
        ("They kept nine men in the storeroom of the mill.", "detained"),
    ],
)
def test_taken_in_a_place_is_not_taken_in(text: str, outcome: str) -> None:
    """Behind "taken" the word "in" belongs to a date or a name that follows it."""
    assert [figure.outcome for figure in figures_of(text)] == [(outcome,)]
