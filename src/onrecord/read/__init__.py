"""bytes → Document: one file a format."""

from onrecord.read.contents import contents
from onrecord.read.document import bytes_of, is_inside, read_bytes, read_document, read_documents
from onrecord.read.failures import failure_of
from onrecord.read.passed import UNREAD
from onrecord.read.readers import READERS, UNPACKERS, choose
from onrecord.read.sheetrows import SheetRow, sheet_rows
from onrecord.read.sidecar import is_sidecar

__all__ = [
    "READERS",
    "UNPACKERS",
    "UNREAD",
    "SheetRow",
    "bytes_of",
    "choose",
    "contents",
    "failure_of",
    "is_inside",
    "is_sidecar",
    "read_bytes",
    "read_document",
    "read_documents",
    "sheet_rows",
]
