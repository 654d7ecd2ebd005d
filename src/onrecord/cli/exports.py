"""Commands that read casebooks: what they print leaves, and the log says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from onrecord.casebook.files import is_casebook
from onrecord.cli.casebooks import acting_user
from onrecord.cli.output import say
from onrecord.errors import CasebookError, ConfigError

LOOKED_AT = frozenset({"table", "text"})
"""Forms for people to look at: nothing leaves by them, unless it is unredacted."""


def tell_export(paths: Iterable[str], command: str, form: str, unredacted: str | None) -> None:
    """Note in the log of each casebook among `paths` what a command takes out of it.

    Args:
        paths: As the user named them.
        command: The command.
        form: In which form it prints.
        unredacted: Why what is withheld is to be in it; None keeps it out.

    Raises:
        ConfigError: If the reason is empty.
        CasebookError: If it is unredacted and the log cannot be written.
    """
    if unredacted is not None and not unredacted.strip():
        raise ConfigError("--unredacted needs a reason", hint="the log keeps it")
    if unredacted is None and form in LOOKED_AT:
        return
    for path in paths:
        if is_casebook(path):
            _note(path, command, form, unredacted)


def hushing(paths: Iterable[str], *, unredacted: bool) -> Callable[[str], str]:
    """Return what takes names and passages that casebooks among `paths` withhold out of words beside them."""
    books = [path for path in paths if is_casebook(path)] if not unredacted else []
    if not books:
        return str
    from onrecord.casebook.cutting import MARK  # noqa: PLC0415 - if there is one
    from onrecord.casebook.names import pattern_of, without_names  # noqa: PLC0415
    from onrecord.casebook.publishing import Publication  # noqa: PLC0415
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415
    from onrecord.casebook.withholding import passage_words  # noqa: PLC0415

    found = []
    for path in books:
        with open_casebook(path) as book:
            found.append((Publication(book), pattern_of(passage_words(book))))

    def said(words: str) -> str:
        for one, passages in found:
            words = without_names(one.said(words), passages, MARK)
        return words

    return said


def _note(path: str, command: str, form: str, unredacted: str | None) -> None:
    from onrecord.casebook.exports import note_export  # noqa: PLC0415 - if there is one
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415

    try:
        with open_casebook(path) as book:
            note_export(
                book, command, form, user=acting_user(), unredacted=unredacted is not None,
                reason=unredacted or "",
            )  # fmt: skip
    except (CasebookError, sqlite3.OperationalError) as error:
        if unredacted is not None:
            reason = f"nothing leaves unredacted that the log does not tell of: {error}"
            raise CasebookError(reason, path=path) from error
        say(f"onrecord: {path}: the log does not tell of this export: {error}")
