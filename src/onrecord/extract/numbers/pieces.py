"""A piece: a number, a range or a share as written, before its modifiers are read."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.numbers.quantity import Form
from onrecord.model import Modifier, Number


class Piece(NamedTuple):
    """One number expression, still without modifiers.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        value: Its value, the lower end of a range, the least of a vague word, or the share.
        high: The upper end of a range, else None.
        form: As in `Quantity`; `decimal` for a broken number, which counts nothing by itself.
        outer_start: Where the words that open a range begin ("between"), else `start`.
        coefficient: What stands before the last unit word; the value where there is none.
        unit: The value of the last unit word, else 1.
        misread: True where letters were read as digits.
        bare: True where nothing but an article stands before the unit word.
        bound: `at_least` for a range of shares, which has only a lower end.
    """

    start: int
    end: int
    value: Number
    high: Number | None
    form: Form | str
    outer_start: int
    coefficient: float = 1
    unit: float = 1
    misread: bool = False
    bare: bool = False
    bound: Modifier = "exact"
