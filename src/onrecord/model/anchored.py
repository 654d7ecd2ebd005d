"""The base of every record of the ledger: the words it was read from, and on whose word it stands."""

from __future__ import annotations

from typing import Literal

from onrecord.errors import AnchorError
from onrecord.model.base import Record
from onrecord.model.span import Span

Polarity = Literal["asserted", "denied", "hypothetical", "withdrawn"]


class Voice(Record, frozen=True, kw_only=True):
    """One link in the chain of voices behind a claim.

    `kind` is what sort of body it is (`media`, `state`, `ngo`, `un`, `witness`, `party`, …) as far
    as its name tells, else `unknown`; `cue` is the word that credits it ("reported").
    """

    name: str
    kind: str = "unknown"
    cue: str = ""
    start: int | None = None
    end: int | None = None


class Anchored(Record, frozen=True, kw_only=True):
    """What every record of the ledger has.

    `start` and `end` are half-open code points into the document's text, `text` is that slice and
    `sentence` the sentence or row that holds it. `event` is the id of the event it speaks of.
    `sources` is the chain of voices behind it, from the document outwards; empty where the document
    says it in its own voice.

    Raises:
        AnchorError: If `text` is not as long as its span.
    """

    id: str
    document: str
    document_id: str
    start: int
    end: int
    text: str
    page: int | None = None
    sentence: Span
    event: str | None = None
    sources: tuple[Voice, ...] = ()
    polarity: Polarity = "asserted"
    extractor: str = "rules 1.0"

    def __post_init__(self) -> None:
        """Hold the invariant that the words fill the span."""
        if self.end - self.start != len(self.text) or self.start < 0:
            kind = type(self).__struct_config__.tag or "record"
            raise AnchorError(
                f"{kind} {self.id}: {self.text!r} does not fill {self.start}:{self.end}",
                path=self.document,
            )

    @property
    def span(self) -> Span:
        """The range of the record's words in the document's text."""
        return Span(self.start, self.end)
