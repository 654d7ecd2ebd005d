"""The overview: what the casebook holds and what waits."""

from __future__ import annotations

from onrecord.casebook.listing import Asked as Wanted
from onrecord.casebook.listing import count_claims
from onrecord.casebook.log import head
from onrecord.web.exchange import Asked, Page
from onrecord.web.pages.logged import RECENT, logged


def home(asked: Asked) -> Page:
    """Show what the casebook holds, what waits for a person, and what was done last."""
    counts = asked.site.kept(asked.book, "home", lambda: count_claims(asked.book, Wanted()))
    tables = {
        table: asked.book.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - fixed words
        for table in ("document", "event")
    }
    doubtful = asked.site.kept(
        asked.book, "doubtful",
        lambda: count_claims(asked.book, Wanted(status="unreviewed", doubtful=True)).total,
    )  # fmt: skip
    data = {
        "documents": tables["document"],
        "events": tables["event"],
        "claims": counts.total,
        "status": dict(counts.status),
        "doubtful": doubtful,
        "head": head(asked.book),
    }
    jobs = [job for job in asked.site.jobs.all() if job.state == "running"]
    recent = logged(asked, "ORDER BY seq DESC LIMIT ?", [RECENT])
    return Page("home.html", {**data, "counts": counts, "jobs": jobs, "recent": recent}, data)
