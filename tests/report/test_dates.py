"""The order of dates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.dates import order_key


@given(st.text(max_size=30))
def test_no_text_breaks_a_date(text: str) -> None:
    """A date that is none is sorted, not an error."""
    assert len(order_key(text)) == 2


def test_dates_are_sorted_by_their_beginning_and_unknown_ones_come_last() -> None:
    """Order follows the first day a date may mean."""
    dates = [None, "2011-03-03", "junk", "1993-10", "1993-10-11/1993-10-12", "../1991"]
    assert sorted(dates, key=order_key)[:4] == [
        "../1991", "1993-10", "1993-10-11/1993-10-12", "2011-03-03",
    ]  # fmt: skip
