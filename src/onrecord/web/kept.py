"""Files that came by the browser and wait until somebody has said what their columns are."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from onrecord.web.uploads import Upload, store

MOST = 20
"""Files that wait at one time; the oldest is forgotten for another."""


class KeptFile(NamedTuple):
    """A file that waits: where it lies, and who sent it."""

    folder: Path
    path: Path
    user: str


class KeptFiles:
    """The files that wait, by a name that nobody can guess."""

    def __init__(self) -> None:
        """Begin without any."""
        self._files: dict[str, KeptFile] = {}
        self._lock = threading.Lock()

    def keep(self, upload: Upload, user: str) -> str:
        """Write a file into a folder of its own, and return its name."""
        folder = Path(tempfile.mkdtemp(prefix="onrecord-list-"))
        (name,) = store([upload], folder)
        key = secrets.token_urlsafe(9).replace("-", "a")
        with self._lock:
            self._files[key] = KeptFile(folder, folder / name, user)
            over = list(self._files)[:-MOST]
        for one in over:
            self.forget(one)
        return key

    def find(self, key: str) -> KeptFile | None:
        """Return a file by its name."""
        return self._files.get(key)

    def hand_over(self, key: str) -> KeptFile | None:
        """Return a file and let whoever takes it remove its folder."""
        with self._lock:
            return self._files.pop(key, None)

    def forget(self, key: str) -> None:
        """Remove a file."""
        found = self.hand_over(key)
        if found is not None:
            shutil.rmtree(found.folder, ignore_errors=True)

    def stop(self) -> None:
        """Remove all of them, since the program ends."""
        for key in list(self._files):
            self.forget(key)
