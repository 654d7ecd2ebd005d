"""Estimates kept in the casebook for its pages, with what was asked and the state of the register they are of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from onrecord.casebook.statements import register_state
from onrecord.casebook.store import Casebook, transaction
from onrecord.model import Estimate, Overlaps, from_builtins, to_builtins

_STATE = "estimates"
"""The row of `state` that they are kept in."""


class KeptEstimates(NamedTuple):
    """Estimates as they were made.

    Attributes:
        estimates: All of them, of all strata.
        overlaps: How many persons stand on exactly which lists, by stratum.
        refused: Why other strata, or all persons (''), have none.
        asked: What was asked: by what persons are parted, the outcome, the number of linkages.
        time: When, as the log writes times.
        user: Who had them made.
        stale: Whether the register has changed since.
    """

    estimates: tuple[Estimate, ...]
    overlaps: dict[str, Overlaps]
    refused: dict[str, str]
    asked: dict[str, str]
    time: str
    user: str
    stale: bool


def keep_estimates(
    book: Casebook, estimates: Sequence[Estimate], overlaps: Mapping[str, Overlaps],
    refused: Mapping[str, str], *, asked: Mapping[str, str], user: str,
) -> None:  # fmt: skip
    """Keep estimates in place of those that were kept before.

    Args:
        book: The casebook.
        estimates: All of them.
        overlaps: What they rest on, by stratum.
        refused: Why other strata have none.
        asked: What was asked.
        user: Who had them made.
    """
    kept = {
        "register": _register(book),
        "estimates": [to_builtins(one) for one in estimates],
        "overlaps": {name: to_builtins(one) for name, one in overlaps.items()},
        "refused": dict(refused),
        "asked": dict(asked),
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "user": user,
    }
    with transaction(book) as db:
        db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (_STATE, json.dumps(kept)))


def kept_estimates(book: Casebook) -> KeptEstimates | None:
    """Return the estimates that are kept, or None where there are none."""
    row = book.db.execute("SELECT value FROM state WHERE name = ?", (_STATE,)).fetchone()
    if row is None:
        return None
    kept = json.loads(row["value"])
    return KeptEstimates(
        tuple(from_builtins(Estimate, one) for one in kept["estimates"]),
        {name: from_builtins(Overlaps, one) for name, one in kept["overlaps"].items()},
        kept["refused"], kept["asked"], kept["time"], kept["user"],
        stale=kept["register"] != _register(book),
    )  # fmt: skip


def _register(book: Casebook) -> list[float] | None:
    """Return what tells the register as it stands, as JSON gives it back."""
    state = register_state(book)
    return None if state is None else [*state]
