"""Entries that break their number down: "Wounded . . . 636 (men 266, women 370)", "Dead, 41, thereof 3 children".

The label says what happened; each group behind the number is a part of it.
"""

from __future__ import annotations

import re

from onrecord.extract.grammar.count_phrase import PERSON_GROUPS
from onrecord.extract.labels.layouts import NUMBER, Line, is_label, value_of
from onrecord.extract.tables.heading import Heading, read_heading
from onrecord.model import HARM

_LONGEST = 160  # characters of a line
_SHORT = 40  # characters of a label on a line of its own
_WHOLE = re.compile(
    r"[-*•·–—>\s]{0,3}(?P<label>[^\W\d_][^\d\n:;=.…]{2,48}?)[\s:=,;.·…_–—-]{1,40}"
    rf"(?P<number>{NUMBER})[\s,;:]{{0,3}}(?=[(:;,\s])"
)
_ALONE = re.compile(
    rf"(?:(?:about|at least|c\.|ca\.|some|over|more than)\s|~\s?)?(?P<number>{NUMBER})[*+†]?"
    r"(?P<said>(?:\s(?:confirmed|persons|people))?(?:\s?\([^()\n]{1,40}\)|\[\w{1,3}\])?)[.\s]*\Z"
)
_OPENING = re.compile(
    r"[\s(\[]{0,3}(?:of whom|of these|of which|thereof|including|incl\.?|viz\.?|among them)?:?\s?",
    re.IGNORECASE,
)
_GROUP = r"(?P<group>[^\W\d_][^\W\d_]{0,11}(?:\s[a-z]{2,10})?)"
_AHEAD = re.compile(rf"(?P<number>{NUMBER})\s{_GROUP}")
_BEHIND = re.compile(rf"{_GROUP}[\s:–—-]{{1,3}}(?P<number>{NUMBER})")
_JOINT = re.compile(r"[,;/]\s?(?:and\s)?|\sand\s")
_CLOSED = re.compile(r"[\s)\].;*_]*\Z")


def shares_of(start: int, words: str) -> tuple[Line, Heading, list[tuple[int, Heading]]] | None:
    """Return the entry of a line, what it says, and where its groups' numbers begin with what these say.

    Args:
        start: Where the line begins in the text.
        words: The line, from its first word or mark on.

    Returns:
        None where anything but an entry and its groups stands in the line.
    """
    whole = _WHOLE.match(words) if len(words) <= _LONGEST else None
    if whole is None or not is_label(whole["label"], ""):
        return None
    groups = _groups(words, whole.end(), start)
    if not groups:
        return None
    heading = read_heading(whole["label"].strip())
    if heading.things or not set(heading.outcomes) & set(HARM):
        return None
    place = start + whole.start("number")
    return (
        Line("", whole["label"], place, value_of(whole["number"]), start, place),
        heading,
        groups,
    )


def value_under(label: str, start: int, words: str) -> tuple[Line, Heading] | None:
    """Return a line that holds a number alone, under a line that says what it counts, with what that says.

    Args:
        label: The line before.
        start: Where the line with the number begins in the text.
        words: That line.
    """
    bare = label.strip("#*_ ").rstrip(" :*_")
    value = _ALONE.match(words) if len(bare) <= _SHORT else None
    if (
        value is None
        or not is_label(bare, "")
        or (value["said"] and not label.rstrip(" *_").endswith(":"))
    ):
        return None
    heading = read_heading(bare)
    if not set(heading.outcomes) & set(HARM):
        return None
    place = start + value.start("number")
    return Line("", bare, place, 0, start, start + len(words)), heading


def _groups(words: str, at: int, start: int) -> list[tuple[int, Heading]]:
    """Return the groups that fill a line from a place to its end, all laid out alike."""
    opening = _OPENING.match(words, at)
    at = opening.end() if opening else at
    pattern = _AHEAD if words[at : at + 1].isdigit() else _BEHIND
    found: list[tuple[int, Heading]] = []
    while True:
        piece = pattern.match(words, at)
        heading = read_heading(piece["group"]) if piece else None
        if piece is None or heading is None or not _is_group(heading):
            return []
        found.append((start + piece.start("number"), heading))
        at = piece.end()
        if _CLOSED.match(words, at):
            return found
        joint = _JOINT.match(words, at)
        if joint is None:
            return []
        at = joint.end()


def _is_group(heading: Heading) -> bool:
    return heading.kind == "group" and set(heading.groups) <= PERSON_GROUPS and not heading.total
