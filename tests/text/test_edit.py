"""Tests of edits and their alignments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Alignment, Span
from onrecord.text.edit import (
    drop_invisible,
    edit,
    join_broken_words,
    plain_marks,
    replace_spans,
    single_space,
    source_span,
    to_source,
    to_text,
)

STEPS = (drop_invisible, join_broken_words, single_space, plain_marks)
MESSY = st.text(alphabet="ab1 \n\t\r-–“”\u00ad\u200b\u00a0éZ", max_size=80)


def changes(text: str) -> st.SearchStrategy[list[tuple[int, int, str]]]:
    """Ranges of the text in order, each with a replacement."""

    def paired(cuts: list[int]) -> list[tuple[int, int, str]]:
        ordered = sorted(cuts)
        pairs = zip(ordered[::2], ordered[1::2], strict=False)
        return [(start, end, "#" * ((end - start) % 3)) for start, end in pairs]

    return st.lists(st.integers(0, len(text)), max_size=12).map(paired)


def check(text: str, source: str, alignment: Alignment) -> None:
    """Assert that runs are in order in both texts and hold the same characters."""
    text_at = source_at = 0
    for run in alignment.runs:
        assert run.length > 0
        assert run.text_start >= text_at
        assert run.source_start >= source_at
        text_at = run.text_start + run.length
        source_at = run.source_start + run.length
        kept = text[run.text_start : text_at]
        assert kept == source[run.source_start : source_at]
    assert text_at <= len(text)
    assert source_at <= len(source)


@given(st.data())
def test_replacements_align(data: st.DataObject) -> None:
    """Kept characters stand in both texts at the places the alignment names."""
    source = data.draw(st.text(max_size=60))
    result = replace_spans(source, data.draw(changes(source)))
    check(result.text, source, result.alignment)


@given(MESSY)
def test_steps_are_monotone_and_invertible(source: str) -> None:
    """After all steps but the one that renders marks, kept text maps there and back."""
    result = edit(source, *STEPS[:3])
    check(result.text, source, result.alignment)
    last = -1
    for offset in range(len(result.text)):
        there = to_source(result.alignment, offset)
        if there is None:
            continue
        assert there > last
        last = there
        assert to_text(result.alignment, there) == offset
        assert source[there] == result.text[offset]


@given(MESSY)
def test_marks_keep_their_places(source: str) -> None:
    """Plain marks are set one for one, so that no offset moves."""
    result = edit(source, plain_marks)
    assert len(result.text) == len(source)
    assert [to_source(result.alignment, at) for at in range(len(source))] == list(
        range(len(source))
    )


@given(MESSY, st.integers(0, 80), st.integers(0, 80))
def test_source_span_holds_the_kept_characters(source: str, one: int, two: int) -> None:
    """A range of the edited text maps to the least range of the source with its kept characters."""
    result = edit(source, *STEPS)
    start, end = sorted((min(one, len(result.text)), min(two, len(result.text))))
    places = [to_source(result.alignment, at) for at in range(start, end)]
    kept = [place for place in places if place is not None]
    expected = Span(kept[0], kept[-1] + 1) if kept else None
    assert source_span(result.alignment, Span(start, end)) == expected


def test_broken_words_are_joined() -> None:
    """A word divided at a line's end is whole again; a hyphen before a capital stays."""
    result = edit("hos-\ntages were wound-\n  ed in Annex-\nB", join_broken_words)
    assert result.text == "hostages were wounded in Annex-\nB"


def test_numbers_keep_their_place_among_equal_neighbours() -> None:
    """Equal numbers in short lines are never confused, unlike with a comparison afterwards."""
    source = "3\n\n3 dead\n\n3\n\n3 dead"
    result = replace_spans(source, [(0, 3, ""), (11, 14, "")])
    assert result.text == "3 dead\n\n3 dead"
    assert to_source(result.alignment, 8) == source.rindex("3")


def test_overlapping_ranges_are_refused() -> None:
    """Ranges that overlap would make an alignment false."""
    with pytest.raises(ValueError, match="overlaps"):
        replace_spans("forty", [(0, 3, ""), (2, 4, "")])
