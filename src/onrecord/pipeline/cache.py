"""What was read before, kept by the bytes it was read from and the code that read it.

Entries hold the text of the documents, which may be sensitive: the folder is readable by its
owner alone, and `--no-cache` neither reads nor writes it. An entry that is damaged counts as
missing and is written anew.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.casebook.files import is_casebook
from onrecord.pipeline.paths import CACHE_TAG, SIDECARS, known_suffixes

if TYPE_CHECKING:
    from onrecord.model import ReadOptions

MAX_BYTES = 512 * 1024 * 1024
"""What the folder may hold; the entries used longest ago go first."""

DIGEST_BYTES = 16
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of onrecord's; it may be removed.\n"
KEPT_APART = frozenset({"cli", "report", "export", "casebook"})
"""Stages whose code does not change what is kept."""


def default_folder() -> Path:
    """Return the user's own cache folder for this program."""
    import platformdirs  # noqa: PLC0415 - not needed where the folder is given

    return Path(platformdirs.user_cache_dir("onrecord", appauthor=False))


class Cache:
    """A folder of entries, each a file named by its key."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made when the first entry is written."""
        self.folder = folder

    def key(self, path: str, options: ReadOptions | None = None) -> str:
        """Return the name under which the reading of `path` is kept.

        It depends on the file's content, the options of reading and the code; not on the time given,
        since what was not read in time is not kept.

        Raises:
            OSError: If the file cannot be read.
        """
        from onrecord.model import DEFAULTS, replace  # noqa: PLC0415 - who has options has these

        timeless = replace(options or DEFAULTS, seconds=0.0)
        digest = hashlib.sha256(code_version() + repr(timeless).encode())
        digest.update(content_digest(path))
        return digest.hexdigest()

    def load(self, key: str) -> bytes | None:
        """Return the entry, or None where there is none or it is damaged."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, body = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        if digest != _digest(body):
            return None
        with suppress(OSError):
            os.utime(path)
        return body

    def save(self, key: str, body: bytes) -> None:
        """Keep the entry; a folder that cannot be written to leaves the run as it is."""
        path = self._path(key)
        with suppress(OSError):
            self._make_folder()
            path.parent.mkdir(mode=0o700, exist_ok=True)
            import tempfile  # noqa: PLC0415 - a run that finds all it needs writes nothing

            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(_digest(body) + body)
            Path(file.name).replace(path)

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tag = self.folder / CACHE_TAG
        if not tag.exists():
            tag.write_text(_TAG, encoding="ascii")
            tag.chmod(0o600)

    def known_suffixes(self) -> tuple[str, ...]:
        """Return the suffixes that are read, without loading the readers where it is known."""
        key = hashlib.sha256(code_version() + b"suffixes").hexdigest()
        kept = self.load(key)
        if kept is not None:
            return tuple(kept.decode().split("\n"))
        suffixes = known_suffixes()
        self.save(key, "\n".join(suffixes).encode())
        return suffixes

    def prune(self, max_bytes: int = MAX_BYTES) -> None:
        """Remove the entries used longest ago until the rest fit into `max_bytes`."""
        entries = sorted(self._entries(), reverse=True)
        kept = 0
        for _, size, path in entries:
            kept += size
            if kept > max_bytes:
                path.unlink(missing_ok=True)

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                status = path.stat()
                yield status.st_mtime, status.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def content_digest(path: str) -> bytes:
    """Return a hash of a file's bytes, its metadata files' bytes, and its suffix.

    The suffix chooses the reader. For a casebook it is the head of its log: all that changes what it
    holds is written there.

    Raises:
        OSError: If the file cannot be read.
    """
    if is_casebook(path):
        from onrecord.casebook.log import head  # noqa: PLC0415 - if there is one
        from onrecord.casebook.store import open_casebook  # noqa: PLC0415

        with open_casebook(path) as book:
            return head(book).encode()
    file = Path(path)
    digest = hashlib.sha256(hashlib.sha256(file.read_bytes()).digest())
    for suffix in SIDECARS:
        for beside in (Path(path + suffix), file.with_suffix(suffix)):
            with suppress(OSError):
                digest.update(b"meta" + hashlib.sha256(beside.read_bytes()).digest())
    digest.update(file.suffix.lower().encode(errors="surrogatepass"))
    return digest.digest()


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=DIGEST_BYTES).digest()


@cache
def program_version() -> bytes:
    """Return a hash of all that bears on what a run prints or writes: the whole program."""
    digest = hashlib.sha256(code_version() + sys.version.encode())
    root = Path(__file__).parent.parent
    for stage in sorted(KEPT_APART):
        for path in sorted(_files(root / stage)):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


@cache
def code_version() -> bytes:
    """Return a hash of the code and lexicons that read a document, and of what they stand on.

    Installed packages count by name and version, whichever they are: a reader may be any of them.
    """
    digest = hashlib.sha256()
    for path in sorted(_sources(Path(__file__).parent.parent)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for folder in sys.path:
        with suppress(OSError):
            names = [name for name in os.listdir(folder) if name.endswith(".dist-info")]  # noqa: PTH208
            digest.update("\0".join(sorted(names)).encode(errors="replace"))
    return digest.digest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder, Python's own caches apart."""
    for entry in os.scandir(folder):
        if not entry.is_dir():
            yield Path(entry.path)
        elif entry.name != "__pycache__":
            yield from _files(Path(entry.path))


def _sources(root: Path) -> Iterator[Path]:
    """Yield the Python and YAML files under the package that bear on reading."""
    for entry in os.scandir(root):
        if entry.is_dir() and entry.name not in KEPT_APART:
            yield from _sources(Path(entry.path))
        elif entry.name.endswith((".py", ".yml")):
            yield Path(entry.path)
