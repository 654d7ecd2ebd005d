"""Estimates of how many persons stand on no list: made by a job, kept, shown side by side."""

from __future__ import annotations

from typing import Any, get_args

from onrecord.errors import ConfigError
from onrecord.estimate.kept import KeptEstimates, kept_estimates
from onrecord.model import Estimate, Fate, to_builtins
from onrecord.web.exchange import Asked, Moved, Page, Table
from onrecord.web.register import register

PARTED = ("place", "sex", "age", "year", "month")
"""What persons can be parted by; each part is estimated for itself."""
COLUMNS = Estimate.__struct_fields__


def estimates(asked: Asked) -> Page:
    """Show the estimates that are kept, all methods side by side, and the form that makes them anew."""
    book = register(asked)
    kept = kept_estimates(book)
    values: dict[str, Any] = {
        "kept": kept,
        "parted": PARTED,
        "outcomes": get_args(Fate),
        "lists": book.db.execute("SELECT count(*) FROM person_list").fetchone()[0],
        "running": asked.site.jobs.newest("estimate", "running"),
        **(_shown(kept) if kept else {}),
    }
    plain = [to_builtins(one) for one in kept.estimates] if kept else []
    data = {
        "estimates": plain,
        "overlaps": {name: to_builtins(one) for name, one in kept.overlaps.items()} if kept else {},
        "refused": kept.refused if kept else {},
        "asked": kept.asked if kept else {},
        "stale": bool(kept and kept.stale),
    }
    rows = (
        ["; ".join(one[name]) if isinstance(one[name], list) else one[name] for name in COLUMNS]
        for one in plain
    )
    return Page("estimates_kept.html", values, data, Table(COLUMNS, rows))


def _shown(kept: KeptEstimates) -> dict[str, Any]:
    from onrecord.report.estimatepage import estimate_values  # noqa: PLC0415 - SciPy is slow to load

    return estimate_values(kept.overlaps, kept.estimates, kept.refused)


def start(asked: Asked) -> Moved:
    """Make the estimates anew."""
    by, outcome = asked.given("by").strip(), asked.given("outcome").strip()
    if by and by not in PARTED:
        raise ConfigError(f"persons are not parted by {by!r}", hint=", ".join(PARTED))
    if outcome and outcome not in get_args(Fate):
        raise ConfigError(f"no outcome {outcome!r}", hint=", ".join(get_args(Fate)))
    jobs = asked.site.jobs
    args = {
        "book": asked.site.settings.path, "by": by, "outcome": outcome, "user": asked.who.name,
    }  # fmt: skip
    job = jobs.newest("estimate", "running") or jobs.start(
        "estimate", "Estimate who is on no list", asked.who.name, args
    )
    return Moved(f"/jobs/{job.id}")
