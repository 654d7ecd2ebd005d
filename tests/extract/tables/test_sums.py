"""Rows and columns that sum the others without being called a total."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _wholes(text: str) -> list[tuple[str, str]]:
    figures = figures_of(text)
    by_id = {figure.id: figure.text for figure in figures}
    return [(figure.text, by_id.get(figure.part_of or "", "")) for figure in figures]


@pytest.mark.parametrize(
    ("last", "whole"),
    [
        ("| Region | 25 |", "25"),
        ("| The region | 25 |", "25"),
        ("| **Kelmar** | **25** |", "25"),
        ("| All three towns | 25 |", "25"),
        ("| | 25 |", "25"),
        ("| Kelmar | 25 |", ""),  # sums never make a part by themselves
        ("| Region | 26 |", ""),
        ("| **Kelmar** | **26** |", ""),
    ],
)
def test_words_or_print_and_arithmetic(last: str, whole: str) -> None:
    """A row set apart by its words or its print is a total where its numbers are the sums."""
    text = f"| Town | Killed |\n|---|---|\n| Osk | 12 |\n| Dorn | 9 |\n| Tolm | 4 |\n{last}\n"
    assert _wholes(text)[:3] == [("12", whole), ("9", whole), ("4", whole)]


def test_each_column_must_agree() -> None:
    """One column that does not add up is enough to leave the row what it seems."""
    rows = "| Osk | 12 | 3 |\n| Dorn | 9 | 2 |\n| Region | 21 | 6 |\n"
    assert {whole for _, whole in _wholes(f"| Place | Killed | Hurt |\n|---|---|---|\n{rows}")} == {
        ""
    }


def test_years() -> None:
    """A span of years sums the years, in a row or in a column; a year sums its months."""
    rows = "| 1991 | 20 |\n| 1992 | 31 |\n| 1991–92 | 51 |\n"
    assert _wholes(f"| Year | Killed |\n|---|---|\n{rows}") == [
        ("20", "51"),
        ("31", "51"),
        ("51", ""),
    ]
    columns = (
        "| Killed | 1991 | 1992 | 1991–92 |\n|---|---|---|---|\n| Civilians | 20 | 31 | 51 |\n"
    )
    assert _wholes(columns) == [("20", "51"), ("31", "51"), ("51", "")]
    months = "| May | 20 |\n| June | 31 |\n| 1992 | 51 |\n"
    assert _wholes(f"| Month | Killed |\n|---|---|\n{months}")[0] == ("20", "51")


def test_all_of_what_counts_nobody() -> None:
    """The words "All causes" head a row of numbers though causes alone would count nobody."""
    rows = "| Shelling | 20 | 3 |\n| Mines | 31 | 4 |\n| All causes | 51 | 7 |\n"
    text = f"Killed, by cause:\n\n| Cause | May | June |\n|---|---|---|\n{rows}"
    assert _wholes(text)[-2:] == [("51", ""), ("7", "")]


def test_rows_of_days_under_a_caption() -> None:
    """A row of a day counts by the caption and its columns."""
    text = "Killed, by date\n\n| Date | Men | Women |\n|---|---|---|\n| 2 June | 14 | 3 |\n"
    assert [(f.text, f.group) for f in figures_of(text)] == [("14", ("man",)), ("3", ("woman",))]
