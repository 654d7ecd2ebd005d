"""Lists whose opening says what happened: "Burnt: 26 dwellings, the chapel, 2 barns".

So do lists of places ("fled to three towns: Karsk (4,200), Ilm (900) and Boda (300)") and returns of
losses, where each outcome opens its own list ("killed, Captain Arno and nine men; wounded, two").
"""

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
_RETURNED = "QNGDEXAPo,C()"
_FEWEST = 2  # entries that make a list


def introduce(items: Row, drafts: Sequence[Draft]) -> None:
    """Give the numbers of a list what the words before its colon say befell them.

    Args:
        items: The sentence.
        drafts: Its drafts; those with an outcome are left alone.
    """
    _returned(items, drafts)
    colon = next((at for at, item in enumerate(items[:_LATE]) if item.code == ":"), -1)
    if colon > 0:
        _by_place(items, drafts, colon)
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


def _by_place(items: Row, drafts: Sequence[Draft], colon: int) -> None:
    """Read "people have fled to two towns: Karsk (4,200) and Ilm (900)"."""
    number = next((at for at in range(colon - 1, 0, -1) if items[at].code == "Q"), 0)
    if code_at(items, number - 1) != "P" or colon - number > _NEAR or number < 1:
        return
    if any(item.code == "Q" for item in items[:number]):
        return
    entries = [draft for draft in drafts if draft.phrase.at > colon]
    if len(entries) < _FEWEST or not all(_entry(items, draft) for draft in entries):
        return
    things = [group for item in items[:number] for group in item.groups if group == "building"]
    kind = "thing" if things else "person"
    told = next(
        (told for at in range(number) if (told := outcomes_of(_befell(items, at), kind))), ()
    )
    for draft in entries if told else ():
        draft.outcomes, draft.strength, draft.at = told, CROSSING, colon
        draft.groups = (things[0] if things else "person",)
        draft.whole, draft.wants, draft.marked = None, None, False


def _befell(items: Row, at: int) -> tuple[Reading, ...]:
    """Return what a word of the clause before a list of places says."""
    if items[at].code != "T":
        return ()
    return items[at].read("counts", "suffers", "acts") or described(items[at])


def _entry(items: Row, draft: Draft) -> bool:
    """True for "Karsk (4,200)," and "Ilm 900;"."""
    before = items[draft.phrase.at - 1]
    name = items[draft.phrase.at - 2] if before.code == "(" else before
    closed = code_at(items, draft.phrase.end) in (")" if before.code == "(" else ",;.C")
    return draft.phrase.kind == "elided" and name.code in "NG" and name.capital and closed


def _returned(items: Row, drafts: Sequence[Draft]) -> None:
    """Read "killed, Captain Arno and nine men; wounded, three officers, forty men; missing, two"."""
    opened = [at for at in range(len(items)) if _opens(items, at)]
    if len(opened) < _FEWEST:
        return
    for draft in drafts:
        phrase = draft.phrase
        at = max((at for at in opened if at < phrase.at), default=-1)
        if at < 0 or phrase.kind not in {"person", "elided", "unknown"} or phrase.post is not None:
            continue
        if all(item.code in _RETURNED for item in items[at + 1 : phrase.at]):
            draft.outcomes = outcomes_of(described(items[at]), "person")
            draft.strength, draft.at, draft.whole = CROSSING, at, None
            draft.groups = draft.groups or ("person",)


def _opens(items: Row, at: int) -> bool:
    """True for "killed," behind a stop: the head of a list in a return of losses."""
    alone = at == 0 or items[at - 1].code in ":;."
    return alone and code_at(items, at + 1) == "," and bool(described(items[at]))
