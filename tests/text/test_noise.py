"""Markers and notes of documents made at random, clean and damaged."""

from __future__ import annotations

import pytest

from .noise import DAMAGE, measure_noise

FLOORS = dict(zip(DAMAGE, (1.0, 0.99, 0.94, 0.96, 0.86), strict=True))


@pytest.mark.parametrize("damage", DAMAGE)
def test_markers_lead_to_their_notes(damage: tuple[float, float, float]) -> None:
    """All of them in a clean document; most where all numbers are spoiled."""
    good, total, false = measure_noise(damage)
    assert good >= FLOORS[damage] * total, (good, total)
    assert false <= 0.01 * total
