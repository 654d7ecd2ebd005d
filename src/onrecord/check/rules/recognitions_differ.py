"""OR702: a list of recognitions that lacks bodies an earlier list names, or counts fewer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor
from onrecord.compare.rolls import Listed, lists_of
from onrecord.model import Anchor, Collection, Finding

_MOST_NAMED = 5


def find(collection: Collection) -> Iterator[Finding]:
    """Yield a finding for each list that does not fit the list of an earlier document."""
    for lists in lists_of(collection.documents, collection.claims).values():
        for before, after in itertools.pairwise(lists):
            message = _differs(before, after)
            if message:
                anchors = tuple(one for each in (after, before) for one in _anchors(each))
                yield Finding(
                    code=RULE.code, severity=RULE.severity, message=message, anchors=anchors
                )


def _differs(before: Listed, after: Listed) -> str | None:
    """Return what does not fit, or None: the later list may always name more."""
    if before.named and after.named:
        gone = [one.body for key, one in sorted(before.named.items()) if key not in after.named]
        if gone:
            named = ", ".join(gone[:_MOST_NAMED])
            more = f" and {len(gone) - _MOST_NAMED} more" if len(gone) > _MOST_NAMED else ""
            return f"an earlier list names {named}{more}; this one does not"
    least = max(len(before.named), before.stated or 0)
    if after.stated is not None and after.stated < least:
        return f"{after.stated} are counted here, {least} in an earlier document"
    return None


def _anchors(listed: Listed) -> Iterator[Anchor]:
    one = listed.counted or next(iter(listed.named.values()), None)
    if one is not None:
        yield anchor(listed.document, one.start, one.end)


RULE = Rule(
    code="OR702",
    slug="recognitions-differ-from-an-earlier-list",
    severity="note",
    description="A list of bodies that recognised the event lacks some that an earlier document names.",
    hint="Look whether a recognition was withdrawn, or a list was shortened.",
    finds=(
        "Bodies of one kind (parliaments of countries, legislatures of states, cities …) that an "
        "earlier document names and a later one with a list of its own does not; and a later count "
        "below an earlier list or count. A later list may name more."
    ),
    why="Lists of recognitions are copied and shortened; a name that disappears is seldom explained.",
    bad=(
        "The parliaments of three countries (Ostravia, Kelmar, Tervia) recognised the massacre at Brann."
        "\n\n---\n\nThe parliaments of two countries (Ostravia, Kelmar) recognised the massacre at Brann."
    ),
    good=(
        "The parliaments of two countries (Ostravia, Kelmar) recognised the massacre at Brann."
        "\n\n---\n\nThe parliaments of three countries (Ostravia, Kelmar, Tervia) recognised the massacre at Brann."
    ),
    limits="A list that does not tell its event is held against others only where no second event is recognised; documents without a date stand in the order given.",
    run=find,
)
