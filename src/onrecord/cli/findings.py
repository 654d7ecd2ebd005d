"""What the checks find in a collection, less what somebody set aside with a reason."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.casebook.cutting import MARK
from onrecord.check import Outcome, Suppression, apply_suppressions, find_suppressions, run_checks
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
    said: Callable[[str], str] = str,
) -> Outcome:
    """Return the findings on a collection: those to show, and those set aside.

    Args:
        collection: What was read.
        options: How it was read; findings are kept in the same cache.
        select: Codes, or beginnings of codes, of the checks to run; all if empty.
        ignore: Those not to run.
        suppressions: A file of suppressions; None takes those beside the documents.
        said: Takes out of their words what is withheld.

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
    return apply_suppressions(findings, [_hushed(one, said) for one in entries], collection)


def _hushed(entry: Suppression, said: Callable[[str], str]) -> Suppression:
    """Return a suppression as the documents are published: it fits their words, and gives nothing away."""
    return entry._replace(
        document=said(entry.document).replace(MARK, "*"), quote=said(entry.quote),
        reason=said(entry.reason), path=said(entry.path),
    )  # fmt: skip
