"""Items of a list: what the line or the heading over the list says of their numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.grammar.clauses import ADJACENT, NOTHING
from onrecord.extract.grammar.count_phrase import PERSON_GROUPS
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.labels.entries import entries_of, lines
from onrecord.extract.labels.marks import label_before, outer, suits
from onrecord.extract.tables.heading import (
    EMPTY,
    Heading,
    read_caption,
    read_heading,
)
from onrecord.extract.tables.meaning import apply
from onrecord.extract.tables.wording import is_harmless, table_words
from onrecord.model import HARM, Block, Document, Span
from onrecord.text import heading_of

_PLACED = re.compile(
    r"[\s*_]*(?:(?:in|at|near|from)\s)?[\w'’.()-]{1,24}(?:\s[\w'’.()-]{1,24}){0,4}[\s*_]*(?::|\s[–—-]|—)[\s*_]*$"
)
_NAMED = re.compile(r"[,(]\s?$")
_AMONG = re.compile(
    r"(?:^|\b)(?:among|amongst|of)\s(?:the|those|these|them)\b|\b(?:including|includes?|included|comprising|among them|of whom|of which|of these|namely)$",
    re.IGNORECASE,
)
_DOTS = re.compile(r"(?:[.·…_][ \t]?){4,}")
_MOST = 180
_BACK = 400  # items of a list that are looked over for its head
_DASHES = "-–—•*·"


class Head(NamedTuple):
    """What stands over a list.

    `whole` is the figure that its items are parts of; `among` is true for "Among the dead:", whose
    items are parts of a figure told before.
    """

    heading: Heading = EMPTY
    whole: Draft | None = None
    among: bool = False


def read_item(
    document: Document, sentence: Span, drafts: Sequence[Draft], earlier: Sequence[Draft]
) -> None:
    """Give the first number of a list item what the head of its list says.

    Args:
        document: A segmented document.
        sentence: The range of the item's sentence.
        drafts: Its drafts, in order; changed in place.
        earlier: The figures before it in the document.
    """
    first = drafts[0]
    words = document.text[sentence.start : sentence.end]
    ahead = words[: outer(first, sentence.start)[0]]
    if len(words) > _MOST or _NAMED.search(ahead):
        return
    said = label_before(ahead)
    heading = read_heading(said) if said is not None else EMPTY
    if not first.outcomes and heading.kind == "none":
        return
    if ahead.strip(" *_") and not _PLACED.fullmatch(ahead):
        return
    head = _head(document, sentence.start, earlier)
    if not head.heading.outcomes and head.whole is None:
        return
    if not first.outcomes:
        if (first.strength < NOTHING and ahead.strip(" *_")) or not suits(first, head.heading):
            return
        _give(first, head.heading, heading)
        for draft in drafts[1:]:
            if draft.whole is first and not draft.outcomes and draft.phrase.kind != "none":
                apply(draft, head.heading, keep=True)
    _tie(first, head)


def _give(draft: Draft, over: Heading, own: Heading) -> None:
    """Write what stands over the list into a draft, with the group that its own label names."""
    if own.kind == "group" and not own.things and set(own.groups) <= PERSON_GROUPS:
        over = over._replace(groups=own.groups, head=own.head)
    apply(draft, over, keep=True)


def _tie(draft: Draft, head: Head) -> None:
    """Make an item's number a part of the figure over the list, or of one told before."""
    if draft.whole is not None or draft.wants is not None:
        return
    if head.whole is not None:
        most, own = head.whole.phrase.quantity.best, draft.phrase.quantity.best
        fits = most is None or own is None or own <= most
        if fits and set(draft.outcomes) & set(head.whole.outcomes):
            draft.whole = head.whole
    elif head.among and set(draft.outcomes) & set(head.heading.outcomes):
        draft.wants, draft.marked = frozenset(head.heading.outcomes), True


def _head(document: Document, offset: int, earlier: Sequence[Draft]) -> Head:
    """Return what the line that introduces a list, or else the heading over it, says."""
    blocks, text = document.blocks, document.text
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    if at < 1 or blocks[at].type not in {"list_item", "paragraph"}:
        return Head()
    mark = text[blocks[at].start]
    dashed = mark in _DASHES
    back = at - 1
    while back > max(0, at - _BACK) and (
        text[blocks[back].start] == mark if dashed else blocks[back].type == "list_item"
    ):
        back -= 1
    line = blocks[back]
    whole = _ending(document, line, earlier) if dashed else None
    if whole is not None:
        return Head(_of_figure(whole), whole)
    if line.type != "list_item":
        found = _introduction(document, line, earlier)
        if found.heading.outcomes:
            return found
    if blocks[at].type != "list_item":
        return Head()
    return Head(_over(document, offset))


