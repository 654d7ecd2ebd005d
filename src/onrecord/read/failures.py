"""An error → the record that tells of it, so that the run can go on."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.model import Failure


def failure_of(error: Exception, path: str) -> Failure:
    """Return the record of an error met while `path` was read.

    An error that nobody foresaw is told with the place it came from.
    """
    if isinstance(error, OnRecordError):
        return Failure(
            path=error.path or path, code=error.code, reason=error.message, hint=error.hint
        )
    if isinstance(error, MemoryError):
        hint = "split it into smaller files; it may also be a file made to do harm"
        return Failure(path=path, code="read", reason="needs too much memory", hint=hint)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename).name
        place = f" in {name}, line {trace.tb_lineno}"
    reason = " ".join(f"{type(error).__name__}: {error}{place}".split())
    return Failure(path=path, code="internal", reason=reason, hint="please report this defect")
