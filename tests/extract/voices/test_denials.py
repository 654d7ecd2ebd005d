"""Denials, and whose figure a denied one is."""

from __future__ import annotations

import pytest

from onrecord.extract.voices import attribute
from onrecord.model import replace
from tests.extract.voices.marked import attributed, document_of, figures_in


@pytest.mark.parametrize(
    ("text", "voice", "polarity"),
    [
        ("The army denied that ⟦45⟧ people had died.", "The army", "denied"),
        ("The army rejects the monitors' figure of ⟦312⟧.", "the monitors", "denied"),
        ("The army called the monitors' figure of ⟦312⟧ a fantasy.", "the monitors", "denied"),
        ("The army rejects the figure of ⟦312⟧ given by the monitors.", "the monitors", "denied"),
        ("Contrary to the monitors' report of ⟦22⟧ dead, nobody died.", "the monitors", "denied"),
        ("The army says it regrets the ⟦45⟧ dead.", "The army", "asserted"),
        ("The monitors' figure of ⟦312⟧ is widely accepted.", "The monitors", "asserted"),
    ],
)
def test_denied_figures(text: str, voice: str, polarity: str) -> None:
    """A denial denies; who rejects another's claim only mentions it."""
    (figure,) = attributed(text)
    assert [one.name for one in figure.sources] == [voice]
    assert figure.polarity == polarity


def test_a_denial_ends_where_the_denier_tells() -> None:
    """What the denier says instead is not denied."""
    text = "Kelmar rejects the monitors' figure of ⟦312⟧ and says that ⟦40⟧ died."
    first, second = attributed(text)
    assert (first.polarity, second.polarity) == ("denied", "asserted")
    assert [voice.name for voice in second.sources] == ["Kelmar"]


def test_the_document_may_deny_in_its_own_voice() -> None:
    """A ministry that rejects a figure in its own note denies it without being a voice."""
    (figure,) = attributed(
        "The Ministry rejects the figure of ⟦312⟧.", issuer="Ministry of Defence"
    )
    assert figure.sources == ()
    assert figure.polarity == "denied"


def test_other_polarities_are_left() -> None:
    """A figure that its author takes back stays withdrawn."""
    document = document_of("The army denied that 45 people had died.")
    (figure,) = figures_in(document, [(21, 23)])
    (found,) = attribute(document, (replace(figure, polarity="withdrawn"),))
    assert found.polarity == "withdrawn"
