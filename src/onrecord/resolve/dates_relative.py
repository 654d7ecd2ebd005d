"""Dates reckoned from the date of the document: "yesterday", "two weeks ago", "32nd anniversary"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.model import When
from onrecord.resolve import edtf
from onrecord.resolve.calendar_words import calendar_words, number_of

# "Ten years ago" may be off by months; "400 years ago" is history, not a record.
_MOST_YEARS = 200
_BEFORE_SIGN = 45
_AFTER_SIGN = 30
_NAME_BEFORE = 12


def _month_before(year: int, month: int, back: int) -> tuple[int, int]:
    total = year * 12 + month - 1 - back
    return total // 12, total % 12 + 1


def _ago(count: int, unit: str, year: int | None, day: date | None) -> str | None:
    """Return the date `count` units before the reference, no more precise than the unit."""
    if unit in ("year", "decade"):
        back = count * (10 if unit == "decade" else 1)
        if year is None or back > _MOST_YEARS:
            return None
        return f"{year - back}" if unit == "year" else f"{year - back}~"
    if day is None:
        return None
    if unit == "month":
        then = _month_before(day.year, day.month, count)
        return f"{then[0]:04d}-{then[1]:02d}~"
    then_day = day - timedelta(days=count * calendar_words().units[unit])
    return then_day.isoformat() if unit == "day" else f"{then_day.isoformat()}~"


def _past(count: int, unit: str, year: int | None, day: date | None) -> str | None:
    """Return the span of the past `count` units up to the reference."""
    if unit in ("year", "decade"):
        back = count * (10 if unit == "decade" else 1)
        if year is None or back > _MOST_YEARS:
            return None
        return f"{year - back}/{year}"
    if day is None:
        return None
    if unit == "month":
        then = _month_before(day.year, day.month, count)
        return f"{then[0]:04d}-{then[1]:02d}/{day.year:04d}-{day.month:02d}"
    first = day - timedelta(days=count * calendar_words().units[unit])
    return f"{first.isoformat()}/{day.isoformat()}"


def _week(day: date, back: int) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def _named_span(which: str, span: str, year: int | None, day: date | None) -> str | None:
    """Return "last week", "this month", "last Tuesday" … as far as the reference goes."""
    words = calendar_words()
    back = 0 if which == "this" else 1
    if span == "year":
        return None if year is None else str(year - back)
    if day is None:
        return None
    if span in ("week", "weekend"):
        first, last = _week(day, back)
        return f"{(last - timedelta(days=1) if span == 'weekend' else first).isoformat()}/{last.isoformat()}"
    if span == "month":
        then = _month_before(day.year, day.month, back)
        return f"{then[0]:04d}-{then[1]:02d}"
    if span in words.weekdays:
        return f"{_weekday(words.weekdays[span], day, today=False).isoformat()}?"
    if span in words.months:
        month = words.months[span]
        return f"{day.year - (month >= day.month and bool(back)):04d}-{month:02d}"
    # "Last winter" may be of this year or the one before.
    return f"{day.year - back}-{words.seasons[span]}?" if span in words.seasons else None


def _weekday(number: int, day: date, *, today: bool) -> date:
    """Return the latest such weekday before the reference, or on it where `today` may count."""
    back = (day.weekday() - number) % 7
    return day - timedelta(days=back or (0 if today else 7))


def _is_name(match: re.Match[str]) -> bool:
    """True for "Red Thursday", "Good Friday": a day that is called so, not one of this week."""
    before = match.string[max(0, match.start() - _NAME_BEFORE) : match.start()].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2].lower() in calendar_words().day_names


def _form(match: re.Match[str], year: int | None, day: date | None) -> str | None:
    words = calendar_words()
    if match.group("fixed"):
        offset = words.fixed_days[" ".join(match.group("fixed").lower().split())]
        return (day + timedelta(days=offset)).isoformat() if day else None
    if match.group("which"):
        return _named_span(match.group("which").lower(), match.group("span").lower(), year, day)
    if match.group("ago"):
        count = number_of(match.group("ago"))
        return _ago(count, match.group("ago_unit").lower(), year, day) if count else None
    if match.group("past"):
        count = number_of(match.group("past"))
        return _past(count, match.group("past_unit").lower(), year, day) if count else None
    if match.group("anniversary"):
        count = number_of(match.group("anniversary"))
        return str(year - count) if count and year and count <= _MOST_YEARS else None
    name = match.group("weekday")
    if not (day and name[0].isupper()) or _is_name(match):
        return None
    return _weekday(words.weekdays[name.lower()], day, today=True).isoformat()


def relative_dates(text: str, start: int, end: int, reference: str | None) -> list[When]:
    """Return the dates of `text[start:end]` that are reckoned from the reference.

    Args:
        text: The document's text.
        start: First code point to look at.
        end: The code point after the last one to look at.
        reference: The document's EDTF date; without it nothing is certain and nothing is given.
    """
    if reference is None or not edtf.valid(reference):
        return []
    low, high = edtf.bounds(reference)
    day = low if low == high else None
    year = edtf.year_of(reference)
    found = []
    for match in _matches(text, start, end):
        try:
            form = _form(match, year, day)
        except (OverflowError, ValueError):  # before the year 1
            continue
        if form and edtf.valid(form):
            found.append(When(text=match.group(), edtf=form, start=match.start(), end=match.end()))
    return found


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what the grammar finds around the words that every such date holds.

    Looking only there keeps the long list of numbers away from most of the text.
    """
    known, done = calendar_words(), start
    for sign in known.relative_sign.finditer(text, start, end):
        if sign.start() < done:
            continue
        low = max(done, sign.start() - _BEFORE_SIGN)
        for match in known.relative.finditer(text, low, min(end, sign.end() + _AFTER_SIGN)):
            yield match
            done = max(done, match.end())
        done = max(done, sign.end())
