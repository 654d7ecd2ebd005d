"""Numbers that go on with those before them by their place alone.

"The left bank had 14 dead and 60 hurt; the right bank three and eleven": the first number of the
second pair counts what the first of the first pair does. "Men accounted for 40 of the dead, women
22": a label and a number. "Buried today 14. On the 19th 22": a date and a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.clauses import CROSSING
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.tolls import reading_in
from onrecord.extract.grammar.vocabulary import vocabulary, word_classes
from onrecord.model import HARM

_HARM = frozenset(HARM)
_NEAR = 3  # characters between a sentence and the next one of its paragraph
_BEFORE = 70  # characters before a number that are looked at
_LAST = 200  # characters of the sentence before
_JOINED = re.compile(r"\s*(?:,|,?\s+and)\s+")
_CLOSED = re.compile(
    r"(?:\s+(?:or\s+(?:more|so|thereabouts)|more|others))?\s*(?:$|[.,;)])", re.IGNORECASE
)
_TURN = re.compile(
    r"[^,;.:\d]{0,40}(?:[,;]|,?\s+and|,?\s+while)\s+[^,;.:\d]{3,50}?,?\s+", re.IGNORECASE
)
_TOWN = re.compile(r"[^;.:\d]{0,30};\s*(?:and\s+)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2},?\s+")
_THOSE = re.compile(
    r"\b(?:that|those)\s+(?:of|from|in|by|among|for)\s[^,;.:\d]{2,40}\s(?:at|to)\s+$", re.IGNORECASE
)
# "On the 19th", "by noon", "a week later", "the day after", "so far": a time that opens a clause.
_DAY = re.compile(
    r"(?:^|[.;,]\s+|\band\s+)(?:(?:on|by|at|in|before|after|until|towards?|during|since)\s+)?(?:the\s+|an?\s+)?(?:"
    r"(?:same|next|following|previous|first|second|third|fourth|last)\s+(?:day|night|morning|evening|week|month|year)"
    r"|\d{1,2}(?:st|nd|rd|th)|morrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|evening|night|afternoon))?"
    r"|(?:end\s+of\s+the\s+)?(?:noon|midday|midnight|dawn|daybreak|sunrise|sunset|dusk|nightfall|evening|morning|afternoon|night"
    r"|day|week|month|year)(?:\s+(?:later|after|before|earlier))?"
    r"|(?:one|two|three|four|five|six|ten|\d{1,2})\s+(?:hours|days|weeks|months|years)\s+(?:later|after|before|earlier)"
    r"|[\d:.]{1,5}\s?(?:[ap]\.?m\.?|hours|o['’]clock)|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|now|then|today|yesterday|tonight|so\s+far)"
    r"\s*,?\s*(?:added\s+|only\s+|but\s+|again\s+|just\s+|already\s+)?(?:another\s+|a\s+further\s+)?$",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\bto\s+(?:these|those|them|this|that|the)\b[^.;:]{0,30}?\b(?:be|been)\s+added\s+(?:the\s+|another\s+)?$|"
    r"\badd(?:ed)?\s+to\s+(?:these|those|them)\s+(?:were|are|come)\s+$",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:made|make|makes)\s+up\s+$|\baccount(?:s|ed|ing)?\s+for\s+$|\brepresent(?:s|ed)?\s+$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:the|those|these|them|that)\b[^,;.:\d]{0,40}")
_LISTED = re.compile(r"\s*(?:$|[.,;)]|and\b)")
_LABEL = re.compile(
    r"[^,;.:\d]{0,40}?(?:[,;]|,?\s*\band)\s+(?:and\s+)?(?:the\s+)?([\w-]+)\s+(?:for\s+)?$"
)
_THEY = re.compile(r"\W*(?:they|these)\s+(?:were|numbered)\s+(?:in\s+all\s+)?", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been)\s+((?:[a-z]+\s+){0,2}[a-z]+)", re.IGNORECASE)
_TIMES = frozenset(
    ("night", "day", "today", "morning", "evening", "week", "month", "yesterday", "house")
)


def go_on_by_place(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Give numbers without a noun what the numbers before them, in the same place, count.

    Args:
        text: The document's text.
        found: The drafts of a sentence, in order; changed in place.
        earlier: Drafts with outcomes of the sentences before it, in order.
    """
    if not found:
        return
    _opening(text, found[0])
    _they(text, found[0])
    for index, draft in enumerate(found):
        _added(text, draft, earlier)
        _go_on(text, draft, found[:index], earlier)
    if len(found) > 1:
        _pairs(text, found)
        _composed(text, found)


def _bare(draft: Draft) -> bool:
    form = draft.phrase.quantity.form
    return draft.phrase.kind == "elided" and form in {"digits", "words", "one"}


def _give(draft: Draft, last: Draft) -> None:
    draft.outcomes, draft.groups, draft.strength = last.outcomes, last.groups, CROSSING


def _between(text: str, first: Draft, then: Draft) -> str:
    return text[first.phrase.quantity.end : then.phrase.quantity.outer_start]


def _closed(text: str, draft: Draft) -> bool:
    return _CLOSED.match(text, draft.phrase.quantity.end) is not None


