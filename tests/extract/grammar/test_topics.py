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
