"""A quantity: one number expression, with what its words imply."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.model import Modifier, Number, Span

Form = Literal["digits", "words", "vague", "fraction", "percent", "range", "nought", "one"]

Bounds = tuple[Number | None, Number | None, Number | None]


class Quantity(NamedTuple):
    """A number expression in a text; all offsets are half-open code points into that text.

    Attributes:
        start: Where the number expression itself begins (LEDGER's span rule: with article and
            unit word, with the joining word of a range, without any modifier).
        end: Where it ends.
        low: The least number that the words allow, or None where they leave it open.
        best: The number meant, only where `low` equals `high`; else None.
        high: The greatest number that the words allow, or None where they leave it open.
        modifier: How the number is bound.
        outer_start: Where the expression begins with its modifiers ("at least 40").
        outer_end: Where it ends with its modifiers ("40 or so", "twelve (12)").
        form: How it is written: `digits`, `words`, `one` (the bare word, which is often no count),
            `vague` ("dozens"), `fraction`, `percent`, `range`, `nought` ("no", "nobody").
        misread: True where letters in the numeral were read as digits ("1l4").
        whole: The number of which this one is said to be a part ("47 of the 60"), else None.
        additional: True for "another 40", "40 more".
        share: For a fraction or percentage, the share of the whole, 0 to 1 or above; else None.
        bound: The modifier that stands beside a fraction or a vague word, which have modifiers of
            their own; `exact` where there is none.
    """

    start: int
    end: int
    low: Number | None
    best: Number | None
    high: Number | None
    modifier: Modifier
    outer_start: int
    outer_end: int
    form: Form
    misread: bool = False
    whole: Number | None = None
    additional: bool = False
    share: float | None = None
    bound: Modifier = "exact"

    @property
    def span(self) -> Span:
        """The range of the number expression in the text."""
        return Span(self.start, self.end)

    @property
    def outer(self) -> Span:
        """The range of the number expression with its modifiers."""
        return Span(self.outer_start, self.outer_end)


def bounds(modifier: Modifier, value: Number, high: Number | None = None) -> Bounds:
    """Return low, best and high for a number under a modifier: LEDGER's preset `bounds`.

    Args:
        modifier: How the number is bound.
        value: The number in the words; the lower end of a range; the least of a vague word.
        high: The upper end of a range.

    Returns:
        `(low, best, high)`, each None where the words leave it open.
    """
    match modifier:
        case "exact" | "about":
            return value, value, value
        case "at_least" | "vague":
            return value, None, None
        case "more_than":
            return value + 1, None, None
        case "up_to":
            return 0, None, value
        case "fewer_than":
            return 0, None, max(value - 1, 0)
        case "nearly":
            return None, None, value - 1
        case "range":
            return value, None, high
        case _:
            return None, None, None


def share_of(quantity: Quantity, whole: Number) -> Bounds:
    """Return low, best and high of a fraction or percentage once its whole is known.

    "A third" of 300 is 100; "more than half" of 60 is 31 at the least. The result is rounded to
    the nearest whole number, since people are counted.

    Args:
        quantity: A quantity whose `share` is a number.
        whole: How many the whole counts.

    Returns:
        `(low, best, high)`; all None if the quantity is no share.
    """
    if quantity.share is None:
        return None, None, None
    return bounds(quantity.bound, round(quantity.share * whole))
