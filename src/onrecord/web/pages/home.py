"""The overview: what the casebook holds and what waits."""

from __future__ import annotations

from onrecord.casebook.listing import count_waiting
from onrecord.casebook.log import head
from onrecord.casebook.searching import count_documents
from onrecord.web.exchange import Asked, Page
from onrecord.web.pages.logged import RECENT, logged


def home(asked: Asked) -> Page:
    """Show what the casebook holds, what waits for a person, and what was done last."""
    reader = asked.reader
    counts = asked.site.kept(
        asked.book, ("waiting", reader), lambda: count_waiting(asked.book, reader=reader)
    )
    documents = count_documents(asked.book, reader=reader)
    (events,) = asked.book.db.execute("SELECT count(*) FROM event").fetchone()
    data = {
        "documents": documents,
        "events": events,
        "claims": counts.total,
        "status": dict(counts.status),
        "doubtful": counts.doubtful,
        "head": head(asked.book),
    }
    jobs = [job for job in asked.site.jobs.all() if job.state == "running"]
    recent = logged(asked, ["1"], [], RECENT)
    return Page("home.html", {**data, "counts": counts, "jobs": jobs, "recent": recent}, data)
