"""The log: every change with user, time and reason, the newest first."""

from __future__ import annotations

from typing import Any

from onrecord.casebook.access import HIDDEN
from onrecord.casebook.decisions import REVERSIBLE
from onrecord.casebook.log import entry_of, head
from onrecord.model import LogEntry, to_builtins
from onrecord.report.spots import shortened
from onrecord.web.exchange import Asked, Page, Table, whole
from onrecord.web.pages.claims import changes_of
from onrecord.web.pages.entries import as_told
from onrecord.web.pages.lists import PAGE_SIZE, Steps, data_href, with_state

RECENT = 8
COLUMNS = ("seq", "time", "user", "action", "subject", "reason", "hash")
# SQLite walks along the whole index for DISTINCT; this jumps from each action to the next.
_ACTIONS = """
WITH RECURSIVE found (action) AS (
  SELECT min(action) FROM log
  UNION ALL
  SELECT (SELECT min(action) FROM log WHERE action > found.action) FROM found WHERE action IS NOT NULL
) SELECT action FROM found WHERE action IS NOT NULL
"""
_WHOSE = {
    "document": "/documents?words=", "reading": "/documents?words=", "account": "/accounts#",
    "merge": "/events/", "split": "/events/", "name": "/events/", "list": "/persons?list=",
    "release-rule": "/persons/release#", "end-rule": "/persons/release#",
}  # fmt: skip
_OF_PERSONS = frozenset({"same", "apart", "release-person", "keep-person"})


def log(asked: Asked) -> Page:
    """List the entries of the log, a page at a time."""
    where, values = ["1"], list[object]()
    for name, column in (("about", "subject"), ("user", "user"), ("action", "action")):
        if asked.get(name):
            where.append(f"{column} = ?")
            values.append(asked.get(name))
    if asked.get("before"):
        where.append("seq < ?")
        values.append(whole(asked.get("before"), "before"))
    rows = logged(asked, where, values, PAGE_SIZE + 1)
    steps = Steps(
        with_state(asked, before=rows[PAGE_SIZE - 1]["entry"].seq) if len(rows) > PAGE_SIZE else ""
    )
    rows = rows[:PAGE_SIZE]
    actions = [row[0] for row in asked.book.db.execute(_ACTIONS)]
    shown = {
        "rows": rows, "steps": steps, "head": head(asked.book), "actions": actions,
        **{name: asked.get(name) for name in ("about", "user", "action")},
    }  # fmt: skip
    plain = [to_builtins(one["entry"]) for one in rows]
    data = {"entries": plain, "head": shown["head"], "next": data_href(steps.after)}
    table = Table(COLUMNS, ([one[name] for name in COLUMNS] for one in plain))
    return Page("list_log.html", shown, data, table)


def logged(
    asked: Asked, where: list[str], values: list[object], limit: int
) -> list[dict[str, Any]]:
    """Return the newest entries of the log that fit, each with where it leads, and if it can be undone."""
    if asked.reader:
        where = [*where, f"subject NOT IN ({HIDDEN})", f"coalesce(document, '') NOT IN ({HIDDEN})"]
        values = [*values, asked.reader, asked.reader]
    query = f"SELECT * FROM log WHERE {' AND '.join(where)} ORDER BY seq DESC LIMIT ?"  # noqa: S608
    found = asked.book.db.execute(query, [*values, limit])
    made = []
    for entry in as_told(asked, map(entry_of, found.fetchall())):
        if asked.get("about") and entry.subject != asked.get("about"):
            continue  # even that there is an entry about this would tell
        (taken,) = asked.book.db.execute(
            "SELECT count(*) FROM log WHERE subject = ? AND action = 'undo'"
            " AND json_extract(after, '$.seq') = ?",
            (entry.subject, entry.seq),
        ).fetchone()
        reversible = entry.action in REVERSIBLE and entry.action != "undo" and not taken
        made.append(
            {"entry": entry, "href": _href(entry.action, entry.subject),
             "called": _called(entry), "undone": bool(taken),
             "reversible": reversible, "changes": changes_of(entry)}
        )  # fmt: skip
    return made


def _called(entry: LogEntry) -> str:
    """Return what an entry is about in words, where it holds any, else the id."""
    after = entry.after or {}
    record = after.get("record") or {}
    words = after.get("path") or after.get("label") or record.get("text") or entry.subject
    return shortened(str(words), 40)


def _href(action: str, subject: str) -> str:
    if not subject:
        return ""
    if action in _OF_PERSONS:
        return f"/persons/{subject.partition('|')[0]}"
    if action in {"document", "reading"}:
        return f"/log?about={subject}"
    if subject.startswith("e-") or action in _WHOSE:
        return f"{_WHOSE.get(action, '/events/')}{subject}"
    return f"/claims/{subject}"
