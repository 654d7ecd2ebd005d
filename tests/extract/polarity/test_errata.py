"""Two numbers of which one replaces the other."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Corrects the number of dead to nine from 12.",
         [("nine", "asserted"), ("12", "withdrawn")]),
        ("The toll rose to nine from 12 dead.", [("nine", "asserted"), ("12", "asserted")]),
        ("“40 wounded” should be “14 wounded”.", [("40", "withdrawn"), ("14", "asserted")]),
        ("The 40 wounded should be moved with the 14 wounded of Osk.",
         [("40", "asserted"), ("14", "asserted")]),
        ("I had put down eight dead; read six.", [("eight", "withdrawn"), ("six", "asserted")]),
        ("~~Twelve dead~~ Nine dead.", [("Twelve", "withdrawn"), ("Nine", "asserted")]),
    ],
)  # fmt: skip
def test_the_number_put_in_place_is_asserted(text: str, found: list[tuple[str, str]]) -> None:
    """The number that is replaced is withdrawn, the new one counts the same."""
    assert [(f.text, f.polarity) for f in figures_of(text)] == found
