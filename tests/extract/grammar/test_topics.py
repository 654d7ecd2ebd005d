"""Whom a number counts that only describes."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _wholes(text: str) -> dict[str, str | None]:
    figures = figures_of(text)
    words = {figure.id: figure.text for figure in figures}
    return {figure.text: words.get(figure.part_of or "") for figure in figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bodies received at the mortuary: 63. Male 41, female 22.",
            {"63": None, "41": "63", "22": "63"},
        ),
        (
            "The shelling wounded 70 people. Eighteen were under the age of 14.",
            {"70": None, "Eighteen": "70"},
        ),
        (
            "Nineteen skeletons were lifted from the shaft. The wrists were bound in 11 cases.",
            {"Nineteen": None, "11": "Nineteen"},
        ),
        ("The fair drew 900 guests. Male 41, female 22.", {}),
        ("Four soldiers were killed. Male 41, female 22.", {"Four": None}),
    ],
)
def test_the_toll_before_is_the_whole(text: str, expected: dict[str, str | None]) -> None:
    """The last toll that is large enough is the whole; without one nothing is read."""
    assert _wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "The Commission recorded 412 cases of disappearance; 90 of the victims were women.",
            "missing",
        ),
        ("Police registered 31 cases of torture. Of the victims, 12 were minors.", "tortured"),
        (
            "In the raid 40 men were abducted and 20 killed. Three of the victims were women.",
            "killed",
        ),
        ("There were 40 victims. Three of the victims were women.", "killed"),
    ],
)
def test_victims_have_the_fate_of_those_told_of_before(text: str, outcome: str) -> None:
    """Victims were killed where somebody was, or where nothing is told before."""
    assert figures_of(text)[-1].outcome == (outcome,)
