"""A collection: everything that was read from the given documents in one run."""

from __future__ import annotations

from onrecord.model.attribution import Attribution
from onrecord.model.base import Record
from onrecord.model.citation import Citation
from onrecord.model.claim import AnyClaim
from onrecord.model.comparison import Comparison
from onrecord.model.document import Document
from onrecord.model.event import Event
from onrecord.model.figure import Figure
from onrecord.model.finding import Failure
from onrecord.model.origins import Origins
from onrecord.model.quotation import Quotation
from onrecord.model.reuse import Reuse


class Collection(Record, frozen=True, kw_only=True):
    """Documents with their figures, the events they speak of, and the comparisons.

    `figures` stand in the order of documents and offsets, each with its `event`. `citations`, `reuse`,
    `origins`, `attributions`, `claims` and `quotations` are filled only where something asks for them. `decided` are
    the ids of documents that came out of a casebook: their claims are in `claims` from the start, as
    people have decided about them.
    """

    documents: tuple[Document, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    failures: tuple[Failure, ...] = ()
    citations: tuple[Citation, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    origins: tuple[Origins, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[AnyClaim, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    decided: frozenset[str] = frozenset()
