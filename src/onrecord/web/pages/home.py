"""The overview: what the casebook holds and what waits."""

from __future__ import annotations

from onrecord.casebook.listing import Asked as Wanted
from onrecord.casebook.listing import count_claims
from onrecord.casebook.log import head
from onrecord.casebook.searching import count_documents
from onrecord.web.exchange import Asked, Page
from onrecord.web.pages.logged import RECENT, logged


def home(asked: Asked) -> Page:
    """Show what the casebook holds, what waits for a person, and what was done last."""
    everything = Wanted(reader=asked.reader)
    waiting = Wanted(status="unreviewed", doubtful=True, reader=asked.reader)
    counts = asked.site.kept(asked.book, everything, lambda: count_claims(asked.book, everything))
    documents = asked.site.kept(
        asked.book,
        ("documents", asked.reader),
        lambda: count_documents(asked.book, reader=asked.reader),
    )
    (events,) = asked.book.db.execute("SELECT count(*) FROM event").fetchone()
    doubtful = asked.site.kept(
        asked.book, ("total", waiting), lambda: count_claims(asked.book, waiting).total
    )
    data = {
        "documents": documents,
        "events": events,
        "claims": counts.total,
        "status": dict(counts.status),
        "doubtful": doubtful,
        "head": head(asked.book),
    }
    jobs = [job for job in asked.site.jobs.all() if job.state == "running"]
    recent = logged(asked, ["1"], [], RECENT)
    return Page("home.html", {**data, "counts": counts, "jobs": jobs, "recent": recent}, data)
