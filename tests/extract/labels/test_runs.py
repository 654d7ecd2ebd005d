"""What runs of lines with a label and a number each say, and the line over them."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def read(text: str) -> list[tuple[str, str, str | None]]:
    """Return the numbers of a text with what they count, and the words of their wholes."""
    figures = figures_of(text)
    words = {figure.id: figure.text for figure in figures}
    return [
        (figure.text, "+".join(figure.outcome), words.get(figure.part_of or ""))
        for figure in figures
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Killed (53)\n\n- Dol: 41\n- Varn: 12\n",
        "Deaths by parish: 53, of whom\n\nDol . . . 41\nVarn . . . 12\n",
        "CASUALTY RETURN\n\nKilled by place – 53\n\nDol – 41\nVarn – 12\n",
    ],
)
def test_entries_are_parts_of_the_number_over_them(text: str) -> None:
    """The line over a run says what happened and how many in all."""
    assert read(text) == [("53", "killed", None), ("41", "killed", "53"), ("12", "killed", "53")]


def test_entries_are_parts_of_the_total_under_them() -> None:
    """A total may stand in another layout."""
    text = "A. Houses burnt\n\n- Ferry Lane – 41\n- Camp 4 – 12\n**Total: 53**\n"
    assert read(text) == [
        ("41", "destroyed", "53"),
        ("12", "destroyed", "53"),
        ("53", "destroyed", None),
    ]


def test_a_label_says_more_than_the_line_over_it() -> None:
    """Labels of their own keep what they say, groups are parts, and things count nobody."""
    text = "RETURN\n\nDead: 41\nWomen: 12\nMissing: 9 [1]\nBags of flour: 300\n"
    assert read(text) == [("41", "killed", None), ("12", "killed", "41"), ("9", "missing", None)]


def test_what_the_next_line_says_is_not_taken() -> None:
    """A number that ends its line does not count the noun of the next."""
    text = "Dead, n=41\nIn custody, n=12\nHouses burnt, n=3\n"
    assert [found[1] for found in read(text)] == ["killed", "detained", "destroyed"]


def test_ages_behind_names_count_nobody() -> None:
    """Behind a comma or in a bracket a number may be an age, unless one is too high for it."""
    text = "Killed\n\n- Anna Moren{} 41{}\n- Jan Tal{} 36{}\n"
    assert read(text.format(",", "", ",", "")) == []
    assert read(text.format(" (", ")", " (", ")").replace("( ", "(")) == []
    assert len(read("Killed\n\n- Dol, 141\n- Varn, 36\n")) == 2
    assert len(read("Killed, by parish\n\n- Dol (41)\n- Varn (36)\n")) == 2
