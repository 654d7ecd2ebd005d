"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from onrecord.pipeline import PRESETS, Options

Command = Callable[..., Any]


def paths_argument(command: Command) -> Command:
    """Add the argument PATH…: files, folders, globs, `-`."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def format_option(*choices: str) -> Callable[[Command], Command]:
    """Add `--format`, whose first choice is the default."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How to print the records.",
    )


def run_options(command: Command) -> Command:
    """Add the options of `onrecord.pipeline.Options`; `options_from` reads them."""
    for option in reversed(_RUN_OPTIONS):
        command = option(command)
    return command


def options_from(
    *, preset: str, jobs: int, cache: bool, cache_dir: str | None, timeout: float
) -> Options:
    """Return the options of a run from what `run_options` added."""
    return Options(preset=preset, jobs=jobs, cache=cache, cache_dir=cache_dir, timeout=timeout)


_RUN_OPTIONS = (
    click.option(
        "--preset",
        type=click.Choice(PRESETS),
        default=PRESETS[0],
        show_default=True,
        help="Whose published rule gives vague words their numbers.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Worker processes; 0 chooses by the number of documents.  [default: 0]",
    ),
    click.option(
        "--cache/--no-cache",
        default=True,
        help="Keep what was read, and use it again for unchanged files.  [default: cache]",
    ),
    click.option(
        "--cache-dir",
        type=click.Path(file_okay=False),
        envvar="ONRECORD_CACHE_DIR",
        metavar="DIR",
        help="Where to keep it, instead of the user's cache folder.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=120.0,
        show_default=True,
        metavar="SECONDS",
        help="Give up a document after this long (with two jobs or more).",
    ),
)
