"""Tests of tables in plain text."""

from __future__ import annotations

import pytest

from onrecord.model import Table
from onrecord.text.lines import split_lines
from onrecord.text.tables import find_tables, is_number


def tables(text: str) -> list[Table]:
    """The tables of a text."""
    return [found.table for found in find_tables(text, split_lines(text, 0, len(text)))]


def cells(text: str) -> list[tuple[int, int, bool, str]]:
    """Row, column, header mark and words of the cells of a text's only table."""
    (table,) = tables(text)
    return [(c.row, c.column, c.header, c.span.of(text)) for c in table.cells]


GRID = [
    (0, 0, True, "Town"), (0, 1, True, "Killed"), (0, 2, True, "Wounded"),
    (1, 0, False, "Varn"), (1, 1, False, "41"), (1, 2, False, "112"),
    (2, 0, False, "Sorrel"), (2, 1, False, "7"), (2, 2, False, "30"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "| Town | Killed | Wounded |\n|---|---:|:---:|\n| Varn | 41 | 112 |\n| Sorrel | 7 | 30 |",
        "Town | Killed | Wounded\n--- | --- | ---\nVarn | 41 | 112\nSorrel | 7 | 30",
        "Town | Killed | Wounded\nVarn | 41 | 112\nSorrel | 7 | 30",
        "Town\tKilled\tWounded\nVarn\t41\t112\nSorrel\t7\t30",
        "Town\t\tKilled\t\tWounded\nVarn\t\t41\t\t112\nSorrel\t\t7\t\t30",
        "Town      Killed   Wounded\nVarn          41       112\nSorrel         7        30",
        "Town      Killed   Wounded\n--------------------------\nVarn          41       112\nSorrel         7        30",
        "Town    Killed  Wounded\nVarn    41      112\nSorrel  7       30",
    ],
)
def test_tables_of_all_makes(text: str) -> None:
    """Pipes, tabs and columns of spaces give the same cells, the first row flagged as header."""
    assert cells(text) == GRID


def test_empty_cells_keep_the_columns() -> None:
    """A cell left out does not move its neighbours."""
    aligned = "Town      Killed   Wounded\nVarn          41       112\nSorrel                  30"
    assert cells(aligned)[-1] == (2, 2, False, "30")
    assert cells("Town\tKilled\tWounded\nVarn\t41\t112\nSorrel\t\t30")[-1] == (2, 2, False, "30")
    piped = "| Town | Killed |\n|---|---|\n| Varn | |\n| Sorrel | 7 |"
    assert cells(piped)[2:4] == [(1, 0, False, "Varn"), (1, 1, False, "")]


def test_header_on_two_lines() -> None:
    """A heading that goes on in a second line above the rule is header, too."""
    text = (
        "District            Killed    Wounded   of whom\n"
        "                                        children\n"
        "-----------------------------------------------\n"
        "Varn                    41        112         9\n"
        "Sorrel                   7                    2\n"
    )
    assert [cell[:3] for cell in cells(text)[:5]] == [
        (0, 0, True), (0, 1, True), (0, 2, True), (0, 3, True), (1, 3, True),
    ]  # fmt: skip
    assert cells(text)[-1] == (3, 3, False, "2")


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY LEFT THE TOWN.  THE MAYOR STAYED.\nNOBODY WAS HURT.  41 FLED.",
        "One line | with a pipe",
        "(Signed) Anna Weil        (Signed) Tom Harg\nMinister                  Ambassador",
        "The  whole   text  is  set  with   gaps\nof  many   kinds  and  no  numbers  at all",
        "No | numbers | here",
        "1.  WE ASK FOR PEACE.\n2.  WE ASK FOR BREAD.\n3.  41 OF US DIED.",
        "The  bodies  of  41  men\nwere  found  by  12  girls",
    ],
)
def test_no_tables(text: str) -> None:
    """Prose with wide gaps, signatures side by side and single lines are no tables."""
    assert tables(text) == []


def test_text_around_a_table_is_not_in_it() -> None:
    """A table ends where its rows end."""
    text = "The toll:\nTown  Dead\nVarn  41\nSource: Ministry of Health\n"
    (table,) = tables(text)
    assert text[table.start : table.end] == "Town  Dead\nVarn  41"


@pytest.mark.parametrize(
    "words",
    [
        "41",
        "1,020",
        "1 020",
        "12–15",
        "~300",
        "41*",
        "47%",
        "(12)",
        "-",
        "—",
        "nil",
        "n/a",
        "**41**",
        "60+",
    ],
)
def test_numbers(words: str) -> None:
    """Numbers, ranges, shares and marks for nought are numeric cells."""
    assert is_number(words)


@pytest.mark.parametrize("words", ["Varn", "41 dead", "3 May", "", "No. 7"])
def test_words(words: str) -> None:
    """Words with or without numbers are not."""
    assert not is_number(words)
