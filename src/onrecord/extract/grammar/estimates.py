"""Estimates set side by side: "Estimates of the dead vary. Hale (1961) arrives at 3,200; Orr has 5,000".

The sentence that opens the topic says what is counted and that accounts differ; those behind it
give bare numbers and who holds each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.clauses import Government
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.tolls import reading_in
from onrecord.model import HARM

_REACH = 320  # characters between the topic and a number
_TELLING = 90  # characters before a number in which the verb is looked for
_FORMS = frozenset(("digits", "words", "dozens", "vague", "range"))
_DIFFERING = (
    r"(?:var(?:y|ies|ied|iously)|differ(?:s|ed|ing)?|disput\w+|uncertain|contested|controversial|debated"
    r"|cannot\s+be\s+(?:said|told|known|established|determined)|(?:is|are)\s+(?:not\s+known|unknown|unclear|a\s+matter)"
    r"|disagree\w*|diverge\w*|depends?|range[sd]?|never\b[^.;:\d]{0,30}\b(?:established|settled|agreed|fixed))"
)
_UNKNOWN = r"\b(?:nobody|no\s+one)\s+(?:knows|can\s+(?:say|tell))\s+how\s+many"
_TOPIC = re.compile(
    rf"(?:\b(?P<noun>(?:estimates?|figures?|counts?|numbers?|tolls?|accounts?|totals?|how\s+many|losses"
    rf"|sources|historians|authorities|scholars)\b[^.;:\d]{{0,90}})\b{_DIFFERING}\b"
    rf"|\b{_DIFFERING}\b\s+(?:over|about|on|as\s+to)\s+(?P<after>[^.;:\d]{{4,80}})"
    r"|\bno\s+(?:agreed|certain|reliable|settled|exact)\s+(?P<none>[^.;:\d]{4,60})"
    rf"|{_UNKNOWN}\s+(?P<many>[^.;:\d]{{4,80}}))",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    rf"\b{_DIFFERING}\b|\bno\s+(?:agreed|certain|reliable|settled|exact)\b|{_UNKNOWN}",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:arriv(?:es?|ed)\s+at|c(?:omes?|ame)\s+to|(?:puts?|sets?|places?)\s+(?:it|them|the\s+\w+)\s+at"
    r"|ha(?:s|ve|d)|g(?:ives?|ave)|lists?|listed|count(?:s|ed)?|prefer(?:s|red)?|settle[sd]?\s+(?:on|for|at)"
    r"|reckon(?:s|ed)?|suggest(?:s|ed)?|names?|offer(?:s|ed)?|accept(?:s|ed)?|favou?r(?:s|ed)?|propose[sd]?"
    r"|sa(?:ys?|id)|(?:sp(?:eaks?|oke)|writes?|wrote)\s+of|reports?|reported|record(?:s|ed)?|show(?:s|ed)?|claim(?:s|ed)?|allow(?:s|ed)?|reach(?:es|ed)?|f(?:inds?|ound)"
    r"|estimate[sd]?|cite[sd]?|quote[sd]?|adopt(?:s|ed)?|conclude[sd]?|repeat(?:s|ed)?|print(?:s|ed)?"
    r"|makes?\s+it|think(?:s)?|go(?:es)?\s+as\s+(?:high|low)\s+as)\s+$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\s*(?:[,;]|,?\s+and\b|,?\s+while\b)\s+[^,;.:\d]{2,50}?(?:\s*\(_*\))?,?\s+$", re.IGNORECASE
)
_CLOSED = re.compile(r"\s*(?:$|[.,;)]|\s(?:and|or|in\s+all|while|but)\b)")


def read_estimates(text: str, found: Sequence[Draft]) -> None:
    """Give the bare numbers behind a topic on which accounts differ what that topic counts.

    Args:
        text: The document's text.
        found: The drafts of a sentence, in order; changed in place.
    """
    bare = [draft for draft in found if _bare(draft) and _CLOSED.match(text, _end(draft))]
    if not bare:
        return
    outcomes = _topic(text, bare[0])
    last = 0
    for draft in found if outcomes else ():
        begin = draft.phrase.quantity.outer_start
        held = text[max(draft.sentence[0], begin - _TELLING) : begin]
        on = last and _NEXT.fullmatch(_undated(text[last:begin]))
        if draft in bare and (_HOLDS.search(held) or on):
            draft.outcomes, draft.strength = outcomes, 1.0
            draft.groups = draft.groups or ("person",)
        if draft.outcomes == outcomes:
            last = _end(draft)


def _bare(draft: Draft) -> bool:
    phrase = draft.phrase
    return phrase.kind == "elided" and not draft.outcomes and phrase.quantity.form in _FORMS


def _end(draft: Draft) -> int:
    return draft.phrase.quantity.outer_end


def _undated(words: str) -> str:
    """Blank the year of a book: "Teller (1971) 1,100"."""
    return re.sub(r"\d", "_", words)


def _told(said: str) -> Government | None:
    return reading_in(said.lower().split(), ("counts", "states", "acts", "suffers"))


def _topic(text: str, draft: Draft) -> tuple[str, ...]:
    """Return what is counted where a sentence before the number says that accounts differ."""
    begin = draft.phrase.quantity.outer_start
    before = text[max(0, begin - _REACH) : begin].rpartition("\n\n")[2]
    if not _DIFFERS.search(before):
        return ()
    for topic in _TOPIC.finditer(before):
        said = topic["noun"] or topic["after"] or topic["none"] or topic["many"]
        told = _told(said) or _told(re.split(r"[.;:\d]", before[topic.end() :])[0])
        if told is not None:
            return tuple(o for o in told.readings[0].outcomes if o in HARM)
    return ()
