"""Which group somebody belonged to when something happened: child, woman, man, elderly."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Person, PersonStatement
from onrecord.register.fates import Statements, days_of
from onrecord.register.features import born_of, sex_of
from onrecord.register.years import Range, is_child

ELDERLY = 60
"""Years from which somebody counts as elderly."""


def was_child(one: Person, outcome: str, statements: Statements) -> bool | None:
    """True for somebody surely under 18 at the time, False for surely not, None if not told."""
    return _under(18, (_stated(statements[name], outcome) for name in one.statements))


def is_old(one: Person, outcome: str, statements: Statements) -> bool | None:
    """True for somebody surely elderly at the time."""
    told = _under(ELDERLY, (_stated(statements[name], outcome) for name in one.statements))
    return None if told is None else not told


def grown(sex: str, one: Person, outcome: str, statements: Statements) -> bool | None:
    """True for an adult of a sex at the time."""
    sexes = {sex_of(statements[name]) for name in one.statements} - {None}
    child = was_child(one, outcome, statements)
    if child is True or (len(sexes) == 1 and sexes != {sex}):
        return False
    return True if child is False and sexes == {sex} else None


def child_on(one: Person, days: Range | None, statements: Statements) -> bool | None:
    """True for somebody surely under 18 on some days, or, without these, on the day of an age stated."""
    found = []
    for name in one.statements:
        said = statements[name]
        own = days_of(said.age.at) if said.age else None
        found.append((born_of(said), days or own or _when(said, "alive")))
    return _under(18, found)


def _under(limit: int, told: Iterable[tuple[Range | None, Range | None]]) -> bool | None:
    """Return what statements tell together; they must not contradict each other."""
    found = {is_child(born, when, limit=limit) for born, when in told} - {None}
    return found.pop() if len(found) == 1 else None


def _stated(said: PersonStatement, outcome: str) -> tuple[Range | None, Range | None]:
    return born_of(said), _when(said, outcome)


def _when(said: PersonStatement, outcome: str) -> Range | None:
    """Return the days on which the outcome can have been, by the statement itself."""
    dates = [status.date for status in said.statuses if status.status == outcome and status.date]
    return days_of(dates[0] if dates else said.died)
