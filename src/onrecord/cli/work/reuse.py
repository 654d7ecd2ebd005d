"""What `onrecord reuse` does."""

from __future__ import annotations

from typing import Any

from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.cli.watch import watch
from onrecord.model import Reuse
from onrecord.pipeline import read_collection
from onrecord.pipeline.tracing import collection_reuse


def work(out: Out, paths: tuple[str, ...], *, form: str, **run: Any) -> int:  # noqa: ANN401
    """Print the passages that the documents share."""
    options = options_from(**run)
    with watch(out) as seen:
        collection = read_collection(paths, options, seen.progress, comparisons=False)
        seen.tell(collection.failures)
        print_records(out, collection_reuse(collection, options), Reuse, form)
    return 0
