"""A bar with rate and time left, for a terminal."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as Bar,
)
from rich.text import Text

from onrecord.pipeline import Progress

REFRESH_SECONDS = 0.1


class RateColumn(ProgressColumn):
    """Documents a second."""

    def render(self, task: Task) -> Text:
        """Return the rate, or nothing before there is one."""
        return Text(f"{task.speed:.0f}/s" if task.speed else "")


def start_bar() -> Progress:
    """Return what reports progress to a bar on standard error; it vanishes when all is done."""
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,  # no thread of its own: worker processes are started meanwhile
    )
    task = bar.add_task("reading", total=None)
    shown = 0.0

    def report(done: int, total: int) -> None:
        nonlocal shown
        if not shown:
            bar.start()
        bar.update(task, completed=done, total=total)
        if done == total:
            bar.stop()
        elif time.monotonic() - shown >= REFRESH_SECONDS:
            shown = time.monotonic()
            bar.refresh()

    return report
