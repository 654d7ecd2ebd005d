"""What the pages look up."""

from __future__ import annotations

from onrecord.model import Collection, Event, Finding, replace
from onrecord.report.view import NO_EVENT, Run, document_key, event_key, make_view

from .sample import TESHKA, figures, sample, sample_findings


def test_a_finding_belongs_to_the_events_its_words_speak_of() -> None:
    """Its events are those of the figures under its anchors, unless it names one itself."""
    view = make_view(sample(), sample_findings(), Run())
    assert {each.finding.code for each in view.findings_about[TESHKA.id]} == {
        "figure-part-larger", "figure-twice",
    }  # fmt: skip
    named = Finding(code="X", severity="note", message="m", anchors=(), data={"event": "e-war"})
    assert make_view(sample(), [named], Run()).findings_about["e-war"][0].finding == named


def test_the_same_finding_is_shown_once() -> None:
    """Equal findings share an id, and stand in the dossier once."""
    twice = make_view(sample(), sample_findings() * 2, Run())
    assert len(twice.findings) == len(sample_findings())


def test_figures_of_unknown_events_are_not_lost() -> None:
    """A figure whose event is not listed stands with those that have none."""
    stray = replace(figures()[0], event="e-unheard-of")
    view = make_view(replace(sample(), figures=(stray,)), (), Run())
    assert view.figures_in[None] == (stray,)
    assert view.pages[event_key(None)] == NO_EVENT


def test_words_that_are_not_where_they_say_make_an_orphan() -> None:
    """A figure is an orphan if its document is missing or holds other words there."""
    first, second, *_ = figures()
    moved = replace(first, start=first.start + 1, end=first.end + 1)
    lost = replace(second, document="missing.txt")
    view = make_view(replace(sample(), figures=(moved, lost)), (), Run())
    assert view.orphans == {moved.id, lost.id}


def test_every_document_and_event_has_a_page_of_its_own() -> None:
    """Equal labels do not share a page."""
    events = tuple(Event(id=f"e-{index}", label="The same") for index in range(3))
    view = make_view(Collection(documents=sample().documents, figures=(), events=events), (), Run())
    pages = [view.pages[event_key(each.id)] for each in events]
    pages += [view.pages[document_key(each.path)] for each in sample().documents]
    assert len(set(pages)) == len(pages)
