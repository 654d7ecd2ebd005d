"""Sheets row by row; `tests/register/test_lists.py` reads lists out of them."""

from __future__ import annotations

import io

import openpyxl
import pytest

from onrecord.errors import ReadError
from onrecord.read import sheet_rows


def test_rows_keep_their_numbers() -> None:
    """Empty ones are left out, and part nothing."""
    found = sheet_rows(b"a;b\n\n;\nc;d\n", "a.csv")
    assert found is not None
    assert [(row.number, row.cells) for row in found] == [(1, ["a", "b"]), (4, ["c", "d"])]


def test_the_longest_sheet_is_taken() -> None:
    """A workbook's first sheet is often a note."""
    book = openpyxl.Workbook()
    book.active.append(["note", "here"])
    for _ in range(3):
        (book["List"] if "List" in book.sheetnames else book.create_sheet("List")).append(["a", 1])
    data = io.BytesIO()
    book.save(data)
    assert len(sheet_rows(data.getvalue(), "a.xlsx") or ()) == 3
    broken = bytearray(data.getvalue())
    at = broken.index(b"xl/worksheets/sheet2.xml") + 40
    broken[at : at + 20] = bytes(20)
    with pytest.raises(ReadError, match=r"a\.xlsx"):
        sheet_rows(bytes(broken), "a.xlsx")


def test_other_files_are_none() -> None:
    """Documents of other formats have tables of their own."""
    assert sheet_rows(b"<table></table>", "a.html") is None
