"""The registers of casebooks in a run: each an account beside the documents."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.casebook.folding import UNDO
from onrecord.casebook.mentions import MENTION_ACTIONS
from onrecord.casebook.persons import APART, SAME
from onrecord.casebook.releases import BY_RULE, END_RULE, KEEP_BACK, RELEASE
from onrecord.casebook.statements import LINK, LIST, LIST_EVENT, register_state
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.model import PARTLY, Collection, Failure, replace
from onrecord.pipeline.taken import State

_ACTIONS = (
    LIST, LIST_EVENT, LINK, SAME, APART, *MENTION_ACTIONS, RELEASE, KEEP_BACK, BY_RULE, END_RULE,
)  # fmt: skip
"""Actions of the log that change what a register says, or what of it is shown."""


def with_registers(collection: Collection, books: Mapping[str, State]) -> Collection:
    """Return a collection with what the registers of casebooks say of its events.

    Their documents stand after the others, and count as decided: no claims are read in them. A register is
    known as it is now alone: of a past state it is left out if it has changed since, and that is told.
    """
    for path, state in books.items():
        with open_casebook(path) as book:
            if register_state(book) is None:
                continue
            if _changed(book, state):
                reason = f"its register has changed since entry {state.at}, and is left out"
                told = Failure(path=path, code=PARTLY, reason=reason)
                collection = replace(collection, failures=(*collection.failures, told))
                continue
            from onrecord.register.account import register_account  # noqa: PLC0415 - if there is one

            account = register_account(book, collection.events)
        if account is not None and account.figures:
            collection = replace(
                collection,
                documents=(*collection.documents, account.document),
                figures=(*collection.figures, *account.figures),
                decided=collection.decided | {account.document.id},
            )
    return collection


def unchanged_registers(books: Mapping[str, State]) -> list[str]:
    """Return the paths of casebooks whose registers are as they were at the state that is read."""
    found = []
    for path, state in books.items():
        with open_casebook(path) as book:
            if not _changed(book, state):
                found.append(path)
    return found


def _changed(book: Casebook, state: State) -> bool:
    if state.at is None:
        return False
    marks = ", ".join("?" * len(_ACTIONS))
    # What takes back a decision about a claim names its document.
    query = (
        f"SELECT 1 FROM log WHERE seq > ? AND action IN ({marks})"  # noqa: S608
        " AND (action != ? OR document IS NULL) LIMIT 1"
    )
    return book.db.execute(query, (state.at, *_ACTIONS, UNDO)).fetchone() is not None
