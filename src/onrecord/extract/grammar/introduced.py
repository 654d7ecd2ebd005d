"""Lists behind a colon whose opening says what happened: "Burnt: 26 dwellings, the chapel, 2 barns"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import CROSSING, described
from onrecord.extract.grammar.draft import Draft, outcomes_of
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import Reading

Row = Sequence[Item]
_LATE = 14  # items before the colon at the most
_NEAR = 5  # items between what happened and the colon
_LISTED = "QNGDEXAPoT,C;()"


def introduce(items: Row, drafts: Sequence[Draft]) -> None:
    """Give the numbers of a list what the words before its colon say befell them.

    Args:
        items: The sentence.
        drafts: Its drafts; those with an outcome are left alone.
    """
    colon = next((at for at, item in enumerate(items[:_LATE]) if item.code == ":"), -1)
    if colon < 1 or any(item.code == "Q" for item in items[:colon]):
        return
    told = _told(items, colon)
    if not told:
        return
    for draft in drafts:
        phrase = draft.phrase
        if not all(item.code in _LISTED for item in items[colon + 1 : phrase.end]):
            return
        if code_at(items, phrase.end) in "BHMVSR":
            return
        if draft.outcomes or phrase.kind not in {"person", "thing", "elided"}:
            continue
        if phrase.kind == "elided" and items[phrase.at - 1].groups == ("none",):
            continue  # "Killed in the byre: cattle 12"
        draft.outcomes = outcomes_of(told, phrase.kind)
        draft.strength, draft.at = CROSSING, colon


def _told(items: Row, colon: int) -> tuple[Reading, ...]:
    """Return what the last word before the colon that tells of harm says."""
    for at in range(colon - 1, max(-1, colon - 1 - _NEAR), -1):
        if items[at].code == "T":
            return described(items[at])
        if items[at].code in "VSQ;.":
            break
    return ()
