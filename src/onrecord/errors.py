"""One root for every error a user may meet.

Each error carries what happened, to which file, and a way out. The command line prints the
three and exits with status 2; a run over many files turns them into `Failure` records instead
and goes on.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Root of all errors of this package.

    Args:
        message: What is wrong, in one sentence without the path.
        path: The file concerned, as the user gave it, or None.
        hint: What the user can do about it, or an empty string.
    """

    code = "error"

    def __init__(self, message: str, *, path: str | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.hint = hint

    def __str__(self) -> str:
        """Return `path: message (hint)` with the parts that are known."""
        head = f"{self.path}: {self.message}" if self.path else self.message
        return f"{head} ({self.hint})" if self.hint else head


class ReadError(OnRecordError):
    """A document's bytes could not be turned into text."""

    code = "read"


class AnchorError(OnRecordError):
    """A record's offsets do not point to its own words."""

    code = "anchor"


class DecodeError(OnRecordError):
    """A record, or a file of records, does not follow the ledger's contract."""

    code = "decode"


class ConfigError(OnRecordError):
    """An option, a metadata file or a suppression cannot be used as it stands."""

    code = "config"


class CasebookError(OnRecordError):
    """A casebook cannot be opened, read or written."""

    code = "casebook"


class ChangedError(CasebookError):
    """Somebody else changed the same thing meanwhile; the message says who and when."""

    code = "changed"


class EstimateError(OnRecordError):
    """An estimate cannot be made of these lists, and why."""

    code = "estimate"


class PluginError(OnRecordError):
    """A plugin could not be loaded, or is unknown; the message lists those that are known."""

    code = "plugin"


class InternalError(OnRecordError):
    """A defect of this package; please report it."""

    code = "internal"
