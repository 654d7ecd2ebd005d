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
        ("A column of 6,000 forcibly displaced persons set out.", [("6,000", "displaced")]),
        ("In all 12 heavily armed dockers were arrested.", [("12", "detained")]),
        ("They killed 12 newly recruited miners.", [("12", "killed")]),
        ("Some 12 mostly elderly conscripts were abducted.", [("12", "detained")]),
        ("Of these, 40 later opened fish shops.", []),
        ("The ward held nine shell-wounded men.", [("nine", "injured")]),
        ("There are 30 war-orphaned children in the home.", [("30", "orphaned")]),
        ("The 12 half-destroyed houses were sold.", []),
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
