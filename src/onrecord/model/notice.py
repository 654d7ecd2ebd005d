"""What a reader tells the user of a document, beside its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from onrecord.model.base import Record

NoticeKind = Literal["about", "unread", "late"]
"""Whether a notice is about the file alone, or tells of words that were not read.

`late` is `unread` too: more would be read in more time.
"""


class Notice(Record, frozen=True, kw_only=True):
    """One plain sentence on how a document was read.

    `kind` is `unread` where words of the document were passed over, so that whoever sees only what
    was counted must be told; `late` where that was for want of time; else `about`.
    """

    text: str
    kind: NoticeKind = "about"

    @property
    def unread(self) -> bool:
        """True where words of the document were passed over."""
        return self.kind != "about"


def about(*texts: str) -> tuple[Notice, ...]:
    """Return notices that are about the file alone."""
    return tuple(Notice(text=text) for text in texts)


def unread(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Return what the notices tell of words that were passed over."""
    return tuple(notice.text for notice in notices if notice.unread)
