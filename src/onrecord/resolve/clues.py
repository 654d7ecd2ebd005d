"""What one sentence or heading says of the happening it speaks of."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Document, When, Where
from onrecord.resolve import edtf
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.lexemes import remember, words_of
from onrecord.resolve.located import Group, groups_of, mentions_in
from onrecord.resolve.place_words import place_words
from onrecord.resolve.places import Mention, place_key
from onrecord.resolve.years import dates_of, softened

_CAPITAL_RUN = re.compile(r"(?:[^\W\d_a-z][\w’'-]{0,30}\s{1,2}){1,4}$")
_AFTER_NOUN = re.compile(
    r"\s{1,3}(?:of|in|at|on|against|near|around|for)\s{1,3}(?:the\s{1,3})?",
    re.IGNORECASE,
)
# "On 5 March it spoke of …, and on 6 March of …": the second date is of the same verb.
_AND_ON = re.compile(r"\band\s{1,3}(?:on|in)\s{1,3}$", re.IGNORECASE)
_BOUNDS = frozenset({"before", "until", "till"})
# "Since the siege began in June": the date is that of its beginning alone.
_BEGUN = frozenset({"began", "begun", "begins", "started", "starting", "beginning"})
_FIRE = re.compile(r"\s{1,3}fire\b", re.IGNORECASE)
_BREAKS = re.compile(r"[,;.:]|\b(?:after|before|when|that|who|which)\b", re.IGNORECASE)
_REACH = 28
_SEARCHED = 50_000
_DATE_REACH = 3
# Characters after a date, and words before it, within which a verb of saying may claim it.
_SAYING_REACH = 90
_SAYING_BEFORE = 60
_SAYING_WORDS = 7
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What ends the words that a date may belong to: "the army said that on 3 May …".
_MARK = re.compile(r"[.;:,()]|\bthat\s{1,3}(?=(?:on|in|during|over|between|at|early|late)\b)")
# A stated span of more than three years is a time, not a happening.
_TIME = 1100


class Name(NamedTuple):
    """A happening called by a name: "Orlec massacre", "events of 3 May at Varn".

    `label` is empty where a noun tells of the happening without naming it.
    """

    start: int
    end: int
    label: str
    noun: str
    where: Where | None
    when: When | None

    @property
    def key(self) -> str | None:
        """The comparable form of the place in the name, or None."""
        return place_key(self.where.name or self.where.text) if self.where else None


class Clues(NamedTuple):
    """What a passage says of its happening.

    `groups` are the places where something happens, `others` places named otherwise; `dates` those
    of happenings (not of sayings, not open at a side); `wide` is true when it speaks of a war or a
    time as a whole, `back` when it points to what went before,
    `back_place` when it points to a place spoken of before, `aftermath` when it tells what was
    done about a happening later, `destination` when its places may be where people fled
    to, `total` when it sums up ("to date", "in all"), `since` the date from which on it counts.
    """

    start: int
    end: int
    groups: tuple[Group, ...] = ()
    others: tuple[Group, ...] = ()
    dates: tuple[When, ...] = ()
    names: tuple[Name, ...] = ()
    nouns: frozenset[str] = frozenset()
    wide: bool = False
    back: bool = False
    back_place: bool = False
    aftermath: bool = False
    destination: bool = False
    total: bool = False
    since: str | None = None


def _named_before(text: str, start: int, noun_start: int) -> str:
    """Return the capitalised name right before a noun of a happening, if it may be a place's."""
    match = _CAPITAL_RUN.search(text[max(start, noun_start - 60) : noun_start])
    if not match:
        return ""
    known = place_words()
    words = match.group().split()
    while words and (words[0].lower() in known.function_words or not words[0][0].isupper()):
        words.pop(0)
    if not words or words[-1].endswith(known.adjective_endings):
        return ""
    lowered = [word.lower() for word in words]
    barred = known.bodies | known.titles
    if lowered[0] in known.not_places or any(word in barred for word in lowered):
        return ""
    return "" if len(words) == 1 and is_common_noun(text, words[0]) else " ".join(words)


