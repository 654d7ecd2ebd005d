"""The marked claims and attributions, and how they are scored.

An expectation is met by one record whose fields are as given: names and terms to the letter,
`content` and `demand` by how they begin. A record that meets none is stray.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from onrecord.extract.attitudes import find_attributions
from onrecord.extract.claims import find_claims
from onrecord.model import CLAIM_KINDS, Attribution, Document, Record
from onrecord.read import read_bytes
from onrecord.resolve import describe
from onrecord.resolve.bodies import resolve_claims
from onrecord.text import segment

HERE = Path(__file__).parent
BEGINNINGS = ("content", "demand")


class Item(NamedTuple):
    """A marked text and what is expected of it."""

    text: str
    expected: tuple[dict[str, Any], ...]


class Tally(NamedTuple):
    """Expectations, those met, and stray records."""

    expected: int = 0
    met: int = 0
    stray: int = 0

    @property
    def f1(self) -> float:
        """Of precision and recall."""
        return 2 * self.met / max(1, self.expected + self.met + self.stray)


def load_items(kind: str) -> Iterator[Item]:
    """Yield the marked texts of one kind of claim."""
    path = HERE / "claims" / f"{kind}.yml"
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        yield Item(row["t"], tuple(row["e"]))


def document_of(text: str) -> Document:
    """Return a text as the pipeline sees it."""
    return describe(segment(read_bytes(f"{text}\n".encode(), "marked.txt")))


def records(kind: str, text: str) -> list[Record]:
    """Return the records of a kind that are read from a text."""
    document = document_of(text)
    if kind == "attribution":
        return [one for one in find_attributions(document) if one.within is None]
    found = resolve_claims(document, find_claims(document))
    return [one for one in found if isinstance(one, CLAIM_KINDS[kind])]


def tally(kind: str, item: Item) -> tuple[Tally, list[str]]:
    """Return the counts of one text, and what is wrong in words."""
    left = records(kind, item.text)
    wrong = []
    met = 0
    for wanted in item.expected:
        fits = next((one for one in left if _fits(one, wanted, item.text)), None)
        if fits is None:
            wrong.append(f"missed {wanted} in {item.text!r}")
            continue
        left.remove(fits)
        met += 1
    wrong += [f"stray {_told(one, item.text)} in {item.text!r}" for one in left]
    return Tally(len(item.expected), met, len(left)), wrong


def _fits(one: Record, wanted: dict[str, Any], text: str) -> bool:
    return all(_value(one, name, text, value) for name, value in wanted.items())


def _value(one: Record, name: str, text: str, value: object) -> bool:
    found = _field(one, name, text)
    if name in BEGINNINGS:
        return isinstance(found, str) and found.lstrip("“").startswith(str(value))
    return found == (str(value) if name == "date" else value)


def _field(one: Record, name: str, text: str) -> object:
    if isinstance(one, Attribution):
        if name in ("source", "content"):
            span = getattr(one, name)
            return span.of(text) if span is not None else None
        return getattr(one, name)
    if name == "by" and not hasattr(one, "by"):
        sources = getattr(one, "sources", ())
        return sources[-1].name if sources else None
    return getattr(one, name)


def _told(one: Record, text: str) -> str:
    if isinstance(one, Attribution):
        cue = one.cue.of(text)
        return f"{one.source.of(text) if one.source else None!r} {cue!r} {one.text!r}"
    names = (
        "term",
        "hedge",
        "by",
        "body",
        "act",
        "actor",
        "role",
        "addressee",
        "demand",
        "polarity",
    )
    return str({name: getattr(one, name) for name in names if hasattr(one, name)})
