"""What `onrecord compare` does."""

from __future__ import annotations

from typing import Any

from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.cli.watch import watch
from onrecord.model import Comparison
from onrecord.pipeline import read_collection


def work(out: Out, paths: tuple[str, ...], *, form: str, **run: Any) -> int:  # noqa: ANN401
    """Print the accounts of each event beside each other."""
    options = options_from(**run)
    with watch(out) as seen:
        collection = read_collection(paths, options, seen.progress)
        seen.tell(collection.failures)
        print_records(out, collection.comparisons, Comparison, form)
    return 0
