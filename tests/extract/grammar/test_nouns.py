"""The nouns behind a number."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police found 12 mangled corpses.", [("12", "killed")]),
        ("They saw 12 severely wounded children.", [("12", "injured")]),
    ],
)
def test_adjectives_are_passed(text: str, expected: list[tuple[str, str]]) -> None:
    """Adjectives and participles stand between a number and its noun."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized 43 rifles.", []),
        ("Foxes killed 60 hens.", []),
        ("The army captured three pick-ups.", []),
    ],
)
def test_things_never_harmed_give_no_figure(text: str, expected: list[tuple[str, str]]) -> None:
    """Weapons, vehicles, animals and papers are counted and nobody is harmed."""
    assert _read(text) == expected
