"""What an account's words allow."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import Range, exact_value, range_of
from onrecord.model import Figure, replace
from tests.making import document, figure

PAPER = document("a.txt", "613 people were killed.")
NUMBERS = st.integers(min_value=0, max_value=60)
SPANS = st.tuples(st.none() | NUMBERS, st.none() | NUMBERS).filter(
    lambda span: None in span or span[0] <= span[1]
)


def stated(low: int | None, high: int | None, modifier: str = "range") -> Figure:
    """Return a figure with these bounds."""
    best = low if low == high else None
    return replace(figure(PAPER, "613"), low=low, best=best, high=high, modifier=modifier)


@given(SPANS, SPANS)
def test_ranges_meet_when_one_number_lies_in_both(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None]
) -> None:
    """The arithmetic of ranges is that of trying every number."""
    spans = [range_of(stated(*each)) for each in (one, other)]
    if None in spans:
        assert (None, None) in (one, other)
        return
    a, b = (span for span in spans if span)
    numbers = [
        {n for n in range(200) if (low or 0) <= n and (high is None or n <= high)}
        for low, high in (one, other)
    ]
    assert a.meets(b) == b.meets(a) == bool(numbers[0] & numbers[1])
    greater = min(numbers[0]) > max(numbers[1]) if other[1] is not None else False
    assert a.exceeds(b) == greater


def test_about_is_open_to_a_tenth_either_way() -> None:
    """About 4,000 meets nearly 4,000, and not 4,500."""
    about = range_of(stated(4000, 4000, "about"))
    assert about == Range(3600, 4400)
    nearly = range_of(stated(None, 3999, "nearly"))
    assert nearly == Range(0, 3999)
    assert about is not None
    assert nearly is not None
    assert about.meets(nearly)
    assert not about.meets(Range(4500, 4500))


def test_open_sides_are_nought_and_infinity() -> None:
    """At least 87 allows any greater number; a share of an unknown whole says none."""
    assert range_of(stated(87, None, "at_least")) == Range(87, math.inf)
    assert range_of(stated(None, None, "fraction")) is None


def test_only_an_exact_number_is_exact() -> None:
    """About 200 is not exactly 200, though its bounds are both 200."""
    assert exact_value(stated(200, 200, "exact")) == 200
    assert exact_value(stated(200, 200, "about")) is None
    assert exact_value(stated(200, None, "at_least")) is None
