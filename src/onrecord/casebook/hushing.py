"""Withheld words kept out of everything that a record says beside its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from onrecord.casebook.cutting import MARK
from onrecord.casebook.names import folded, without_names

_WORD = re.compile(r"[^\W_]{3,}|\d+")
_KEPT = frozenset(
    {"kind", "id", "document", "document_id", "extractor", "event", "modifier", "outcome", "group",
     "severity", "polarity", "part_of", "count", "role", "body_kind", "code", "edtf", "type", "language",
     "media_type", "encoding", "source", "why"}
)  # fmt: skip
"""Fields whose words are the program's own, or ids."""


class Hush:
    """What must not be said of one document: names, and the words of its passages that stand nowhere else."""

    def __init__(
        self, names: re.Pattern[str] | None, passages: Iterable[str] = (), published: str = ""
    ) -> None:
        """Take the names, the withheld passages of a document, and its published text."""
        self._names = names
        self._passages = folded("\n".join(passages))
        self._published = folded(published)
        self._words = set(_WORD.findall(self._passages)) - set(_WORD.findall(self._published))

    def said(self, text: str) -> str:
        """Return words with a mark for each name; all of them are a mark if a passage gives them away."""
        if self._passages and self._tells(folded(text)):
            return MARK
        return without_names(text, self._names, MARK)

    def named(self, text: str) -> bool:
        """True where a withheld name stands in a text."""
        return bool(self._names and self._names.search(folded(text)))

    def plain(self, value: Any, field: str = "") -> Any:  # noqa: ANN401 - JSON
        """Return what a record holds, as plain values, with its words hushed."""
        if isinstance(value, dict):
            return {name: self.plain(one, name) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(one, field) for one in value]
        if isinstance(value, str) and field not in _KEPT:
            return self.said(value)
        return value

    def _tells(self, text: str) -> bool:
        words = _WORD.findall(text)
        if any(word in self._words for word in words):
            return True
        whole = text.strip()
        return len(words) > 1 and whole in self._passages and whole not in self._published
