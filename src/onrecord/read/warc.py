"""Web archives: WARC as crawlers write it (ISO 28500), WACZ as browsers' archivers pack it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Part, ReadOptions
from onrecord.read.package import BROKEN, members
from onrecord.read.passed import others, read_types

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_CHUNK = 256 * 1024
_LEAST_PICTURE = 50_000  # bytes; smaller ones are signs, buttons and thumbnails
_PLAIN_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate", "br"}


class WarcUnpacker:
    """Gives the pages and documents that a crawler saved, with their address and moment."""

    name = "warc"
    suffixes = (".warc", ".warc.gz")
    media_types = ("application/warc",)
    textual = False
    description = "Web archives (WARC), packed or not: each page and document that was saved."

    def claims(self, data: bytes) -> bool:
        """True where the first record, unpacked if need be, begins as one."""
        if data.startswith(_GZIP):
            try:
                return zlib.decompressobj(31).decompress(data[:512], 16).startswith(_WARC)
            except zlib.error:
                return False
        return data.startswith(_WARC)

    def unpack(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Iterator[Part]:
        """Yield each answer with status 200 that is a document; name the others in one line.

        Repeated answers (`revisit`), styles, scripts and small pictures are passed over.
        """
        passed: list[str] = []
        yield from _parts(io.BytesIO(data), _Left(options.max_unpacked), passed)
        if passed:
            yield others(passed)


class WaczUnpacker:
    """Gives the same from a WACZ file, a ZIP of WARC files and lists of their pages."""

    name = "wacz"
    suffixes = (".wacz",)
    media_types = ("application/wacz",)
    textual = False
    description = "Web archives of browsers (WACZ): each page and document that was saved."

    def claims(self, data: bytes) -> bool:
        """True for an archive with a description and web archives in it."""
        names = members(data)
        return "datapackage.json" in names and any(map(_is_archive, names))

    def unpack(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Iterator[Part]:
        """Yield what the web archives in it hold; see `WarcUnpacker.unpack`.

        Raises:
            ReadError: If the file is damaged.
        """
        left = _Left(options.max_unpacked)
        passed: list[str] = []
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in filter(_is_archive, archive.namelist()):
                    with archive.open(name) as member:
                        yield from _parts(member, left, passed)
        except BROKEN as error:
            raise ReadError(
                f"is damaged or cut short: {error}", path=path, hint="get a whole copy of it"
            ) from error
        if passed:
            yield others(passed)


class _Left:
    """How many bytes may still be unpacked."""

    def __init__(self, size: int) -> None:
        self.size = size


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _parts(stream: IO[bytes], left: _Left, passed: list[str]) -> Iterator[Part]:
    """Yield the documents in a WARC stream; names of what is none are added to `passed`."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - loads when one is met

    records = iter(ArchiveIterator(stream))
    while left.size > 0:
        try:
            record = next(records, None)
            part = _part(record, left, passed) if record is not None else None
        except Exception as error:  # noqa: BLE001 - warcio raises whatever its parsers do
            reason = f"is damaged or cut short here: {type(error).__name__}: {error}"
            yield Part("rest", b"", problem=" ".join(reason.split())[:300])
            return
        if record is None:
            return
        if part is not None:
            yield part


def _part(record: ArcWarcRecord, left: _Left, passed: list[str]) -> Part | None:
    """Return a record's document, or None for what is none."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type == "revisit":
        passed.append(url)
        return None
    if record.rec_type not in {"response", "resource"} or url.startswith(("urn:", "dns:")):
        return None
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        passed.append(url)
        return None
    head = http or record.rec_headers
    kind = (head.get_header("Content-Type") or "").split(";")[0].strip().lower()
    if not _is_document(kind):
        passed.append(url)
        return None
    data, problem = _payload(record, left)
    small = kind.startswith("image/") and len(data) < _LEAST_PICTURE
    if small or not (data.strip() or problem):
        passed.append(url)
        return None
    captured = record.rec_headers.get_header("WARC-Date")
    return Part(url or "page", data, kind, url or None, captured, problem)


def _is_document(kind: str) -> bool:
    return kind in read_types() or kind.startswith("image/") or kind == "application/msword"


def _payload(record: ArcWarcRecord, left: _Left) -> tuple[bytes, str | None]:
    """Return a record's body as the server had it, and why it is not whole.

    warcio joins the chunks and unpacks gzip and deflate; Brotli is unpacked here, since only its
    own limit keeps a small body from growing without end.
    """
    http = record.http_headers
    encoding = (http.get_header("Content-Encoding") or "").lower().strip() if http else ""
    if encoding not in _PLAIN_ENCODINGS:
        return b"", f"is packed as {encoding}, which is not read"
    if encoding == "br":
        http.replace_header("Content-Encoding", "identity")
    pieces = []
    stream = record.content_stream()
    while piece := stream.read(_CHUNK):
        left.size -= len(piece)
        if left.size < 0:
            return b"", "unpacks to more than the limit of bytes"
        pieces.append(piece)
    data = b"".join(pieces)
    return _unbrotlied(data, left) if encoding == "br" else (data, None)


def _unbrotlied(data: bytes, left: _Left) -> tuple[bytes, str | None]:
    import brotli  # noqa: PLC0415 - few records need it

    unpacker = brotli.Decompressor()
    pieces = []
    try:
        piece = unpacker.process(data, output_buffer_limit=_CHUNK)
        while piece or not unpacker.is_finished():
            left.size -= len(piece)
            if left.size < 0:
                return b"", "unpacks to more than the limit of bytes"
            pieces.append(piece)
            if unpacker.is_finished():
                break
            if unpacker.can_accept_more_data():
                return b"", "is cut short"
            piece = unpacker.process(b"", output_buffer_limit=_CHUNK)
    except brotli.error:
        return data, None  # some archivers keep the header and store the body unpacked
    return b"".join(pieces), None
