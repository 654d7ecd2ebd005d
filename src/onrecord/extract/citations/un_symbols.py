"""Document symbols of the United Nations.

A symbol is a row of elements between strokes: the organ, then sessional or subsidiary bodies, the
number, and the modification (https://research.un.org/en/docs/symbols). One document may have two,
written as one: A/74/676-S/2020/90.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.extract.citations.reference import Reference
from onrecord.extract.citations.tail import read_tail
from onrecord.lexicon import load

_GAP = r"[ \t]?\n?[ \t]?"
_ELEMENT = (
    r"(?:(?:Add|Corr|Rev|Amend|Summary|Annex|Sub|Prov|Misc|Inf|Info|Res)\.\d{1,3}(?:[-–]\d{1,3})?|[A-Z]{1,7}(?:[.-][A-Z0-9]{1,5}){1,3}"
    r"|(?:ES|S)-\d{1,3}|[A-Z]{1,6}(?![a-z\d])|\d{1,6}(?:[-–]\d{1,4}(?![\d/]))?[A-Z]?(?:\([IVXLC]{1,8}\)|[ ]?\(\d{4}\))?)"
)
_MODIFIED = re.compile(r"\b(ADD|CORR|REV|AMEND|SUMMARY|ANNEX|SUB|PROV|MISC|INFO|INF|RES)\.")
_SPACE = re.compile(r"\s+")
_URL = re.compile(
    r"(?<![\w/.])(?:https?://)?(?:www\.)?(?:undocs\.org|docs\.un\.org|documents\.un\.org/symbol)/(?:(?:en|fr|es|ru|ar|zh)/)?"
    r"(?P<symbol>[A-Z]{1,6}/[A-Za-z0-9/.()-]{1,60}[A-Za-z0-9)])",
    re.IGNORECASE,
)
OFFICIAL = "https://undocs.org/en/{symbol}"
"""Where the United Nations keeps a document, by its symbol."""


@cache
def _pattern() -> re.Pattern[str]:
    organs = "|".join(
        sorted((re.escape(name) for name in organs_by_symbol()), key=len, reverse=True)
    )
    symbol = rf"(?:{organs})(?:/{_GAP}{_ELEMENT}){{1,7}}"
    return re.compile(
        rf"(?<![\w/.-])(?P<first>{symbol})(?:{_GAP}[-–—]{_GAP}(?P<second>(?:[S5]|E|A){_GAP}/{_GAP}(?:\d{{2,4}}/\d{{1,5}}|\d{{3,5}})(?:/{_ELEMENT}){{0,2}}))?"
        r"(?![\w/])"
    )


@cache
def organs_by_symbol() -> dict[str, str]:
    """Return the name of the organ of each first element of a symbol."""
    return {str(row["symbol"]): str(row["name"]) for row in load("un_organs")["organs"]}


@cache
def _bodies() -> tuple[tuple[str, str], ...]:
    """Return beginnings of symbols with the body that issues them, the longest first."""
    rows = [(str(row["symbol"]) + "/", str(row["name"])) for row in load("un_organs")["bodies"]]
    rows += [(name + "/", body) for name, body in organs_by_symbol().items()]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def find_symbols(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the document symbols in `text[start:end]`, a joint one as one reference."""
    for match in _URL.finditer(text, start, end):
        symbol = normal_symbol(match["symbol"])
        yield symbol_reference(match.start(), match.end(), (symbol,))._replace(weight=9)
    for match in _pattern().finditer(text, start, end):
        first = normal_symbol(match["first"])
        if not _is_symbol(first) or text[match.start("first") - 4 : match.start("first")] == "org/":
            continue
        second = match["second"]
        names = (first, normal_symbol(re.sub(r"\A5", "S", second))) if second else (first,)
        tail = read_tail(text, match.end(), end)
        found = symbol_reference(match.start(), tail.end, names)
        yield found._replace(date=tail.date, pinpoint=tail.pinpoint)


def symbol_reference(start: int, end: int, names: tuple[str, ...]) -> Reference:
    """Return the reference to the document with these symbols, normalised."""
    first = names[0]
    resolution = "/RES/" in first
    return Reference(
        start,
        end,
        "resolution" if resolution else "un_document",
        f"un:{first}",
        symbol="-".join(names),
        symbols=names,
        publisher=body_of(first),
        link=OFFICIAL.format(symbol=first.replace(" ", "")),
        weight=8,
    )


def normal_symbol(words: str) -> str:
    """Return a symbol as the United Nations writes it: no blanks, capitals, "Add.1"."""
    plain = _SPACE.sub("", words).replace("–", "-").upper()
    plain = re.sub(r"(?<=/)(S/RES/\d{1,4})\((\d{4})\)", r"\1(\2)", plain)
    return _MODIFIED.sub(lambda match: match[1].capitalize() + ".", plain)


def body_of(symbol: str) -> str | None:
    """Return the body that issues documents with such a symbol."""
    return next((name for beginning, name in _bodies() if symbol.startswith(beginning)), None)


def _is_symbol(symbol: str) -> bool:
    """True unless it is too short to be one: it needs a number, and more than one element."""
    organ, *elements = symbol.split("/")
    digits = [element for element in elements if any(char.isdigit() for char in element)]
    if not digits:
        return False
    if len(elements) == 1:
        number = elements[0]
        if "." in number:  # the verbatim records: S/PV.4321
            return len(number.rpartition(".")[2]) >= 3
        return organ in {"A", "S", "E"} and number.isdigit() and len(number) >= 3
    return elements[-1][-1].isdigit() or elements[-1].endswith(")") or len(digits) > 1
