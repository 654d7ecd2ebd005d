"""Web pages that a browser saved as one file (MHTML)."""

from __future__ import annotations

import hashlib
from email.message import Message
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, Metadata, ReadOptions, replace
from onrecord.read.html import HtmlReader
from onrecord.read.mail.fields import field, when
from onrecord.read.tally import notices_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAVED = (b"<saved by ", b"snapshot-content-location:")
_HEAD_BYTES = 4096


class MhtmlReader:
    """Reads the page itself; its pictures, styles and frames are counted."""

    name = "mhtml"
    suffixes = (".mhtml", ".mht")
    media_types = ("multipart/related",)
    textual = False
    description = "Web pages saved as one file, with their address and the day they were saved."

    def claims(self, data: bytes) -> bool:
        """True where the head says that a browser saved the page."""
        head = data[:_HEAD_BYTES].lower()
        return any(mark in head for mark in _SAVED) and b"mime-version:" in head

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document of the saved page, with its `url` and when it was `captured`.

        Raises:
            ReadError: If there is no page in it, or the page shows no text.
        """
        from onrecord.read.mail.eml import parse  # noqa: PLC0415 - the parser loads when needed

        message = parse(data, path)
        pages = [part for part in _parts(message) if part.get_content_type() in _PAGES]
        source = _bytes(pages[0]) if pages else b""
        if not source.strip():
            raise ReadError("holds no page", path=path, hint="save the page from a browser anew")
        page = HtmlReader().read(source, path)
        sent = when(message)
        url = field(message, "Snapshot-Content-Location") or field(pages[0], "Content-Location")
        told = {"url": url or None, "captured": sent.isoformat() if sent else None}
        return replace(
            page,
            id=hashlib.sha256(data).hexdigest(),
            media_type=self.media_types[0],
            metadata=_with(page.metadata, told),
            notices=page.notices + notices_of({"frames": len(pages) - 1}, {}),
        )


_PAGES = HtmlReader.media_types


def _parts(message: Message) -> Iterator[Message]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def _bytes(part: Message) -> bytes:
    """Return a part's bytes as UTF-8, where its head names another encoding that holds."""
    data = part.get_payload(decode=True)
    charset = part.get_param("charset")
    if not isinstance(data, bytes):
        return b""
    try:
        return data.decode(charset).encode() if isinstance(charset, str) else data
    except (LookupError, UnicodeError):
        return data


def _with(metadata: Metadata, told: dict[str, str | None]) -> Metadata:
    return replace(metadata, **told)
