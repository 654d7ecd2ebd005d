"""The dossier's pages on sources: the graph, passages side by side, works cited, terms, recognitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.report.claimpages import addressees_of, appeals_by_event, deeds_by_event
from onrecord.report.pages import Page, render
from onrecord.report.quotes import quotations_shown
from onrecord.report.recognitions import acts_by_kind, rolls_of
from onrecord.report.sidebyside import passages_of, reader_of
from onrecord.report.sources import MOST_DRAWN, all_couples, sources_by_event
from onrecord.report.terms import terms_of
from onrecord.report.traces import CLAIM_PAGES, Couple
from onrecord.report.view import View
from onrecord.report.works import works_by_type

_SHOWN: dict[str, Callable[[View], dict[str, object]]] = {
    "quotations.html": lambda view: {**quotations_shown(view)},
    "terms.html": lambda view: {"terms": terms_of(view)},
    "recognitions.html": lambda view: {"kinds": acts_by_kind(view), "rolls": rolls_of(view)},
    "responsibility.html": lambda view: {"groups": deeds_by_event(view)},
    "appeals.html": lambda view: {"groups": appeals_by_event(view)},
    "addressees.html": lambda view: {"addressees": addressees_of(view)},
}
"""What the template of each page of claims is given."""


def iter_source_pages(view: View) -> Iterator[Page]:
    """Yield the page of sources, a page for every two documents that share wording, and the works.

    Then the pages of quotations, terms, recognitions, responsibility, appeals and addressees, where the documents
    have any.
    """
    yield sources_page(view)
    for couple in view.traces.couples:
        yield couple_page(view, couple)
    yield works_page(view)
    for path in CLAIM_PAGES:
        if path in view.traces.told:
            yield render(view, path, path, **_SHOWN[path](view))


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
