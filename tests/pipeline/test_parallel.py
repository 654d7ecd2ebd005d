"""Ordered work in other processes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

from onrecord.pipeline.parallel import WINDOW, Limits, ordered_map
from onrecord.pipeline.tasks import Done, Todo

LIMITS = Limits(60, 4 * 1024**3)


def _work(item: int) -> bytes:
    """Answer, die or hang, as the item says."""
    if item == 13:
        os._exit(7)
    if item == 99:
        time.sleep(600)
    if item == 77:
        return bytes(5 * 1024**3)
    return f"{item} by {os.getpid()}".encode()


def _lost(item: int, error: Exception) -> bytes:
    return f"{item} lost: {error}".encode()


def _run(items: list[Todo[int] | Done[bytes]], jobs: int = 2, limits: Limits = LIMITS) -> list[str]:
    found = ordered_map(_work, items, jobs=jobs, limits=limits, lost=_lost)
    return [result.decode() for result in found]


def test_order_is_kept_and_known_results_wait_for_their_turn() -> None:
    """Results come in the order of the items, whoever was quicker."""
    items = [
        Done(f"{n} known".encode()) if n % 3 == 0 else Todo(n) for n in range(1, 50) if n != 13
    ]
    assert [int(result.split()[0]) for result in _run(items)] == [
        n for n in range(1, 50) if n != 13
    ]


def test_work_is_done_elsewhere_and_by_few() -> None:
    """As many processes as jobs answer, none of them this one."""
    workers = {result.split()[-1] for result in _run([Todo(n) for n in range(20, 60)])}
    assert 1 <= len(workers) <= 2
    assert str(os.getpid()) not in workers


def test_a_crash_costs_one_item() -> None:
    """A worker that dies is replaced, and its item says with what status it ended."""
    results = _run([Todo(n) for n in (11, 12, 13, 14, 15)], jobs=1)
    assert [result.split()[0] for result in results] == ["11", "12", "13", "14", "15"]
    assert [result for result in results if "lost" in result] == [
        "13 lost: the worker ended (status 7)"
    ]


def test_a_hang_costs_one_item() -> None:
    """A worker that takes too long is ended and replaced."""
    results = _run([Todo(n) for n in (1, 99, 2)], jobs=1, limits=LIMITS._replace(seconds=2))
    assert results[1] == "99 lost: no answer within 2 seconds"
    assert "lost" not in results[0] + results[2]


def test_a_hoard_of_memory_costs_one_item() -> None:
    """A worker that asks for more than it may have is lost with its item, and replaced."""
    results = _run([Todo(n) for n in (1, 77, 2)], jobs=1)
    assert results[1].startswith("77 lost: the worker ended")
    assert "lost" not in results[0] + results[2]


def test_a_bounded_number_is_under_way() -> None:
    """Items are drawn only as results are taken."""
    drawn = 0

    def items() -> Iterator[Todo[int] | Done[bytes]]:
        nonlocal drawn
        for number in range(1000, 2000):
            drawn += 1
            yield Todo(number)

    results = ordered_map(_work, items(), jobs=2, limits=LIMITS, lost=_lost)
    for taken in range(1, 101):
        next(results)
        assert drawn <= taken + 2 * WINDOW
    results.close()


def test_leaving_early_ends_the_workers() -> None:
    """A run that is given up leaves no thread behind, however long its workers would take."""
    before = threading.active_count()
    results = ordered_map(
        _work, [Todo(1), Todo(99)], jobs=2, limits=LIMITS._replace(seconds=600), lost=_lost
    )
    next(results)
    results.close()
    assert threading.active_count() == before
