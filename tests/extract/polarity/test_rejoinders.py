"""What others say of a number told before."""

from __future__ import annotations

import pytest

from onrecord.extract import extract_figures
from onrecord.read import read_bytes
from onrecord.text import segment


def _polarity(text: str) -> str:
    """Return the polarity of the first number of harm in a text."""
    figures = extract_figures(segment(read_bytes(text.encode(), "text.txt")))
    return next(figure.polarity for figure in figures if figure.harms and figure.best != 0)


@pytest.mark.parametrize(
    "text",
    [
        "The Prosecution alleged 23 deaths. The Chamber finds this not proven.",
        "Witnesses claim that nine men were buried alive. The Commission found no proof of this.",
        "The applicants maintained that 31 men were shot. The Court is unable to accept that submission.",
        "A post says that 120 pupils were shot. Police say no such incident took place.",
        "“They shot three hundred,” the bulletin said. They did not.",
        "Leaflets claim that eighty prisoners were shot. No prisoner was shot.",
        "Myth: 10,000 people were murdered in the stadium.",
        "He alleged that soldiers killed 60 pilgrims.\n\n2. The allegation is wholly untrue.",
    ],
)
def test_a_rejoinder_denies_what_was_told(text: str) -> None:
    """A verdict on somebody's word, a plain no and a nought against an accusation deny it."""
    assert _polarity(text) == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Forty men died at Dorn. The garrison denies this.",
        "Police say that forty men died. The mayor does not deny this.",
        "Leaflets claim that eighty prisoners were shot. No soldier was hurt.",
        "Leaflets claim that eighty prisoners were shot in Dorn. In Varn no prisoner was shot.",
        "Leaflets claim that eighty prisoners were shot. No other prisoner was shot.",
        "He alleged that soldiers killed 60 pilgrims.\n\nThe allegation was sent to the prefect.",
        "Police say that forty died. They did not find the boat.",
    ],
)
def test_what_only_looks_like_one_denies_nothing(text: str) -> None:
    """What the document itself tells stands, and so does what is said of others."""
    assert _polarity(text) == "asserted"
