"""Answers over several sentences: "How many were lost?" – "From our house, seven. From hers, two".

The question that counts may stand some sentences before the number, with short questions of the one
who answers between ("Since the first day? Two hundred and six."). A question about something else,
and a new paragraph behind the answer, end it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.grammar.answers import OF_THESE, OTHERWISE, asked_of, counting_question
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.parts import larger

_REACH = 600  # characters between a question and the last number that answers it
_TAIL = 60  # characters behind a number that may say where, or how it is known
_RECENT = 4  # figures among which the whole of a part that is asked for stands
_SHARES = frozenset(("nought", "percent", "fraction"))
_ECHO = 6  # words of a question that the one who answers puts back
_LABEL = re.compile(r"\s*[\"“'‘*_>–—-]*\s*(?:[A-Z][\w.' ]{0,30}[.:]|[–—-])?[*_\s]*")
_NEXT_SPEAKER = re.compile(r"\n\s*(?:[*_#>]*\s*(?:Q|Question)\b|[A-Z][A-Z. ]{2,30}:|[–—]\s|\*\*)")
# What may stand before a number alone: where, when or of whom; "there were", "that makes".
_WHERE = (
    r"(?:from|in|on|at|by|across|over|near|under|of|among|since|before|after|during|for|between|behind|beyond"
    r"|outside|inside|along|around|upstairs|downstairs|yesterday|today|tonight|altogether|the|that|this|our|their"
    r"|his|her|my|your|officially|when|where|while|according|only|here|there|so|then|and|or|but|myself|together|all)\b"
)
_FRAME = re.compile(
    r"[\s\"“”'‘’*_(]*(?:(?:yes|no|well|oh|right|true|i\s+do|let\s+me\s+(?:see|think))[,.;:–—]*\s+)*"
    rf"(?:(?:{_WHERE})[^.;:?!]{{0,60}}?)?"
    r"(?:[,:–—]\s*|\b(?:(?:i|we|there|it|they|that)\s+(?:[a-z']+\s+){1,3}|(?:alone|saw|counted|lost|buried|makes|know|say|had|has|gave"
    r"|perhaps|maybe|some|about|only|were|[a-z]+:)[,:]?\s+))*[\"“'‘]?",
    re.IGNORECASE,
)
# What may stand behind it: whose, how it is known, where.
_BEHIND = re.compile(
    r"(?:\s+(?:more|of\s+(?:them|us|ours)|in\s+all|altogether|alone|myself|ourselves|there|dead|later|since|afterwards?|that\s+(?:day|night)"
    r"|with\s+my\s+own\s+(?:eyes|hands)"
    r"|(?:in|at|on|by|near|behind|under|along|outside|inside|beside|from|before|after)\s+(?:[a-z'’]+\s+)?[A-Za-z'’]+(?:\s+[a-z]+)?))*?"
    r"[\"”'’)]*\s*(?:[.,;!?–—-]|$|(?:and|or|but)\b)"
)


class _Asked(NamedTuple):
    end: int
    outcomes: tuple[str, ...]
    groups: tuple[str, ...]
    of_these: bool = False  # "How many of them were children?"


def go_on_answering(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Give the bare numbers of an answer what the question before it asks for.

    Args:
        text: The document's text.
        found: The drafts of a sentence; changed in place.
        earlier: Drafts with outcomes of the sentences before it, in order.
    """
    bare = [d for d in found if d.phrase.kind == "elided" and not d.outcomes and d.whole is None]
    if not bare:
        return
    start = bare[0].sentence[0]
    if "?" not in text[max(0, start - _REACH) : bare[0].phrase.quantity.outer_start]:
        return
    asked = _asked(text, start, earlier)
    if asked is None:
        return
    begin = start
    for draft in found:
        quantity = draft.phrase.quantity
        ahead = text[begin : quantity.outer_start]
        begin = quantity.end
        if draft in bare and quantity.form not in _SHARES and _alone(text, ahead, quantity.end):
            draft.outcomes = asked.outcomes
            draft.groups = draft.groups if set(draft.groups) - {"person"} else asked.groups
            if asked.of_these:
                draft.whole = _whole(draft, earlier)
                draft.marked = draft.whole is not None


def _whole(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return the last larger figure of the same outcome: "How many of them …?" asks for a part of it."""
    told = (d for d in reversed(earlier[-_RECENT:]) if d.outcomes == draft.outcomes)
    return next((d for d in told if d.whole is None and larger(d, draft)), None)


def _alone(text: str, ahead: str, end: int) -> bool:
    """True for a number that stands by itself, behind words of place, time or share at most."""
    if OTHERWISE.search(ahead) or not _BEHIND.match(text, end, end + _TAIL):
        return False
    return _FRAME.fullmatch(_LABEL.sub("", ahead, count=1)) is not None or (
        _FRAME.fullmatch(ahead.lstrip(" ,;")) is not None
    )


def _asked(text: str, start: int, earlier: Sequence[Draft]) -> _Asked | None:
    """Return what the question asks for that the sentence at `start` answers, if one does."""
    at = start
    lowest = max(0, start - _REACH)
    while (mark := text.rfind("?", lowest, at)) >= 0:
        behind = text[mark + 1 : start]
        if mark + 1 < start and _ended(behind):
            return None
        begin = _sentence_start(text, mark, lowest)
        question = text[begin : mark + 1]
        told = asked_of(text, begin, mark + 1, earlier)
        if told is not None and told[0]:
            return _Asked(mark + 1, *told, OF_THESE.search(question) is not None)
        if counting_question(question):
            return None
        if text[mark + 1 : mark + 4].lstrip("\"”'*_ ").startswith("\n"):
            return None  # somebody asked about something else
        if len(question.split()) > _ECHO:
            return None
        at = begin
    return None


def _ended(behind: str) -> bool:
    """True where the answer's paragraph ended before the number."""
    told = behind.lstrip("\"”'’*_ \n")
    return "\n\n" in told.rstrip() or _NEXT_SPEAKER.search(told) is not None


def _sentence_start(text: str, mark: int, lowest: int) -> int:
    """Return where the sentence that ends at a question mark begins."""
    found = max(text.rfind(stop, lowest, mark) for stop in (". ", "! ", "? ", "\n", "– ", "— "))
    return found + 1 if found >= 0 else lowest
