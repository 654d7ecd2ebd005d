"""Cases: applications to the European Court of Human Rights, and the parties' names before a docket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.citations.reference import Reference, clean
from onrecord.extract.citations.tail import read_tail

_NUMBER = r"[\dlO]{1,6}/\d{2}(?!\d|/)"
_MORE = rf"(?:(?:,\s?|,?\s(?:and|&)\s)(?:[Nn]os?\.\s?)?{_NUMBER}){{0,12}}"
_APPLICATION = re.compile(
    rf"\b(?:[Aa]pp(?:lication|lic|l)?s?\.?|[Rr]equêtes?)\s{{0,2}}(?:[Nn]os?\.?|[Nn]umbers?|№|n[°º])?\s{{0,2}}"
    rf"(?P<first>{_NUMBER}){_MORE}"
)
_BARE = re.compile(rf"\b[Nn]os?\.\s?(?P<first>{_NUMBER}){_MORE}")
_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]{0,24}|and|of|the|de|the|\(no\.\s?\d\)|&)"
_PARTY = rf"[A-ZÀ-ÖØ-Þ][\w’'.-]{{0,24}}(?:\s{_WORD}){{0,7}}?"
_NAME = re.compile(
    rf"(?P<name>(?:(?:the\s)?[Cc]ase\sof\s(?:the\s)?)?{_PARTY}\sv(?:s?\.|\b)\s(?:the\s)?{_PARTY}(?:\s[A-Z][\w’'-]{{1,24}}){{0,3}})"
    r"(?P<between>(?:[\s,.;]{0,2}(?:\[GC\]|\((?:dec\.|just satisfaction|merits|No\. ?\d|no\. ?\d)\)|Judge?ment|Merits|Judge?ment of[^.;]{6,30}))*[\s,.]{0,3}\(?)\Z"
)
_COURT = re.compile(
    r"European Court of Human Rights|\bECHR\b|\bECtHR\b|Strasbourg|\bReports of Judgments\b"
)
_VERSUS = re.compile(r"\sv(?:s?\.|\b)\s")
_OPENING = re.compile(r"(?:See|Cf\.|Compare|In|Also|And|The|As in)(?: also)?,?\s(?=[A-Zc])")
_BEFORE = 160
HUDOC = 'https://hudoc.echr.coe.int/eng#{{"appno":["{symbol}"]}}'
"""Where the European Court of Human Rights keeps its judgments, by the number of the application."""


def find_cases(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the cases in `text[start:end]` that are cited by the number of an application."""
    for match in _APPLICATION.finditer(text, start, end):
        yield _case(text, match, start, end)
    for match in _BARE.finditer(text, start, end):
        before = text[max(start, match.start() - _BEFORE) : match.start()]
        if _VERSUS.search(before) or _COURT.search(before):
            yield _case(text, match, start, end)


def _case(text: str, match: re.Match[str], start: int, end: int) -> Reference:
    number = match["first"].replace("l", "1").replace("O", "0")
    named = case_name(text, match.start(), start)
    at = match.end()
    if named and text[match.start() - 1] == "(" and text[at : at + 1] == ")":
        at += 1
    tail = read_tail(text, at, end)
    return Reference(
        named[0] if named else match.start(),
        tail.end,
        "judgment",
        f"echr:{number}",
        symbol=number,
        symbols=(number,),
        title=clean(named[1]) if named else None,
        publisher="European Court of Human Rights",
        date=tail.date,
        pinpoint=tail.pinpoint,
        link=HUDOC.format(symbol=number),
        weight=8,
    )


def case_name(text: str, at: int, start: int) -> tuple[int, str] | None:
    """Return where the name of the case begins that ends right before `at`, and the name."""
    low = max(start, at - _BEFORE)
    before = text[low:at]
    if not _VERSUS.search(before):
        return None
    match = _NAME.search(before)
    if match is None:
        return None
    skip = _OPENING.match(match["name"])
    first = skip.end() if skip else 0
    return low + match.start("name") + first, match["name"][first:]
