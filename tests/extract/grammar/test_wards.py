"""The numbers of a hospital's day."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of

_HOUSE = "Diary of the surgeon, Brenn hospital.\n\n"


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty-one brought in before noon.", [("Thirty-one", "injured")]),
        ("Nineteen more.", [("Nineteen", "injured")]),
        ("Sixty-two on the straw.", [("Sixty-two", "injured")]),
        ("Eleven stomach cases.", [("Eleven", "injured")]),
        ("Eleven cases of wine.", []),
        ("Nineteen more beds.", []),
    ],
)
def test_those_a_hospital_takes_in(text: str, expected: list[tuple[str, str]]) -> None:
    """In a hospital's book those who are brought in are the wounded."""
    assert _read(_HOUSE + text) == expected


def test_elsewhere_nothing_is_read() -> None:
    """Without a hospital near, the same words say nothing of harm."""
    assert _read("At the cattle show thirty-one were brought in before noon.") == []
