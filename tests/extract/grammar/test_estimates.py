"""Estimates under a topic on which accounts differ."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Estimates of the wounded vary. Hale (1961) arrives at 320, Orr (1970) about 500.",
            ["320", "500"],
        ),
        (
            "Accounts of the wounded differ: the consul has 70; the bishop wrote of 200.",
            ["70", "200"],
        ),
        ("Nobody knows how many were wounded. The clinic speaks of 70.", ["70"]),
        ("How many were wounded cannot be told. The clinic gives 70.", ["70"]),
        ("Estimates of the cost vary. Hale has 320, Orr 500.", []),
        ("The wounded were cared for in Varn. Hale has 320.", []),
    ],
)
def test_bare_numbers_count_what_the_topic_names(text: str, expected: list[str]) -> None:
    """A bare number behind who holds it counts what the topic names, where there is a topic."""
    found = [figure.text for figure in figures_of(text) if figure.outcome == ("injured",)]
    assert found == expected
