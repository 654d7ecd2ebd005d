"""The summary of one happening as one document speaks of it."""

from __future__ import annotations

from onrecord.model import Record, When, Where


class LocalEvent(Record, frozen=True, kw_only=True):
    """One happening as one document speaks of it; small, so that many documents stream.

    `keys` are the comparable forms of the places where it happened, `around` of other places
    named with it; `within` of the towns that a spot is said to lie in; `parties` the two countries or peoples the document names most; `as_of` the
    document's date. `number` counts the happenings of the document from 0; `main` marks the one
    the document as a whole is about. `past` is true for a document that looks back over years,
    `news` for one that tells of the days before it.
    """

    document: str
    document_id: str
    number: int
    place: Where | None = None
    keys: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    date: When | None = None
    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    title: str | None = None
    wide: bool = False
    main: bool = False
    past: bool = False
    news: bool = False
    as_of: str | None = None
    figures: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
