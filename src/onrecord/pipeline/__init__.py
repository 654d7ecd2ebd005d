"""From paths to records: every stage in order, cached, in parallel, failures kept apart."""

from onrecord.pipeline.options import PRESETS, Options
from onrecord.pipeline.paths import expand
from onrecord.pipeline.run import Progress, Reading, iter_documents, read_collection, stream_figures
from onrecord.pipeline.stages import read_one

__all__ = [
    "PRESETS",
    "Options",
    "Progress",
    "Reading",
    "expand",
    "iter_documents",
    "read_collection",
    "read_one",
    "stream_figures",
]
