"""A figure: a number of somebody or something, as a document states it."""

from __future__ import annotations

from typing import Literal

from onrecord.model.anchored import Anchored
from onrecord.model.base import Record

Modifier = Literal[
    "exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "range", "vague",
    "fraction",
]  # fmt: skip

HARM = (
    "killed", "injured", "missing", "detained", "tortured", "sexually_assaulted", "displaced",
    "orphaned", "destroyed", "damaged",
)  # fmt: skip
OTHER_OUTCOMES = (
    "released", "identified", "convicted", "population", "recognised", "participating",
    "occupied", "affected", "other",
)  # fmt: skip
OUTCOMES = HARM + OTHER_OUTCOMES
GROUPS = (
    "person", "civilian", "resident", "combatant", "soldier", "child", "woman", "man", "elderly",
    "family", "building", "settlement", "country", "state", "organisation", "incident", "other",
)  # fmt: skip
GENERAL_GROUPS = frozenset({"person", "civilian", "resident"})

LISTED = "register 1.0"
"""The extractor of figures that count persons whom a register lists by name."""

Number = int | float


class Where(Record, frozen=True, kw_only=True):
    """A place in the words of the text, with its normal form where it is known.

    `id` is an ISO 3166 code (`BA`, `US-TX`) or `geonames:ID`; None for a name not in the gazetteer.
    """

    text: str
    start: int | None = None
    end: int | None = None
    name: str | None = None
    id: str | None = None


class When(Record, frozen=True, kw_only=True):
    """A date in the words of the text, with its EDTF form (Library of Congress, 2019)."""

    text: str
    edtf: str
    start: int | None = None
    end: int | None = None


class Figure(Anchored, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
    """A number of somebody or something; LEDGER's `figure`.

    `start`, `end` and `text` span the number expression alone. `low`, `best` and `high` are what
    the words imply under the preset in use; None where open. `doubts` lists, in plain sentences,
    what the reader could not decide.
    """

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    modifier: Modifier = "exact"
    outcome: tuple[str, ...]
    group: tuple[str, ...] = ()
    group_text: str = ""
    severity: str | None = None
    part_of: str | None = None
    additional: bool = False
    place: Where | None = None
    date: When | None = None
    perpetrator: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def harms(self) -> tuple[str, ...]:
        """The outcomes of harm among `outcome`, in the ledger's order."""
        return tuple(outcome for outcome in HARM if outcome in self.outcome)


def verify_anchor(figure: Figure, text: str) -> bool:
    """True when the document's `text` still holds the figure's own words at its place."""
    return text[figure.start : figure.end] == figure.text
