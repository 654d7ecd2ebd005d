"""Print the scores of the project's own marked texts."""

from __future__ import annotations

from .reuse import score
from .test_floors import FLOORS, NO_FLOOR_YET, measure

for folder in (*FLOORS, *NO_FLOOR_YET):
    result, events = measure(folder)
    print(f"{folder:10} {result}, events {events:.3f}")  # noqa: T201
for noise in (0.0, 0.06):
    found = score(noise)
    print(  # noqa: T201
        f"reuse {noise:.0%}   F1 {found.f1:.3f} (P {found.precision:.3f}, R {found.recall:.3f}), "
        f"passages {found.found}/{found.passages}, stray {found.stray}, "
        f"changed numbers {found.numbers_found}/{found.numbers}"
    )
