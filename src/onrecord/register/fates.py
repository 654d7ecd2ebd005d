"""What became of a person: the statuses that sources state, over time, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model import DatedStatus, Person, PersonStatement
from onrecord.register.years import Range
from onrecord.resolve.edtf import bounds, valid

Statements = Mapping[str, PersonStatement]
DEAD = frozenset({"killed", "identified"})
LIVING = frozenset({"alive", "released"})
"""Statuses that are signs of life on their day."""
OPEN = frozenset({"unknown", "missing"})


def history(one: Person, statements: Statements) -> list[DatedStatus]:
    """Return the statuses of a person, the earliest first, those without a date at the end.

    Args:
        one: As judged.
        statements: What sources say, by id.
    """
    found = [
        DatedStatus(
            status=stated.status, date=stated.date, place=stated.place,
            source=said.source, statement=said.id, locator=said.locator,
        )
        for said in (statements[name] for name in one.statements)
        for stated in said.statuses
    ]  # fmt: skip
    return sorted(found, key=_order)


def happened(one: Person, outcome: str, statements: Statements) -> bool | None:
    """True if it happened to somebody, False if no source says so, None if sources leave it open.

    Who was seen alive after the day of death is not surely dead; who was missing is not missing any more
    once dead, found or seen later, and open where nothing says which came last.
    """
    if outcome == "missing":
        return still_missing(one, statements) if "missing" in one.statuses else False
    if outcome not in one.statuses:
        return False
    if outcome != "killed" or not LIVING & set(one.statuses):
        return True
    told = history(one, statements)
    deaths = [days for each in told if each.status == "killed" and (days := days_of(each.date))]
    signs = [days for each in told if each.status in LIVING and (days := days_of(each.date))]
    last = max((days[1] for days in deaths), default=None)
    return None if last and any(sign[0] > last for sign in signs) else True


def is_dead(one: Person, statements: Statements) -> bool | None:
    """True for somebody killed, or whose remains are identified; None if sources leave it open."""
    told = happened(one, "killed", statements)
    return True if told is False and "identified" in one.statuses else told


def still_missing(one: Person, statements: Statements) -> bool | None:
    """True if nothing tells what became of somebody, None if it cannot be told whether something does."""
    fates = set(one.statuses)
    if fates <= OPEN:
        return True
    if "missing" not in fates or DEAD & fates:
        return False
    told = history(one, statements)
    lost = [days for each in told if each.status == "missing" and (days := days_of(each.date))]
    others = [days_of(each.date) for each in told if each.status not in OPEN]
    if not lost:
        return None
    first, last = max(days[0] for days in lost), max(days[1] for days in lost)
    if any(days is not None and days[0] > last for days in others):
        return False
    return all(days is not None and days[1] < first for days in others) or None


def days_of(date: str | None) -> Range | None:
    """Return the first and last day of an EDTF date, or None without one."""
    return bounds(date) if date and valid(date) else None


def _order(one: DatedStatus) -> tuple[bool, str, str]:
    days = days_of(one.date)
    return (days is None, days[0].isoformat() if days else "", one.source)
