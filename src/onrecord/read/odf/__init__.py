"""OpenDocument files: texts and tables."""

from onrecord.read.odf.reader import OdfReader

__all__ = ["OdfReader"]
