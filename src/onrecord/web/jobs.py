"""Work that takes long, each in a process of its own: it can be watched, and stopped."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError

MOST_KEPT = 50
"""Jobs that are listed; older ones are forgotten once they are done."""
GRACE = 10.0
"""Seconds that a process is given to end by itself."""
MOST_RUNNING = 8
"""Jobs that run at a time."""
MOST_TOLD = 500
"""Lines that a job may tell besides its progress."""


PROGRAM = "onrecord.web.worker"
PROGRAMS = {"publish": "onrecord.cli.work.publish"}
"""Programs of tasks that need the code of a command, which no page may load."""


@dataclass(slots=True)
class Job:
    """A job: what it is, how far it is, and what came of it.

    `state` is `running`, `done`, `failed` or `cancelled`; `result` what the process gave back.
    """

    id: str
    title: str
    user: str
    task: str
    args: Mapping[str, Any]
    began: float
    done: int = 0
    total: int = 0
    state: str = "running"
    told: list[str] = field(default_factory=list)
    result: Any = None
    ended: float | None = None

    @property
    def seconds(self) -> float:
        """For how long it has run."""
        return (self.ended or time.time()) - self.began

    def plain(self) -> dict[str, Any]:
        """Return it for JSON."""
        names = ("id", "title", "user", "task", "state", "done", "total", "told")
        return {name: getattr(self, name) for name in names} | {"seconds": round(self.seconds, 1)}


class Jobs:
    """The jobs since the program started, the newest last; one at a time writes."""

    def __init__(self) -> None:
        """Begin without any."""
        self._jobs: dict[str, Job] = {}
        self._processes: dict[str, subprocess.Popen[str]] = {}
        self._lock = threading.Lock()

    def start(
        self, task: str, title: str, user: str, args: Mapping[str, Any], folder: Path | None = None
    ) -> Job:
        """Start a job.

        Args:
            task: One of `onrecord.web.worker.TASKS`, or of `PROGRAMS`.
            title: What it is called.
            user: Who started it.
            args: What the task is given, as JSON.
            folder: A folder that is removed when it is over.

        Raises:
            ConfigError: If too many run already.
        """
        if sum(one.state == "running" for one in self.all()) >= MOST_RUNNING:
            hint = "wait until one of them is done, or stop it"
            raise ConfigError(f"{MOST_RUNNING} jobs are running already", hint=hint)
        job = Job(secrets.token_urlsafe(9), title, user, task, args, time.time())
        process = subprocess.Popen(
            [sys.executable, "-m", PROGRAMS.get(task, PROGRAM), task],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
        with self._lock:
            self._jobs[job.id], self._processes[job.id] = job, process
            over = [one.id for one in self._jobs.values() if one.state != "running"]
            for key in over[: max(len(self._jobs) - MOST_KEPT, 0)]:
                del self._jobs[key]
        watch = threading.Thread(
            target=self._watch, args=(job, process, dict(args), folder), daemon=True
        )
        watch.start()
        return job

    def find(self, key: str) -> Job | None:
        """Return a job by its id."""
        return self._jobs.get(key)

    def all(self) -> list[Job]:
        """Return the jobs, the newest first."""
        with self._lock:
            return list(self._jobs.values())[::-1]

    def newest(self, task: str, state: str = "done") -> Job | None:
        """Return the newest job of a kind that is in a state."""
        return next((one for one in self.all() if one.task == task and one.state == state), None)

    def cancel(self, key: str) -> None:
        """Stop a job. What it has written stays, whole."""
        job, process = self._jobs.get(key), self._processes.get(key)
        if job is None or process is None or job.state != "running":
            return
        job.state = "cancelled"
        process.terminate()

    def stop(self) -> None:
        """Stop all of them, since the program ends."""
        for key, process in list(self._processes.items()):
            self.cancel(key)
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.kill()

    def _watch(
        self, job: Job, process: subprocess.Popen[str], args: dict[str, Any], folder: Path | None
    ) -> None:
        errors: list[str] = []
        reader = threading.Thread(target=lambda: errors.extend(process.stderr or ()), daemon=True)
        reader.start()
        try:
            with process.stdin as pipe:  # type: ignore[union-attr]
                pipe.write(json.dumps(args))
            for line in process.stdout or ():
                _note(job, json.loads(line))
        except (OSError, ValueError) as error:
            errors.append(str(error))
        code = process.wait()
        reader.join(GRACE)
        job.ended = time.time()
        if job.state == "running":
            job.state = "failed" if code else "done"
            if code and not job.result:
                job.told.append((errors or [f"the process ended with status {code}"])[-1].strip())
        self._processes.pop(job.id, None)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _note(job: Job, said: Mapping[str, Any]) -> None:
    if "done" in said:
        job.done, job.total = said["done"], said["total"]
    if "told" in said and len(job.told) < MOST_TOLD:
        job.told.append(said["told"])
    if "result" in said:
        job.result = said["result"]
