"""Numbers that are of something wider than the happening the text is at."""

from __future__ import annotations

from onrecord.model import Figure
from onrecord.resolve.thread_book import ThreadBook
from onrecord.resolve.threads import Evidence, Thread, size_of

_SEVERAL = 2


def outgrown(book: ThreadBook, evidence: Evidence, here: Thread) -> Thread:
    """Return the wider happening for a number far too large for the one the text is at."""
    return _doubted(
        book.wide(evidence, here),
        "a number far above those given before is taken to be of something wider",
    )


def summed(book: ThreadBook, figure: Figure, evidence: Evidence, here: Thread) -> Thread | None:
    """Return the wider happening for a number given in all, or None where it is of one alone.

    It is wider where several happenings were told of, and it is above each of their numbers.
    """
    size = size_of(figure)
    told = [
        max(thread.sizes[outcome] for outcome in figure.outcome if outcome in thread.sizes)
        for thread in book.threads
        if not thread.wide and not thread.sizes.keys().isdisjoint(figure.outcome)
    ]
    if size is None or len(told) < _SEVERAL or size <= max(told):
        return None
    return _doubted(
        book.wide(evidence, here), "a number given in all is taken to be of several happenings"
    )


def _doubted(thread: Thread, doubt: str) -> Thread:
    if doubt not in thread.doubts:
        thread.doubts.append(doubt)
    return thread
