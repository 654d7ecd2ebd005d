"""Tests of whether a line end closes anything."""

from __future__ import annotations

import pytest

from onrecord.text.breaks import ends, is_prose
from onrecord.text.lines import split_lines


@pytest.mark.parametrize(
    "words",
    [
        "They died.",
        "They died.”",
        "Who?",
        "They found:",
        "They died.[12]",
        "They died;",
        "(they died.)",
    ],
)
def test_closed_lines(words: str) -> None:
    """A stop, with what may follow it, closes a line."""
    assert ends(words)


@pytest.mark.parametrize(
    "words",
    ["They met Gen.", "(see para.", "Case No.", "They died", "forty-", "Varn,", "in the U.S"],
)
def test_open_lines(words: str) -> None:
    """No stop, or that of an abbreviation, leaves it open."""
    assert not ends(words)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The mission found that\nforty-one had died. The\nrest fled to\nVarn, or hid.", True),
        (
            "FORTY ONE MEN WERE KILLED IN VARN\nAND SIXTY WOUNDED. THE REST FLED TO\nSORREL AND TO TESHKA",
            True,
        ),
        ("Varn: 41\nSorrel: 7\nHarn: 3", False),
        ("Irena Kovalt\nOmbudsman\nVellin, 11 March 2024", False),
        ("One line. And\nanother", False),
    ],
)
def test_prose(text: str, prose: bool) -> None:
    """Running text is told from lists and addresses by how its lines begin and end."""
    assert is_prose(split_lines(text, 0, len(text))) is prose
