"""A claim that is no number, as the pages show it: on whose word, in which document, about which event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from onrecord.model import Anchored
from onrecord.report.dates import order_key
from onrecord.report.spots import Spot, documents_named, href_at, shortened
from onrecord.report.statements import chain_words, issuer_of
from onrecord.report.view import View, event_key, event_order
from onrecord.report.words import vocabulary

SENTENCE_SHOWN = 240
"""Characters of a claim's sentence that are shown."""

NO_EVENT = "Without an event"

AnchoredT = TypeVar("AnchoredT", bound=Anchored)


@dataclass(frozen=True, slots=True)
class Saying:
    """On whose word a claim stands, where, and in which words."""

    voice: str
    says: str
    document: Spot
    words: Spot
    sentence: str
    polarity: str


def saying_of(view: View, claim: Anchored, voice: str | None = None) -> Saying:
    """Return a claim as somebody's.

    Args:
        view: The collection.
        claim: The claim.
        voice: On whose word it stands, where that is known otherwise than by its chain.
    """
    issuer = issuer_of(view, claim.document)
    return Saying(
        voice=voice or (claim.sources[-1].name if claim.sources else issuer),
        says=chain_words(issuer, claim.sources),
        document=document_spot(view, claim.document),
        words=claim_spot(view, claim),
        sentence=_sentence(view, claim),
        polarity=vocabulary()["polarities"].get(claim.polarity, ""),
    )


def _sentence(view: View, claim: Anchored) -> str:
    document = view.documents.get(claim.document)
    text = document.text[slice(*claim.sentence)] if document else ""
    return shortened(text, SENTENCE_SHOWN) if claim.text in text else ""


def document_spot(view: View, path: str) -> Spot:
    """Return a document as a link to its page."""
    return next(documents_named(view, (path,)))


def claim_spot(view: View, claim: Anchored) -> Spot:
    """Return a claim's words as a link to where they stand; lost words lead to their document."""
    document = view.documents.get(claim.document)
    held = document is not None and document.text[claim.start : claim.end] == claim.text
    href = (
        href_at(view, claim.document, claim.start, claim.end)
        if held
        else document_spot(view, claim.document).href
    )
    return Spot(shortened(claim.text), href)


def by_time(view: View, claims: Iterable[AnchoredT]) -> list[AnchoredT]:
    """Return claims in the order of their documents' dates, then of their places."""

    def place(claim: AnchoredT) -> tuple[object, ...]:
        document = view.documents.get(claim.document)
        date = document.metadata.date if document else None
        return (order_key(date), claim.document, claim.start, claim.end)

    return sorted(claims, key=place)


def event_spot(view: View, event: str | None) -> Spot:
    """Return an event as a link to its page; none leads to that of the figures without one."""
    known = view.events.get(event or "")
    if known is None:
        return Spot(NO_EVENT, view.pages[event_key(None)])
    return Spot(known.label, view.pages[event_key(known.id)])


def by_event(view: View, claims: Iterable[AnchoredT]) -> Iterator[tuple[Spot, list[AnchoredT]]]:
    """Yield each event with its claims, in the order of the events; those of none come last."""
    groups: dict[str | None, list[AnchoredT]] = {}
    for claim in claims:
        groups.setdefault(claim.event if claim.event in view.events else None, []).append(claim)
    order = [event.id for event in event_order(view.collection.events)]
    for event in (*order, None):
        if event in groups:
            yield event_spot(view, event), by_time(view, groups[event])
