"""The registers of casebooks in a run: each an account beside the documents."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.casebook.statements import register_date
from onrecord.casebook.store import open_casebook
from onrecord.model import Collection, replace


def with_registers(collection: Collection, books: Iterable[str]) -> Collection:
    """Return a collection with what the registers of casebooks say of its events.

    Their documents stand after the others, and count as decided: no claims are read in them.
    """
    for path in books:
        with open_casebook(path) as book:
            if register_date(book) is None:
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
