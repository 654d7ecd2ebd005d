"""OR201: a day that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from onrecord.check.rule import Rule, anchor
from onrecord.model import Collection, Finding
from onrecord.resolve.calendar_words import alternation, calendar_words

_DAY = r"(?P<{name}>[1-9]|[12]\d|3[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{name}>(?:1[5-9]|20)\d\d)(?![\d\w])"
_NUMERIC = re.compile(
    r"(?<![\w.,/:-])(?:(?P<y1>(?:1[5-9]|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)"
    r"|(?P<a>\d\d?)(?P<sep>[./])(?P<b>\d\d?)(?P=sep)(?P<y2>(?:1[5-9]|20)\d\d))(?![\w/]|[.,-]\d)"
)
_OPENER = r"(?<!\w)(?:on|by|until|till|since|from|between|dated|night of)\s{1,3}(?:the\s{1,3})?"


@cache
def _written() -> re.Pattern[str]:
    """Return the pattern of a day with its month's name, and the year where it stands."""
    months = alternation(list(calendar_words().months))
    first = _DAY.format(name="d1") + rf"\s{{1,3}}(?:of\s{{1,3}})?(?P<m1>{months})\b"
    year = rf"(?:\.?,?\s{{1,3}}{_YEAR.format(name='y1')})?"
    second = (
        rf"\b(?P<m2>{months})\b\.?\s{{1,3}}"
        + _DAY.format(name="d2")
        + rf",?\s{{1,3}}{_YEAR.format(name='y2')}"
    )
    return re.compile(rf"(?P<open>{_OPENER})?(?<![\w.,/:-]){first}{year}|{second}", re.IGNORECASE)


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every date whose month never has its day."""
    for document in collection.documents:
        for start, end, month, year in (*_in_words(document.text), *_in_digits(document.text)):
            where = f"{month} {year}" if year else month
            yield Finding(
                code=RULE.code,
                severity=RULE.severity,
                message=f"there is no such day as “{' '.join(document.text[start:end].split())}”: {where} has {_length(month, year)} days",
                anchors=(anchor(document, start, end),),
            )


def _length(month: str, year: int | None) -> int:
    return _longest(_NAMES.index(month) + 1, year)


_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _longest(month: int, year: int | None) -> int:
    """Return the days of a month; of a February without a year, 29."""
    return monthrange(2000 if year is None else year, month)[1]


def _in_words(text: str) -> Iterator[tuple[int, int, str, int | None]]:
    months = calendar_words().months
    for match in _written().finditer(text):
        side = "1" if match.group("d1") else "2"
        name = match.group(f"m{side}")
        month, day = months[name.lower()], int(match.group(f"d{side}"))
        year = int(match.group(f"y{side}")) if match.group(f"y{side}") else None
        if day <= _longest(month, year):
            continue
        # Without a year a name may be a person's, and a number a count: "the 39 June saw off".
        certain = match.group("open") and name[0].isupper() and day <= 31
        if year is not None or certain:
            start = match.start("d1") if side == "1" else match.start("m2")
            yield start, match.end(), _NAMES[month - 1], year


def _in_digits(text: str) -> Iterator[tuple[int, int, str, int | None]]:
    for match in _NUMERIC.finditer(text):
        if match.group("y1"):
            year, readings = (
                int(match.group("y1")),
                [(int(match.group("m1")), int(match.group("d1")))],
            )
        else:
            a, b = int(match.group("a")), int(match.group("b"))
            year, readings = int(match.group("y2")), [(b, a), (a, b)]
            if match.group("sep") == ".":
                readings = readings[:1]
        months = [(month, day) for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31]
        if months and all(day > _longest(month, year) for month, day in months):
            yield match.start(), match.end(), _NAMES[months[0][0] - 1], year


RULE = Rule(
    code="OR201",
    slug="impossible-date",
    severity="error",
    description="A date names a day that its month does not have.",
    hint="Look for the date of the same happening in other documents, and quote this one as it stands.",
    finds=(
        "A day that is greater than its month has, with the month in words (“31 November 1993”) or "
        "in digits (1993-11-31, 31.11.1993, 31/11/1993); 29 February in a year that has none. "
        "Without a year, only after a word such as “on” or “of”."
    ),
    why="A slip in a date can move a happening to another month, or join two happenings in one.",
    bad="On 31 November 1993 we were exchanged at the Orlen crossroads.",
    good="On 30 November 1993 we were exchanged at the Orlen crossroads.",
    limits="It knows the Gregorian calendar only.",
    run=find,
)
