"""A document's text as HTML."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from onrecord.model import Block, Cell, Document, Span, Table
from onrecord.report.escape import markup, printable
from onrecord.report.segments import Mark, Segment
from onrecord.report.textview import render_text
from onrecord.text import segment

from .sample import documents
from .test_escape import read

TABLE = "Losses\n\n| Place | Killed |\n|---|---:|\n| Dol | 22 |\n| Lisk | 9 |\n\nEnd.\n"


def draw(words: str, piece: Segment) -> Markup:
    """Draw a piece as text in one element for each of its marks."""
    body = markup(words)
    for mark in piece.marks:
        body = Markup('<i class="{}">{}</i>').format(mark.id, body)
    return body


def plain(text: str, *, media_type: str = "text/plain") -> Document:
    """Return a document with the blocks that the text stage gives it."""
    return segment(Document(id="0" * 64, path="a", media_type=media_type, text=text))


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(["a", " ", "\n", "|", "-", "<b>", "12", "# ", "\0", "😀", "\r\n"])),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
)
def test_the_page_holds_the_text_exactly(parts: list[str], spans: list[tuple[int, int]]) -> None:
    """Whatever the blocks and highlights, the text content is the document's text."""
    document = plain("".join(parts))
    end = len(document.text)
    made = [
        Mark(min(a, b, end), min(max(a, b), end), "figure", f"m{index}")
        for index, (a, b) in enumerate(spans)
    ]
    assert read(render_text(document, made, draw)).text == printable(document.text)


def test_the_examples_are_held_exactly() -> None:
    """Tables of Markdown and HTML lose no character of their text."""
    for document in documents().values():
        assert read(render_text(document, [], draw)).text == printable(document.text)


def test_a_table_is_a_table() -> None:
    """Cells become cells, headings headings; the bars stay in the page, undrawn."""
    document = plain(TABLE, media_type="text/markdown")
    assert document.tables
    html = render_text(document, [], draw)
    seen = read(html)
    assert seen.tags.count("tr") == 3
    assert '<th scope="col"' in html
    assert '<span class="frame"> |\n|---|---:|\n| </span>' in html
    assert seen.text == TABLE


def test_cells_out_of_order_are_shown_as_text() -> None:
    """A table whose cells do not follow the text is not rebuilt."""
    text = "a b\nc d"
    cells = (Cell(start=4, end=5, row=1, column=0), Cell(start=0, end=1, row=0, column=0))
    document = Document(
        id="0",
        path="a",
        media_type="text/plain",
        text=text,
        blocks=(Block(type="table", start=0, end=7),),
        tables=(Table(start=0, end=7, cells=cells),),
        sentences=(Span(0, 7),),
    )
    html = render_text(document, [], draw)
    assert "<table" not in html
    assert read(html).text == text


def test_words_between_cells_are_drawn() -> None:
    """Only rules, bars and blanks are undrawn."""
    text = "x 12 stray 13"
    cells = (Cell(start=2, end=4, row=0, column=0), Cell(start=11, end=13, row=0, column=1))
    document = Document(
        id="0",
        path="a",
        media_type="text/plain",
        text=text,
        blocks=(Block(type="table", start=0, end=13),),
        tables=(Table(start=0, end=13, cells=cells),),
    )
    html = render_text(document, [], draw)
    assert "frame" not in html
    assert read(html).text == text


def test_words_in_another_language_are_marked_as_not_read() -> None:
    """The mark is an attribute: the text stays the document's, and has its language."""
    text = (
        "Twelve people were killed at Varn.\n\nПо данным министерства, в селе погиб 41 человек.\n"
    )
    document = plain(text)
    page = read(render_text(document, [], draw))
    assert page.text == text
    html = render_text(document, [], draw)
    assert html.count("data-unread") == 1
    assert ' lang="ru" data-unread="Not read: in Russian (ru)"' in html
    assert ' lang="en" dir' in html
