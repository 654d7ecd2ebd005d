"""How long a document's pages may be read from pictures."""

from __future__ import annotations

from time import monotonic

from onrecord.model import Notice, ReadOptions

LATE = Notice(text="picture, not read: the time was up (--timeout gives more)", kind="late")
"""What is said of pages behind the bound."""


class Clock:
    """Runs from the moment it is made.

    Args:
        options: `seconds` is the bound; 0 is none.
    """

    def __init__(self, options: ReadOptions) -> None:
        self._end = monotonic() + options.seconds if options.seconds else None

    def late(self) -> bool:
        """True when the time is up."""
        return self._end is not None and monotonic() > self._end
