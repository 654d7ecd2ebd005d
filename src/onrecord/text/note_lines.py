"""The notes of a document: foot notes, end notes and numbered references, each with its label."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Block, Document
from onrecord.text import markers

# "3 May" at the start of a line goes on with a date; its number is no label.
_NO_DAY = (
    r"(?!\s{1,4}(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b)"
)
_LABEL = re.compile(
    r"\[\^?(?P<bracketed>\w{1,12}|\*{1,3})\]:?[ \t]{0,4}|<sup>(?P<raised>[\d*†‡]{1,3})</sup>\s?"
    r"|(?P<super>[⁰¹²³⁴-⁹]{1,3})\s?|(?P<dotted>\d{1,4})[.)][ \t]{1,4}(?=\S)"
    rf"|(?P<bare>\d{{1,4}}{_NO_DAY}"
    r"|(?!\d{1,4}[ \t])[!?%®°º©*†‡§¶#~'\"”’|£$&^™<>lI\d]{1,3})[ \t]{1,4}(?=\S)|(?P<star>\*{1,3}|[†‡])(?=\w)"
)
_HEADING = re.compile(
    r"[#*_\s]{0,6}(?:\d{1,2}\.?\s)?(?:foot|end)?(?:notes?|references?|sources|bibliography|works cited)"
    r"(?: and (?:notes|references|sources))?[*_:\s]{0,6}\Z",
    re.IGNORECASE,
)
_WORKS = re.compile(r"references?|bibliography|works cited|footnotes|endnotes", re.IGNORECASE)
_ODD_LABEL = re.compile(r"[!?%®©°†‡§¶~”’|£$&^™]{1,2}\s+(?=[A-Z“])|[*!?%®©°†§¶~”]{2}\s+(?=[A-Z“])")
_BARE_LABEL = re.compile(rf"\d{{1,3}}{_NO_DAY}\s+(?=[A-Z“])")
_DOTTED = re.compile(r"\d{1,4}[.)]\s")  # a numbered paragraph, below the notes of the page before
_YEAR_LAST = re.compile(r"\((?:1[5-9]|20)\d\d\)\.?\Z")
_SHORTEST = 25
_MAY_BE_NOTES = frozenset(["paragraph", "list_item", "note", "boilerplate"])
_ENDS = re.compile(r"[.;,][”\"’')\]]?\Z")
_OPENS = re.compile(r"[A-Z“\"‘*_]")
_ABBREVIATED = re.compile(
    r"\b(?:No|Nos|App|Appl|pp?|paras?|vol|Vol|eds?|Art|arts?|Dr|Mr|Mrs|Ms|Prof|Gen|Col|v|vs|cf|Cf|St|"
    r"doc|Doc|ch|[A-Z])\.\Z"
)
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?\Z")


class Note(NamedTuple):
    """A note: its whole range, where its words begin after the label, and the label's glyphs.

    `zone` counts the groups of notes: the foot of one page is a zone.
    """

    start: int
    end: int
    body: int
    label: str
    zone: int


def find_notes(document: Document) -> list[Note]:
    """Return the notes of a segmented document, in order."""
    notes: list[Note] = []
    zone = -1
    last: Block | None = None
    for block, number in _note_blocks(document):
        if last is None or _apart(document, last, block):
            zone += 1
        found = list(_divide(document.text, block, zone))
        if number and found:
            end = found[-1].end
            found = [Note(block.start, end, block.start, number, zone)]
        for note in found:
            if (
                notes
                and not note.label
                and note.zone == notes[-1].zone
                and _breaks_off(document, notes[-1])
            ):
                notes[-1] = notes[-1]._replace(end=note.end)
            else:
                notes.append(note)
        last = block
    return notes


def _breaks_off(document: Document, note: Note) -> bool:
    """True for a note that ends in a comma, so that the next line without a label belongs to it."""
    return document.text[note.end - 1] == ","


def _note_blocks(document: Document) -> list[tuple[Block, str]]:
    """Return the blocks that are notes: by their kind, their number, or the notes beside them.

    The items of a list of references count from one where they bear no numbers; such a number is
    given with the block.
    """
    found = _by_kind_or_number(document)
    blocks = document.blocks
    for order in (range(len(blocks)), reversed(range(len(blocks)))):
        for place in order:
            near = {place - 1, place + 1} & found.keys()
            if place not in found and near and _is_reference(document, blocks[place]):
                found[place] = ""
    return [(blocks[place], found[place]) for place in sorted(found)]


def _by_kind_or_number(document: Document) -> dict[int, str]:
    """Return the places of blocks that are notes, with the number that an item of a list has."""
    found: dict[int, str] = {}
    listed = works_listed = False
    last_number: int | None = None
    for place, block in enumerate(document.blocks):
        words = document.text[block.start : block.end]
        if block.type in {"heading", "paragraph"} and len(words) < 40 and _HEADING.match(words):
            listed, last_number = True, 0
            works_listed = _WORKS.search(words) is not None
            continue
        listed = listed and block.type != "heading"
        if block.type not in _MAY_BE_NOTES or markers.SOURCE_LINE.match(words):
            continue
        number = _number(words)
        goes_on = (
            last_number is not None
            and number is not None
            and (
                (listed and number > last_number)
                or (number == last_number + 1 and not _DOTTED.match(words))
            )
        )
        if listed and number is None and block.type == "list_item" and works_listed:
            last_number = (last_number or 0) + 1
            found[place] = str(last_number)
        elif block.type == "note" or goes_on or _labelled(document, block, words):
            found[place] = ""
            last_number = number or last_number
        elif not listed and block.type != "boilerplate":
            last_number = None
    return found


def _labelled(document: Document, block: Block, words: str) -> bool:
    """True for a reference behind a bare number, or behind signs that OCR made of one."""
    label = _ODD_LABEL.match(words) or _BARE_LABEL.match(words)
    if label is None or len(words) <= _SHORTEST or markers.DATE_LINE.match(words):
        return False
    return _is_reference(document, block)


def _is_reference(document: Document, block: Block) -> bool:
    """True for a reference that lost its label, or whose label OCR took for another sign."""
    words = document.text[block.start : block.end]
    if block.type not in _MAY_BE_NOTES or _URL.match(words):
        return False
    if block.type == "boilerplate" and not _ODD_LABEL.match(words):
        return False
    if len(words) > 600 or markers.SOURCE_LINE.match(words):
        return False
    if markers.FINITE.search(words):
        return False
    return bool(markers.CITING.search(words) or _YEAR_LAST.search(words))


def _number(words: str) -> int | None:
    match = _LABEL.match(words)
    if match is None:
        return None
    label = next(group for group in match.groups() if group)
    return int(label) if label.isascii() and label.isdigit() else None


def _apart(document: Document, one: Block, other: Block) -> bool:
    """True where running text stands between two notes."""
    first = bisect_right(document.blocks, one.start, key=lambda block: block.start)
    last = bisect_left(document.blocks, other.start, key=lambda block: block.start)
    between = {block.type for block in document.blocks[first:last]}
    return not between.isdisjoint({"paragraph", "heading", "list_item", "table"})


def _divide(text: str, block: Block, zone: int) -> Iterator[Note]:
    """Divide a block at lines that begin a note of their own: after a full stop, with a capital."""
    starts = [block.start]
    at = block.start
    previous = ""
    for line in text[block.start : block.end].splitlines(keepends=True):
        words = line.strip()
        if previous and _begins(previous, words):
            starts.append(at + line.index(words))
        previous = words or previous
        at += len(line)
    for start, stop in zip(starts, [*starts[1:], block.end], strict=True):
        end = start + len(text[start:stop].rstrip())
        if not _URL.match(text, start, end):
            yield note_at(text, start, end, zone)


def _begins(previous: str, words: str) -> bool:
    if not words or not _ENDS.search(previous) or _ABBREVIATED.search(previous):
        return False
    labelled = _LABEL.match(words)
    if labelled:
        return bool(_OPENS.match(words, labelled.end()))
    return previous[-1:] not in ",;" and bool(_OPENS.match(words))


def note_at(text: str, start: int, end: int, zone: int = 0) -> Note:
    """Return the note that fills `text[start:end]`, its label told from its words."""
    match = _LABEL.match(text, start, end)
    if match is None or match.end() >= end:
        return Note(start, end, start, "", zone)
    label = next(group for group in match.groups() if group)
    return Note(start, end, match.end(), label, zone)
