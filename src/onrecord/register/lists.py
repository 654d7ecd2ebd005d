"""Lists of persons: the columns mapped to what they are, each row a statement, errors row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from onrecord.errors import ReadError
from onrecord.lexicon import load
from onrecord.model import DEFAULTS, Document, PersonStatement, ReadOptions
from onrecord.read import SheetRow, read_bytes, sheet_rows
from onrecord.register.cells import DAYS, Cells, bare
from onrecord.register.days import Order, could_be_two, order_of, read_day
from onrecord.register.heads import with_heads
from onrecord.register.surnames import FIRST
from onrecord.register.surnames import order_of as order_of_names
from onrecord.text import segment

Columns = Mapping[str, str]
"""The field of each column, by its heading; columns that are not in it are kept as they stand."""

NAMES = frozenset({"name", FIRST, "given", "surname"})
"""What columns can be that hold names."""


class Row(NamedTuple):
    """A row of a list: its number, as a spreadsheet counts, and its cells by heading."""

    number: int
    cells: dict[str, str]


class RowError(NamedTuple):
    """Why a row gives no statement, or what of it could not be read."""

    number: int
    reason: str


class ListRead(NamedTuple):
    """What a list gives: statements, errors row by row, and how dates and names of its columns were taken."""

    statements: tuple[PersonStatement, ...]
    errors: tuple[RowError, ...]
    taken: tuple[str, ...] = ()


def load_rows(data: bytes, path: str, options: ReadOptions = DEFAULTS) -> list[Row]:
    """Return the rows of a list by the headings of its first row with several cells.

    CSV files and workbooks are read row by row, however long, under the numbers that a spreadsheet
    shows; of documents of other formats the largest table is taken.

    Raises:
        ReadError: If there is no table with a heading and a row, or the file cannot be read.
    """
    found = sheet_rows(data, path, options)
    if found is None:
        found = _of_table(read_bytes(data, path, options=options))
    heads = [at for at, row in enumerate(found) if sum(map(bool, row.cells)) > 1]
    if not heads:
        hint = "a list of persons is a sheet or a CSV file with a heading"
        raise ReadError("holds no table", path=path, hint=hint)
    first, *rest = found[heads[0] :]
    if not rest:
        raise ReadError("holds a heading and no row", path=path)
    headings = _told_apart(first.cells)
    return [
        Row(row.number, {
            # A row that ends early has the other columns too, empty.
            name: cell for name, cell in zip_longest(headings, row.cells, fillvalue="") if name
        })
        for row in rest
    ]  # fmt: skip


def _told_apart(cells: Sequence[str]) -> list[str]:
    """Return the headings; of two that are the same, the second gets a number."""
    seen: Counter[str] = Counter()
    found = []
    for cell in cells:
        seen[cell] += 1
        found.append(cell if not cell or seen[cell] == 1 else f"{cell} ({seen[cell]})")
    return found


def _of_table(document: Document) -> list[SheetRow]:
    tables = sorted(segment(document).tables, key=lambda table: -len(table.cells))
    grid: dict[int, dict[int, str]] = {}
    for cell in tables[0].cells if tables else ():
        grid.setdefault(cell.row, {})[cell.column] = cell.span.of(document.text).strip()
    return [
        SheetRow(row + 1, [cells.get(column, "") for column in range(max(cells) + 1)])
        for row, cells in sorted(grid.items())
    ]


def guess_columns(headings: Sequence[str]) -> dict[str, str]:
    """Return what the columns are by their headings; a field is given to one column."""
    found: dict[str, str] = {}
    for heading in headings:
        field = _fields().get(bare(heading))
        if field and field not in found.values():
            found[heading] = field
    return found


def columns_for(headings: Sequence[str], before: Columns | None) -> dict[str, str]:
    """Return what the columns are: as the last time, else by their headings.

    Of a list that is brought in again under other headings, those tell what the old ones were.

    Args:
        headings: As they stand now.
        before: What the columns were the last time; None for a list that is new.
    """
    if before is None:
        return guess_columns(headings)
    kept = {heading: field for heading, field in before.items() if heading in headings}
    lost = set(before.values()) - set(kept.values())
    renamed = guess_columns([one for one in headings if one not in kept])
    return kept | {heading: field for heading, field in renamed.items() if field in lost}


def read_list(
    rows: Sequence[Row], source: str, columns: Columns, *, status: str | None = None,
    date: str | None = None,
) -> ListRead:  # fmt: skip
    """Return the statements of a list's rows.

    Args:
        rows: The rows.
        source: What the list is called; ids depend on it.
        columns: What its columns are.
        status: What happened to all who stand on it, where no column says so.
        date: When (EDTF), where no column says so.
    """
    statements: list[PersonStatement] = []
    errors: list[RowError] = []
    seen: set[str] = set()
    orders, taken = _orders(rows, columns)
    told = _surnames_first(rows, columns)
    for row in rows:
        cells = Cells(
            row.cells, columns, status=status, date=date, orders=orders, surname_first=bool(told)
        )
        if not cells.name:
            if any(row.cells.values()):
                errors.append(RowError(row.number, "names nobody"))
            continue
        key = cells.fields.get("key") or f"row {row.number}"
        if key in seen:
            errors.append(RowError(row.number, f"has the key {key!r} of a row before it"))
            continue
        seen.add(key)
        statements.append(cells.statement(source, key, f"row {row.number}"))
        errors += (RowError(row.number, problem) for problem in cells.problems)
    return ListRead(tuple(with_heads(statements)), tuple(errors), (*taken, *told))


def _orders(rows: Sequence[Row], columns: Columns) -> tuple[dict[str, Order], tuple[str, ...]]:
    """Return what comes first in the dates of each field that tells, and words where that settles some."""
    orders: dict[str, Order] = {}
    taken = []
    for heading, field in columns.items():
        values = [row.cells.get(heading, "") for row in rows] if field in DAYS else []
        order = order_of(values)
        if order is None:
            continue
        orders[field] = order
        settled = sum(could_be_two(value, read_day(value) or "") for value in values)
        if settled:
            taken.append(f"{heading}: the {order} comes first, as the dates tell that can be read in one way"
                         f" only; {settled:,} that could be two days are taken so")  # fmt: skip
    return orders, tuple(taken)


def _surnames_first(rows: Sequence[Row], columns: Columns) -> tuple[str, ...]:
    """Return words that say so where surnames come first in the one column of names."""
    heading = next((one for one, field in columns.items() if field == "name"), None)
    if heading is None or NAMES & set(columns.values()) != {"name"}:
        return ()
    fields = [
        {columns[one]: cell for one, cell in row.cells.items() if cell and one in columns}
        for row in rows
    ]
    order = order_of_names(fields)
    if not order.first:
        return ()
    return (f"{heading}: the surname comes first, as {order.telling:,} of the names tell",)


def field_names() -> tuple[str, ...]:
    """Return what a column can be."""
    return tuple(load("columns", "names")["fields"])


@cache
def _fields() -> dict[str, str]:
    fields = load("columns", "names")["fields"]
    return {bare(heading): field for field, headings in fields.items() for heading in headings}
