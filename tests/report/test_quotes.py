"""The page of quotations."""

from __future__ import annotations

from onrecord.model import Change, Parallel, Quotation, Span, Voice, replace
from onrecord.report.quotes import quotations_shown
from onrecord.report.sourcepages import iter_source_pages
from onrecord.report.view import Run, View, make_view

from .sample import documents, sample
from .test_terms import EARLIER, LATER, common


def view(*quotations: Quotation) -> View:
    """Return the view of the sample with these quotations."""
    return make_view(replace(sample(), quotations=quotations), (), Run())


def test_what_stands_elsewhere_comes_first() -> None:
    """With how it stands there and the words that differ; what is nobody's is in the data alone."""
    other = documents()[EARLIER].text[4:9]
    held = Quotation(
        speaker="Frontier Watch",
        **common(LATER, 4, 9, sources=(Voice(name="Frontier Watch"),)),
        parallels=(
            Parallel(
                document=EARLIER,
                start=4,
                end=9,
                text=other,
                fidelity="altered",
                changes=(
                    Change(a=Span(4, 5), b=Span(4, 4), what="words", a_text="war", b_text=""),
                ),
                reuse="r-1",
            ),
        ),
    )
    told = Quotation(speaker="Ana Lisk", **common(LATER, 20, 25))
    title = Quotation(**common(LATER, 30, 35))
    shown = quotations_shown(view(held, told, title))
    assert [each.speaker for each in shown["held"]] == ["Frontier Watch"]
    assert [each.speaker for each in shown["told"]] == ["Ana Lisk"]
    (elsewhere,) = shown["held"][0].elsewhere
    assert (elsewhere.fidelity, elsewhere.changes) == ("other words", (("war", ""),))
    pages = {page.path: page.html for page in iter_source_pages(view(held, told, title))}
    assert "“<bdi>war</bdi>”" in pages["quotations.html"]


def test_no_page_without_quotations() -> None:
    """Words in marks that nobody is credited with make no page."""
    pages = [page.path for page in iter_source_pages(view(Quotation(**common(LATER, 30, 35))))]
    assert "quotations.html" not in pages
