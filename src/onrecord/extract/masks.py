"""Masks: numbers that count nobody and nothing (LEDGER's negative list)."""

from __future__ import annotations

from onrecord.model import Span


def find_masks(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the ranges of `text[start:end]` whose numbers count nothing, sorted, apart."""
    return ()
