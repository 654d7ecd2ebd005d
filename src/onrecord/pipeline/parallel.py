"""Ordered work in other processes, with a bound on what is under way.

`concurrent.futures` has a pool of processes, but one worker that dies takes the pool with it, and
one that hangs cannot be ended alone. Here a thread stands over each worker process, so that a
crash or a timeout costs one item.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Any, Generic, TypeVar

from onrecord.pipeline.tasks import Done, Todo

T = TypeVar("T")
R = TypeVar("R")

WINDOW = 16
"""Items under way or waiting for an earlier one, for each worker."""


START_SECONDS = 60
"""How long a worker may take to start; counted apart from the items' time."""

READY = "ready"


class WorkerError(Exception):
    """A worker ended, or was ended, before it had an answer; the message says which."""


def ordered_map(
    task: Callable[[T], R],
    items: Iterable[Todo[T] | Done[R]],
    *,
    jobs: int,
    timeout: float,
    lost: Callable[[T, WorkerError], R],
) -> Iterator[R]:
    """Yield `task(item)` for each item, in their order, from at most `jobs` processes.

    At most `WINDOW` items a worker are under way, however many there are, so that memory does not
    grow with their number. `task` must be a module's own function and must not raise.

    Args:
        task: What each worker does.
        items: What it does it to, or what is known already; drawn as places come free.
        jobs: How many processes.
        timeout: Seconds that one item may take.
        lost: What to yield for an item whose worker crashed or ran out of time.
    """
    crew: _Crew[T, R] = _Crew(task, timeout, lost)
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(jobs, initializer=_leave_interrupts_to_the_caller) as threads:
        try:
            for item in items:
                if isinstance(item, Done):
                    waiting.append(_settled(item.result))
                else:
                    waiting.append(threads.submit(crew.do, item.item))
                if len(waiting) >= jobs * WINDOW:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            crew.dismiss()


def _settled(result: R) -> Future[R]:
    future: Future[R] = Future()
    future.set_result(result)
    return future


def _leave_interrupts_to_the_caller() -> None:
    """Block Ctrl-C in this thread and so in every process that starts from it."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


class _Crew(Generic[T, R]):
    """The workers of one run, one for each thread that asks."""

    def __init__(
        self, task: Callable[[T], R], timeout: float, lost: Callable[[T, WorkerError], R]
    ) -> None:
        self._task = task
        self._timeout = timeout
        self._lost = lost
        self._mine = threading.local()
        self._all: set[_Worker[T, R]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def do(self, item: T) -> R:
        """Have this thread's worker do one item; a worker that is lost is replaced."""
        worker: _Worker[T, R] | None = getattr(self._mine, "worker", None)
        try:
            if worker is None:
                worker = self._mine.worker = self._hire()
            return worker.do(item, self._timeout)
        except WorkerError as error:
            if worker is not None:
                worker.end()
                self._all.discard(worker)
            self._mine.worker = None
            return self._lost(item, error)

    def _hire(self) -> _Worker[T, R]:
        worker = _Worker(self._task)
        with self._lock:
            self._all.add(worker)
            if self._closed:
                worker.end()
        return worker

    def dismiss(self) -> None:
        """End every worker, at once; whoever waits for one gets a `WorkerError`."""
        with self._lock:
            self._closed = True
            for worker in list(self._all):
                worker.end()


class _Worker(Generic[T, R]):
    """One process and the pipe to it."""

    def __init__(self, task: Callable[[T], R]) -> None:
        _start_tracker()
        self._pipe, theirs = _context().Pipe()
        self._process = _context().Process(target=_serve, args=(task, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._started = False

    def do(self, item: T, timeout: float) -> R:
        """Return the worker's answer.

        Raises:
            WorkerError: If it crashed, or took more than `timeout` seconds.
        """
        if not self._started:
            self._receive(START_SECONDS)
            self._started = True
        try:
            self._pipe.send(item)
        except OSError as error:
            raise self._ended() from error
        answer: R = self._receive(timeout)
        return answer

    def _receive(self, timeout: float) -> Any:  # noqa: ANN401 - whatever the task returns
        try:
            if self._pipe.poll(timeout):
                return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._ended() from error
        raise WorkerError(f"no answer within {timeout:g} seconds")

    def _ended(self) -> WorkerError:
        self._process.join(1)
        return WorkerError(f"the worker ended (status {self._process.exitcode})")

    def end(self) -> None:
        """Kill the process; it holds nothing that needs saving."""
        self._process.kill()


def _serve(task: Callable[[T], R], pipe: Connection) -> None:
    """Answer items until the other end closes; interrupts are the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe.send(READY)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(task(item))


def _start_tracker() -> None:
    """Start the process that `multiprocessing` keeps beside its workers.

    Whoever starts it has Ctrl-C unblocked afterwards, and the server of the workers would die of
    one in the middle of its imports, with a traceback.
    """
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker  # noqa: PLC0415 - not on every system

        resource_tracker.ensure_running()
        _leave_interrupts_to_the_caller()


def _context() -> ForkServerContext | SpawnContext:
    """Return how processes start: never by a bare fork, since threads stand over them."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")
