"""What became of a person: the statuses that sources state, over time, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    return _unless_seen_later([each.date for each in told if each.status == "killed"], told)


def _unless_seen_later(deaths: Iterable[str | None], told: Iterable[DatedStatus]) -> bool | None:
    """True for somebody who died on some days, None if a sign of life is later than all of them."""
    last = max((days[1] for each in deaths if (days := days_of(each))), default=None)
    signs = [days for each in told if each.status in LIVING and (days := days_of(each.date))]
    return None if last and any(sign[0] > last for sign in signs) else True


def called_dead(one: Person, statements: Statements) -> bool:
    """True for somebody of whom a statement says so, or gives the day of death or remains that are identified."""
    return bool(DEAD & set(one.statuses)) or bool(_deaths(one, statements))


def death_in(said: PersonStatement) -> str | None:
    """Return the day of death (EDTF) that a statement gives, whatever it says of how it came.

    In a row that says missing, or alive, the column of deaths is one of whatever happened.
    """
    other = any(status.status in OPEN | LIVING for status in said.statuses)
    return None if other else said.died


def _deaths(one: Person, statements: Statements) -> list[str]:
    return [died for name in one.statements if (died := death_in(statements[name]))]


def is_dead(one: Person, statements: Statements) -> bool | None:
    """True for somebody who is called dead; None if sources leave it open."""
    told = happened(one, "killed", statements)
    if told is not False:
        return told
    if "identified" in one.statuses:
        return True
    deaths = _deaths(one, statements)
    return _unless_seen_later(deaths, history(one, statements)) if deaths else False


def still_missing(one: Person, statements: Statements) -> bool | None:
    """True if nothing tells what became of somebody, None if it cannot be told whether something does."""
    fates = set(one.statuses)
    if called_dead(one, statements):
        return False
    if fates <= OPEN:
        return True
    if "missing" not in fates:
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
