"""`onrecord import`."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import click

from onrecord.casebook.imports import REFUSED, SAME, Step, carry_out, plan
from onrecord.casebook.published import published
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, reason_option, user_option
from onrecord.cli.output import say, say_out
from onrecord.export.exporters import rows_reader

REFUSALS = 1
"""The exit status where rows were refused."""


@click.command("import")
@book_argument
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Print what would be decided, and write nothing.")
@reason_option
@user_option
@click.pass_context
def command(
    ctx: click.Context, path: str, file: Path, *, dry_run: bool, reason: str, user: str
) -> None:
    """Take claims that were edited outside back into a casebook, as decisions.

    FILE is a table or JSON Lines that `onrecord export` wrote. A changed field is an edit; `status` can
    be set to accept, reject or reopen; a row without an id, with document, text and what it says, is a
    claim that you add. A row whose claim changed since the export is refused. The same file
    taken back again changes nothing. The exit status is 1 where a row was refused.
    """
    with open_casebook(path) as book:
        steps = list(
            plan(book, published(book, user=user, unredacted=True), rows_reader(file.suffix)(file))
        )
        if not dry_run:
            source = {"file": file.name, "format": file.suffix.lstrip(".").lower(),
                      "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}  # fmt: skip
            steps = carry_out(book, steps, user=user, reason=reason, source=source)
    for step in steps:
        if step.action != SAME:
            say_out(_line(step))
    counts = Counter(step.action for step in steps)
    told = ", ".join(f"{count} {action}" for action, count in sorted(counts.items()))
    say(f"{'would be' if dry_run else 'done'}: {told or 'no rows'}")
    ctx.exit(REFUSALS if counts[REFUSED] else 0)


def _line(step: Step) -> str:
    claim = f" {step.claim}" if step.claim else ""
    return f"line {step.number}: {step.action}{claim}{': ' if step.told else ''}{step.told}"
