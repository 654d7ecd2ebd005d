"""Topics: whom a number without a noun counts, where it only says what they were like.

The last toll before it in the text is its whole ("Bodies received: 63. Male 41, female 17"). Where
there is none, a register of wounds counts the wounded in a hospital and the dead in a mortuary.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.parts import larger
from onrecord.extract.grammar.settings import setting

_MEMORY = 14  # figures
_REACH = 700  # characters between a toll and the number that describes some of it
_EXAMINED = frozenset(("individual", "individuals"))
_VICTIMS = frozenset(("victim", "victims"))
_AFTER = frozenset(("released", "identified", "convicted"))
_FATES = frozenset(
    ("killed", "injured", "detained", "missing", "tortured", "sexually_assaulted", "displaced")
)


def take_up(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Give drafts that have a trait and no outcome the toll they are a part of.

    Args:
        text: The document's text.
        found: The drafts of a sentence, in order.
        earlier: Drafts with outcomes of the sentences before it, in order.
    """
    for index, draft in enumerate(found):
        if draft.outcomes == ("killed",) and _of_victims(text, draft):
            _take_fate(draft, [*earlier[-_MEMORY:], *found[:index]])
        if _remains_of(text, draft):
            here = [d for d in found[:index] if d.outcomes]
            draft.whole = draft.whole or _toll(draft, [*earlier[-_MEMORY:], *here])
        if draft.trait and draft.outcomes == ("detained",):
            if setting(text, *draft.sentence) != "killed":
                continue
            draft.outcomes = ()
        if not draft.trait or set(draft.outcomes) - {"convicted"} or draft.phrase.kind == "none":
            continue
        here = [d for d in found[:index] if d.outcomes]
        whole = _toll(draft, [*earlier[-_MEMORY:], *here])
        if whole is not None:
            draft.whole, draft.outcomes, draft.marked = whole, whole.outcomes, True
            if draft.groups in ((), ("person",)):
                draft.groups = whole.groups
        elif draft.trait == "wound":
            draft.outcomes = (setting(text, *draft.sentence) or "injured",)
        elif draft.trait == "death":
            draft.outcomes = ("killed",)


def _of_victims(text: str, draft: Draft) -> bool:
    """True for "12 of the victims", "the 12 victims", "of the victims, 12": of somebody told of before."""
    phrase = draft.phrase
    if phrase.head is None:
        before = text[draft.sentence[0] : phrase.quantity.start].lower()
        return draft.wants is not None and "of the victims" in before
    return phrase.head.word in _VICTIMS and (phrase.of_those or phrase.definite)


def _take_fate(draft: Draft, before: Sequence[Draft]) -> None:
    """Give victims the fate of those told of before, where nobody there was killed.

    "The Commission recorded 412 cases of disappearance; 90 of the victims were women."
    """
    near = [d for d in before if d.harmed and draft.sentence[0] - d.sentence[1] <= _REACH]
    if not near or any("killed" in d.outcomes for d in near):
        return
    last = near[-1]
    if set(last.outcomes) & _FATES:
        draft.outcomes, draft.wants = last.outcomes, None
        draft.whole = last if larger(last, draft) else None


def _remains_of(text: str, draft: Draft) -> bool:
    """Read "the bones represent a minimum of 43 individuals", as an examiner of graves writes.

    True where the number only describes some of those found ("trauma was present in 40 individuals").
    """
    head = draft.phrase.head
    if head is None or draft.outcomes or draft.strength < 0:
        return False
    quantity = draft.phrase.quantity
    least = "minimum of" in text[max(0, quantity.outer_start - 12) : quantity.start].lower()
    if head.word not in _EXAMINED and not (least and head.word in {"persons", "people", "bodies"}):
        return False
    if setting(text, *draft.sentence) != "killed":
        return False
    draft.outcomes = ("killed",)
    return not least


def _toll(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the last toll that is no part itself and is not smaller than the number."""
    value = draft.phrase.quantity.best
    for toll in reversed(before):
        if draft.sentence[0] - toll.sentence[1] > _REACH:
            return None
        if toll.whole is not None or toll.polarity != "asserted":
            continue
        if set(toll.outcomes) <= _AFTER:
            continue
        if not set(toll.outcomes) & _FATES:
            return None
        low = toll.phrase.quantity.low
        if value is not None and low is not None and low >= value:
            return toll
    return None
