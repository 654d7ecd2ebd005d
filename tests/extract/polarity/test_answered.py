"""Answers that deny what stood before them."""

from __future__ import annotations

import pytest

from onrecord.extract.polarity.answered import answers
from onrecord.model import Span
from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The radio said that 14 pilgrims were killed. Wrong. All came home.", "denied"),
        ("It is told that 40 men were shot. A lie from beginning to end.", "denied"),
        ("Three hundred dead? Invented.", "denied"),
        ("Nine pupils were killed. Lies about them spread within hours.", "asserted"),
        ("Nine pupils were killed. Wrong turnings had been taken.", "asserted"),
        ("Nine pupils were killed. Wrong.", "asserted"),
    ],
)
def test_a_verdict_alone_denies_what_stood_before(text: str, polarity: str) -> None:
    """A sentence that is a verdict and no more denies; a mild one only what somebody told."""
    assert figures_of(text)[0].polarity == polarity


def test_not_that_many() -> None:
    """A number said not to be so counts what it counted in the question, as does the one put instead."""
    text = "Q. Others speak of fifty dead in the village. Is that right?\nA. No. Not fifty. Forty at most."
    found = [(f.text, f.outcome, f.polarity) for f in figures_of(text)]
    assert found == [
        ("fifty", ("killed",), "asserted"),
        ("fifty", ("killed",), "denied"),
        ("Forty", ("killed",), "asserted"),
    ]


def test_a_paragraph_may_answer() -> None:
    """A label opens the answer to a question of the paragraph before; a plain paragraph does not."""
    asked = "*Question:* What of the report that aircraft killed 67 people?\n\n"
    judged = "This is yet another lie."
    assert figures_of(f"{asked}*Answer:* {judged}")[0].polarity == "denied"
    assert figures_of(f"{asked}{judged}")[0].polarity == "asserted"
    assert not answers("", (), Span(0, 0))
