"""Tolls that change."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll rose from 16 to 18.", [("16", "killed"), ("18", "killed")]),
        ("The number of dead is put at 16 to 18.", [("16 to 18", "killed")]),
    ],
)
def test_a_rise_is_two_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    """A rise: "from 16 to 18" behind a verb of change is two numbers."""
    assert _read(text) == expected
