"""Pages as pictures, for people to look at beside the text that was read."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from math import ceil, floor
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Box, ReadOptions

if TYPE_CHECKING:
    from PIL.Image import Image

PDF = "application/pdf"
SUFFIX = ".webp"
_QUALITY = 60
_METHOD = 4


def page_pictures(
    data: bytes,
    path: str,
    numbers: Iterable[int],
    width: int,
    options: ReadOptions = DEFAULTS,
    *,
    painted: Mapping[int, Iterable[Box]] | None = None,
) -> Iterator[bytes]:
    """Yield a WebP picture of each page.

    Args:
        data: The file's bytes: a PDF, or a picture of one or several pages.
        path: The file's name, for errors.
        numbers: The pages, from 1.
        width: How wide to draw them, in pixels.
        options: Passwords.
        painted: Boxes to paint over, by the numbers of the pages.

    Raises:
        ReadError: If a page cannot be drawn.
    """
    drawn = _of_pdf if b"%PDF-" in data[:1024] else _of_picture
    wanted = tuple(numbers)
    for number, image in zip(wanted, drawn(data, path, wanted, width, options), strict=False):
        flat = image.convert("RGB")
        _paint(flat, (painted or {}).get(number, ()))
        file = io.BytesIO()
        flat.save(file, "WEBP", quality=_QUALITY, method=_METHOD)
        yield file.getvalue()


def _paint(image: Image, boxes: Iterable[Box]) -> None:
    """Paint boxes over; whole pixels, so that nothing under their edges shines through."""
    from PIL import ImageDraw  # noqa: PLC0415 - heavy

    for left, top, right, bottom in boxes:
        corner = (floor(left * image.width), floor(top * image.height))
        ImageDraw.Draw(image).rectangle(
            (corner, (ceil(right * image.width), ceil(bottom * image.height))), fill="black"
        )


def _of_pdf(
    data: bytes, path: str, numbers: Iterable[int], width: int, options: ReadOptions
) -> Iterator[Image]:
    import pypdfium2  # noqa: PLC0415 - heavy

    from onrecord.read.pdf.opening import open_pdf  # noqa: PLC0415

    opened = open_pdf(data, path, options)
    try:
        for number in numbers:
            page = opened[number - 1]
            yield page.render(scale=width / max(1.0, page.get_width())).to_pil()
            page.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ReadError(f"has a page that cannot be drawn: {error}", path=path) from error
    finally:
        opened.close()


def _of_picture(
    data: bytes, path: str, numbers: Iterable[int], width: int, options: ReadOptions
) -> Iterator[Image]:
    del options
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

    try:
        with Image.open(io.BytesIO(data)) as image:
            for number in numbers:
                image.seek(number - 1)
                upright = ImageOps.exif_transpose(image.convert("RGB"))
                height = max(1, round(upright.height * width / upright.width))
                yield upright.resize((width, height))
    except (OSError, EOFError, ValueError, Image.DecompressionBombError) as error:
        raise ReadError(f"cannot be drawn: {error}", path=path) from error
