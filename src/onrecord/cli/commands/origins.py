"""`onrecord origins`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("origins")
@paths_argument
@format_option("table", "jsonl", "csv")
@click.option(
    "--issuers",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Which issuers are offices of one body.  "
    "[default: onrecord.issuers.yml beside the documents]",
)
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """Count the independent origins of each value, at least and at most, with the reasons.

    *At most* joins accounts only where one credits the other, cites it or carries a long passage
    of it; *at least* joins them on every sign.
    """
    replayed("origins", paths, **given)
