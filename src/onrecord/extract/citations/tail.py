"""What follows a symbol or a name in a reference: dates, places in the work, kinds of decision."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.extract.citations.dates import date_source, edtf_of
from onrecord.lexicon import load

_NUMBERS = (
    r"(?:\d{1,5}|[A-H]-?\d{1,3}|[ivxlcIVXLC]{1,7}\b|[A-F]\b)[a-z]?(?:\.\d{1,3}){0,3}(?:\s?\([a-zA-Z0-9]{1,3}\)){0,3}"
    r"(?:\s?(?:[-–—]|,|and|to|&|/)\s?(?:\d{1,5}|[ivxlcIVXLC]{1,7}\b)[a-z]?(?![\w/]|\s[A-Z][a-z]+\s\d{4})(?:\s?\([a-zA-Z0-9]{1,3}\)){0,3}){0,8}"
)


class Tail(NamedTuple):
    """Where the reference ends, its date in EDTF, and its pinpoint in the words of the text."""

    end: int
    date: str | None = None
    pinpoint: str | None = None


@cache
def pinpoint_source() -> str:
    """Return the source of a pattern for a place in a work ("para. 87", "annex II"). No groups."""
    words = load("citations")
    before = "|".join(re.escape(str(word)) for word in words["pinpoints"])
    alone = "|".join(re.escape(str(word)) for word in words["pinpoints_alone"])
    return (
        rf"(?:(?:at\s|on\s)?(?:(?i:{before})(?:\s|(?<=[.§¶])))\s?{_NUMBERS}"
        rf"|(?i:{alone})\b(?:\s(?:[IVXLC]{{1,6}}|\d{{1,3}}|[A-Z])\b)?)"
    )


@cache
def _element() -> re.Pattern[str]:
    stages = "|".join(
        re.escape(str(word)) for word in sorted(load("citations")["stages"], key=len, reverse=True)
    )
    return re.compile(
        r"(?P<gap>\s{0,2}(?:,|\bof\b|\bdated\b)?\s{0,3})"
        rf"(?P<open>[(\[]?)(?:(?P<date>{date_source()})|(?P<pin>{pinpoint_source()})"
        rf"|(?P<stage>(?i:{stages})(?![\w-])\.?)|(?P<year>(?:1[5-9]|20)\d\d(?=\))))(?P<close>[)\]]?)"
    )


def read_tail(text: str, at: int, stop: int) -> Tail:
    """Return what belongs to the reference that goes on at `at`, as far as `stop` at most.

    Elements are joined by commas, blanks, brackets or "of"; a full stop only behind a kind of
    decision ("Merits. Judgment of 25 May 2010").
    """
    end, date, pins = at, None, list[str]()
    while (match := _element().match(text, end, stop)) and _goes_on(match, date):
        if match["pin"]:
            pins.append(" ".join(match["pin"].split()))
        elif match["stage"] is None:
            date = date or edtf_of(match["date"] or match["year"])
        # A closing bracket without an opening one was opened before the reference.
        end = match.end() - (bool(match["close"]) and not match["open"])
    while end > at and text[end - 1] in ".," and not text[at:end].endswith("(dec.)"):
        end -= 1
    return Tail(end, date, ", ".join(pins) or None)


def _goes_on(match: re.Match[str], date: str | None) -> bool:
    """True where what was matched belongs to the reference."""
    gap, opened = match["gap"], bool(match["open"])
    if (opened and not match["close"]) or (not gap and not opened):
        return False
    if match["pin"]:
        return opened or gap.strip() in {"", ","}
    if match["date"]:
        return date is None or gap.strip() == ","
    return bool(match["stage"]) or opened
