"""OR107: a number given in words and again in digits, and the two differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.check.rule import Rule, anchor
from onrecord.extract import Quantity, find_quantities
from onrecord.model import Collection, Document, Finding

_BRACKETED = re.compile(
    r"[A-Za-z]\s{0,2}[(\[]\s?\d[\d,.  ]{0,12}\s?[)\]]|\d\s{0,2}[(\[]\s?[A-Za-z]"
)
_MARKER = re.compile(r"[(\[](\d{1,4})[)\]]")
_GAP = re.compile(r"\s{0,2}[(\[]\s?")
_CLOSE = re.compile(r"\s?[)\]]")
_LEFT, _RIGHT = 60, 30
_YEARS = range(1500, 2101)


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every number followed by another in brackets, one in words and one in digits."""
    for document in collection.documents:
        markers = frozenset(_MARKER.findall(document.text))
        seen = -1
        for match in _BRACKETED.finditer(document.text):
            if match.start() < seen:
                continue
            seen = match.end()
            yield from _in_window(document, match.start(), markers)


def _in_window(document: Document, at: int, markers: frozenset[str]) -> Iterator[Finding]:
    text = document.text
    start = max(0, at - _LEFT)
    start = max(start, text.rfind("\n", start, at) + 1)
    newline = text.find("\n", at, at + _RIGHT)
    end = min(newline if newline >= 0 else len(text), at + _RIGHT)
    found = find_quantities(text, start, end)
    for first, second in pairwise(found):
        if not first.end <= at + 2 <= second.start + 2 or not _pair(text, first, second):
            continue
        if _is_marker(second, markers) or _is_marker(first, markers):
            continue
        yield Finding(
            code=RULE.code,
            severity=RULE.severity,
            message=f"“{text[first.start : first.end]}” and “{text[second.start : second.end]}” stand for one number, and differ",
            anchors=(anchor(document, first.start, second.end),),
            data={"first": first.best, "second": second.best},
        )


def _pair(text: str, first: Quantity, second: Quantity) -> bool:
    """True for two single numbers, one in words and one in digits, the second in brackets."""
    if {first.form, second.form} not in ({"words", "digits"}, {"one", "digits"}):
        return False
    if first.best is None or second.best is None or first.best == second.best:
        return False
    if any(each.form == "digits" and each.best in _YEARS for each in (first, second)):
        return False
    return bool(_GAP.fullmatch(text, first.end, second.start) and _CLOSE.match(text, second.end))


def _is_marker(quantity: Quantity, markers: frozenset[str]) -> bool:
    """True where the bracketed number is one of a row of markers: (12) … (13) … (14)."""
    if quantity.form != "digits" or quantity.best is None:
        return False
    number = int(quantity.best)
    return f"{number - 1}" in markers or f"{number + 1}" in markers


RULE = Rule(
    code="OR107",
    slug="digits-and-words-differ",
    severity="error",
    description="A number is given in words and again in digits, and the two differ.",
    hint="Look for the same number elsewhere in the document, and quote both forms until it is settled.",
    finds=(
        "A number in words directly followed by one in digits in brackets, or the other way round, "
        "where the values differ. A bracketed number is taken as a note's marker, and not "
        "reported, where the text also has the number before or after it in brackets."
    ),
    why="Legal texts repeat numbers so that a slip shows. Quoting one form hides the other.",
    bad="The registry of Varn lists twelve (13) persons.",
    good="The registry of Varn lists thirteen (13) persons.",
    limits="It cannot tell a repeated number from an age or a score that stands in brackets after one.",
    run=find,
)
