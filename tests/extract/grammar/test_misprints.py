"""Words that a scanner misread."""

from __future__ import annotations

import pytest

from onrecord.extract.grammar.misprints import mend, misprint
from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("wornen", "women"),
        ("kil1ed", "killed"),
        ("so1diers", "soldiers"),
        ("tliree", "tliree"),
        ("modern", "modern"),
        ("burned", "burned"),
        ("corn", "corn"),
    ],
)
def test_mend(word: str, expected: str) -> None:
    """Only a word that no lexicon holds is mended, and only into one that a lexicon holds."""
    assert mend(word) == expected


def test_misprint() -> None:
    """A digit within a word stands for a letter; a symbol stays one."""
    assert misprint("were kil1ed", 5, 11)
    assert not misprint("an S1pt", 3, 7)


def test_misread_words_are_read() -> None:
    """Counts in scanned text keep their meaning."""
    figures = figures_of("As a resu1t 1l4 civilians were kil1ed, includ-\ning 3O wornen.")
    assert [(figure.low, figure.outcome) for figure in figures] == [
        (114, ("killed",)),
        (30, ("killed",)),
    ]
