"""Where the account of a happening is looked for among those of other documents: places and times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.resolve import edtf
from onrecord.resolve.local_event import LocalEvent

DAYS_KEYED = 7
# Days between two documents up to which undated reports from one place are taken for one happening.
SAME_NEWS = 60
_QUARTER = 95
_LONG = 800


class Account(NamedTuple):
    """A local event with what is asked of it again and again while it is compared.

    `time` is when an undated happening was, as far as its document tells; None for anything.
    """

    event: LocalEvent
    form: str | None
    names: set[str]
    time: tuple[dt.date, dt.date] | None


def account_of(event: LocalEvent) -> Account:
    """Return a local event with what is asked of it again and again."""
    names = {name.lower() for name in event.names}
    return Account(event, date_of(event), names, _own_time(event))


def date_of(event: LocalEvent) -> str | None:
    """Return the EDTF date of a local event, or None where it has none to reckon with."""
    return event.date.edtf if event.date and edtf.valid(event.date.edtf) else None


def width(form: str | None) -> int:
    """Return how vague a date is: its days, and more for one without a year or without any."""
    if form is None:
        return 2_000_000
    return 1_000_000 + edtf.days(form) if "XXXX" in form else edtf.days(form)


def _own_time(event: LocalEvent) -> tuple[dt.date, dt.date] | None:
    """Return when an undated happening was, as far as its document tells; None for anything.

    A report of present happenings that gives no date tells of its own time; one that looks back may
    tell of any.
    """
    form = date_of(event)
    if form is None and event.as_of and event.news and not event.past:
        form = event.as_of
    return edtf.bounds(form) if form and edtf.valid(form) and "XXXX" not in form else None


def day_keys(form: str | None) -> Iterator[str]:
    """Yield a key for each day that a precise date covers."""
    if form is None or "XXXX" in form or edtf.days(form) > DAYS_KEYED:
        return
    low, _ = edtf.bounds(form)
    for offset in range(edtf.days(form)):
        yield f"day:{(low + dt.timedelta(days=offset)).isoformat()}"


def _months(low: dt.date, high: dt.date) -> Iterator[str]:
    for month in range(low.year * 12 + low.month - 1, high.year * 12 + high.month):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"


def _times(form: str | None) -> Iterator[str]:
    """Yield the days, months and years a date touches, as far as it is precise enough."""
    if form is None or "XXXX" in form or edtf.days(form) > _LONG:
        return
    low, high = edtf.bounds(form)
    yield from (str(year) for year in range(low.year, high.year + 1))
    if edtf.days(form) <= _QUARTER:
        yield from _months(low, high)
    yield from day_keys(form)


def index_keys(event: LocalEvent) -> list[str]:
    """Return under what an account is found: its place, and its place at each time it touches."""
    if event.wide:
        return [f"wide:{party}" for party in event.parties]
    form = date_of(event)
    times = list(_times(form))
    dated = [f"place:{key}:{time}" for key in event.keys for time in times]
    spots = [f"within:{key}:{day}" for key in event.within for day in day_keys(form)]
    return [f"place:{key}" for key in event.keys] + dated + spots + list(day_keys(form))


def query_keys(account: Account) -> list[str]:
    """Return where the happenings stand that may be the account's.

    The more precise its date, the fewer there are to look at; so a place with thousands of
    happenings costs no more than one with two.
    """
    event = account.event
    if event.wide:
        return index_keys(event)
    if not event.keys:
        return list(day_keys(account.form))
    own = [f"place:{key}{time}" for key in event.keys for time in _query_times(account)]
    days = list(day_keys(account.form))
    inside = [f"within:{key}:{day}" for key in event.keys for day in days]
    return own + inside + [f"place:{key}:{day}" for key in event.within for day in days]


def _query_times(account: Account) -> list[str]:
    form = account.form
    if account.time is None or (form is not None and "XXXX" in form):
        return [""]
    low, high = account.time
    if form is None:  # a report of its own time, but for what bears the same name
        return [""] if account.names else [f":{month}" for month in _months(*_around(low, high))]
    if (high - low).days > _LONG:
        return [""]
    if "~" in form:
        low, high = low - dt.timedelta(days=366), high + dt.timedelta(days=366)
    elif (high - low).days < DAYS_KEYED:
        return [f":{key}" for key in day_keys(form)]
    return [f":{year}" for year in range(low.year, high.year + 1)]


def _around(low: dt.date, high: dt.date) -> tuple[dt.date, dt.date]:
    slack = dt.timedelta(days=SAME_NEWS)
    return max(low, dt.date.min + slack) - slack, min(high, dt.date.max - slack) + slack
