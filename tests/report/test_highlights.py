"""Highlights in a document's text."""

from __future__ import annotations

from onrecord.report.highlights import Painter, marks_of
from onrecord.report.textview import render_text
from onrecord.report.view import Run, make_view

from .hostile import TEXT, hostile
from .sample import documents, sample, sample_findings
from .test_escape import printable, read


def test_every_figure_opens_once_and_carries_its_letter_once() -> None:
    """Crossing and nested figures each have one place to go to and one letter to read."""
    collection, findings = hostile()
    view = make_view(collection, findings, Run())
    html = render_text(
        collection.documents[0], marks_of(view, collection.documents[0]), Painter(view)
    )
    for figure in collection.figures:
        expected = 0 if figure.id in view.orphans else 1
        assert html.count(f' id="{figure.id}"') == expected
    letters = html.count(" last") + html.count('class="tag')
    assert letters == len(collection.figures) - 1
    assert read(html).text == printable(TEXT)


def test_links_are_not_nested() -> None:
    """Over words of several figures the letters are the links."""
    collection, findings = hostile()
    view = make_view(collection, findings, Run())
    html = render_text(
        collection.documents[0], marks_of(view, collection.documents[0]), Painter(view)
    )
    depth = 0
    for piece in html.split("<"):
        depth += piece.startswith("a ") - piece.startswith("/a>")
        assert depth in (0, 1)


def test_findings_are_marked_in_the_text() -> None:
    """Each anchor that holds is a place in the page."""
    view = make_view(sample(), sample_findings(), Run())
    for noted in view.findings:
        for index, anchor in enumerate(noted.finding.anchors):
            document = documents()[anchor.document]
            html = render_text(document, marks_of(view, document), Painter(view))
            assert f'id="{noted.id}-{index}"' in html
