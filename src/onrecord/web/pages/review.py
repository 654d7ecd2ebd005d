"""The queues of review: one claim at a time, by keyboard or mouse."""

from __future__ import annotations

from typing import Any

from onrecord.casebook.listing import Asked as Wanted
from onrecord.casebook.listing import list_claims, list_claims_before
from onrecord.casebook.queues import waiting_of
from onrecord.errors import ConfigError
from onrecord.model import to_builtins
from onrecord.web.exchange import Asked, Moved, Page
from onrecord.web.pages.claims import claim_table, claim_values, history_of, line_of
from onrecord.web.pages.lists import Steps, data_href, place_of, with_state

QUEUES = {
    "unreviewed": ("Not reviewed", Wanted(status="unreviewed")),
    "mine": ("Given to me", Wanted(status="unreviewed")),
    "doubtful": ("Doubtful", Wanted(status="unreviewed", doubtful=True)),
    "conflicting": ("Conflicting", Wanted(status="unreviewed", queue="conflicting")),
    "differs": ("Read otherwise now", Wanted(queue="differs")),
    "all": ("All claims", Wanted()),
}
AHEAD = 12
"""How many claims that come next are listed."""


def review(asked: Asked) -> Page:
    """Show the next claim of a queue with what can be decided, and those that come after it."""
    name = asked.get("queue", "unreviewed")
    if name not in QUEUES:
        raise ConfigError(f"no queue {name!r}", hint=", ".join(QUEUES))
    wanted = QUEUES[name][1]._replace(
        event=asked.get("event"),
        reader=asked.reader,
        coder=asked.who.name if name == "mine" else "",
    )
    after, at = place_of(asked.get("after")), place_of(asked.get("at"))
    start = (at[0], at[1] - 1) if at else after
    rows = list_claims(asked.book, wanted, after=start, limit=AHEAD + 1)
    if not rows and start:  # what was left before comes round again
        rows = list_claims(asked.book, wanted, limit=AHEAD + 1)
    first = rows[0] if rows else None
    place = f"{first['place']}.{first['number']}" if first else ""
    before = (
        list_claims_before(asked.book, wanted, (first["place"], first["number"]), 1)
        if first
        else []
    )
    steps = Steps(
        with_state(asked, at=None, after=place) if len(rows) > 1 else "",
        with_state(asked, at=f"{before[0]['place']}.{before[0]['number']}") if before else "",
    )
    values: dict[str, Any] = {
        "queue": name,
        "queues": {key: label for key, (label, _) in QUEUES.items()},
        "line": None,
        "running": asked.site.jobs.newest("conflicts", "running"),
        "ahead": [line_of(row) for row in rows[1:]],
        "steps": steps,
        "event": asked.get("event"),
        # Once a claim is decided it leaves the queue, and the next one stands at its place.
        "next": with_state(asked, at=place or None),
    }
    if first is not None:
        values |= claim_values(asked, first) | {"history": history_of(asked, first["id"])}
    listed = [waiting_of(row) for row in rows]
    data = {"claims": [to_builtins(one) for one in listed], "next": data_href(steps.after)}
    return Page("review.html", values, data, claim_table(listed))


def compare(asked: Asked) -> Moved:
    """Compare the accounts of events anew, for the queue of those that conflict."""
    jobs = asked.site.jobs
    job = jobs.newest("conflicts", "running") or jobs.start(
        "conflicts", "Look for conflicts", asked.who.name, {"book": asked.site.settings.path}
    )
    return Moved(f"/jobs/{job.id}")
