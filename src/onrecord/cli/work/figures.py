"""What `onrecord figures` does."""

from __future__ import annotations

from typing import Any

from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.cli.watch import watch
from onrecord.model import Figure
from onrecord.pipeline import stream_figures


def work(out: Out, paths: tuple[str, ...], *, form: str, **run: Any) -> int:  # noqa: ANN401
    """Print the figures of the documents as they are read."""
    options = options_from(**run)
    with watch(out) as seen:
        figures = seen.take_out(stream_figures(paths, options, seen.progress))
        print_records(out, figures, Figure, form)
    return 0
