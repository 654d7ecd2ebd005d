"""What a dossier has to do with the casebooks that it is made from, and with an earlier version."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from onrecord.casebook.exports import state_of as state_of_book
from onrecord.casebook.files import is_casebook
from onrecord.casebook.publishing import Publication
from onrecord.casebook.store import open_casebook
from onrecord.errors import ConfigError
from onrecord.model import Collection
from onrecord.pipeline import Options
from onrecord.pipeline.released import released_registers
from onrecord.pipeline.states import casebook_state, entry_at, standing_of
from onrecord.report import Run
from onrecord.report.changes import State, changes
from onrecord.report.version import dossier_state, state_of


class Books:
    """The casebooks of a run as they stand before it, and the state that it is held against."""

    def __init__(self, paths: Sequence[str], since: str | None, options: Options) -> None:
        """Look at the casebooks among `paths`, and at `since` before anything is written over it.

        Raises:
            ConfigError: If `since` is neither a dossier nor an entry of the only casebook.
        """
        self._paths = [path for path in paths if is_casebook(path)]
        self._heads: list[tuple[str, str]] = []
        self._standing: dict[str, str] = {}
        self._unredacted = options.unredacted
        for path in self._paths:
            with open_casebook(path) as book:
                name = Publication(book, unredacted=options.unredacted).said(Path(path).name)
                self._heads.append((name, state_of_book(path)))
                self._standing |= standing_of(book, unredacted=options.unredacted)
        self._since = "" if since is None else since
        self._old = None if since is None else self._state(since, options)

    def _state(self, since: str, options: Options) -> State:
        if Path(since).is_dir():
            version, state = dossier_state(since)
            self._since = f"version {version}" if version else "an earlier dossier"
            return state
        if len(self._paths) != 1:
            hint = "give the folder of an earlier dossier, or an entry of the one casebook"
            raise ConfigError(f"nothing to hold against under {since!r}", hint=hint)
        with open_casebook(self._paths[0]) as book:
            at = entry_at(book, since)
            self._since = f"{self._heads[0][0]} at entry {at} of its log"
            return casebook_state(book, at, preset=options.preset, unredacted=options.unredacted)

    def noted(self, run: Run, collection: Collection) -> Run:
        """Return a run that names the casebooks and what changed since the earlier state."""
        now = state_of(collection, self._standing)
        return dataclasses.replace(
            run,
            casebooks=tuple(self._heads),
            standing=self._standing,
            changes=None if self._old is None else changes(self._old, now),
            since=self._since,
            registers=released_registers(self._paths, unredacted=self._unredacted),
        )
