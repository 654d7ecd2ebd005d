"""Numbers that speak of what an earlier sentence counted.

"Of the 212, 46 were under age", "Seventeen had their hands tied", an answer to "How many were
killed?" (`answers`): the number alone names nobody, the sentence before does.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.answers import answer_reported
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.exchanges import go_on_answering

_MEMORY = 40  # figures
_NEAR = 3  # characters between a sentence and the next one of its paragraph
_JOINED = (", and ", "; and ", ", but ", "; ")
_JOINT = 6  # characters of the longest of these
_FATES = frozenset(("killed", "injured", "detained", "missing", "displaced", "destroyed"))
_UNTOLD: tuple[tuple[str, ...], ...] = ((), ("other",))


def refer_back(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Give numbers without a noun what the sentences before say of the same people.

    Args:
        text: The document's text.
        found: The drafts of a sentence.
        earlier: Drafts with outcomes of the sentences before it, in order.
    """
    for draft in found:
        if draft.phrase.kind == "elided" and draft.phrase.definite:
            _same_number(draft, found, earlier)
    if found and found[0].phrase.kind == "elided" and not found[0].outcomes:
        answer_reported(text, found[0])
        go_on_answering(text, found, earlier)
        _sequel(text, found[0], earlier)
        _and_others(text, found)
    else:
        go_on_answering(text, found, earlier)


def _same_number(draft: Draft, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
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
    if quantity.form not in {"words", "digits", "one"} or quantity.outer_start - start > _NEAR:
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
