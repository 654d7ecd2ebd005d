"""OR203: a period that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from onrecord.check.rule import Rule, anchor
from onrecord.model import Collection, Document, Finding, When
from onrecord.resolve import edtf
from onrecord.resolve.calendar_words import alternation, calendar_words
from onrecord.resolve.dates import find_dates

_DASH = r"\s{0,2}(?:-|–|—)\s{0,2}"
_TO = rf"(?:{_DASH}|\s{{1,3}}(?:to|until|till|through)\s{{1,3}}(?:the\s{{1,3}})?)"
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"(?:\b(?P<from>from|between)\s{{1,3}}(?P<a>{_YEAR})\s{{1,3}}(?:to|until|and)\s{{1,3}}(?P<b>{_YEAR})"
    rf"|(?P<word>\b(?:in|of|the|during|years|war|period|conflict)\s{{1,3}}|\()(?P<c>{_YEAR}){_DASH}(?P<d>{_YEAR}))"
    r"(?![\w/]|[.,-]\d|\s{1,3}(?:people|persons|dead|killed|cases|houses))",
    re.IGNORECASE,
)
_FALLING = re.compile(
    r"\b(?:fell|fall|falls|dropped|drop|decreased|declined|reduced|shrank|down|went|cut|lowered)\b[^.\n]{0,40}$",
    re.IGNORECASE,
)
_OPENER = r"(?<!\w)(?:from|between|on|of|the|for|dated|in|night|period)\s{1,3}(?:the\s{1,3})?|\(|^"
_JOIN = re.compile(rf"{_TO}|\s{{1,3}}and\s{{1,3}}(?:the\s{{1,3}})?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_MONTH_END, _MONTH_START = 26, 6


@cache
def _days() -> re.Pattern[str]:
    months = alternation(list(calendar_words().months))
    return re.compile(
        rf"(?:{_OPENER})(?P<a>[12]?\d|3[01])(?:st|nd|rd|th)?{_TO}(?P<b>[12]?\d|3[01])(?:st|nd|rd|th)?"
        rf"\s{{1,3}}(?:of\s{{1,3}})?(?P<m>{months})\b",
        re.IGNORECASE | re.MULTILINE,
    )


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every period whose end lies before its beginning."""
    for document in collection.documents:
        for start, end in sorted(
            {*_day_spans(document), *_year_spans(document), *_date_spans(document)}
        ):
            words = " ".join(document.text[start:end].split())
            yield Finding(
                code=RULE.code,
                severity=RULE.severity,
                message=f"the period “{words}” ends before it begins",
                anchors=(anchor(document, start, end),),
            )


def _day_spans(document: Document) -> Iterator[tuple[int, int]]:
    """Yield "12 to 11 October"; "31 to 1 November" runs over the end of a month."""
    for match in _days().finditer(document.text):
        first, last = int(match.group("a")), int(match.group("b"))
        over = first >= _MONTH_END and last <= _MONTH_START
        if first > last > 0 and not over and match.group("m")[0].isupper():
            yield match.start("a"), match.end("m")


def _year_spans(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for match in _YEARS.finditer(text):
        names = ("a", "b") if match.group("a") else ("c", "d")
        first, last = (int(match.group(name)) for name in names)
        if first > last and not _FALLING.search(text[max(0, match.start() - 60) : match.start()]):
            yield match.start(names[0]), match.end(names[1])


def _date_spans(document: Document) -> Iterator[tuple[int, int]]:
    """Yield two full dates joined by "to", "until" or a dash, the later first."""
    text = document.text
    for sentence in document.sentences:
        found = find_dates(text, sentence.start, sentence.end)
        for when in found:
            # A reading that finds the ends in the wrong order keeps the words of both.
            inner = _JOIN.search(when.text) if "/" not in when.edtf else None
            if inner and when.start is not None:
                at = when.start + inner.start()
                pair = (
                    *find_dates(text, when.start, at),
                    *find_dates(text, when.start + inner.end(), when.end or at),
                )
                yield from _backwards(text, pair)
        for a, b in pairwise(found):
            if _JOIN.fullmatch(text, a.end or 0, b.start or 0):
                yield from _backwards(text, (a, b))


def _backwards(text: str, pair: tuple[When, ...]) -> Iterator[tuple[int, int]]:
    if len(pair) != 2 or not all(
        edtf.valid(when.edtf) and edtf.precision(when.edtf) in ("day", "month") for when in pair
    ):
        return
    a, b = pair
    start, gap = a.start or 0, text[a.end or 0 : b.start or 0]
    if "and" in gap.split() and not _BETWEEN.search(text[max(0, start - 20) : start]):
        return
    if (
        edtf.precision(a.edtf) == edtf.precision(b.edtf)
        and edtf.bounds(a.edtf)[0] > edtf.bounds(b.edtf)[1]
    ):
        yield start, b.end or start


RULE = Rule(
    code="OR203",
    slug="period-ends-before-it-begins",
    severity="error",
    description="A period ends before it begins.",
    hint="Look which of the two dates other documents give; the ends may have been exchanged.",
    finds=(
        "Two days of one month (“12 to 11 October”), two full dates, two months with their years, "
        "or two years (“from 1994 to 1991”), joined as a period, the later first. “31 to 1 "
        "November” is read as running over the end of a month, and numbers that fall “from 2010 "
        "to 1998” are no years."
    ),
    why="Events are told apart by their dates. A period that cannot be hides which one is meant.",
    bad="In the night of 12 to 11 October 1993 people fled over the bridge.",
    good="In the night of 11 to 12 October 1993 people fled over the bridge.",
    limits="Periods whose two ends stand in different sentences are not seen.",
    run=find,
)
