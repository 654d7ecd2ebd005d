"""The files that a user means: paths, folders, globs and `-`."""

# pathlib would rewrite paths, and records carry them as they were given.
# ruff: noqa: PTH112, PTH118, PTH207, PTH208
from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator

STDIN = "-"
SIDECARS = (".meta.yml", ".meta.yaml")
UNREAD = (
    ".pdf", ".doc", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp",
    ".msg", ".epub",
)  # fmt: skip
"""Endings of documents that no reader reads yet; passing over them in silence would lose accounts."""


def known_suffixes() -> tuple[str, ...]:
    """Return the endings of the file names that some reader reads."""
    from onrecord.read import readers  # noqa: PLC0415 - the readers load when they are needed

    return readers.known_suffixes()


def expand(
    paths: Iterable[str], suffixes: Callable[[], tuple[str, ...]] = known_suffixes
) -> Iterator[str]:
    """Yield the documents that `paths` name, each once, in the order given.

    A folder stands for the files in it, at any depth, whose suffix a reader knows, in the order
    of their names, and for documents in formats that are not read yet, so that each is reported;
    hidden files and folders, `NAME.meta.yml` files and links to folders are
    passed over. A glob is expanded where no file has that very name, so that it works where the
    shell leaves it alone. A path that names nothing is yielded as it is: reading it says why.

    Args:
        paths: As the user named them.
        suffixes: What gives the endings that are read; asked only if there is a folder.
    """
    seen: set[str] = set()
    for path in paths:
        for name in _named_by(path, suffixes):
            key = os.path.normpath(name)
            if key not in seen:
                seen.add(key)
                yield name


def _named_by(path: str, suffixes: Callable[[], tuple[str, ...]]) -> Iterator[str]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _walk(path, (*suffixes(), *UNREAD))
    elif is_glob(path):
        found = sorted(glob.iglob(path, recursive=True))
        if not found:
            yield path
        for name in found:
            if os.path.isdir(name):
                yield from _walk(name, (*suffixes(), *UNREAD))
            elif not name.lower().endswith(SIDECARS):
                yield name
    else:
        yield path


def _walk(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Yield the files below a folder whose names end so, a folder's own files before its subfolders'."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(suffixes):
                yield os.path.join(parent, name)


def printable(path: str) -> str:
    """Return `path` as records carry it: bytes of its name that are not UTF-8 become `�`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def is_glob(path: str) -> bool:
    """True for a pattern; a file of that very name is none."""
    return path != STDIN and glob.has_magic(path) and not os.path.lexists(path)


def nearest(path: str) -> str | None:
    """Return the path that was probably meant where `path` does not exist, or None."""
    if path == STDIN or os.path.lexists(path):
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return None
    near = get_close_matches(name, names, n=1)
    return printable(os.path.join(folder, near[0])) if near else None
