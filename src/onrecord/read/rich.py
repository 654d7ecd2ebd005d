"""The end of reading an Office text: its notes, and the record of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from onrecord.errors import ReadError
from onrecord.model import Document, Footnote, Metadata, Span
from onrecord.read.tally import notices_of
from onrecord.read.writer import Writer, raised

NotePlaces = list[tuple[int, int]]


def open_note(writer: Writer, number: int) -> None:
    """Begin the block of a note with its raised number."""
    writer.flush("note")
    writer.inline(raised(number) + " ")


def close_note(writer: Writer, found: NotePlaces) -> None:
    """End the block of a note and keep its place."""
    writer.flush()
    if writer.last:
        found.append((writer.last.start, writer.last.end))


def write_furniture(writer: Writer, wordings: list[str]) -> None:
    """Write the heads or feet of pages, each wording once."""
    for words in dict.fromkeys(wordings):
        if words:
            writer.flush("furniture")
            writer.inline(words, keep_lines=True)
    writer.flush()


def finished(
    writer: Writer,
    data: bytes,
    *,
    path: str,
    media_type: str,
    notes: NotePlaces,
    tally: Mapping[str, int],
    properties: Mapping[str, str],
) -> Document:
    """Return the document that was written.

    Args:
        writer: What it was written with.
        data: The file's bytes.
        path: The path to record.
        media_type: The media type to record.
        notes: The places of the notes, in the order of their marks.
        tally: What is to be told; see `notices_of`.
        properties: What the file says of itself; its title yields to one in the text.

    Raises:
        ReadError: If nothing but the heads and feet of pages was written.
    """
    text, blocks, tables = writer.finish()
    if not any(block.type != "furniture" for block in blocks):
        raise ReadError(
            "shows no text", path=path, hint="if it holds pictures of pages, save it as PDF"
        )
    title = properties.get("title")
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        path=path,
        media_type=media_type,
        text=text,
        metadata=Metadata(title=title, where={"title": Span(0, 0)} if title else {}),
        blocks=blocks,
        tables=tables,
        notices=notices_of(tally, properties),
        footnotes=tuple(
            Footnote(note=note, marker=marker)
            for note, marker in zip(notes, writer.marks, strict=False)
        ),
    )
