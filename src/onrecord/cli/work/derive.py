"""What `onrecord register derive` does."""

from __future__ import annotations

from onrecord.casebook.statements import load_statements
from onrecord.casebook.store import open_casebook
from onrecord.errors import CasebookError
from onrecord.model import LISTED, Comparison, Derived
from onrecord.pipeline import Options, read_collection
from onrecord.register.account import beside
from onrecord.register.derived import derive
from onrecord.register.persons import load_persons, may_be_one


def whole(path: str) -> list[Derived]:
    """Return the figures of a casebook's whole register."""
    with open_casebook(path) as book:
        statements = {one.id: one for one in load_statements(book)}
        persons = load_persons(book)
        return derive(persons, statements, alike=may_be_one(book, persons))


def beside_documents(path: str) -> list[Comparison]:
    """Return the register's figures of each event, beside what the documents state.

    Raises:
        CasebookError: If no statement of the register is of an event that the documents tell.
    """
    collection = read_collection((path,), Options(cache=False))
    figures = [one for one in collection.figures if one.extractor == LISTED]
    if not figures:
        raise CasebookError(
            "the register tells of no event of the documents", path=path,
            hint="`register add … --event ID` says which event a list is of; `onrecord events` lists them",
        )  # fmt: skip
    return beside(collection.comparisons, figures)
