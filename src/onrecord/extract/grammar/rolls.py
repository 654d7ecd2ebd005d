"""Names on a roll: "There are nine names on it" behind "a list of its dead"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.tolls import reading_in
from onrecord.extract.grammar.vocabulary import word_list

_REACH = 220  # characters before the names in which the roll is named
_NAMES = frozenset(("name", "names", "entry", "entries"))
_FATES = frozenset(("killed", "missing", "detained", "injured", "displaced"))
_OF = re.compile(
    r"\s+(?:of|with|for)\s+(?:all\s+)?(?:(?:the|its|our|their|those|his)\s+)?(?P<whose>[a-z]+(?:\s[a-z]+)?)"
)


@cache
def _rolls() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(word_list('rolls')))})\b", re.IGNORECASE)


def call_roll(text: str, found: Sequence[Draft]) -> None:
    """Give names without a fate that of those whose roll they stand on.

    Args:
        text: The document's text.
        found: The drafts of a sentence.
    """
    for draft in found:
        head = draft.phrase.head
        if draft.outcomes or head is None or head.word not in _NAMES:
            continue
        start = max(0, draft.phrase.quantity.start - _REACH)
        end = draft.sentence[1]
        for roll in reversed(list(_rolls().finditer(text, start, end))):
            whose = _OF.match(text, roll.end(), end)
            told = reading_in(whose["whose"].lower().split()) if whose else None
            if told is not None and set(told.readings[0].outcomes) <= _FATES:
                draft.outcomes, draft.groups = told.readings[0].outcomes, ("person",)
                draft.strength = 1.0
                break
