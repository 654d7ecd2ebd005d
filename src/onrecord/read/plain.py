"""Plain text: the decoded file, unchanged."""

from __future__ import annotations

import hashlib

from onrecord.model import DEFAULTS, Block, Document, Metadata, ReadOptions
from onrecord.read.decode import decode
from onrecord.read.sidecar import front_matter


def read_text(data: bytes, path: str, media_type: str) -> Document:
    """Return the document of a text file; its text is the decoded file, character for character.

    Line ends are kept as they are; only a byte order mark is no part of the text. Front matter is
    a block of its own.

    Args:
        data: The file's bytes.
        path: The path as the user gave it.
        media_type: The media type to record.

    Raises:
        ReadError: If the bytes are no text.
        ConfigError: If there is front matter that cannot be used.
    """
    decoded = decode(data, path)
    front = front_matter(decoded.text, path)
    block = (Block(type="front_matter", start=0, end=front.end),) if front else ()
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        path=path,
        media_type=media_type,
        text=decoded.text,
        metadata=front.metadata if front else Metadata(),
        blocks=block,
        encoding=decoded.encoding,
        notices=decoded.notices + (front.notices if front else ()),
    )


class PlainReader:
    """Reads plain text, and any text that no other reader claims."""

    name = "plain"
    suffixes = (".txt", ".text", ".asc")
    media_types = ("text/plain",)
    textual = True
    description = "Plain text in any common encoding; the text is the decoded file, unchanged."

    def claims(self, data: bytes) -> bool:
        """False: any text can be this."""
        return False

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`; see `read_text`."""
        return read_text(data, path, self.media_types[0])
