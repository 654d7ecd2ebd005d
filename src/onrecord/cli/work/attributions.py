"""What `onrecord attributions` does."""

from __future__ import annotations

from typing import Any

from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.cli.watch import watch
from onrecord.model import Attribution, Quotation
from onrecord.pipeline import read_collection
from onrecord.pipeline.claiming import collection_attributions
from onrecord.pipeline.tracing import collection_quotations


def work(
    out: Out,
    paths: tuple[str, ...],
    *,
    form: str,
    nested: bool,
    quotations: bool,
    **run: Any,  # noqa: ANN401
) -> int:
    """Print who is credited with which words, or the quotations."""
    options = options_from(**run)
    with watch(out) as seen:
        collection = read_collection(paths, options, seen.progress, comparisons=False)
        seen.tell(collection.failures)
        if quotations:
            print_records(out, collection_quotations(collection, options), Quotation, form)
            return 0
        found = collection_attributions(collection, options)
        shown = [one for one in found if nested or one.within is None]
        print_records(out, shown, Attribution, form)
    return 0
