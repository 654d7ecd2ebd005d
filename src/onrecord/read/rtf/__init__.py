"""Rich Text Format files."""

from onrecord.read.rtf.reader import RtfReader

__all__ = ["RtfReader"]
