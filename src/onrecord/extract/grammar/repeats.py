"""Numbers that speak of what an earlier sentence counted.

"Of the 212, 46 were under age", "Seventeen had their hands tied", an answer to "How many were
killed?" (`answers`): the number alone names nobody, the sentence before does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.answers import answer_reported
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.exchanges import go_on_answering

_MEMORY = 40  # figures
_LONGER = 200  # figures among which a number that is said again is looked for
_TOLLS = 6  # figures among which the toll meant is looked for
_CALLED = re.compile(
    r"\b(?:figure|number|toll|count|total|range|minimum|maximum|estimate|tally|sum)\s+(?:of|is|was|at)\s*[\"“”'‘’]?$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\W{0,3}(?:most|many|some|the\s+(?:majority|others|rest))\b[^.;:\d]{3,60}[,;]\s+"
    r"(?:(?:but|and|while|though|only|also|at\s+least)\s+){0,2}",
    re.IGNORECASE,
)
_NAMED = 24  # characters before a number in which it is called a figure
_NEAR = 3  # characters between a sentence and the next one of its paragraph
_JOINED = (", and ", "; and ", ", but ", "; ")
_JOINT = 6  # characters of the longest of these
_FATES = frozenset(("killed", "injured", "detained", "missing", "displaced", "destroyed"))
_UNTOLD: tuple[tuple[str, ...], ...] = ((), ("other",))


def same_number(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the last figure of the same number: "the figure of 214" means that one."""
    value = draft.phrase.quantity.best
    same = (d for d in reversed(before[-_LONGER:]) if d.phrase.quantity.best == value)
    return next(same, None) if value is not None else None


def toll_meant(text: str, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the last toll of the dead where a bare number is called a figure: "the figure of 214"."""
    start = draft.phrase.quantity.outer_start
    if _CALLED.search(text, max(0, start - _NAMED), start) is None:
        return None
    tolls = (d for d in reversed(before[-_TOLLS:]) if d.whole is None and "killed" in d.outcomes)
    return next(tolls, None)


def refer_back(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Give numbers without a noun what the sentences before say of the same people.

    Args:
        text: The document's text.
        found: The drafts of a sentence.
        earlier: Drafts with outcomes of the sentences before it, in order.
    """
    for draft in found:
        if draft.phrase.kind == "elided" and draft.phrase.definite:
            _of_so_many(draft, found, earlier)
    if found and found[0].phrase.kind == "elided" and not found[0].outcomes:
        answer_reported(text, found[0])
        go_on_answering(text, found, earlier)
        _sequel(text, found[0], earlier)
        _and_others(text, found)
    else:
        go_on_answering(text, found, earlier)


def _of_so_many(draft: Draft, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Read "Of the 212" behind "212 bodies": the same number, the same people."""
    value = draft.phrase.quantity.best
    if draft.outcomes not in _UNTOLD or value is None:
        return
    for before in reversed(earlier[-_MEMORY:]):
        if before.phrase.quantity.best == value and set(before.outcomes) & _FATES:
            draft.outcomes, draft.groups = before.outcomes, before.groups
            break
    else:
        return
    for part in found:
        if part.whole is draft and part.outcomes in _UNTOLD and part.phrase.kind != "none":
            part.outcomes = draft.outcomes


def _and_others(text: str, found: Sequence[Draft]) -> None:
    """Read on in "Four remain to be claimed, and two cannot be told apart": some others of them."""
    first = found[0]
    for draft in found[1:] if first.whole is not None and first.outcomes else ():
        begin = draft.phrase.quantity.outer_start
        joint = text[max(0, begin - _JOINT) : begin]
        free = draft.phrase.kind == "elided" and not draft.outcomes and draft.whole is None
        if free and joint.endswith(_JOINED) and draft.strength <= 0:
            draft.whole, draft.outcomes, draft.marked = first.whole, first.outcomes, True
            draft.groups = first.groups


def _sequel(text: str, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Read "19 bodies were recovered. Seven had their hands tied": some of those just counted."""
    if draft.outcomes or draft.strength >= 0 or not earlier or draft.whole is not None:
        return
    quantity = draft.phrase.quantity
    start = draft.sentence[0]
    if quantity.form not in {"words", "digits", "one"}:
        return
    if quantity.outer_start - start > _NEAR and not _MOST.fullmatch(
        text, start, quantity.outer_start
    ):
        return
    sentence = earlier[-1].sentence
    if not 0 <= start - sentence[1] < _NEAR or "\n\n" in text[sentence[1] : start]:
        return
    for before in reversed(earlier[-_MEMORY:]):
        if before.sentence != sentence:
            return
        low = before.phrase.quantity.low
        more = low is not None and quantity.best is not None and low > quantity.best
        if before.whole is None and more and set(before.outcomes) & _FATES:
            draft.whole, draft.outcomes, draft.marked = before, before.outcomes, True
            if not draft.phrase.groups:
                draft.groups = before.groups
            return
