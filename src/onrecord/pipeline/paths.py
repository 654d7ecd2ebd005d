"""The files that a user means: paths, folders, globs and `-`."""

# pathlib would rewrite paths, and records carry them as they were given.
# ruff: noqa: PTH110, PTH112, PTH118, PTH207, PTH208
from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator

STDIN = "-"
CACHE_TAG = "CACHEDIR.TAG"
"""The file that marks a folder as a cache (https://bford.info/cachedir/); such folders are no
collection."""
SIDECARS = (".meta.yml", ".meta.yaml")
_CLUTTER = frozenset({"Thumbs.db", "desktop.ini"})


def known_suffixes() -> tuple[str, ...]:
    """Return the endings of documents' names: those that are read, and those to be reported."""
    from onrecord.read import UNREAD, readers  # noqa: PLC0415 - they load when they are needed

    return (*readers.known_suffixes(), *UNREAD)


def expand(
    paths: Iterable[str],
    suffixes: Callable[[], tuple[str, ...]] = known_suffixes,
    passed: list[str] | None = None,
) -> Iterator[str]:
    """Yield the documents that `paths` name, each once, in the order given.

    A folder stands for the files in it, at any depth, whose suffix a reader knows, in the order
    of their names, and for documents in formats that are not read, so that each is reported.
    Other files are passed over and told in `passed`; hidden files and folders, `NAME.meta.yml`
    files and links to folders are passed over. A glob is expanded where no file has that very name, so that it works where the
    shell leaves it alone. A path that names nothing is yielded as it is: reading it says why.

    Args:
        paths: As the user named them.
        suffixes: What gives the endings of documents; asked only if there is a folder.
        passed: Gets the files in folders that are no documents by their names.
    """
    seen: set[str] = set()
    others: list[str] = [] if passed is None else passed
    for path in paths:
        for name in _named_by(path, suffixes, others):
            key = os.path.normpath(name)
            if key not in seen:
                seen.add(key)
                yield name


def _named_by(
    path: str, suffixes: Callable[[], tuple[str, ...]], passed: list[str]
) -> Iterator[str]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _walk(path, suffixes(), passed)
    elif is_glob(path):
        found = sorted(glob.iglob(path, recursive=True))
        if not found:
            yield path
        for name in found:
            if os.path.isdir(name):
                yield from _walk(name, suffixes(), passed)
            elif not name.lower().endswith(SIDECARS):
                yield name
    else:
        yield path


def _walk(folder: str, suffixes: tuple[str, ...], passed: list[str]) -> Iterator[str]:
    """Yield the documents below a folder, a folder's own files before its subfolders'."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not os.path.exists(os.path.join(parent, name, CACHE_TAG))
        )
        for name in sorted(names):
            if name.startswith(".") or name in _CLUTTER or name.lower().endswith(SIDECARS):
                continue
            if name.lower().endswith(suffixes):
                yield os.path.join(parent, name)
            else:
                passed.append(os.path.join(parent, name))


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
