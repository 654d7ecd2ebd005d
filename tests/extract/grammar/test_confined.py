"""People shut in, and people taken."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In July we were forty-three in Cell 9.", [("forty-three", "detained")]),
        ("There were ninety-four of us in Hut 7.", [("ninety-four", "detained")]),
        ("I was in cell 19 with forty others.", [("forty", "detained")]),
        ("They took four of mine in one night.", [("four", "detained")]),
        ("They took six that night.", [("six", "detained")]),
        ("They took seven that were ripe.", [("seven", "occupied")]),
        ("There were twelve of us at the wedding.", []),
        ("I went to the market with forty others.", []),
        ("The bus took forty.", [("forty", "occupied")]),
    ],
)
def test_fellow_prisoners(text: str, expected: list[tuple[str, str]]) -> None:
    """Fellows beside a place that shuts people in are held; at a wedding they are guests."""
    assert _read(text) == expected
