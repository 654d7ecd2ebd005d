"""bytes → Document: one file a format."""

from onrecord.read.document import read_bytes, read_document
from onrecord.read.readers import READERS, reader_for
from onrecord.read.sidecar import is_sidecar

__all__ = ["READERS", "is_sidecar", "read_bytes", "read_document", "reader_for"]
