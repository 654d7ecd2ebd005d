"""Crossing highlights as segments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.segments import LAYERS, Mark, Marks, cut

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(LAYERS))


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    """Draw highlights, crossing, nested, empty and equal ones among them."""
    spans = draw(st.lists(SPANS, max_size=12))
    return [
        Mark(min(a, b), max(a, b), layer, f"m{index}") for index, (a, b, layer) in enumerate(spans)
    ]


@given(marks(), st.integers(0, 20), st.integers(20, 40))
def test_segments_are_the_range_in_order(made: list[Mark], start: int, end: int) -> None:
    """Joined, the segments are the range; each is covered by exactly the marks over it."""
    pieces = list(cut(start, end, made))
    assert [each for piece in pieces for each in range(piece.start, piece.end)] == list(
        range(start, end)
    )
    for piece in pieces:
        for place in range(piece.start, piece.end):
            over = {mark.id for mark in made if mark.start <= place < mark.end}
            assert {mark.id for mark in piece.marks} == over


@given(marks())
def test_every_mark_opens_and_closes_once(made: list[Mark]) -> None:
    """Over the whole text each highlight has one first and one last piece."""
    pieces = list(cut(0, 40, made))
    for mark in made:
        if mark.start < mark.end:
            assert sum(mark.id in piece.opens for piece in pieces) == 1
            assert sum(mark.id in piece.closes for piece in pieces) == 1


@given(marks(), st.integers(0, 40), st.integers(0, 40))
def test_marks_are_found_by_range(made: list[Mark], start: int, end: int) -> None:
    """The quick way finds what looking at all of them finds."""
    found = {mark.id for mark in Marks(made).meeting(start, end)}
    slow = {m.id for m in made if m.start < m.end and m.start < end and start < m.end}
    assert found == slow


def test_longer_marks_are_outside() -> None:
    """Of two over the same words a finding is drawn around a figure."""
    made = [Mark(2, 4, "figure", "f"), Mark(2, 4, "finding", "x"), Mark(0, 9, "meta", "m")]
    inner = next(piece for piece in cut(0, 9, made) if piece.start == 2)
    assert [mark.id for mark in inner.marks] == ["m", "x", "f"]
