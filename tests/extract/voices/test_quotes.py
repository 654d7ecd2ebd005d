"""Quoted stretches: marks of one kind, mixed, nested, missing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.voices.quotes import find_quotes, quotes_within


def quoted(text: str) -> list[str]:
    """Return the outermost quotations of a text with their marks."""
    return [text[quote.start : quote.end] for quote in find_quotes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It burned,” she said, “all night.”", ["“It burned,”", "“all night.”"]),
        ('"It burned," she said, "all night."', ['"It burned,"', '"all night."']),
        ("«It burned», she said.", ["«It burned»"]),
        ("„It burned“, she said, „all night.”", ["„It burned“", "„all night.”"]),
        ("``It burned,'' she said.", ["``It burned,''"]),
        ("‘It burned,’ she said; the women’s house too.", ["‘It burned,’"]),
        # Mixed: a page typed on two machines, or half mended by a word processor.
        ('“It burned," she said, “all night.”', ['“It burned,"', "“all night.”"]),
        ('“It burned," she said.', ['“It burned,"']),
        ('"It burned,” she said, "all night."', ['"It burned,”', '"all night."']),
        ('"It burned,” she said. “All night.”', ['"It burned,”', "“All night.”"]),
        ('«It burned," she said.', ['«It burned,"']),
        # A mark of length inside is none of speech.
        ('“A 5" shell hit the mill,” she said.', ['“A 5" shell hit the mill,”']),
        # One inside another.
        ('“He called it "a drill" and left,” she said.', ['“He called it "a drill" and left,”']),
        ("‘He called it “a drill” and left,’ she said.", ["‘He called it “a drill” and left,’"]),
        ("She spoke of ‘the long night’ and of “the fire”.", ["‘the long night’", "“the fire”"]),
        # Apostrophes beside double marks quote nothing.
        ("“It burned,” said the boys’ teacher in the ‘hood of Varn.", ["“It burned,”"]),
        # Left open, as in speech over several paragraphs.
        ("She said: “It burned all night.", ["“It burned all night."]),
        ('It measured 5" across.', []),
    ],
)
def test_outermost(text: str, expected: list[str]) -> None:
    """Each quotation ends at its own mark, else at one of another kind."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He called it ‘a drill’ and left,” she said.", ["‘a drill’"]),
        ('“He called it "a drill" and left,” she said.', ['"a drill"']),
        ("‘He called it “a drill” and left,’ she said.", ["“a drill”"]),
        ("“He called it «a drill» and “no fire” at all,” she said.", ["«a drill»", "“no fire”"]),
        ("“It burned,” she said.", []),
    ],
)
def test_nested(text: str, inner: list[str]) -> None:
    """What is quoted inside a quotation is found by its own marks."""
    (outer,) = find_quotes(text, 0, len(text))
    assert [text[one.start : one.end] for one in quotes_within(text, outer)] == inner


@given(st.text(alphabet="a .,“”„«»\"'‘’`\n", max_size=40))
def test_quotations_never_cut_each_other(text: str) -> None:
    """They lie in the text, in order, apart from each other; those inside lie inside."""
    found = find_quotes(text, 0, len(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for quote in found:
        assert all(
            quote.start < one.start and one.end <= quote.end for one in quotes_within(text, quote)
        )
