"""Laws of states: numbered laws and decrees, acts by their year, articles of codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.extract.citations.dates import date_source, edtf_of
from onrecord.extract.citations.reference import Reference, clean, slug
from onrecord.extract.citations.tail import read_tail

_KIND = (
    r"(?:(?:Federal|Organic|Constitutional|Presidential|Government|Legislative|Royal|Military|Emergency)\s){0,2}"
    r"(?:Decree-Law|Law|Act|Decree|Ordinance|Edict|Ukase|Order|Statutory\sInstrument|Resolution\sof\sthe\s(?:Cabinet|Council)\sof\sMinisters|Proclamation)"
)
_NUMBER = r"(?:No\.?|Nr\.?|№|number)\s?(?P<number>[\dIVXL][\w/–-]{0,14})"
_ARTICLE = (
    r"(?:[Aa]rticles?|[Aa]rts?\.|[Ss]ections?|[Ss]\.|§§?)\s\d{1,4}[a-z]?(?:\s?[-–]\s?\d{1,4})?(?:\s?\([\da-z]{1,3}\)){0,3}"
    r"(?:(?:,|\sand|,\sand|\sto)\s\d{1,4}[a-z]?(?:\s?\([\da-z]{1,3}\)){0,3}){0,6}"
)
_CODE = (
    r"(?:(?:[A-Z][\w-]{2,20}\s){0,2}(?:Penal|Criminal|Civil|Military|Labour|Family|Administrative)\sCode"
    r"|(?:Code|Law)\sof\s(?:Criminal|Civil)\sProcedure|Constitution)(?!al)(?:\sof\s(?:the\s)?(?:[A-Z]\w+\s?(?:of\s)?){1,3}(?<=\w))?"
)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<pin>{_ARTICLE}\sof\s(?:the\s)?)?(?P<kind>{_KIND})\s{_NUMBER}(?:\s(?:of|dated)\s(?P<date>{date_source()}|(?:1[5-9]|20)\d\d\b))?"
    )


_CODED = re.compile(
    rf"(?<![\w-])(?P<pin>{_ARTICLE})\s(?:of|in|under)\s(?:the\s)?(?:\d{{4}}\s)?(?P<code>{_CODE})"
)
_BEHIND = re.compile(rf"(?<![\w-])(?P<code>{_CODE}),\s(?P<pin>{_ARTICLE})")
_ACT = re.compile(
    rf"(?<![\w-])(?:(?P<pin>{_ARTICLE})\sof\s(?:the\s)?)?(?P<act>(?:[A-Z][\w’'()-]{{2,24}}\s(?:and\s|of\s|for\s|the\s|to\s){{0,2}}){{1,7}}Act,?\s(?:of\s)?(?P<year>(?:1[6-9]|20)\d\d))\b"
)
_OF_THE = re.compile(r"\sof\s(?:the\s)?\Z")
_ARTICLE_FIRST = re.compile(r"(?:The|This|That|An?|Under|By|In)\s")


def find_laws(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the laws in `text[start:end]`."""
    for match in _numbered().finditer(text, start, end):
        number = match["number"].rstrip("–-/")
        date = edtf_of(match["date"]) if match["date"] else None
        tail = read_tail(text, match.end(), end)
        pin = clean(_OF_THE.sub("", match["pin"])) if match["pin"] else None
        kind = clean(match["kind"]) or ""
        yield Reference(
            match.start(),
            tail.end,
            "law",
            f"law:{slug(kind)}:{number.lower()}:{(date or '')[:4]}",
            symbol=f"{kind} No. {number}",
            symbols=(f"{kind} No. {number}",),
            date=date or tail.date,
            pinpoint=pin or tail.pinpoint,
            weight=6,
        )
    for pattern in (_CODED, _BEHIND):
        for match in pattern.finditer(text, start, end):
            yield _titled(match, match["code"], None)
    for match in _ACT.finditer(text, start, end):
        article = _ARTICLE_FIRST.match(match["act"])
        name = match["act"][article.end() :] if article else match["act"]
        if not name.startswith("Act"):
            found = _titled(match, name, match["year"])
            skip = article.end() if article and not match["pin"] else 0
            yield found._replace(start=found.start + skip)


def _titled(match: re.Match[str], name: str, year: str | None) -> Reference:
    title = clean(name)
    return Reference(
        match.start(),
        match.end(),
        "law",
        f"law:{slug(title)}",
        title=title,
        date=year,
        pinpoint=clean(match["pin"]) if match["pin"] else None,
        weight=6,
    )
