"""Records of double coding: rounds, what coders said side by side, and how far they agree."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record
from onrecord.model.casebook import Status
from onrecord.model.figure import Number

Coding = Literal["accept", "edit", "reject", "add", "drop"]
"""What a coder says of a claim in a round; `drop` takes a claim of their own out again."""


class Round(Record, frozen=True, kw_only=True, tag_field="kind", tag="round"):
    """A round of coding: some documents (their ids) that several people code, each for themselves.

    In a `blind` round no coder sees what another said until all have `finished`. `begun` is the number of
    the log's entry that began it; coders are offered what had been read by then.
    """

    name: str
    documents: tuple[str, ...]
    coders: tuple[str, ...]
    blind: bool = True
    finished: tuple[str, ...] = ()
    begun: int

    @property
    def open(self) -> tuple[str, ...]:
        """The coders who have not finished."""
        return tuple(coder for coder in self.coders if coder not in self.finished)


class Saying(Record, frozen=True, kw_only=True):
    """What one coder said in a unit: `status` is `rejected` where they say nothing is claimed there.

    It is `unreviewed` where they said nothing. `claim` is the id they coded under.
    """

    coder: str
    status: Status
    claim: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    low: Number | None = None
    high: Number | None = None
    outcome: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    polarity: str = ""
    reason: str = ""


class SideBySide(Record, frozen=True, kw_only=True, tag_field="kind", tag="side_by_side"):
    """One unit of a round: what each coder said of the same words.

    `agreed` is True where all say the same; `settled` names what an adjudicator took, None before that.
    """

    unit: str
    round: str
    of: str
    document: str
    start: int
    end: int
    text: str
    sentence: str
    sayings: tuple[Saying, ...]
    agreed: bool
    settled: str | None = None


class Agreement(Record, frozen=True, kw_only=True, tag_field="kind", tag="agreement"):
    """How far the coders of a round agree in one respect.

    `measure` is what is compared, `coefficient` by what. `agreement` is None where it is not defined; `low`
    and `high` bound it with 95 % confidence. `units` were compared, with so many `values` in all.
    """

    round: str
    measure: str
    coefficient: str
    agreement: float | None = None
    low: float | None = None
    high: float | None = None
    units: int
    values: int
    coders: tuple[str, ...]
