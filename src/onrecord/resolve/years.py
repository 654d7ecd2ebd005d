"""The dates of a passage with what the document adds: years left open, and what not to believe."""

from __future__ import annotations

import re

from onrecord.model import Document, When, replace
from onrecord.resolve import edtf
from onrecord.resolve.calendar_words import calendar_words
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.datelines import dateline_keys
from onrecord.resolve.dates import find_dates
from onrecord.resolve.lexemes import remember, words_of

_OPENING = 800
_LOOK_BACK = 700
_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?![\w/]|[.,]\d)")
_SEARCHED = 20_000
_FEW_YEARS = 4
_MOSTLY = 0.6


def _past(document: Document) -> bool:
    text, title = document.text, document.metadata.title
    told = clue_words().commemoration
    opening = words_of(text, 0, min(len(text), _OPENING))
    if told.found_in(opening) or (title and told.found_in(words_of(title, 0, len(title)))):
        return True
    reference = document.metadata.date
    now = edtf.year_of(reference) if reference and edtf.valid(reference) else None
    years = [int(year) for year in _YEAR.findall(text, 0, _SEARCHED)] if now else []
    if now is None or len(years) < _FEW_YEARS:
        return False
    return sum(year < now - 1 for year in years) > _MOSTLY * len(years)


def looks_back(document: Document) -> bool:
    """True when a document speaks of happenings years before it: an anniversary, a judgment.

    In such a document "last week" stands in words it quotes, and a day without a year is not of the
    document's own year. It is one that says so, or most of whose years are well before its own.
    """
    key = ("past", document.metadata.title, document.metadata.date)
    return remember(document.text, key, lambda: _past(document))


def _news(text: str) -> bool:
    opening = words_of(text, 0, min(len(text), _OPENING))
    return bool(dateline_keys(text)) or clue_words().news.found_in(opening)


def tells_news(document: Document) -> bool:
    """True when a document tells of the days before it: a dateline, "yesterday", "situation report"."""
    return remember(document.text, ("news",), lambda: _news(document.text))


def _recent(text: str) -> bool:
    """True for "yesterday", "two weeks ago", "on Tuesday": a date close to the writing.

    "Last year" is none: an article on an anniversary tells of its own time so.
    """
    match = calendar_words().relative.fullmatch(text)
    if match is None or match.group("anniversary"):
        return False
    unit = next(filter(None, map(match.group, ("ago_unit", "past_unit", "span"))), "").lower()
    return unit not in ("year", "decade")


def _counted_back(text: str) -> bool:
    """True for "the 31st anniversary" and "thirty years ago": a year that accounts miscount."""
    match = calendar_words().relative.fullmatch(text)
    if match is None:
        return False
    unit = (match.group("ago_unit") or "").lower()
    return bool(match.group("anniversary")) or unit in ("year", "decade")


def softened(when: When) -> When:
    """Mark a year that was counted back as approximate: anniversaries are miscounted."""
    if when.edtf[-1] in "~?%" or not _counted_back(when.text):
        return when
    return replace(when, edtf=f"{when.edtf}~")


def _with_year(when: When, year: int) -> When:
    form = edtf.with_year(when.edtf, year)
    return replace(when, edtf=form) if edtf.valid(form) else when


def _latest(when: When, reference: str) -> When:
    """Set the year of the last such day not after the reference."""
    now = edtf.bounds(reference)[1]
    for year in (now.year, now.year - 1):
        dated = _with_year(when, year)
        if "XXXX" not in dated.edtf and edtf.bounds(dated.edtf)[0] <= now:
            return dated
    return when


def _year_before(text: str, position: int, reference: str | None) -> int | None:
    """Return the year of the nearest full date before a place in the text."""
    low = max(0, position - _LOOK_BACK)
    if low:
        low = text.find(" ", low, position) + 1 or low
    for when in reversed(find_dates(text, low, position, reference=reference)):
        year = edtf.year_of(when.edtf) if edtf.valid(when.edtf) else None
        # A bare year may be background; a day or month with its year is where the story stands.
        bare = edtf.precision(when.edtf) == "year"
        if year is not None and not bare and not _recent(when.text):
            return year
    return None


def dates_of(document: Document, start: int, end: int) -> tuple[When, ...]:
    """Return the dates of a passage, with the year where the document leaves no doubt of it.

    The year of a day without one is that of another date in the passage, else, in a document about
    present happenings, the last such day before the document's own date. In a document that looks
    back, dates reckoned from the day of writing ("last week") are left out.

    Args:
        document: The document, with metadata.
        start: First code point of the passage.
        end: The code point after its last one.
    """
    text, reference = document.text, document.metadata.date
    past = looks_back(document)
    key = ("dates", start, end, reference, past)
    return remember(text, key, lambda: _dates(text, (start, end), reference, past=past))


def _dates(
    text: str, span: tuple[int, int], reference: str | None, *, past: bool
) -> tuple[When, ...]:
    found = find_dates(text, *span, reference=reference)
    if past:
        found = tuple(when for when in found if not _recent(when.text))
    if not any("XXXX" in when.edtf for when in found):
        return found
    years = {edtf.year_of(when.edtf) for when in found if edtf.valid(when.edtf)} - {None}
    if len(years) == 1:
        only = years.pop()
        return tuple(_with_year(when, only) if only else when for when in found)
    if past or reference is None or not edtf.valid(reference) or "XXXX" in reference:
        return found
    before = _year_before(text, span[0], reference)
    now = edtf.bounds(reference)[1].year
    before = before if before is not None and before < now else None
    return tuple(_of_its_time(when, before, reference) for when in found)


def _of_its_time(when: When, before: int | None, reference: str) -> When:
    """Set the year of a day in a document about present happenings.

    It is that of the last such day before the document's date; but a story that has just named a
    full date in another year goes on in that.
    """
    if "XXXX" not in when.edtf:
        return when
    latest = _latest(when, reference)
    if before is not None and before != edtf.year_of(latest.edtf):
        return _with_year(when, before)
    return latest
