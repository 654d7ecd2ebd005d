"""`onrecord export`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.output import say
from onrecord.export.exporters import exporters
from onrecord.export.writing import write_export


@click.command("export")
@book_argument
@click.option(
    "-f", "--format", "form", required=True, metavar="FORMAT",
    help="The format; `onrecord plugins` lists the exporters.",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), required=True, metavar="PATH",
    help="The file to write; for formats that are folders, the folder.",
)  # fmt: skip
@click.option(
    "--as-of", "at", type=click.IntRange(min=1), metavar="SEQ",
    help="As the casebook stood after this entry of its log.",
)  # fmt: skip
@click.option(
    "--unredacted", metavar="REASON",
    help="Give what is withheld or confidential, too; the log keeps the reason.",
)  # fmt: skip
@user_option
def command(
    path: str, form: str, target: Path, *, at: int | None, unredacted: str | None, user: str
) -> None:
    """Write a casebook in another format; the log notes who did, when, and the head.

    `csv` and `jsonl` can be edited outside and come back with `onrecord import`.
    """
    exporter = exporters().get(form)
    with open_casebook(path) as book:
        noted = write_export(book, exporter, target, user=user, at=at, unredacted=unredacted)
    say(f"wrote {target} ({form}) at head {noted['head']}")
