"""What `onrecord origins` does."""

from __future__ import annotations

from typing import Any

from onrecord.cli.exports import hushing
from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.cli.watch import watch
from onrecord.model import Origins
from onrecord.pipeline import read_collection
from onrecord.pipeline.tracing import collection_origins


def work(
    out: Out,
    paths: tuple[str, ...],
    *,
    form: str,
    issuers: str | None,
    **run: Any,  # noqa: ANN401
) -> int:
    """Print the origins of each value."""
    options = options_from(**run)
    said = hushing(paths, unredacted=options.unredacted)
    with watch(out) as seen:
        collection = read_collection(paths, options, seen.progress)
        seen.tell(collection.failures)
        found = collection_origins(collection, options, issuers=issuers, said=said)
        print_records(out, found, Origins, form)
    return 0
