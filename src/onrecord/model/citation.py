"""A citation: words of a document that point to another work, and the work they point to."""

from __future__ import annotations

from typing import Literal

from onrecord.model.anchored import Anchored
from onrecord.model.base import Record
from onrecord.model.span import Span

WorkType = Literal[
    "news", "book", "report", "un_document", "resolution", "judgment", "treaty", "law", "web",
    "other",
]  # fmt: skip
CitationForm = Literal["full", "ibid", "op_cit", "supra", "short"]


class Citation(Anchored, frozen=True, kw_only=True, tag_field="kind", tag="citation"):
    """A reference to one work; LEDGER's `citation`.

    `cites` is the work's normalised key: the same work has the same key in every document of a
    run. `symbols` are all official symbols of it (a joint symbol has two). `date` is EDTF.
    `marker` is the footnote marker that points to the note it stands in, `note` that note;
    `claims` are the ids of the figures in the sentence that the marker closes. `form` says how the
    work is named: in full, or by `ibid` and the like, and then `refers_to` is the id of the citation
    that names it. `link` is the official address of the work where one follows from its symbol,
    `cited_document` the path of the cited document where it is in the collection.
    """

    cites: str
    type: WorkType
    symbol: str | None = None
    symbols: tuple[str, ...] = ()
    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    pinpoint: str | None = None
    marker: Span | None = None
    note: Span | None = None
    claims: tuple[str, ...] = ()
    form: CitationForm = "full"
    refers_to: str | None = None
    link: str | None = None
    cited_document: str | None = None
    doubts: tuple[str, ...] = ()


class Work(Record, frozen=True, kw_only=True):
    """A work that documents of a run cite, with what all its citations tell of it.

    `seen` is the path of the document where the work is in the collection, None where it is not;
    `citations` are the ids of its citations, `documents` the paths that cite it, both in the order
    of documents and offsets.
    """

    key: str
    type: WorkType
    symbol: str | None = None
    symbols: tuple[str, ...] = ()
    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    link: str | None = None
    seen: str | None = None
    citations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
