"""Which group somebody belonged to when something happened: child, woman, man, elderly."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Person, PersonStatement
from onrecord.register.fates import Statements, days_of
from onrecord.register.features import born_of, sex_of
from onrecord.register.years import Range, is_child

GROWN, ELDERLY = 18, 60
"""Years from which somebody is no child any more, and from which somebody counts as elderly."""


def was_child(one: Person, outcome: str, statements: Statements) -> bool | None:
    """True for somebody surely under 18 at the time, False for surely not, None if not told."""
    found = (statements[name] for name in one.statements)
    return _together(under(GROWN, said, _date(said, outcome)) for said in found)


def is_old(one: Person, outcome: str, statements: Statements) -> bool | None:
    """True for somebody surely elderly at the time."""
    found = (statements[name] for name in one.statements)
    told = _together(under(ELDERLY, said, _date(said, outcome)) for said in found)
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
        found.append(is_child(born_of(said), days or own or days_of(_date(said, "alive"))))
    return _together(found)


def under(limit: int, said: PersonStatement, date: str | None) -> bool | None:
    """True for somebody surely under a limit at a date (EDTF), as one statement tells it; None if not told."""
    age = said.age
    if age is not None and said.born is None and date is not None and (age.at or date) == date:
        # "Killed in 1993, aged 18": the age is that of the day, however vague the day.
        if age.high is not None and age.high < limit:
            return True
        return False if age.low is not None and age.low >= limit else None
    return is_child(born_of(said), days_of(date), limit=limit)


def _together(told: Iterable[bool | None]) -> bool | None:
    """Return what statements tell together; they must not contradict each other."""
    found = set(told) - {None}
    return found.pop() if len(found) == 1 else None


def _date(said: PersonStatement, outcome: str) -> str | None:
    """Return when the outcome was, by the statement itself (EDTF)."""
    dates = [status.date for status in said.statuses if status.status == outcome and status.date]
    return dates[0] if dates else said.died
