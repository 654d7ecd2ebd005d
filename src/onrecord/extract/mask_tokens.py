"""Masks for numerals glued to something: symbols, links, models, numeric dates, markers, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.extract.lexis import alternatives, counted
from onrecord.lexicon import load


class Mask(NamedTuple):
    """A range whose numbers count nothing, with the reason in one word."""

    start: int
    end: int
    kind: str


# A run of characters that hold a token together, around a digit. Bounded: longer runs are cut.
_INNER = r"A-Za-z0-9_./\\@:#&=?%+°~\u2019'\u2010\u2011\u2013-"
_LEFT = re.compile(rf"[{_INNER}]{{1,120}}$")
_RIGHT = re.compile(rf"[{_INNER}]{{1,240}}")
_DIGITS = re.compile(r"[0-9]+")
_GLUE_LEFT = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/\\@#.:-+°\u2010\u2011'\u2019&=?%~"
)
_GLUE_RIGHT = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/\\@#:-°\u2010\u2011'\u2019.,&=?"
)

_NUMERAL = r"[0-9]{1,15}(?:[.,'\u2019][0-9]{1,3}){0,5}"
_SUFFIX = r"(?:%|(?i:k|mln|mn|bn))?"
_MISREAD = r"[0-9lIOoSB]{1,5}(?:,[0-9lIOoSB]{3}){0,3}"
_BENIGN = re.compile(
    rf"(?:{_NUMERAL}{_SUFFIX}(?:[-\u2010\u2011\u2013]{_NUMERAL}{_SUFFIX})?|{_MISREAD})\+?"
    r"|[0-9][0-9,.]{0,14}-(?i:odd|plus|some|strong|ish|and|or|to)"
)
_SEPARATED = re.compile(
    r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_YEARS = re.compile(r"(1[0-9]{3}|20[0-9]{2})[-\u2010\u2011\u2013/]((?:1[0-9]|20)?[0-9]{2})")
_MILLIONS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?m", re.IGNORECASE)
_COMPOUND = re.compile(r"[0-9][0-9.,]{0,12}[-\u2010\u2011][A-Za-z][A-Za-z-]{2,}[A-Za-z]")
_GLUED_UNIT = re.compile(
    r"[0-9][0-9.,]{0,12}(?:km|cm|mm|kg|ha|km/h|kph|mph|kV|kW|MW|ft|lbs?|ml|mg)\.?"
)
_NOTE = re.compile(r"[A-Za-z]{2}[.;!?\"”’')\]]{1,2}(?P<mark>[0-9]{1,3})(?=\s|$)(?!\s{1,3}[a-z])")
_EDGE = "./\\:&=?+~'\u2019-\u2010\u2011\u2013,#"


def mask_tokens(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield a mask for each numeral that is part of a longer token which is no numeral.

    Covers links and mail addresses, document symbols, case numbers with strokes, models ("T-72"),
    ordinals ("28th"), decades ("1990s"), compounds ("12-year-old"), numeric dates, clock times and
    year ranges. Thousands marks, percentages, plain ranges and numerals that a scanner misread
    are left alone.
    """
    position = start
    while True:
        match = _DIGITS.search(text, position, end)
        if match is None:
            return
        position = match.end()
        left, right = text[match.start() - 1 : match.start()], text[position : position + 1]
        if left not in _GLUE_LEFT and right not in _GLUE_RIGHT and left != "(":
            if match.end() - match.start() > 15:
                yield Mask(match.start(), match.end(), "symbol")
            continue
        found = _token(text, match.start(), position)
        if found is not None:
            yield found
        position = max(position, _right_end(text, position) if found is None else found.end)


def _right_end(text: str, position: int) -> int:
    """Return the end of the numeral's own marks, so that "1,275" is looked at once."""
    match = _MARKED.match(text, position)
    return match.end() if match else position


_MARKED = re.compile(r"(?:[.,'\u2019][0-9]{1,3}){1,6}")


def _token(text: str, start: int, end: int) -> Mask | None:
    before = _LEFT.search(text, max(0, start - 120), start)
    first = before.start() if before else start
    after = _RIGHT.match(text, end)
    last = after.end() if after else end
    while last > end and text[last - 1] in _EDGE and text[last - 1] != "+":
        last -= 1
    while first < start and text[first] in _EDGE:
        first += 1
    if first == start and text[start - 1 : start] == "(" and start > 1:
        return _glued_bracket(text, start, last)
    token = text[first:last]
    compound = _COMPOUND.fullmatch(token)
    if compound is not None and not _BENIGN.fullmatch(token):
        return Mask(first, last, "compound")
    if "://" in token or "@" in token or token.lower().startswith("www."):
        return Mask(first, last, "link")
    if _GLUED_UNIT.fullmatch(token):
        return Mask(first, last, "measure")
    if _BENIGN.fullmatch(token):
        years = _YEARS.fullmatch(token)
        return Mask(first, last, "year") if years and _follows(years) else None
    if _SEPARATED.fullmatch(token):
        return Mask(first, last, "date")
    if _MILLIONS.fullmatch(token):
        return None if counted().match(text, last) else Mask(first, last, "measure")
    note = _NOTE.match(text, start - 4) or _NOTE.match(text, start - 3)
    if note is not None and note.start("mark") == start:
        return Mask(start, note.end("mark"), "note")
    if (
        first < start
        and text[start - 1] in ":'\u2019-\u2013"
        and text[start - 2 : start - 1].isalpha()
    ):
        if text[start - 1] == ":" and _BENIGN.fullmatch(text, start, last):
            return None
    return Mask(first, last, "symbol")


