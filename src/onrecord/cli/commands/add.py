"""`onrecord add`."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from onrecord.casebook.adding import Added
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.options import options_from, paths_argument, run_options
from onrecord.cli.output import Out, say
from onrecord.cli.watch import watch
from onrecord.model import Failure


@click.command("add")
@book_argument
@paths_argument
@click.option(
    "--keep/--reference",
    "keep",
    default=True,
    help="Keep the files' bytes in the casebook, or note where they lie and what they are."
    "  [default: keep]",
)
@user_option
@run_options
def command(path: str, paths: tuple[str, ...], *, keep: bool, user: str, **given: Any) -> None:  # noqa: ANN401
    """Add documents to a casebook.

    A file that is in it already changes nothing. Other bytes under a known path are a new version of
    that document: decisions are carried over where the words are identical, and the rest is told.
    """
    from onrecord.pipeline.casebooks import add_paths  # noqa: PLC0415 - it loads every stage

    counts: Counter[Added] = Counter()
    with open_casebook(path) as book, watch(Out()) as seen:
        told = add_paths(book, paths, options_from(**given), user=user, keep=keep,
                         progress=seen.progress)  # fmt: skip
        for document, outcome in told:
            if isinstance(outcome, Failure):
                seen.tell([outcome])
                continue
            counts[outcome.added] += 1
            if outcome.added is Added.VERSION:
                carried, left = outcome.carried
                say(
                    f"{document}: new version; decisions carried over: {carried}, to look at: {left}"
                )
    say("; ".join(f"{counts[one]} {one.value}" for one in Added if counts[one]) or "nothing added")
