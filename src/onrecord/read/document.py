"""One file or one run of bytes → one document, or all the documents in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, INSIDE, Document, Failure, ReadOptions
from onrecord.read.contents import contents, member
from onrecord.read.sidecar import with_sidecar
from onrecord.read.sniff import MAX_BYTES


def read_documents(
    path: str | Path, *, name: str | None = None, options: ReadOptions = DEFAULTS
) -> Iterator[Document | Failure]:
    """Yield every document in a file: its own, then those it holds, each with why it cannot be read.

    The fields that front matter and sidecar set count for the file's own document.

    Args:
        path: The file.
        name: The path to record, as the user gave it; left out: `path`.
        options: Passwords and limits.

    Raises:
        ReadError: If the file is missing, a folder, not allowed, empty, too large or in a format
            that is not read.
        ConfigError: If its front matter or its `.meta.yml` cannot be used.
    """
    place = Path(path)
    for found in contents(_bytes_of(place, name or str(path)), name or str(path), options):
        own = isinstance(found, Document) and found.parent is None
        yield with_sidecar(found, place) if own else found  # type: ignore[arg-type]


def read_document(
    path: str | Path, *, name: str | None = None, options: ReadOptions = DEFAULTS
) -> Document:
    """Return the document in a file, or the one of that name in a container (`CONTAINER!/NAME`).

    Args:
        path: The file, or `CONTAINER!/NAME` as records carry it.
        name: The path to record, as the user gave it; left out: `path`.
        options: Passwords and limits.

    Raises:
        ReadError: If it cannot be read, if there is none of that name, or if the file is an
            archive without a text of its own.
        ConfigError: If its front matter or its `.meta.yml` cannot be used.
    """
    outer = _container(str(path))
    if outer is None:
        return _first(read_documents(path, name=name, options=options), name or str(path))
    for found in read_documents(outer, options=options):
        if found.path == str(path):
            return _first(iter((found,)), str(path))
    raise ReadError(
        f"is not in {outer}", path=str(path), hint=f"`onrecord inspect {outer}` lists what is"
    )


def read_bytes(data: bytes, name: str, options: ReadOptions = DEFAULTS) -> Document:
    """Return the document in `data`; its content and the suffix of `name` tell the format.

    Args:
        data: A whole file, as read from disk or from standard input.
        name: The path to record (`-` for standard input).
        options: Passwords and limits.

    Raises:
        ReadError: If the bytes are empty, too many or in no format that is read.
        ConfigError: If there is front matter that cannot be used.
    """
    return _first(contents(data, name, options), name)


def _first(found: Iterator[Document | Failure], name: str) -> Document:
    for item in found:
        if isinstance(item, Failure):
            raise ReadError(item.reason, path=item.path, hint=item.hint)
        if item.parent is None or item.path == name:
            return item
        break
    raise ReadError(
        "holds other documents and has no text of its own",
        path=name,
        hint=f"name one of them, as in {name}{INSIDE}NAME; `onrecord inspect` lists them",
    )


def bytes_of(path: str, options: ReadOptions = DEFAULTS) -> bytes:
    """Return the bytes of a file, or of one in a container (`CONTAINER!/NAME`).

    Raises:
        ReadError: If it cannot be opened, or is not there.
    """
    outer = _container(path)
    data = _bytes_of(Path(outer or path), path)
    return member(data, outer, path, options) if outer else data


def is_inside(path: str) -> bool:
    """True for `CONTAINER!/NAME` where the container is a file."""
    return _container(path) is not None


def _container(path: str) -> str | None:
    """Return the file that `CONTAINER!/NAME` lies in; None where `path` is a file itself."""
    at = path.find(INSIDE)
    return path[:at] if at > 0 and not Path(path).exists() and Path(path[:at]).is_file() else None


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
