"""Tests of the pages of figures, and of doubts about digits that were recognised."""

from __future__ import annotations

from onrecord.extract import extract_figures
from onrecord.extract.printed import on_pages
from onrecord.model import Box, Document, Page, Word, pack_words, replace
from onrecord.text import segment
from tests.making import document

TEXT = "In Varn 41 people were killed. In Dol eleven people were killed, and 7 in Lisk."


def _paged(cut: int, sure: dict[str, float], text: str = TEXT) -> Document:
    """The text on two pages, divided at `cut`; the words of `sure` have that confidence."""
    words: list[list[Word]] = [[], []]
    at = 0
    for printed in text.split():
        at = text.index(printed, at)
        word = Word(at, at + len(printed), Box(0.1, 0.1, 0.2, 0.2), sure.get(printed, 0.99))
        words[at >= cut].append(word)
        at += len(printed)
    pages = tuple(
        Page(
            number=number,
            width=420,
            height=595,
            start=held[0].start,
            end=held[-1].end,
            source="ocr",
            words=pack_words(held),
        )
        for number, held in enumerate(words, start=1)
        if held
    )
    return segment(replace(document("scan.pdf", text), sentences=(), blocks=(), pages=pages))


def _read(
    cut: int, sure: dict[str, float], text: str = TEXT
) -> list[tuple[str, int | None, tuple[str, ...]]]:
    paper = _paged(cut, sure, text)
    figures = on_pages(paper, extract_figures(paper))
    return [(figure.text, figure.page, figure.doubts) for figure in figures]


def test_figures_have_their_pages() -> None:
    """A figure stands on the page that holds its words."""
    assert _read(TEXT.index("In Dol"), {}) == [("41", 1, ()), ("eleven", 2, ()), ("7", 2, ())]


def test_doubtful_digits_are_doubts() -> None:
    """A digit read with little confidence is a doubt; a word without digits, or next to it, none."""
    found = _read(TEXT.index("In Dol"), {"41": 0.61, "eleven": 0.4, "people": 0.3})
    assert found == [
        ("41", 1, ("read by OCR with confidence 0.61",)),
        ("eleven", 2, ()),
        ("7", 2, ()),
    ]


def test_documents_without_pages_stay_as_they_are() -> None:
    """Plain text has no pages, and its figures none."""
    paper = document("a.txt", TEXT)
    assert {figure.page for figure in on_pages(paper, extract_figures(paper))} == {None}


def test_a_point_in_a_number_may_be_a_comma() -> None:
    """Recognition takes worn commas for points; "5.200" is doubted however sure it is."""
    assert [(text, doubts) for text, _, doubts in _read(0, {}, "In all 5.200 people fled.")] == [
        ("5.200", ("read by OCR: its point may be a comma",))
    ]
