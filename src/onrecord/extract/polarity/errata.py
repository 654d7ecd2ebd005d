"""Two numbers of which one replaces the other: ""40 wounded" should be "14 wounded"", "~~twelve~~ nine"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import outer, place, take_over
from onrecord.extract.polarity.cues import Scene, verbs_of

_SHOULD_BE = re.compile(
    r"[\"']?(?:\s+\w+){0,2}[\"']?,?\s+(?:should|must|ought\s+to)\s+(?:have\s+)?(?:be|been|read)\s+[\"']?",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"~~[^~]+~~")
_READ = re.compile(r"[^;:.]{0,60}[;:,.]\s*(?:please\s+)?read\s+[\"']?", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:down\s+)?from\s+$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_DUTY = frozenset(("should", "must", "ought"))


def mark_errata(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Set `withdrawn` on numbers in whose place a sentence puts another, or that it strikes out.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order.
    """
    if not drafts:
        return
    if scene.tokens & _DUTY:
        _should_be(scene, drafts)
    if "read" in scene.tokens:
        _read_instead(scene, drafts)
    if "from" in scene.tokens and scene.tokens & verbs_of("corrections").keys():
        _to_from(scene, drafts)
    if "~~" in scene.words:
        _struck(scene, drafts)


def withdraw(draft: Draft) -> None:
    """Set `withdrawn` on a draft that is asserted."""
    if draft.polarity == "asserted":
        draft.polarity = "withdrawn"


def _struck(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read Markdown's "~~Twelve dead~~ Nine dead"."""
    for struck in _STRUCK.finditer(scene.words):
        for draft in drafts:
            if struck.start() < place(scene, draft) < struck.end():
                withdraw(draft)


def _should_be(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read ""40 wounded" should be "14 wounded""."""
    for old, new in pairwise(drafts):
        behind = _SHOULD_BE.match(scene.words, old.phrase.quantity.outer_end - scene.start)
        if behind and abs(behind.end() - outer(scene, new)) <= 1:
            take_over(old, new)
            take_over(new, old)
            if old.outcomes:
                withdraw(old)
            if new.polarity in {"hypothetical", "withdrawn"}:
                new.polarity = "asserted"


def _read_instead(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "I had put down eight dead; read six."."""
    for old, new in pairwise(drafts):
        between = scene.words[old.phrase.quantity.end - scene.start : outer(scene, new)]
        if old.outcomes and _READ.fullmatch(between):
            take_over(new, old)
            withdraw(old)


def _to_from(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "corrects the number of dead to nine from 12"."""
    for new, old in pairwise(drafts):
        between = scene.words[new.phrase.quantity.outer_end - scene.start : outer(scene, old)]
        if _FROM.fullmatch(between) and _TO.search(scene.words, 0, outer(scene, new)):
            words = set(re.findall(r"[a-z]+", scene.words[: outer(scene, new)].lower()))
            if words & verbs_of("corrections").keys():
                take_over(new, old)
                take_over(old, new)
                withdraw(old)
