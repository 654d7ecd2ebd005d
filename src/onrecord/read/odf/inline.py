"""A paragraph's words in an OpenDocument file: runs, notes, frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.read.elements import attribute, child, local
from onrecord.read.odf.parts import Odf, Style
from onrecord.read.writer import Writer, raised, superscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARACTERS = {"s": " ", "tab": " ", "line-break": "\n"}
_NONE = Style()
_SILENT = frozenset({
    "tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls",
    "ruby-text", "title", "desc", "annotation-end",
})  # fmt: skip
_COUNTED = {"annotation": "comments", "image": "pictures", "object": "objects",
    "object-ole": "objects"}  # fmt: skip
_SHAPES = frozenset({"text-box", "custom-shape", "rect", "ellipse", "caption", "polygon"})


class Inline:
    """Writes the words of paragraphs, and remembers what they point to."""

    def __init__(self, odf: Odf) -> None:
        self.odf = odf
        self.notes: list[_Element] = []  # in the order of their marks
        self.boxes: list[_Element] = []  # text boxes to write after the paragraph

    def write(self, writer: Writer, element: _Element) -> None:
        """Write what lies under an element, its own words and those between its children."""
        writer.inline(element.text or "")
        for one in element:
            self._one(writer, one, local(one))
            writer.inline(one.tail or "")

    def style(self, element: _Element) -> Style:
        """Return the style that an element names."""
        return self.odf.styles.get(attribute(element, "style-name"), _NONE)

    def _one(self, writer: Writer, element: _Element, tag: str) -> None:
        if tag in _CHARACTERS:
            writer.inline(_CHARACTERS[tag], keep_lines=True)
        elif tag == "note":
            self.notes.append(element)
            writer.mark(raised(len(self.notes)))
        elif tag in _COUNTED:
            self.odf.tally[_COUNTED[tag]] += 1
        elif tag in _SHAPES:
            self.boxes.append(element)
        elif tag == "span":
            self._span(writer, element)
        elif tag not in _SILENT:
            self.write(writer, element)

    def _span(self, writer: Writer, element: _Element) -> None:
        style = self.style(element)
        if style.hidden:
            self.odf.tally["hidden"] += 1
        elif style.raised and child(element, "note") is None:
            words = "".join(element.itertext())
            writer.inline(superscript(words.strip(), writer.last_char()))
            writer.inline(" " if words[-1:].isspace() else "")
        else:
            self.write(writer, element)
