"""The order of EDTF dates."""

from __future__ import annotations

from datetime import date

from onrecord.resolve import edtf as calendar


def order_key(edtf: str | None) -> tuple[date, date]:
    """Return what dates are sorted by: first the day they begin; unknown dates come last."""
    if not edtf:
        return (date.max, date.max)
    try:
        low, high = calendar.bounds(edtf)
    except ValueError:
        return (date.max, date.max)
    return (high, high) if low == date.min else (low, high)
