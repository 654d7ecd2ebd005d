"""Those who fell, and those who lie or sit somewhere."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Sixty-three of the inhabitants fell, many of them women.", ["killed"]),
        ("Of our company eleven fell.", ["killed"]),
        ("Forty of his riders fell at the ford.", ["killed"]),
        ("Fourteen fell in front of me.", ["killed"]),
        ("Eleven of my class fell on the stairs.", []),
        ("Shares of nine companies fell.", []),
        ("Seventeen lay wounded in the straw.", ["injured"]),
        ("Nine lie in the new cemetery.", ["killed"]),
        ("Thirty-one sat in that prison.", ["detained"]),
        ("Thirty-one sat in the front row.", []),
    ],
)
def test_fallen(text: str, outcomes: list[str]) -> None:
    """To fall is to die for fighters, for people of whom no more is said, and for one's own."""
    assert [o for figure in figures_of(text) if figure.harms for o in figure.outcome] == outcomes
