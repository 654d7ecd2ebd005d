"""The best way along two sequences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.walk import BAND, best_walk

SMALL = st.lists(st.integers(0, 3), max_size=6)


def _walk(one: list[int], other: list[int]) -> dict[int, int]:
    def fit(row: int, column: int) -> float | None:
        return 2.0 if one[row] == other[column] else None

    return best_walk([0.0] * len(one), -0.1, len(other), fit)


def _longest(one: list[int], other: list[int]) -> int:
    """The length of the longest common subsequence, by trying everything."""
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + _longest(one[1:], other[1:])
    return max(_longest(one[1:], other), _longest(one, other[1:]))


@given(SMALL, SMALL)
def test_it_is_the_best_way(one: list[int], other: list[int]) -> None:
    """As many pairs as can be, each right, both sides in order."""
    pairs = _walk(one, other)
    assert len(pairs) == _longest(one, other)
    assert [other[at] for _, at in sorted(pairs.items())] == [one[at] for at in sorted(pairs)]
    values = [pairs[at] for at in sorted(pairs)]
    assert values == sorted(set(values))


def test_long_sequences_stay_in_the_band() -> None:
    """A thousand members are walked along, with some left out on either side."""
    one = list(range(1000))
    other = [each for each in one if each % 10] + list(range(2000, 2000 + BAND // 2))
    pairs = _walk(one, other)
    assert len(pairs) >= 890
    assert all(one[at] == other[to] for at, to in pairs.items())
