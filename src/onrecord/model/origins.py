"""Origins: how many independent sources stand behind one value, as a range with reasons."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record
from onrecord.model.figure import Modifier, Number
from onrecord.model.finding import Anchor

Sign = Literal["credited", "cited", "wording", "numbers", "issuer", "circular"]
Direction = Literal["a_from_b", "b_from_a"]
NodeKind = Literal["document", "voice", "work"]


class Origin(Record, frozen=True, kw_only=True):
    """One source that a value may independently come from.

    `name` is a document's issuer (or its title, or its path), a voice or a work; `kind` says which.
    `seen` is True where the source itself is a document of the collection. `documents` are those
    whose accounts rest on it, its own first; `figures` their figures.
    """

    name: str
    kind: NodeKind
    seen: bool
    documents: tuple[str, ...]
    figures: tuple[str, ...]


class Merge(Record, frozen=True, kw_only=True):
    """Why two accounts may be, or are, one: in one sentence, with the words it rests on.

    `a` and `b` are documents by their paths, voices or works by their names. `sign` is what joins
    them: `credited` (a voice in the sentence), `cited` (a note or reference), `wording` (a shared
    passage that holds the figure), `numbers` (the same rare set of numbers), `issuer` (offices of
    one state or organisation), `circular` (each credits the other). A `certain` merge lowers the
    upper bound, too. `direction` is None where neither a citation nor a date tells it.
    """

    a: str
    b: str
    sign: Sign
    because: str
    certain: bool
    direction: Direction | None = None
    anchors: tuple[Anchor, ...] = ()


class Origins(Record, frozen=True, kw_only=True, tag_field="kind", tag="origins"):
    """How many independent origins a value of an event has: at least, at most, and why.

    `value` is the number, or the words for it where it is no single number. `at_most` joins
    accounts only on certain evidence and is the number of `origins`; `at_least` joins them on
    every sign. `circular` lists the rings of documents that credit each other; each counts once.
    """

    event: str | None
    outcome: str
    group: str
    severity: str | None = None
    value: Number | str
    low: Number | None = None
    high: Number | None = None
    modifier: Modifier = "exact"
    at_least: int
    at_most: int
    origins: tuple[Origin, ...]
    merges: tuple[Merge, ...] = ()
    figures: tuple[str, ...] = ()
    circular: tuple[tuple[str, ...], ...] = ()


class Node(Record, frozen=True, kw_only=True):
    """A document, voice or work in the graph of sources; `id` is its path or name."""

    id: str
    kind: NodeKind
    name: str
    seen: bool
    date: str | None = None


class Edge(Record, frozen=True, kw_only=True):
    """One reason that joins two nodes; `values` are the values of all figures it was given for."""

    a: str
    b: str
    sign: Sign
    certain: bool
    direction: Direction | None
    because: str
    values: tuple[str, ...] = ()


class SourceGraph(Record, frozen=True, kw_only=True):
    """Who rests on whom, over all values of a collection; nothing in it depends on how it is drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
