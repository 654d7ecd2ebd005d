"""The numbers that an account's words allow, as ranges that can be set against each other."""

from __future__ import annotations

import math
from typing import NamedTuple

from onrecord.model import Figure, Number

ABOUT = 0.1
"""How far "about n" is open to either side, as a share of n, when accounts are compared."""


class Range(NamedTuple):
    """All numbers from `low` to `high`; an open side is 0 or infinity."""

    low: float
    high: float

    def meets(self, other: Range) -> bool:
        """True when one number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def exceeds(self, other: Range) -> bool:
        """True when every number here is greater than every number there."""
        return self.low > other.high


def range_of(figure: Figure) -> Range | None:
    """Return the numbers a figure's words allow, or None where they say no number.

    "About 4,000" is open to a tenth either way (3,600 to 4,400), so that it meets "nearly 4,000"
    (3,999 or fewer). A share of an unknown whole says no number.
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        return None
    if figure.modifier == "about" and low is not None and high is not None:
        return Range(low - abs(low) * ABOUT, high + abs(high) * ABOUT)
    return Range(0.0 if low is None else low, math.inf if high is None else high)


def exact_value(figure: Figure) -> Number | None:
    """Return the one number a figure states, or None where its words leave more than one open."""
    single = figure.low is not None and figure.low == figure.high
    return figure.low if single and figure.modifier != "about" else None
