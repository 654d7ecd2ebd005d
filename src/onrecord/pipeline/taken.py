"""What a run takes out of casebooks besides documents and figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.model import AnyClaim, Box


class Origin(NamedTuple):
    """Where the pages of a published document come from, and what is painted over on each.

    `unseen` is True where pages of which no words were read must not be shown: what stands on them is
    not known.
    """

    book: str
    document: str
    boxes: dict[int, tuple[Box, ...]]
    unseen: bool


class State(NamedTuple):
    """A casebook as a run read it: its name, its head, the two as they may leave, and the entry; None for now."""

    name: str
    head: str
    at: int | None


@dataclass(slots=True)
class Taken:
    """What a run takes out of casebooks besides documents and figures, all of one state of each.

    `decided` are the ids of the documents, `claims` those that are no numbers, `standing` how every claim stands;
    `origins` of documents with pages, by their published ids; `books` the casebooks by their paths.
    """

    decided: set[str] = field(default_factory=set)
    claims: list[AnyClaim] = field(default_factory=list)
    standing: dict[str, str] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    books: dict[str, State] = field(default_factory=dict)
