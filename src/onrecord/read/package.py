"""Files that are ZIP archives of parts (DOCX, ODT, XLSX …), opened within limits."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import ReadOptions

if TYPE_CHECKING:
    from lxml.etree import _Element

ZIP = b"PK\x03\x04"
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    NotImplementedError, OverflowError,
)  # fmt: skip
"""What the standard library raises on a damaged archive."""

_MAX_PART = 128 * 1024 * 1024
_CHUNK = 1024 * 1024
_REPACK = "open it in the program it was made with and save it anew"


def members(data: bytes) -> frozenset[str]:
    """Return the names in a ZIP archive; none where it is no archive or a damaged one."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except BROKEN:
        return frozenset()


def media_type(data: bytes) -> str:
    """Return what an archive says it is in its first member, as ODF and EPUB do; or nothing."""
    head = data[:200]
    at = head.find(b"mimetype")
    if not data.startswith(ZIP) or at != 30:
        return ""
    size = min(int.from_bytes(head[18:22], "little"), 100)
    start = at + len(b"mimetype") + int.from_bytes(head[28:30], "little")
    return head[start : start + size].decode("ascii", "replace")


class Package:
    """An Office file's parts; what is unpacked from it is counted and never passes the limit.

    Raises:
        ReadError: If the archive is damaged.
    """

    def __init__(self, data: bytes, path: str, options: ReadOptions) -> None:
        self.path = path
        self._left = options.max_unpacked
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except BROKEN as error:
            raise ReadError(
                f"is damaged or cut short: {error}", path=path, hint="get a whole copy of it"
            ) from error

    def read(self, name: str) -> bytes:
        """Return a part's bytes.

        Raises:
            ReadError: If it is missing, damaged, encrypted, or unpacks to more than the limit.
        """
        try:
            with self._archive.open(name) as part:
                return self.counted(iter(lambda: part.read(_CHUNK), b""))
        except KeyError as error:
            raise ReadError(
                f"is damaged: it has no part {name}", path=self.path, hint=_REPACK
            ) from error
        except RuntimeError as error:  # what zipfile raises for an encrypted member
            raise ReadError(
                "is encrypted", path=self.path, hint="save it without a password"
            ) from error
        except BROKEN as error:
            raise ReadError(
                f"is damaged: {name} cannot be unpacked ({error})", path=self.path, hint=_REPACK
            ) from error

    def counted(self, pieces: Iterable[bytes]) -> bytes:
        """Return the pieces of a part as one.

        Raises:
            ReadError: If they, or all that was unpacked so far, are more than the limit.
        """
        kept: list[bytes] = []
        size = 0
        for piece in pieces:
            size += len(piece)
            self._left -= len(piece)
            if self._left < 0 or size > _MAX_PART:
                raise ReadError(
                    "unpacks to more than the limit of bytes",
                    path=self.path,
                    hint="no document is that large; do not open it",
                )
            kept.append(piece)
        return b"".join(kept)

    def xml(self, name: str) -> _Element:
        """Return the root element of a part.

        Raises:
            ReadError: As for `read`, and if the part is no XML or declares entities.
        """
        return parse_xml(self.read(name), name, self.path)

    def maybe_xml(self, name: str) -> _Element | None:
        """Return the root element of a part, or None where there is no such part."""
        return self.xml(name) if name in self.names else None


def parse_xml(data: bytes, name: str, path: str) -> _Element:
    """Return the root element of XML that holds no document type and so no entities.

    Neither Office Open XML (ECMA-376, part 2) nor ODF programs write one; hostile files use it
    to grow without end or to read other files.

    Args:
        data: The XML.
        name: What the part is called, for the error.
        path: The file it is in, for the error.

    Raises:
        ReadError: If it is not well-formed, nested too deeply, or has a document type.
    """
    from lxml import etree  # noqa: PLC0415 - loads when an Office file is met

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ReadError(f"is damaged: {name}: {reason}", path=path, hint=_REPACK) from error
    if root.getroottree().docinfo.doctype:
        raise _harmful(name, path)
    return root


def refuse_entities(parts: Mapping[str, bytes], path: str) -> None:
    """Refuse parts with a document type, where a library will parse them.

    Args:
        parts: XML by the parts' names.
        path: The file they are in, for the error.

    Raises:
        ReadError: For the first of them.
    """
    for name, data in parts.items():
        # UTF-16 has a zero byte between the letters.
        if b"<!DOCTYPE" in data[:65_536].replace(b"\x00", b""):
            raise _harmful(name, path)


def _harmful(name: str, path: str) -> ReadError:
    return ReadError(
        f"declares a document type in {name}, as no Office program does",
        path=path,
        hint="it may be meant to do harm; " + _REPACK,
    )