def is_common_noun(text: str, word: str) -> bool:
    """True for "Cattle" in "Cattle raids", where the text also writes "cattle".

    Args:
        text: The document's text.
        word: The word, with its capital.
    """
    small = re.compile(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])")
    return remember(text, ("common", word), lambda: small.search(text, 0, _SEARCHED) is not None)


def _following(text: str, end: int, mentions: list[Mention]) -> Mention | None:
    """Return the place that follows a noun of a happening and belongs to it."""
    joint = _AFTER_NOUN.match(text, end)
    if not joint:
        return None
    for mention in mentions:
        begin = mention.where.start or 0
        if end < begin <= joint.end() + _REACH and not _BREAKS.search(text, end, begin):
            return mention
    return None


def _dated(text: str, end: int, dates: tuple[When, ...]) -> When | None:
    """Return the date that follows a noun of a happening, or its place, and belongs to it."""
    joint = _AFTER_NOUN.match(text, end)
    if not joint:
        return None
    return next((w for w in dates if 0 <= (w.start or 0) - joint.end() <= _DATE_REACH), None)


def _name_at(
    text: str, start: int, match: re.Match[str], mentions: list[Mention], dates: tuple[When, ...]
) -> Name | None:
    """Return the name that a noun of a happening is part of, with its place or its date."""
    begin, end = match.span()
    before = "" if match.group().isupper() else _named_before(text, start, begin)
    when = next((when for when in dates if text[when.end or 0 : begin].isspace()), None)
    where = None
    if before:
        begin = text.rfind(before.split()[0], start, begin)
        where = Where(text=before, start=begin, end=begin + len(before), name=before)
    elif when:
        begin = when.start or begin
    near = None if where else _following(text, end, mentions)
    if near:
        where, end = near.where, max(end, near.where.end or 0)
    dated = None if when else _dated(text, end, dates) or _dated(text, match.end(), dates)
    if dated:
        when, end = dated, max(end, dated.end or 0)
    if where is None and when is None:
        return None
    noun = clue_words().classes[match.group().lower()]
    label = " ".join(text[begin:end].split())
    # "The murder of 63 people at X" tells of a happening and is no name of one.
    counted = near is not None and any(
        char.isdigit() for char in text[match.end() : near.where.start]
    )
    return Name(begin, end, "" if counted else label, noun, where, when)


def _of_happenings(
    document: Document, clause: tuple[int, int], dates: tuple[When, ...]
) -> tuple[When, ...]:
    """Return the dates of a sentence that may tell when something happened, times left out."""
    kept: list[When] = []
    dropped = False
    for when in dates:
        begin = when.start or 0
        goes_on = dropped and _AND_ON.search(document.text, max(clause[0], begin - 12), begin)
        dropped = bool(goes_on) or not _of_happening(document, clause, when)
        if not dropped and not _is_time(when):
            kept.append(softened(when))
    return tuple(kept)


def _of_happening(document: Document, clause: tuple[int, int], when: When) -> bool:
    """True for a date that may tell when something happened.

    Not one that is open at a side, that is the document's own, that says by when something was so,
    or that belongs to a saying or a later act ("On 11 March the ministry stated …").
    """
    if ".." in when.edtf or not edtf.valid(when.edtf):
        return False
    text, known = document.text, clue_words()
    begin, end = when.start or 0, when.end or 0
    own = document.metadata.where.get("date")
    if own and own[0] < end and begin < own[1] and text[begin:end] == when.text:
        return False
    if when.edtf == document.metadata.date and not tells_act(text, *clause):
        return False
    before = _clause_before(text, max(clause[0], begin - _SAYING_BEFORE), begin)
    if _has_begun(before) or _is_state(before, known.state) or not _BOUNDS.isdisjoint(before):
        return False
    # The nearest decides: "police said that gunmen had raided the market on Monday".
    told = next((w for w in before if _says(w) or w.startswith(known.acts)), None)
    if told is not None:
        return not _says(told)
    for match in _WORD.finditer(text, end, min(clause[1], end + _SAYING_REACH)):
        word = match.group().lower()
        if word == "opened" and _FIRE.match(text, match.end()):
            return True
        if word in known.saying or (word in known.documents and match.start() <= end + 2):
            return False
        if word.startswith(known.acts):
            return True
    return True


