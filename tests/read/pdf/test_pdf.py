"""Tests of reading PDF: the text, and what cannot be opened."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from onrecord.errors import OnRecordError, ReadError
from onrecord.model import Document, ReadOptions, page_at, unread, words_of
from onrecord.read import contents, read_bytes

from .making import SIZE, blocks, both, lines, pdf, read


def _raised(canvas: Canvas) -> None:
    text = canvas.beginText(50, 500)
    text.setFont("Times-Roman", 11)
    text.textOut("In all 613")
    for mark, after in (("1", " people were killed."), ("2,3", " The rest fled.")):
        text.setFont("Times-Roman", 7)
        text.setRise(4)
        text.textOut(mark)
        text.setRise(0)
        text.setFont("Times-Roman", 11)
        text.textOut(after)
    canvas.drawText(text)


def test_raised_figures_do_not_join_numbers() -> None:
    """A footnote's mark is never read as digits of the number before it, and the change is told."""
    document = read(_raised)
    assert document.text == "In all 613¹ people were killed.²,³ The rest fled."
    assert [(document.text[e.start : e.end], e.was, e.why) for e in document.edits] == [
        ("¹", "1", "superscript"), ("²,³", "2,3", "superscript"),
    ]  # fmt: skip


def test_words_divided_at_a_line_end_are_whole() -> None:
    """A printer's hyphen goes, a word's own stays; the change is told."""
    document = read(
        lines(
            "Of those who had fled from the town many were kil-",
            "led; the self-defence unit counted some thirty-",
            "three men, and a non-",
            "combatant said that the Ostravian-",
            "Kelmar commission of 1991–",
            "1994 had not asked.",
        )
    )
    assert "many were killed; the self-defence unit counted some thirty-three men" in document.text
    assert "a non-combatant said that the Ostravian-Kelmar commission of 1991–1994" in document.text
    assert [(e.was, e.why) for e in document.edits] == [("kil-\nled;", "hyphen at a line end")]


def test_a_title_that_a_person_wrote_is_weak_evidence() -> None:
    """The file's own title is taken with an empty place; a program's is not."""
    named = read_bytes(pdf(lines("A line."), title="The toll of Varn"), "p.pdf")
    assert named.metadata.title == "The toll of Varn"
    assert named.metadata.where["title"].start == named.metadata.where["title"].end
    for title in ("Microsoft Word - toll 3.docx", "untitled", "scan0001", "LB-02.pdf"):
        assert read_bytes(pdf(lines("A line."), title=title), "p.pdf").metadata.title is None


def test_an_encrypted_file_needs_its_password() -> None:
    """Passwords are tried in order; without one the error says how to give it."""
    data = pdf(lines("41 people were killed."), password="varn")  # noqa: S106 - a test's own
    with pytest.raises(ReadError, match="is encrypted") as error:
        read_bytes(data, "p.pdf")
    assert "--passwords" in error.value.hint
    with pytest.raises(ReadError, match="no given password"):
        read_bytes(data, "p.pdf", ReadOptions(passwords=("dol",)))
    opened = read_bytes(data, "p.pdf", ReadOptions(passwords=("dol", "varn")))
    assert opened.text == "41 people were killed."


def test_pages_behind_the_limit_are_reported() -> None:
    """The text ends where the limit is, and a notice says what is behind."""
    document = read(
        *[lines(f"Page of text {n}.") for n in range(4)], options=ReadOptions(max_pages=3)
    )
    assert len(document.pages) == 3
    assert unread(document.notices) == ("has 4 pages; page 4 is not read",)


@pytest.mark.parametrize("cut", [5, 20, 400, -400, -30])
def test_broken_files_say_so(cut: int) -> None:
    """A cut file is read as far as it goes, or refused with one reason."""
    data = pdf(lines("41 people were killed."), lines("7 were wounded."))
    found = list(contents(data[:cut], "p.pdf")) if _readable(data[:cut]) else []
    if not found:
        with pytest.raises(ReadError, match="is broken") as error:
            read_bytes(data[:cut], "p.pdf")
        assert error.value.hint


def _readable(data: bytes) -> bool:
    try:
        read_bytes(data, "p.pdf")
    except ReadError:
        return False
    return True


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=4)), max_size=12))
def test_changed_bytes_never_break_the_reader(changes: list[tuple[int, bytes]]) -> None:
    """Whatever bytes are changed, there is a document or an error of ours."""
    data = bytearray(pdf(lines("41 people were killed."), lines("7 were wounded.")))
    for place, new in changes:
        at = place % len(data)
        data[at : at + len(new)] = new
    try:
        document = read_bytes(bytes(data), "p.pdf")
    except OnRecordError:
        return
    for page in document.pages:
        for word in words_of(page):
            assert 0 <= word.start < word.end <= len(document.text)


