"""A run seen from the terminal: its progress, and what could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from onrecord.cli.output import Out
from onrecord.errors import ConfigError
from onrecord.model import INSIDE, PARTLY, PASSED, WITHHELD, Failure, Record
from onrecord.pipeline import Progress

UNSURE = frozenset({"internal", "lost"})
"""Failures that another run may not meet: defects, and files that took too long."""

NOT_LOST = frozenset({PARTLY, PASSED, WITHHELD})
"""Failures that leave no document unread."""

RecordT = TypeVar("RecordT", bound=Record)


class Watch:
    """Counts documents and failures, and passes progress on to a bar where there is one."""

    def __init__(self, out: Out, progress: Progress | None = None) -> None:
        """Start with nothing done; messages go to `out`, progress to a bar where none is given."""
        self._out = out
        self.documents = 0
        self.failures = 0
        self.inside = 0
        self._hints: set[str] = set()
        self._bar = progress
        if progress is None and sys.stderr.isatty():
            from onrecord.cli.progress import start_bar  # noqa: PLC0415 - rich starts slowly

            self._bar = start_bar()

    def progress(self, done: int, total: int) -> None:
        """Take note that `done` of `total` documents are done."""
        self.documents = total
        if self._bar is not None:
            self._bar(done, total)

    def tell(self, failures: Iterable[Failure]) -> None:
        """Print failures on standard error."""
        for failure in failures:
            if INSIDE in failure.path:
                self.inside += failure.code not in NOT_LOST
            else:
                self.failures += failure.code not in NOT_LOST
            if failure.code in UNSURE:
                self._out.forget()
            self._out.say(f"onrecord: {failure.path}: {failure.reason}")
            if failure.hint and failure.hint not in self._hints:
                self._hints.add(failure.hint)
                self._out.say(f"  hint: {failure.hint}")

    def take_out(self, items: Iterable[RecordT | Failure]) -> Iterator[RecordT]:
        """Yield what is no failure, and tell the failures."""
        for item in items:
            if isinstance(item, Failure):
                self.tell([item])
            else:
                yield item


@contextmanager
def watch(out: Out, progress: Progress | None = None) -> Iterator[Watch]:
    """Watch one run, whose messages go to `out`; at its end say how many documents were left out.

    Raises:
        ConfigError: If none of them could be read.
    """
    run = Watch(out, progress)
    yield run
    if run.failures and run.failures == run.documents:
        raise ConfigError("none of the documents could be read")
    if run.failures:
        out.say(f"onrecord: {run.failures} of {run.documents} documents were left out")
    if run.inside:
        out.say(f"onrecord: {run.inside} of the files in them were left out")
