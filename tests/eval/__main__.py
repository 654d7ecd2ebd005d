"""Print the scores of the project's own marked texts."""

from __future__ import annotations

from .test_floors import FLOORS, NO_FLOOR_YET, measure

for folder in (*FLOORS, *NO_FLOOR_YET):
    result, events = measure(folder)
    print(f"{folder:10} {result}, events {events:.3f}")  # noqa: T201
