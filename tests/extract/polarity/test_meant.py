"""What a denied number counts whose own words do not say it."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ('The army says it killed thirty militants. Those "thirty militants" do not exist.',
         "thirty", ("killed",)),
        ("He said that eleven outlaws had died. He dismissed the number of 52 as an invention.",
         "52", ("killed",)),
        ("Not one man was shot in the yard, let alone sixty.", "sixty", ("killed",)),
        ("He denies that anybody was imprisoned there, let alone the 190 of whom the indictment speaks.",
         "190", ("detained",)),
        ("It was not shown that nineteen persons, or indeed any, had died.",
         "nineteen", ("killed",)),
    ],
)  # fmt: skip
def test_a_denied_number_counts_what_was_meant(
    text: str, number: str, outcome: tuple[str, ...]
) -> None:
    """The outcome comes from the same number before, from the toll, or from the clause itself."""
    figure = figures_of(text)[-1]
    assert (figure.text, figure.outcome, figure.polarity) == (number, outcome, "denied")


def test_what_a_correction_names_without_a_number() -> None:
    """The sentence before says what was counted, though it holds no number."""
    text = "An item misstated the number of people killed at Osk. It was 12, not 120."
    found = [(f.text, f.outcome, f.polarity) for f in figures_of(text)]
    assert found == [("12", ("killed",), "asserted"), ("120", ("killed",), "withdrawn")]
