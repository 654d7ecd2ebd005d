"""Lists whose opening says what befell those on it."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Everything was burnt: forty-one houses, two schools and the dispensary.",
            [("forty-one", "destroyed"), ("two", "destroyed")],
        ),
        ("Burnt: 26 dwellings, the chapel, 2 barns.", [("26", "destroyed"), ("2", "destroyed")]),
        (
            "Injured: driver and two passengers of tram 14; three passers-by.",
            [("two", "injured"), ("three", "injured")],
        ),
        ("One thing was clear: forty houses stood on the hill.", []),
    ],
)
def test_introduced(text: str, expected: list[tuple[str, str]]) -> None:
    """A list without verbs behind a colon takes what stands before it."""
    told = [(f.text, "+".join(f.outcome)) for f in figures_of(text) if f.harms]
    assert told == expected