def _opening(text: str, draft: Draft) -> None:
    """Read "Dead in the night 3.", the line of a diary."""
    start, begin = draft.sentence[0], draft.phrase.quantity.outer_start
    if draft.outcomes or begin - start > _BEFORE or not _bare(draft) or not _closed(text, draft):
        return
    words = text[start:begin].lower().split()
    classes = word_classes()
    if not 1 < len(words) < 6 or classes.get(words[-1]) in {"P", "o"}:
        return
    if all(word in _TIMES or classes.get(word) in {"P", "D", "A"} for word in words[1:]):
        told = reading_in(words[:1], ("states", "acts"))
        if told is not None and set(told.readings[0].outcomes) <= _HARM:
            draft.outcomes, draft.groups = told.readings[0].outcomes, ("person",)
            draft.strength = 1.0


def _they(text: str, draft: Draft) -> None:
    """Read "They were fourteen." behind "The men were led away."."""
    start, begin = draft.sentence[0], draft.phrase.quantity.outer_start
    if draft.outcomes or not _bare(draft) or not _closed(text, draft):
        return
    if _THEY.fullmatch(text, start, begin) is None:
        return
    before = text[max(0, start - _LAST) : start].rstrip(" .\n")
    for passive in reversed(list(_PASSIVE.finditer(before.rpartition(". ")[2]))):
        told = reading_in(passive[1].lower().split(), ())
        if told is not None and set(told.readings[0].outcomes) <= _HARM:
            draft.outcomes, draft.groups = told.readings[0].outcomes, ("person",)
            draft.strength = 1.0
            return


def _added(text: str, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Read "To the seventy must be added six labourers"."""
    start, begin = draft.sentence[0], draft.phrase.quantity.outer_start
    free = draft.phrase.kind in {"elided", "person"} and not draft.outcomes and earlier
    if not free or "add" not in text[max(start, begin - _BEFORE) : begin]:
        return
    if start - earlier[-1].sentence[1] < _NEAR and _ADDED.search(
        text, max(start, begin - _BEFORE), begin
    ):
        draft.outcomes, draft.strength, draft.additional = earlier[-1].outcomes, 1.0, True
        draft.groups = draft.groups or earlier[-1].groups


def _go_on(text: str, draft: Draft, before: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Read "On the 19th 22, on the 20th only 6" and "LASK, 4; MARROW 30 OR MORE"."""
    if draft.outcomes or not _bare(draft) or not _closed(text, draft):
        return
    start, begin = draft.sentence[0], draft.phrase.quantity.outer_start
    last = before[-1] if before else (earlier[-1] if earlier else None)
    if last is None or not last.harmed or last.phrase.kind == "thing":
        return
    day = text[max(start, begin - _BEFORE) : begin]
    named = _DAY.search(day) if start - last.sentence[1] < _NEAR else None
    if named and not before and named.group().startswith("and"):
        named = None  # "Snow lay a foot deep and by evening two"
    if named or (before and _listed(text, last, draft)):
        _give(draft, last)


def _listed(text: str, last: Draft, draft: Draft) -> bool:
    """Read "; MARROW 30" and "deaths from hunger at 40 and those from fever at 9"."""
    between = _between(text, last, draft)
    return bool(_TOWN.fullmatch(between) or (last.toll and _THOSE.search(between)))


def _pairs(text: str, found: Sequence[Draft]) -> None:
    """Read "50 killed and 210 wounded, rebel-held areas 31 and 95"."""
    for at in range(2, len(found) - 1):
        size = 1
        while at + size < len(found) and _JOINED.fullmatch(
            _between(text, found[at + size - 1], found[at + size])
        ):
            size += 1
        told, run = found[max(0, at - size) : at], found[at : at + size]
        if size < 2 or len(told) < size or not _TURN.fullmatch(_between(text, told[-1], run[0])):
            continue
        own = [draft.outcomes for draft in told]
        fits = all(_bare(d) and (not d.outcomes or d.outcomes in own) for d in run)
        if fits and len(set(own)) == size and all(draft.harmed for draft in told):
            for draft, like in zip(run, told, strict=True):
                if _closed(text, run[-1]):
                    _give(draft, like)
                    draft.groups = ("person",) if like.phrase.kind != "thing" else like.groups
                    draft.whole = None


def _composed(text: str, found: Sequence[Draft]) -> None:
    """Read "Men accounted for 40 of the dead, women 22, girls five and boys four"."""
    last = found[0]
    of_them = _OF_THEM.match(text, last.phrase.quantity.end)
    shared = _SHARE.search(text, last.sentence[0], last.phrase.quantity.outer_start)
    if not (of_them and shared and last.harmed):
        return
    groups = vocabulary().groups
    for draft in found[1:]:
        label = _LABEL.search(_between(text, last, draft))
        named = groups.get((label[1].lower(),), ()) if label else ()
        if (
            not named
            or draft.phrase.kind != "elided"
            or not _LISTED.match(text, draft.phrase.quantity.end)
        ):
            return
        draft.outcomes, draft.groups, draft.strength = found[0].outcomes, tuple(named), 1.0
        draft.whole, draft.wants, draft.marked = found[0].whole, found[0].wants, True
        last = draft
