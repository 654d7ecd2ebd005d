"""What one sentence or heading says of the happening it speaks of."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.model import When, Where
from onrecord.resolve import edtf
from onrecord.resolve.calendar_words import alternation
from onrecord.resolve.locate import Group, dates_in, groups_of, mentions_in
from onrecord.resolve.place_words import place_words
from onrecord.resolve.places import Mention, place_key

_CAPITAL_RUN = re.compile(r"(?:[^\W\d_a-z][\w’'-]*\s{1,2}){1,4}$")
_AFTER_NOUN = re.compile(
    r"\s{1,3}(?:of|in|at|on|against|near|around)\s{1,3}(?:the\s{1,3})?", re.IGNORECASE
)
_REACH = 34


class Name(NamedTuple):
    """A happening called by a name: "Orlec massacre", "events of 3 May at Varn"."""

    label: str
    noun: str
    where: Where | None
    when: When | None


class Clues(NamedTuple):
    """What a passage says of its happening.

    `groups` are the places where something happens, `others` places named otherwise; `wide` is
    true when it speaks of a war or a time as a whole, `back` when it points to what went before,
    `aftermath` when it tells what was done about a happening later.
    """

    start: int
    end: int
    groups: tuple[Group, ...] = ()
    others: tuple[Mention, ...] = ()
    dates: tuple[When, ...] = ()
    names: tuple[Name, ...] = ()
    nouns: frozenset[str] = frozenset()
    wide: bool = False
    back: bool = False
    aftermath: bool = False


class _Patterns(NamedTuple):
    happening: re.Pattern[str]
    classes: dict[str, str]
    wide: re.Pattern[str]
    not_wide: re.Pattern[str]
    back: re.Pattern[str]
    aftermath: re.Pattern[str]
    saying: re.Pattern[str]
    commemoration: re.Pattern[str]


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


@cache
def _patterns() -> _Patterns:
    entries = load("events")
    classes = {
        form: kind
        for kind, nouns in entries["happenings"].items()
        for noun in nouns
        for form in (noun, noun + "es" if noun.endswith(("sh", "ch", "s")) else _plural(noun))
    }
    nouns = alternation(list(classes))
    pointers = alternation(entries["pointers"])
    phrases = alternation(entries["back_phrases"])
    wide = alternation([*entries["wide"], *entries["wide_phrases"]])

    def words(name: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{alternation(entries[name])})\b", re.IGNORECASE)

    return _Patterns(
        happening=re.compile(rf"(?<![\w-])(?:{nouns})(?![\w-])", re.IGNORECASE),
        classes=classes,
        wide=re.compile(rf"(?<![\w-])(?:{wide})(?![\w-])", re.IGNORECASE),
        not_wide=words("not_wide"),
        back=re.compile(
            rf"\b(?:(?:{pointers})\s{{1,3}}(?:[\w-]{{1,20}}\s{{1,3}}){{0,2}}(?:{nouns})|{phrases})\b",
            re.IGNORECASE,
        ),
        aftermath=words("aftermath"),
        saying=re.compile(
            rf"\b(?:{alternation(entries['aftermath'])})(?:\s{{1,3}}[\w-]{{1,15}}){{0,4}}\s{{1,3}}(?:on|in|of|dated|,)?\s{{0,3}}(?:the\s{{1,3}})?$",
            re.IGNORECASE,
        ),
        commemoration=words("commemoration"),
    )


def commemorates(title: str) -> bool:
    """True when a title speaks of a happening of the past: an anniversary, a remembrance."""
    return bool(_patterns().commemoration.search(title))


def _named_before(text: str, start: int, noun_start: int) -> str:
    """Return the capitalised name right before a noun of a happening, if it may be a place."""
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
    if lowered[0] in known.not_places or any(
        word in known.bodies or word in known.titles for word in lowered
    ):
        return ""
    return " ".join(words)


def _name_at(
    text: str,
    start: int,
    match: re.Match[str],
    groups: tuple[Group, ...],
    dates: tuple[When, ...],
    others: tuple[Mention, ...],
) -> Name | None:
    """Return the name that a noun of a happening is part of."""
    noun = match.group().lower()
    before = _named_before(text, start, match.start())
    when = next((when for when in dates if 0 <= match.start() - (when.end or 0) <= 2), None)
    where = None
    label_start, label_end = match.start(), match.end()
    if before:
        label_start = text.rfind(before.split()[0], start, match.start())
        where = Where(text=before, start=label_start, end=label_start + len(before), name=before)
    elif when:
        label_start = when.start or label_start
    joint = _AFTER_NOUN.match(text, match.end())
    if joint:
        follows = [mention for mention in (*(group.mentions[0] for group in groups), *others)]
        near = next(
            (
                m
                for m in follows
                if match.end() < (m.where.start or 0) <= match.end() + _REACH
                and not re.search(r"[,;.]", text[match.end() : m.where.start])
            ),
            None,
        )
        dated = next((w for w in dates if 0 <= (w.start or 0) - joint.end() <= 12), None)
        if near and where is None:
            where, label_end = near.where, max(label_end, near.where.end or 0)
        if dated and when is None:
            when, label_end = dated, max(label_end, dated.end or 0)
    if where is None and when is None:
        return None
    return Name(" ".join(text[label_start:label_end].split()), noun, where, when)


def _says(text: str, start: int, when: When) -> bool:
    """True when the date is that of a saying, a finding or an act about the happening."""
    begin = when.start or 0
    return bool(_patterns().saying.search(text[max(start, begin - 60) : begin]))


def read_clues(
    text: str, start: int, end: int, *, reference: str | None, known: frozenset[str] = frozenset()
) -> Clues:
    """Return what `text[start:end]` says of the happening it speaks of.

    Args:
        text: The document's text.
        start: First code point of the sentence or heading.
        end: The code point after its last one.
        reference: The document's EDTF date.
        known: Keys of places found elsewhere in the document.
    """
    patterns = _patterns()
    mentions = mentions_in(text, start, end, known)
    groups = tuple(groups_of(text, [mention for mention in mentions if mention.role == "at"]))
    others = tuple(mention for mention in mentions if mention.role != "at")
    dates = dates_in(text, start, end, reference)
    names, nouns = [], set()
    for match in patterns.happening.finditer(text, start, end):
        nouns.add(patterns.classes[" ".join(match.group().lower().split())])
        name = _name_at(text, start, match, groups, dates, others)
        if name:
            names.append(name)
    wide = patterns.wide.search(text, start, end)
    blocked = wide and patterns.not_wide.search(text, start, end)
    return Clues(
        start,
        end,
        groups,
        others,
        tuple(when for when in dates if not _says(text, start, when)),
        tuple(names),
        frozenset(nouns),
        bool(wide and not blocked) or any(_long(when) for when in dates),
        bool(patterns.back.search(text, start, end)),
        bool(patterns.aftermath.search(text, start, end)),
    )


def _long(when: When) -> bool:
    return (
        "/" in when.edtf
        and ".." not in when.edtf
        and "XXXX" not in when.edtf
        and edtf.days(when.edtf) > 1100
    )


def name_key(name: Name) -> str | None:
    """Return the comparable form of the place in a name, or None."""
    return place_key(name.where.name or name.where.text) if name.where else None
