"""One file or one run of bytes → one document."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import ReadError
from onrecord.model import Document
from onrecord.read.readers import known_suffixes, reader_for
from onrecord.read.sidecar import with_sidecar
from onrecord.read.sniff import MAX_BYTES, refuse_unreadable


def read_document(path: str | Path, *, name: str | None = None) -> Document:
    """Return the document in a file, with the fields its front matter and sidecar set.

    Args:
        path: The file.
        name: The path to record, as the user gave it; left out: `path`.

    Raises:
        ReadError: If the file is missing, a folder, not allowed, empty, too large or in a format
            that is not read.
        ConfigError: If its front matter or its `.meta.yml` cannot be used.
    """
    place = Path(path)
    document = read_bytes(_bytes_of(place, name or str(path)), name or str(path))
    return with_sidecar(document, place)


def read_bytes(data: bytes, name: str) -> Document:
    """Return the document in `data`; the suffix of `name`, else the content, tells the format.

    Args:
        data: A whole file, as read from disk or from standard input.
        name: The path to record (`-` for standard input).

    Raises:
        ReadError: If the bytes are empty, too many or not text.
        ConfigError: If there is front matter that cannot be used.
    """
    reader = reader_for(name, data[:4096])
    refuse_unreadable(data, name, ", ".join(known_suffixes()))
    return reader.read(data, name)


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ReadError("does not exist", path=name, hint="check the spelling") from error
    except IsADirectoryError as error:
        raise ReadError("is a folder", path=name, hint="name a file in it") from error
    except PermissionError as error:
        raise ReadError("may not be read", path=name, hint="ask for read permission") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot be opened: {error}", path=name) from error
