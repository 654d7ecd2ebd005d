"""Numbers that answer a question: "How many were killed?" – "About forty".

The question says what is counted. It stands before the answer (`exchanges`: "Q. How many? A.
Eleven."), or in the answer's own sentence ("Asked how many had died, he said: 'Eight'"). A question
without a word for it ("How many?", "And in the street?") asks about what was spoken of before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.count_phrase import kind_of
from onrecord.extract.grammar.draft import Draft, outcomes_of
from onrecord.extract.grammar.items import Item, itemise
from onrecord.extract.grammar.vocabulary import Reading, word_list
from onrecord.model import HARM

_ASKED = 320  # characters in which a question is looked for
_SPOKEN = 240  # characters before a question that names nothing
_MANY = r"\b(?:how\s+many|(?:what|which)\s+(?:is\s+|was\s+)?(?:the\s+)?number(?:\s+of)?|the\s+number\s+of)\b"
_QUESTION = re.compile(rf"{_MANY}\s*(?P<asked>[^?;]{{0,240}}?)\?", re.IGNORECASE)
_REPORTED = re.compile(
    rf"\b(?:asked|questioned|pressed)\b[^.;?]{{0,40}}?{_MANY}\s*(?P<asked>[^.;?:]{{0,160}}?)\b"
    r"(?:said|answered|replied|put\s+it\s+at|gave|told\s+\w+)[:,]?\s*[\"“'‘]?$",
    re.IGNORECASE,
)
# "Q. And at the ford?": behind the speaker's name or sign.
_AGAIN = re.compile(
    r"[\s\"“”'‘’*_>–—-]*(?:[A-Z][\w.' ]{0,30}[.:]|[–—-])?[*_\s]*"
    r"(?i:and|what\s+(?:of|about)|(?:were|was|are)\s+there(?=[^.?]{1,40}\samong(?:st)?\s+(?:them|the)\b))\b(?P<asked>[^.?;:\d]{2,60})\?"
)
# "I was eleven", "at six", "until nine": no number of the people asked about.
OTHERWISE = re.compile(
    r"\b(?:(?:i|he|she|we|you|who)\s+(?:was|were|am|is)|at|by|until|till|to|from|of|in|on|no|number|aged?|the|my|our)\s+$",
    re.IGNORECASE,
)
OF_THESE = re.compile(r"\b(?:of|among|amongst)\s+(?:them|these|those)\b", re.IGNORECASE)
"""A question about some of those spoken of: "How many of them were children?"."""
_STANDING = frozenset(("alive", "unhurt", "standing", "left", "survived", "home"))


def answer_reported(text: str, draft: Draft) -> None:
    """Read "Asked how many had died, he said: 'Eight'": the sentence holds its own question.

    Args:
        text: The document's text.
        draft: The first draft of a sentence, a bare number; changed in place.
    """
    at = draft.phrase.quantity.outer_start
    before = text[max(0, at - _ASKED) : at]
    asked = _REPORTED.search(before) if "sk" in before or "ress" in before else None
    told = _asked_for(asked["asked"], again=False) if asked is not None else None
    if told is not None and told[0]:
        draft.outcomes, groups = told
        draft.groups = draft.groups if set(draft.groups) - {"person"} else groups


def _asked_for(asked: str, *, again: bool) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the outcomes and groups that a question asks for; None where it counts other things."""
    items = itemise(asked, 0, len(asked), (), ())
    items = [item for item in items if item.code not in "D,\"'"]
    if not items:
        return (), ("person",)
    first = items[0]
    if not again and first.code in "NEX" and not first.readings:
        return None  # "How many days were you held?"
    groups = first.groups or ("person",)
    kind = kind_of(groups)
    if kind not in {"person", "thing"}:
        return None
    told = _harm(items, kind)
    if not told and "they" in asked.lower().split() and items[-1].word in word_list("taking"):
        told = ("detained",)  # "How many did they take?"
    if not told and again and any(item.code in "VBHM" for item in items):
        return None  # "And did you see the street?"
    if not told and any(item.word.split(" ")[-1] in _STANDING for item in items):
        return None  # "How many came home?"
    return told, groups


def counting_question(words: str) -> bool:
    """True for a question that asks how many."""
    return _QUESTION.search(words) is not None


def asked_of(
    text: str, start: int, end: int, earlier: Sequence[Draft]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the outcomes and groups that a question asks for; None where it counts other things.

    Args:
        text: The document's text.
        start: Where the question begins.
        end: Where it ends, behind its mark.
        earlier: Drafts with outcomes of the sentences before, for "How many?".
    """
    counting = _QUESTION.search(text, start, end)
    asked = counting or _AGAIN.match(text, start, end)
    if counting is None and earlier and earlier[-1].sentence[0] >= end:
        return None  # "And at the ford?" was answered, and something else told
    told = _asked_for(asked["asked"], again=counting is None) if asked is not None else None
    if told is not None and not told[0]:
        if asked is not None and _others(asked["asked"], told[1]):
            return None
        before = [draft for draft in earlier if draft.sentence[1] <= start]
        return _spoken_of(text, start, before, again=counting is None) or told
    return told


def _others(asked: str, groups: Sequence[str]) -> bool:
    """True for "How many soldiers were there?": a question about others, which names no harm."""
    fighters = not {"soldier", "combatant", "building", "settlement"}.isdisjoint(groups)
    return fighters and OF_THESE.search(asked) is None


def harm_named(words: str) -> tuple[str, ...]:
    """Return the first outcome of harm to persons that some words name, if any."""
    return _harm(itemise(words, 0, len(words), (), ()), "person")


def _harm(items: Sequence[Item], kind: str) -> tuple[str, ...]:
    """Return the first outcome of harm that the words of a question name."""
    modes: tuple[tuple[str, ...], ...] = (("harms", "suffers"), ("states", "counts"))
    for mode in modes:
        for item in items:
            readings: tuple[Reading, ...] = item.read(*mode)
            told = [o for o in outcomes_of(readings[:1], kind) if o in HARM]
            if told:
                return tuple(told)
    return ()


def _spoken_of(
    text: str, at: int, earlier: Sequence[Draft], *, again: bool
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return what was spoken of right before a question that names nothing."""
    if earlier and at - earlier[-1].sentence[1] < _SPOKEN and set(earlier[-1].outcomes) & set(HARM):
        return earlier[-1].outcomes, earlier[-1].groups
    if again:
        return None
    items = itemise(text, max(0, at - _SPOKEN), at, (), ())
    for item in reversed(items):
        told = [
            o
            for o in outcomes_of(item.read("counts", "harms", "suffers")[:1], "person")
            if o in HARM
        ]
        if told:
            return tuple(told), ("person",)
    return None
