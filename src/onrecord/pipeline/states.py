"""Casebooks as they stand or stood, to be held against each other."""

from __future__ import annotations

from onrecord.casebook.published import published
from onrecord.casebook.store import Casebook
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
