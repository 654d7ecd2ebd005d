"""Years, decades and centuries in the words of a text."""

from __future__ import annotations

import re

from onrecord.model import When
from onrecord.resolve import edtf
from onrecord.resolve.calendar_words import calendar_words, number_of
from onrecord.resolve.date_parts import WINDOW, covered, make_when, whole_year

_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = re.compile(
    rf"(?<![\w.,/:#-])(?P<first>{_YEAR})(?:(?P<decade>['’]?s\b)|"
    rf"(?P<join>\s{{0,2}}(?:-|–|—|/)\s{{0,2}}(?=\d\d)|\s{{1,2}}(?:to|and|until|till|through)\s{{1,2}}(?=\d{{4}}))"
    rf"(?P<last>{_YEAR}|\d\d)(?![\w-]|[.,/]\d))?(?![\w/]|-\w|[.,]\d)"
)
_SHORT_DECADE = re.compile(r"(?<!\w)['’](?P<tens>[1-9])0s\b")
# A count that only looks like a year is followed by what is counted.
_COUNTED = re.compile(r"\s{1,3}(?P<word>[^\W\d_]{2,})")


def _year_range(first: int, last: str) -> int | None:
    """Return the year a range ends in; "1991-92" and "1998/02" keep the century of the first."""
    year = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if len(last) == 2 and year < first:
        year += 100
    return year if first < year <= first + 120 else None


def _is_counted(word: str) -> bool:
    """True for a word that makes four digits before it a count: "2000 people", "1994 houses"."""
    known = calendar_words()
    if word[0].isupper() or word in known.after_year:
        return False
    return word.endswith("s") or word in known.counted


def _is_year(text: str, start: int, match: re.Match[str]) -> bool:
    """True when the words beside four digits make them a year and not a count."""
    words = calendar_words()
    window = text[max(start, match.start() - WINDOW) : match.start()]
    counted = _COUNTED.match(text, match.end())
    if counted and _is_counted(counted.group("word")):
        opening = window[-4:].strip() in ("In", ", in", "Since")
        spanned = match.group("join") and words.preposition_before.search(window)
        return opening or bool(spanned)
    if words.preposition_before.search(window) or match.group("join"):
        return True
    before = window.rstrip()
    return bool(before) and (before[-1] in "([" or (before[-1] == "," and not counted))


def year_dates(text: str, start: int, end: int, taken: list[When]) -> list[When]:
    """Return years, spans of years, seasons and decades, apart from the dates already taken."""
    words = calendar_words()
    found: list[When] = []
    for match in _YEARS.finditer(text, start, end):
        if covered(taken, match.start(), match.end()):
            continue
        begin, first = match.start(), int(match.group("first"))
        window = text[max(start, begin - WINDOW) : begin]
        season, part = words.season_before.search(window), words.part_before.search(window)
        last = _year_range(first, match.group("last")) if match.group("last") else None
        if match.group("decade"):
            form = f"{first // 10}X" if first % 100 or not part else f"{first // 100}XX"
            form = f"{form}~" if part else form
        elif season and (last is None or last == first + 1):
            code = words.seasons[season.group("season").lower()]
            form = f"{first}-{code}" if last is None else f"{first}-12~/{last}-02~"
        elif match.group("last") and last is None:
            continue
        elif last is not None:
            form = f"{first}/{last}"
        elif part or _is_year(text, start, match):
            form = f"{first}~" if part else str(first)
        else:
            continue
        lead = season or part
        found.append(
            make_when(text, begin - (len(window) - lead.start() if lead else 0), match.end(), form)
        )
    return found


def worded_decades(text: str, start: int, end: int, reference: str | None) -> list[When]:
    """Return "the nineties" and "the 20th century"; a decade needs the document's date."""
    words = calendar_words()
    now = edtf.year_of(reference) if reference and edtf.valid(reference) else None
    found = []
    for match in words.decade_word.finditer(text, start, end):
        mark = "~" if match.group("part") else ""
        if match.group("century"):
            name = match.group("century").lower()
            number = words.centuries.get(name) or number_of(name) or 0
            if 15 < number <= 21:
                found.append(make_when(text, match.start(), match.end(), f"{number - 1}XX{mark}"))
            continue
        tens = words.decades[match.group("decade").lower()] * 10
        if now is not None:
            year = now - now % 100 + tens
            year = year if year <= now else year - 100
            found.append(make_when(text, match.start(), match.end(), f"{year // 10}X{mark}"))
    return found


def short_decades(text: str, start: int, end: int, reference: str | None) -> list[When]:
    """Return decades written as "the '90s"."""
    found = []
    for match in _SHORT_DECADE.finditer(text, start, end):
        year = whole_year(int(match.group("tens")) * 10, reference)
        found.append(make_when(text, match.start(), match.end(), f"{year // 10}X"))
    return found
