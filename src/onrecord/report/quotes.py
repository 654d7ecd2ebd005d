"""The page of quotations: whose words, and how they stand in the other documents."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Change, Parallel, Quotation
from onrecord.report.saying import Saying, by_time, document_spot, saying_of
from onrecord.report.spots import Spot, href_at, shortened
from onrecord.report.view import View
from onrecord.report.words import vocabulary

MOST = 400
"""Quotations that are listed without standing in another document; all are in the data."""

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How a quotation stands in another document: in words, with the words that differ."""

    fidelity: str
    document: Spot
    words: Spot
    changes: tuple[tuple[str, str], ...]
    beside: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation; `work` is the name of the work that is cited for it."""

    speaker: str
    said: Saying
    work: str
    inside: bool
    elsewhere: tuple[Elsewhere, ...]


def quotations_shown(view: View) -> dict[str, list[Quoted]]:
    """Return the quotations that stand in other documents, and those that do not, by time.

    Those that are nobody's and stand nowhere else are titles and turns of phrase more often than not;
    they are in the data alone.
    """
    ordered = by_time(view, view.collection.quotations)
    held = [each for each in ordered if each.parallels]
    told = [each for each in ordered if not each.parallels and each.speaker is not None]
    return {
        "held": [_quoted(view, each) for each in held],
        "told": [_quoted(view, each) for each in told[:MOST]],
    }


def _quoted(view: View, one: Quotation) -> Quoted:
    works = {work.key: work for work in view.traces.works}
    work = works.get(one.work or "")
    return Quoted(
        speaker=one.speaker or NOBODY,
        said=saying_of(view, one, one.speaker or NOBODY),
        work=(work.title or work.symbol or work.publisher or work.key) if work else "",
        inside=one.within is not None,
        elsewhere=tuple(_elsewhere(view, each) for each in one.parallels),
    )


def _elsewhere(view: View, one: Parallel) -> Elsewhere:
    href = href_at(view, one.document, one.start, one.end)
    return Elsewhere(
        fidelity=vocabulary()["fidelities"][one.fidelity],
        document=document_spot(view, one.document),
        words=Spot(shortened(one.text), href),
        changes=tuple(_words(change) for change in one.changes),
        beside=view.traces.passage_pages.get(one.reuse, ""),
    )


def _words(change: Change) -> tuple[str, str]:
    return (" ".join(change.a_text.split()), " ".join(change.b_text.split()))
