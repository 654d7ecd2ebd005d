"""What is said of files that a password locks."""

from __future__ import annotations

from onrecord.errors import ReadError
from onrecord.model import ReadOptions


def why_locked(options: ReadOptions) -> tuple[str, str]:
    """Return why a file that a password locks is not read, and what to do about it."""
    if options.passwords:
        return (
            "is encrypted, and no given password opens it",
            "look whether its password stands on a line of its own in the file of `--passwords`",
        )
    return "is encrypted, and no password was given", "give its password with `--passwords FILE`"


def locked(path: str, options: ReadOptions) -> ReadError:
    """Return the error for a file that no given password opens."""
    reason, hint = why_locked(options)
    return ReadError(reason, path=path, hint=hint)
