"""The marked citations and footnotes, and how they are scored.

A citation is right when a record shares at least half of the marked words, is no longer than 400
characters, is of a marked type and has the marked fields. A record that meets no mark is stray.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from onrecord.model import Citation, Document
from onrecord.read import read_bytes
from onrecord.resolve import describe
from onrecord.resolve.citations import find_citations
from onrecord.text import segment
from onrecord.text.footnotes import join_footnotes

from .marked import strip

HERE = Path(__file__).parent
LONGEST = 400


class Cited(NamedTuple):
    """A marked text: its name and words, the marks, and what is said of each."""

    name: str
    text: str
    marks: tuple[tuple[str, int, int], ...]
    citations: dict[str, dict[str, Any]]


class Tally(NamedTuple):
    """Counts of marks found, of those of the right type, of fields right, and of stray records."""

    marks: int = 0
    found: int = 0
    typed: int = 0
    fields: int = 0
    right: int = 0
    stray: int = 0

    def __str__(self) -> str:
        """Show all of it in one line."""
        return (
            f"found {self.found}/{self.marks}, of the right type {self.typed}, "
            f"fields {self.right}/{self.fields}, stray {self.stray}"
        )


def load_cited(folder: str) -> Iterator[Cited]:
    """Yield the marked texts of a folder."""
    for path in sorted((HERE / folder).glob("*.yml")):
        for number, item in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            text, marks = strip(item["text"])
            yield Cited(
                f"{path.stem}-{number + 1}", text, tuple(marks), item.get("citations") or {}
            )


def document_of(cited: Cited) -> Document:
    """Return the marked text as the pipeline sees it."""
    return describe(segment(read_bytes(cited.text.encode(), f"{cited.name}.md")))


def tally(cited: Cited) -> tuple[Tally, list[str]]:
    """Return the counts of one text, and what is wrong in words."""
    records = find_citations(document_of(cited))
    used: set[str] = set()
    wrong: list[str] = []
    found = typed = fields = right = 0
    for key, start, end in cited.marks:
        gold = cited.citations[key]
        fits = [one for one in records if one.id not in used and _meets(one, start, end)]
        if not fits:
            wrong.append(f"missed {cited.text[start:end]!r}")
            continue
        one = min(fits, key=lambda each: each.end - each.start)
        used.add(one.id)
        found += 1
        kinds = gold["type"] if isinstance(gold["type"], list) else [gold["type"].rstrip("?")]
        typed += one.type in kinds
        if one.type not in kinds:
            wrong.append(f"{one.text!r} is {one.type}, not {kinds}")
        for name in gold.keys() - {"type"}:
            fields += 1
            right += getattr(one, name) == str(gold[name])
            if getattr(one, name) != str(gold[name]):
                wrong.append(f"{one.text!r}: {name} {getattr(one, name)!r}, not {gold[name]!r}")
    stray = [one for one in records if not any(_touches(one, mark) for mark in cited.marks)]
    wrong += [f"stray {one.type} {one.text!r}" for one in stray]
    return Tally(len(cited.marks), found, typed, fields, right, len(stray)), wrong


def _meets(one: Citation, start: int, end: int) -> bool:
    shared = min(one.end, end) - max(one.start, start)
    return 2 * shared >= end - start and one.end - one.start <= LONGEST


def _touches(one: Citation, mark: tuple[str, int, int]) -> bool:
    return one.start < mark[2] and mark[1] < one.end


def joined(cited: Cited) -> tuple[int, int, int]:
    """Return how many marked markers lead to their notes, how many there are, and false joins."""
    found = join_footnotes(document_of(cited))
    notes = {key[1:]: start for key, start, _ in cited.marks if key.startswith("<")}
    markers = [(key[1:], start, end) for key, start, end in cited.marks if key.startswith(">")]
    good = 0
    known = 0
    for one in found.joined:
        for key, start, end in markers:
            if one.marker.start < end and start < one.marker.end:
                known += 1
                good += one.note.start <= notes[key] < one.note.end
    return good, len(markers), len(found.joined) - known
