"""Scans of the typeset examples give the figures that their plain text gives.

A few documents stand for all: recognition takes seconds a page. `python -m tests.typeset --scans`
measures all of them.
"""

from __future__ import annotations

import pytest

from onrecord.model import words_at, words_of

from . import EXAMPLES, add, figures_of, misplaced
from .scores import SCANNED, Way, copy, scores

pytest.importorskip("rapidocr")

CHOSEN = {
    "clean scan, one column": ("1994-02-frontier-watch", "2020-annex-villages"),
    "noisy scan, one column": ("2018-10-un-letter", "2011-03-07-sorrel-bulletin"),
    "clean scan, two columns": ("2021-encyclopedia",),
    "noisy scan, two columns": ("2023-10-11-ombudsman", "2019-05-luma-centre"),
}


@pytest.mark.parametrize("way", SCANNED, ids=lambda way: way.name)
def test_scans_give_the_same_figures(way: Way) -> None:
    """F1 is 0.90 or more for clean scans and 0.80 for noisy ones; every figure has its boxes."""
    paths = [path for path in EXAMPLES if path.stem in CHOSEN[way.name]]
    total = add(scores(paths, way))
    print(f"{way.name}: {total}")  # noqa: T201 - the measured value, shown by `pytest -s`
    assert total.f1 >= way.needed
    for path in paths:
        document = copy(path, way)
        figures = figures_of(document)
        assert not misplaced(document, figures)
        for figure in figures:
            found = list(words_at(document.pages, figure.start, figure.end))
            assert found, figure.text
            assert all(word.confidence is not None for _, word in found)
        assert {page.source for page in document.pages} == {"ocr"}
        assert all(next(words_of(page), None) for page in document.pages)
