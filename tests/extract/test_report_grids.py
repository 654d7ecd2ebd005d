"""Grids of what UN letters, judgments, rights groups and encyclopedias write: nominal sentences, shares, passages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract import grids

GRIDS = grids.grids("reports")
TEXTS = 60
"""Texts of a grid that are read; the same in each run."""


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_wordings_of_reports_can_be_put_together(grid: dict[str, Any]) -> None:
    """Nearly every number has its outcome and polarity, and few others are read."""
    counts, faults = grids.count(grids.texts(grid, TEXTS))
    assert counts.right >= grid["floor"], faults[:20]
    assert counts.false <= (1 - grid["floor"]) * counts.wanted, faults[:20]
