"""Pages → a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.model import Document, Metadata, Notice, replace
from onrecord.read.print.chunks import Chunk
from onrecord.read.print.columns import Region, in_order
from onrecord.read.print.furniture import Leaf, leaves
from onrecord.read.print.grids import Grid, parted
from onrecord.read.print.notes import split_notes
from onrecord.read.print.paragraphs import Type, chunks_of, goes_on
from onrecord.read.print.sheet import Row, Sheet, joined
from onrecord.read.print.writer import Piece, Writer

_SCANNED = Type(0.0, heading=1.3, other_size=1.25, small=0.95, ocr=True)
_FEW_LINES = 3
_ASIDE = frozenset({"furniture", "note"})


BROKEN_PAGE = Notice(text="broken, not read", kind="unread")
"""What is said of a page that cannot be opened."""


class File(NamedTuple):
    """What is known of a file before its pages are read."""

    data: bytes
    path: str
    media_type: str
    metadata: Metadata = Metadata()
    notices: tuple[Notice, ...] = ()


def document_of(file: File, sheets: Iterable[Sheet]) -> Document:
    """Return the document that the pages make; they are taken one by one.

    Args:
        file: The file's bytes, name and what it says of itself.
        sheets: The pages in order.
    """
    writer = Writer()
    problems: dict[Notice, list[int]] = {}
    held: list[Piece] = []  # a paragraph that may run on
    aside: list[Piece] = []  # notes and furniture that wait behind it
    for leaf in leaves(sheets):
        if leaf.sheet.problem:
            problems.setdefault(leaf.sheet.problem, []).append(leaf.sheet.number)
        writer.open_page(leaf.sheet)
        for chunk in _chunks(leaf):
            piece = Piece(leaf.sheet, chunk)
            if chunk.kind in _ASIDE:
                aside.append(piece)
                continue
            if held and chunk.opens and goes_on(held[-1].chunk, chunk):
                held.append(piece)
                continue
            _write(writer, held, aside)
            held = [piece]
    _write(writer, held, aside)
    return Document(
        id=hashlib.sha256(file.data).hexdigest(),
        path=file.path,
        media_type=file.media_type,
        text=writer.ink.text(),
        metadata=file.metadata,
        blocks=tuple(writer.blocks),
        tables=writer.tables(),
        notices=(*file.notices, *map(_notice, problems.values(), problems)),
        pages=writer.places.pages(),
        edits=tuple(writer.ink.edits),
        footnotes=writer.footnotes(),
    )


def beyond(pages: int, limit: int) -> tuple[Notice, ...]:
    """Return what tells of the pages behind the limit, if there are any."""
    if pages <= limit:
        return ()
    left_out = (
        f"page {pages:,} is" if pages == limit + 1 else f"pages {limit + 1:,} to {pages:,} are"
    )
    return (Notice(text=f"has {pages:,} pages; {left_out} not read", kind="unread"),)


def _write(writer: Writer, held: list[Piece], aside: list[Piece]) -> None:
    """Write a paragraph, then what stood at the margins of the pages it lies on."""
    if held:
        writer.write(held)
    for piece in aside:
        writer.write([piece])
    aside.clear()


def _notice(pages: list[int], problem: Notice) -> Notice:
    """Return one line for all pages that a problem is told of."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    listed = ", ".join("–".join(map(str, run)) for run in runs[:20])
    more = ", …" if len(runs) > 20 else ""
    numbers = f"page{'s' if len(pages) > 1 else ''} {listed}{more}"
    return replace(problem, text=f"{numbers}: {problem.text}")


def _chunks(leaf: Leaf) -> Iterator[Chunk]:
    """Yield what a page is made of: its head, the text with its tables and notes, its foot."""
    sheet = leaf.sheet
    style = Type(leaf.size)
    if sheet.source == "ocr":
        style = _SCANNED._replace(size=leaf.size)
    for row in leaf.head:
        yield _furniture(row)
    for region in in_order(leaf.body, sheet.rules):
        rows, notes = split_notes(region.rows, sheet.rules, style, sheet.height)
        yield from _blocks(rows, region, sheet, style)
        yield from notes
    for row in leaf.foot:
        yield _furniture(row)


def _blocks(rows: list[Row], region: Region, sheet: Sheet, style: Type) -> Iterator[Chunk]:
    parts = list(parted(rows, sheet.rules))
    # The margins are those of running text; tables may be wider.
    lines = [line for part in parts if not isinstance(part, Grid) for row in part for line in row]
    if len(lines) >= _FEW_LINES:
        edges = min(line.left for line in lines), max(line.right for line in lines)
        region = region._replace(left=edges[0], right=edges[1])
    opens = True
    for part in parts:
        if isinstance(part, Grid):
            yield Chunk("table", grid=part)
            opens = False
            continue
        for chunk in chunks_of(part, region, style):
            yield chunk._replace(opens=opens)
            opens = False


def _furniture(row: Row) -> Chunk:
    return Chunk("furniture", (joined(row),))
