"""A message's head and body → a document; what readers of all kinds of messages share."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from onrecord.errors import OnRecordError, ReadError
from onrecord.model import Block, Document, Metadata, Notice, Span, replace
from onrecord.read.html import HtmlReader
from onrecord.read.sidecar import is_edtf

# A message's HTML is preferred where its words are more than so many times the plain text's.
_RICHER = 1.5
_FIELDS = ("From", "To", "Cc", "Date")


class Person(NamedTuple):
    """A sender or addressee: the name shown, and the address."""

    name: str
    address: str

    def __str__(self) -> str:
        """Return both as a message shows them."""
        return f"{self.name} <{self.address}>" if self.name and self.address else self.called

    @property
    def called(self) -> str:
        """The name, or the address where there is none."""
        return self.name or self.address


class Letter(NamedTuple):
    """What a message says: `date` as it is written, `day` in ISO 8601 where it could be read."""

    sender: Person | None
    to: tuple[Person, ...]
    copied: tuple[Person, ...]
    date: str
    day: str | None
    subject: str
    plain: str
    html: bytes | None
    notices: tuple[Notice, ...] = ()
    encoding: str | None = None


def document_of(letter: Letter, data: bytes, path: str, media_type: str) -> Document:
    """Return the document of a message.

    Its text begins with the lines From, To, Cc and Date, a block in which no figures are read;
    then the subject, then the body. The sender is the issuer. Of a body in two forms the plain
    one is taken, unless the other has tables, or half as many words more.

    Raises:
        ReadError: If there is neither a subject nor a body.
    """
    head, where = _head(letter)
    subject = f"{letter.subject}\n\n" if letter.subject else ""
    plain = letter.plain.strip("\r\n")
    page = _page(letter, plain, path)
    body = page.text if page else plain
    if not (subject or body.strip()):
        raise ReadError("has no text", path=path, hint="its attachments are read by themselves")
    start = len(head) + len(subject)
    blocks: list[Block] = []
    if head:
        blocks = [Block(type="front_matter", start=0, end=len(head.rstrip("\n")))]
    if letter.subject:
        where["title"] = Span(len(head), start - 2)
        if page:
            blocks.append(Block(type="heading", start=len(head), end=start - 2, level=1))
    document = Document(
        id=hashlib.sha256(data).hexdigest(),
        path=path,
        media_type=media_type,
        text=head + subject + body,
        metadata=Metadata(
            title=letter.subject or None,
            issuer=letter.sender.called if letter.sender else None,
            date=letter.day if letter.day and is_edtf(letter.day) else None,
            addressees=tuple(person.called for person in letter.to),
            where={name: span for name, span in where.items() if span.start < span.end},
        ),
        blocks=tuple(blocks),
        encoding=letter.encoding,
        notices=letter.notices,
    )
    return _with_page(document, page, start) if page else document


def _head(letter: Letter) -> tuple[str, dict[str, Span]]:
    """Return the message's head as text, with the places of the fields that are metadata."""
    lines = []
    where = {}
    at = 0
    values = (
        str(letter.sender or ""),
        ", ".join(map(str, letter.to)),
        ", ".join(map(str, letter.copied)),
        letter.date,
    )
    for name, key, value in zip(_FIELDS, ("issuer", "addressees", "", "date"), values, strict=True):
        if not value:
            continue
        start = at + len(name) + 2
        named = letter.sender.called if name == "From" and letter.sender else value
        if key and (key != "date" or letter.day):
            where[key] = Span(start, start + len(named))
        lines.append(f"{name}: {value}\n")
        at += len(lines[-1])
    return ("".join(lines) + "\n" if lines else ""), where


def _page(letter: Letter, plain: str, path: str) -> Document | None:
    """Return the body's HTML as a document where it says more than the plain text."""
    if not letter.html:
        return None
    try:
        page = HtmlReader().read(letter.html, path)
    except OnRecordError:
        return None
    richer = len(page.text.split()) > _RICHER * len(plain.split())
    return page if richer or page.tables else None


def _with_page(document: Document, page: Document, by: int) -> Document:
    """Return a message whose body is a web page: that page's blocks and tables, moved."""
    blocks = tuple(replace(one, start=one.start + by, end=one.end + by) for one in page.blocks)
    tables = tuple(
        replace(
            table,
            start=table.start + by,
            end=table.end + by,
            cells=tuple(
                replace(cell, start=cell.start + by, end=cell.end + by) for cell in table.cells
            ),
            caption=table.caption and Span(table.caption.start + by, table.caption.end + by),
        )
        for table in page.tables
    )
    return replace(
        document,
        blocks=document.blocks + blocks,
        tables=tables,
        notices=document.notices + page.notices,
    )
