"""What `onrecord check` does."""

from __future__ import annotations

import sys
from typing import Any

from onrecord.check import render
from onrecord.cli.exports import hushing
from onrecord.cli.findings import examine
from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.watch import watch
from onrecord.pipeline import read_collection


def work(
    out: Out,
    paths: tuple[str, ...],
    *,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    suppressions: str | None,
    **run: Any,  # noqa: ANN401
) -> int:
    """Print what the checks find; the status is 1 if they find something."""
    options = options_from(**run)
    with watch(out) as seen:
        collection = read_collection(paths, options, seen.progress)
        seen.tell(collection.failures)
        outcome = examine(
            collection, options, select=select, ignore=ignore, suppressions=suppressions,
            said=hushing(paths, unredacted=options.unredacted),
        )  # fmt: skip
        text = render(outcome.findings, collection, form, suppressed=outcome.suppressed)
        out.write(text.encode(errors="replace"))
        sys.stdout.buffer.flush()
        if not outcome.findings and collection.documents:
            out.say("no findings")
    return 1 if outcome.findings else 0
