"""A paragraph's words: runs, marks of notes, tracked changes, text boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.read.docx.parts import Tally, Word
from onrecord.read.elements import local
from onrecord.read.writer import Writer, raised, superscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
# What accepting all changes takes away, by the name it is counted under.
_TAKEN_AWAY = {"del": "deletions", "moveFrom": "moves"}
_PUT_IN = {"ins": "insertions", "moveTo": None}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PICTURES = frozenset({"blip", "imagedata"})
# Their text is an instruction, the other form of what stands beside it, or shown elsewhere.
_SILENT = frozenset(
    ["pPr", "rPr", "instrText", "delText", "delInstrText", "fldData", "sdtPr", "sdtEndPr", "rubyPr", "rt", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"]
)  # fmt: skip


class Inline:
    """Writes the words of paragraphs, and remembers what they point to."""

    def __init__(self, word: Word, tally: Tally) -> None:
        self.word = word
        self.tally = tally
        self.references: list[tuple[str, str]] = []  # kind and id, in the order of their marks
        self.boxes: list[_Element] = []  # text boxes to write after the paragraph

    def write(self, writer: Writer, element: _Element) -> None:
        """Write what lies under an element of a paragraph."""
        for child in element:
            self._one(writer, child, local(child))

    def _one(self, writer: Writer, child: _Element, tag: str) -> None:
        if tag == "t":
            writer.inline(child.text or "")
        elif tag == "r":
            self._run(writer, child)
        elif tag in _CHARACTERS:
            writer.inline(_CHARACTERS[tag], keep_lines=True)
        elif tag in _TAKEN_AWAY:
            self.tally[_TAKEN_AWAY[tag]] += 1
        elif tag in _NOTES:
            self._note(writer, child, _NOTES[tag])
        elif tag == "txbxContent":
            self.boxes.append(child)
        elif tag == "AlternateContent":
            self._alternate(writer, child)
        elif tag in _PICTURES:
            self.tally["pictures"] += 1
        elif tag == "sdt" and _is_placeholder(child, self.word.prefix):
            return
        elif tag not in _SILENT:
            if _PUT_IN.get(tag):
                self.tally["insertions"] += 1
            self.write(writer, child)

    def _run(self, writer: Writer, run: _Element) -> None:
        prefix = self.word.prefix
        properties = run.find(f"{prefix}rPr")
        if properties is None:
            self.write(writer, run)
        elif is_on(properties.find(f"{prefix}vanish"), prefix):
            self.tally["hidden"] += 1
        elif _raised(properties, prefix) and not any(local(child) in _NOTES for child in run):
            words = "".join(text.text or "" for text in run.iter(f"{prefix}t"))
            writer.inline(superscript(words.strip(), writer.last_char()))
            writer.inline(" " if words[-1:].isspace() else "")
        else:
            self.write(writer, run)

    def _note(self, writer: Writer, reference: _Element, kind: str) -> None:
        """Write a note's mark; notes are numbered through, in the order of their marks."""
        key = kind, reference.get(f"{self.word.prefix}id", "")
        if key in self.word.notes:
            self.references.append(key)
            writer.mark(raised(len(self.references)))

    def _alternate(self, writer: Writer, element: _Element) -> None:
        """Write the first form that holds words; the others are the same for older programs."""
        for form in element:
            before = len(self.boxes), writer.amount
            self.write(writer, form)
            if (len(self.boxes), writer.amount) != before:
                return


def is_on(switch: _Element | None, prefix: str) -> bool:
    """True for a property that is there and not switched off."""
    return switch is not None and switch.get(f"{prefix}val", "1") not in {"0", "false", "off"}


def _is_placeholder(field: _Element, prefix: str) -> bool:
    """True for a form's field that nobody has filled in: it shows only what to do."""
    return field.find(f"{prefix}sdtPr/{prefix}showingPlcHdr") is not None


def _raised(properties: _Element, prefix: str) -> bool:
    place = properties.find(f"{prefix}vertAlign")
    return place is not None and place.get(f"{prefix}val") == "superscript"
