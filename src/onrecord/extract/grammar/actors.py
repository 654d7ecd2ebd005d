"""Who did it, in the words of the sentence: the agent of a passive, the subject of an active verb.

Nothing is inferred: a sentence that names nobody gives nobody (LEDGER, `perpetrator`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import word_list
from onrecord.model import HARM

Row = Sequence[Item]
_REACH = 9  # items between the verb and its agent
_LONGEST = 8  # items of a name


def perpetrator(text: str, items: Row, draft: Draft) -> str | None:
    """Return the words that name who harmed those counted, or None.

    Args:
        text: The document's text.
        items: The items of the sentence.
        draft: A draft whose governing word has been found.
    """
    at = draft.at
    if not set(draft.outcomes) & set(HARM) or not 0 <= at < len(items) or at == draft.phrase.at:
        return None
    if at > draft.phrase.at:
        return _agent(text, items, at)
    return _subject(text, items, at) if items[at].read("harms") else None


def _agent(text: str, items: Row, at: int) -> str | None:
    """Read "were killed in Varn by soldiers of the 4th Corps"."""
    for ahead in range(at + 1, min(len(items), at + _REACH)):
        if items[ahead].word == "by":
            return _name(text, items, ahead + 1)
        if items[ahead].code in ",;:.(QW":
            return None
    return None


def _subject(text: str, items: Row, at: int) -> str | None:
    """Read "soldiers of the 4th Corps killed": the nouns before an active verb."""
    end = at
    while end > 0 and items[end - 1].code in "HMA":
        end -= 1
    start = end
    while start > 0 and _nominal(items[start - 1]) and end - start < _LONGEST:
        start -= 1
    return _name(text, items, start, end)


def _nominal(item: Item) -> bool:
    return item.code in "NGDEXo" or item.word == "armed"


def _name(text: str, items: Row, start: int, end: int | None = None) -> str | None:
    """Return the words from `start` on if they name people, forces or bodies."""
    stop = start
    limit = len(items) if end is None else end
    while stop < limit and _nominal(items[stop]) and stop - start < _LONGEST:
        stop += 1
    named = items[start:stop]
    dates = [place for place, item in enumerate(named) if item.code == "X" and end is not None]
    if dates and named[max(0, dates[-1] - 1)].code != "D":
        named = named[dates[-1] + 1 :]  # "in the night of 11 May the army of Kelmar killed"
    while named and named[0].code in "DoX":
        named = named[1:]
    actors = word_list("actors")
    if not any(i.capital or set(i.groups) & _FORCES or i.word in actors for i in named):
        return None
    while named and named[-1].code in "oD":
        named = named[:-1]
    if not named or (code_at(items, stop) == "T" and end is None):
        return None
    return text[named[0].start : named[-1].end]


_FORCES = frozenset(("combatant", "soldier", "organisation"))
