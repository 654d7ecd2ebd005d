"""Abbreviations and what they stand for."""

from __future__ import annotations

import pytest

from onrecord.trace.initials import abbreviations_of, initials_of, letters_of, one_by_name
from tests.making import document


@pytest.mark.parametrize(
    ("text", "letters", "name"),
    [
        ("Lake Rights Watch (LRW) said so.", "LRW", "Lake Rights Watch"),
        ("It was the Committee of the Red Lamp (CRL).", "CRL", "Committee of the Red Lamp"),
        ("the U.N. Office for Rivers (UNOR)", "UNOR", "U.N. Office for Rivers"),
        ("Varn said. Lake Rights Watch (the L.R.W.) knew.", "LRW", "Lake Rights Watch"),
    ],
)
def test_definitions(text: str, letters: str, name: str) -> None:
    """A name is followed by its initials in brackets; small words have none."""
    known = abbreviations_of([document("a.txt", text)])
    (found,) = known[letters]
    assert found.anchor.text.startswith(name)
    assert one_by_name(letters, f"the {name}", known) == (found.anchor,)


@pytest.mark.parametrize(
    "text",
    [
        "Lake Rights Watch (Varn) said so.",
        "The mayor (LRW) said so.",
        "Lake. Rights Watch (LRW) said so.",
        "Lake Rights Watch (73) said so.",
    ],
)
def test_no_definitions(text: str) -> None:
    """Other words in brackets, other letters, and a name over a full stop define nothing."""
    assert abbreviations_of([document("a.txt", text)]) == {}


def test_letters_and_initials() -> None:
    """What is an abbreviation, and what letters a name has."""
    assert [letters_of(name) for name in ("LRW", "the U.N.", "Varn", "A", "LRW Varn")] == [
        "LRW",
        "UN",
        "",
        "",
        "",
    ]
    assert initials_of("The Lake Rights Watch of Varn") == "LRWV"
    assert one_by_name("LRW", "LRW", {}) is None
    assert one_by_name("LRW", "Hill Watch", {}) is None
