"""The pages on sources: graph, list, passages, works."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from onrecord.model import Anchor, Finding, replace
from onrecord.report import build_dossier
from onrecord.report.sidebyside import beside_of, passages_of, shared_with
from onrecord.report.sourcepages import iter_source_pages
from onrecord.report.sources import all_couples, sources_by_event
from onrecord.report.spots import href_at, shortened, spot_of
from onrecord.report.traces import make_traces
from onrecord.report.view import Run, make_view
from onrecord.report.works import works_by_type

from .hostile import EVIL, hostile_sources
from .sample import sample, sample_sources

VIEW = make_view(sample_sources(), (), Run())


def test_every_reason_is_drawn_and_listed() -> None:
    """The list has an entry for each edge, with the words it rests on."""
    first = sources_by_event(VIEW)[0]
    assert len(first.reasons) == first.reasons_count > 3
    assert 'class="graph"' in first.drawing
    assert all(f'href="#{each.id}"' in first.drawing for each in first.reasons[:1])
    assert any(each.reason.spots for each in first.reasons)


def test_couples_are_the_documents_that_share_wording() -> None:
    """Each has a page, found from both documents."""
    assert VIEW.traces.couples
    for couple, page in VIEW.traces.couple_pages.items():
        for path in couple:
            assert page in [each.href for each in shared_with(VIEW, VIEW.documents[path])]
    assert len(all_couples(VIEW)) == len(VIEW.traces.couples)


def test_changed_numbers_come_first() -> None:
    """In the list under a passage."""
    for couple in VIEW.traces.couples:
        for passage in passages_of(VIEW, couple)[0]:
            kinds = [each.number for each in passage.changes]
            assert kinds == sorted(kinds, reverse=True)
            assert not passage.orphan


def test_a_finding_leads_to_its_passage_or_its_two_documents() -> None:
    """And nowhere if it speaks of one document, or of two that share nothing."""
    (couple, passages), *_ = VIEW.traces.couples.items()
    named = Finding(
        code="X", severity="note", message="m", anchors=(), data={"reuse": passages[0].id}
    )
    assert beside_of(VIEW, named).endswith(f"#{passages[0].id}")
    anchors = tuple(Anchor(document=path, start=0, end=1, text="x") for path in couple)
    two = Finding(code="X", severity="note", message="m", anchors=anchors[::-1])
    assert beside_of(VIEW, two) == VIEW.traces.couple_pages[couple]
    one = Finding(code="X", severity="note", message="m", anchors=anchors[:1])
    assert beside_of(VIEW, one) == ""


def test_works_are_seen_or_not_seen() -> None:
    """A work that is a document here leads to it; each place of citation leads to its words."""
    lines = [each for group in works_by_type(VIEW).values() for each in group]
    assert len(lines) == len(VIEW.traces.works)
    assert {bool(each.seen) for each in lines} == {True, False}
    assert all(place.spot.href.count("#") == 1 for each in lines for place in each.cited)


def test_words_have_an_address_where_they_stand() -> None:
    """A figure's words lead to the figure, others to a mark, unknown ones to their document."""
    figure = VIEW.collection.figures[0]
    assert href_at(VIEW, figure.document, figure.start, figure.end).endswith(f"#{figure.id}")
    citation = VIEW.collection.citations[0]
    assert f"#s-{citation.start}-" in href_at(VIEW, citation.document, citation.start, citation.end)
    assert "#" not in href_at(VIEW, figure.document, 0, 3)
    assert href_at(VIEW, "nowhere", 0, 3) == ""
    lost = spot_of(VIEW, Anchor(document=figure.document, start=0, end=3, text="not it"))
    assert lost.href
    assert "#" not in lost.href


@pytest.mark.parametrize("bad", [False, True])
def test_every_link_leads_somewhere(bad: bool, tmp_path: Path) -> None:
    """To a page of the dossier, and to a place that is there."""
    collection, findings = hostile_sources() if bad else (sample_sources(), ())
    made = build_dossier(collection, tmp_path, findings=findings)
    pages = {path: (tmp_path / path).read_text() for path in made.paths if path.endswith(".html")}
    ids = {path: set(re.findall(r' id="([^"]+)"', html)) for path, html in pages.items()}
    for path, html in pages.items():
        for href in re.findall(r'<a [^>]*href="([^"]+)"', html):
            page, _, place = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), page))
            target = target if page else path
            assert target in made.paths, (path, href)
            assert not place or place in ids[target], (path, href)


def test_long_words_are_cut_at_a_space() -> None:
    """And stand on one line."""
    assert shortened("a\n b") == "a b"
    assert shortened("word " * 40).endswith("word …")


def test_boilerplate_alone_makes_no_page() -> None:
    """Two letters to the same addressees are no couple."""
    collection, _ = hostile_sources()
    only = tuple(each for each in collection.reuse if each.type == "boilerplate")
    assert make_traces(replace(collection, reuse=only)).couples == {}


def test_hostile_records_become_words() -> None:
    """No markup of a record stands in a page."""
    collection, findings = hostile_sources()
    pages = list(iter_source_pages(make_view(collection, findings, Run())))
    assert len(pages) == 5
    for page in pages:
        assert EVIL not in page.html
        assert "<script>window" not in page.html
        assert 'href="javascript' not in page.html


def test_a_collection_without_traces_has_pages_that_say_so() -> None:
    """Nothing found is said in words."""
    pages = {page.path: page.html for page in iter_source_pages(make_view(sample(), (), Run()))}
    assert set(pages) == {"sources.html", "works.html"}
    assert "No citation was read" in pages["works.html"]
    assert "No two documents share a passage" in pages["sources.html"]
