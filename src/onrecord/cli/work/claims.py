"""What `onrecord claims` does."""

from __future__ import annotations

from typing import Any

from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.cli.watch import watch
from onrecord.compare.rolls import compare_rolls
from onrecord.model import CLAIM_KINDS, Claim, Roll
from onrecord.pipeline import read_collection
from onrecord.pipeline.claiming import collection_claims


def work(
    out: Out,
    paths: tuple[str, ...],
    *,
    form: str,
    kinds: tuple[str, ...],
    rolls: bool,
    **run: Any,  # noqa: ANN401
) -> int:
    """Print the claims of the documents, of the kinds that are wanted, or their lists compared."""
    options = options_from(**run)
    wanted = tuple(CLAIM_KINDS[kind] for kind in kinds or CLAIM_KINDS)
    with watch(out) as seen:
        collection = read_collection(paths, options, seen.progress, comparisons=False)
        seen.tell(collection.failures)
        found = collection_claims(collection, options)
        if rolls:
            print_records(out, compare_rolls(collection.documents, found), Roll, form)
            return 0
        print_records(out, [one for one in found if isinstance(one, wanted)], Claim, form)
    return 0
