"""Where a label ends and what it says."""

from __future__ import annotations

import re

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading

COLON = re.compile(r":\s|=|\s[-–—]\s|—")
LONGEST_LABEL = 90
_SEPARATOR = re.compile(
    r"(?:\s?\([^()\n]{0,40}\))?\s?[*_]{0,3}\s?(?::|=|\s[-–—]|—|\|)\s?[*_]{0,3}[\s|]{0,4}$"
)
_BOUNDARY = re.compile(r"[.;|•·\n]\s|[,)]\s|^[\s,;.)|–—-]{1,4}")
_THINGS = frozenset(("destroyed", "damaged"))


def outer(draft: Draft, start: int) -> tuple[int, int]:
    """Return where the draft's number with its modifiers begins and ends, from `start`."""
    quantity = draft.phrase.quantity
    return quantity.outer_start - start, quantity.outer_end - start


def _ends_label(gap: str) -> bool:
    at = len(gap) - 1
    while at >= 0 and (gap[at] in "*_" or gap[at].isspace()):
        at -= 1
    return at >= 0 and gap[at] in ":=-–—|"


def label_before(gap: str) -> str | None:
    """Return the label that ends right before a number, or None.

    It begins behind the last comma or stop, unless what stands there is a place only ("Deaths,
    Varn district: 41").

    Args:
        gap: The words between the number before, or the start of the line, and the number.
    """
    # The pattern is tried at every character, so it is asked only where it can hold.
    mark = _SEPARATOR.search(gap) if _ends_label(gap) else None
    if mark is None:
        return None
    said = gap[: mark.start()]
    cut = 0
    for boundary in _BOUNDARY.finditer(said):
        if boundary.end() < len(said):
            cut = boundary.end()
    short = said[cut:].strip(" *_#>-–—•\t\n,;")
    full = re.split(r"[.;|•·\n]\s", said)[-1].strip(" *_#>-–—•\t\n,;()")
    if short != full and len(full) <= LONGEST_LABEL and not read_heading(short).outcomes:
        first = full.partition(",")[0]
        if read_heading(first).outcomes and read_heading(short).kind == "plain":
            return first
    return short if 0 < len(short) <= LONGEST_LABEL else None


def opened(gap: str) -> Heading:
    """Return the label at the head of a list whose first number stands further on."""
    mark = COLON.search(gap)
    if mark is None or len(gap) - mark.end() > LONGEST_LABEL:
        return EMPTY
    said = label_before(gap[: mark.end()])
    return read_heading(said) if said else EMPTY


def suits(draft: Draft, label: Heading) -> bool:
    """True where the noun behind the number can have met what the label says."""
    things = set(label.outcomes) <= _THINGS
    if draft.phrase.kind == "thing":
        return things or set(label.outcomes) <= {"displaced", "affected"}
    return draft.phrase.kind in {"elided", "person"} and (
        not things or draft.phrase.kind == "elided"
    )
