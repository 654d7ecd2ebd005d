"""Lists of persons: those that are here, and one that is brought in, its columns told first."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from onrecord.casebook.statements import columns_of
from onrecord.errors import ConfigError, OnRecordError
from onrecord.model import Fate
from onrecord.register.lists import (
    NAMES,
    ListRead,
    Row,
    columns_for,
    field_names,
    load_rows,
    read_list,
)
from onrecord.report.people import told
from onrecord.resolve.edtf import valid
from onrecord.web.exchange import Asked, MissingError, Moved, Page, Table
from onrecord.web.kept import KeptFile
from onrecord.web.register import register

SHOWN, MOST_ERRORS = 12, 100
"""Statements and errors that a look ahead shows."""


def lists(asked: Asked) -> Page:
    """List the lists of persons that the register is made of, with a form for another one."""
    rows = register(asked).db.execute(
        "SELECT person_list.name, single, log.time, log.user, (SELECT count(*) FROM (SELECT max(version), record"
        " FROM statement WHERE list = person_list.name GROUP BY id) WHERE record IS NOT NULL) AS statements"
        " FROM person_list JOIN log ON log.seq = person_list.seq ORDER BY person_list.name"
    )
    columns = ("name", "statements", "single", "time", "user")
    plain = [{name: row[name] for name in columns} for row in rows.fetchall()]
    table = Table(columns, (tuple(one.values()) for one in plain))
    return Page("lists.html", {"rows": plain}, {"lists": plain}, table)


def upload(asked: Asked) -> Moved:
    """Take a list from the browser; nothing is in the register before its columns are told."""
    if len(asked.uploads) != 1:
        raise ConfigError("no file was chosen", hint="choose one CSV file or sheet")
    key = asked.site.files.keep(asked.uploads[0], asked.who.name)
    kept = _kept(asked, key)
    try:
        _rows(kept)
    except OnRecordError as error:
        asked.site.files.forget(key)
        raise ConfigError(f"{kept.path.name} {error.message}", hint=error.hint or "") from error
    return Moved(f"/lists/{key}")


def columns(asked: Asked) -> Page:
    """Show what would be read of a list with these columns, row by row with its errors; nothing is changed."""
    kept = _kept(asked, asked.params["file"])
    rows = _rows(kept)
    name = asked.get("called").strip() or Path(kept.path.name).stem
    headings = list(rows[0].cells)
    chosen = _chosen(asked, headings, name)
    found = _read(asked, rows, name, chosen)
    known = columns_of(asked.book, name) is not None
    values: dict[str, Any] = {
        "key": asked.params["file"], "file": kept.path.name, "name": name, "known": known,
        "headings": [(number, one, chosen.get(one, ""), [row.cells.get(one, "") for row in rows[:3]])
                     for number, one in enumerate(headings)],
        "fields": sorted(field_names()),
        "statuses": get_args(Fate), "status": asked.get("status"), "date": asked.get("date"),
        "single": asked.get("repeats") != "1",
        "named": bool(NAMES & set(chosen.values())),
        "found": found, "shown": [(one, told(one)) for one in found.statements[:SHOWN]],
        "errors": found.errors[:MOST_ERRORS], "rows": len(rows),
        "settings": [(f"c{number}", chosen.get(one, "-")) for number, one in enumerate(headings)],
    }  # fmt: skip
    data = {
        "columns": chosen,
        "statements": len(found.statements),
        "errors": [one._asdict() for one in found.errors],
    }
    table = Table(("row", "reason"), found.errors)
    return Page("columns.html", values, data, table)


def bring_in(asked: Asked) -> Moved:
    """Bring a list in as it was looked at, in a process of its own."""
    key = asked.params["file"]
    kept = _kept(asked, key)
    rows = _rows(kept)
    name = asked.given("called").strip() or Path(kept.path.name).stem
    chosen = _chosen(asked, list(rows[0].cells), name)
    if not NAMES & set(chosen.values()):
        raise ConfigError("no column holds names", hint="say which one does")
    status, date = _all_of_it(asked.given("status"), asked.given("date").strip())
    asked.site.files.hand_over(key)
    args = {
        "book": str(Path(asked.site.settings.path).resolve()), "path": str(kept.path), "name": name,
        "columns": chosen, "status": status, "date": date, "single": asked.given("repeats") != "1",
        "user": asked.who.name, "link": asked.given("link") == "1",
    }  # fmt: skip
    job = asked.site.jobs.start("list", f"Bring in {name}", asked.who.name, args, kept.folder)
    return Moved(f"/jobs/{job.id}")


def _rows(kept: KeptFile) -> list[Row]:
    return load_rows(kept.path.read_bytes(), kept.path.name)


def _kept(asked: Asked, key: str) -> KeptFile:
    found = asked.site.files.find(key)
    if found is None or found.user != asked.who.name:
        raise MissingError("there is no such file", hint="choose it anew")
    return found


def _chosen(asked: Asked, headings: list[str], name: str) -> dict[str, str]:
    """Return what the columns are: as the form says, else as the last time, else as headings tell."""
    named = {one: (asked.all(f"c{number}") or [""])[-1] for number, one in enumerate(headings)}
    if any(named.values()):
        return {one: field for one, field in named.items() if field in field_names()}
    return columns_for(headings, columns_of(asked.book, name))


def _read(asked: Asked, rows: list[Row], name: str, chosen: dict[str, str]) -> ListRead:
    status, date = _all_of_it(asked.get("status"), asked.get("date").strip())
    return read_list(rows, name, chosen, status=status, date=date)


def _all_of_it(status: str, date: str) -> tuple[str | None, str | None]:
    """Return what happened to all on a list, and when.

    Raises:
        ConfigError: If the status is not known, or the date is none.
    """
    if status and status not in get_args(Fate):
        raise ConfigError(f"no status {status!r}", hint=", ".join(get_args(Fate)))
    if date and not valid(date):
        raise ConfigError(f"no date {date!r}", hint="write it as 1994-05-03, 1994-05 or 1994")
    return status or None, date or None
