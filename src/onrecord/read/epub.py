"""Electronic books and reports (EPUB 2 and 3): the chapters in the order in which they are read."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, Metadata, ReadOptions, Span
from onrecord.read.decode import decode
from onrecord.read.elements import attribute, child, local
from onrecord.read.package import Package, media_type
from onrecord.read.sidecar import is_edtf
from onrecord.read.writer import Writer

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "application/epub+zip"
_CHAPTERS = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
# XHTML closes empty elements in their tag; a parser of HTML would take the rest of the page into them.
_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"([a-zA-Z][\w:-]{0,40})(\s[^<>]{0,2000}?)?/>"
)


class EpubReader:
    """Reads books whose chapters are not locked by their seller."""

    name = "epub"
    suffixes = (".epub",)
    media_types = (_KIND,)
    textual = False
    description = "Electronic books and reports (EPUB): chapters in their order."

    def claims(self, data: bytes) -> bool:
        """True for an archive that says it is a book."""
        return media_type(data).startswith(_KIND)

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document of a book: its chapters as web pages, its contents list left out.

        Raises:
            ReadError: If the file is damaged, locked, too large, or shows no text.
        """
        package = Package(data, path, options)
        book = _open(package)
        writer = Writer()
        for name in book.chapters:
            _write_chapter(writer, package.read(name), path)
        text, blocks, tables = writer.finish()
        if not text:
            hint = "if its pages are pictures, save them as PDF"
            raise ReadError("shows no text", path=path, hint=hint)
        return Document(
            id=hashlib.sha256(data).hexdigest(),
            path=path,
            media_type=_KIND,
            text=text,
            metadata=book.metadata,
            blocks=blocks,
            tables=tables,
        )


class _Book(NamedTuple):
    chapters: tuple[str, ...]
    metadata: Metadata


def _open(package: Package) -> _Book:
    """Return what a book's package document says (EPUB 3.3, 5)."""
    root = child(package.xml("META-INF/container.xml"), "rootfiles", "rootfile")
    name = attribute(root, "full-path") if root is not None else ""
    main = package.xml(name)
    chapters = tuple(
        file for file in _chapters(main, posixpath.dirname(name)) if file in package.names
    )
    locked = package.maybe_xml("META-INF/encryption.xml")
    hidden = {
        unquote(attribute(one, "URI"))
        for one in (locked.iter() if locked is not None else ())
        if local(one) == "CipherReference"
    }
    if hidden.intersection(chapters):
        hint = "ask its publisher for a copy without this protection"
        raise ReadError("is locked by its seller (DRM)", path=package.path, hint=hint)
    return _Book(chapters, _metadata(child(main, "metadata")))


def _chapters(main: _Element, folder: str) -> Iterator[str]:
    """Yield the names of the files in the order of reading, the list of contents left out."""
    listed, order = child(main, "manifest"), child(main, "spine")
    items = {attribute(item, "id"): item for item in (listed if listed is not None else ())}
    for entry in order if order is not None else ():
        item = items.get(attribute(entry, "idref"))
        if item is None or "nav" in attribute(item, "properties").split():
            continue
        if attribute(item, "media-type") in _CHAPTERS:
            yield posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href"))))


def _metadata(said: _Element | None) -> Metadata:
    """Return what the book says of itself; a title or author that its text names goes first."""
    found: dict[str, str] = {}
    for entry in said if said is not None else ():
        words = " ".join((entry.text or "").split())[:500]
        if words:
            found.setdefault(local(entry), words)
    issuer = found.get("creator") or found.get("publisher")
    day = found.get("date", "")[:10]
    known = {"title": found.get("title"), "issuer": issuer}
    return Metadata(
        title=known["title"],
        issuer=issuer,
        date=day if is_edtf(day) else None,
        language=found.get("language", "").split("-")[0].lower() or None,
        where={name: Span(0, 0) for name, value in known.items() if value},
    )


def _write_chapter(writer: Writer, data: bytes, path: str) -> None:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - as for web pages

    from onrecord.read.html import refuse_depth  # noqa: PLC0415
    from onrecord.read.html_main import shown_nodes  # noqa: PLC0415
    from onrecord.read.html_text import write_nodes  # noqa: PLC0415

    page = _CLOSED.sub(r"<\1\2></\1>", decode(data, path).text)
    refuse_depth(page, path)
    write_nodes(writer, shown_nodes(LexborHTMLParser(page)))
    writer.flush()
