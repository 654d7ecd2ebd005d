"""Workbooks, made with openpyxl."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time

import openpyxl
import pytest

from onrecord.errors import ReadError
from onrecord.extract import extract_figures
from onrecord.model import Document, unread
from onrecord.read import read_bytes
from onrecord.read.xlsx import shown
from onrecord.text import segment
from tests.typeset.archives import member, replaced


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def book(*rows: list[object], title: str = "Toll") -> openpyxl.Workbook:
    """Return a workbook with one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return made


def read(made: openpyxl.Workbook) -> Document:
    """Return the segmented document of a workbook."""
    return segment(read_bytes(saved(made), "a.xlsx"))


def said(document: Document) -> list[tuple[str, str]]:
    """The figures with what they count."""
    return [(one.text, one.outcome[0]) for one in extract_figures(document)]


TABLE: list[list[object]] = [["Village", "Killed", "Injured"], ["Varn", 41, 12], ["Orlen", 7.0, 3]]


def test_each_sheet_stands_under_its_name() -> None:
    """With its title as caption and its source below; figures follow from the headings."""
    made = book(["Persons killed and injured"], *TABLE, [], ["Source: list of 3 May"])
    other = made.create_sheet("Missing persons")
    other.append(["Village", "Missing"])
    other.append(["Varn", "about 20"])
    document = read(made)
    assert [(block.type, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", "Toll"),
        ("caption", "Persons killed and injured"),
        ("table", "Village | Killed | Injured\nVarn | 41 | 12\nOrlen | 7 | 3"),
        ("note", "Source: list of 3 May"),
        ("heading", "Missing persons"),
        ("table", "Village | Missing\nVarn | about 20"),
    ]
    assert said(document) == [
        ("41", "killed"), ("12", "injured"), ("7", "killed"), ("3", "injured"), ("20", "missing"),
    ]  # fmt: skip


def test_merged_cells_reach_as_far_as_shown() -> None:
    """A heading over two columns, and a village over two rows."""
    made = book(["Village", "Killed", None], [None, "Men", "Women"], ["Varn", 41, 12], [None, 7, 3])
    sheet = made.active
    assert sheet is not None
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A3:A4")
    document = read(made)
    (table,) = document.tables
    cells = {(c.row, c.column): (c.rows, c.columns) for c in table.cells}
    assert cells[0, 1] == (1, 2)
    assert cells[2, 0] == (2, 1)
    assert (3, 0) not in cells
    assert [text for text, _ in said(document)] == ["41", "12", "7", "3"]


def test_formulas_are_read_by_the_value_they_gave() -> None:
    """A formula whose value was not kept is counted, not worked out."""
    data = saved(book(["Village", "Killed"], ["Varn", 41], ["Total", "=SUM(B2:B2)"], ["x", "=1"]))
    source = member(data, "xl/worksheets/sheet1.xml")
    kept = source.replace(b"<f>SUM(B2:B2)</f><v />", b"<f>SUM(B2:B2)</f><v>41</v>")
    kept = kept.replace(b"<f>SUM(B2:B2)</f><v></v>", b"<f>SUM(B2:B2)</f><v>41</v>")
    assert kept != source
    document = read_bytes(replaced(data, "xl/worksheets/sheet1.xml", kept), "a.xlsx")
    assert "Total | 41" in document.text
    assert unread(document.notices)[0].startswith("1 formula without a kept value: not read")


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (41, "General", "41"),
        (41.0, "General", "41"),
        (0.125, "0%", "12%"),
        (0.125, "0.0%", "12.5%"),
        (12345, "#,##0", "12,345"),
        (12345.678, "#,##0.00", "12,345.68"),
        (12.5, "General", "12.5"),
        (1994, "0", "1994"),
        (datetime(1994, 5, 3, tzinfo=UTC).replace(tzinfo=None), "d mmm yyyy", "1994-05-03"),
        (
            datetime(1994, 5, 3, 14, 30, tzinfo=UTC).replace(tzinfo=None),
            "d/m/yy h:mm",
            "1994-05-03 14:30",
        ),
        (date(1994, 5, 1), "mmmm yyyy", "May 1994"),
        (date(1994, 1, 1), "yyyy", "1994"),
        (time(14, 30), "h:mm", "14:30"),
        (True, "General", "TRUE"),
        ("two\nlines", "@", "two; lines"),
        (None, "General", ""),
    ],
)
def test_values_are_written_as_shown(value: object, code: str, words: str) -> None:
    """Numbers with their signs, days in ISO 8601, months and years alone as such."""
    assert shown(value, code) == words


def test_hidden_sheets_are_told() -> None:
    """They are read, since the numbers often lie there."""
    made = book(*TABLE)
    other = made.create_sheet("Raw")
    other.append(["Village", "Missing"])
    other.append(["Varn", 20])
    other.sheet_state = "hidden"
    document = read(made)
    assert "Raw" in document.text
    assert document.notices[0].text == "1 sheet hidden in the spreadsheet: read"


def test_a_bomb_of_entities_is_refused() -> None:
    """No spreadsheet writes a document type."""
    data = replaced(saved(book(*TABLE)), "xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')
    with pytest.raises(ReadError, match="document type"):
        read_bytes(data, "a.xlsx")


def test_a_damaged_workbook_is_named() -> None:
    """A part that is no XML, and one that is missing."""
    with pytest.raises(ReadError, match="is damaged"):
        read_bytes(replaced(saved(book(*TABLE)), "xl/workbook.xml", b"<workbook>"), "a.xlsx")


def test_a_lone_cell_far_away_costs_nothing() -> None:
    """A sheet that claims a million rows and all columns, with two cells in it."""
    made = book(*TABLE)
    sheet = made.active
    assert sheet is not None
    sheet["XFD1048576"] = 99
    sheet["C15000"] = "Source: list of 3 May"
    document = read(made)
    assert document.text.startswith("Toll\n\nVillage | Killed | Injured\nVarn | 41 | 12")
    assert "99" not in document.text


def test_open_tags_without_end_are_looked_at_once() -> None:
    """A sheet of a million formulas that never close is refused at once."""
    data = replaced(saved(book(*TABLE)), "xl/worksheets/sheet1.xml", b"<f " * 1_000_000)
    with pytest.raises(ReadError, match="is damaged"):
        read_bytes(data, "a.xlsx")
