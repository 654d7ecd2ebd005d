"""Reuse: a passage that stands in two documents, with what differs in it."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record
from onrecord.model.finding import Anchor
from onrecord.model.span import Span

ReuseType = Literal["verbatim", "edited", "quoted", "boilerplate"]
Fidelity = Literal["exact", "shortened", "altered"]


class Change(Record, frozen=True, kw_only=True):
    """Words that differ inside a shared passage.

    `a` and `b` are the ranges in the two documents' texts, one of them empty where words stand on
    one side only; `a_text` and `b_text` are the words there. `what` is `number` where a number
    is another, missing or new.
    """

    a: Span
    b: Span
    what: Literal["number", "words"]
    a_text: str = ""
    b_text: str = ""


class Reuse(Record, frozen=True, kw_only=True, tag_field="kind", tag="reuse"):
    """Words that two documents share because one was made from the other, or both from a third.

    `a` and `b` are the passage in each; nothing is said of who copied whom. `type` is `verbatim`
    where nothing but line breaks, marks and capitals differ, `quoted` where one document gives it in
    quotation marks and the other in its own voice, `boilerplate` for lists of addressees,
    letterheads and the like, which never count as support for a figure. `words` is how many words
    are the same, `longest` how many of them stand in one row. Of a quotation that was held against the other
    text, `quotation` says how it stands there and `speaker` to whom it is credited.
    `changes` begin with those of numbers.
    """

    id: str
    a: Anchor
    b: Anchor
    type: ReuseType
    changes: tuple[Change, ...] = ()
    words: int = 0
    longest: int = 0
    quotation: Fidelity | None = None
    speaker: str | None = None
