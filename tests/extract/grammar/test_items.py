"""A sentence as a row of items."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine monks paid the ultimate price.", [("Nine", "killed")]),
        ("Nine monks lost their lives.", [("Nine", "killed")]),
    ],
)
def test_phrases_are_one_item(text: str, expected: list[tuple[str, str]]) -> None:
    """Phrases are looked up before their words."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "FOUR MISSIONARIES MURDERED STOP TWO CARRIED OFF STOP",
            [("FOUR", "killed"), ("TWO", "detained")],
        ),
    ],
)
def test_telegrams_are_read_in_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    """*STOP* ends a sentence, and capitals name nobody."""
    assert _read(text) == expected
