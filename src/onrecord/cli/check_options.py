"""The options that say which checks run and what is set aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def check_options(command: Command) -> Command:
    """Add the options `--select`, `--ignore` and `--suppressions`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _codes(
    ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the codes one by one, whether they were given apart or with commas between them."""
    del ctx, parameter
    return tuple(code.strip() for given in value for code in given.split(","))


_OPTIONS = (
    click.option(
        "--select",
        multiple=True,
        metavar="CODE",
        callback=_codes,
        help="Run only these checks, or those whose codes begin so: `OR1`, `OR101,OR301`; "
        "may be repeated.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="CODE",
        callback=_codes,
        help="Do not run these checks, or those whose codes begin so; may be repeated.",
    ),
    click.option(
        "--suppressions",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Findings to set aside, each with a reason.  "
        "[default: onrecord.suppress.yml beside the documents]",
    ),
)
