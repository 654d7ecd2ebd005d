"""Two numbers of which one replaces the other: ""40 wounded" should be "14 wounded"", "~~twelve~~ nine"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import outer, place, replace, take_over, withdraw
from onrecord.extract.polarity.cues import Scene, verbs_of

_FROM = re.compile(r"\bfrom\s+(?:the\s+|an?\s+|its\s+)?(?:[\w'-]+\s+){0,3}$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_DOWN = re.compile(
    r"(?:\s+[\w'-]+){0,4}?\s+(?:down|up|downwards?|upwards?)\s+to\s+(?:only\s+|just\s+)?",
    re.IGNORECASE,
)
# "Has revised its toll of 41 dead to 37".
_TOLL = re.compile(
    r"\b(?:toll|figure|number|count|estimate|tally|total)\s+(?:of|at)\s+$", re.IGNORECASE
)
_ONLY_TO = re.compile(r"(?:\s+[\w'-]+){0,3}?\s+to\s+(?:only\s+|just\s+)?", re.IGNORECASE)
_DOWN_FROM = re.compile(r"[^.;\d]{0,24}?,?\s+down\s+from\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_BACK_FROM = re.compile(r"\s+(?:down\s+)?from\s+", re.IGNORECASE)
_LATER = re.compile(
    r"[\"']?(?:\s\w+){0,2},?\s*(?:a\s(?:figure|number|count|toll)\s)?(?:which\s(?:it|he|she|they)\s|but\s|and\s)?"
    r"(?:was\s|were\s|has\sbeen\s|had\sbeen\s)?(?:later|since|subsequently|then|afterwards|eventually)?\s*"
    r"(?:revised|corrected|lowered|cut|reduced|amended|adjusted|downgraded)\s(?:it\s)?(?:up|down|upwards?|downwards?)?\s?to\s",
    re.IGNORECASE,
)
_SHOULD_BE = re.compile(
    r"[\"']?(?:\s+\w+){0,2}[\"']?,?\s+(?:should|must|ought\s+to)\s+(?:have\s+)?(?:be|been|read)\s+[\"']?",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+[\"']?$", re.IGNORECASE)
_READ_FOR = re.compile(r"[^.;:]{0,40}\bread\s+[\"']?", re.IGNORECASE)
_READ = re.compile(r"[^;:.]{0,60}[;:,.]\s*(?:please\s+)?read\s+[\"']?", re.IGNORECASE)
_STRUCK = re.compile(r"~~[^~]+~~")
_DUTY = frozenset(("should", "must", "ought"))
_REACH = 160  # characters over which a verb of correcting reaches


def mark_errata(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Set `withdrawn` on numbers in whose place a sentence puts another, or that it strikes out.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order.
    """
    if "~~" in scene.words:
        _struck(scene, drafts)
    if len(drafts) < 2:
        return
    corrected = not scene.tokens.isdisjoint(verbs_of("corrections"))
    duty, read = not scene.tokens.isdisjoint(_DUTY), "read" in scene.tokens
    moved = "to" in scene.tokens and (corrected or "from" in scene.tokens)
    for one, other in pairwise(drafts):
        if moved:
            _moved(scene, one, other)
        lowered = {"now", "down"} <= scene.tokens and one.outcomes
        if lowered and _DOWN_FROM.fullmatch(_between(scene, one, other)):
            replace(other, one)  # "police now say 18 died, down from 23"
        elif corrected and _back_from(scene, one, other):
            replace(other, one)
        elif (corrected and _follows(_LATER, scene, one, other)) or (
            read and _read_instead(scene, one, other)
        ):
            replace(one, other)
        elif duty and _follows(_SHOULD_BE, scene, one, other):
            replace(one, other)
            if other.polarity in {"hypothetical", "withdrawn"}:
                other.polarity = "asserted"


def _struck(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read Markdown's "~~Twelve dead~~ Nine dead"."""
    for struck in _STRUCK.finditer(scene.words):
        withdraw([d for d in drafts if struck.start() < place(scene, d) < struck.end()])


def _moved(scene: Scene, old: Draft, new: Draft) -> None:
    """Read "cut the count from 38 to 33": the first is taken back, the second counts the same.

    "Rose from 38 to 41" takes nothing back.
    """
    between = _between(scene, old, new)
    if not _TO.search(between[-20:]):
        return
    at = outer(scene, old)
    verb = _corrects(scene.words[max(0, at - _REACH) : at])
    if _FROM.search(scene.words[max(0, at - 60) : at]) and len(between) < _REACH:
        take_over(new, old)
        take_over(old, new)
        if verb:
            withdraw([old])
    elif verb and (
        _DOWN.fullmatch(between)
        or (_TOLL.search(scene.words, max(0, at - 40), at) and _ONLY_TO.fullmatch(between))
    ):
        replace(old, new)


def _back_from(scene: Scene, new: Draft, old: Draft) -> bool:
    """True for "corrects the number of dead to nine from 12"."""
    ahead = scene.words[: outer(scene, new)]
    from_old = _BACK_FROM.fullmatch(_between(scene, new, old)) is not None
    return from_old and _TO.search(ahead) is not None and _corrects(ahead)


def _read_instead(scene: Scene, old: Draft, new: Draft) -> bool:
    """True for "for 1,031 killed read 1,013", "I had put down eight dead; read six."."""
    at, between = outer(scene, old), _between(scene, old, new)
    if _FOR.search(scene.words[max(0, at - 8) : at]) and _READ_FOR.fullmatch(between):
        return True
    return bool(old.outcomes) and _READ.fullmatch(between) is not None


def _follows(pattern: re.Pattern[str], scene: Scene, old: Draft, new: Draft) -> bool:
    """True where the pattern alone joins the two: "43, later revised to 61", "40 should be 14"."""
    behind = pattern.match(scene.words, old.phrase.quantity.outer_end - scene.start)
    return behind is not None and abs(behind.end() - outer(scene, new)) <= 1


def _between(scene: Scene, one: Draft, other: Draft) -> str:
    return scene.words[one.phrase.quantity.outer_end - scene.start : outer(scene, other)]


def _corrects(words: str) -> bool:
    clause = re.split(r"[;.]", words)[-1]
    return not verbs_of("corrections").keys().isdisjoint(re.findall(r"[a-z]+", clause.lower()))
