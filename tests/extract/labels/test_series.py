"""A lead-in and the entries under it."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text) if figure.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arrests by month: May – 21, June – 4.", [("21", "detained"), ("4", "detained")]),
        ("By year the deaths run: 1981, 44; 1982, 39.", [("44", "killed"), ("39", "killed")]),
        ("Burnt: 26 barns, the chapel, 2 mills.", [("26", "destroyed"), ("2", "destroyed")]),
        (
            "Injured: driver and two guards; three nurses.",
            [("two", "injured"), ("three", "injured")],
        ),
        (
            "Damage to housing: destroyed 61, damaged 140, habitable 212.",
            [("61", "destroyed"), ("140", "damaged")],
        ),
        ("Harvests by month: May – 21, June – 4.", []),
        ("Killed in the byre: cattle 12, horses 7.", []),
    ],
)
def test_series(text: str, expected: list[tuple[str, str]]) -> None:
    """The entries count what the lead-in names, unless they say themselves."""
    assert _read(text) == expected


def test_a_heading_tells_of_the_bare_entries_under_it() -> None:
    """Places with their numbers under a heading of the wounded count the wounded."""
    text = "## Wounded\n\nVarn, 24. Sorrel, 9.\n"
    assert [f.outcome for f in figures_of(text, "list.md")] == [("injured",), ("injured",)]
