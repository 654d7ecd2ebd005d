"""Presentations (PPTX): slides in their order, each with its title, text, tables and notes.

The names follow ECMA-376, part 1, 19 PresentationML and 21 DrawingML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, BlockKind, Document, ReadOptions
from onrecord.read.elements import attribute, child, children, local, number
from onrecord.read.opc import core_properties, relations
from onrecord.read.package import Package, members
from onrecord.read.rich import finished
from onrecord.read.writer import Slot, Writer, line_of, superscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "ppt/presentation.xml"
_MAX_SPAN = 100
_TITLES = {"title": 2, "ctrTitle": 1}
_MARGINS = frozenset(("dt", "ftr", "hdr", "sldNum", "sldImg"))
_ITEMS = frozenset(("body", "obj", ""))
_BULLETS = frozenset(("buChar", "buAutoNum", "buBlip"))


class PptxReader:
    """Reads presentations, hidden slides and speaker's notes too."""

    name = "pptx"
    suffixes = (".pptx", ".pptm", ".ppsx", ".potx")
    media_types = ("application/vnd.openxmlformats-officedocument.presentationml.presentation",)
    textual = False
    description = "PowerPoint presentations: slides in their order, with tables and notes."

    def claims(self, data: bytes) -> bool:
        """True for an archive with a presentation in it."""
        return _MAIN in members(data)

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document of a presentation.

        A slide's title is a heading; what stands in the frame for its text are list items, where
        there are several. The speaker's notes follow their slide. What is set as a picture, chart or
        diagram is counted and not read.

        Raises:
            ReadError: If the file is damaged, encrypted, too large, or shows no text.
        """
        package = Package(data, path, options)
        tally: Counter[str] = Counter()
        writer = Writer()
        try:
            for name in _slides(package):
                _slide(writer, package, name, tally)
        except RecursionError as error:
            raise ReadError("nests its parts too deeply", path=path) from error
        return finished(
            writer,
            data,
            path=path,
            media_type=self.media_types[0],
            notes=[],
            tally=tally,
            properties=core_properties(package),
        )


def _slides(package: Package) -> Iterator[str]:
    """Yield the names of the slides' parts in the order in which they are shown."""
    targets = {one.id: one.target for one in relations(package, _MAIN)}
    listed = child(package.xml(_MAIN), "sldIdLst")
    for entry in listed if listed is not None else ():
        ids = [value for key, value in entry.attrib.items() if str(key).endswith("}id")]
        target = targets.get(str(ids[0])) if ids else None
        if target in package.names:
            yield str(target)


def _slide(writer: Writer, package: Package, name: str, tally: Counter[str]) -> None:
    root = package.xml(name)
    tally["hidden slides"] += root.get("show") in {"0", "false"}
    _shapes(writer, child(root, "cSld", "spTree"), tally)
    for one in relations(package, name):
        if one.target not in package.names:
            continue
        if one.kind == "notesSlide":
            tally["speaker"] += _notes(writer, package.xml(one.target))
        elif one.kind == "comments":
            tally["comments"] += len(package.xml(one.target))


def _shapes(writer: Writer, tree: _Element | None, tally: Counter[str]) -> None:
    for shape in tree if tree is not None else ():
        tag = local(shape)
        if tag == "sp":
            _text(writer, child(shape, "txBody"), _place(shape))
        elif tag == "grpSp":
            _shapes(writer, shape, tally)
        elif tag == "AlternateContent":
            _shapes(writer, child(shape, "Choice"), tally)
        elif tag == "graphicFrame":
            table = child(shape, "graphic", "graphicData", "tbl")
            tally["objects"] += table is None
            if table is not None:
                _table(writer, table)
        elif tag == "pic":
            tally["pictures"] += 1


def _place(shape: _Element) -> str | None:
    """Return which of its layout's frames a shape fills ("" for the text's), None for none."""
    held = child(shape, "nvSpPr", "nvPr", "ph")
    return attribute(held, "type") if held is not None else None


def _text(writer: Writer, body: _Element | None, place: str | None) -> None:
    """Write the paragraphs of a shape as what its place makes them."""
    filled = [one for one in children(body, "p") if "".join(one.itertext()).strip()]
    if place in _TITLES:
        writer.flush("heading", _TITLES[place])
        for at, paragraph in enumerate(filled):
            writer.inline(" " if at else "")
            _words(writer, paragraph)
        writer.flush()
        return
    for paragraph in filled:
        writer.flush(*_kind(paragraph, place, several=len(filled) > 1))
        _words(writer, paragraph)
    writer.flush()


def _kind(paragraph: _Element, place: str | None, *, several: bool) -> tuple[BlockKind, int]:
    if place in _MARGINS:
        return "furniture", 0
    said = child(paragraph, "pPr")
    marks = {local(one) for one in (said if said is not None else ())}
    level = 1 + (number(said, "lvl", 8, 0) if said is not None else 0)
    bulleted = place in _ITEMS and several and "buNone" not in marks
    return ("list_item", level) if bulleted or marks & _BULLETS else ("paragraph", 0)


def _words(writer: Writer, paragraph: _Element) -> None:
    for run in paragraph:
        tag = local(run)
        text = child(run, "t")
        if tag == "br":
            writer.inline("\n", keep_lines=True)
        elif text is not None:
            look = child(run, "rPr")
            words = text.text or ""
            raised = look is not None and number(look, "baseline", 100_000, 0) > 0
            writer.inline(superscript(words.strip(), writer.last_char()) if raised else words)


def _table(writer: Writer, table: _Element) -> None:
    rows = []
    for at, row in enumerate(children(table, "tr")):
        slots = []
        for column, cell in enumerate(children(row, "tc")):
            if "1" not in (cell.get("hMerge"), cell.get("vMerge")):
                inner = Writer(nested=True)
                _text(inner, child(cell, "txBody"), None)
                down, wide = (number(cell, key, _MAX_SPAN) for key in ("rowSpan", "gridSpan"))
                slots.append(Slot(line_of(inner), at, column, down, wide))
        rows.append(slots)
    writer.table([row for row in rows if row])


def _notes(writer: Writer, root: _Element) -> bool:
    """Write the speaker's notes of a slide; return whether there are any."""
    before = writer.last
    for shape in children(child(root, "cSld", "spTree"), "sp"):
        if _place(shape) == "body":
            for paragraph in children(child(shape, "txBody"), "p"):
                writer.flush()
                _words(writer, paragraph)
    writer.flush()
    return writer.last is not before
