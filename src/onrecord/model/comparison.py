"""Accounts of one event laid beside each other."""

from __future__ import annotations

from typing import Literal

from onrecord.model.anchored import Polarity
from onrecord.model.base import Record
from onrecord.model.figure import Modifier, Number

Verdict = Literal["agree", "compatible", "conflict", "changed", "part_of", "different_scope"]


class Account(Record, frozen=True, kw_only=True):
    """What one voice in one document states: one figure, seen as a witness to a value.

    `voice` is the last link of the figure's chain of sources, or the document's issuer (or its
    title, or its path) where the document speaks itself. `date` is the EDTF date as of which the
    figure is stated: the figure's own, else the document's.
    """

    figure: str
    document: str
    voice: str
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    modifier: Modifier = "exact"
    text: str = ""
    date: str | None = None
    polarity: Polarity = "asserted"


class Pair(Record, frozen=True, kw_only=True):
    """The verdict on two figures of one event, with the reasons for it in plain sentences.

    Of a `part_of` pair, `a` is the part and `b` the whole.
    """

    a: str
    b: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()


class Comparison(Record, frozen=True, kw_only=True, tag_field="kind", tag="comparison"):
    """All accounts of one outcome and group of one event.

    `group` is `all` for persons in general (`person`, `civilian`, `resident`). `pairs` hold the
    verdict on every two accounts that can be set against each other. `beside` are accounts of
    other comparisons that pairs name: the whole of a part, the count of all injured beside that
    of the severely injured. `unpaired` is how many accounts were left without pairs because there
    are more than can be read (`onrecord.compare.MOST_PAIRED`).
    """

    event: str | None
    outcome: str
    group: str
    severity: str | None = None
    accounts: tuple[Account, ...]
    pairs: tuple[Pair, ...]
    beside: tuple[Account, ...] = ()
    unpaired: int = 0
