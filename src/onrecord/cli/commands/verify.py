"""`onrecord verify`."""

from __future__ import annotations

import click

from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify
from onrecord.cli.casebooks import book_argument
from onrecord.cli.options import format_option
from onrecord.cli.output import say_out
from onrecord.model import encode


@click.command("verify")
@book_argument
@click.option(
    "--head",
    "known",
    metavar="SEQ:HASH",
    help="A head noted earlier, or a file that begins with one; shows whether the log was cut off.",
)
@format_option("text", "jsonl")
@click.pass_context
def command(ctx: click.Context, path: str, known: str | None, form: str) -> None:
    """Prove that a casebook is as it was written: originals, documents, readings, log, anchors.

    The exit status is 1 where something does not hold. Referenced originals are read where they lie.
    """
    with open_casebook(path) as book:
        proof = verify(book, known_head=_head(known))
    if form == "jsonl":
        say_out(encode(proof))
    else:
        for problem in proof.problems:
            say_out(problem)
        say_out(
            f"{proof.originals} originals, {proof.documents} documents, {proof.claims} claims, "
            f"{proof.entries} entries in the log; head {proof.head}"
        )
        say_out(f"{len(proof.problems)} do not hold" if proof.problems else "all of it holds")
    ctx.exit(1 if proof.problems else 0)


def _head(given: str | None) -> str | None:
    """Return a head given in words or in a file.

    Raises:
        click.BadParameter: If it is none.
    """
    if given is None:
        return None
    text = given
    try:
        with click.open_file(given, encoding="utf-8") as file:
            text = file.readline()
    except OSError:
        pass
    number, _, digest = text.strip().partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise click.BadParameter(f"{given!r} is no head; `onrecord log --head` prints one")
    return f"{int(number)}:{digest}"
