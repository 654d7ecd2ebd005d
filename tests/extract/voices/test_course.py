"""A voice over several sentences, and where it ends."""

from __future__ import annotations

import pytest

from .marked import chains


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "According to the applicants, the police fired at once. ⟦Nine⟧ people died. "
                "The Court finds that ⟦six⟧ people died."
            ),
            [["the applicants"], ["The Court"]],
        ),
        (
            (
                "The Government disputed this. In their submission, the crowd was armed. "
                "⟦Two⟧ officers were hurt."
            ),
            [["The Government"]],
        ),
        ("The mayor has just spoken. Key lines: ⟦14⟧ dead, ⟦60⟧ hurt.", [["The mayor"]] * 2),
        ("The town is calm. We counted ⟦nine⟧ graves.", [[]]),
        ("The toll is now ⟦41⟧. That's from the health ministry.", [["the health ministry"]]),
        ("The toll is now ⟦41⟧. That is more than last year.", [[]]),
        (
            "The spokesman said that the town had fallen. ⟦Forty⟧ men had been killed.",
            [["The spokesman"]],
        ),
        ("The spokesman said that the town had fallen. ⟦Forty⟧ men were killed there.", [[]]),
        ("Red Cross teams are digging. Their count stands at ⟦35⟧ bodies.", [["Red Cross"]]),
        ("According to the army, all is calm. On Monday ⟦six⟧ people died.", [[]]),
    ],
)
def test_the_course_of_a_voice(text: str, expected: list[list[str]]) -> None:
    """An account runs on until somebody else, or the teller, is heard."""
    assert chains(text) == expected
