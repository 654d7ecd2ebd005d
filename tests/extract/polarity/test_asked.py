"""Numbers of questions that ask for a yes or a no."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Did the guards kill fourteen men?", "hypothetical"),
        ("Did the guards kill fourteen men? They did not.", "denied"),
        ("Did the guards kill fourteen men? They did.", "asserted"),
        ("Q. Were thirty people injured?\nA. Nothing like thirty.", "denied"),
        ("Q. Were thirty people injured?\nA. Yes.", "asserted"),
        ("Were the thirty people killed your men? No.", "asserted"),
        ("Did you know that thirty people were killed? No.", "asserted"),
        ("Why were thirty people killed? No answer was given.", "asserted"),
    ],
)
def test_a_question_is_answered(text: str, polarity: str) -> None:
    """What is only asked is hypothetical until it is answered; what is taken for granted is not asked."""
    assert figures_of(text)[0].polarity == polarity
