"""What the checks find in a collection, less what somebody set aside with a reason."""

from __future__ import annotations

from onrecord.check import Outcome, apply_suppressions, find_suppressions, run_checks
from onrecord.check import load_suppressions as load
from onrecord.model import Collection, Finding
from onrecord.pipeline import Options
from onrecord.pipeline.gathering import collection_key, remembered
from onrecord.pipeline.readings import open_cache


def examine(
    collection: Collection,
    options: Options,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    suppressions: str | None = None,
) -> Outcome:
    """Return the findings on a collection: those to show, and those set aside.

    Args:
        collection: What was read.
        options: How it was read; findings are kept in the same cache.
        select: Codes, or beginnings of codes, of the checks to run; all if empty.
        ignore: Those not to run.
        suppressions: A file of suppressions; None takes those beside the documents.

    Raises:
        ConfigError: If a code names no check, or a file of suppressions cannot be used.
    """

    def find() -> tuple[Finding, ...]:
        return run_checks(collection, select=select or None, ignore=ignore)

    key = collection_key(collection, "findings", *select, "but", *ignore)
    findings = remembered(open_cache(options), key, Finding, find)
    if suppressions is None:
        entries = find_suppressions(document.path for document in collection.documents)
    else:
        entries = load(suppressions)
    return apply_suppressions(findings, entries, collection)
