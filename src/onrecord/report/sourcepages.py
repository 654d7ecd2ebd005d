"""The dossier's pages on sources: the graph, passages side by side, works cited, terms, recognitions."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.report.pages import Page, render
from onrecord.report.recognitions import acts_by_kind, rolls_of
from onrecord.report.sidebyside import passages_of, reader_of
from onrecord.report.sources import MOST_DRAWN, all_couples, sources_by_event
from onrecord.report.terms import terms_of
from onrecord.report.traces import Couple
from onrecord.report.view import View
from onrecord.report.works import works_by_type


def iter_source_pages(view: View) -> Iterator[Page]:
    """Yield the page of sources, a page for every two documents that share wording, and the works.

    Then the pages of terms and of recognitions, where the documents have any.
    """
    yield sources_page(view)
    for couple in view.traces.couples:
        yield couple_page(view, couple)
    yield works_page(view)
    if view.traces.has_terms:
        yield render(view, "terms.html", "terms.html", terms=terms_of(view))
    if view.traces.has_recognitions:
        kinds, rolls = acts_by_kind(view), rolls_of(view)
        yield render(view, "recognitions.html", "recognitions.html", kinds=kinds, rolls=rolls)


def sources_page(view: View) -> Page:
    """Return the page of who rests on whom, event by event."""
    return render(
        view,
        "sources.html",
        "sources.html",
        events=sources_by_event(view),
        couples=all_couples(view),
        most_drawn=MOST_DRAWN,
    )


def couple_page(view: View, couple: Couple) -> Page:
    """Return two documents side by side."""
    passages, boilerplate = passages_of(view, couple)
    return render(
        view,
        view.traces.couple_pages[couple],
        "sidebyside.html",
        a=reader_of(view, couple[0]),
        b=reader_of(view, couple[1]),
        passages=passages,
        boilerplate=boilerplate,
    )


def works_page(view: View) -> Page:
    """Return the works that the documents cite."""
    return render(view, "works.html", "works.html", groups=works_by_type(view))
