"""Where a list of subjects ends."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Friday 23 died in Dol, nine in Tarn, and 40 were hurt.",
            ["killed", "killed", "injured"],
        ),
        ("Twenty died, including five nurses, and 40 were hurt.", ["killed", "killed", "injured"]),
        ("Thirty-one disappeared and four escaped.", ["missing", "released"]),
        (
            "It left 3,000 homeless, and 500 were carried off into captivity.",
            ["displaced", "detained"],
        ),
        ("Three from Tarn, two from Dol, and five from Varn were killed.", ["killed"] * 3),
    ],
)
def test_a_clause_of_its_own(text: str, expected: list[str]) -> None:
    """A verb is not said of a number that stands in the clause before."""
    assert ["+".join(figure.outcome) for figure in figures_of(text)] == expected
