"""Short forms in notes: ibid., op. cit., supra note 3, and an author's name with a page."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.citations.reference import Reference, clean, slug
from onrecord.extract.citations.tail import pinpoint_source
from onrecord.model import CitationForm

_IBID = re.compile(r"(?:Ibid(?:em)?|ibid(?:em)?|Id|Idem)\b\.?,?\s?")
_OP_CIT = re.compile(r"(?:op|loc)\.?\s?cit\b\.?|Op\.?\s?cit\b\.?", re.IGNORECASE)
_SUPRA = re.compile(
    r"\b(?:supra|above|infra),?\s(?:at\s)?(?:foot)?(?:notes?|n\.|fn\.?)\s?(?P<after>\d{1,4})"
    r"|\b(?:foot)?(?:notes?|n\.|fn\.?)\s?(?P<before>\d{1,4})\s(?:above|supra)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?P<name>[A-ZÀ-ÖØ-Þ][^,;(“\"]{1,80}?)\s?(?:,|\(|(?=\s(?:op|loc|supra)\b))")


@cache
def _pin() -> re.Pattern[str]:
    return re.compile(
        rf"[\s,(]{{0,3}}(?P<pin>(?:{pinpoint_source()}(?:,\s)?)+|(?:at\s)?\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?)"
    )


@cache
def _named_pin() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]{{1,24}}(?:\s(?:and|&|[A-Z][\w’'-]{{1,24}})){{0,4}}(?:\set\sal\.)?)"
        rf"(?:\s\((?P<year>\d{{4}})\))?(?:,\s[“\"*_]?(?P<title>[A-Z][^,;.()“”\"]{{2,60}}?)[”\"*_]?)?,\s(?P<pin>{pinpoint_source()}(?:,\s{pinpoint_source()})*)\.?\Z"
    )


def find_short(text: str, start: int, end: int) -> Reference | None:
    """Return the short form that the segment `text[start:end]` of a note is, or None."""
    ibid = _IBID.match(text, start, end)
    if ibid:
        pin = _pin().match(text, max(start, ibid.end() - 1), end)
        rest = text[pin.end() if pin else ibid.end() : end].strip(" .,")
        if len(rest) > 60:
            return None
        return _short(start, end, "ibid", pin)
    words = text[start:end]
    supra = _SUPRA.search(words)
    if supra and len(words) < 200:
        pin = _pin().match(text, start + supra.end(), end)
        number = int(supra["after"] or supra["before"])
        return _short(start, end, "supra", pin)._replace(number=number, author=_name(words))
    cited = _OP_CIT.search(words)
    if cited and len(words) < 240:
        pin = _pin().match(text, start + cited.end(), end)
        return _short(start, end, "op_cit", pin)._replace(author=_name(words))
    return None


def find_named(text: str, start: int, end: int) -> Reference | None:
    """Return the segment as an author's name with a page and no more ("Vahl, p. 12"), or None."""
    named = _named_pin().match(text, start, end)
    if named and len(named["name"].split()) <= 4:
        found = _short(start, end, "short", None)
        title = clean(named["title"])
        return found._replace(
            author=clean(named["name"]), title=title, date=named["year"],
            pinpoint=clean(named["pin"]),
        )  # fmt: skip
    return None


def _short(start: int, end: int, form: CitationForm, pin: re.Match[str] | None) -> Reference:
    return Reference(
        start,
        end,
        "other",
        f"{form}:{slug(form)}",
        pinpoint=" ".join(pin["pin"].strip(" ,").split()) if pin else None,
        form=form,
        weight=10,
    )


def _name(words: str) -> str | None:
    match = _NAME.match(words)
    return clean(match["name"]) if match else None
