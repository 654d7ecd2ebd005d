"""The example collection as Office files, messages and saved pages: the same figures."""

from __future__ import annotations

import pytest

from onrecord.read import read_bytes

from . import EXAMPLES, add, agreement, figures_of, misplaced, parts, source
from .office import FORMATS

FLOOR = 0.98


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_format_gives_the_figures_of_the_plain_text(suffix: str) -> None:
    """F1 over all examples is at least 0.98, and every figure stands where it says."""
    counts = []
    for path in EXAMPLES:
        copy = read_bytes(FORMATS[suffix](parts(path)), f"copy.{suffix}")
        figures = figures_of(copy)
        assert not misplaced(copy, figures)
        counts.append(agreement(figures, figures_of(source(path))))
    assert add(counts).f1 >= FLOOR, str(add(counts))