def _follows(years: re.Match[str]) -> bool:
    """True for "1991-1994", "1991/92", "1998-2003"; not for "1500-2000"."""
    first, second = years.group(1), years.group(2)
    if len(second) == 2:
        return int(first[2:]) < int(second)
    return 0 < int(second) - int(first) <= 120 and (int(first) % 100 != 0 or int(second) % 100 != 0)


def _glued_bracket(text: str, start: int, last: int) -> Mask | None:
    """Mask "(92)" in "Concl(92)471bis" and "(2000)" glued to a numeral."""
    if not text[start - 2].isalnum():
        return None
    closing = text[last : last + 1] == ")"
    if not closing or not (text[last + 1 : last + 2].isalnum() or text[start - 2].isdigit()):
        return None
    after = _RIGHT.match(text, last + 1)
    return Mask(start - 1, after.end() if after else last + 1, "symbol")


_BRACKETED = re.compile(r"\[\^?[0-9]{1,4}(?:\s?[,;\u2013-]\s?[0-9]{1,4}){0,8}\]")
_CLOCK = re.compile(
    r"(?<![0-9.,:])(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]\s{0,2}"
    r"(?:[ap]\.?\s?m\b\.?|hours\b|hrs?\b|h\b|GMT\b|UTC\b|local\b|o['’]clock)",
    re.IGNORECASE,
)
_DOTTED_CLOCK = re.compile(
    r"\b(?:at|from|until|till|by|around|about|to|and|between|before|after)\s{1,3}"
    r"(?P<clock>(?:[01]?[0-9]|2[0-3])\.[0-5][0-9])(?![0-9.,%])(?!\s{1,3}(?:million|billion|thousand|per\b|percent|lakh|crore))",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\b(?:tel|telephone|phone|fax|telefax|mobile|mob|cell|hotline|whatsapp|call)\b[.:]{0,2}\s{0,3}"
    r"(?:no\.?|number)?\s{0,2}[:+(]{0,3}|\(?\+)[0-9][0-9()./\s-]{4,24}[0-9]",
    re.IGNORECASE,
)
_LOCAL_PHONE = re.compile(r"(?<![0-9-])[0-9]{3}-[0-9]{4}(?![0-9-])")
_LINE_NUMBER = re.compile(
    r"^[ \t>*#]{0,8}(?P<number>\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:[.)]\)?|(?<=\.[0-9])|(?<=\.[0-9][0-9])))(?=[ \t]+\S)",
    re.MULTILINE,
)
_NOTE_LINE = re.compile(
    r"^[ \t]{0,8}(?P<number>[0-9]{1,3})[ \t]{1,4}(?:See|Ibid|Id\.|Cf|Op\.|Loc\.|Supra)\b",
    re.MULTILINE,
)
_OPEN_END = re.compile(r"[A-Za-z0-9,\u2013\u2014-]$")
_SHORT_YEAR = re.compile(r"(?<![0-9A-Za-z])['\u2018\u2019][0-9]{2}(?![0-9A-Za-z])")
_POSTCODE = re.compile(r",\s{1,3}[A-Z]{2}\s{1,3}[0-9]{5}(?:-[0-9]{4})?\b|\b[A-Z]{1,2}-[0-9]{4,5}\b")
_SLASHED = re.compile(r"(?<![0-9A-Za-z])[0-9]{1,4}\s/\s[0-9]{1,4}(?![0-9A-Za-z])")


def mask_forms(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield masks for forms with digits that are known by their shape alone."""
    for pattern, kind in (
        (_BRACKETED, "note"),
        (_CLOCK, "time"),
        (_PHONE, "phone"),
        (_SHORT_YEAR, "year"),
        (_POSTCODE, "address"),
    ):
        for match in pattern.finditer(text, start, end):
            yield Mask(match.start(), match.end(), kind)
    for match in _DOTTED_CLOCK.finditer(text, start, end):
        yield Mask(*match.span("clock"), "time")
    for match in _LOCAL_PHONE.finditer(text, start, end):
        low, high = int(match.group()[:3]), int(match.group()[4:])
        if high > low * 5 and high % 10:
            yield Mask(match.start(), match.end(), "phone")
    for match in _NOTE_LINE.finditer(text, start, end):
        yield Mask(*match.span("number"), "note")
    for match in _LINE_NUMBER.finditer(text, start, end):
        if match.start() == 0 or text[match.start() - 1] == "\n":
            if not _wraps(text, match.start()):
                yield Mask(*match.span("number"), "list")


def _wraps(text: str, line: int) -> bool:
    """True when the line before `line` breaks off within a sentence, so a number goes on with it."""
    previous = text[max(0, line - 200) : max(0, line - 1)].rpartition("\n")[2].rstrip()
    if len(previous) < 30:
        return False
    return _OPEN_END.search(previous) is not None


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?:{alternatives(load('masks')['idioms'])})(?![A-Za-z-])", re.IGNORECASE
    )


def mask_idioms(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield masks for phrases that only look like a count ("one another", "one day")."""
    for match in _idioms().finditer(text, start, end):
        yield Mask(match.start(), match.end(), "idiom")