def _in_box(data: bytes, number: int, box: tuple[float, ...]) -> str:
    """What PDFium finds in a box of the page as it is shown."""
    shown = pypdfium2.PdfDocument(data)[number - 1]
    left, bottom, right, top = shown.get_bbox()
    turns = shown.get_rotation() // 90
    x0, y0, x1, y1 = box
    for _ in range(turns):
        x0, y0, x1, y1 = y0, 1 - x1, y1, 1 - x0
    wide, high = right - left, top - bottom
    found = shown.get_textpage().get_text_bounded(
        left + x0 * wide - 1, top - y1 * high - 1, left + x1 * wide + 1, top - y0 * high + 1
    )
    return str(found).strip()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("cropped", [False, True])
def test_boxes_hold_their_words(turns: int, cropped: bool) -> None:
    """On turned and cropped pages too, the box of a word holds its characters."""
    source = pypdfium2.PdfDocument(pdf(lines("Of these 41 people", "were killed in Varn.")))
    source[0].set_rotation(90 * turns)
    if cropped:
        source[0].set_cropbox(30, 40, SIZE[0] - 10, SIZE[1] - 20)
    out = io.BytesIO()
    source.save(out)
    document = read_bytes(out.getvalue(), "p.pdf")
    (page,) = document.pages
    wide, high = (SIZE[0] - 40, SIZE[1] - 60) if cropped else SIZE
    assert (page.width, page.height) == ((wide, high) if turns % 2 == 0 else (high, wide))
    words = list(words_of(page))
    assert len(words) == 8
    for word in words:
        assert _in_box(out.getvalue(), 1, word.box) == document.text[word.start : word.end]


def test_text_that_stands_on_its_side_is_read() -> None:
    """A page set sideways is read by its own lines; a stray line in the margin is left out."""

    def sideways(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(300, 50)
        canvas.rotate(90)
        lines("Settlements of the Luma basin", "Varn: 41 killed", y=0)(canvas)
        canvas.restoreState()
        lines("stamp", x=20, y=20)(canvas)

    document = read(sideways)
    assert document.text == "Settlements of the Luma basin Varn: 41 killed"
    box = next(words_of(document.pages[0])).box
    assert box.bottom - box.top > box.right - box.left  # it stands on its side as it is shown


def _three_pages() -> Document:
    def page(number: int, body: str) -> object:
        return both(
            lines("Report of the Luma Centre", x=50, y=560, size=9),
            lines(body),
            lines(f"- {number} -", x=200, y=30, size=9),
        )

    return read(
        page(1, "The Centre found that on the first day 41 people of"),  # type: ignore[arg-type]
        page(2, "the town were killed. It counted them by name."),  # type: ignore[arg-type]
        page(3, "Their names are in the annex."),  # type: ignore[arg-type]
    )


def test_running_heads_and_page_numbers_are_furniture() -> None:
    """They stand behind the paragraph that runs on over the page's end."""
    document = _three_pages()
    kinds = blocks(document)
    assert kinds[0] == ("furniture", "Report of the Luma Centre")
    assert kinds[1][1] == (
        "The Centre found that on the first day 41 people of the town were killed. "
        "It counted them by name."
    )
    assert [kind for kind, _ in kinds].count("furniture") == 6
    assert [words for kind, words in kinds if kind == "paragraph"][1:] == [
        "Their names are in the annex."
    ]


def test_words_of_a_paragraph_over_two_pages_keep_their_pages() -> None:
    """Each word is on the page on which it is printed, although the ranges of pages overlap."""
    document = _three_pages()
    pages = [
        page_at(document.pages, document.text.index(word)) for word in ("first", "town", "annex")
    ]
    assert [page and page.number for page in pages] == [1, 2, 3]


def test_pages_without_words_are_kept() -> None:
    """An empty page is a page; a document without any text is a document."""
    document = read(lines(), lines("41 people were killed."))
    assert [page.number for page in document.pages] == [1, 2]
    assert read(lines()).text == ""


def _without_meaning() -> bytes:
    """Return a PDF whose font says of its shapes that they are private characters."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 595), pageCompression=0)
    for number in range(4):
        canvas.setFont("Vera", 11)
        canvas.drawString(50, 500 - 20 * number, "At least 41 people were killed in Varn.")
    canvas.save()
    return re.sub(rb"<00([0-9A-F]{2})>(?=\s)", rb"<E0\1>", out.getvalue())


def test_letters_without_a_meaning_are_read_from_their_looks() -> None:
    """A font may hide which letters its shapes are; the page still shows them."""
    data = _without_meaning()
    document = read_bytes(data, "p.pdf", ReadOptions(ocr=False))
    assert document.text == ""
    assert unread(document.notices) == ("page 1: letters without a meaning; OCR is turned off",)
    pytest.importorskip("rapidocr")
    document = read_bytes(data, "p.pdf")
    assert [page.source for page in document.pages] == ["ocr"]
    assert document.text.count("41 people were killed") == 4
