"""Who left home, and who lives in a camp."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Some 2,760 households have left Sefer since Friday.", ["displaced"]),
        ("The 640 inhabitants left during the night.", ["displaced"]),
        ("Forty families have gone.", ["displaced"]),
        ("The 900 Kelmari families are gone.", ["displaced"]),
        ("Some 2,000 left Varn by the last train.", ["displaced"]),
        ("Some 312 households still live in the makeshift camp at Dagora.", ["displaced"]),
        ("Forty workers left the meeting early.", []),
        ("Six were gone by noon.", []),
        ("Some 312 households live in the valley.", ["population"]),
    ],
)
def test_homes_left(text: str, outcomes: list[str]) -> None:
    """Families and residents who leave have left home; others have where they leave a named place."""
    assert [outcome for figure in figures_of(text) for outcome in figure.outcome] == outcomes
