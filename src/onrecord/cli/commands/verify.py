"""`onrecord verify`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.casebook.heads import head_in
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.casebook.verify import verify
from onrecord.cli.casebooks import book_argument
from onrecord.cli.options import format_option
from onrecord.cli.output import say_out
from onrecord.errors import ConfigError
from onrecord.model import Proof, encode, replace


@click.command("verify")
@book_argument
@click.option(
    "--head",
    "known",
    metavar="HEAD",
    help="A head noted earlier (SEQ:HASH), or a file that states one, signed or not; shows whether the log was cut off.",
)
@click.option(
    "--certificate", "pem", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Certificates (PEM) that time stamps must lead to.  [default: those noted with each]",
)  # fmt: skip
@format_option("text", "jsonl")
@click.pass_context
def command(ctx: click.Context, path: str, known: str | None, pem: Path | None, form: str) -> None:
    """Prove that a casebook is as it was written: originals, documents, readings, log, anchors.

    The exit status is 1 where something does not hold. Whether a signature on a head holds is for the
    program to say that made it. Referenced originals are read where they lie.
    """
    with open_casebook(path) as book:
        certificates = pem.read_bytes() if pem else None
        proof = verify(book, known_head=_head(known), certificates=certificates)
        proof = replace(proof, problems=(*proof.problems, *_register_problems(book, proof)))
    if form == "jsonl":
        say_out(encode(proof))
    else:
        for line in proof.stamps:
            say_out(line)
        for problem in proof.problems:
            say_out(problem)
        say_out(
            f"{proof.originals} originals, {proof.documents} documents, {proof.claims} claims, "
            f"{proof.entries} entries in the log; head {proof.head}"
        )
        say_out(f"{len(proof.problems)} do not hold" if proof.problems else "all of it holds")
    ctx.exit(1 if proof.problems else 0)


def _register_problems(book: Casebook, proof: Proof) -> list[str]:
    """Return where what is shown of persons does not follow, in a casebook that is whole otherwise."""
    if proof.problems or book.db.execute("SELECT 1 FROM person").fetchone() is None:
        return []
    from onrecord.register.view import person_problems  # noqa: PLC0415 - if there is a register

    return list(person_problems(book))


def _head(given: str | None) -> str | None:
    """Return a head given in words or in a file.

    Raises:
        click.BadParameter: If it is none.
    """
    if given is None:
        return None
    try:
        text = Path(given).read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        text = given
    try:
        return head_in(text)
    except ConfigError as error:
        raise click.BadParameter(f"{given!r} {error.message}; {error.hint}") from error
