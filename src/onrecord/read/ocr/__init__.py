"""Text recognition in pictures: RapidOCR on ONNX Runtime, offline, with the extra `ocr`."""

from __future__ import annotations

from onrecord.read.ocr.clock import Clock
from onrecord.read.ocr.engine import MISSING, available
from onrecord.read.ocr.sheets import sheet_of

__all__ = ["MISSING", "Clock", "available", "sheet_of"]