def _has_begun(before: list[str]) -> bool:
    """True for the date in "since the siege began in June"."""
    return not _BEGUN.isdisjoint(before[:2]) and "since" in before


def _since(text: str, start: int, dates: tuple[When, ...]) -> str | None:
    """Return the date from which on a sentence counts, or None."""
    for when in dates:
        if when.edtf.endswith("/.."):
            return when.edtf.removesuffix("/..")
        begin = when.start or 0
        if _has_begun(_clause_before(text, max(start, begin - _SAYING_BEFORE), begin)):
            return when.edtf
    return None


def _says(word: str) -> bool:
    known = clue_words()
    return word in known.saying or word in known.documents


def tells_act(text: str, start: int, end: int) -> bool:
    """True when a passage holds a word that tells of a happening.

    Args:
        text: The document's text.
        start: First code point of the passage.
        end: The code point after its last one.
    """
    known = clue_words()
    words = words_of(text, start, end)
    if not known.classes.keys().isdisjoint(words.all):
        return True
    return any(word.startswith(known.acts) for word in words.order)


def _clause_before(text: str, start: int, end: int) -> list[str]:
    """Return the words right before a date, the nearest first, back to a mark."""
    window = text[start:end].lower().rstrip(" ,(\n\t")
    return _WORD.findall(_MARK.split(window)[-1])[::-1][:_SAYING_WORDS]


def _is_state(before: list[str], state: frozenset[str]) -> bool:
    """True after "by", "until", "as of", "as at"."""
    near = [word for word in before[:3] if word != "the"]
    if near[:1] and near[0] in ("of", "at"):
        return near[1:2] == ["as"]
    return bool(near) and near[0] in state


def _is_time(when: When) -> bool:
    open_or_yearless = ".." in when.edtf or "XXXX" in when.edtf
    return "/" in when.edtf and not open_or_yearless and edtf.days(when.edtf) > _TIME


def read_clues(
    document: Document, start: int, end: int, known: frozenset[str] = frozenset()
) -> Clues:
    """Return what a passage of a document says of the happening it speaks of.

    Args:
        document: The document, with metadata.
        start: First code point of the sentence or heading.
        end: The code point after its last one.
        known: Keys of places found elsewhere in the document.
    """
    text, known_words = document.text, clue_words()
    words = words_of(text, start, end)
    mentions = list(mentions_in(text, start, end, known))
    all_dates = dates_of(document, start, end)
    groups = groups_of(text, mentions)
    nouns = known_words.classes.keys() & words.all
    return Clues(
        start,
        end,
        tuple(group for group in groups if group.role == "at"),
        tuple(group for group in groups if group.role != "at"),
        _of_happenings(document, (start, end), all_dates),
        _names(text, (start, end), mentions, all_dates) if nouns else (),
        frozenset(known_words.classes[noun] for noun in nouns),
        known_words.speaks_widely(words) or any(_is_time(when) for when in all_dates),
        known_words.points_back(words),
        known_words.back_place.found_in(words),
        known_words.aftermath.found_in(words),
        known_words.destination.found_in(words),
        known_words.totals.found_in(words),
        _since(text, start, all_dates) if all_dates and "since" in words.all else None,
    )


def _names(
    text: str, span: tuple[int, int], mentions: list[Mention], dates: tuple[When, ...]
) -> tuple[Name, ...]:
    classes = clue_words().classes
    found = (
        _name_at(text, span[0], match, mentions, dates)
        for match in _WORD.finditer(text, *span)
        if match.group().lower() in classes
    )
    return tuple(name for name in found if name)
