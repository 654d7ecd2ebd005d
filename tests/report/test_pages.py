"""The pages as a reader sees them."""

from __future__ import annotations

import re
from html import unescape

from onrecord.check import RULES
from onrecord.model import Anchor, Finding, Pair, Span, replace
from onrecord.report.pages import MAX_PAIRS, iter_pages
from onrecord.report.view import Run, make_view

from .sample import TESHKA, documents, figures, sample, sample_findings


def pages(**changes: object) -> dict[str, str]:
    """Return the sample's pages by path, with some of the collection changed."""
    view = make_view(replace(sample(), **changes), sample_findings(), Run(title="The title"))
    return dict(iter_pages(view))


def words(html: str) -> str:
    """Return the words of a page, with single blanks."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_the_index_tells_of_every_event() -> None:
    """Label, place, date, what is counted, documents, accounts, how many differ."""
    index = words(pages()["index.html"])
    assert "The title 9 documents give 33 figures about 3 events" in index
    assert re.search(r"Teshka Bridge killings Teshka 11–12 October 1993 killed, injured", index)
    assert index.index("Told by several documents") < index.index("Told by one document")
    assert index.index("Told by one document") < index.index("War of 1991–1994")


def test_an_event_shows_every_account_with_its_verdict() -> None:
    """Matrix, plots with their tables, pairs with reasons, doubts, findings."""
    html = next(html for path, html in pages().items() if "teshka" in path and "event" in path)
    said = words(html)
    for expected in (
        "nearly 100", "99 or fewer", "≠ differs from", "= agrees with", "→ changed against",
        "stated once", "stated and rejected", "names no day", "Night at the Bridge",
        "a part of 64 is larger than its whole of 61", "214 beside 96",
    ):  # fmt: skip
        assert expected in said, expected
    assert html.count("<svg") == html.count("<figcaption")
    assert "<img" not in html


def test_no_word_of_the_pages_takes_a_side() -> None:
    """The dossier's own words call nothing false and nobody a liar."""
    texts = "".join(each.text for each in documents().values()).casefold()
    for path, html in pages().items():
        for word in ("false", "liar", "alleged", "propaganda", "victory"):
            if word not in texts:
                assert word not in words(html).casefold(), (path, word)


def test_a_document_shows_where_its_metadata_was_read() -> None:
    """A field that was read from the text leads to the words."""
    first = documents()["2018-10-un-letter.txt"]
    about = replace(first.metadata, where={"date": Span(60, 70), "issuer": Span(90_000, 90_001)})
    changed = tuple(
        replace(each, metadata=about) if each.path == first.path else each
        for each in documents().values()
    )
    html = next(html for path, html in pages(documents=changed).items() if "2018" in path)
    assert 'href="#m-date"' in html
    assert 'id="m-date"' in html
    assert 'href="#m-issuer"' not in html


def test_findings_are_told_with_what_the_rule_looks_for() -> None:
    """The catalogue's own sentence stands above its findings."""
    rule = RULES[0]
    document = documents()["2018-10-un-letter.txt"]
    anchor = Anchor(document=document.path, start=0, end=14, text=document.text[:14])
    finding = Finding(code=rule.code, severity="error", message="m", anchors=(anchor,) * 9)
    made = dict(iter_pages(make_view(sample(), [finding], Run())))
    said = words(made["findings.html"])
    assert rule.description in said
    assert "5 more places" in said


def test_what_was_set_aside_is_listed_with_its_reason() -> None:
    """It stands on the findings page, and is marked nowhere else."""
    finding = sample_findings()[0]
    view = make_view(sample(), (), Run(), [(finding, "Looked at, and explained.")])
    made = dict(iter_pages(view))
    assert "Set aside: Looked at, and explained." in words(made["findings.html"])
    assert not [path for path, html in made.items()
                if path != "findings.html" and finding.message in html]  # fmt: skip


def test_a_page_of_very_many_pairs_has_an_end() -> None:
    """The first pairs are listed, those that differ first; the page says where the rest are."""
    comparison = next(each for each in sample().comparisons if each.event == TESHKA.id)
    a, b = comparison.pairs[0].a, comparison.pairs[0].b
    agreed = [Pair(a=a, b=b, verdict="agree", reasons=("ok",))] * (MAX_PAIRS * 2)
    last = Pair(a=a, b=b, verdict="conflict", reasons=("the last of all",))
    many = replace(comparison, pairs=(*agreed, last))
    html = next(
        html
        for path, html in pages(comparisons=(many,)).items()
        if "teshka" in path and "event" in path
    )
    assert "the last of all" in html
    assert html.count('class="reason"') == MAX_PAIRS
    assert "data/comparisons.jsonl" in html


def test_figures_without_an_event_have_a_page() -> None:
    """They are listed, with words that say why, and not compared."""
    stray = replace(figures()[0], event=None)
    made = pages(figures=(stray,), comparisons=(), events=())
    assert "does" not in words(made["events/without-event.html"])[:20]
    assert f"#{stray.id}" in made["events/without-event.html"]
    assert "events/without-event.html" in made["index.html"]
