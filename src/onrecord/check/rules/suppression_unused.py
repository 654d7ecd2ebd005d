"""OR901: a suppression that matches no finding. Its findings are made by `check.suppress`."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule
from onrecord.model import Collection, Finding


def find(collection: Collection) -> Iterator[Finding]:
    """Yield nothing: whether a suppression is used is known only when all rules have run."""
    del collection
    yield from ()


RULE = Rule(
    code="OR901",
    slug="unused-suppression",
    severity="note",
    description="A suppression in `onrecord.suppress.yml` matches no finding.",
    hint="Delete the entry, or correct its code, document or quote.",
    finds="An entry of a file of suppressions whose code, document and quote fit no finding of this run.",
    why="An entry that outlives its finding may later hide another one.",
    bad="code: OR103, document: annex.md, quote: “295” (the annex now says 285)",
    good="no such entry",
    limits="Entries for documents that are not part of the run are not reported.",
    run=find,
)
