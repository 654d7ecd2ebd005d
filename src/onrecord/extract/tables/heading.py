"""What the heading of a row or column says of the numbers beside or below it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.extract.grammar.count_phrase import PERSON_GROUPS
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.sentence import read_sentence
from onrecord.extract.masks import find_masks
from onrecord.extract.numbers import find_quantities
from onrecord.extract.tables.wording import (
    AGES,
    TAIL,
    counts_others,
    group_of_ages,
    is_uncounted,
    named_groups,
    sums_all,
    table_words,
    take_factor,
    take_opening,
    take_total,
    without_number_of,
)
from onrecord.model import Span

_LONGEST = 160
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{0,60})[)\]]\s*$")
_LABEL = re.compile(
    r"(?:table|tab\.|annex|appendix|schedule|chart|figure|fig\.|box)\s{0,2}"
    r"(?:no\.?\s?)?(?:\d{1,3}(?:[.-]\d{1,3}){0,3}|[ivxl]{1,6}|[a-z])?(?=[\s:.–—-]|$)"
)
_DATED = re.compile(
    r"[\s,(]{1,3}(?:in |of |as of |before )?(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\)?\Z"
)
_OF = re.compile(
    r"(?:the\s)?(?:registers?|lists?|roll|book|names|record|records|count|table|overview|summary|breakdown|statistics|data|number|numbers|total)"
    r"\s(?:of|on)\s(?:the\s|all\s|those\s|persons?\s(?=who)|people\s(?=who))?"
)
_NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]|[a-h][.)]|\([a-h\d]{1,2}\))\s+(?=\S)")
_SHOWS = re.compile(
    r"(?:(?:the\s)?(?:following\s)?(?:tables?|lists?|figures)(?:\s(?:below|above|overleaf))?\s)?"
    r"(?:shows?|gives?|presents?|lists?|sets\sout|contains?)\s(?:the\s)?"
)
_SINCE = re.compile(r"\b(?:and|but|,)\s+(?:since|later|now|meanwhile)\s+")
_SPACES = re.compile(r"\s+")


class Heading(NamedTuple):
    """What a heading says.

    Attributes:
        words: The heading as it was given.
        outcomes: What happened to those counted, if it says so.
        groups: Who or what is counted, if it says so.
        kind: `none` (a column that counts nobody), `goods` (vehicles, livestock), `count`
            ("Number"), `group` (says who, not what happened), `outcome`, or `plain` (a place, a
            source, a year, anything else).
        things: True where buildings, settlements, incidents or graves are counted.
        part: True for "of which children".
        total: True for a heading that sums the others; `grand` for a total of totals.
        narrow: True where a word narrows it ("unidentified bodies").
        explicit: True where the group is named in a heading of its own ("adults").
        whole_phrase: True where the group is all that the heading says.
        inner: What the brackets of the heading say of a second number in brackets.
        severity: As the ledger has it.
        factor: What the numbers are to be multiplied by ("in thousands").
        head: The noun for those counted.
        parts: What each half of "killed / wounded" says.
    """

    words: str = ""
    outcomes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    kind: str = "plain"
    things: bool = False
    part: bool = False
    total: bool = False
    grand: bool = False
    narrow: bool = False
    explicit: bool = False
    whole_phrase: bool = False
    inner: tuple[str, ...] = ()
    severity: str | None = None
    factor: int = 1
    head: str = ""
    parts: tuple[Heading, ...] = ()


EMPTY = Heading()
_BODIES = frozenset(("country", "state", "organisation"))


@lru_cache(maxsize=4096)
def read_heading(words: str) -> Heading:
    """Return what a heading or stub says.

    The words are read as running text that follows a number ("houses destroyed" as "10 houses
    destroyed") or a label before one ("population: 10"); what only tables say stands in
    `tables.yml`.

    Args:
        words: The heading on one line, without emphasis and footnote marks.
    """
    said = _SPACES.sub(" ", words[:_LONGEST].lower().replace("’", "'")).strip(" *_:.")
    if not said.strip("-–—·•"):
        return EMPTY
    said = _NUMBERING.sub("", said)
    dashed = said[0] in "-–—•·→>"
    said = said.lstrip("-–—•·→> ")
    factor, said = take_factor(said)
    said, part = take_opening(said, "parts")
    inner: tuple[str, ...] = ()
    bracket = _BRACKET.search(said)
    unit = False
    if bracket:
        inside = bracket.group(1).strip()
        said = said[: bracket.start()].strip() or inside
        unit = inside in table_words("units")
        bare, inner_part = take_opening(inside, "parts")
        inner = _groups(bare)
        part_inside = inner_part and bool(inner)
        sides = tuple(_groups(side.strip()) for side in inside.split("/"))
    else:
        sides = ()
        said, inner = _tailed(said)
        part_inside = bool(inner)
    total, grand, said = take_total(said)
    if said.split(" ", 1)[0] in table_words("qualifiers"):
        return Heading(words, part=True)
    counted = said in table_words("counts") or AGES.match(said) is not None
    if total and not unit and sums_all(words, said):
        return Heading(words, total=True)
    if unit or (not counted and is_uncounted(without_number_of(said))):
        return Heading(words, kind="none", part=part, total=total)
    plain = Heading(words, factor=factor, part=part, total=total, grand=grand)
    found = _place(_read(said, plain))
    if found.outcomes == ("occupied",) and not found.head:  # "Taken", of no place
        found = found._replace(outcomes=("detained",), groups=("person",), things=False)
    if dashed and found.kind == "group" and not found.things:
        found = found._replace(part=True)
    if len(sides) > 1 and all(sides) and found.outcomes:
        found = found._replace(parts=tuple(found._replace(groups=side) for side in sides))
    elif "/" in said:
        found = found._replace(parts=_slashed(said))
    if inner and not part_inside and not set(found.groups) - {"person"}:
        found = found._replace(groups=inner, kind=found.kind if found.outcomes else "group")
    return found._replace(inner=inner)


@lru_cache(maxsize=1024)
def read_caption(words: str) -> Heading:
    """Return what a caption, or a heading above a table, says of all its numbers.

    Args:
        words: "Table 3. Arrests and their outcome, by province".
    """
    said = _SPACES.sub(" ", words[:_LONGEST].lower().replace("’", "'")).strip(" #*_:.·•")
    label = _LABEL.match(said)
    if label:
        said = said[label.end() :].strip(" *_:.–—-")
    factor, said = take_factor(_SHOWS.sub("", _NUMBERING.sub("", said), count=1))
    if not said or counts_others(said):
        return EMPTY
    plain = Heading(words, factor=factor)
    found = _read(said, plain)
    if found.outcomes:
        return found
    listed = _OF.match(said)
    if listed:
        found = _read(said[listed.end() :], plain)
        if found.outcomes:
            return found
    for piece in re.split(r"[:;,.(–—]| - ", said)[1:4]:
        if piece.strip():
            found = _read(piece.strip(), plain)
            if found.outcomes:
                return found
    return EMPTY


def _circumstance(said: str) -> str | None:
    """Return how those under a heading died or where: "in hospital" of "died in hospital"."""
    return next((c for c in sorted(table_words("circumstances")) if said.endswith(" " + c)), None)


def _place(heading: Heading) -> Heading:
    """Take "Pit A", "Village", "Both pits" for places; "Pits", "Houses" count."""
    many = heading.head.endswith("s") and not heading.total
    if not heading.things or heading.outcomes or many:
        return heading
    return heading._replace(groups=(), things=False, kind="plain", whole_phrase=False)


def _slashed(said: str) -> tuple[Heading, ...]:
    """Return what each half of "killed / wounded" says, if each says something."""
    halves = tuple(read_heading(half) for half in said.split("/")[:4])
    return halves if all(half.outcomes for half in halves) else ()


def _tailed(said: str) -> tuple[str, tuple[str, ...]]:
    """Part "killed, of whom children" into the heading and the group of a second number."""
    for mark in (",", ";", " - ", " – ", " "):
        head, found, tail = said.partition(mark)
        bare, opened = take_opening(tail.strip(), "parts") if found else ("", False)
        if opened and head and _groups(bare):
            return head.strip(), _groups(bare)
    return said, ()


def _groups(said: str) -> tuple[str, ...]:
    """Return the group that a heading names and nothing else, or nothing."""
    named = named_groups().get(said)
    if named:
        return (named,)
    ages = AGES.match(said)
    if ages:
        return (group_of_ages(ages),)
    found = _as_count(said)
    if found is None or found.outcomes or not found.whole_phrase:
        return ()
    return found.groups


def _read(said: str, plain: Heading) -> Heading:
    """Read the words of a heading that are left when its total, part and factor are known.

    Args:
        said: Those words.
        plain: A heading with its words, total, part and factor.
    """
    later = _SINCE.split(said, maxsplit=1)[1:]
    if later and (since := _read(later[0], plain)).outcomes:
        return since  # "reported missing and since found unharmed"
    if not said or said in table_words("counts"):
        everybody = said in named_groups()
        return plain._replace(kind="count", groups=("person",) if everybody else ())
    named = _groups(said)
    if named:
        if set(named) & _BODIES:
            return plain  # a voice, not something counted
        things = not set(named) <= PERSON_GROUPS
        found = _as_count(said)
        return plain._replace(
            kind="plain" if things and "other" not in named else "group",
            groups=named,
            explicit=True,
            things=things,
            whole_phrase=True,
            head=found.head if found else said,
            outcomes=found.outcomes if found else (),
        )
    if any(word in said for word in table_words("remains")):
        return plain._replace(kind="outcome", outcomes=("killed",), groups=("person",))
    bare = without_number_of(said)
    found = _as_count(bare) or EMPTY
    if not found.outcomes and found.kind != "none":
        labelled = _as_label(_DATED.sub("", bare) or bare)
        if labelled:
            found = found._replace(outcomes=labelled, kind="outcome")
    if not found.outcomes and found.kind == "none":
        return plain._replace(kind="goods", whole_phrase=found.whole_phrase, head=found.head)
    tail = TAIL.search(bare)
    groups = found.groups
    if tail and found.outcomes and not set(groups) - {"person"}:
        groups = _groups(tail.group(1).strip()) or groups
    narrow = any(word in table_words("narrowing") for word in said.split())
    if found.outcomes == ("killed",) and not found.severity:
        found = found._replace(severity=_circumstance(said))
    return found._replace(
        words=plain.words,
        groups=groups,
        factor=plain.factor,
        part=plain.part,
        total=plain.total,
        grand=plain.grand,
        narrow=narrow,
    )


def _as_count(said: str) -> Heading | None:
    """Read the words as if a number stood before them."""
    text = "10 " + said
    quantities = find_quantities(text, 0, 3)
    drafts = read_sentence(text, Span(0, len(text)), quantities[:1], find_masks(text, 3, len(text)))
    if not drafts:
        return None
    draft = drafts[0]
    phrase = draft.phrase
    if draft.outcomes == ("other",):
        draft.outcomes = ()
    if phrase.kind == "unknown" and not _said_of(text, draft):
        draft.outcomes = ()
    kind = "outcome" if draft.outcomes else "none" if phrase.kind == "none" else "plain"
    head = phrase.head
    whole = head is not None and phrase.kind not in {"unknown", "elided"} and head.end == len(text)
    known = phrase.kind not in {"unknown", "elided"}
    return Heading(
        said,
        outcomes=draft.outcomes,
        groups=tuple(draft.groups) if known or draft.outcomes else (),
        kind=kind,
        things=phrase.kind in {"thing", "incident", "grave"},
        whole_phrase=whole,
        severity=draft.severity,
        head=head.word if head is not None else "",
    )


def _said_of(text: str, draft: Draft) -> bool:
    """True where an unknown noun is what was harmed: "miners killed"; not "pieces seized"."""
    head = draft.phrase.head
    if draft.outcomes == ("detained",) or head is None:
        return False
    between = text[head.end : max(head.end, draft.spot)]
    return draft.spot < 0 or not re.search(
        r"\b(?:of|on|for|about|to|in|by|after|before)\b", between
    )


def _as_label(said: str) -> tuple[str, ...]:
    """Read the words as if they were a label before a number."""
    text = said + ": 10"
    quantities = find_quantities(text, len(said) + 2, len(text))
    drafts = read_sentence(text, Span(0, len(text)), quantities, ())
    return drafts[0].outcomes if drafts else ()
