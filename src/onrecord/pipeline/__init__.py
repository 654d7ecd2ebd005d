"""From paths to records: every stage in order, cached, in parallel, failures kept apart."""

from typing import TYPE_CHECKING

from onrecord.pipeline.options import PRESETS, Options
from onrecord.pipeline.paths import expand
from onrecord.pipeline.readings import Progress
from onrecord.pipeline.run import iter_documents, read_collection, stream_figures

if TYPE_CHECKING:
    from onrecord.pipeline.stages import read_one

__all__ = [
    "PRESETS",
    "Options",
    "Progress",
    "expand",
    "iter_documents",
    "read_collection",
    "read_one",
    "stream_figures",
]


def __getattr__(name: str) -> object:
    """Import the stages when they are asked for: a run that finds all in the cache never does."""
    if name == "read_one":
        from onrecord.pipeline.stages import read_one  # noqa: PLC0415

        return read_one
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
