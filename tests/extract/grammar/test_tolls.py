"""Tolls and labels."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll rose to 41.", [("41", "killed")]),
        ("Deaths from dysentery numbered 64.", [("64", "killed")]),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, str]]) -> None:
    """A noun for a toll and a verb of amounting give the number its outcome."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Missing: 14.", [("14", "missing")]),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    """A label before a colon does so too."""
    assert _read(text) == expected
