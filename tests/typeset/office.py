"""The parts of a document → DOCX, ODT, RTF, EML, HTML and MHTML; see `books` for others."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf import table as odftable
from odf import text as odftext
from odf.opendocument import OpenDocumentText

from .archives import with_part
from .books import to_epub, to_pptx
from .parts import Part

MARK = re.compile(r"\s?\[(\d{1,3})\]")
_W = nsdecls("w")


def to_docx(parts: Iterable[Part]) -> bytes:
    """Set the parts with Word's own styles, notes as footnotes."""
    parts = list(parts)
    made = docx.Document()
    notes = {part.mark: part for part in parts if part.mark}
    for part in parts:
        if part.rows:
            table = made.add_table(rows=len(part.rows), cols=len(part.rows[0]))
            for number, row in enumerate(part.rows):
                for place, words in enumerate(row):
                    table.cell(number, place).text = words
        elif not part.mark:
            style = {"list_item": "List Bullet", "caption": "Caption"}.get(part.kind, "Normal")
            if part.kind == "heading":
                style = f"Heading {max(1, part.level)}"
            paragraph = made.add_paragraph(style=style)
            for at, words in enumerate(MARK.split(part.words)):
                if at % 2 and words in notes:
                    run = f"<w:r {_W}><w:footnoteReference w:id='{words}'/></w:r>"
                    paragraph._p.append(parse_xml(run))
                else:
                    paragraph.add_run(f"[{words}]" if at % 2 else words)
    buffer = io.BytesIO()
    made.save(buffer)
    entries = "".join(
        f"<w:footnote w:id='{part.mark}'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>"
        f"{html.escape(part.words)}</w:t></w:r></w:p></w:footnote>"
        for part in notes.values()
    )
    xml = f"<w:footnotes {_W}>{entries}</w:footnotes>"
    return with_part(buffer.getvalue(), "footnotes.xml", xml, "footnotes")


def to_odt(parts: Iterable[Part]) -> bytes:
    """Set the parts as LibreOffice would, notes as footnotes."""
    parts = list(parts)
    notes = {part.mark: part for part in parts if part.mark}
    made = OpenDocumentText()
    for part in parts:
        if part.rows:
            table = odftable.Table()
            table.addElement(odftable.TableColumn(numbercolumnsrepeated=len(part.rows[0])))
            for row in part.rows:
                line = odftable.TableRow()
                for words in row:
                    cell = odftable.TableCell(valuetype="string")
                    cell.addElement(odftext.P(text=words))
                    line.addElement(cell)
                table.addElement(line)
            made.text.addElement(table)
        elif part.kind == "heading":
            made.text.addElement(
                _marked(odftext.H(outlinelevel=max(1, part.level)), part.words, notes)
            )
        elif part.kind == "list_item":
            item = odftext.ListItem()
            item.addElement(_marked(odftext.P(), part.words, notes))
            listed = odftext.List()
            listed.addElement(item)
            made.text.addElement(listed)
        elif not part.mark:
            made.text.addElement(_marked(odftext.P(), part.words, notes))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _marked(element: odftext.P, words: str, notes: dict[str, Part]) -> odftext.P:
    for at, piece in enumerate(MARK.split(words)):
        if at % 2 and piece not in notes:
            element.addText(f"[{piece}]")
            continue
        if at % 2 == 0:
            for number, line in enumerate(piece.split("\n")):
                if number:
                    element.addElement(odftext.LineBreak())
                element.addText(line)
            continue
        note = odftext.Note(noteclass="footnote")
        note.addElement(odftext.NoteCitation(text=piece))
        body = odftext.NoteBody()
        body.addElement(odftext.P(text=notes[piece].words))
        note.addElement(body)
        element.addElement(note)
    return element


def to_rtf(parts: Iterable[Part]) -> bytes:
    """Set the parts as WordPad and Word write RTF, notes as footnotes."""
    parts = list(parts)
    notes = {part.mark: part for part in parts if part.mark}
    pieces = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\info{\title x}}"]
    for part in parts:
        if part.rows:
            for row in part.rows:
                edges = "".join(rf"\cellx{2000 * (at + 1)}" for at in range(len(row)))
                cells = "".join(rf"\pard\intbl {_rtf(words)}\cell " for words in row)
                pieces.append(rf"\trowd{edges}{cells}\row ")
        elif not part.mark:
            look = rf"\outlinelevel{max(0, part.level - 1)}\b " if part.kind == "heading" else ""
            if part.kind == "list_item":
                look = r"{\listtext\'b7\tab}\ls1\ilvl0 "
            words = "".join(
                _rtf(words) if at % 2 == 0 else _note(words, notes)
                for at, words in enumerate(MARK.split(part.words))
            )
            pieces.append(rf"\pard\plain {look}{words}\par ")
    return "\n".join([*pieces, "}"]).encode("ascii")


