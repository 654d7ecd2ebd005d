"""What the workbench holds while it runs: the casebook's connections, sessions, jobs, counts."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

from onrecord.casebook.store import Casebook, open_casebook
from onrecord.web.jobs import Jobs
from onrecord.web.kept import KeptFiles
from onrecord.web.sessions import Attempts, Sessions

T = TypeVar("T")
KEPT = 500
"""Counts that are kept until the casebook changes."""


class Settings(NamedTuple):
    """How the workbench was started.

    Attributes:
        path: The casebook.
        user: Under which name the log notes what is done where there are no accounts.
        hosts: The names under which it is called, besides those of this machine itself.
        loopback: Whether it is reached from this machine alone.
        secure: Whether it is reached by HTTPS.
        largest_upload: How many bytes of files it takes at once.
    """

    path: str
    user: str
    hosts: frozenset[str] = frozenset()
    loopback: bool = True
    secure: bool = False
    largest_upload: int = 2 * 1024**3


class Site:
    """One casebook being served."""

    def __init__(self, settings: Settings) -> None:
        """Begin without sessions and jobs."""
        self.settings = settings
        self.sessions = Sessions()
        self.attempts = Attempts()
        self.jobs = Jobs()
        self.files = KeptFiles()
        self.drawing = threading.Lock()
        self._secret = secrets.token_bytes(32)
        self._local = threading.local()
        self._folder: TemporaryDirectory[str] | None = None
        self._kept: OrderedDict[object, object] = OrderedDict()
        self._lock = threading.Lock()

    @asynccontextmanager
    async def lifespan(self, _: object) -> AsyncIterator[None]:
        """Stop what still runs when the program ends."""
        yield
        self.jobs.stop()
        self.files.stop()
        if self._folder is not None:
            self._folder.cleanup()

    def folder(self) -> Path:
        """Return the folder for files that are kept until the program ends."""
        with self._lock:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="onrecord-served-")
            return Path(self._folder.name)

    def book(self) -> Casebook:
        """Return this thread's own connection to the casebook."""
        found: Casebook | None = getattr(self._local, "book", None)
        if found is None:
            found = self._local.book = open_casebook(self.settings.path)
        return found

    def token(self, session: str) -> str:
        """Return the token that forms must carry; another for each session and each start."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def kept(self, book: Casebook | None, key: object, make: Callable[[], T]) -> T:
        """Return what was made for `key` since the casebook last changed, or make it.

        Without a casebook it is kept however that changes: `key` then holds all that it is made of.
        """
        newest = book.db.execute("SELECT max(seq) FROM log").fetchone()[0] if book else None
        name = (key, newest)
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._kept[name] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made
