"""A casebook's statements compared anew, by weights that its judgements may correct; the log tells which."""

from __future__ import annotations

from typing import NamedTuple

import onrecord
from onrecord.casebook.statements import judgements, keep_pairings, load_statements
from onrecord.casebook.store import Casebook
from onrecord.model import Json
from onrecord.register.linkage import LEARN_FROM, LEAST, link
from onrecord.register.refit import corrected, enough
from onrecord.register.refit import refit as refitted

_LOWER = 16
"""By how much less likely pairs are looked at that corrected weights may bring up."""


class Relinked(NamedTuple):
    """How many pairs may be one person, by how many judgements weights were corrected, and which."""

    pairs: int
    labels: int
    told: tuple[str, ...]


def relink(book: Casebook, *, user: str, refit: bool | None = None) -> Relinked:
    """Compare the statements and keep the pairs; the log notes the weights.

    Args:
        book: The casebook.
        user: Who has them compared.
        refit: Whether judgements correct the weights; None to let them from `refit.ENOUGH` on.
    """
    statements = load_statements(book)
    here = {one.id for one in statements}
    judged = judgements(book)
    verdicts = {
        frozenset(pair): same
        for pairs, same in ((judged.together, True), (judged.apart, False))
        for pair in pairs
        if here.issuperset(pair)
    }
    wanted = [] if refit is False else [(min(pair), max(pair)) for pair in verdicts]
    found = link(statements, least=LEAST / _LOWER if wanted else LEAST, judged=wanted)
    labels = [
        (pair, verdicts[frozenset((pair.a, pair.b))])
        for pair in found
        if frozenset((pair.a, pair.b)) in verdicts
    ]
    how: Json = {
        "program": onrecord.__version__, "statements": len(statements),
        "weights": "learnt from the lists" if len(statements) >= LEARN_FROM else "fixed",
    }  # fmt: skip
    told: list[str] = []
    used = bool(labels) and (refit or (refit is None and enough(labels)))
    shifts: dict[str, float] = {}
    if used:
        made = refitted(labels)
        shifts, told = made.shifts, made.told()
        how |= {
            "judgements": len(labels),
            "shifts": {key: round(value, 6) for key, value in shifts.items()},
        }
    kept = corrected(found, shifts, least=LEAST)
    keep_pairings(book, kept, user=user, how={**how, "pairs": len(kept)})
    return Relinked(len(kept), len(labels) if used else 0, tuple(told))
