"""Tables of web pages: their grid, with spans and headers."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

# Larger spans occur only by mistake or malice.
_MAX_SPAN = 100
_SECTIONS = {"thead", "tbody", "tfoot"}


class GridCell(NamedTuple):
    """A cell element with its place in the grid, counted from 0."""

    node: LexborNode
    row: int
    column: int
    rows: int
    columns: int
    header: bool


def is_data_table(table: LexborNode) -> bool:
    """True when a table element shows data, false when it only places text on the page."""
    if table.attributes.get("role") in {"presentation", "none"}:
        return False
    cells = [cell for _, row in _rows(table) for cell in _cells(row)]
    if any(_holds_table(cell) for cell in cells) or len(cells) < 2:
        return False
    widest = max(len(_cells(row)) for _, row in _rows(table))
    if widest < 2:
        return any(cell.tag == "th" for cell in cells)
    # A page laid out with a table has few cells with whole paragraphs in them.
    lengths = sorted(len(cell.text() or "") for cell in cells)
    return lengths[len(lengths) // 2] < 300


def grid(table: LexborNode) -> list[list[GridCell]]:
    """Return the rows of a table, each with the cells that begin in it.

    The algorithm is HTML's own for forming a table
    (https://html.spec.whatwg.org/multipage/tables.html#forming-a-table), with spans capped.
    """
    rows = _rows(table)
    taken: dict[int, int] = {}  # column → rows for which a cell above still holds it
    result = []
    for number, (section, row) in enumerate(rows):
        placed = []
        column = 0
        for cell in _cells(row):
            while taken.get(column, 0) > 0:
                column += 1
            columns = _span(cell, "colspan")
            down = min(_span(cell, "rowspan"), len(rows) - number)
            header = cell.tag == "th" or section == "thead"
            placed.append(GridCell(cell, number, column, down, columns, header))
            taken.update(dict.fromkeys(range(column, column + columns), down))
            column += columns
        taken = {at: left - 1 for at, left in taken.items() if left > 1}
        result.append(placed)
    return result


def _rows(table: LexborNode) -> list[tuple[str, LexborNode]]:
    """Return the table's own rows with the section each stands in, `thead` first."""
    rows = []
    for child in table.iter():
        if child.tag == "tr":
            rows.append(("tbody", child))
        elif child.tag in _SECTIONS:
            rows += [(child.tag, row) for row in child.iter() if row.tag == "tr"]
    order = {"thead": 0, "tbody": 1, "tfoot": 2}
    return sorted(rows, key=lambda row: order[row[0]])


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in {"td", "th"}]


def _holds_table(cell: LexborNode) -> bool:
    return cell.css_first("table") is not None


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return min(_MAX_SPAN, max(1, int(value))) if value.isdecimal() and len(value) < 9 else 1
