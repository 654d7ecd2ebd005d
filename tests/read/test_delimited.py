"""Tables as text."""

from __future__ import annotations

import pytest

from onrecord.extract import extract_figures
from onrecord.model import Document, unread
from onrecord.read import read_bytes
from onrecord.text import segment

TABLE = [["Village", "Killed", "Injured"], ["Varn", "41", "12"], ["Orlen, east", "7", "3"]]


def read(text: str, name: str = "toll.csv") -> Document:
    """Return the segmented document of a table."""
    return segment(read_bytes(text.encode(), name))


def said(document: Document) -> list[tuple[str, str]]:
    """The figures with what they count."""
    return [(one.text, one.outcome[0]) for one in extract_figures(document)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_delimiter_is_found(delimiter: str, end: str) -> None:
    """Values with the delimiter in them stand in quotation marks."""
    rows = [[f'"{value}"' if " " in value else value for value in row] for row in TABLE]
    document = read(end.join(delimiter.join(row) for row in rows))
    assert document.text == "\n".join(" | ".join(row) for row in TABLE)
    assert said(document) == [
        ("41", "killed"), ("12", "injured"), ("7", "killed"), ("3", "injured"),
    ]  # fmt: skip


def test_lines_above_and_below_are_no_rows() -> None:
    """The line right above the table is its caption; a source below it is text."""
    document = read(
        "Health office,,\nPersons killed by village,,\nVillage,Men,Women\nVarn,41,12\n"
        ",,\nSource: list of 3 May,,\n"
    )
    assert [(block.type, document.text[block.start : block.end]) for block in document.blocks] == [
        ("paragraph", "Health office"),
        ("caption", "Persons killed by village"),
        ("table", "Village | Men | Women\nVarn | 41 | 12"),
        ("note", "Source: list of 3 May"),
    ]
    assert said(document) == [("41", "killed"), ("12", "killed")]


def test_columns_that_are_empty_are_left_out() -> None:
    """A spreadsheet saves the columns between its tables too; spans of lines are one line."""
    document = read('Village,,Killed\n"Varn,\nupper",,41\nOrlen,,7\n')
    assert document.text == "Village | Killed\nVarn,; upper | 41\nOrlen | 7"


def test_a_huge_table_is_cut_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows behind the limit are counted."""
    monkeypatch.setattr("onrecord.read.sheet.MOST_ROWS", 3)
    document = read("Village,Killed\nVarn,41\nOrlen,7\nSorrel,2\nTeshka,1\n")
    assert document.text.endswith("Orlen | 7")
    assert unread(document.notices) == ("2 rows behind the limit: not read",)


def test_an_open_quotation_mark_costs_no_row_silently() -> None:
    """It swallows the rest of the file into one value, which is still there."""
    document = read('Village,Killed\nVarn,"41\nOrlen,7\n')
    assert "Orlen,7" in document.text


def test_another_encoding_is_read() -> None:
    """Spreadsheets save in the encoding of the country."""
    document = read_bytes("Village;Killed\nÉtrel;41\nVarn;7\n".encode("cp1252"), "a.csv")
    assert "Étrel | 41" in document.text
    assert document.notices
