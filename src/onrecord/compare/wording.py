"""How reasons say numbers, ranges, dates and voices: plain words that can be read aloud."""

from __future__ import annotations

import math
from collections.abc import Iterable

from onrecord.compare.values import Range
from onrecord.extract import find_quantities
from onrecord.lexicon import load
from onrecord.model import Document, Figure, Number
from onrecord.resolve.say_dates import say_date

_BEFORE, _AFTER, _LONGEST = 60, 30, 60


def number(value: Number) -> str:
    """Return a number with commas between thousands."""
    return f"{round(value, 2):,}" if value != int(value) else f"{int(value):,}"


def value_words(value: Number | str) -> str:
    """Return a value in quotation marks: a number with commas, words on one line."""
    return f"“{' '.join(value.split()) if isinstance(value, str) else number(value)}”"


def range_words(span: Range) -> str:
    """Return a range in words: "101 or more", "99 or fewer", "50 to 100", "613"."""
    low, high = math.ceil(span.low), span.high
    if math.isinf(high):
        return f"{number(low)} or more"
    top = math.floor(high)
    if low >= top:
        return number(low)
    return f"{number(top)} or fewer" if low == 0 else f"{number(low)} to {number(top)}"


def said(figure: Figure, document: Document | None = None) -> str:
    """Return a figure as it is stated, with its modifier: "no more than forty", "dozens".

    The words are the document's own where it is at hand, else those the modifier stands for.
    """
    own = _own_words(figure, document.text) if document else ""
    if own:
        return own
    text = " ".join(figure.text.split())
    phrase: str = load("compare")["modifiers"].get(figure.modifier, "{text}")
    return phrase.format(text=text)


def _own_words(figure: Figure, text: str) -> str:
    """Return the words of a number expression with its modifiers, or nothing where they are many."""
    start = max(figure.sentence[0], figure.start - _BEFORE)
    end = min(max(figure.sentence[1], figure.end), figure.end + _AFTER)
    for quantity in find_quantities(text, start, end):
        if (quantity.start, quantity.end) == (figure.start, figure.end):
            words = " ".join(text[quantity.outer_start : quantity.outer_end].split())
            return words if len(words) <= _LONGEST else ""
    return ""


def with_range(words: str, span: Range | None) -> str:
    """Return words with the numbers that they allow, where these are more than one."""
    if span == Range(0, 0) and not any(char.isdigit() for char in words):
        return f"{words} (none)"
    if span is None or span.low == span.high:
        return words
    return f"{words} ({range_words(span)})"


def outcome_words(outcomes: Iterable[str]) -> str:
    """Return outcomes in words: "killed", "killed and injured"."""
    names: dict[str, str] = load("compare")["outcomes"]
    return listing([names.get(each, each) for each in outcomes])


def listing(words: list[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def date_words(form: str | None) -> str:
    """Return an EDTF date in words that fit into a sentence: "2 March 1994", "the time until 1994"."""
    if not form:
        return "no stated date"
    first, slash, last = form.partition("/")
    open_ended = slash and (first in ("", "..") or last in ("", ".."))
    return f"the time {say_date(form)}" if open_ended else say_date(form)
