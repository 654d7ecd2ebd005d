"""The house a text is written in."""

from __future__ import annotations

import pytest

from onrecord.extract.grammar.settings import setting


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Register of the mortuary of Sorrel.\n\n", "killed"),
        ("Diary of a surgeon at the dressing station.\n\n", "injured"),
        ("The hospital was full, and so was the morgue.\n\n", "killed"),
        ("Minutes of the harvest committee.\n\n", None),
    ],
)
def test_the_last_word_for_a_house_tells(before: str, expected: str | None) -> None:
    """The word that stands nearest before the sentence tells who is counted."""
    text = before + "Gunshot 12."
    assert setting(text, len(before), len(text)) == expected
