"""Tests of reading pictures by OCR; they need the extra `ocr`."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

from onrecord.errors import ReadError
from onrecord.model import Document, ReadOptions, unread, words_of
from onrecord.read import read_bytes
from onrecord.read.ocr import clock, engine, pictures
from onrecord.read.pdf import scan
from tests.read.pdf.making import lines, pdf

pytest.importorskip("rapidocr")

import pypdfium2
from PIL import Image

TEXT = ("In Varn 41 people were killed.", "In Dol another 317 were wounded.")


def picture(*text: str, dpi: int = 150) -> Image.Image:
    """A clean picture of lines of text, no larger than they need."""
    page = pypdfium2.PdfDocument(pdf(lines(*text, size=12, step=18)))[0]
    whole = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return whole.crop((60, 100, 640, 320))


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    """The bytes of a picture file."""
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def words(document: Document) -> str:
    """The text on one line."""
    return " ".join(document.text.split())


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "BMP"])
def test_pictures_are_read(form: str) -> None:
    """Each format gives the text, one page, and for every word a box and a confidence."""
    document = read_bytes(saved(picture(*TEXT), form), f"p.{form.lower()}")
    assert words(document) == " ".join(TEXT)
    (page,) = document.pages
    assert page.source == "ocr"
    found = list(words_of(page))
    assert [document.text[w.start : w.end] for w in found] == " ".join(TEXT).split()
    for word in found:
        assert word.confidence is not None
        assert 0 <= word.box.left < word.box.right <= 1
        assert 0 <= word.box.top < word.box.bottom <= 1


def test_a_tiff_may_hold_several_pages() -> None:
    """Pages are read in order; those behind the limit are told of."""
    pages = [picture(line) for line in TEXT]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(150, 150))
    document = read_bytes(data, "p.tif")
    assert words(document) == " ".join(TEXT)
    assert [page.number for page in document.pages] == [1, 2]
    short = read_bytes(data, "p.tif", ReadOptions(max_pages=1))
    assert words(short) == TEXT[0]
    assert unread(short.notices) == ("has 2 pages; page 2 is not read",)


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90])
def test_pages_that_lie_are_turned(turn: Image.Transpose) -> None:
    """A page upside down or on its side is read all the same; boxes are those of the picture."""
    document = read_bytes(saved(picture(*TEXT).transpose(turn), "PNG"), "p.png")
    assert words(document) == " ".join(TEXT)
    (page,) = document.pages
    *_, last = words_of(page)
    if turn == Image.Transpose.ROTATE_180:
        assert last.box.right < 0.5
    else:
        high, wide = last.box.bottom - last.box.top, last.box.right - last.box.left
        assert high * page.height > wide * page.width


def test_a_camera_says_how_it_was_held() -> None:
    """The orientation in a photograph's EXIF data is followed."""
    exif = Image.Exif()
    exif[0x0112] = 8  # the camera was turned: the picture has to be turned back
    turned = picture(*TEXT).transpose(Image.Transpose.ROTATE_270)
    document = read_bytes(saved(turned, "JPEG", exif=exif, quality=95), "p.jpg")
    assert words(document) == " ".join(TEXT)


def test_pages_of_a_pdf_without_text_are_read_from_the_picture() -> None:
    """A mixed PDF has text where it has text, and OCR for the rest."""
    scanned = pypdfium2.PdfDocument(saved(picture(TEXT[1]).convert("RGB"), "PDF", resolution=150))
    mixed = pypdfium2.PdfDocument(pdf(lines(TEXT[0])))
    mixed.import_pages(scanned)
    out = io.BytesIO()
    mixed.save(out)
    document = read_bytes(out.getvalue(), "p.pdf")
    assert words(document) == " ".join(TEXT)
    assert [page.source for page in document.pages] == ["text", "ocr"]
    without = read_bytes(out.getvalue(), "p.pdf", ReadOptions(ocr=False))
    assert words(without) == TEXT[0]
    assert [page.source for page in without.pages] == ["text", "none"]
    assert unread(without.notices) == ("page 2: picture without text; OCR is turned off",)


@pytest.mark.parametrize(("form", "name"), [("PDF", "p.pdf"), ("TIFF", "p.tif")])
def test_pages_behind_the_time_are_kept_and_told_of(
    form: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan that takes too long gives the pages read in time, and says which are not."""
    times = iter((0.0, 1.0, 7.0))  # when the clock was started, and before each page
    monkeypatch.setattr(clock, "monotonic", lambda: next(times))
    pages = [picture(line) for line in TEXT]
    data = saved(pages[0], form, save_all=True, append_images=pages[1:])
    document = read_bytes(data, name, ReadOptions(seconds=5.0))
    assert [page.source for page in document.pages] == ["ocr", "none"]
    assert words(document) == TEXT[0]
    assert unread(document.notices) == (
        "page 2: picture, not read: the time was up (--timeout gives more)",
    )


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without OCR a scan is a document without words that says what to install."""
    monkeypatch.setattr(scan, "available", lambda: False)
    monkeypatch.setattr(pictures, "available", lambda: False)
    pages = [picture(line).convert("RGB") for line in TEXT]
    data = saved(pages[0], "PDF", save_all=True, append_images=pages[1:])
    document = read_bytes(data, "p.pdf")
    assert document.text == ""
    assert [page.source for page in document.pages] == ["none", "none"]
    assert unread(document.notices) == (f"pages 1–2: picture without text; {engine.MISSING}",)
    with pytest.raises(ReadError) as error:
        read_bytes(saved(pages[0], "PNG"), "p.png")
    assert 'pip install "onrecord[ocr]"' in error.value.hint


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_bombs_and_broken_pictures_are_refused() -> None:
    """A picture of a billion pixels is refused before it is unpacked; a cut one is told as such."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    bomb = (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")
    )
    with pytest.raises(ReadError, match="100 million pixels"):
        read_bytes(bomb, "p.png")
    data = saved(picture(*TEXT), "PNG")
    for cut in (8, 40, len(data) // 2):
        with pytest.raises(ReadError, match="is broken"):
            read_bytes(data[:cut], "p.png")
