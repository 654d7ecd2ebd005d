"""The examples typeset as PDF give the figures that their plain text gives."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from onrecord.model import Document, words_at
from onrecord.read import read_bytes

from . import EXAMPLES, Agreement, add, agreement, figures_of, misplaced, source
from .pdf import ONE_COLUMN, TWO_COLUMNS, Setting, typeset

NEEDED = 0.98
SETTINGS = {"one column": ONE_COLUMN, "two columns": TWO_COLUMNS}


@cache
def _read(path: Path, setting: Setting) -> Document:
    return read_bytes(typeset(path, setting), f"{path.stem}.pdf")


def _agreement(path: Path, setting: Setting) -> Agreement:
    return agreement(figures_of(_read(path, setting)), figures_of(source(path)))


@pytest.mark.parametrize("name", SETTINGS)
def test_typeset_examples_give_the_same_figures(name: str) -> None:
    """F1 of the figures against the plain text's own is 0.98 or more."""
    total = add(_agreement(path, SETTINGS[name]) for path in EXAMPLES)
    print(f"{name}: {total}")  # noqa: T201 - the measured value, shown by `pytest -s`
    assert total.f1 >= NEEDED


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_words_of_figures_have_their_boxes(path: Path) -> None:
    """Each figure's words stand on a page, in a box that lies on it, and nowhere else."""
    for setting in SETTINGS.values():
        document = _read(path, setting)
        figures = figures_of(document)
        assert not misplaced(document, figures)
        for figure in figures:
            found = list(words_at(document.pages, figure.start, figure.end))
            assert found, figure.text
            for _, word in found:
                assert 0 <= word.box.left < word.box.right <= 1
                assert 0 <= word.box.top < word.box.bottom <= 1
