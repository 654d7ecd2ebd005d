"""A table for a spreadsheet: a row a claim; comes back as decisions.

A list fills one cell, its members between semicolons; a member that holds one makes the cell a JSON
list. A cell that a spreadsheet would take for a formula starts with an apostrophe, which is taken off
again when the table comes back.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from onrecord.casebook.imports import Row, Unread, digest_of, plain, token
from onrecord.errors import ConfigError
from onrecord.export.book_rows import LIST_MARK
from onrecord.export.pairing import with_documents
from onrecord.export.tables import FORMULA_STARTS
from onrecord.model import Json
from onrecord.plugins import Holdings

HEAD = ("id", "kind", "revision", "status", "reason")
SAYS = ("document", "page", "start", "end", "text", "sentence")
COLUMNS = (
    *HEAD, *SAYS, "low", "high", "modifier", "outcome", "group", "group_text", "severity", "polarity",
    "part_of", "additional", "event", "place", "place_name", "place_id", "date", "date_edtf",
    "sources", "perpetrator", "doubts", "term", "hedge", "by", "quoted", "body", "body_kind", "code",
    "act", "as_term", "stated", "count", "unnamed", "instrument", "article", "actor", "role",
    "addressee", "demand", "name",
)  # fmt: skip
"""The columns, each after the field of the record that it shows."""

_BESIDE = frozenset({"id", "revision", "status", "reason", "sentence"})
"""Columns beside those that show a field of the record."""
_NUMBERS = frozenset({"page", "start", "end", "low", "high", "stated", "unnamed"})
_FLAGS = frozenset({"additional", "quoted"})
_LISTS = frozenset({"outcome", "group", "doubts"})
_PARTS = {"place": ("text", "place"), "place_name": ("name", "place"), "place_id": ("id", "place"),
          "date": ("text", "date"), "date_edtf": ("edtf", "date")}  # fmt: skip
"""Columns that show a part of a figure's place or date."""
_NEVER_EMPTY = frozenset({"group_text"})
_YES, _NO = ("true", "wahr", "vrai", "1", "yes"), ("false", "falsch", "faux", "0", "no")
"""What spreadsheets in some languages make of true and false."""


