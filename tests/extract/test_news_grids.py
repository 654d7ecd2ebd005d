"""Grids of what wires, bulletins and live blogs write: chains of clauses, tolls by the hour, parts over sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract import grids

GRIDS = grids.grids("news")
TEXTS = 100
"""Texts of a grid that are read; the same in each run."""


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_wordings_of_the_news_can_be_put_together(grid: dict[str, Any]) -> None:
    """Nearly every number has its outcome and polarity, and few others are read."""
    counts, faults = grids.count(grids.texts(grid, TEXTS))
    assert counts.right >= grid["floor"], faults[:20]
    assert counts.false + counts.whole <= (1 - grid["floor"]) * counts.wanted, faults[:20]
