"""A reference as the grammars read it, before it becomes a record."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import CitationForm, WorkType


class Reference(NamedTuple):
    """Words that name one work.

    `start` and `end` are the whole reference, `core` where the symbol or name begins that shows it
    to be one. `key` is the work's normalised key; `aliases` are other keys of the same work. `weight` decides
    between references that overlap: the higher stays.
    """

    start: int
    end: int
    type: WorkType
    key: str
    symbol: str | None = None
    symbols: tuple[str, ...] = ()
    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    pinpoint: str | None = None
    link: str | None = None
    form: CitationForm = "full"
    weight: int = 5
    number: int | None = None


_NOT_WORD = re.compile(r"[^\w]+")
_SMALL = frozenset(["a", "an", "the", "of", "in", "on", "and", "for", "to", "at", "by"])


def slug(words: str | None, most: int = 8) -> str:
    """Return words as a part of a key: lower case, without small words, joined by hyphens."""
    parts = [part for part in _NOT_WORD.split((words or "").lower()) if part]
    kept = [part for part in parts if part not in _SMALL] or parts
    return "-".join(kept[:most])


def clean(words: str | None) -> str | None:
    """Return words without line ends, quotes and marks of emphasis; None for none."""
    plain = " ".join((words or "").split()).strip(" ,;:*_“”\"‘'’<>")
    return plain or None
