"""Runs made before: what they printed is printed again while nothing has changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from onrecord.check.names import FILE_NAME as SUPPRESSIONS
from onrecord.cli.exports import tell_export
from onrecord.cli.output import Out
from onrecord.pipeline.cache import Cache, default_folder
from onrecord.pipeline.reruns import run_key
from onrecord.trace.names import FILE_NAME as ISSUERS

OF_A_TERMINAL = (
    "COLUMNS", "LINES", "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
)  # fmt: skip
"""Variables that change how a table looks in a terminal."""

BESIDE = (SUPPRESSIONS, ISSUERS)
"""Names of files beside documents that change what is printed."""

FILES = ("suppressions", "passwords", "issuers")
"""Options that name a file."""


class Rerun:
    """One run with its paths and options, which may have been made before."""

    def __init__(self, name: str, paths: tuple[str, ...], given: dict[str, Any]) -> None:
        """Name the run.

        Args:
            name: The command.
            paths: As the user named them.
            given: Its options, with `cache` and `cache_dir`.
        """
        self._store: Cache | None = None
        if given["cache"]:
            self._store = Cache(Path(given["cache_dir"] or default_folder()))
        files = [_content(given.get(option)) for option in FILES]
        circumstances = [name, sorted(given.items()), *files]
        self._name = partial(self._key, paths, circumstances)
        self._known_as = self._name()

    def load(self) -> bytes | None:
        """Return what was kept of the run, or None."""
        if self._store is None or self._known_as is None:
            return None
        return self._store.load(self._known_as)

    def save(self, body: bytes) -> None:
        """Keep something of the run, unless a document changed meanwhile."""
        if self._store is None or self._known_as is None or self._name() != self._known_as:
            return
        self._store.save(self._known_as, body)
        self._store.prune()

    def _key(self, paths: tuple[str, ...], circumstances: list[Any]) -> str | None:
        if self._store is None:
            return None
        return run_key(paths, self._store.known_suffixes, circumstances, beside=BESIDE)


def replayed(name: str, paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Do what a command does, or print again what it printed, and return its status.

    Args:
        name: The command; `onrecord.cli.work` has a module of that name that does its work.
        paths: As the user named them.
        given: Its options.
    """
    tell_export(paths, name, given["form"], given["unredacted"])
    rerun = Rerun(name, paths, {**given, "terminal": _terminal()})
    kept = rerun.load()
    if kept is not None:
        Out().repeat(kept[1:])
        return kept[0]
    out = Out(remember=True)
    work: Callable[..., int] = import_module(f"onrecord.cli.work.{name}").work
    status = work(out, paths, **given)
    printed = out.remembered()
    if printed is not None:
        rerun.save(bytes([status]) + printed)
    return status


def _terminal() -> tuple[object, ...]:
    """Return what of the terminal changes what is printed."""
    encoding = (sys.stdout.encoding, sys.stdout.errors)
    if not sys.stdout.isatty():
        return encoding
    import shutil  # noqa: PLC0415 - for terminals only

    return (*encoding, shutil.get_terminal_size(), *map(os.environ.get, OF_A_TERMINAL))


def _content(path: str | None) -> bytes | str | None:
    """Return the bytes of a file that an option names, or why it has none."""
    if path is None:
        return None
    try:
        return Path(path).read_bytes()
    except OSError as error:
        return str(error)
