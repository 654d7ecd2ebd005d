"""Casebooks as they stand or stood, to be held against each other."""

from __future__ import annotations

from onrecord.casebook.published import published
from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError
from onrecord.model import Collection, Figure
from onrecord.pipeline.presets import under_preset
from onrecord.report.changes import State
from onrecord.report.version import state_of


def casebook_state(
    book: Casebook, at: int | None = None, *, preset: str = "bounds", unredacted: bool = False
) -> State:
    """Return a casebook's claims that nobody rejected, its events and its comparisons.

    Args:
        book: The casebook.
        at: As it stood after this entry of its log; None for now.
        preset: The rule for vague words.
        unredacted: Whether what is withheld or confidential is in it.
    """
    from onrecord.compare import compare  # noqa: PLC0415 - it brings the grammar's code

    seen = published(book, at=at, unredacted=unredacted)
    standing = list(seen.claims())
    claims = [one.record for one in standing if one.status != "rejected"]
    collection = Collection(
        documents=tuple(seen.documents()),
        figures=tuple(
            under_preset(tuple(one for one in claims if isinstance(one, Figure)), preset)
        ),
        events=seen.events(),
    )
    state = state_of(collection, {one.record.id: one.status for one in standing})
    others = tuple(one for one in claims if not isinstance(one, Figure))
    return state._replace(claims=state.claims + others, comparisons=compare(collection))


def entry_at(book: Casebook, given: str) -> int:
    """Return the number of the entry that `SEQ`, or a head `SEQ:HASH`, names.

    Raises:
        CasebookError: If the log has no such entry.
    """
    number, _, digest = given.partition(":")
    if number.isdecimal():
        found = published(book, at=int(number)).head
        if not digest or found == f"{int(number)}:{digest}":
            return int(number)
    hint = "`onrecord log` lists the entries"
    raise CasebookError(f"has no entry {given!r}", path=book.path, hint=hint)


def standing_of(book: Casebook, *, unredacted: bool = False) -> dict[str, str]:
    """Return how each claim that may leave a casebook stands."""
    return {one.record.id: one.status for one in published(book, unredacted=unredacted).claims()}
