"""What people add to a PDF: filled fields, words on top, attached files."""

from __future__ import annotations

import io

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from onrecord.model import Document, Failure, page_at, words_at
from onrecord.read import contents, read_bytes

from .making import both, lines, pdf


def _field(canvas: Canvas) -> None:
    canvas.acroForm.textfield(
        name="killed", value="41 persons", x=200, y=497, width=150, height=18, fontSize=11
    )


def test_filled_fields_are_read_where_they_stand() -> None:
    """A form says nothing without its fields; their words have boxes like all others."""
    data = pdf(both(lines("Killed in the raid:"), _field), lines("Second page."))
    document = read_bytes(data, "form.pdf")
    assert "41 persons" in document.text
    at = document.text.index("41 persons")
    (page, word), _ = words_at(document.pages, at, at + 10)
    assert page.number == 1
    assert 190 < word.box.left * page.width < 220
    last = page_at(document.pages, document.text.index("Second"))
    assert last is not None
    assert last.number == 2


def _with_attached(name: str, data: bytes) -> bytes:
    made = pypdfium2.PdfDocument(pdf(lines("See the list that is attached.")))
    made.new_attachment(name).set_data(data)
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()


def test_attached_files_are_documents_of_their_own() -> None:
    """They know the PDF that they came in."""
    data = _with_attached("list.txt", b"Twelve people were killed at Varn.")
    own, inside = contents(data, "a.pdf")
    assert isinstance(own, Document)
    assert isinstance(inside, Document)
    assert (inside.path, inside.parent) == ("a.pdf!/list.txt", own.id)
    assert inside.text == "Twelve people were killed at Varn."
    _, refused = contents(_with_attached("a.heic", b"\0\0\0\x18ftypheic" + bytes(40)), "a.pdf")
    assert isinstance(refused, Failure)
    assert "HEIC" in refused.reason
