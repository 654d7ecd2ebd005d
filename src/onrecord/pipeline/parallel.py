"""Ordered work in other processes, with a bound on what is under way.

`concurrent.futures` has a pool of processes, but one worker that dies takes the pool with it, and
one that hangs cannot be ended alone. `multiprocessing` imports the caller's main module anew in
each process, which a script without a guard does not survive. Here a thread stands over each
worker process, so that a crash or a timeout costs one item.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, NamedTuple, TypeVar

from onrecord.pipeline.tasks import Done, Todo
from onrecord.pipeline.worker import Setup, receive

T = TypeVar("T")

WINDOW = 16
"""Items under way or waiting for an earlier one, for each worker."""


START_SECONDS = 60
"""How long a worker may take to start; counted apart from the items' time."""


class Limits(NamedTuple):
    """What one item may take: seconds, and bytes of memory with all that its worker has loaded."""

    seconds: float
    memory: int


class WorkerError(Exception):
    """A worker ended, or was ended, before it had an answer; the message says which."""


def ordered_map(
    task: Callable[[T], bytes],
    items: Iterable[Todo[T] | Done[bytes]],
    *,
    jobs: int,
    limits: Limits,
    lost: Callable[[T, WorkerError], bytes],
) -> Iterator[bytes]:
    """Yield `task(item)` for each item, in their order, from at most `jobs` processes.

    At most `WINDOW` items a worker are under way, however many there are, so that memory does not
    grow with their number. `task` must be a module's own function and must not raise.

    Args:
        task: What each worker does.
        items: What it does it to, or what is known already; drawn as places come free.
        jobs: How many processes.
        limits: What one item may take.
        lost: What to yield for an item whose worker crashed or ran out of time.
    """
    crew: _Crew[T] = _Crew(task, limits, lost)
    waiting: deque[Future[bytes]] = deque()
    with ThreadPoolExecutor(jobs) as threads:
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


def _settled(result: bytes) -> Future[bytes]:
    future: Future[bytes] = Future()
    future.set_result(result)
    return future


class _Crew(Generic[T]):
    """The workers of one run, one for each thread that asks."""

    def __init__(
        self,
        task: Callable[[T], bytes],
        limits: Limits,
        lost: Callable[[T, WorkerError], bytes],
    ) -> None:
        self._task = task
        self._limits = limits
        self._lost = lost
        self._mine = threading.local()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def do(self, item: T) -> bytes:
        """Have this thread's worker do one item; a worker that is lost is replaced."""
        worker: _Worker | None = getattr(self._mine, "worker", None)
        try:
            if worker is None:
                worker = self._mine.worker = self._hire()
            return worker.do(item, self._limits.seconds)
        except WorkerError as error:
            if worker is not None:
                worker.end()
                self._all.discard(worker)
            self._mine.worker = None
            return self._lost(item, error)

    def _hire(self) -> _Worker:
        task = self._task
        setup = Setup(sys.path, task.__module__, task.__qualname__, self._limits.memory)
        worker = _Worker(setup)
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


class _Worker:
    """One process and the pipes to it."""

    def __init__(self, setup: Setup) -> None:
        # A session of its own, so that Ctrl-C is the parent's business alone.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.pipeline.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._late = False
        self._started = False
        self._send(setup)

    def do(self, item: object, seconds: float) -> bytes:
        """Return the worker's answer.

        Raises:
            WorkerError: If it crashed, or took more than `seconds`.
        """
        if not self._started:
            self._receive(START_SECONDS)
            self._started = True
        self._send(item)
        return self._receive(seconds)

    def _send(self, item: object) -> None:
        assert self._process.stdin is not None  # noqa: S101 - for the types: it is a pipe
        try:
            pickle.dump(item, self._process.stdin)
            self._process.stdin.flush()
        except OSError as error:
            raise self._ended() from error

    def _receive(self, seconds: float) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - for the types: it is a pipe
        watch = threading.Timer(seconds, self._give_up)
        watch.daemon = True
        watch.start()
        try:
            return receive(self._process.stdout)
        except (EOFError, OSError, ValueError) as error:
            if self._late:
                raise WorkerError(f"no answer within {seconds:g} seconds") from error
            raise self._ended() from error
        finally:
            watch.cancel()
            watch.join()

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _ended(self) -> WorkerError:
        try:
            status = self._process.wait(1)
        except subprocess.TimeoutExpired:
            return WorkerError("the worker closed its pipe")
        return WorkerError(f"the worker ended (status {status})")

    def end(self) -> None:
        """Kill the process; it holds nothing that needs saving."""
        self._process.kill()
        self._process.wait()
