"""A Word file → a document."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import Document, Footnote, Metadata, ReadOptions, Span
from onrecord.read.docx.blocks import Blocks
from onrecord.read.docx.inline import Inline
from onrecord.read.docx.parts import Tally, Word, open_word
from onrecord.read.package import Package
from onrecord.read.tally import notices_of
from onrecord.read.writer import Writer, raised

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
        _around(writer, inline, "header")
        Blocks(inline, bold=not _has_headings(word)).write(writer, word.body)
        notes = _notes(writer, inline)
        _around(writer, inline, "footer")
    except RecursionError as error:
        raise ReadError("nests its parts too deeply", path=path) from error
    text, blocks, tables = writer.finish()
    if not any(block.type != "furniture" for block in blocks):
        raise ReadError(
            "shows no text", path=path, hint="if it holds pictures of pages, save it as PDF"
        )
    title = word.properties.get("title")
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        path=path,
        media_type=_MEDIA_TYPE,
        text=text,
        metadata=Metadata(title=title, where={"title": Span(0, 0)} if title else {}),
        blocks=blocks,
        tables=tables,
        notices=notices_of(tally, word.properties),
        footnotes=tuple(
            Footnote(note=note, marker=marker)
            for note, marker in zip(notes, writer.marks, strict=False)
        ),
    )


def _has_headings(word: Word) -> bool:
    """True where a paragraph has a heading's style: the writer of the file knows them."""
    prefix = word.prefix
    used = {style.get(f"{prefix}val", "") for style in word.body.iter(f"{prefix}pStyle")}
    return any(name in word.styles and word.styles[name].heading for name in used)


def _notes(writer: Writer, inline: Inline) -> list[tuple[int, int]]:
    """Write the notes that marks point to, in their order; marks within notes add to them."""
    found = []
    done = 0
    while done < len(inline.references):
        element = inline.word.notes[inline.references[done]]
        done += 1
        writer.flush("note")
        writer.inline(raised(done) + " ")
        _lines(writer, inline, element)
        writer.flush()
        if writer.last:
            found.append((writer.last.start, writer.last.end))
    return found


def _around(writer: Writer, inline: Inline, kind: str) -> None:
    """Write the heads or the feet of the pages, each wording once."""
    seen = set()
    for root in inline.word.around[kind]:
        inner = Writer()
        _lines(inner, inline, root)
        words = inner.finish()[0]
        if words and words not in seen:
            seen.add(words)
            writer.flush("furniture")
            writer.inline(words, keep_lines=True)
    writer.flush()


def _lines(writer: Writer, inline: Inline, element: _Element) -> None:
    """Write paragraphs as lines of the block that is open."""
    prefix = inline.word.prefix
    for number, paragraph in enumerate(element.iter(f"{prefix}p")):
        if number:
            writer.inline("\n", keep_lines=True)
        inline.write(writer, paragraph)
    inline.boxes.clear()
