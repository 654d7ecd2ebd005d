"""`onrecord changes`."""

from __future__ import annotations

import click

from onrecord.casebook.files import is_casebook
from onrecord.cli.options import format_option
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.errors import ConfigError
from onrecord.model import Changed


@click.command("changes")
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--since", metavar="SEQ", help="Of a casebook: the entry (SEQ or SEQ:HASH) to start from."
)
@click.option(
    "--until", metavar="SEQ", help="Of a casebook: the entry to end with.  [default: now]"
)
@format_option("table", "jsonl", "csv")
def command(old: str, new: str | None, since: str | None, until: str | None, form: str) -> None:
    """List what changed since: claims, what they say, how they stand, events, verdicts.

    \b
    onrecord changes OLD NEW                      (two folders with dossiers)
    onrecord changes CASEBOOK --since 120         (an entry of its log, or a head)
    onrecord changes CASEBOOK --since 120 --until 180
    """  # noqa: D301 - the backslash is click's
    from onrecord.report.changes import changes  # noqa: PLC0415 - it loads the report's code

    if is_casebook(old):
        if new or not since:
            raise ConfigError("a casebook needs --since, and no second path", path=old)
        from onrecord.casebook.heads import entry_at  # noqa: PLC0415
        from onrecord.casebook.store import open_casebook  # noqa: PLC0415 - if there is one
        from onrecord.pipeline.states import casebook_state  # noqa: PLC0415

        with open_casebook(old) as book:
            then = casebook_state(book, entry_at(book, since))
            now = casebook_state(book, entry_at(book, until) if until else None)
    else:
        if not new or since or until:
            raise ConfigError("two dossiers are needed, or a casebook with --since", path=old)
        from onrecord.report.version import dossier_state  # noqa: PLC0415

        then, now = dossier_state(old)[1], dossier_state(new)[1]
    print_records(Out(), changes(then, now), Changed, form)
