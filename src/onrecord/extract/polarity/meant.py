"""What a denied number counts whose own words do not say it: the same number stood before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.answers import harm_named
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.repeats import same_number, toll_meant
from onrecord.extract.polarity.corrections import outer, take_over
from onrecord.extract.polarity.cues import Scene, clause_start

_ALONE = re.compile(
    r"\b(?:let\s+alone|much\s+less|never\s+mind|still\s+less)\s+(?:the\s+|any\s+|its\s+|their\s+|those\s+)?[\"']?$",
    re.IGNORECASE,
)
_ALONE_WORDS = frozenset(("alone", "less", "mind"))
_STOP = re.compile(r"[.;:!?]|\b(?:after|because|when|while|who|whose|which)\b")
_FOLLOWING = 70  # characters behind a number in which its harm is named
_COUNTED = re.compile(r"\b(?:figure|number|toll|count|total|tally|estimate)\b", re.IGNORECASE)
_BEFORE = 240  # characters of the sentence before
_BESIDE = 16  # characters between a number and the one it replaces
_REMEMBERED = 40  # figures
_UNCOUNTED = frozenset(("none", "thing", "grave", "incident"))


def mean_same(text: str, scene: Scene, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Give a number that is denied or taken back the outcome that its sentence leaves out.

    "The army says it killed thirty militants. Those thirty militants do not exist." "Eleven had
    died. He dismissed the number of 52." "Not one man was shot, let alone sixty."

    Args:
        text: The document's text.
        scene: The sentence.
        drafts: Its drafts with their polarity; changed in place.
        earlier: Drafts with outcomes of the sentences before, in order.
    """
    for index, draft in enumerate(drafts):
        if draft.polarity not in {"denied", "withdrawn"} or draft.phrase.kind in _UNCOUNTED:
            continue
        at = outer(scene, draft)
        ahead = scene.words[max(0, at - 40) : at]
        if not scene.tokens.isdisjoint(_ALONE_WORDS) and (found := _ALONE.search(ahead)):
            _alone(scene, draft, drafts[:index], at - len(ahead) + found.start())
        if draft.outcomes:
            continue
        draft.outcomes = _told(scene, draft) if draft.phrase.kind == "person" else ()
        told = [*earlier[-_REMEMBERED:], *(d for d in drafts[:index] if d.outcomes)]
        donor = same_number(draft, told) or toll_meant(text, draft, told)
        if donor is not None and not draft.outcomes:
            take_over(draft, donor)
        if not draft.outcomes and _COUNTED.search(scene.words, 0, at):
            draft.outcomes = harm_named(scene.words[clause_start(scene, at) : at])
        if not draft.outcomes and draft.polarity == "withdrawn":
            _named_before(text, scene, draft, drafts)


def _named_before(text: str, scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Read "we misstated the number of people killed. It was 12, not 120."."""
    begin = max(text.rfind("\n\n", 0, scene.start), scene.start - _BEFORE, 0)
    sentence = text[begin : scene.start].rstrip(' \n."').rsplit(". ", 1)[-1]
    if _COUNTED.search(sentence):
        draft.outcomes = harm_named(sentence)
        for other in drafts:
            near = abs(outer(scene, other) - outer(scene, draft)) < _BESIDE
            if other is not draft and near and not other.outcomes:
                take_over(other, draft)


def _told(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Read "not shown that nineteen persons, or indeed any, had died"."""
    begin = draft.phrase.quantity.end - scene.start
    return harm_named(_STOP.split(scene.words[begin : begin + _FOLLOWING])[0])


def _alone(scene: Scene, draft: Draft, ahead: Sequence[Draft], at: int) -> None:
    """Read "nobody was held in the barn, let alone the 190 of whom the charge speaks"."""
    donor = next((d for d in reversed(ahead) if d.outcomes), None)
    if donor is not None:
        draft.outcomes = donor.outcomes
        return
    told = harm_named(scene.words[clause_start(scene, at) : at])
    draft.outcomes = told or draft.outcomes
