"""The findings of the checks over the whole casebook, made in a process of their own when asked for."""

from __future__ import annotations

import dataclasses
from typing import Any

from onrecord.model import Collection, Document, Finding, from_builtins
from onrecord.report.pages import noted_values, rule_of
from onrecord.report.view import Run, View, document_key, make_view
from onrecord.web.exchange import Asked, Moved, Page, Table
from onrecord.web.views import documents_of

MOST = 300
"""Findings that the page shows; all stand in the data."""


def findings(asked: Asked) -> Page:
    """List what the checks found when they were last run."""
    job = asked.site.jobs.newest("findings")
    running = asked.site.jobs.newest("findings", "running")
    plain: list[dict[str, Any]] = list(job.result or ()) if job else []
    if asked.hidden:
        secret = {
            row["path"]
            for row in asked.book.db.execute("SELECT id, path FROM document")
            if row["id"] in asked.hidden
        }
        plain = [
            one
            for one in plain
            if secret.isdisjoint(anchor["document"] for anchor in one["anchors"])
        ]
    found = [from_builtins(Finding, one) for one in plain]
    view = _view(asked, found[:MOST])
    groups: dict[str, list[Any]] = {}
    for noted in view.findings:
        groups.setdefault(noted.finding.code, []).append(noted)
    made = {code: noted_values(view, groups[code]) for code in sorted(groups)}
    values = {
        "view": view, "groups": made, "rules": {code: rule_of(code) for code in made}, "set_aside": [],
        "job": job, "running": running, "total": len(found), "most": MOST,
    }  # fmt: skip
    columns = ("code", "severity", "message", "document", "start", "end", "text")
    rows = (
        (one["code"], one["severity"], one["message"], *(anchor[name] for name in columns[3:]))
        for one in plain
        for anchor in one["anchors"]
    )
    return Page("list_findings.html", values, {"findings": plain}, Table(columns, rows))


def _view(asked: Asked, found: list[Finding]) -> View:
    paths = {anchor.document for one in found for anchor in one.anchors}
    ids = [
        row["id"]
        for path in sorted(paths)
        for row in asked.book.db.execute(
            "SELECT id FROM document WHERE path = ? ORDER BY number DESC LIMIT 1", (path,)
        )
    ]
    documents: list[tuple[int, Document]] = documents_of(asked.book, ids)
    collection = Collection(documents=tuple(one for _, one in documents), figures=())
    pages = {document_key(one.path): f"documents/{number}" for number, one in documents}
    return dataclasses.replace(make_view(collection, found, Run(title="Workbench")), pages=pages)


def start_findings(asked: Asked) -> Moved:
    """Run the checks anew."""
    running = asked.site.jobs.newest("findings", "running")
    job = running or asked.site.jobs.start(
        "findings", "Run the checks", asked.who.name, {"book": asked.site.settings.path}
    )
    return Moved(f"/jobs/{job.id}")
