"""What the caption of a table, or the heading or sentence above it, says of its numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from onrecord.extract.grammar.vocabulary import word_list
from onrecord.extract.masks import find_masks
from onrecord.extract.numbers import find_quantities
from onrecord.extract.tables.heading import EMPTY, Heading, read_caption
from onrecord.model import Block, Document, Table
from onrecord.text.navigate import heading_of

_SHORT = 200
_OPENINGS = ("table", "annex", "tab.", "the table", "the following table", "the figures below")
_BY = re.compile(r"\b(?:by|per)\s+[a-z]")
_NUMBER_OF = re.compile(
    r"(?:the\s+)?(?:numbers?|lists?|counts?|totals?)\s+of\s+(?:the\s+)?", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\s?(?::|,?\stotal|[-–—]|\()\s?\d[\d.,]{0,9}\)?,?(?:\s(?:of whom|of which|in all))?[\s.:]*\Z"
)
_BEHIND = re.compile(r"\s(?:in|at|by|per|on|during|from|to|for|of|after)\s|[,:;(]")


class Context(NamedTuple):
    """What the words above a table say.

    `close` is true for a caption or a line that introduces the table, false for a heading, which
    may speak of more than the table under it.
    """

    heading: Heading = EMPTY
    close: bool = False


def read_context(document: Document, table: Table) -> Context:
    """Return what the words above a table say happened, the nearest that say it.

    Looked at are the caption, the last line above the table where it ends in a colon or names a
    table, and the nearest heading it stands under.
    """
    for words in _close(document, table):
        found = read_caption(" ".join(words.split()))
        if found.outcomes:
            return Context(found, close=True)
    for block in heading_of(document, table.start)[:1]:
        said = " ".join(document.text[block.start : block.end].strip("# ").split())
        said = _NUMBERED.sub("", said)
        if not find_quantities(said, masks=find_masks(said)):  # a headline has its own figures
            right_above = not document.text[block.end : table.start].strip()
            return Context(read_caption(said), close=right_above and _parts_by(said))
    return Context()


def house_of(document: Document, table: Table) -> str:
    """Return `killed` for a mortuary's table, `injured` for a hospital's, else nothing.

    The caption, the lines above the table and the headings it stands under are asked.
    """
    text = document.text
    places = [(max(0, table.start - _SHORT), table.start)]
    if table.caption is not None:
        places.append((table.caption.start, table.caption.end))
    places += [(block.start, block.end) for block in heading_of(document, table.start)[:3]]
    places += [(block.start, block.end) for block in document.blocks[:1]]
    words = " ".join(text[start:end] for start, end in places).lower()
    for name, outcome in (("mortuary_words", "killed"), ("hospital_words", "injured")):
        if any(_stands(word, words) for word in word_list(name)):
            return outcome
    return ""


def _stands(word: str, words: str) -> bool:
    at = words.find(word)
    return at >= 0 and not (words[max(0, at - 1) : at] + words[at + len(word) :][:1]).isalpha()


def _close(document: Document, table: Table) -> list[str]:
    text = document.text
    words = []
    if table.caption is not None:
        words.append(text[table.caption.start : table.caption.end])
    index = bisect_left(document.blocks, table.start, key=lambda block: block.start)
    before = document.blocks[index - 1] if index else None
    after = _after(document, table, index)
    if before is not None:
        said = text[before.start : before.end].rstrip()
        last = said.rsplit(". ", 1)[-1]
        caption = before.type == "caption"
        if caption or (before.type != "heading" and len(last) < _SHORT and _introduces(last)):
            words.append(last if not caption else said)
        elif before.type != "heading" and _stands_alone(said) and _tells(said):
            words.append(_NUMBERED.sub("", said))
    if after:
        words.append(after)
    return words


def _after(document: Document, table: Table, index: int) -> str:
    """Return a caption that stands under the table."""
    below: Block | None = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if below is None or below.type != "caption" or below.start < table.end:
        return ""
    return document.text[below.start : below.end]


def _parts_by(words: str) -> bool:
    """True for a caption of harm that says what parts its numbers: "Deaths in the camps, by year".

    "Aid to families of the dead, by month" counts something else.
    """
    return _BY.search(words) is not None and _tells(words)


def _tells(words: str) -> bool:
    """True for a line whose own noun is one of harm: "Wounded treated in the districts"."""
    head = _BEHIND.split(_NUMBER_OF.sub("", words, count=1), maxsplit=1)[0]
    return bool(read_caption(head).outcomes)


def _stands_alone(said: str) -> bool:
    """True for a line that is no sentence."""
    return len(said) < _SHORT and "\n" not in said.strip() and said[-1:] not in ".!?;,"


def _introduces(words: str) -> bool:
    lowered = words.lower()
    return words.endswith(":") or lowered.lstrip("*_ ").startswith(_OPENINGS)
