"""A dossier published from the casebook as a version to be cited, and what changed since one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.casebook.access import confidential
from onrecord.casebook.exports import EXPORT
from onrecord.casebook.log import entries, head
from onrecord.casebook.withholding import withheld
from onrecord.errors import ConfigError
from onrecord.model import Changed, LogEntry, from_builtins
from onrecord.register.listing import Wanted, count_persons
from onrecord.report.changepage import HEADINGS, said
from onrecord.web.exchange import Asked, MissingError, Moved, Page, Stored, Table, whole
from onrecord.web.jobs import Job
from onrecord.web.register import register

COLUMNS = ("entry", "time", "user", "title", "version", "sha256", "redacted")
MOST = 300
"""Changes of one sort that the page shows; all stand in the data."""


def publish_form(asked: Asked) -> Page:
    """Show the form for a new version of the dossier, and the versions that were published."""
    versions = list(_versions(asked))[::-1]
    found = withheld(asked.book)
    values = {
        "versions": versions,
        "running": asked.site.jobs.newest("publish", "running"),
        "title": versions[0]["title"] if versions else "Dossier",
        "names": sum(bool(one.forms) for one in found),
        "passages": sum(not one.forms for one in found),
        "kept": len(confidential(asked.book)),
        "persons": count_persons(register(asked), Wanted(reader=asked.reader)).total,
        "named": count_persons(asked.book, Wanted(released="yes", reader=asked.reader)).total,
        "head": head(asked.book),
    }
    table = Table(COLUMNS, ([one[name] for name in COLUMNS] for one in versions))
    plain = [{name: one[name] for name in COLUMNS} for one in versions]
    return Page("publish.html", values, {"versions": plain}, table)


def _versions(asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield the dossiers that the log tells of, with the job that still holds their files."""
    jobs = {
        one.result["entry"]: one
        for one in asked.site.jobs.all()
        if one.task == "publish" and one.state == "done"
    }
    for entry in entries(asked.book, actions=(EXPORT,)):
        if (entry.after or {}).get("form") == "dossier":
            yield _version(entry, jobs.get(entry.seq))


def _version(entry: LogEntry, job: Job | None) -> dict[str, Any]:
    after = entry.after or {}
    return {
        "entry": entry.seq,
        "time": entry.time,
        "user": entry.user,
        "title": after.get("title", ""),
        "version": after.get("version", ""),
        "sha256": after.get("sha256", ""),
        "redacted": not after.get("unredacted"),
        # What was in the casebook when it was begun; commands note no more than that they ran.
        "begun": after.get("begun", entry.seq),
        "job": job.id if job and Path(job.args["target"]).is_file() else "",
    }


def publish(asked: Asked) -> Moved:
    """Start to write a dossier, without what is withheld or confidential."""
    title = asked.given("title").strip() or "Dossier"
    running = asked.site.jobs.newest("publish", "running")
    if running is not None:
        return Moved(f"/jobs/{running.id}")
    args = {
        "book": asked.site.settings.path, "user": asked.who.name, "title": title,
        "since": _since(asked, asked.given("since")),
        "target": str(asked.site.folder() / f"{secrets.token_hex(8)}.zip"),
    }  # fmt: skip
    job = asked.site.jobs.start("publish", f"Publish “{title}”", asked.who.name, args)
    return Moved(f"/jobs/{job.id}")


def _since(asked: Asked, given: str) -> str:
    """Return the head that an entry of the log was, as `SEQ:HASH`; empty where none is given.

    Raises:
        ConfigError: If the log has no such entry.
    """
    seq = whole(given, "since")
    if not seq:
        return ""
    row = asked.book.db.execute("SELECT hash FROM log WHERE seq = ?", (seq,)).fetchone()
    if row is None:
        raise ConfigError(f"the log has no entry {seq}", hint="the log lists the entries")
    return f"{seq}:{row['hash']}"


def dossier(asked: Asked) -> Stored:
    """Give out a dossier that was published since the program started, as an archive."""
    job = asked.site.jobs.find(asked.params["job"])
    done = job is not None and job.task == "publish" and job.state == "done"
    if job is None or not done or not Path(job.args["target"]).is_file():
        hint = "files are kept until the program ends; publish again: the same state gives the same version"
        raise MissingError("there is no dossier here", hint=hint)
    return Stored(job.args["target"], f"dossier-{job.result['version']}.zip", "application/zip")


def changes(asked: Asked) -> Page:
    """Show what changed in what may leave since an entry of the log, or since a published version."""
    since = whole(asked.get("since"), "since")
    _since(asked, asked.get("since"))
    jobs = [
        one for one in asked.site.jobs.all() if one.task == "changes" and one.args["since"] == since
    ]
    job = next((one for one in jobs if one.state == "done"), None)
    running = next((one for one in jobs if one.state == "running"), None)
    plain: list[dict[str, Any]] = list(job.result["changes"]) if job else []
    found = [from_builtins(Changed, one) for one in plain]
    groups = {
        heading: [one for one in found if one.what == what] for what, heading in HEADINGS.items()
    }
    values = {
        "since": since, "job": job, "running": running, "versions": list(_versions(asked))[::-1],
        "until": job.result["until"] if job else 0, "most": MOST, "total": len(found),
        "newest": int(head(asked.book).partition(":")[0]),
        "groups": [
            (heading, len(lines), [_line(asked, one) for one in lines[:MOST]])
            for heading, lines in groups.items()
            if lines
        ],
    }  # fmt: skip
    columns = ("what", "id", "with_id", "document", "start", "end", "text", "before", "after")
    table = Table(columns, ([one.get(name) for name in columns] for one in plain))
    return Page("list_changes.html", values, {"since": since, "changes": plain}, table)


def _line(asked: Asked, one: Changed) -> dict[str, Any]:
    row = asked.book.db.execute(
        "SELECT id, number, title FROM document WHERE path = ? ORDER BY number DESC LIMIT 1",
        (one.document,),
    ).fetchone()
    known = row is not None and row["id"] not in asked.hidden
    return {
        "text": one.text,
        "document": row["title"] if known and row["title"] else one.document or "",
        "number": row["number"] if known else None,
        "before": said(one, one.before),
        "after": said(one, one.after),
    }


def find_changes(asked: Asked) -> Moved:
    """Hold what may leave now against what could leave at an entry of the log."""
    since = whole(asked.given("since"), "since")
    if not _since(asked, asked.given("since")):
        raise ConfigError("nothing to hold it against", hint="choose a version, or give an entry")
    args = {"book": asked.site.settings.path, "since": since}
    job = asked.site.jobs.start(
        "changes", f"What changed since entry {since}", asked.who.name, args
    )
    return Moved(f"/jobs/{job.id}")
