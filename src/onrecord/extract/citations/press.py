"""Newspapers, magazines and agencies with the date of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.extract.citations.dates import date_source, edtf_of
from onrecord.extract.citations.reference import Reference, clean, slug
from onrecord.extract.citations.tail import read_tail
from onrecord.lexicon import load

_TITLE = r"(?:[“\"‘«](?P<title>[^”\"»\n]{3,160}?)[,.]?[”\"’»],?\s(?:in\s)?(?:the\s)?)?"
_CITY = r"(?:\s\([A-Z][\w .-]{2,24}\))?"


@cache
def name_source() -> str:
    """Return the source of a pattern for the name of a paper, without groups."""
    rows = load("papers")
    names = "|".join(
        re.escape(str(name)).replace(r"\ ", r"\s")
        for name in sorted(rows["papers"], key=len, reverse=True)
    )
    words = "|".join(rows["words"])
    return (
        rf"(?:(?:The\s)?(?:{names})"
        rf"|(?:The\s)?(?:[A-ZÀ-ÖØ-Þ][\w’'-]{{1,20}}\s(?:of\s|and\s)?){{0,3}}(?:Daily\s|Weekly\s|Sunday\s)?(?:{words})(?:\sof\s[A-Z]\w+)?)"
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){_TITLE}[*_]{{0,2}}(?P<name>{name_source()})[*_]{{0,2}}{_CITY}"
        rf"(?:,\s(?:[A-Z]\w+,\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?|\s\((?:[A-Z][\w ]{{2,24}},\s)?|\sof\s|\sdated\s)(?P<date>{date_source()})(?P<close>\)?)"
    )


@cache
def is_paper(words: str) -> bool:
    """True for words that are the name of a paper, or look like one."""
    return bool(re.fullmatch(name_source(), words.strip(" *_,")))


def find_press(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the issues of papers in `text[start:end]`."""
    for match in _pattern().finditer(text, start, end):
        stop = match.end()
        between = text[match.end("name") : match.start("date")]
        if match["close"] and between.count("(") == between.count(")"):
            stop -= 1
        tail = read_tail(text, stop, end)
        yield press_reference(
            match.start(),
            tail.end,
            match["name"],
            edtf_of(match["date"]),
            title=clean(match["title"]),
        )._replace(pinpoint=tail.pinpoint)


def press_reference(
    start: int, end: int, name: str, date: str | None, *, title: str | None = None
) -> Reference:
    """Return the reference to an issue of a paper, or to one article of it."""
    paper = clean(name) or name
    plain = slug(paper.removeprefix("The ").removeprefix("the "))
    key = f"news:{plain}:{date or ''}"
    return Reference(
        start,
        end,
        "news",
        f"{key}:{slug(title, 5)}" if title else key,
        title=title,
        publisher=paper,
        date=date,
        weight=7,
    )
