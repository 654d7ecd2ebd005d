"""Homes left: "forty families have gone", "2,000 left Varn", "still live in the makeshift camp"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import Government, stay
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import Reading

DISPLACED = Reading(("displaced",), "suffers", "pastpart")
_AT_HOME = frozenset(("resident", "family"))
_LIVING = frozenset(("live", "lives", "lived", "living", "dwell", "dwelt", "reside", "resided"))
_LEFT = frozenset(("left", "gone"))
_WHEN = frozenset(("since", "during", "by", "before", "after", "for", "overnight", "in", "at"))

Row = Sequence[Item]


def gone(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for those at home in a place who have left it, and for people who left a named place.

    Args:
        items: The sentence.
        at: Where the predicate begins.
        phrase: Its subject.
    """
    at_home = not _AT_HOME.isdisjoint(phrase.groups)
    if items[at].code in "HB":
        while code_at(items, at + 1) == "A":
            at += 1
        at += 1
    elif not at_home and phrase.kind != "elided":
        return False
    if at >= len(items) or items[at].word not in _LEFT:
        return False
    behind = items[at + 1] if at + 1 < len(items) else None
    if at_home:
        return behind is None or behind.code in ".,;C" or behind.word in _WHEN or _place(behind)
    return items[at].word == "left" and behind is not None and _place(behind)


def _place(item: Item) -> bool:
    return item.code == "N" and item.capital


def lodged(items: Row, at: int) -> Government:
    """Read "live in the makeshift camp": a place for the displaced says more than the verb."""
    return stay(items, at + 1) if items[at].word in _LIVING else Government()
