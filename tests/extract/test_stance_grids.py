"""Grids of outcomes in many wordings, and of claims under every stance: denied, planned, supposed, taken back, granted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract import grids

GRIDS = grids.grids("stances") | grids.grids("outcomes")
TEXTS = 100
"""Texts of a grid that are read; the same in each run."""


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_a_claim_has_the_polarity_of_its_frame(grid: dict[str, Any]) -> None:
    """Nearly every number has its outcome and polarity, what stands beside a denied one too."""
    counts, faults = grids.count(grids.texts(grid, TEXTS))
    assert counts.right >= grid["floor"], faults[:20]
    assert counts.false <= (1 - grid["floor"]) * counts.wanted, faults[:20]
