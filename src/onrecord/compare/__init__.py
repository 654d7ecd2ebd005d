"""Accounts of one event beside each other, with a verdict on every two that can be compared."""

from onrecord.compare.classes import group_key, severity_class
from onrecord.compare.comparisons import MOST_PAIRED, compare
from onrecord.compare.values import ABOUT, Range, exact_value, range_of
from onrecord.compare.verdicts import CHANGING

__all__ = [
    "ABOUT",
    "CHANGING",
    "MOST_PAIRED",
    "Range",
    "compare",
    "exact_value",
    "group_key",
    "range_of",
    "severity_class",
]
