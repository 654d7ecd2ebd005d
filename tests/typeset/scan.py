"""A typeset example as a scanner gives it: pictures of its pages, clean or worn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

SEED = 20261121


class Wear(NamedTuple):
    """What a scan went through.

    `skew` in degrees, `noise` the standard deviation of grey levels (of 255), `blur` in pixels,
    `quality` of the JPEG, `dpi` of the scanner.
    """

    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    quality: int = 95
    dpi: int = 200


CLEAN = Wear()
NOISY = Wear(skew=1.2, noise=28.0, blur=0.8, quality=30)
WORN = Wear(skew=-2.0, noise=45.0, blur=1.7, quality=15)
"""A copy of a copy, which people read with effort."""


def pages(pdf: bytes, wear: Wear = CLEAN) -> Iterator[Image.Image]:
    """Yield the pages of a PDF as they would be scanned."""
    chance = np.random.default_rng(SEED)
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=wear.dpi / 72, grayscale=True).to_pil()
        if wear.skew:
            picture = picture.rotate(wear.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        if wear.blur:
            picture = picture.filter(ImageFilter.GaussianBlur(wear.blur))
        if wear.noise:
            grey = np.asarray(picture, dtype=np.float32)
            grey = grey + chance.normal(0.0, wear.noise, grey.shape)
            picture = Image.fromarray(grey.clip(0, 255).astype(np.uint8))
        yield picture
    document.close()


def scan(pdf: bytes, wear: Wear = CLEAN) -> bytes:
    """Return a PDF whose pages are nothing but pictures, kept as JPEG."""
    made = [Image.open(io.BytesIO(jpeg)) for jpeg in jpegs(pdf, wear)]
    out = io.BytesIO()
    made[0].save(out, "PDF", save_all=True, append_images=made[1:], resolution=wear.dpi)
    return out.getvalue()


def jpegs(pdf: bytes, wear: Wear = CLEAN) -> Iterator[bytes]:
    """Yield each page as a JPEG file."""
    for picture in pages(pdf, wear):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=wear.quality, dpi=(wear.dpi, wear.dpi))
        yield out.getvalue()
