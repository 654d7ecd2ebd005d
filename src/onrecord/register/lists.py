"""Lists of persons: the columns mapped to what they are, each row a statement, errors row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from onrecord.errors import ReadError
from onrecord.lexicon import load
from onrecord.model import (
    Document,
    Fate,
    PersonStatement,
    Sex,
    StatedKin,
    StatedStatus,
    stable_id,
)
from onrecord.register.names import plain
from onrecord.register.years import read_age
from onrecord.resolve.dates import find_dates
from onrecord.resolve.edtf import valid

Columns = Mapping[str, str]
"""The field of each column, by its heading; columns that are not in it are kept as they stand."""
_YES = frozenset({"yes", "y", "1", "true", "x"})
_NOT_PLAIN = re.compile(r"[^a-z0-9/]+")


class Row(NamedTuple):
    """A row of a list: its number, as a spreadsheet counts, and its cells by heading."""

    number: int
    cells: dict[str, str]


class RowError(NamedTuple):
    """Why a row gives no statement, or what of it could not be read."""

    number: int
    reason: str


class ListRead(NamedTuple):
    """What a list gives: statements, and errors row by row."""

    statements: tuple[PersonStatement, ...]
    errors: tuple[RowError, ...]


def rows_of(document: Document) -> list[Row]:
    """Return the rows of a document's largest table, by the headings of its first row.

    Raises:
        ReadError: If there is no table with a heading and a row.
    """
    tables = sorted(document.tables, key=lambda table: -len(table.cells))
    if not tables:
        hint = "a list of persons is a sheet or a CSV file with a heading"
        raise ReadError("holds no table", path=document.path, hint=hint)
    grid: dict[int, dict[int, str]] = {}
    for cell in tables[0].cells:
        grid.setdefault(cell.row, {})[cell.column] = cell.span.of(document.text).strip()
    first, *rest = sorted(grid)
    headings = grid[first]
    if not rest:
        raise ReadError("holds a heading and no row", path=document.path)
    return [
        Row(
            row + 1,
            {
                headings[column]: grid[row].get(column, "")
                for column in headings
                if headings[column]
            },
        )
        for row in rest
    ]


def guess_columns(headings: Sequence[str]) -> dict[str, str]:
    """Return what the columns are by their headings; a field is given to one column."""
    found: dict[str, str] = {}
    for heading in headings:
        field = _fields().get(_bare(heading))
        if field and field not in found.values():
            found[heading] = field
    return found


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
    for row in rows:
        fields = {
            columns[heading]: value
            for heading, value in row.cells.items()
            if heading in columns and value
        }
        others = {
            heading: value
            for heading, value in row.cells.items()
            if heading not in columns and value
        }
        name = fields.get("name") or " ".join(
            fields[part] for part in ("given", "surname") if part in fields
        )
        if not name:
            if fields or others:
                errors.append(RowError(row.number, "names nobody"))
            continue
        key = fields.get("key") or f"row {row.number}"
        if key in seen:
            errors.append(RowError(row.number, f"has the key {key!r} of a row before it"))
            continue
        seen.add(key)
        made, problems = _statement(fields, others, name=name, key=key, row=row.number, source=source,
                                    status=status, date=date)  # fmt: skip
        statements.append(made)
        errors += (RowError(row.number, problem) for problem in problems)
    return ListRead(tuple(statements), tuple(errors))


def _statement(  # noqa: PLR0913 - a row and what holds of all rows
    fields: dict[str, str], others: dict[str, str], *, name: str, key: str, row: int, source: str,
    status: str | None, date: str | None,
) -> tuple[PersonStatement, list[str]]:  # fmt: skip
    problems: list[str] = []

    def day(field: str) -> str | None:
        value = fields.get(field)
        if not value:
            return None
        read = read_day(value)
        if read is None:
            problems.append(f"{field} {value!r} is no date")
            others[field] = value
        return read

    when = day("date") or date
    died = day("died")
    age = None
    if "age" in fields:
        age = read_age(fields["age"], died or when)
        if age is None:
            problems.append(f"age {fields['age']!r} is no age")
            others["age"] = fields["age"]
    stated = _status(fields.get("status"), status, problems)
    statuses = (
        (StatedStatus(status=stated, date=died or when, place=fields.get("place")),)
        if stated
        else ()
    )
    made = PersonStatement(
        id=stable_id("p", source, key),
        source=source,
        key=key,
        locator=f"row {row}",
        name=name,
        given=fields.get("given"),
        surname=fields.get("surname"),
        father=fields.get("father"),
        mother=fields.get("mother"),
        sex=_sex(fields.get("sex"), problems),
        age=age,
        born=day("born"),
        died=died,
        place=fields.get("place"),
        statuses=statuses,
        kin=tuple(_kin(fields)),
        household=fields.get("household"),
        household_complete=_yes(fields.get("household_complete")),
        site=fields.get("site"),
        remains=fields.get("remains"),
        consequences=tuple(part.strip() for part in fields.get("consequences", "").split(";") if part.strip()),
        dependants=_whole(fields.get("dependants"), problems),
        other=others,
    )  # fmt: skip
    return made, problems


def read_day(value: str) -> str | None:
    """Return a date of a list's cell as EDTF, or None where it is none.

    EDTF stays as it is; `26.2.1992`, `26/02/1992` and words are read, and what could be two dates
    (`3/4/1992`) is taken as the month that both have in common, else the year.
    """
    text = value.strip()
    if valid(text):
        return text
    match = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text)
    if match:
        first, second, year = int(match[1]), int(match[2]), match[3]
        if first > 12 >= second or first == second:
            made = f"{year}-{second:02}-{first:02}"
        elif second > 12 >= first:
            made = f"{year}-{first:02}-{second:02}"
        else:
            made = year
        return made if valid(made) else None
    found = find_dates(text, 0, len(text))
    return found[0].edtf if len(found) == 1 else None


def _status(value: str | None, default: str | None, problems: list[str]) -> Fate | None:
    if not value:
        return default  # type: ignore[return-value]
    status = _meanings("statuses").get(_bare(value))
    if status is None:
        problems.append(f"status {value!r} is not known")
    return status or default  # type: ignore[return-value]


def _sex(value: str | None, problems: list[str]) -> Sex | None:
    if not value:
        return None
    sex = _meanings("sexes").get(_bare(value))
    if sex is None:
        problems.append(f"sex {value!r} is not known")
    return sex


def _kin(fields: dict[str, str]) -> Iterator[StatedKin]:
    for relation in ("father", "mother"):
        if relation in fields:
            yield StatedKin(relation=relation, name=fields[relation])


def _yes(value: str | None) -> bool | None:
    return None if not value else _bare(value) in _YES


def _whole(value: str | None, problems: list[str]) -> int | None:
    if not value:
        return None
    if not value.isdecimal():
        problems.append(f"dependants {value!r} is no number")
        return None
    return int(value)


def _bare(text: str) -> str:
    return _NOT_PLAIN.sub(" ", plain(text) if not text.isascii() else text.lower()).strip()


@cache
def _fields() -> dict[str, str]:
    fields = load("columns", "names")["fields"]
    return {_bare(heading): field for field, headings in fields.items() for heading in headings}


@cache
def _meanings(section: str) -> dict[str, Any]:
    entries = load("columns", "names")[section]
    return {_bare(word): meaning for meaning, words in entries.items() for word in words}
