"""Tests of what is written for printed characters, and of words divided at a line's end."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.read.print.spelling import clean, compound, divides, raised
from tests.read.pdf.making import Draw, blocks, both, lines, read

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


@pytest.mark.parametrize("word", LISTS["unfinished"])
def test_lines_that_end_with_such_a_word_run_on(word: str) -> None:
    """Each entry keeps two short lines of one heading together; without it they would be two."""

    def headings(last: str) -> int:
        made = read(
            both(
                _large("Report", last),
                lines(*["In the night the town fell to those who came"] * 4, y=440),
            )
        )
        return sum(kind == "heading" for kind, _ in blocks(made))

    assert headings(word) == 1
    assert headings("Varn") == 2


def _large(first: str, last: str) -> Draw:
    return lines(f"{first} {last}", "Luma", x=50, y=540, size=18, step=20)
