"""Tests of the measure by which typeset copies are judged, and of the parts they are made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import EXAMPLES, agreement, figures_of, misplaced, parts, source


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_agrees_with_itself(path: Path) -> None:
    """The same document has every figure in common with itself, and each at its place."""
    document = source(path)
    figures = figures_of(document)
    assert figures
    assert agreement(figures, figures).f1 == 1
    assert not misplaced(document, figures)


def test_a_lost_and_a_false_figure_count() -> None:
    """One figure left out of three costs recall, one twice costs precision."""
    figures = figures_of(source(EXAMPLES[0]))
    assert agreement(figures[1:], figures).f1 < 1
    assert agreement((*figures, figures[0]), figures).f1 < 1
    assert agreement(figures[::-1], figures).f1 < 0.5


def test_parts_are_the_document() -> None:
    """Tables have their rows, notes their marks, words divided at a line end are whole."""
    letter = next(path for path in EXAMPLES if "relief-committee" in path.name)
    words = " ".join(part.words for part in parts(letter))
    assert "36 persons froze" in words
    assert "as thirty-three." in words
    notes = [part for path in EXAMPLES for part in parts(path) if part.mark]
    assert [part.mark for part in notes] == ["1", "2", "3", "4"]
    annex = next(path for path in EXAMPLES if "annex" in path.name)
    (table,) = [part for part in parts(annex) if part.rows]
    assert table.rows[0][:3] == ("Settlement", "Killed", "of which children")
    assert table.rows[-1][0] == "Total"
