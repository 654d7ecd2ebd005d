"""The page of what changed since another version."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Changed
from onrecord.report.pages import Page, render
from onrecord.report.spots import Spot, href_at, shortened
from onrecord.report.view import View, document_key, event_key, title_of
from onrecord.report.words import vocabulary

PAGE = "changes.html"
HEADINGS = {
    "added": "Claims that were added",
    "gone": "Claims that are no longer there",
    "value": "Claims that say something else",
    "status": "Claims that were decided about",
    "verdict": "Verdicts that changed",
    "event_merged": "Events that were joined",
    "event_split": "Events that were parted",
    "event_named": "Events that were named otherwise",
    "event_new": "New events",
    "event_gone": "Events that are no longer there",
}
"""The sections of the page, in their order."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change as the page shows it."""

    words: Spot
    document: Spot
    before: str
    after: str


def change_page(view: View) -> Page | None:
    """Return the page of what changed, or None where the dossier is held against no other."""
    if view.run.changes is None:
        return None
    found: dict[str, list[Line]] = {what: [] for what in HEADINGS}
    for one in view.run.changes:
        found[one.what].append(_line(view, one))
    groups = [(HEADINGS[what], lines) for what, lines in found.items() if lines]
    return render(view, PAGE, PAGE, groups=groups)


def _line(view: View, one: Changed) -> Line:
    if one.document is None:
        page = view.pages.get(event_key(one.id), "")
        return Line(Spot(one.text, page), Spot("", ""), one.before or "–", one.after or "–")
    known = view.documents.get(one.document)
    page = view.pages.get(document_key(one.document), "")
    href = ""
    if known is not None and one.what != "gone" and one.start is not None and one.end is not None:
        href = href_at(view, one.document, one.start, one.end)
    document = Spot(title_of(known) if known else one.document, page)
    return Line(
        Spot(shortened(one.text), href), document, said(one, one.before), said(one, one.after)
    )


def said(one: Changed, words: str | None) -> str:
    """Return a state in words; a verdict in those of the other pages."""
    if words is None:
        return "–"
    verdicts = vocabulary()["verdicts"]
    return str(verdicts[words]["one"]) if one.what == "verdict" and words in verdicts else words
