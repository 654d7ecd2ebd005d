"""Tests of finding blocks, headings and sentences around an offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import read_bytes
from onrecord.text import block_at, heading_of, segment, sentence_at, sentences_of

TEXT = """# Varn

## Killings

Forty-one died. Twelve fled.

### Women

Seven were women.

## Damage

All houses burned.
"""
DOCUMENT = segment(read_bytes(TEXT.encode(), "t.md"))


def headings(words: str) -> list[str]:
    """The headings above some words, the nearest first."""
    return [TEXT[b.start : b.end] for b in heading_of(DOCUMENT, TEXT.index(words))]


def test_headings_are_those_of_higher_rank() -> None:
    """A paragraph stands under its heading, that heading's heading, and so on to the title."""
    assert headings("Seven") == ["### Women", "## Killings", "# Varn"]
    assert headings("All houses") == ["## Damage", "# Varn"]


def test_a_heading_stands_under_those_above_it() -> None:
    """A heading is not its own; the title has none."""
    assert headings("### Women") == ["## Killings", "# Varn"]
    assert headings("# Varn") == []


@given(st.integers(-3, len(TEXT) + 3))
def test_block_and_sentence_hold_the_offset(offset: int) -> None:
    """What is found holds the offset; where nothing is found nothing holds it."""
    block = block_at(DOCUMENT, offset)
    assert (block is not None) == any(b.start <= offset < b.end for b in DOCUMENT.blocks)
    assert block is None or block.start <= offset < block.end
    sentence = sentence_at(DOCUMENT, offset)
    assert (sentence is not None) == any(s.start <= offset < s.end for s in DOCUMENT.sentences)
    assert sentence is None or sentence.start <= offset < sentence.end


def test_sentences_of_a_block() -> None:
    """A block's sentences are those that begin in it, all blocks' sentences all of them."""
    block = block_at(DOCUMENT, TEXT.index("Twelve"))
    assert block is not None
    assert [s.of(TEXT) for s in sentences_of(DOCUMENT, block)] == [
        "Forty-one died.",
        "Twelve fled.",
    ]
    every = [s for b in DOCUMENT.blocks for s in sentences_of(DOCUMENT, b)]
    assert tuple(every) == DOCUMENT.sentences
