"""A picture file → a document, page by page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import Document, ReadOptions
from onrecord.read.ocr.clock import LATE, Clock
from onrecord.read.ocr.engine import MISSING, available
from onrecord.read.ocr.sheets import sheet_of
from onrecord.read.print import BROKEN_PAGE, File, Sheet, beyond, document_of

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 100_000_000
"""Pictures with more are refused: 100 million take 300 MB in memory, and few scans have half."""

_LONGEST_SIDE = 4_000
_INCH = 72.0
_SCREEN_DPI = 100.0
"""Below this, a stated resolution is a screen's and says nothing of a page's size."""


def read_picture(data: bytes, path: str, media_type: str, options: ReadOptions) -> Document:
    """Return the document that a picture shows.

    Raises:
        ReadError: If OCR is not installed or turned off, or if the picture is broken or has more
            than 100 million pixels.
    """
    if not options.ocr:
        raise ReadError("is a picture, and OCR is turned off", path=path, hint="turn OCR on")
    if not available():
        reason, _, way = MISSING.partition(": ")
        raise ReadError(f"is a picture, and {reason}", path=path, hint=way)
    image = _open(data, path)
    frames = int(getattr(image, "n_frames", 1))
    file = File(data, path, media_type, notices=beyond(frames, options.max_pages))
    sheets = _sheets(image, path, min(frames, options.max_pages), Clock(options))
    return document_of(file, sheets)


def _open(data: bytes, path: str) -> Image:
    import warnings  # noqa: PLC0415

    from PIL import Image  # noqa: PLC0415 - comes with the extra

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes, which are looked at below
            return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP", "BMP"))
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except Exception as error:
        raise _broken(path) from error


def _sheets(image: Image, path: str, count: int, clock: Clock) -> Iterator[Sheet]:
    """Yield the pages of a picture file one by one."""
    failed = 0
    for number in range(1, count + 1):
        try:
            image.seek(number - 1)
            if image.width * image.height > _MOST_PIXELS:
                raise _too_large(path)  # noqa: TRY301
            sheet = _late(image, number) if clock.late() else _sheet(image, number)
        except ReadError:
            raise
        except Exception:  # noqa: BLE001 - decoders raise whatever they like on broken files
            failed += 1
            sheet = Sheet(number, 1.0, 1.0, source="none", problem=BROKEN_PAGE)
        if failed == count:
            raise _broken(path)
        yield sheet


def _late(image: Image, number: int) -> Sheet:
    return Sheet(number, float(image.width), float(image.height), source="none", problem=LATE)


def _sheet(image: Image, number: int) -> Sheet:
    """Return one page: turned as its camera says, not larger than need be."""
    import numpy as np  # noqa: PLC0415 - comes with the extra
    from PIL import ImageOps  # noqa: PLC0415

    dpi = float((image.info.get("dpi") or (0, 0))[0])
    upright = ImageOps.exif_transpose(image).convert("RGB")
    scale = min(1.0, _LONGEST_SIDE / max(upright.size))
    if scale < 1:
        upright = upright.resize((round(upright.width * scale), round(upright.height * scale)))
    unit = (_INCH / dpi if dpi >= _SCREEN_DPI else 1.0) / scale
    return sheet_of(np.ascontiguousarray(np.asarray(upright)[:, :, ::-1]), number, unit)


def _too_large(path: str) -> ReadError:
    return ReadError(
        f"has more than {_MOST_PIXELS // 1_000_000} million pixels",
        path=path,
        hint="scan it at 300 dots an inch, or cut it into pages",
    )


def _broken(path: str) -> ReadError:
    return ReadError(
        "is broken: the picture cannot be opened", path=path, hint="ask for another copy"
    )
