"""The marked texts: loading them, and the text without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import yaml

from onrecord.extract import attribute, extract_figures
from onrecord.model import HARM, Document, Figure
from onrecord.read import read_bytes
from onrecord.resolve import describe, locate
from onrecord.text import segment

HERE = Path(__file__).parent
_MARK = re.compile(r"⟦([^|⟧]+)\|([^⟧]*)⟧")


class Gold(NamedTuple):
    """One marked figure.

    `must` and `may` are outcomes of harm; `unharmed`: its own outcome is none of harm, though one
    may be read beside it; `optional`: it may be left unread.
    """

    key: str
    start: int
    end: int
    must: frozenset[str]
    may: frozenset[str]
    unharmed: bool
    optional: bool
    groups: tuple[str, ...]
    low: float | None
    high: float | None
    modifier: str
    wholes: tuple[str, ...]
    whole_optional: bool
    polarity: str
    sources: tuple[str, ...]
    event: str | None


class Marked(NamedTuple):
    """A marked text as it is read, and its gold; `name` is the name it is read under.

    `entries` counts the figures that are described, marked or not.
    """

    name: str
    text: str
    gold: tuple[Gold, ...]
    entries: int


def load(folder: str) -> Iterator[Marked]:
    """Yield the marked texts of a folder in the order of its files."""
    for path in sorted((HERE / folder).glob("*.yml")):
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        for item in loaded if isinstance(loaded, list) else [loaded]:
            stem = item.get("id", path.stem)
            suffix = PurePath(item.get("source_name", "text.txt")).suffix
            yield _marked(f"{stem}{suffix}", item)


def _marked(name: str, item: dict[str, Any]) -> Marked:
    text, places = strip(item["text"])
    figures = item.get("figures") or {}
    gold = tuple(_gold(key, figures, start, end) for key, start, end in places)
    return Marked(name, text, gold, len(figures))


def strip(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return a marked text without its marks, and where they stood."""
    out: list[str] = []
    places = []
    at = length = 0
    for match in _MARK.finditer(text):
        out.append(text[at : match.start()])
        length += match.start() - at
        places.append((match[1], length, length + len(match[2])))
        out.append(match[2])
        length += len(match[2])
        at = match.end()
    return "".join([*out, text[at:]]), places


def _gold(key: str, figures: dict[str, Any], start: int, end: int) -> Gold:
    entry = figures[key]
    named = _list(entry["outcome"])
    harm = [outcome for outcome in named if outcome.rstrip("?") in HARM]
    wholes = _list(entry.get("part_of"))
    low, high = (entry.get(side, entry.get("value")) for side in ("low", "high"))
    return Gold(
        key=key.rstrip("?"),
        start=start,
        end=end,
        must=frozenset(outcome for outcome in harm if not outcome.endswith("?")),
        may=frozenset(outcome.rstrip("?") for outcome in harm),
        unharmed=any(o.rstrip("?") not in HARM and not o.endswith("?") for o in named)
        and all(outcome.endswith("?") for outcome in harm),
        optional=key.endswith("?"),
        groups=tuple(_list(entry.get("group"))),
        low=low,
        high=high,
        modifier=entry.get("modifier", "exact"),
        wholes=tuple(whole.rstrip("?") for whole in wholes),
        whole_optional=any(whole.endswith("?") for whole in wholes),
        polarity=entry.get("polarity", "asserted"),
        sources=tuple(_list(entry.get("source"))),
        event=entry.get("event"),
    )


def _list(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def read(marked: Marked) -> tuple[Document, tuple[Figure, ...]]:
    """Read a marked text as the pipeline does, up to places and dates."""
    document = document_of(marked)
    return document, locate(document, attribute(document, extract_figures(document)))


def document_of(marked: Marked) -> Document:
    """Return a marked text as a segmented document that has its metadata."""
    return describe(segment(read_bytes(marked.text.encode(), marked.name)))


def aligned(marked: Marked, document: Document) -> tuple[Gold, ...]:
    """Return the gold with offsets into the document's text.

    They differ for HTML alone, where the marks are found again by the order of their words.
    """
    if document.text == marked.text:
        return marked.gold
    moved = []
    at = 0
    for gold in marked.gold:
        words = marked.text[gold.start : gold.end]
        start = document.text.find(words, at)
        at = start + len(words) if start >= 0 else at
        moved.append(gold._replace(start=start, end=start + len(words)))
    return tuple(moved)
