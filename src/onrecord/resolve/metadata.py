"""What a document says of itself: title, issuer, date, addressees, each with its place."""

from __future__ import annotations

from onrecord.model import Document, Metadata, Span, replace
from onrecord.resolve.metadata_addressees import find_addressees
from onrecord.resolve.metadata_date import find_date
from onrecord.resolve.metadata_issuer import Issuer, find_issuer
from onrecord.resolve.metadata_parts import divide
from onrecord.resolve.metadata_title import find_title


def describe(document: Document) -> Document:
    """Return the document with the metadata that its own words give.

    Fields that front matter or a `.meta.yml` has set are kept. What is read from the text has its
    place in `metadata.where`; what the text does not say stays None. A title or an issuer that a
    reader took from the head of a web page, marked by an empty place, yields to the text's own.

    Args:
        document: A segmented document (`onrecord.text.segment`).
    """
    given = _settled(document.metadata)
    head = {name for name, span in document.metadata.where.items() if span.start == span.end}
    parts = divide(document)
    values: dict[str, object] = {}
    where = dict(given.where)
    title, issuer = find_title(parts), find_issuer(parts)
    if title and (given.title is None or "title" in head):
        values["title"], where["title"] = title.value, title.span
    if issuer and (given.issuer is None or ("issuer" in head and issuer.firm)):
        values["issuer"], where["issuer"] = issuer.name, issuer.span
        values["issuer_aliases"] = given.issuer_aliases or issuer.aliases
    elif issuer and not given.issuer_aliases and _may_be_same(given.issuer, issuer):
        values["issuer_aliases"] = (issuer.name, *issuer.aliases)
    date = find_date(parts)
    if date and given.date is None:
        values["date"], where["date"] = date.value, date.span
    addressees = find_addressees(parts)
    if addressees and not given.addressees:
        values["addressees"] = tuple(found.value for found in addressees)
        where["addressees"] = Span(addressees[0].span.start, addressees[-1].span.end)
    return replace(document, metadata=replace(given, **values, where=where))


def _settled(given: Metadata) -> Metadata:
    """Return the metadata without the empty places by which a reader marks a page's head."""
    return replace(
        given, where={k: span for k, span in given.where.items() if span.start < span.end}
    )


def _may_be_same(given: str | None, issuer: Issuer) -> bool:
    """True when the issuer read from the text shares a long word with the one that was given."""
    mine = set(" ".join((issuer.name, *issuer.aliases)).lower().split())
    return any(len(word) > 3 for word in mine & set((given or "").lower().split()))
