"""Words on pages: packed without loss that matters, and found by offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Box, Page, Word, pack_words, page_at, words_at, words_of

SHARES = st.floats(min_value=0, max_value=1)
WORDS = st.builds(
    lambda start, length, box, sure: Word(start, start + length, Box(*box), sure),
    st.integers(0, 2**31),
    st.integers(1, 60),
    st.tuples(SHARES, SHARES, SHARES, SHARES),
    st.none() | st.floats(min_value=0, max_value=1),
)


def page(number: int, *words: Word) -> Page:
    """Return a page that holds the words."""
    start, end = min(word.start for word in words), max(word.end for word in words)
    return Page(number=number, width=595, height=842, start=start, end=end, words=pack_words(words))


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_words_come_back_as_they_were_packed(words: list[Word]) -> None:
    """Offsets exactly, edges to 1/65,535 of the page, confidence to a hundredth."""
    back = list(words_of(page(1, *words)))
    assert [(word.start, word.end) for word in back] == [(word.start, word.end) for word in words]
    for one, other in zip(words, back, strict=True):
        assert max(abs(a - b) for a, b in zip(one.box, other.box, strict=True)) <= 1 / 65_535
        assert (one.confidence is None) == (other.confidence is None)
        assert abs((one.confidence or 0) - (other.confidence or 0)) <= 0.0051


def test_page_of_an_offset_is_told_by_its_words_where_ranges_overlap() -> None:
    """A note of page 1 that stands behind a paragraph running on to page 2 is still on page 1."""
    box = Box(0.1, 0.1, 0.2, 0.2)
    one = page(1, Word(0, 5, box), Word(30, 34, box))
    two = page(2, Word(6, 12, box), Word(40, 44, box))
    assert [page_at((one, two), at).number for at in (0, 7, 31, 41)] == [1, 2, 1, 2]  # type: ignore[union-attr]
    assert page_at((one, two), 99) is None
    assert page_at((), 0) is None
    assert [found.start for _, found in words_at((one, two), 4, 8)] == [0, 6]
