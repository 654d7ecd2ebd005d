"""Lines of short pieces, each a label and a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.labels.pieces import pieces_of
from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    "words",
    [
        "Ward 3: dead=41; hurt=12; missing=3.",
        "dead (41), hurt (12), and missing (3)",
        "12 Feb 1916: dead – 41   hurt – 12   missing – 3",
        "- Sorrel: 41 dead | 12 hurt | 3 missing",
        "41 dead – 12 hurt – 3 missing.",
        "Losses: 41 dead. 12 hurt. 3 missing.",
    ],
)
def test_each_piece_says_what_its_own_number_counts(words: str) -> None:
    """Whatever parts label and number, and piece and piece, if it is the same throughout."""
    assert [(line.label, line.value) for line in pieces_of(0, words)] == [
        ("dead", 41),
        ("hurt", 12),
        ("missing", 3),
    ]
    assert [figure.outcome for figure in figures_of(words + "\n")] == [
        ("killed",),
        ("injured",),
        ("missing",),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "41 dead, 12 hurt and 3 missing",
        "The patrol saw burnt houses (41), wrecked mills (3)",
        "Shot at 9. Buried at 11.",
        "dead=41; hurt – 12; missing (3)",
        "dead=41; doctors=4; wards=3",
        "Unity: 14; Farmers: 9",
        "killed 41",
    ],
)
def test_lines_that_are_no_pieces(words: str) -> None:
    """A sentence, other layouts side by side and pieces that say nothing of harm are left to others."""
    assert pieces_of(0, words) == ()


@given(st.text(alphabet="dead hurt41:=;(–. ", max_size=60))
def test_any_line_can_be_asked(words: str) -> None:
    """Each piece's number stands where it says."""
    words = words.strip()
    assert all(words[line.at].isdigit() for line in pieces_of(0, words) if words)
