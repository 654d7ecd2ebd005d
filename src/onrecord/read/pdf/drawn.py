"""What is drawn on a PDF page beside its text: rules, and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from onrecord.read.pdf.frame import Frame
from onrecord.read.print import Rule

_THIN = 3.0
_SHORTEST = 12.0
_MOST_OBJECTS = 20_000


def drawn_on(page: Any, frame: Frame) -> tuple[list[Rule], float]:  # noqa: ANN401 - a pointer
    """Return the straight lines on a page, and the largest share of it that one picture covers."""
    rules: list[Rule] = []
    covered = 0.0
    area = (frame.right - frame.left) * (frame.top - frame.bottom)
    for kind, bounds in _objects(page):
        left, top, right, bottom = frame.turned(*bounds)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            width, height = right - left, bottom - top
            if (width <= _THIN) != (height <= _THIN) and max(width, height) >= _SHORTEST:
                rules.append(Rule(left, top, right, bottom))
        else:
            covered = max(covered, (right - left) * (bottom - top) / max(area, 1.0))
    return rules, min(covered, 1.0)


def _objects(page: Any) -> Iterator[tuple[int, tuple[float, float, float, float]]]:  # noqa: ANN401
    """Yield the paths, pictures and forms of a page with their bounds."""
    edges = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(edge) for edge in edges]
    wanted = {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        found = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind in wanted and pdfium.FPDFPageObj_GetBounds(found, *pointers):
            left, bottom, right, top = (edge.value for edge in edges)
            yield kind, (left, bottom, right, top)
