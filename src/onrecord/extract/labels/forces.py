"""Losses of armed forces: "Enemy losses: around 40 killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.count_phrase import NARROW
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.labels.marks import outer
from onrecord.extract.numbers.lexis import spoken
from onrecord.extract.tables.wording import table_words

_LOSSES = re.compile(
    r"(?P<whose>[\w']+)\s+(?P<what>losses|casualties|killed|dead|wounded|missing|captured|deaths)\b",
    re.IGNORECASE,
)
_WORDS = frozenset(
    ("losses", "casualties", "killed", "dead", "wounded", "missing", "captured", "deaths")
)
_HURT = frozenset(("killed", "injured", "missing", "detained"))


def name_forces(words: str, start: int, drafts: Sequence[Draft]) -> None:
    """Make combatants of those under "Enemy losses:" and behind "enemy killed".

    Args:
        words: The sentence.
        start: Where it begins in the text.
        drafts: Its drafts, in order; changed in place.
    """
    if _WORDS.isdisjoint(spoken(words, 0, len(words))):
        return
    places = [match.end() for match in _LOSSES.finditer(words) if _of_forces(words, match)]
    for draft in drafts if places else ():
        at, _ = outer(draft, start)
        last = max((place for place in places if place <= at), default=-1)
        general = draft.groups == ("person",) and not set(draft.phrase.groups) & set(NARROW)
        if last < 0 or not general or re.search(r"[;.]\s", words[last:at]):
            continue
        if set(draft.outcomes) & _HURT:
            draft.groups = ("combatant",)


def _of_forces(words: str, match: re.Match[str]) -> bool:
    """Tell "enemy killed 40", a label, from "the enemy killed 40"."""
    whose = match["whose"].lower()
    if match["what"].lower() in {"killed", "captured", "wounded"}:
        return whose in {"enemy", "own"} and not words[: match.start()].rstrip(" *_").endswith(
            ("the", "The", "THE")
        )
    if whose == "our":
        return match["what"].lower() in {"losses", "casualties"}
    return bool({whose, whose.split()[-1]} & table_words("forces"))
