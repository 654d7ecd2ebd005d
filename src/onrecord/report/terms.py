"""The page of terms: what it was called, by whom, and on whose authority."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Claim, Qualification
from onrecord.report.dates import order_key
from onrecord.report.spots import Spot, documents_named, href_at, shortened
from onrecord.report.statements import chain_words, issuer_of
from onrecord.report.view import View
from onrecord.report.words import vocabulary

SENTENCE_SHOWN = 240
"""Characters of a term's sentence that are shown."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a term. `about` says what stands with it: a hedge, quotation marks, an instrument."""

    voice: str
    says: str
    document: Spot
    words: Spot
    sentence: str
    about: tuple[str, ...]
    polarity: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term with all its uses, the earliest document's first."""

    term: str
    uses: tuple[Use, ...]
    documents: int


def terms_of(view: View) -> list[Term]:
    """Return the terms, those that most documents use first."""
    groups: dict[str, list[Qualification]] = {}
    for claim in view.collection.claims:
        if isinstance(claim, Qualification):
            groups.setdefault(claim.term, []).append(claim)
    made = [
        Term(
            term,
            tuple(_use(view, each) for each in sorted(found, key=lambda one: _place(view, one))),
            len({each.document for each in found}),
        )
        for term, found in groups.items()
    ]
    return sorted(made, key=lambda each: (-each.documents, -len(each.uses), each.term))


def _place(view: View, claim: Claim) -> tuple[object, ...]:
    document = view.documents.get(claim.document)
    return (order_key(document.metadata.date if document else None), claim.document, claim.start)


def _use(view: View, claim: Qualification) -> Use:
    issuer = issuer_of(view, claim.document)
    return Use(
        voice=claim.by or (claim.sources[-1].name if claim.sources else issuer),
        says=chain_words(issuer, claim.sources),
        document=document_spot(view, claim.document),
        words=claim_spot(view, claim),
        sentence=_sentence(view, claim),
        about=tuple(_about(claim)),
        polarity=vocabulary()["polarities"].get(claim.polarity, ""),
    )


def _sentence(view: View, claim: Qualification) -> str:
    document = view.documents.get(claim.document)
    text = document.text[slice(*claim.sentence)] if document else ""
    return shortened(text, SENTENCE_SHOWN) if claim.text in text else ""


def _about(claim: Qualification) -> Iterator[str]:
    if claim.hedge:
        yield f"“{claim.hedge}”"
    if claim.quoted:
        yield "in quotation marks"
    if claim.name:
        yield "as part of a name"
    if claim.instrument or claim.article:
        yield ", ".join(each for each in (claim.article, claim.instrument) if each)


def document_spot(view: View, path: str) -> Spot:
    """Return a document as a link to its page."""
    return next(documents_named(view, (path,)))


def claim_spot(view: View, claim: Claim) -> Spot:
    """Return a claim's words as a link to where they stand; lost words lead to their document."""
    document = view.documents.get(claim.document)
    held = document is not None and document.text[claim.start : claim.end] == claim.text
    href = (
        href_at(view, claim.document, claim.start, claim.end)
        if held
        else document_spot(view, claim.document).href
    )
    return Spot(shortened(claim.text), href)