class CsvExporter:
    """`onrecord export -f csv`."""

    name = "csv"
    description = "A table for a spreadsheet, a row a claim; `onrecord import` takes it back."
    suffix = ".csv"

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write the claims into the file `target`; a mark at its start tells programs that it is UTF-8."""
        with target.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            for one, document in with_documents(holdings):
                record = plain(one.record)
                cells = {name: cell_of(record, name) for name in COLUMNS}
                cells |= {
                    "revision": token(one, _digest(cells)),
                    "status": one.status,
                    "sentence": document.text[slice(*record["sentence"])],
                }
                table.writerow(map(_safe, cells.values()))


def cell_of(record: Json, column: str) -> str:
    """Return what a column shows of a record; nothing where it has no such field."""
    part, field = _PARTS.get(column, ("", column))
    value = record.get(field)
    if part and isinstance(value, dict):
        value = value.get(part)
    elif part and part != "text":
        value = None
    if column == "sources":
        value = [voice["name"] for voice in value or ()]
    if value is None or column == "sentence":
        return ""  # its words stand in the document
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        plain_list = not any(LIST_MARK.strip() in one or one.startswith("[") for one in value)
        return LIST_MARK.join(value) if plain_list else json.dumps(value, ensure_ascii=False)
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def read_rows(path: Path) -> Iterator[Row | Unread]:
    """Yield the rows of a table that a spreadsheet has saved.

    Raises:
        ConfigError: If it has no column `id`, or columns that nobody knows.
    """
    text = path.read_bytes().decode("utf-8-sig", "surrogateescape")
    first = text.partition("\n")[0]
    mark = max((",", ";", "\t"), key=first.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=mark)
    names = [name.strip().lower() for name in next(lines, [])]
    unknown = [name for name in names if name not in COLUMNS]
    if "id" not in names or unknown:
        wrong = f"nobody knows the column {unknown[0]!r}" if unknown else "there is no column `id`"
        raise ConfigError(wrong, path=str(path), hint=f"there are {', '.join(COLUMNS)}")
    csv.field_size_limit(1 << 27)
    for cells in lines:
        if any(cell.strip() for cell in cells):
            row = {name: _bare(cell) for name, cell in zip(names, cells, strict=False)}
            yield _row(lines.line_num, row)


def _digest(cells: Mapping[str, str]) -> str:
    """Return the digest of what a row shows, however a spreadsheet writes it; "" of parts of one."""
    shown = [name for name in COLUMNS if name not in _BESIDE]
    if any(name not in cells for name in shown):
        return ""
    return digest_of([_even(cells[name]) for name in shown])


def _row(number: int, row: dict[str, str]) -> Row | Unread:
    own = {name: row[name] for name in row if name not in _BESIDE}
    kind = row.get("kind", "").strip() or "figure"
    try:
        given = {**_fields(own, {"kind": kind}), "kind": kind}
    except ConfigError as error:
        return Unread(number, error.message)
    return Row(
        number=number,
        claim=row.get("id", "").strip(),
        revision=row.get("revision", "").strip(),
        status=row.get("status", ""),
        reason=row.get("reason", ""),
        given=given,
        changes=partial(_fields, own),
        shown=lambda record: _digest({name: cell_of(record, name) for name in COLUMNS}),
        digest=_digest(row),
    )


def _fields(row: dict[str, str], current: Json) -> Json:
    """Return the fields whose cells are otherwise than a record shows them."""
    found: Json = {}
    for column, cell in row.items():
        shown = cell_of(current, column)
        if _even(cell) == _even(shown) or (shown in {"true", "false"} and _flag(cell) == shown):
            continue
        part, field = _PARTS.get(column, ("", column))
        if part and current["kind"] == "figure":
            base = found.get(field, current.get(field)) or {}
            found[field] = _placed(base, part, cell)
        else:
            found[field] = _value(column, cell, current)
    return {
        name: value or None if name in {"place", "date"} else value for name, value in found.items()
    }


def _placed(base: Json, part: str, cell: str) -> Json:
    """Return a place or date with one part anew; other words stand nowhere in the text."""
    made = {**base, part: cell.strip() or None}
    if part == "text":
        made.pop("start", None)
        made.pop("end", None)
    return {} if not made.get("text") else made


def _even(cell: str) -> str:
    """Return a cell without what spreadsheets change: spaces, line ends, the words for true and false."""
    text = " ".join(cell.split())
    return text.lower() if text.lower() in {"true", "false"} else text


def _flag(cell: str) -> str:
    word = cell.strip().lower()
    return "true" if word in _YES else "false" if word in _NO else word


def _value(column: str, cell: str, current: Json) -> Any:  # noqa: ANN401 - as different as fields are
    cell = cell.strip()
    if column in _FLAGS or (column == "name" and current["kind"] == "qualification"):
        return _flag(cell) == "true" if _flag(cell) in {"true", "false"} else cell
    if column == "sources":
        known = {voice["name"]: voice for voice in current.get("sources") or ()}
        return [known.get(name, {"name": name}) for name in _members(cell)]
    if column in _LISTS:
        return _members(cell)
    if not cell:
        return "" if column in _NEVER_EMPTY else None
    return _number(column, cell) if column in _NUMBERS else cell


def _number(column: str, cell: str) -> float:
    try:
        number = float(cell)
    except ValueError as error:
        raise ConfigError(f"{column} is no number: {cell!r}") from error
    return int(number) if number.is_integer() else number


def _members(cell: str) -> list[str]:
    if cell.startswith("["):
        try:
            found = json.loads(cell)
        except ValueError as error:
            raise ConfigError(f"is no list: {cell!r}") from error
        return [str(one) for one in found]
    return [one.strip() for one in cell.split(LIST_MARK.strip()) if one.strip()]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from reckoning it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


ReadRows = Callable[[Path], Iterator[Row | Unread]]
"""Reads the rows of an edited file."""
