"""Voices of tables and boxes."""

from __future__ import annotations

from tests.extract.voices.marked import chains

TABLE = "| Town | Killed |\n|---|---|\n| Varn | ⟦12⟧ |\n"


def test_a_line_under_a_table_names_its_voice() -> None:
    """A "Source:" line under a table is the voice of its figures, without the date behind it."""
    assert chains(f"{TABLE}\nSource: Open Archive, 3 March 1996\n") == [["Open Archive"]]
    assert chains(f"{TABLE}\n*Sources: police, morgue registers*\n") == [
        ["police, morgue registers"]
    ]


def test_a_line_far_below_or_above_is_another_s() -> None:
    """A "Source:" line above a table, or pages below, is not its own."""
    assert chains(f"Source: Open Archive\n\n{TABLE}") == [[]]
    far = "Nothing more is known.\n\n" * 30
    assert chains(f"{TABLE}\n{far}Source: Open Archive\n") == [[]]


def test_the_issuer_is_no_source_of_its_table() -> None:
    """A report that names its own interviews under a table speaks in its own voice."""
    text = f"{TABLE}\nSource: Northern Watch interviews, June 2014.\n"
    assert chains(text, issuer="Northern Watch") == [[]]


def test_columns_headed_by_voices() -> None:
    """Headings that are all bodies are the voices of their columns; places are not."""
    text = "| | Government | Red Cross |\n|---|---|---|\n| Killed | ⟦12⟧ | ⟦30⟧ |\n"
    assert chains(text) == [["Government"], ["Red Cross"]]
    text = "| | Varn | Sorrel |\n|---|---|---|\n| Killed | ⟦12⟧ | ⟦30⟧ |\n"
    assert chains(text) == [[], []]


def test_a_box_of_labelled_lines() -> None:
    """A "Source:" line closes a box of labelled lines; brackets name the voices of one line."""
    box = "Date: 3 May 1992\nDeaths: ⟦12⟧ civilians\nInjured: ⟦30⟧\nSource: Open Archive, 1993\n"
    assert chains(box, name="box.txt") == [["Open Archive"], ["Open Archive"]]
    box = (
        "Deaths: ⟦150–300⟧ (historians' estimate); ⟦17⟧ (Kelmar government report)\nInjured: ⟦60⟧\n"
    )
    assert chains(box, name="box.txt") == [["historians"], ["Kelmar government report"], []]


def test_brackets_that_name_no_voice() -> None:
    """A place, a citation or a unit in brackets is no voice."""
    assert chains("The village lost ⟦33⟧ people (Harsk District).") == [[]]
    assert chains("The village lost ⟦33⟧ people (see Orsk, 1999, p. 3).") == [[]]
    assert chains("Fire killed ⟦33⟧ (army).") == [[]]
