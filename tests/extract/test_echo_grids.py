"""Grids of second numbers: who else gives another count of what was told of before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract import grids

GRIDS = grids.grids("echo")
TEXTS = 200
"""Texts of a grid that are read; the same in each run."""


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_who_gives_another_number(grid: dict[str, Any]) -> None:
    """Nearly every bare number has the outcome of the toll before it."""
    counts, faults = grids.count(grids.texts(grid, TEXTS))
    assert counts.right >= grid["floor"], faults[:20]
    assert not counts.false, faults[:20]
