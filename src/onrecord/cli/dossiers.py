"""What a dossier has to do with the casebooks that it is made from, and with an earlier version."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from onrecord.casebook.files import is_casebook
from onrecord.casebook.heads import entry_at
from onrecord.casebook.store import open_casebook
from onrecord.errors import ConfigError
from onrecord.model import Collection
from onrecord.pipeline import Options
from onrecord.pipeline.registers import unchanged_registers
from onrecord.pipeline.released import released_registers
from onrecord.pipeline.states import casebook_state
from onrecord.pipeline.taken import Taken
from onrecord.report import Run
from onrecord.report.changes import State, changes
from onrecord.report.version import dossier_state, state_of


class Since:
    """The state that a dossier is held against; looked at before anything is written over it."""

    def __init__(self, paths: tuple[str, ...], given: str, options: Options) -> None:
        """Look at the folder of a dossier, or at an entry of the only casebook among `paths`.

        Raises:
            ConfigError: If `given` is neither.
        """
        self.words, self.state = self._found(paths, given, options)

    @staticmethod
    def _found(paths: tuple[str, ...], given: str, options: Options) -> tuple[str, State]:
        if Path(given).is_dir():
            version, state = dossier_state(given)
            return f"version {version}" if version else "an earlier dossier", state
        books = [path for path in paths if is_casebook(path)]
        if len(books) != 1:
            hint = "give the folder of an earlier dossier, or an entry of the one casebook"
            raise ConfigError(f"nothing to hold against under {given!r}", hint=hint)
        with open_casebook(books[0]) as book:
            at = entry_at(book, given)
            state = casebook_state(book, at, preset=options.preset, unredacted=options.unredacted)
        return f"entry {at} of the casebook\u2019s log", state


def noted(
    run: Run, collection: Collection, taken: Taken, since: Since | None, *, unredacted: bool
) -> Run:
    """Return a run that names the casebooks and what changed since."""
    now = state_of(collection, taken.standing)
    return dataclasses.replace(
        run,
        casebooks=tuple((one.name, one.head) for one in taken.books.values()),
        standing=taken.standing,
        changes=changes(since.state, now) if since else None,
        since=since.words if since else "",
        registers=released_registers(unchanged_registers(taken.books), unredacted=unredacted),
    )
