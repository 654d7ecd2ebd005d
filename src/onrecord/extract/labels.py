"""Labels and lists: "Killed: 41", "Dead 41, wounded 92", items under "The following were killed:".

A label is read as the heading of a table is (`tables.heading`): it says what the number behind it
counts, and so for the numbers that go on its list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.clauses import ADJACENT, DIRECT
from onrecord.extract.grammar.count_phrase import NARROW, PERSON_GROUPS
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.tables.heading import (
    EMPTY,
    Heading,
    read_caption,
    read_heading,
    table_words,
)
from onrecord.extract.tables.meaning import apply
from onrecord.model import Block, Document, Span
from onrecord.text import heading_of

_SEPARATOR = re.compile(
    r"(?:\s?\([^()\n]{0,40}\))?\s?[*_]{0,3}\s?(?::|=|\s[-–—]|—|\|)\s?[*_]{0,3}[\s|]{0,4}$"
)
_COLON = re.compile(r":\s|=|\s[-–—]\s|—")
_BOUNDARY = re.compile(r"[.;|•·\n]\s|[,)]\s|^[\s,;.)|–—-]{1,4}")
_STOP = re.compile(r"[;|]|[.!?]\s")
_PAIR = re.compile(r"[\s,;|/–—*_\"“'‘-]{0,6}(?:and\s)?([^\W\d][^\d,;:|()]{0,40}?)(,?)\s{0,3}$")
_CLOSED = re.compile(r"[\s.,;|*_\"”'’]*(?:\([^()]{0,60}\))?[\s.*_]*$")
_LISTED = re.compile(
    r"[\s,;&(]{0,3}(?:(?:and|plus|in|at)\s){0,2}(?:(?!and\b)[\w'’-]{1,20}\s){0,4}[(:–—-]?\s?$"
)
_PLACED = re.compile(
    r"[\s*_]*(?:(?:in|at|near|from)\s)?[\w'’.()-]{1,24}(?:\s[\w'’.()-]{1,24}){0,4}[\s*_]*(?::|\s[–—-]|—)[\s*_]*$"
)
_NAMED = re.compile(r"[,(]\s?$")
_LOSSES = re.compile(
    r"(?P<whose>[\w']+)\s+(?P<what>losses|casualties|killed|dead|wounded|missing|captured|deaths)\b",
    re.IGNORECASE,
)
_MOST = 90
_ITEMS = 400
_LONGEST = 3000
_DASHES = "-–—•*·"
_THINGS = frozenset(("destroyed", "damaged"))
_HURT = frozenset(("killed", "injured", "missing", "detained"))


def read_labels(
    document: Document,
    sentence: Span,
    drafts: Sequence[Draft],
    before: Sequence[Draft] = (),
    earlier: Sequence[Draft] = (),
) -> None:
    """Give the numbers of a line what its labels, or the head of its list, say they count.

    Args:
        document: A segmented document.
        sentence: The range of a sentence, a heading or a list item.
        drafts: Its drafts, in order; changed in place.
        before: The drafts of the sentence before it in the same block.
        earlier: The figures before it in the document.
    """
    words = document.text[sentence.start : sentence.end]
    if not drafts:
        return
    _pairs(words, sentence.start, drafts)
    labelled = _COLON.search(words) is not None and _labelled(words, sentence.start, drafts, before)
    if not labelled and not any(draft.outcomes for draft in drafts) and len(words) <= 2 * _MOST:
        _item(document, words, sentence, drafts)
    if len(words) < _LONGEST:
        _forces(words, sentence.start, drafts)
    if earlier:
        _sub_item(document, sentence, drafts, earlier)


def _sub_item(
    document: Document, sentence: Span, drafts: Sequence[Draft], earlier: Sequence[Draft]
) -> None:
    """Make "– women: 12" under "Killed: 41" a part of it."""
    parent = _parent(document, sentence.start, earlier)
    if parent is None:
        return
    draft = drafts[0]
    words = document.text[sentence.start : sentence.end]
    said = _label(words[: _outer(draft, sentence.start)[0]])
    heading = read_heading(said) if said is not None else EMPTY
    if not draft.outcomes and heading.kind == "group" and not heading.things:
        apply(draft, heading._replace(outcomes=parent.outcomes), keep=True)
    most, own = parent.phrase.quantity.best, draft.phrase.quantity.best
    fits = most is None or own is None or own <= most
    if draft.whole is None and fits and draft.outcomes and draft.outcomes == parent.outcomes:
        draft.whole = parent


def _parent(document: Document, offset: int, earlier: Sequence[Draft]) -> Draft | None:
    """Return the figure that ends the line over a list of dashes, or None."""
    blocks, text = document.blocks, document.text
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    mark = text[blocks[at].start] if at > 0 else ""
    if mark not in _DASHES or not mark:
        return None
    back = at - 1
    while back > max(0, at - _ITEMS) and text[blocks[back].start] == mark:
        back -= 1
    line = blocks[back]
    place = bisect_right(earlier, line.end, key=lambda d: d.phrase.quantity.start) - 1
    if place < 0 or earlier[place].phrase.quantity.start < line.start:
        return None
    parent = earlier[place]
    rest = text[parent.phrase.quantity.outer_end : line.end]
    return parent if not rest.strip(" .:*_") and parent.strength >= ADJACENT else None


def _outer(draft: Draft, start: int) -> tuple[int, int]:
    quantity = draft.phrase.quantity
    return quantity.outer_start - start, quantity.outer_end - start


def _labelled(words: str, start: int, drafts: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """Read each label and the numbers on its list; True where one says what it counts."""
    label, found, begin, noun = EMPTY, False, 0, 0
    given: list[Draft] = [d for d in before if d.outcomes and d.strength >= DIRECT]
    placed: Draft | None = None
    for draft in drafts:
        at, end = _outer(draft, start)
        gap = words[begin:at]
        if _STOP.search(gap):
            label = EMPTY
        said = _label(gap)
        if said is not None:
            label = _told(said, given)
            if _labels(draft, label):
                found = True
                given.append(draft)
            elif label.kind == "none" and draft.phrase.kind == "elided":
                draft.outcomes = ()
            elif label.kind == "plain" and placed is not None and _bare(draft):
                _repeat(draft, placed)
            placed = draft if label.kind == "plain" and draft.outcomes else None
        elif _of_goods(draft, label):
            draft.outcomes = ()
        elif not draft.outcomes:
            label = label if label.outcomes else _opened(gap)
            if label.outcomes and _goes_on(draft, words[max(begin, noun) : at], label, given):
                apply(draft, label, keep=True)
                given.append(draft)
                found = True
        begin = end
        noun = draft.phrase.head.end - start if draft.phrase.head is not None else 0
    return found


def _bare(draft: Draft) -> bool:
    return not draft.outcomes and draft.phrase.kind == "elided"


def _repeat(draft: Draft, placed: Draft) -> None:
    """Read "Varn: 41 killed; Sorrel: 7": the second counts the same."""
    draft.outcomes, draft.groups, draft.strength = placed.outcomes, placed.groups, DIRECT


def _label(gap: str) -> str | None:
    """Return the label that ends right before a number, or None.

    It begins behind the last comma or stop, unless what stands there is a place only ("Deaths,
    Varn district: 41").
    """
    mark = _SEPARATOR.search(gap)
    if mark is None:
        return None
    said = gap[: mark.start()]
    cut = 0
    for boundary in _BOUNDARY.finditer(said):
        if boundary.end() < len(said):
            cut = boundary.end()
    short = said[cut:].strip(" *_#>-–—•\t\n,;")
    full = re.split(r"[.;|•·\n]\s", said)[-1].strip(" *_#>-–—•\t\n,;()")
    if short != full and len(full) <= _MOST and not read_heading(short).outcomes:
        first = full.partition(",")[0]
        if read_heading(first).outcomes and read_heading(short).kind == "plain":
            return first
    return short if 0 < len(short) <= _MOST else None


def _opened(gap: str) -> Heading:
    """Return the label at the head of a list whose first number stands further on."""
    mark = _COLON.search(gap)
    if mark is None or len(gap) - mark.end() > _MOST:
        return EMPTY
    said = _label(gap[: mark.end()])
    return read_heading(said) if said else EMPTY


def _told(said: str, given: Sequence[Draft]) -> Heading:
    """Return what a label says, with the outcome of the one before where it only names a group."""
    heading = read_heading(said)
    if heading.outcomes or not given:
        return heading
    if heading.kind == "group" and not heading.things:
        return heading._replace(outcomes=given[-1].outcomes)
    if heading.total and heading.kind == "count" and len({d.outcomes for d in given}) == 1:
        return heading._replace(outcomes=given[-1].outcomes, groups=("person",))
    return heading


def _labels(draft: Draft, label: Heading) -> bool:
    """Give a number right behind a label what the label says; False where it says nothing of it."""
    if _of_goods(draft, label):
        draft.outcomes = ()
        return True
    if not label.outcomes or draft.phrase.kind in {"none", "unknown", "incident", "grave"}:
        return bool(draft.outcomes and label.outcomes)
    own = draft.phrase.direct or draft.phrase.post is not None
    if own or not _suits(draft, label):
        return bool(draft.outcomes)
    apply(draft, label, keep=True)
    if not label.part:
        draft.whole, draft.wants, draft.marked = None, None, False
    return True


def _of_goods(draft: Draft, label: Heading) -> bool:
    """True for "Captured: 1 shotgun, 2 machetes": what no lexicon knows is taken for a thing."""
    head = draft.phrase.head
    known = draft.phrase.kind != "unknown" or head is None or head.capital
    return label.outcomes == ("detained",) and not known


def _suits(draft: Draft, label: Heading) -> bool:
    things = set(label.outcomes) <= _THINGS
    if draft.phrase.kind == "thing":
        return things or set(label.outcomes) <= {"displaced", "affected"}
    return draft.phrase.kind in {"elided", "person"} and (
        not things or draft.phrase.kind == "elided"
    )


def _goes_on(draft: Draft, gap: str, label: Heading, given: Sequence[Draft]) -> bool:
    """True for a number on the list of a label: "Destroyed: 2 bakeries, 1 pumping station"."""
    if draft.whole is not None and draft.whole in given:
        return draft.phrase.kind in {"elided", "person"}
    mark = _COLON.search(gap)
    rest = gap[mark.end() :] if mark else gap
    listed = _LISTED.fullmatch(rest) is not None or not rest.strip()
    return listed and _suits(draft, label) and draft.strength >= 0


def _pairs(words: str, start: int, drafts: Sequence[Draft]) -> None:
    """Read a line of words with their numbers and nothing else: "Dead 41, wounded 92"."""
    if len(words) > 2 * _MOST:
        return
    mark = _COLON.search(words)
    begin = mark.end() if mark and mark.end() < _outer(drafts[0], start)[0] else 0
    said: list[str] = []
    comma = False
    for draft in drafts:
        at, end = _outer(draft, start)
        pair = _PAIR.fullmatch(words, begin, at)
        if pair is None or len(pair.group(1).split()) > 4:
            return
        if draft.phrase.kind != "elided" and (draft is drafts[-1] or draft.phrase.kind != "person"):
            return
        comma = bool(pair.group(2))
        said.append(pair.group(1).strip(" *_#-–—•"))
        begin = end
    if not _CLOSED.match(words, begin):
        return
    headings = [read_heading(label) for label in said]
    counted = [heading for heading in headings if heading.outcomes]
    if len(counted) < len(drafts):
        return
    if len(drafts) == 1 and not (comma or counted[0].whole_phrase):
        return  # "rebels killed 41" is a sentence
    for draft, heading in zip(drafts, headings, strict=True):
        apply(draft, heading._replace(groups=("person",), head=""))


def _item(document: Document, words: str, sentence: Span, drafts: Sequence[Draft]) -> None:
    """Give the number of a list item what the line or heading over the list says."""
    first = drafts[0]
    at, _ = _outer(first, sentence.start)
    ahead = words[:at]
    if first.strength < 0 or _NAMED.search(ahead):
        return
    said = _label(ahead)
    heading = read_heading(said) if said is not None else EMPTY
    if heading.kind == "none" or (ahead.strip(" *_") and not _PLACED.fullmatch(ahead)):
        return
    context = _over(document, sentence.start)
    if not context.outcomes or not _suits(first, context):
        return
    grouped = (
        heading.kind == "group" and not heading.things and set(heading.groups) <= PERSON_GROUPS
    )
    if grouped:
        context = context._replace(groups=heading.groups, head=heading.head)
    apply(first, context, keep=True)
    for draft in drafts[1:]:
        if (
            draft.whole is first
            and not draft.outcomes
            and draft.phrase.kind in {"elided", "person"}
        ):
            apply(draft, context, keep=True)


def _over(document: Document, offset: int) -> Heading:
    """Return what the line that introduces a list, or else the heading over it, says."""
    blocks = document.blocks
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    if at < 0 or blocks[at].type not in {"list_item", "paragraph"}:
        return EMPTY
    item = blocks[at].type == "list_item"
    for back in range(at - 1, max(-1, at - _ITEMS), -1):
        if blocks[back].type != "list_item":
            found = _introduction(document, blocks[back])
            if found.outcomes:
                return found
            break
    nearest = heading_of(document, offset)[:1] if item else ()
    for block in nearest:
        said = document.text[block.start : block.end].strip("# *_\n")
        if not any(word in said.lower() for word in table_words("name_lists")):
            return read_caption(" ".join(said.split()))
    return EMPTY


def _introduction(document: Document, block: Block) -> Heading:
    """Read "The following were killed:" as a label of the items under it."""
    said = document.text[block.start : block.end].rstrip(" *_\n")
    if not said.endswith(":") or block.type == "list_item":
        return EMPTY
    last = " ".join(re.split(r"[.;]\s", said)[-1].split()).rstrip(":")
    lowered = last.lower()
    for opening in _introductions():
        place = lowered.find(opening + " ")
        if place == 0 or (place > 0 and lowered[place - 1] == " " and opening != "the"):
            found = read_caption(last[place + len(opening) :].strip())
            if found.outcomes:
                return found
    return read_caption(last)


@cache
def _introductions() -> tuple[str, ...]:
    return tuple(sorted(table_words("introductions"), key=lambda word: (-len(word), word)))


def _forces(words: str, start: int, drafts: Sequence[Draft]) -> None:
    """Make combatants of those under "Enemy losses:" and behind "enemy killed"."""
    places = [match.end() for match in _LOSSES.finditer(words) if _of_forces(words, match)]
    for draft in drafts if places else ():
        at, _ = _outer(draft, start)
        last = max((place for place in places if place <= at), default=-1)
        general = draft.groups == ("person",) and not set(draft.phrase.groups) & set(NARROW)
        if last < 0 or not general or re.search(r"[;.]\s", words[last:at]):
            continue
        if set(draft.outcomes) & _HURT:
            draft.groups = ("combatant",)


def _of_forces(words: str, match: re.Match[str]) -> bool:
    """Tell "enemy killed 40", a label, from "the enemy killed 40"."""
    whose = match["whose"].lower()
    if match["what"].lower() in {"killed", "captured", "wounded"}:
        return whose in {"enemy", "own"} and not words[: match.start()].rstrip(" *_").endswith(
            ("the", "The", "THE")
        )
    if whose == "our":
        return match["what"].lower() in {"losses", "casualties"}
    return bool({whose, whose.split()[-1]} & table_words("forces"))
