"""Injuries by their names, as what was suffered and as a complement."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Another ten suffered minor cuts and bruises.", ["ten"]),
        ("Six were treated for concussion and four for broken bones.", ["Six", "four"]),
        ("The ward held nine men with broken ribs.", ["nine"]),
        ("The shop sold nine knives with broken handles.", []),
    ],
)
def test_injuries(text: str, expected: list[str]) -> None:
    """Who bears an injury, or is treated for one, is injured."""
    assert [figure.text for figure in figures_of(text) if "injured" in figure.outcome] == expected
