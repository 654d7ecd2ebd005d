"""The folder that a dossier is written into."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import ConfigError

MANIFEST = "manifest.sha256"


def write_dossier(target: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> tuple[str, ...]:
    """Write a dossier's files, piece by piece, and its manifest; return their paths.

    A dossier that lies in the folder already is replaced, file by file, as its manifest lists
    them; other files are left alone.

    Args:
        target: The folder; made if it does not exist.
        files: Paths relative to the folder, each with its bytes in pieces.

    Raises:
        ConfigError: If the folder cannot be written to, or holds files but no dossier.
    """
    _make_room(target)
    digests: dict[str, str] = {}
    with _told(target):
        for path, pieces in files:
            digests[path] = _write(target / path, pieces)
        manifest = "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))
        _write(target / MANIFEST, [manifest.encode("utf-8", "replace")])
    return (*digests, MANIFEST)


def read_manifest(target: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that the manifest of a dossier lists.

    Raises:
        OSError: If it cannot be read.
    """
    lines = (target / MANIFEST).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Say of an error which folder is concerned and what to do."""
    try:
        yield
    except OSError as error:
        raise ConfigError(
            f"cannot be written: {error.strerror or error}",
            path=str(target),
            hint="choose another folder",
        ) from error


def _write(path: Path, pieces: Iterable[bytes]) -> str:
    """Write a file piece by piece and return its SHA-256."""
    digest = hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _make_room(target: Path) -> None:
    """Remove the dossier that lies in the folder, and nothing else.

    Raises:
        ConfigError: If the folder is a file, or holds something but no dossier.
    """
    if target.exists() and not target.is_dir():
        raise ConfigError("is not a folder", path=str(target), hint="choose another folder")
    if not target.exists() or not any(target.iterdir()):
        return
    if not (target / MANIFEST).is_file():
        raise ConfigError(
            "the folder holds other files", path=str(target), hint="choose an empty folder"
        )
    for name in read_manifest(target):
        path = target / name
        if name and not Path(name).is_absolute() and ".." not in Path(name).parts:
            path.unlink(missing_ok=True)
    (target / MANIFEST).unlink(missing_ok=True)