def _note(mark: str, notes: dict[str, Part]) -> str:
    if mark not in notes:
        return f"[{mark}]"
    words = _rtf(notes[mark].words)
    return rf"{{\super\chftn{{\footnote\pard\plain{{\super\chftn}} {words}}}}}"


def _rtf(words: str) -> str:
    r"""Return words with what RTF cannot hold escaped: as a byte of the code page, or as \\u."""
    escaped = []
    for char in words:
        if char in "\\{}":
            escaped.append("\\" + char)
        elif char == "\n":
            escaped.append(r"\line ")
        elif ord(char) < 128:
            escaped.append(char)
        else:
            code = ord(char) if ord(char) < 32768 else ord(char) - 65536
            escaped.append(rf"\u{code}?")
    return "".join(escaped)


def to_html(parts: Iterable[Part]) -> bytes:
    """Set the parts as a page with a menu and a foot around them."""
    body = "\n".join(map(element, parts))
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>x</title></head><body>"
        f"<nav>12 articles</nav><main>{body}</main><footer>41 comments</footer></body></html>"
    ).encode()


def element(part: Part) -> str:
    """Return a part as an element of a page."""
    if part.rows:
        head, *rows = part.rows
        cells = [("th", head), *(("td", row) for row in rows)]
        return "<table>" + "".join(
            "<tr>" + "".join(f"<{tag}>{html.escape(words)}</{tag}>" for words in row) + "</tr>"
            for tag, row in cells
        ) + "</table>"  # fmt: skip
    words = html.escape(part.words).replace("\n", "<br>")
    if part.mark:
        return f"<p>[{part.mark}] {words}</p>"
    tag = {"list_item": "li", "heading": f"h{max(1, part.level)}"}.get(part.kind, "p")
    return f"<{tag}>{words}</{tag}>"


def to_mhtml(parts: Iterable[Part]) -> bytes:
    """Save that page as a browser does, with its style sheet beside it."""
    made = MIMEMultipart("related", type="text/html")
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://luma.example/report"
    made["Subject"] = "x"
    made["Date"] = "Wed, 12 May 2021 10:00:00 -0000"
    page = MIMEText(to_html(parts).decode(), "html", "utf-8")
    page["Content-Location"] = "https://luma.example/report"
    style = MIMEText("body { color: black }", "css", "utf-8")
    style["Content-Location"] = "https://luma.example/style.css"
    made.attach(page)
    made.attach(style)
    return made.as_bytes()


def plain(parts: Iterable[Part]) -> str:
    """Write the parts as a person types them into a message."""
    lines = []
    for part in parts:
        if part.rows:
            lines.append("\n".join(" | ".join(row) for row in part.rows))
        elif part.mark:
            lines.append(f"[{part.mark}] {part.words}")
        else:
            lines.append(f"- {part.words}" if part.kind == "list_item" else part.words)
    return "\n\n".join(lines) + "\n"


def to_eml(parts: Iterable[Part]) -> bytes:
    """Send the parts as a message, as text and as a page."""
    parts = list(parts)
    made = EmailMessage()
    made["From"] = "Desk <desk@relief.example>"
    made["To"] = "Office <office@luma.example>"
    made["Subject"] = "The document you asked for"
    made["Message-ID"] = "<1@relief.example>"
    made.set_content(plain(parts))
    made.add_alternative(to_html(parts).decode(), subtype="html")
    return made.as_bytes()


FORMATS: dict[str, Callable[[Iterable[Part]], bytes]] = {
    "docx": to_docx,
    "odt": to_odt,
    "rtf": to_rtf,
    "html": to_html,
    "mhtml": to_mhtml,
    "eml": to_eml,
    "epub": to_epub,
    "pptx": to_pptx,
}
"""What sets the parts, by the suffix of the file."""
