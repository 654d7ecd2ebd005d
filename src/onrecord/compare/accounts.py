"""A figure as an account: whose word it is, and as of when."""

from __future__ import annotations

from datetime import date
from functools import cache
from re import IGNORECASE, Pattern, escape
from re import compile as compile_pattern

from onrecord.lexicon import load
from onrecord.model import Account, Document, Event, Figure
from onrecord.resolve import edtf

_WINDOW = 48
# Counts of a state at a time: a date beside them is the time they hold for.
STATES = frozenset(
    {
        "missing",
        "identified",
        "released",
        "convicted",
        "displaced",
        "recognised",
        "population",
        "occupied",
    }
)


def voice_of(figure: Figure, document: Document | None) -> str:
    """Return whose word a figure is: its last voice, else the document's issuer, title or path."""
    if figure.sources:
        return figure.sources[-1].name
    if document is None:
        return figure.document
    return document.metadata.issuer or document.metadata.title or figure.document


def bounds_of(form: str | None) -> tuple[date, date] | None:
    """Return the first and last day of a date, or None where it has none that can be reckoned with."""
    if not form or not edtf.valid(form):
        return None
    low, high = edtf.bounds(form)
    return None if low == date.min and high == date.max else (low, high)


@cache
def _cue(name: str, between: int) -> Pattern[str]:
    words = sorted(map(str, load("compare")[name]), key=len, reverse=True)
    spelled = "|".join(r"\s{1,3}".join(map(escape, phrase.split())) for phrase in words)
    gap = rf"(?:[a-z]{{1,12}}\s{{1,3}}){{0,{between}}}" if between else ""
    return compile_pattern(rf"(?<!\w)(?:{spelled})\s{{1,3}}{gap}$", IGNORECASE)


def stated_before(text: str, start: int, cues: str, *, between: int = 0) -> bool:
    """True when one of the lexicon's phrases under `cues` stands before `start`.

    Args:
        text: The document's text.
        start: Where the number or date begins.
        cues: A list of `compare.yml`.
        between: How many words may stand between, such as "at least".
    """
    return _cue(cues, between).search(text[max(0, start - _WINDOW) : start]) is not None


def as_of(figure: Figure, document: Document | None, event: Event | None) -> str | None:
    """Return the EDTF date as of which a figure is stated, or None where nothing tells.

    The date beside a figure mostly says when people were harmed. It is taken as the date of the
    count where a cue says so ("as of", "by"), where it lies wholly after the event, or where the
    figure counts a state ("still missing in 1994"); else the document's date holds.
    """
    written = document.metadata.date if document else None
    own = figure.date
    stated = bounds_of(own.edtf) if own else None
    if own is None or stated is None or own.edtf.endswith("/.."):
        return written
    form = own.edtf.removeprefix("../")
    if document and own.start is not None and stated_before(document.text, own.start, "as_of"):
        return form
    happened = bounds_of(event.date.edtf) if event and event.date else None
    if happened:
        return form if stated[0] > happened[1] else written
    return form if STATES & set(figure.outcome) and "/" not in form else written


def account_of(figure: Figure, document: Document | None, event: Event | None) -> Account:
    """Return a figure as an account of its event."""
    return Account(
        figure=figure.id,
        document=figure.document,
        voice=voice_of(figure, document),
        low=figure.low,
        best=figure.best,
        high=figure.high,
        modifier=figure.modifier,
        text=figure.text,
        date=as_of(figure, document, event),
        polarity=figure.polarity,
    )
