"""OR202: a weekday that does not fit its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from onrecord.check.rule import Rule, anchor
from onrecord.lexicon import load
from onrecord.model import Collection, Document, Finding, When
from onrecord.resolve import edtf
from onrecord.resolve.calendar_words import alternation
from onrecord.resolve.dates import find_dates
from onrecord.resolve.say_dates import say_date

_WINDOW = 40
_FIRST_YEAR = 1924
"""Before this year some countries still wrote dates of the Julian calendar (Greece until 1923)."""
_NEAR = 45
"""Days from the document's own date within which a day without a year is that of its year."""


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    days = alternation(load("dates")["weekdays"])
    part = r"(?:\s{1,2}(?:morning|afternoon|evening|night|noon))?"
    before = rf"\b(?P<day>{days}){part}(?:\s{{0,2}},\s{{0,3}}|\s{{1,3}})(?:the\s{{1,3}})?$"
    after = rf"(?:\s{{0,2}},\s{{0,2}}(?:a\s{{1,2}})?|\s{{0,2}}\(\s{{0,2}}(?:a\s{{1,2}})?)(?P<day>{days})\b(?!['’]s)(?=\s?[,.)]|\s{{1,2}}(?:morning|afternoon|evening|night))"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every weekday that stands beside a day which was another weekday."""
    names = load("dates")["weekdays"]
    for document in collection.documents:
        for when, word, start, end in _with_weekday(document):
            day = _day(when, document)
            if day is None or day.year < _FIRST_YEAR or names[day.weekday()] == word.lower():
                continue
            yield Finding(
                code=RULE.code,
                severity=RULE.severity,
                message=f"{say_date(day.isoformat())} was a {names[day.weekday()].capitalize()}, not a {word.capitalize()}",
                anchors=(anchor(document, start, end),),
                data={"date": day.isoformat(), "weekday": names[day.weekday()]},
            )


def _with_weekday(document: Document) -> Iterator[tuple[When, str, int, int]]:
    text = document.text
    before, after = _beside()
    for sentence in document.sentences:
        for when in find_dates(text, sentence.start, sentence.end):
            begin, end = when.start or 0, when.end or 0
            floor = max(sentence.start, begin - _WINDOW)
            match = before.search(text[floor:begin])
            if match:
                yield when, match.group("day"), floor + match.start("day"), end
                continue
            behind = after.match(text, end, sentence.end)
            if behind:
                yield when, behind.group("day"), begin, behind.end("day")


def _day(when: When, document: Document) -> date | None:
    """Return the one day a date names; its year may come from the document's own date."""
    if edtf.valid(when.edtf) and edtf.precision(when.edtf) == "day" and when.edtf[-1].isdigit():
        return edtf.bounds(when.edtf)[0]
    own = document.metadata.date or ""
    written = edtf.bounds(own)[0] if edtf.valid(own) and edtf.precision(own) == "day" else None
    if written is None or not re.fullmatch(r"XXXX-\d\d-\d\d", when.edtf):
        return None
    for year in (written.year, written.year - 1):
        form = edtf.with_year(when.edtf, year)
        if edtf.valid(form) and abs((edtf.bounds(form)[0] - written).days) <= _NEAR:
            return edtf.bounds(form)[0]
    return None


RULE = Rule(
    code="OR202",
    slug="weekday-does-not-fit",
    severity="error",
    description="A weekday stands beside a date that was another day of the week.",
    hint="Either the weekday or the date is not as meant; look which of them other documents give.",
    finds=(
        "A weekday directly before or after a full date. A date without a year takes that of the "
        "document where it is within 45 days of the document's own date. Dates before 1924 are "
        "left alone, because some countries still used the Julian calendar."
    ),
    why="A weekday and a date are two statements of one day. Where they part, one is a slip.",
    bad="Shells hit the market of Sorrel on Friday, 3 March 2011.",
    good="Shells hit the market of Sorrel on Thursday, 3 March 2011.",
    limits="It does not know local reckonings in which a day begins at sunset.",
    run=find,
)
