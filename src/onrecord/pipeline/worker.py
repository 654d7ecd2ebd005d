"""A process that does one task over and over: `python -m onrecord.pipeline.worker`.

Documents are hostile input, and some of the libraries that read them are written in C. So they
are read here, where a crash, a runaway or a hoard of memory costs one document. Down the pipe
come pickled items, from the parent that is trusted; up go bytes and nothing that is executed.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from contextlib import suppress
from importlib import import_module
from struct import Struct
from typing import IO, Any, NamedTuple

LENGTH = Struct("<Q")
"""What stands before each answer: how many bytes it has."""


class Setup(NamedTuple):
    """What a worker is told first: where code lies, its task by name, and its memory in bytes."""

    path: list[str]
    module: str
    function: str
    memory: int


COLLECT_EVERY = 250_000
"""Objects made and not freed after which Python looks for circles among them: more than the word lists
are, which hold none. Its own 700 is for programs that make more circles, and takes a twentieth of a
worker's time."""


def main() -> None:
    """Answer items until the other end closes."""
    gc.set_threshold(COLLECT_EVERY)
    # What a library prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    items = os.fdopen(os.dup(0), "rb")
    setup: Setup = pickle.load(items)  # noqa: S301 - from the parent
    sys.path[:] = setup.path
    _limit(setup.memory)
    module = import_module(setup.module)
    # What the task needs is loaded before the first item comes, so that it is not timed with it.
    for name in getattr(module, "LOADED_FIRST", ()):
        import_module(name)
    task = getattr(module, setup.function)
    send(answers, b"")
    while True:
        try:
            item: Any = pickle.load(items)  # noqa: S301 - from the parent
        except EOFError:
            return
        send(answers, task(item))


def send(pipe: IO[bytes], answer: bytes) -> None:
    """Write an answer with its length before it."""
    pipe.write(LENGTH.pack(len(answer)))
    pipe.write(answer)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read an answer.

    Raises:
        EOFError: If the worker ended before it had answered.
    """
    head = pipe.read(LENGTH.size)
    if len(head) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        answer = pipe.read(length)
        if len(answer) == length:
            return answer
    raise EOFError


def _limit(memory: int) -> None:
    """Let the process have so much memory and no more, where the system can see to it."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        least = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


if __name__ == "__main__":
    main()
