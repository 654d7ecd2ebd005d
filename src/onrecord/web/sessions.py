"""Who is logged in, and how often somebody tried to be.

Sessions lie in this process's memory and nowhere else, so that a casebook that is handed over holds
none; whoever restarts the program logs everybody out.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

IDLE = 2 * 3600.0
"""Seconds without a request after which a session ends."""
LONGEST = 12 * 3600.0
"""Seconds after which it ends in any case."""
WINDOW = 15 * 60.0
"""Seconds for which a failed login counts."""
MOST_FAILURES = 5
"""Failures for one name, or from one address ten times as many, after which to wait."""
MOST_SESSIONS = 10_000


class Session(NamedTuple):
    """Somebody logged in: their account, its state then, and when they began and last asked."""

    name: str
    changed: int
    began: float
    seen: float


class Sessions:
    """The sessions by the SHA-256 of their secrets."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without any."""
        self._all: dict[str, Session] = {}
        self._clock = clock
        self._lock = threading.Lock()

    def begin(self, name: str, changed: int, old: str = "") -> str:
        """Begin a session and return its secret; the one before, if there was one, ends."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._all.pop(_digest(old), None)
            for key in [key for key, one in self._all.items() if self._over(one, now)]:
                del self._all[key]
            while len(self._all) >= MOST_SESSIONS:
                del self._all[next(iter(self._all))]
            self._all[_digest(secret)] = Session(name, changed, now, now)
        return secret

    def find(self, secret: str) -> Session | None:
        """Return the session with this secret, if it has not ended."""
        key, now = _digest(secret), self._clock()
        with self._lock:
            found = self._all.get(key)
            if found is None or self._over(found, now):
                self._all.pop(key, None)
                return None
            self._all[key] = found._replace(seen=now)
        return found

    def end(self, secret: str) -> None:
        """End a session."""
        with self._lock:
            self._all.pop(_digest(secret), None)

    @staticmethod
    def _over(session: Session, now: float) -> bool:
        return now - session.seen > IDLE or now - session.began > LONGEST


class Attempts:
    """Failed logins, by name and by address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without any."""
        self._failed: dict[str, list[float]] = {}
        self._clock = clock
        self._lock = threading.Lock()

    def wait(self, name: str, address: str) -> int:
        """Return the seconds until the next try is allowed, 0 for now."""
        now = self._clock()
        with self._lock:
            waits = [
                self._left(f"name:{name}", MOST_FAILURES, now),
                self._left(f"from:{address}", 10 * MOST_FAILURES, now),
            ]
        return max(waits)

    def failed(self, name: str, address: str) -> None:
        """Note a failure."""
        now = self._clock()
        with self._lock:
            for key in [key for key, times in self._failed.items() if now - times[-1] > WINDOW]:
                del self._failed[key]
            for key in (f"name:{name}", f"from:{address}"):
                self._failed.setdefault(key, []).append(now)

    def passed(self, name: str) -> None:
        """Forget the failures of a name whose owner is in."""
        with self._lock:
            self._failed.pop(f"name:{name}", None)

    def _left(self, key: str, most: int, now: float) -> int:
        recent = [one for one in self._failed.get(key, ()) if now - one <= WINDOW]
        if len(recent) < most:
            return 0
        return int(WINDOW - (now - recent[-most])) + 1


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
