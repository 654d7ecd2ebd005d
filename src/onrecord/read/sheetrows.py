"""Sheets row by row, under the numbers that a spreadsheet shows: for lists that are longer than texts.

Unlike a document, a list is read to its end, empty rows do not part it, and of several sheets the one
with the most rows is taken.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.errors import OnRecordError, ReadError
from onrecord.model import DEFAULTS, ReadOptions
from onrecord.read.decode import decode
from onrecord.read.delimited import DelimitedReader, find_delimiter, parsed
from onrecord.read.package import Package, refuse_entities
from onrecord.read.sheet import MOST_COLUMNS, one_line
from onrecord.read.xlsx import XlsxReader, shown


class SheetRow(NamedTuple):
    """A row that holds something: its number from 1, and its cells on one line each."""

    number: int
    cells: list[str]


def sheet_rows(data: bytes, path: str, options: ReadOptions = DEFAULTS) -> list[SheetRow] | None:
    """Return the rows of a CSV file or a workbook, or None for a file of another kind.

    Raises:
        ReadError: If the file is damaged, encrypted or too large.
    """
    if XlsxReader().claims(data):
        return _of_workbook(data, path, options)
    if path.lower().endswith(DelimitedReader.suffixes):
        return _of_text(data, path)
    return None


def _of_text(data: bytes, path: str) -> list[SheetRow]:
    text = decode(data, path).text
    try:
        rows = [[one_line(cell) for cell in row] for row in parsed(text, find_delimiter(text))]
    except csv.Error as error:
        hint = "a quotation mark may be open; save it anew from a spreadsheet"
        raise ReadError(f"cannot be divided into values: {error}", path=path, hint=hint) from error
    return list(_filled(rows))


def _of_workbook(data: bytes, path: str, options: ReadOptions) -> list[SheetRow]:
    import openpyxl  # noqa: PLC0415 - loads when a workbook is met

    package = Package(data, path, options)
    refuse_entities(
        {name: package.read(name) for name in package.names if name.endswith(".xml")}, path
    )
    sheets: list[list[SheetRow]] = []
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = (
                [shown(cell.value, cell.number_format) for cell in row]
                for row in sheet.iter_rows(max_col=MOST_COLUMNS)
            )
            sheets.append(list(_filled(rows)))
    except OnRecordError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parsers do.
        words = " ".join(str(error).split())[:200]
        hint = "open it in a spreadsheet and save it anew"
        raise ReadError(
            f"is damaged: {type(error).__name__}: {words}", path=path, hint=hint
        ) from error
    return max(sheets, key=len, default=[])


def _filled(rows: Iterable[list[str]]) -> Iterator[SheetRow]:
    for number, cells in enumerate(rows, start=1):
        if any(cells):
            yield SheetRow(number, cells)
