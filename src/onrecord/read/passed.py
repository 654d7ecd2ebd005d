"""Files in archives and folders that are no documents: passed over, and named in one line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from onrecord.model import PASSED, Part

UNREAD = (
    ".doc", ".xls", ".xlsb", ".ppt", ".pages", ".wpd", ".pst", ".7z",
    ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".djvu", ".ps", ".heic", ".heif", ".avif",
)  # fmt: skip
"""Endings of documents that no reader reads; passing over them in silence would lose accounts."""

_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def is_document(name: str) -> bool:
    """True for a name whose ending says that it is read, or is a document that is not."""
    from onrecord.read.readers import known_suffixes  # noqa: PLC0415 - the readers know this module

    suffix = PurePosixPath(name).suffix.lower()
    return not suffix or name.lower().endswith((*known_suffixes(), *UNREAD))


def is_clutter(name: str) -> bool:
    """True for what operating systems leave in folders, and for hidden files."""
    return (
        not name
        or name.startswith(_CLUTTER)
        or any(step.startswith(".") or step in _CLUTTER for step in name.split("/"))
    )


def others(names: Sequence[str]) -> Part:
    """Return the part that tells of an archive's members that are no documents."""
    return Part("", b"", media_type=PASSED, problem="\n".join(names))


def read_types() -> frozenset[str]:
    """Return every media type that something reads or unpacks."""
    from onrecord.read.readers import READERS, UNPACKERS  # noqa: PLC0415 - they know this module

    formats = (*READERS.all(), *UNPACKERS.all())
    return frozenset(kind for form in formats for kind in form.media_types)
