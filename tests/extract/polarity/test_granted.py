"""Who rejects a claim about the dead grants that they died, and is no voice of their number."""

from __future__ import annotations

import pytest

from onrecord.extract.figures import extract_figures
from onrecord.extract.voices import attribute
from onrecord.read import read_bytes
from onrecord.text import segment


@pytest.mark.parametrize(
    ("text", "polarity", "voices"),
    [
        ("He denied being at the mill when nine peasants were shot there.", "asserted", []),
        ("The general disputes that the 14 men killed there were civilians.", "asserted", []),
        ("The regiment denies that the shelling that killed 18 pupils was deliberate.",
         "asserted", []),
        ("The chief rejects all blame for the deaths of 18 recruits.", "asserted", []),
        ("The defence no longer disputes that 91 civilians died.", "asserted", ["The defence"]),
        ("No court has accepted that the fire which killed 11 was an accident.", "asserted", []),
        ("The army denied that 45 people were killed.", "denied", ["The army"]),
        ("The army denied that, when it entered the town, 45 people were killed.",
         "denied", ["The army"]),
    ],
)  # fmt: skip
def test_what_a_denial_grants(text: str, polarity: str, voices: list[str]) -> None:
    """The number is asserted by the document; a denied number keeps its voice."""
    document = segment(read_bytes(text.encode(), "text.txt"))
    [figure] = attribute(document, extract_figures(document))
    assert (figure.polarity, [voice.name for voice in figure.sources]) == (polarity, voices)
