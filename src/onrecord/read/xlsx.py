"""Excel workbooks (XLSX): each sheet under its name, its cells as they are shown."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from onrecord.errors import OnRecordError, ReadError
from onrecord.model import DEFAULTS, Document, ReadOptions
from onrecord.read.package import Package, members, refuse_entities
from onrecord.read.rich import finished
from onrecord.read.sheet import MOST_COLUMNS, MOST_ROWS, Field, one_line, write_sheet
from onrecord.read.writer import Writer

# A formula whose value was not kept: an empty `v`, or none, behind its `f` (ECMA-376, 18.3.1.4).
_NO_VALUE = re.compile(rb"<f\b[^<>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb"<row[ >]")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DECIMALS = re.compile(r"0\.(0+)")


class XlsxReader:
    """Reads workbooks: what formulas last gave, as their author saw it."""

    name = "xlsx"
    suffixes = (".xlsx", ".xlsm", ".xltx")
    media_types = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)
    textual = False
    description = "Excel workbooks: each sheet under its name; formulas by the values they gave."

    def claims(self, data: bytes) -> bool:
        """True for an archive with a workbook in it."""
        return any(name.startswith("xl/workbook") for name in members(data))

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document of a workbook.

        Dates are written in ISO 8601, unless only a month or a year is shown; numbers with the
        decimals, separators and per cent signs that are shown.

        Raises:
            ReadError: If the file is damaged, encrypted, too large, or shows no text.
        """
        package = Package(data, path, options)
        parts = {name: package.read(name) for name in package.names if name.endswith(".xml")}
        refuse_entities(parts, path)
        tally: Counter[str] = Counter()
        writer = Writer()
        try:
            properties = _write_book(writer, data, parts, tally)
        except OnRecordError:
            raise
        except Exception as error:
            # openpyxl raises whatever its parsers do.
            raise ReadError(
                f"is damaged: {type(error).__name__}: {' '.join(str(error).split())[:200]}",
                path=path,
                hint="open it in a spreadsheet and save it anew",
            ) from error
        return finished(
            writer,
            data,
            path=path,
            media_type=self.media_types[0],
            notes=[],
            tally=tally,
            properties=properties,
        )


class Merged(NamedTuple):
    """Merged cells of a sheet: the size of each by its upper left corner, and what they cover."""

    sizes: dict[tuple[int, int], tuple[int, int]]
    covered: frozenset[tuple[int, int]]


def _write_book(
    writer: Writer, data: bytes, parts: dict[str, bytes], tally: Counter[str]
) -> dict[str, str]:
    """Write all sheets; return what the file says of itself."""
    import openpyxl  # noqa: PLC0415 - loads when a workbook is met

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        source = parts.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"), b"")
        tally["formulas"] += len(_NO_VALUE.findall(source))
        tally["hidden sheets"] += sheet.sheet_state != "visible"
        tally["rows"] += max(0, len(_ROW.findall(source)) - MOST_ROWS)
        writer.flush("heading", 2)
        writer.inline(sheet.title)
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        write_sheet(writer, _rows(rows, _merged(source)))
    told = {"title": book.properties.title, "creator": book.properties.creator}
    days = {"created": book.properties.created, "modified": book.properties.modified}
    return {key: " ".join(str(value).split()) for key, value in (told | days).items() if value}


def _rows(rows: Iterator[tuple[Any, ...]], merged: Merged) -> Iterator[list[Field | None]]:
    for row, cells in enumerate(rows, start=1):
        width = max((at for at, cell in enumerate(cells, 1) if cell.value is not None), default=0)
        yield [
            None
            if (row, column) in merged.covered
            else Field(shown(cell.value, cell.number_format), *merged.sizes.get((row, column), (1, 1)))
            for column, cell in enumerate(cells[:width], start=1)
        ]  # fmt: skip


def _merged(source: bytes) -> Merged:
    sizes = {}
    covered: set[tuple[int, int]] = set()
    for match in _MERGED.finditer(source):
        left, right = _column(match[1]), min(_column(match[3]), MOST_COLUMNS)
        top, bottom = int(match[2]), min(int(match[4]), MOST_ROWS)
        if right < left or bottom < top or len(covered) > MOST_ROWS * 10:
            continue
        sizes[top, left] = bottom - top + 1, right - left + 1
        covered |= {(row, at) for row in range(top, bottom + 1) for at in range(left, right + 1)}
        covered.discard((top, left))
    return Merged(sizes, frozenset(covered))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def shown(value: object, number_format: str) -> str:
    """Return a cell's value as the sheet shows it, on one line.

    Args:
        value: As the file holds it.
        number_format: Excel's code for how it is shown (ECMA-376, 18.8.31).
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    code = _QUOTED.sub("", number_format or "").split(";")[0].lower()
    if isinstance(value, datetime | date):
        return _day(value, code)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float):
        return _number(value, code)
    return one_line(str(value))


def _day(value: date, code: str) -> str:
    if "y" in code and "d" not in code:
        return value.strftime("%B %Y" if "m" in code else "%Y")
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    return value.isoformat()


def _number(value: float, code: str) -> str:
    decimals = _DECIMALS.search(code)
    if "%" in code:
        return f"{value * 100:.{len(decimals[1]) if decimals else 0}f}%"
    if decimals:
        comma = "," if "," in code else ""
        return f"{value:{comma}.{len(decimals[1])}f}"
    if "0" in code and "e" not in code:
        return f"{value:,.0f}" if "," in code else f"{value:.0f}"
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"
