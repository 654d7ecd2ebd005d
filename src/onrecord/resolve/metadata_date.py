"""A document's date: from its date line, date label, heading or signature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from onrecord.model import Span, When
from onrecord.resolve.dates import find_dates
from onrecord.resolve.edtf import precision
from onrecord.resolve.metadata_parts import Found, Parts, Piece, words_of

_LABEL = re.compile(
    r"(?:date|dated|published|updated|last updated|issued|released|posted|embargo(?:ed until)?|sent|"
    r"taken|recorded|as of|as at)\b\s?:?",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(r"([^\W\d_][\w ]{1,30}?)\s?:")
_AS_OF = re.compile(
    r"\b(?:judge?ment|decision|report|statement|letter|note|order|resolution|release|bulletin|taken "
    r"(?:at|in) \w+(?: \w+)?|recorded (?:at|in) \w+|issued)\s(?:of|on|dated)\s|\bdated\s|\bas (?:of|at)\s",
    re.IGNORECASE,
)
# What may stand in a date line beside the date: a place, a time, an agency, hyphens.
_PLACE_ONLY = re.compile(r"[\W\d]*(?:[^\W\d_][\w.'’-]*[\s,()]*){0,6}[\W\d]*\Z")
_DATELINE = re.compile(r"[A-Z][\w .,'’()/-]{2,100}?\s?(?:--|[-–—])\s")
_SLASHED = re.compile(r"(?<!\d)(\d{2})[-./](\d{2})[-./]((?:19|20)\d\d)(?!\d)")


def find_date(parts: Parts) -> Found | None:
    """Return the date the document was written or published, in EDTF to a day or month, or None.

    The order is: a labelled date above the text, a line that is a date (above, then below), the
    date line of a news report, a date in the lines above that their words make the document's.
    """
    return (
        _labelled(parts)
        or _date_line(parts, parts.above)
        or _date_line(parts, reversed(parts.below))
        or _report_line(parts)
        or _in_heading(parts)
    )


def _labelled(parts: Parts) -> Found | None:
    for piece in () if _has_infobox(parts) else parts.above:
        if _LABEL.match(piece.words) and len(piece.words) < 160:
            found = _only(parts, piece.span)
            if found:
                return found
    return None


def _has_infobox(parts: Parts) -> bool:
    labels = {match.group(1).lower() for p in parts.above if (match := _ANY_LABEL.match(p.words))}
    return bool(labels & words_of("infobox"))


def _date_line(parts: Parts, pieces: Iterable[Piece]) -> Found | None:
    """Return the date of a line that holds a date and at most a place."""
    text = parts.document.text
    infobox = _has_infobox(parts)
    for piece in pieces:
        if piece.block.type == "note" or len(piece.words) > 70:
            continue
        if infobox and _ANY_LABEL.match(piece.words):
            continue
        found = _only(parts, piece.span)
        if found is None:
            continue
        rest = (
            text[piece.span.start : found.span.start] + " " + text[found.span.end : piece.span.end]
        )
        if sum(char.isdigit() for char in rest) <= 4 and _is_place(rest):
            return found
    return None


def _is_place(rest: str) -> bool:
    words = [word for word in re.split(r"[^\w'’-]+", rest) if word and not word[0].isdigit()]
    small = {"the", "at", "on", "of", "in", "a", "p", "m", "am", "pm", "hrs", "hours", "gmt", "utc"}
    return len(words) <= 4 and all(word[0].isupper() or word in small for word in words)


def _report_line(parts: Parts) -> Found | None:
    if parts.first is None:
        return None
    text, span = parts.document.text, parts.first.span
    match = _DATELINE.match(text, span.start, min(span.end, span.start + 140))
    return _only(parts, Span(span.start, match.end())) if match else None


def _in_heading(parts: Parts) -> Found | None:
    text = parts.document.text
    for piece in (*parts.above, *((parts.first,) if parts.first else ())):
        for match in _AS_OF.finditer(
            text, piece.span.start, min(piece.span.end, piece.span.start + 300)
        ):
            found = _only(parts, Span(match.end(), min(piece.span.end, match.end() + 30)))
            if found and found.span.start <= match.end() + 5:
                return found
        if piece is parts.first or len(piece.words) > 140:
            continue
        found = _only(parts, piece.span)
        if (
            found
            and text[found.span.end : piece.span.end].strip(" .)") == ""
            and "," in (text[found.span.start - 3 : found.span.start])
        ):
            return found  # "A report by Northern Watch, Vellin, September 2014"
        slashed = _SLASHED.search(text, piece.span.start, piece.span.end)
        if slashed and (day := _day(slashed)):
            return Found(day, Span(*slashed.span()))
    return None


def _day(match: re.Match[str]) -> str | None:
    """Return a date written day-month-year, where the day cannot be a month."""
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day).isoformat() if day > 12 else None
    except ValueError:
        return None


def _only(parts: Parts, span: Span) -> Found | None:
    """Return the one date in a range, if it is known to the month at least and no interval."""
    found = find_dates(parts.document.text, span.start, span.end)
    usable: list[When] = [when for when in found if _usable(when.edtf)]
    if len(usable) != 1 or usable[0].start is None or usable[0].end is None:
        return None
    return Found(usable[0].edtf, Span(usable[0].start, usable[0].end))


def _usable(form: str) -> bool:
    return "X" not in form and "/" not in form and precision(form) in {"day", "month"}
