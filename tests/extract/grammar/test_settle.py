"""Gaps, comparisons and echoes."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Dorn 35 men were killed, in Sellek 12.", [("35", "killed"), ("12", "killed")]),
        (
            "On Sunday three monks were hanged, and on Monday seven.",
            [("three", "killed"), ("seven", "killed")],
        ),
    ],
)
def test_gaps(text: str, expected: list[tuple[str, str]]) -> None:
    """A number without a noun takes the predicate before it."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seventeen nurses died, compared with nine last year.",
            [("Seventeen", "killed"), ("nine", "killed")],
        ),
        ("Seventeen nurses died, up from nine.", [("Seventeen", "killed"), ("nine", "killed")]),
    ],
)
def test_comparisons(text: str, expected: list[tuple[str, str]]) -> None:
    """What a number is compared with counts the same."""
    assert _read(text) == expected
