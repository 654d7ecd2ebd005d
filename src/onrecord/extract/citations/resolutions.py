"""Resolutions and decisions by their numbers, with the body before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.extract.citations.dates import date_source
from onrecord.extract.citations.reference import Reference
from onrecord.extract.citations.tail import read_tail
from onrecord.extract.citations.un_symbols import OFFICIAL
from onrecord.lexicon import load

_NUMBER = r"(?:\d{1,4}\s?\((?:19|20)\d\d\)|\d{1,4}\s?[A-Z]?\s?\([IVXLC]{1,7}\)|(?:ES-|S-)?\d{1,3}/\d{1,3}(?:\s?[A-E]\b)?(?![\w/-]))"
_KIND = r"(?P<kind>(?i:resolutions?|recommendations?|decisions?|declarations?|res\.|rec\.))"
_JOIN = re.compile(
    rf"\s?(?:,|;|,?\s(?:and|to|or)|\s&)\s{{1,2}}(?:in\s)?(?:[Rr]esolutions?\s)?(?P<number>{_NUMBER})"
)
_PLAIN = re.compile(r"\s+")
_YEAR = re.compile(r"\(((?:19|20)\d\d)\)")
_BEHIND = re.compile(r",?\s(?:of|by|adopted by)\s(?:the\s)?")
_CONTEXT = 200
_SLACK = 30


class Body(NamedTuple):
    """A body that passes resolutions: its id, name, and the symbol that a number makes, if any."""

    id: str
    name: str
    symbol: str | None
    link: str | None


@cache
def _bodies() -> dict[str, Body]:
    found = {}
    for row in load("resolutions")["bodies"]:
        body = Body(row["id"], row["name"], row.get("symbol"), row.get("link"))
        for name in (row["name"], *row.get("names", ())):
            found[name] = body
    return found


@cache
def _names() -> str:
    return "|".join(
        re.escape(name).replace(r"\ ", r"\s") for name in sorted(_bodies(), key=len, reverse=True)
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/])(?:(?P<body>{_names()})(?:[’']s)?,?\s(?:in\sits\s|of\s|adopted\s|by\sits\s)?)?"
        rf"{_KIND}\s{{1,2}}(?:(?i:nos?\.?|number)\s?)?(?P<number>{_NUMBER})"
    )


@cache
def _dated() -> re.Pattern[str]:
    """A resolution by its date alone, of a body that does not number them."""
    return re.compile(
        rf"(?P<body>European\sParliament)(?:[’']s)?\s(?P<kind>(?:legislative\s)?resolution)\sof\s(?P<date>{date_source()})"
    )


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_names()})(?!\w)")


def find_resolutions(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the resolutions in `text[start:end]`; of a list, each is one."""
    for match in _pattern().finditer(text, start, end):
        numbers = [match.span("number")]
        while more := _JOIN.match(text, numbers[-1][1], end):
            numbers.append(more.span("number"))
        body, stop = _body(text, match, numbers[-1][1], start, end)
        for place, (low, high) in enumerate(numbers):
            last = place == len(numbers) - 1
            begin = match.start() if place == 0 else low
            tail = read_tail(text, stop if last else high, end)
            found = _reference(text[low:high], begin, tail.end, body)
            yield found._replace(date=tail.date or found.date, pinpoint=tail.pinpoint)
    for match in _dated().finditer(text, start, end):
        tail = read_tail(text, match.start("date") - 4, end)
        yield Reference(
            match.start(),
            tail.end,
            "resolution",
            f"ep:{tail.date}",
            publisher="European Parliament",
            date=tail.date,
            pinpoint=tail.pinpoint,
            weight=7,
        )


def _body(
    text: str, match: re.Match[str], stop: int, start: int, end: int
) -> tuple[Body | None, int]:
    """Return the body that passed it, and where its name ends if that stands behind the number.

    Without a name beside it, the last one named before in the same paragraph is meant.
    """
    if match["body"]:
        return _bodies()[_PLAIN.sub(" ", match["body"])], stop
    link = _BEHIND.match(text, stop, end)
    if link:
        behind = _mention().match(text, link.end(), end)
        if behind:
            return _bodies()[_PLAIN.sub(" ", behind.group())], behind.end()
    named = list(_mention().finditer(text, max(start, match.start() - _CONTEXT), match.start()))
    return (_bodies()[_PLAIN.sub(" ", named[-1].group())] if named else None), stop


def _reference(number: str, start: int, end: int, body: Body | None) -> Reference:
    plain = _PLAIN.sub("", number)
    if body is None or (body.symbol and not _fits(plain, body)):
        body = _of_form(plain)
    symbol = body.symbol.format(number=plain) if body and body.symbol else _spaced(number)
    key = f"un:{symbol}" if body and body.symbol else f"{body.id if body else 'resolution'}:{plain}"
    link = OFFICIAL.format(symbol=symbol) if body and body.symbol else body.link if body else None
    year = _YEAR.search(plain)
    return Reference(
        start,
        end,
        "resolution",
        key,
        symbol=symbol,
        symbols=(symbol,),
        title=None,
        publisher=body.name if body else None,
        date=year[1] if year else None,
        link=link,
        weight=7,
    )


def _fits(number: str, body: Body) -> bool:
    """True where a number has the form of the body's own."""
    if body.id == "sc":
        return bool(_YEAR.search(number))
    return "/" in number or bool(re.search(r"\([IVXLC]+\)", number))


def _of_form(number: str) -> Body | None:
    """Return the one body whose numbers look so, where no other is named."""
    year = _YEAR.search(number)
    if year and number.partition("(")[0].isdigit():
        return _bodies()["Security Council"] if _of_council(number, int(year[1])) else None
    if re.fullmatch(r"ES-\d+/\d+", number) or re.search(r"\([IVXLC]+\)", number):
        return _bodies()["General Assembly"]
    return None


def _of_council(number: str, year: int) -> bool:
    """True where the Security Council passed resolutions of about this number in that year."""
    marks: list[tuple[int, int]] = sorted(load("resolutions")["council_numbers"].items())
    for (first, low), (last, high) in pairwise(marks):
        if first <= year <= last:
            share = 1 / (last - first)
            expected = [low + (high - low) * share * (year - first - one) for one in (1, 0)]
            return expected[0] - _SLACK <= int(number.partition("(")[0]) <= expected[1] + _SLACK
    return False


def _spaced(number: str) -> str:
    return " ".join(number.split())
