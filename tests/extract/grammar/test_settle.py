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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of 912 persons reported missing, 572 have been found; 340 have not.",
            [("912", "missing"), ("572", "other"), ("340", "missing")],
        ),
        (
            "Two were lightly wounded and one gravely.",
            [("Two", "injured"), ("one", "injured")],
        ),
        ("Of a crew of 40, 17 perished.", [("40", "other"), ("17", "killed")]),
        (
            "They shot 186 men, of whom 57 were boys, and 7 others.",
            [("186", "killed"), ("57", "killed"), ("7", "killed")],
        ),
        (
            "Sixty were taken to two hospitals, eleven of them children.",
            [("Sixty", "injured"), ("eleven", "injured")],
        ),
    ],
)
def test_parts_and_what_goes_on_past_them(text: str, expected: list[tuple[str, str]]) -> None:
    """A part has its whole's outcome unless it says another; a list goes on past its parts."""
    assert _read(text) == expected


def test_none_who_survived() -> None:
    """Where none of so many survived, all were killed."""
    found = {figure.text: figure.outcome for figure in figures_of("None of the thirty survived.")}
    assert found["thirty"] == ("killed",)
