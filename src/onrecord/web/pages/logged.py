"""The log: every change with user, time and reason, the newest first."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from onrecord.casebook.access import HIDDEN
from onrecord.casebook.decisions import REVERSIBLE
from onrecord.casebook.exports import EXPORT
from onrecord.casebook.log import entry_of, head
from onrecord.casebook.store import Casebook
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
    "account": "/accounts#", "list": "/persons?list=", "list event": "/persons?list=",
    "release-rule": "/persons/release#", "end-rule": "/persons/release#",
}  # fmt: skip
_BY_ID = {"e": "/events/", "p": "/persons/", **dict.fromkeys("mnu", "/log?about=")}
"""Where ids lead, by their first letter; mentions, names and units have no page of their own, all others are claims'."""
_ID = re.compile(r"[a-z]-[0-9a-f]{12}")


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
             "called": _called(asked.book, entry), "undone": bool(taken),
             "reversible": reversible, "changes": changes_of(entry)}
        )  # fmt: skip
    return made


def _called(book: Casebook, entry: LogEntry) -> str:
    """Return what an entry is about in words, where it or its document holds any, else the id."""
    after = entry.after or {}
    record, said = after.get("record") or {}, after.get("statement")
    name = said.get("name") if isinstance(said, dict) else None
    words = after.get("path") or after.get("label") or record.get("text") or name
    if not words:
        found = book.db.execute(
            "SELECT path FROM document WHERE id = ?", (entry.subject,)
        ).fetchone()
        words = found["path"] if found else entry.subject
    return shortened(str(words), 40)


def _href(action: str, subject: str) -> str:
    """Return where an entry leads: to the page of what it is about, else to all entries about that."""
    if not subject or action == EXPORT:
        return ""
    if action in _WHOSE:
        return f"{_WHOSE[action]}{quote(subject)}"
    first = subject.partition("|")[0]
    if _ID.fullmatch(first):
        return f"{_BY_ID.get(first[0], '/claims/')}{first}"
    return f"/log?about={quote(subject)}"
