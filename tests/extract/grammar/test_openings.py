"""Wholes of which a sentence speaks first."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _wholes(text: str) -> dict[str, str | None]:
    """Return the words of each figure and of the whole it is a part of."""
    figures = figures_of(text)
    words = {figure.id: figure.text for figure in figures}
    return {figure.text: words.get(figure.part_of or "") for figure in figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two more men died, bringing the death toll to 41.", {"Two": "41", "41": None}),
    ],
)
def test_new_tolls(text: str, expected: dict[str, str | None]) -> None:
    """Those who died since are a part of the new toll."""
    assert _wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 80 men. Of these, 12 were released.", {"80": None, "12": "80"}),
    ],
)
def test_of_these(text: str, expected: dict[str, str | None]) -> None:
    """*Of these* makes the numbers parts of the sentence before."""
    assert _wholes(text) == expected
