"""The parts of a document → EPUB and PPTX, packed by hand as their programs pack them."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable, Mapping

from .parts import Part

_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(members: Mapping[str, str]) -> bytes:
    """Return an archive of texts, the first of them not packed, as both formats ask."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, text) in enumerate(members.items()):
            kind = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            archive.writestr(name, text, kind)
    return buffer.getvalue()


def epub(chapters: Mapping[str, str], metadata: str = "", more: Mapping[str, str] = {}) -> bytes:
    """Return a book of XHTML bodies by their file names."""
    items = "".join(
        f'<item id="c{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    book = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    pages = {
        f"OEBPS/{name}": (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title/></head><body>{body}</body></html>"
        )
        for name, body in chapters.items()
    }
    kind = {"mimetype": "application/epub+zip"}
    return packed(
        {**kind, "META-INF/container.xml": _CONTAINER, "OEBPS/book.opf": book, **pages, **more}
    )


def pptx(slides: Iterable[str], notes: Mapping[int, str] = {}, hidden: Iterable[int] = ()) -> bytes:
    """Return a presentation of slides by the XML of their shapes, counted from 1."""
    made = list(slides)
    listed = "".join(f'<p:sldId id="{256 + at}" r:id="rId{at}"/>' for at, _ in enumerate(made, 1))
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/slide" Target="slides/slide{at}.xml"/>'
        for at, _ in enumerate(made, 1)
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{_P}" xmlns:r="{_R}">'
        f"<p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _related(related),
    }
    for at, shapes in enumerate(made, 1):
        show = ' show="0"' if at in hidden else ""
        members[f"ppt/slides/slide{at}.xml"] = _tree("sld", shapes, show)
        if at in notes:
            one = f'<Relationship Id="rId1" Type="{_R}/notesSlide" Target="../notesSlides/n{at}.xml"/>'
            members[f"ppt/slides/_rels/slide{at}.xml.rels"] = _related(one)
            members[f"ppt/notesSlides/n{at}.xml"] = _tree("notes", shape(notes[at], "body"))
    return packed(members)


def _related(entries: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def _tree(kind: str, shapes: str, more: str = "") -> str:
    return (
        f'<p:{kind} xmlns:p="{_P}" xmlns:a="{_A}"{more}><p:cSld><p:spTree>{shapes}</p:spTree>'
        f"</p:cSld></p:{kind}>"
    )


def shape(words: str, place: str | None = None) -> str:
    """Return a shape with a paragraph a line; `place` is the frame of the layout that it fills."""
    held = "" if place is None else f'<p:ph type="{place}"/>' if place else "<p:ph/>"
    paragraphs = "".join(
        f"<a:p><a:r><a:t>{html.escape(line)}</a:t></a:r></a:p>" for line in words.split("\n")
    )
    return (
        f"<p:sp><p:nvSpPr><p:nvPr>{held}</p:nvPr></p:nvSpPr>"
        f"<p:txBody>{paragraphs}</p:txBody></p:sp>"
    )


def grid(rows: Iterable[Iterable[str]]) -> str:
    """Return a table as a slide holds it."""
    lines = "".join(
        "<a:tr>"
        + "".join(
            f"<a:tc><a:txBody><a:p><a:r><a:t>{html.escape(words)}</a:t></a:r></a:p></a:txBody></a:tc>"
            for words in row
        )
        + "</a:tr>"
        for row in rows
    )
    return (
        "<p:graphicFrame><a:graphic><a:graphicData>"
        f"<a:tbl>{lines}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def to_epub(parts: Iterable[Part]) -> bytes:
    """Set the parts as a book of one chapter."""
    from .office import element  # noqa: PLC0415 - office lists this module's functions

    return epub({"chapter.xhtml": "\n".join(map(element, parts)).replace("<br>", "<br/>")})


def to_pptx(parts: Iterable[Part]) -> bytes:
    """Set the parts as slides, each with a heading and what follows it."""
    slides: list[str] = [""]
    for part in parts:
        if part.kind == "heading":
            slides.append(shape(part.words, "ctrTitle" if part.level == 1 else "title"))
        elif part.rows:
            slides[-1] += grid(part.rows)
        else:
            words = f"[{part.mark}] {part.words}" if part.mark else part.words
            slides[-1] += shape(words, "" if part.kind == "list_item" else None)
    return pptx(one for one in slides if one)
