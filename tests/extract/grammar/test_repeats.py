"""Numbers that speak of an earlier sentence."""

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
            "The mortuary took in 212 bodies. Of the 212, 46 were under age.",
            {"212": None, "46": "212"},
        ),
    ],
)
def test_the_same_number_again(text: str, expected: dict[str, str | None]) -> None:
    """A definite number seen before is the same people, and its parts are theirs."""
    assert _wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nineteen bodies were recovered. Seven had their hands tied.",
            {"Nineteen": None, "Seven": "Nineteen"},
        ),
        ("Forty guests came to the fair. Seven had bicycles.", {}),
    ],
)
def test_sequels(text: str, expected: dict[str, str | None]) -> None:
    """A bare number opening the next sentence is some of those just counted."""
    assert _wholes(text) == expected
