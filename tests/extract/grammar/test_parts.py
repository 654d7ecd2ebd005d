"""Parts that words mark."""

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
        (
            "At least 41 people were killed, including 12 children and three nuns.",
            {"41": None, "12": "41", "three": "41"},
        ),
        ("Of the 60 hostages, eleven were shot.", {"60": None, "eleven": "60"}),
        (
            "Seventeen people were abducted by two men on a bridge, including three children.",
            {"Seventeen": None, "three": "Seventeen"},
        ),
        (
            "Police arrested 61 students. Forty came from Tarn and 21 from Dol.",
            {"61": None, "Forty": "61", "21": "61"},
        ),
        (
            "Police arrested 61 students. Among them were 19 women and two children.",
            {"61": None, "19": "61", "two": "61"},
        ),
    ],
)
def test_including_opens_parts(text: str, expected: dict[str, str | None]) -> None:
    """Each number behind *including* is a part of the one before it."""
    assert _wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of the 118 killed, 61 were men, 38 women and 8 girls.",
            {"118": None, "61": "118", "38": "118", "8": "118"},
        ),
    ],
)
def test_named_groups_go_on(text: str, expected: dict[str, str | None]) -> None:
    """Groups named by a predicate are parts until the sentence ends."""
    assert _wholes(text) == expected
