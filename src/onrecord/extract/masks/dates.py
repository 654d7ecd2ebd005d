"""Masks for dates with the name of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.extract.masks.mask import Mask
from onrecord.extract.numbers.lexis import (
    alternatives,
    compile_in_paragraph,
    counted,
    first_words,
    spoken,
)
from onrecord.lexicon import load

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:\s?(?:st|nd|rd|th))?"
_DASH = r"\s?[-\u2010\u2011\u2013\u2014/]\s?"
_DAYS = (
    rf"{_DAY}(?:(?:,\s{{1,3}}{_DAY}){{0,6}}(?:{_DASH}|,?\s{{1,3}}(?:to|and|or|until|till|through)\s{{1,3}}"
    rf"(?:the\s{{1,3}})?){_DAY})?"
)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_SHORT = r"['\u2018\u2019]?[0-9]{2}"
# A year of two digits only where nothing that it might count follows ("3 MAY 94 -- ").
_AFTER_SHORT = r"(?=\s*(?:[^\w\s]|$|(?:in|at|by|the|when|to|from|on|a|an|as)\b))"


@cache
def _months() -> str:
    masks = load("masks")
    return rf"(?:{alternatives([*masks['months'], *masks['months_short']])})"


@cache
def month_pattern() -> re.Pattern[str]:
    """Return a pattern that finds the name of a month, in any case."""
    return re.compile(rf"(?<![A-Za-z]){_months()}(?![A-Za-z])", re.IGNORECASE)


@cache
def _month_words() -> frozenset[str]:
    masks = load("masks")
    return first_words([*masks["months"], *masks["months_short"]])


@cache
def _before() -> re.Pattern[str]:
    return compile_in_paragraph(
        rf"(?<![0-9A-Za-z.,/$€£-]){_DAYS}(?:\s{{1,4}}|-|\.\s?)(?:of\s{{1,4}})?\Z", re.IGNORECASE
    )


@cache
def _after() -> re.Pattern[str]:
    return compile_in_paragraph(
        rf"\.?(?P<span>{_DASH}{_months()}\.?|\s{{1,3}}(?:to|and|or|through)\s{{1,3}}{_months()}\.?)?"
        rf"(?P<days>\s{{1,4}}(?:the\s{{1,4}})?{_DAYS}(?![0-9A-Za-z]|[.,][0-9]))?"
        rf"(?P<year>(?:,?\s{{1,4}}(?:of\s{{1,4}})?|-|/){_YEAR}(?![0-9A-Za-z]|[,.][0-9]))?"
        rf"(?P<short>,?(?:-|\s{{1,4}}){_SHORT}(?![0-9A-Za-z]|[.,][0-9]){_AFTER_SHORT})?",
        re.IGNORECASE,
    )


_NEXT_WORD = compile_in_paragraph(r"\s{1,4}([A-Za-z]+)")
_MODAL = compile_in_paragraph(r"\s{1,3}(?:have|be|not|well|also|still|yet|never)\b", re.IGNORECASE)
_IN = compile_in_paragraph(
    r"\b(?:in|during|of|this|last|next|late|early|mid)(?:-|\s{1,3})\Z", re.IGNORECASE
)


def mask_dates(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield masks for days, ranges of days and years that stand with the name of a month."""
    if _month_words().isdisjoint(spoken(text, start, end)):
        return
    for match in month_pattern().finditer(text, start, end):
        name = match.group()
        lowered = name.lower()
        if lowered in {"may", "march", "mar"} and (
            name.islower() or (lowered == "may" and _MODAL.match(text, match.end()))
        ):
            continue
        before = _before().search(text, max(0, match.start() - 48), match.start())
        first = before.start() if before else match.start()
        last = _end_of_date(text, match.start(), match.end(), day_known=before is not None)
        if first < match.start() or last > match.end():
            yield Mask(first, last, "date")


def _end_of_date(text: str, month: int, position: int, *, day_known: bool) -> int:
    match = _after().match(text, position)
    if match is None:
        return position
    last = match.end("span") if match.group("span") else position
    days, year, short = match.span("days"), match.span("year"), match.span("short")
    if match.group("days") and (day_known or _no_day(text, month, days[1])):
        # "In May 12 people died", "3 May 40 people were killed": the number counts.
        if not (
            day_known and match.group("short") is None and year[0] < 0 and _is_short(text, days)
        ):
            return last
        return days[1]
    if match.group("days"):
        last = days[1]
    if match.group("year") and not _counts(text, year):
        return year[1]
    if match.group("short") and (day_known or match.group("days")):
        return short[1]
    return last


def _is_short(text: str, days: tuple[int, int]) -> bool:
    """True when what was taken for a day after "3 May" is a year of two digits."""
    return re.compile(_AFTER_SHORT, re.IGNORECASE).match(text, days[1]) is not None


def _no_day(text: str, month: int, end: int) -> bool:
    """True when a number after a month counts what follows: "in May 12 people died"."""
    following = _NEXT_WORD.match(text, end)
    if following is None or not _IN.search(text, max(0, month - 12), month):
        return False
    return following.group(1).lower() not in {"and", "to", "or", "at", "in", "when", "the"}


def _counts(text: str, year: tuple[int, int]) -> bool:
    """True when four digits after a month count what follows: "in May 1500 people fled"."""
    value = int(text[year[1] - 4 : year[1]])
    plain = 1900 <= value < 2100 and value % 100 != 0
    return not plain and counted().match(text, year[1]) is not None
