"""Tolls and labels: "the death toll rose to 41", "Deaths: 150–300", "puts the wounded at 92"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.govern import ADJACENT, Government
from onrecord.extract.vocabulary import Reading, vocabulary, word_list

_REACH = 160
_LONE = re.compile(r"^\W*$")


@cache
def _tail() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_list("toll_verbs")), key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{words})\b[\s,]*)+$", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"(?:\s*\([^()\n]{0,40}\))?\s*(?:\*{1,2}|_{1,2})?\s*(?::|[-–—=|])\s*(?:\*{1,2}|_{1,2})?[\s|]*$")


@cache
def _nouns() -> re.Pattern[str]:
    phrases = sorted((" ".join(key) for key in vocabulary().tolls), key=len, reverse=True)
    spelled = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"\b(?:{spelled})\b", re.IGNORECASE)


def toll_before(text: str, start: int, end: int) -> Government | None:
    """Return the toll whose value stands at `end`, or None.

    Args:
        text: The document's text.
        start: Where the sentence begins.
        end: Where the number with its modifiers begins.
    """
    before = text[max(start, end - _REACH) : end]
    label = _label().search(before)
    if label:
        found = _last_noun(before[: label.start()])
        if found and _LONE.match(before[found.end() : label.start()]):
            return _government(found)
        return None
    tail = _tail().search(before)
    if not tail:
        return None
    head = before[: tail.start()]
    found = _last_noun(head)
    if found is None:
        return None
    between = head[found.end() :]
    many = len(found.group().split()) > 1 or found.group().lower() in {"toll"}
    words = tail.group().lower().split()
    if not many and (not _LONE.match(between) or set(words) <= {"in", "of", "at", "by", "from", "to", "as", "was", "were", "has", "had", "have", "be", "been"}):
        return None
    if re.search(r"[;:\d]|\b(?:and|while|but|when|after|that)\b", between):
        return None
    return _government(found)


def _last_noun(text: str) -> re.Match[str] | None:
    last = None
    for match in _nouns().finditer(text):
        last = match
    return last


def _government(found: re.Match[str]) -> Government:
    outcomes = vocabulary().tolls[tuple(found.group().lower().split())]
    return Government((Reading(outcomes, "counts"),), ADJACENT + 0.7)
