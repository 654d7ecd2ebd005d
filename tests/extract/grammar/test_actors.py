"""Who did it, in the words of the sentence."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Soldiers of the 4th Corps killed 12 farmers.", "Soldiers of the 4th Corps"),
        ("Twelve farmers were killed by Kelmar soldiers.", "Kelmar soldiers"),
        ("Twelve farmers were killed.", None),
        ("Twelve farmers were killed by a flood.", None),
    ],
)
def test_actors_are_named_or_nobody(text: str, actor: str | None) -> None:
    """The agent of a passive or the subject of an active verb is given, and nothing is inferred."""
    assert [figure.perpetrator for figure in figures_of(text)] == [actor]
