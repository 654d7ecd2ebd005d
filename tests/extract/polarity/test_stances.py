"""Frames of claims: which of them are against what they open."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of

CLAIM = "40 weavers had been shot"


@pytest.mark.parametrize(
    "frame",
    [
        "The mayor took issue with the claim that", "Officials scotched rumours that", "He mocked a report that",
        "It was later shown to be false that", "No evidence has emerged that", "The files are no proof that",
        "She condemned as slander the allegation that", "The consul warned against false rumours that",
        "It is alleged, falsely, that", "There is no record that", "The evidence does not support the claim that",
    ],
)  # fmt: skip
def test_frames_against_a_claim(frame: str) -> None:
    """What is made of words of rejecting, of falsehood or of proof negated denies what follows it alone."""
    figures = figures_of(f"{frame} {CLAIM}; nine men died in Tarn.")
    assert [figure.polarity for figure in figures] == ["denied", "asserted"]


@pytest.mark.parametrize(
    "frame",
    [
        "Few doubt that", "It is beyond doubt that", "It is no lie that", "The evidence supports the claim that",
        "It was a false dawn, for the files are proof that", "He could not believe that", "The lie detector showed that",
        "The false alarm meant that", "Nobody challenged the report that", "He was told that",
    ],
)  # fmt: skip
def test_frames_for_a_claim(frame: str) -> None:
    """Two words that undo each other, and words of another clause, deny nothing."""
    assert [figure.polarity for figure in figures_of(f"{frame} {CLAIM}.")] == ["asserted"]


def test_a_claim_of_so_many() -> None:
    """The number right behind a word for a claim is denied, what stands beside it is not."""
    figures = figures_of("Officials scotched rumours of 40 dead, but nine men died in Tarn.")
    assert [figure.polarity for figure in figures] == ["denied", "asserted"]