def _of_figure(whole: Draft) -> Heading:
    return EMPTY._replace(outcomes=whole.outcomes, groups=())


def _ending(document: Document, line: Block, earlier: Sequence[Draft]) -> Draft | None:
    """Return the figure that ends a line such as "Killed: 41", or None."""
    place = bisect_right(earlier, line.end, key=lambda d: d.phrase.quantity.start) - 1
    if place < 0 or earlier[place].phrase.quantity.start < line.start:
        return None
    last = earlier[place]
    rest = document.text[last.phrase.quantity.outer_end : line.end]
    return last if not rest.strip(" .:*_") and last.strength >= ADJACENT else None


def _over(document: Document, offset: int) -> Heading:
    for block in heading_of(document, offset)[:1]:
        said = document.text[block.start : block.end].strip("# *_\n")
        if not any(word in said.lower() for word in table_words("name_lists")):
            return read_caption(" ".join(said.split()))
    return EMPTY


def read_led(document: Document, sentence: Span, drafts: Sequence[Draft]) -> None:
    """Read "By steamer . . . . 1,140" as the heading over it says: "REFUGEES ARRIVED AT THE QUAY".

    Args:
        document: A segmented document.
        sentence: The range of a sentence, which may hold many lines.
        drafts: Its drafts, in order; changed in place.
    """
    words = document.text[sentence.start : sentence.end]
    if _DOTS.search(words) is None or any(draft.outcomes for draft in drafts):
        return
    entries = [
        entry for line in lines(words, sentence.start, drafts) for entry in entries_of(*line)
    ]
    plain = all(e.parted and e.heading.kind in {"plain", "group"} for e in entries)
    if len(entries) < len(drafts) or not plain or any(is_harmless(e.label) for e in entries):
        return
    over = _over(document, sentence.start)
    if not set(over.outcomes) & set(HARM):
        return
    for entry in entries:
        if suits(entry.draft, over) and not entry.heading.things:
            _give(entry.draft, over, entry.heading)


def headed(document: Document, last: Span, sentence: Span) -> Heading:
    """Return what a heading right over a paragraph says of the bare numbers in it.

    Args:
        document: A segmented document.
        last: The range of the sentence before.
        sentence: The range of the paragraph's first sentence.
    """
    at = bisect_right(document.blocks, last.start, key=lambda block: block.start) - 1
    if at < 0 or document.blocks[at].type != "heading" or document.blocks[at].end < last.end:
        return EMPTY
    if document.text[last.end : sentence.start].strip("\n #*_="):
        return EMPTY
    found = _over(document, sentence.start)
    return found if set(found.outcomes) & set(HARM) else EMPTY


def _introduction(document: Document, block: Block, earlier: Sequence[Draft]) -> Head:
    """Read "The following were killed:" as a label of the items under it."""
    said = document.text[block.start : block.end].rstrip(" *_\n")
    if not said.endswith(":"):
        return Head()
    last = " ".join(re.split(r"[.;]\s", said)[-1].split()).rstrip(" :")
    begin = bisect_left(earlier, block.end - len(last) - 2, key=lambda d: d.phrase.quantity.start)
    figures = [d for d in earlier[begin:] if d.phrase.quantity.end <= block.end and d.whole is None]
    if figures:
        return Head(_of_figure(figures[-1]), figures[-1])
    among = _AMONG.search(last) is not None
    return Head(introduced(last), among=among)


def introduced(said: str) -> Heading:
    """Return what a line over a list says of its items: "The following were killed"."""
    lowered = said.lower()
    for opening in _introductions():
        place = lowered.find(opening + " ")
        if place == 0 or (place > 0 and lowered[place - 1] == " " and opening != "the"):
            found = read_caption(said[place + len(opening) :].strip())
            if found.outcomes:
                return found
    return read_caption(said)


@cache
def _introductions() -> tuple[str, ...]:
    return tuple(sorted(table_words("introductions"), key=lambda word: (-len(word), word)))
