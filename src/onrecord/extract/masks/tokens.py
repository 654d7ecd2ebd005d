"""Masks for numerals that are part of a longer token: links, symbols, models, numeric dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.masks.mask import Mask
from onrecord.extract.numbers.lexis import counted

# A run of characters that hold a token together, around a digit. Bounded: longer runs are cut.
_INNER = r"A-Za-z0-9_./\\@:#&=?%+°~\u2019'\u2010\u2011\u2013-"
_HELD = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./\\@:#&=?%+°~\u2019'\u2010\u2011\u2013-"
)
_LONGEST_TOKEN = 120
_RIGHT = re.compile(rf"(?:[{_INNER}]|,(?=[0-9])){{1,240}}")
_DIGITS = re.compile(r"[0-9]+")
_GLUE_LEFT = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/\\@#.:-+°\u2010\u2011'\u2019&=?%~"
)
_GLUE_RIGHT = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/\\@#:-°\u2010\u2011'\u2019.,&=?"
)

_NUMERAL = r"[0-9]{1,15}(?:[.,'\u2019][0-9]{1,3}){0,5}"
_SUFFIX = r"(?:%|(?i:k|mln|mn|bn))?"
_MISREAD = r"(?=[lIOoSBZi]{0,4},?[0-9])[0-9lIOoSBZi]{1,5}(?:,[0-9lIOoSBZi]{3}){0,3}"
_BENIGN = re.compile(
    rf"(?:{_NUMERAL}{_SUFFIX}(?:(?:[-\u2010\u2011\u2013]|-(?:to|or)-){_NUMERAL}{_SUFFIX})?|{_MISREAD}(?:[-\u2013]{_MISREAD})?)\+?"
    r"|[0-9][0-9,.]{0,14}-(?i:odd|plus|some|strong|ish|and|or|to)"
)
_YEARS = re.compile(r"(1[0-9]{3}|20[0-9]{2})[-\u2010\u2011\u2013/]((?:1[0-9]|20)?[0-9]{2})")
_MILLIONS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?m", re.IGNORECASE)
_SHAPES = (
    (re.compile(r".*(?:://|@).*|(?i:www)\..*"), "link"),
    (re.compile(r"[0-9][0-9.,]{0,12}[-\u2010\u2011][A-Za-z][A-Za-z-]{2,}[A-Za-z]"), "compound"),
    (re.compile(r"[0-9][0-9.,]{0,12}(?:km|cm|mm|kg|ha|km/h|kph|mph|kV|kW|MW|ft|lbs?|m[lg]?)\.?"), "measure"),
    (re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}"), "date"),
    (re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"), "time"),
)  # fmt: skip
_NOTE = re.compile(r"[A-Za-z]{2}[.;!?\"”’')\]]{1,2}(?P<mark>[0-9]{1,3})(?=\s|$)(?!\s{1,3}[a-z])")
_GLUED_NOTE = re.compile(r"[A-Za-z]{0,40}[a-z]{3}(?P<mark>[0-9]{1,3})(?![A-Za-z0-9/-])")
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
    """Return a mask for the token around the digits `text[start:end]`, or None for a numeral."""
    first, last = _edges(text, start, end)
    if first == start and start > 1 and text[start - 1] == "(":
        return _glued_bracket(text, start, last)
    token = text[first:last]
    if _BENIGN.fullmatch(token):
        years = _YEARS.fullmatch(token)
        return Mask(first, last, "year") if years and _follows(years) else None
    if _MILLIONS.fullmatch(token) and counted().match(text, last):
        return None
    for pattern, kind in _SHAPES:
        if pattern.fullmatch(token):
            return Mask(first, last, kind)
    mark = _note_mark(text, first, start)
    if mark is not None:
        return mark
    if text[start - 2 : start].endswith(":") and _BENIGN.fullmatch(text, start, last):
        return None  # "killed:12"
    return Mask(first, last, "symbol")


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    first = _left_edge(text, start)
    after = _RIGHT.match(text, end)
    last = after.end() if after else end
    while last > end and text[last - 1] in _EDGE and text[last - 1] != "+":
        last -= 1
    while first < start and text[first] in _EDGE:
        first += 1
    return first, last


def _left_edge(text: str, start: int) -> int:
    """Return where the run of characters that ends at `start` begins; a bounded way back."""
    first = start
    floor = max(0, start - _LONGEST_TOKEN)
    while first > floor:
        char = text[first - 1]
        if char not in _HELD and not (
            char == "," and "0" <= text[first] <= "9" and "0" <= text[max(first - 2, 0)] <= "9"
        ):
            break
        first -= 1
    return first


def _note_mark(text: str, first: int, start: int) -> Mask | None:
    """Return a mask for a note's mark glued to a word or its full stop ("died.12", "killed12")."""
    for back in (4, 3):
        note = _NOTE.match(text, start - back) if start >= back else None
        if note is not None and note.start("mark") == start:
            return Mask(start, note.end("mark"), "note")
    glued = _GLUED_NOTE.match(text, first)
    if glued is not None and glued.start("mark") == start:
        return Mask(start, glued.end("mark"), "note")
    return None


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
