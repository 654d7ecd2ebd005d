"""`onrecord redact`."""

from __future__ import annotations

import click

from onrecord.casebook import withholding
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, path_of, reason_option, user_option
from onrecord.cli.options import format_option
from onrecord.cli.output import Out, say
from onrecord.cli.records import print_records
from onrecord.model import NameForm, Withholding, replace


@click.group("redact")
def command() -> None:
    """Withhold names and passages from everything that leaves a casebook.

    The originals, the texts and the claims in the casebook stay as they are. What commands print of it, and
    dossiers, have a mark in place of the words, in the pictures of pages too.
    """


@command.command("forms")
@book_argument
@click.argument("name")
@format_option("table", "jsonl", "csv")
def forms(path: str, name: str, form: str) -> None:
    """List the forms in which a name stands in the documents, to choose from for `redact name`."""
    with open_casebook(path) as book:
        print_records(Out(), withholding.name_forms(book, name), NameForm, form)


@command.command("name")
@book_argument
@click.argument("name")
@click.option("--also", "others", multiple=True, metavar="FORM",
              help="Another form of the name; `redact forms` lists them.")  # fmt: skip
@reason_option
@user_option
def name(path: str, name: str, *, others: tuple[str, ...], reason: str, user: str) -> None:
    """Withhold a name, in all documents: those that are here, and those that come.

    Letters of any size, accents, line ends and marks between its words make no difference. Other forms of
    it are withheld if you name them; those that stay are told.
    """
    with open_casebook(path) as book:
        seq = withholding.withhold_name(book, name, also=others, user=user, reason=reason)
        found = withholding.name_forms(book, name)
    say(f"entry {seq}: withheld {sum(one.count for one in found if one.withheld)} times")
    left = [f"{one.form!r} ({one.count})" for one in found if not one.withheld]
    if left:
        say(f"not withheld: {', '.join(left)}; name those that are meant with --also")


@command.command("passage")
@book_argument
@click.argument("document")
@click.argument("place", metavar="START:END")
@reason_option
@user_option
def passage(path: str, document: str, place: str, *, reason: str, user: str) -> None:
    """Withhold a passage of a document, by its offsets into the text."""
    start, _, end = place.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise click.BadParameter(f"{place!r} is no START:END")
    with open_casebook(path) as book:
        seq = withholding.withhold_passage(
            book, document, int(start), int(end), user=user, reason=reason
        )
        also = withholding.standing_also(book, document, int(start), int(end))
    say(f"entry {seq}: withheld {place}")
    if also:
        say(f"the same words stand, and are not withheld, in: {', '.join(also)}")


@command.command("list")
@book_argument
@format_option("table", "jsonl", "csv")
def list_withheld(path: str, form: str) -> None:
    """List what is withheld, with who decided so and why."""
    with open_casebook(path) as book:
        found = withholding.withheld(book)
        if form == "table":
            found = [replace(one, document=path_of(book, one.document or "")) for one in found]
        print_records(Out(), found, Withholding, form, none="nothing is withheld")


@command.command("release")
@book_argument
@click.argument("seq", type=click.IntRange(min=1))
@reason_option
@user_option
def release(path: str, seq: int, *, reason: str, user: str) -> None:
    """Give free what an entry withheld; `redact list` has its number."""
    with open_casebook(path) as book:
        withholding.release(book, seq, user=user, reason=reason)
    say(f"given free: entry {seq}")
