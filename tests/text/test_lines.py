"""Tests of lines and the width a text was broken at."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.lines import measure, split_lines

PROSE = (
    "The mission found that at least forty-one persons had been killed in the town of Varn. " * 8
)


@given(st.text(alphabet="ab41 \t\r\n\f\u2028>|-", max_size=80))
def test_lines_hold_every_word_at_its_place(text: str) -> None:
    """Each line's words stand where it says, and nothing but space and quote marks lies between."""
    last = 0
    for line in split_lines(text, 0, len(text)):
        assert text[line.start : line.end] == line.words
        if line.words:
            assert not text[last : line.start].strip("> \t\r\n\f\u2028")
            last = line.end
    assert not text[last:].strip("> \t\r\n\f\u2028")


@pytest.mark.parametrize("width", [40, 60, 76, 100])
def test_width_is_that_of_the_paper(width: int) -> None:
    """Broken prose is measured to within its longest word."""
    lines = split_lines(*_whole(textwrap.fill(PROSE, width)))
    assert width - 12 <= measure(lines) <= width


@pytest.mark.parametrize(
    "text",
    ["", "one", PROSE, f"{PROSE}\n{PROSE}\n{PROSE}", "a\nbb\nccc\ndd", "Varn\n\nSorrel\n\nHarn"],
)
def test_text_that_was_not_broken_has_no_width(text: str) -> None:
    """Long lines, short lines and single lines give 0."""
    assert measure(split_lines(*_whole(text))) == 0


def _whole(text: str) -> tuple[str, int, int]:
    return text, 0, len(text)
