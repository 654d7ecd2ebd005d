"""A Word file → a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import Document, ReadOptions
from onrecord.read.docx.blocks import Blocks
from onrecord.read.docx.inline import Inline
from onrecord.read.docx.parts import Tally, Word, open_word
from onrecord.read.package import Package
from onrecord.read.rich import NotePlaces, close_note, finished, open_note, write_furniture
from onrecord.read.writer import Writer

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_word(data: bytes, path: str, options: ReadOptions) -> Document:
    """Return the document of a Word file.

    The text is the one with every tracked change accepted; how many there are is a notice.
    Comments and hidden text are counted and not read. The heads of pages stand first and their
    feet last, as `furniture`, each once; notes stand behind the text with their marks.

    Args:
        data: The file's bytes.
        path: The path to record.
        options: The limits for what is unpacked.

    Raises:
        ReadError: If the file is damaged, too large or shows no text.
    """
    word = open_word(Package(data, path, options))
    tally = Tally(comments=word.comments)
    inline = Inline(word, tally)
    writer = Writer()
    try:
        write_furniture(writer, _around(inline, "header"))
        Blocks(inline, bold=not _has_headings(word)).write(writer, word.body)
        notes = _notes(writer, inline)
        write_furniture(writer, _around(inline, "footer"))
    except RecursionError as error:
        raise ReadError("nests its parts too deeply", path=path) from error
    return finished(
        writer,
        data,
        path=path,
        media_type=_MEDIA_TYPE,
        notes=notes,
        tally=tally,
        properties=word.properties,
    )


def _has_headings(word: Word) -> bool:
    """True where a paragraph has a heading's style: the writer of the file knows them."""
    prefix = word.prefix
    used = {style.get(f"{prefix}val", "") for style in word.body.iter(f"{prefix}pStyle")}
    return any(name in word.styles and word.styles[name].heading for name in used)


def _notes(writer: Writer, inline: Inline) -> NotePlaces:
    """Write the notes that marks point to, in their order; marks within notes add to them."""
    found: NotePlaces = []
    while len(found) < len(inline.references):
        element = inline.word.notes[inline.references[len(found)]]
        open_note(writer, len(found) + 1)
        _lines(writer, inline, element)
        close_note(writer, found)
    return found


def _around(inline: Inline, kind: str) -> list[str]:
    """Return the heads or the feet of the pages."""
    wordings = []
    for root in inline.word.around[kind]:
        inner = Writer()
        _lines(inner, inline, root)
        wordings.append(inner.finish()[0])
    return wordings


def _lines(writer: Writer, inline: Inline, element: _Element) -> None:
    """Write paragraphs as lines of the block that is open."""
    prefix = inline.word.prefix
    for number, paragraph in enumerate(element.iter(f"{prefix}p")):
        if number:
            writer.inline("\n", keep_lines=True)
        inline.write(writer, paragraph)
    inline.boxes.clear()
