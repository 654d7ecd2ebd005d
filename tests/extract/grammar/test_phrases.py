"""Count phrases."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The team found 63 complete and 11 incomplete skeletons.",
            [("63", "killed"), ("11", "killed")],
        ),
        (
            "There were 1,200 military and 3,400 civilian deaths.",
            [("1,200", "killed"), ("3,400", "killed")],
        ),
    ],
)
def test_the_noun_may_stand_behind_the_last_number(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """One noun serves two numbers with their adjectives."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine men had died of wounds and two of exposure.",
            [("Nine", "killed"), ("two", "killed")],
        ),
    ],
)
def test_of_without_an_article_opens_a_gap(text: str, expected: list[tuple[str, str]]) -> None:
    """A number before *of* and a cause repeats the predicate before it."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven of my company were slain.", [("Seven", "killed")]),
    ],
)
def test_one_body_of_people(text: str, expected: list[tuple[str, str]]) -> None:
    """A number of a company counts people."""
    assert _read(text) == expected
