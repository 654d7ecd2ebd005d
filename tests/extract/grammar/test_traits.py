"""What only describes some of those counted before."""

from __future__ import annotations

import pytest

from onrecord.extract.grammar.traits import named
from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Gunshot", "wound"), ("were under the age of", "trait"), ("in the market", "")],
)
def test_named(words: str, expected: str) -> None:
    """A cause or a wound is told from what else describes people."""
    assert named(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Causes of death: gunshot 87, blast 41, burns 12.",
            [("87", "killed"), ("41", "killed"), ("12", "killed")],
        ),
        (
            "The team found torture in 19 cases and theft in 7 cases.",
            [("19", "tortured"), ("7", "tortured")],
        ),
        (
            "They killed 40 people; the age and sex of six could not be learned.",
            [("40", "killed"), ("six", "killed")],
        ),
        ("Weapons found in the barn: rifles 12, grenades 40.", []),
        ("The body showed nine bullet wounds.", []),
        ("Burns Street 14, Shell House 3.", []),
        ("The choir has male voices 12, female voices 20.", []),
    ],
)
def test_traits(text: str, expected: list[tuple[str, str]]) -> None:
    """A wound counts by itself in a register; sex and age do not."""
    assert _read(text) == expected
