"""Print the scores of the project's own marked texts."""

from __future__ import annotations

from .test_floors import FLOORS, measure

for folder in FLOORS:
    result, events = measure(folder)
    print(f"{folder:10} {result}, events {events:.3f}")  # noqa: T201
