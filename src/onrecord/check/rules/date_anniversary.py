"""OR204: an anniversary, or "N years ago", that does not fit the dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from onrecord.check.rule import Rule, anchor
from onrecord.lexicon import load
from onrecord.model import Anchor, Collection, Document, Figure, Finding, Span, When, replace
from onrecord.resolve import edtf
from onrecord.resolve.dates import find_dates
from onrecord.text import sentence_at

_CUE = re.compile(r"\b(?:anniversary|ago|passed|elapsed|gone\s{1,3}by)\b", re.IGNORECASE)
_YEARS_WORD = re.compile(r"\byears?\b|anniversary$", re.IGNORECASE)
_TODAY = re.compile(
    r"\s{1,3}(?:today|to-day|this\s{1,3}(?:very\s{1,3})?(?:day|week|month|night))\b", re.IGNORECASE
)
_ON = re.compile(
    r"\s{0,2},?\s{0,2}(?:(?:on|in|during|over|since)\s{1,3})?(?:the\s{1,3})?(?:(?:night|morning|evening|day|early\s{1,3}hours)\s{1,3}(?:of|from)\s{1,3})?(?:the\s{1,3})?",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s{1,3}of\s{1,3}(?:the\s{1,3})?(?:(?:night|events)\s{1,3}of\s{1,3})?(?:the\s{1,3})?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s{0,2}[,(]?\s{0,2}", re.IGNORECASE)
_NEAR_DAYS = 31
_MOST_OFF = 3
_ROUGH_WINDOW = 24
_BESIDE, _FAR = 120, 600


class _Stated(NamedTuple):
    """A number of years in the words of the text, reckoned back from the document's date."""

    when: When
    sentence: Span
    year: int
    years: int
    kind: str


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every anniversary and "N years ago" that leads to another year than the dates do."""
    figures: dict[str, list[Figure]] = {}
    for figure in collection.figures:
        figures.setdefault(figure.document, []).append(figure)
    dates = {event.id: event.date.edtf for event in collection.events if event.date}
    for document in collection.documents:
        stated = list(_stated(document))
        if not stated:
            continue
        own = {dates[each.event] for each in figures.get(document.path, ()) if each.event in dates}
        candidates = _near_the_day(document, sorted(own))
        for each in stated:
            yield from _judge(document, each, candidates)
            yield from _by_work(collection, document, each, figures)


@cache
def _rough() -> re.Pattern[str]:
    words = sorted(load("check")["rough_years"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s{{1,3}}$", re.IGNORECASE)


def _stated(document: Document) -> Iterator[_Stated]:
    """Yield the numbers of years that a document with a year of its own states exactly."""
    text, written = document.text, document.metadata.date
    now = edtf.year_of(written) if written and edtf.valid(written) else None
    if now is None or not _CUE.search(text):
        return
    for sentence in document.sentences:
        if not _CUE.search(text, sentence.start, sentence.end):
            continue
        for when in find_dates(text, sentence.start, sentence.end, reference=written):
            year = _year_reckoned(when)
            before = text[max(sentence.start, (when.start or 0) - _ROUGH_WINDOW) : when.start]
            if year is None or _rough().search(before):
                continue
            kind = "anniversary" if "anniversary" in when.text.lower() else "ago"
            yield _Stated(when, sentence, year, now - year, kind)


def _year_reckoned(when: When) -> int | None:
    """Return the year a number of years leads to, or None for any other date."""
    years = _YEARS_WORD.search(when.text) and _CUE.search(when.text)
    return int(when.edtf) if years and re.fullmatch(r"\d{4}", when.edtf) else None


def _absolute(document: Document, start: int, end: int) -> tuple[When, ...]:
    """Return the dates of a passage that stand in it with their year, "since" and "until" left out."""
    plain = (
        replace(when, edtf=when.edtf.removeprefix("../").removesuffix("/.."))
        for when in find_dates(document.text, start, end)
    )
    return tuple(
        when for when in plain if edtf.valid(when.edtf) and edtf.year_of(when.edtf) is not None
    )


Candidate = tuple[str, Anchor | None]


def _judge(
    document: Document, stated: _Stated, candidates: Sequence[Candidate]
) -> Iterator[Finding]:
    beside = _beside(document, stated)
    if beside is not None:
        if not _reckons(document, stated, beside.edtf):
            yield _finding(
                document,
                stated,
                beside.edtf,
                [anchor(document, beside.start or 0, beside.end or 0)],
            )
        return
    text = document.text
    today = _TODAY.match(text, stated.when.end or 0, stated.sentence.end)
    if stated.kind != "anniversary" and not today:
        return
    near = _absolute(document, *_around(stated, _FAR))
    others = {edtf.year_of(when.edtf) for when in near}
    years = {edtf.year_of(form) for form, _ in candidates}
    if len(years) != 1 or any(year and year - stated.years in years for year in others):
        return
    form, place = candidates[0]
    off = abs(int(edtf.year_of(form) or 0) - stated.year)
    if off <= _MOST_OFF and not _reckons(document, stated, form):
        yield _finding(document, stated, form, [place] if place else [])


def _around(stated: _Stated, reach: int) -> tuple[int, int]:
    """Return the part of the sentence within `reach` code points of the number of years."""
    begin, end = stated.when.start or 0, stated.when.end or 0
    return max(stated.sentence.start, begin - reach), min(stated.sentence.end, end + reach)


def _beside(document: Document, stated: _Stated) -> When | None:
    """Return the date with a year that stands directly beside the number of years, or None."""
    text, begin, end = document.text, stated.when.start or 0, stated.when.end or 0
    for when in _absolute(document, *_around(stated, _BESIDE)):
        start, stop = when.start or 0, when.end or 0
        if stated.kind == "anniversary":
            # "The 25th anniversary, in 2018" gives the anniversary's own year.
            if start >= end and _OF.fullmatch(text, end, start):
                return when
        elif (start >= end and _ON.fullmatch(text, end, start)) or (
            stop <= begin and _BEFORE.fullmatch(text, stop, begin)
        ):
            return when
    return None


def _near_the_day(document: Document, events: Sequence[str]) -> list[Candidate]:
    """Return the dates in earlier years whose day of the year is near that of the document."""
    written = document.metadata.date or ""
    if edtf.precision(written) != "day":
        return []
    day = edtf.bounds(written)[0]
    found: dict[str, Candidate] = {}
    for sentence in document.sentences:
        for when in _absolute(document, sentence.start, sentence.end):
            if when.edtf not in found and _same_season(when.edtf, day):
                place = anchor(document, when.start or 0, when.end or 0)
                found[when.edtf] = (when.edtf, place)
    # An event's date may have been reckoned from the very words in doubt: the text goes first.
    return list(found.values()) or [
        (form, None) for form in events if edtf.valid(form) and _same_season(form, day)
    ]


def _same_season(form: str, day: date) -> bool:
    low, high = edtf.bounds(form)
    if (high - low).days > 3 or low.year >= day.year:
        return False
    apart = abs(low.timetuple().tm_yday - day.timetuple().tm_yday)
    return min(apart, 366 - apart) <= _NEAR_DAYS


def _reckons(document: Document, stated: _Stated, form: str) -> bool:
    """True when the number of years leads to the date, at any reckoning in use."""
    written = document.metadata.date or ""
    then = edtf.year_of(form)
    if then is None:
        return True
    exact = edtf.precision(written) == "day" and edtf.days(form) <= 3
    last = edtf.bounds(written)[1]
    passed = last.year - then
    good = {passed}
    if not exact or (stated.years % 10 == 0 and stated.kind == "ago"):
        good |= {passed - 1, passed + 1}
    elif (edtf.bounds(form)[1].month, edtf.bounds(form)[1].day) > (last.month, last.day):
        # The day has not come round yet: 29 full years have passed, the 30th anniversary nears.
        good.add(passed - 1)
    if stated.kind == "anniversary" and last.month == 12:
        good.add(passed + 1)
    return stated.years in good


def _by_work(
    collection: Collection,
    document: Document,
    stated: _Stated,
    figures: Mapping[str, Sequence[Figure]],
) -> Iterator[Finding]:
    """Compare "ten years ago NAME wrote …" with the date under which others cite NAME for it."""
    if stated.kind != "ago":
        return
    for figure in figures.get(document.path, ()):
        if not stated.sentence.holds(figure.span) or not figure.sources:
            continue
        voice = figure.sources[-1].name
        cited = [
            citation
            for other in collection.documents
            if other.path != document.path and _names_it(other, voice, figure.text)
            for citation in _cited(other, voice)
        ]
        years = {edtf.year_of(form) for form, _ in cited}
        if len(years) == 1 and abs(int(next(iter(years)) or stated.year) - stated.year) > 1:
            yield _finding(document, stated, cited[0][0], [cited[0][1]])
            return


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _names_it(document: Document, voice: str, number: str) -> bool:
    """True when a sentence of the document names the voice and the same number."""
    text = document.text
    wanted = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)")
    for match in re.finditer(rf"(?<!\w){re.escape(_plain(voice))}(?!\w)", text, re.IGNORECASE):
        sentence = sentence_at(document, match.start())
        if sentence and wanted.search(text, sentence.start, sentence.end):
            return True
    return False


def _cited(document: Document, voice: str) -> Iterator[tuple[str, Anchor]]:
    """Yield the full dates under which a document cites a work: "NAME, 30 October 1993"."""
    name = re.escape(_plain(voice))
    for match in re.finditer(rf"(?<!\w){name}[”\"’']?\s?[,(]\s?", document.text, re.IGNORECASE):
        for when in _absolute(document, match.end(), min(len(document.text), match.end() + 40)):
            if (
                when.start is not None
                and when.start - match.end() <= 3
                and edtf.days(when.edtf) <= 31
            ):
                yield when.edtf, anchor(document, match.start(), when.end or match.end())


def _finding(document: Document, stated: _Stated, form: str, others: Sequence[Anchor]) -> Finding:
    when = stated.when
    then = edtf.year_of(form)
    words = " ".join(when.text.split())
    lead = f"“{words}” in a text of {document.metadata.date} leads to {stated.year}; the date given is in {then}"
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=lead,
        anchors=(anchor(document, when.start or 0, when.end or 0), *others),
        data={"stated": stated.year, "date": form},
    )


RULE = Rule(
    code="OR204",
    slug="anniversary-does-not-fit",
    severity="error",
    description="An anniversary, or a number of years ago, leads to another year than the dates do.",
    hint="Count from the document's date; look whether the text was taken over from another year's.",
    finds=(
        "“The 31st anniversary”, “twenty-six years ago today”, “thirty years ago, in October 1993”, "
        "“32 years have passed since …”, reckoned from the document's date, against: a date with its "
        "year directly beside the words; else, for anniversaries and “today”, the one year in which "
        "the document or its event has a full date within a month of the document's day; else the "
        "date under which other documents cite the same voice for the same number. Rough numbers "
        "(“about thirty years ago”) are not reported; a round number may be off by one."
    ),
    why="Texts are taken over from year to year, and the dates in them are what events are told apart by.",
    bad="On the 31st anniversary of the Teshka massacre … In the night of 11–12 October 1993 … (Varn, 11 October 2023)",
    good="On the 30th anniversary of the Teshka massacre … In the night of 11–12 October 1993 … (Varn, 11 October 2023)",
    limits="It needs the document's own date. An anniversary kept on another day of the year is not seen.",
    run=find,
)
