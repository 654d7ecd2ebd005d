"""Tests of what is written for printed characters, and of words divided at a line's end."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.read.print.spelling import clean, compound, divides, raised

LISTS = load("print")


@pytest.mark.parametrize("first", [*LISTS["tens"], *LISTS["prefixes"]])
def test_first_parts_keep_their_hyphen(first: str) -> None:
    """Every entry of the lists keeps the hyphen behind it; without the entry it would go."""
    assert not divides(f"{first}-", "three", set())
    assert not divides(f"({first.capitalize()}-", "three", set())
    assert divides(f"x{first}-", "three", set())


@pytest.mark.parametrize(
    ("word", "following", "gone"),
    [
        ("kil-", "led.", True),
        ("“inhab-", "itants", True),
        ("ridge\u00ad", "line", True),
        ("Ostravian-", "Kelmar", False),
        ("120-", "mm", False),
        ("K-", "12", False),
        ("-", "and", False),
        ("cease-", "fire,", False),
    ],
)
def test_hyphens_at_line_ends(word: str, following: str, gone: bool) -> None:
    """A hyphen between letters goes, unless the word stood with it within a line before."""
    known = compound("cease-fire")
    assert known == "cease-fire"
    assert divides(word, following, {known}) == gone


def test_characters_of_fonts_become_letters() -> None:
    """Ligatures are letters; soft hyphens go; all else stays as it is, and says nothing."""
    assert clean("ﬁre") == ("fire", "ligature")
    assert clean("Var\u00adn") == ("Varn", "invisible character")
    assert clean("été—Varn") == ("été—Varn", "invisible character") or clean("été") == ("été", "")
    assert clean("613") == ("613", "")


def test_raised_marks() -> None:
    """Figures are raised figures, a letter behind a letter or digit stands in brackets."""
    assert [raised(mark, "e") for mark in ("1", "1,2", "a", "th", "*")] == [
        "¹",
        "¹,²",
        "[a]",
        "th",
        "*",
    ]
