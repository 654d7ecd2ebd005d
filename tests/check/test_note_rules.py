"""The rules on footnotes: what they report, and what they leave alone."""

from __future__ import annotations

import pytest

from onrecord.check.rules import note_marker_without_note, note_without_marker
from tests.making import collection, document

RULES = (note_marker_without_note, note_without_marker)


def found(text: str, module: object) -> list[tuple[str, int]]:
    """Return the first words that each finding points to, and how many anchors it has."""
    made = collection([document("a.txt", text)], [])
    return [
        (each.anchors[0].text, len(each.anchors))
        for each in module.find(made)  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize("module", RULES)
def test_the_rule_s_own_examples_hold(module: object) -> None:
    """What its page calls bad is reported, what it calls good is not."""
    rule = module.RULE  # type: ignore[attr-defined]
    assert found(rule.bad, module), rule.code
    assert not found(rule.good, module), rule.code


def test_a_copy_without_notes_is_one_finding() -> None:
    """However many markers lead nowhere."""
    text = "Nine fell.[1] Ten fled.[2] Two hid.[3] One was found.[1]"
    assert found(text, note_marker_without_note) == [("[1]", 4)]


def test_a_lost_marker_and_a_lost_note() -> None:
    """Each is named at its own place."""
    text = (
        "Nine fell.12 Ten fled.13 Two hid.14\n\n12 See A/48/9912, p. 4.\n"
        "13 Ibid., p. 5.\n15 The Varn Courier, 3 May 1994.\n"
    )
    assert found(text, note_marker_without_note) == [("14", 1)]
    assert found(text, note_without_marker) == [("15 The Varn Courier, 3 May 1994.", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "It cost 3.12 a head, in 1992.12 lorries came.",
        "Notes\n\n1. The town's figure contains nine people of the valley.\n\n2. In Lisk nobody is missing.",
        "The area is 12 km² and 9 m³ of sand were brought.",
        "“At least [9] persons fell”, he wrote.",
        "It was night.! They ran.",
    ],
)
def test_what_is_no_footnote_is_left_alone(text: str) -> None:
    """Numbers, remarks under a table, units, words of an editor, and a slip of the pen."""
    assert not any(found(text, module) for module in RULES)
