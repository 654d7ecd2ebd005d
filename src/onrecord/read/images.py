"""Pictures of pages: scans and photographs, read by OCR."""

from __future__ import annotations

from onrecord.model import DEFAULTS, Document, ReadOptions

_KINDS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}


class ImageReader:
    """Reads pictures of pages by OCR; a TIFF may hold several."""

    name = "image"
    suffixes = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp")
    media_types = ("image/png", "image/jpeg", "image/tiff", "image/webp", "image/bmp")
    textual = False
    description = (
        "Scans and photographs (PNG, JPEG, TIFF, WebP, BMP) by OCR; needs `onrecord[ocr]`."
    )

    def claims(self, data: bytes) -> bool:
        """True when the bytes begin as a picture's do."""
        return _kind(data) is not None

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document that the picture shows; see `read_picture`."""
        from onrecord.read.ocr.pictures import read_picture  # noqa: PLC0415 - heavy

        return read_picture(data, path, _kind(data) or self.media_types[0], options)


def _kind(data: bytes) -> str | None:
    for signature, kind in _KINDS.items():
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    # Two letters are no signature: the size that a bitmap states must be its own.
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return "image/bmp"
    return None
