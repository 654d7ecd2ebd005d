"""Treaties and declarations by name, with the articles cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.extract.citations.dates import date_source, edtf_of
from onrecord.extract.citations.reference import Reference
from onrecord.extract.citations.tail import pinpoint_source
from onrecord.lexicon import load

_NUMBERS = r"\d{1,3}[a-z]?(?:\.\d)?(?:\s?\([a-z0-9]{1,4}\)){0,3}|[IVX]{1,6}\b"
_ARTICLES = rf"(?:common\s)?(?:[Aa]rticles?|[Aa]rts?\.)\s(?:{_NUMBERS})(?:(?:,\s|\s?[-–]\s?|,?\s(?:and|to|or)\s)(?:{_NUMBERS})){{0,8}}"
_BEFORE = re.compile(
    rf"(?P<pin>{_ARTICLES}|[Pp]reamble)(?:,?\s(?:common\sto|of|in|under|to))?\s(?:(?:all\s)?(?:the\s)?)(?:(?:four|1949|1948|1907)\s)?\Z"
)


class Instrument(NamedTuple):
    """One row of the catalogue."""

    id: str
    name: str
    link: str | None
    year: int | None


@cache
def _by_name() -> dict[str, Instrument]:
    found = {}
    for row in load("instruments")["instruments"]:
        one = Instrument(row["id"], row["name"], row.get("link"), row.get("year"))
        for name in (row["name"], *row.get("names", ())):
            found[_plain(name)] = one
    return found


@cache
def _pattern() -> re.Pattern[str]:
    rows = load("instruments")["instruments"]
    names = {str(name) for row in rows for name in (row["name"], *row.get("names", ()))}
    short = [_source(name) for name in names if name.isupper() or len(name) < 9]
    long = [_source(name) for name in sorted(names, key=len, reverse=True) if len(name) >= 9]
    return re.compile(
        rf"(?<![\w-])(?:(?P<long>(?i:{'|'.join(long)}))|(?P<short>{'|'.join(short)}))(?![\w-]|\sCommi)"
    )


def _source(name: str) -> str:
    spaced = re.escape(name).replace(",", ",?").replace("'", "['’]")
    return spaced.replace(r"\ ", r"\s{1,2}")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s\((?P<short>[A-Z][\w ]{{2,20}})\))?(?:,?\s(?:of\s|\()?(?P<date>{date_source()}|(?:1[89]|20)\d\d(?=[),.;\s]))\)?)?"
        rf"(?:,\s?(?P<pin>{pinpoint_source()}))?"
    )


def find_treaties(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the treaties in `text[start:end]` that the catalogue of instruments has."""
    for match in _pattern().finditer(text, start, end):
        words = match.group()
        if words[0].islower():
            continue  # "the charter", "a convention against torture" in a title's middle
        one = _by_name()[_plain(words)]
        before = _BEFORE.search(text, max(start, match.start() - 90), match.start())
        begin, pin = match.start(), None
        if before and before.end() == match.start():
            begin, pin = before.start(), before["pin"]
        after = _after().match(text, match.end(), end)
        stop, date = match.end(), None
        if after and after.group():
            if after["pin"]:
                pin, stop = after["pin"], after.end()
            elif after["date"]:
                stop = after.end()
            date = edtf_of(after["date"]) if after["date"] else None
        yield Reference(
            begin,
            stop,
            "treaty",
            f"treaty:{one.id}",
            title=one.name,
            date=date or (str(one.year) if one.year else None),
            pinpoint=" ".join(pin.split()) if pin else None,
            link=one.link,
            weight=6,
        )


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").replace(",", "").split())
