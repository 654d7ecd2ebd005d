"""Overlaps of lists of persons: how many stand on each combination of lists."""

from __future__ import annotations

from onrecord.errors import EstimateError
from onrecord.model.base import Record

MOST_LISTS = 8
LEAST_LISTS = 3


class Overlaps(Record, frozen=True, kw_only=True):
    """How many persons stand on exactly which of several lists.

    `counts` has a pattern for each combination, one character a list in their order, `1` on the list
    and `0` not; combinations that are left out have none. Who is on no list is not in it.

    Raises:
        EstimateError: If there are fewer than three lists or more than eight, a pattern does not fit
            the lists, a count is negative, or nobody is counted.
    """

    lists: tuple[str, ...]
    counts: dict[str, int]

    def __post_init__(self) -> None:
        """Hold what the attributes' description states."""
        if len(self.lists) < LEAST_LISTS:
            raise EstimateError(
                f"{len(self.lists)} lists: no estimate is made from fewer than three",
                hint="with two lists, that they are independent cannot be looked into at all",
            )
        if len(self.lists) > MOST_LISTS:
            raise EstimateError(f"{len(self.lists)} lists; at most {MOST_LISTS} are taken",
                                hint="join lists of the same kind first")  # fmt: skip
        for pattern, count in self.counts.items():
            if len(pattern) != len(self.lists) or set(pattern) - {"0", "1"} or "1" not in pattern:
                raise EstimateError(f"pattern {pattern!r} does not fit {len(self.lists)} lists")
            if count < 0:
                raise EstimateError(f"pattern {pattern!r} has the count {count}")
        if not self.listed:
            raise EstimateError("nobody stands on any list")

    @property
    def listed(self) -> int:
        """How many persons stand on at least one list."""
        return sum(self.counts.values())
