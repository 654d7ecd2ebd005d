"""The page of terms: what it was called, by whom, and on whose authority."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Qualification
from onrecord.report.saying import Saying, by_time, event_spot, saying_of
from onrecord.report.spots import Spot
from onrecord.report.view import View


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a term. `about` says what stands with it: a hedge, quotation marks, an instrument."""

    said: Saying
    event: Spot
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term with all its uses, the earliest document's first."""

    term: str
    uses: tuple[Use, ...]
    documents: int


def terms_of(view: View) -> list[Term]:
    """Return the terms, those that most documents use first."""
    groups: dict[str, list[Qualification]] = {}
    for claim in by_time(view, view.collection.claims):
        if isinstance(claim, Qualification):
            groups.setdefault(claim.term, []).append(claim)
    made = [
        Term(term, tuple(_use(view, each) for each in found), len({one.document for one in found}))
        for term, found in groups.items()
    ]
    return sorted(made, key=lambda each: (-each.documents, -len(each.uses), each.term))


def _use(view: View, claim: Qualification) -> Use:
    return Use(
        saying_of(view, claim, claim.by), event_spot(view, claim.event), tuple(_about(claim))
    )


def _about(claim: Qualification) -> Iterator[str]:
    if claim.hedge:
        yield f"“{claim.hedge}”"
    if claim.quoted:
        yield "in quotation marks"
    if claim.name:
        yield "as part of a name"
    if claim.instrument or claim.article:
        yield ", ".join(each for each in (claim.article, claim.instrument) if each)
