"""`onrecord register`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from onrecord.casebook.events import members_of
from onrecord.casebook.particulars import KINDS, kind_of, load_particulars
from onrecord.casebook.sources import take_original
from onrecord.casebook.statements import (
    add_list,
    columns_of,
    give_list,
    judge,
)
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, reason_option, user_option
from onrecord.cli.exports import tell_export
from onrecord.cli.options import format_option
from onrecord.cli.output import Out, say, say_out
from onrecord.cli.records import print_records
from onrecord.cli.releases import release
from onrecord.errors import CasebookError, ReadError
from onrecord.model import Bereaved, Comparison, Derived, Mention, Pairing, Person, Survivor

unredacted_option = click.option(
    "--unredacted", metavar="REASON",
    help="With who is confidential, and withheld names; the log keeps the reason.",
)  # fmt: skip


@click.group("register")
def command() -> None:
    """Keep a register of persons: lists, who is the same, and what follows for the counts."""


@command.command("add")
@book_argument
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--as", "name", metavar="NAME", help="What the list is called; else its file's name.")
@click.option("--column", "given", multiple=True, metavar="HEADING=FIELD",
              help="What a column is, over what it was the last time, or what its heading tells.")  # fmt: skip
@click.option(
    "--status", metavar="STATUS", help="What happened to all on the list: killed, missing …"
)
@click.option("--date", metavar="EDTF", help="When.")
@click.option("--event", metavar="ID", help="The event that the list is of; else its dates tell.")
@click.option("--single/--repeats", default=True,
              help="Whether each person stands on the list but once.  [default: single]")  # fmt: skip
@click.option("--preview", is_flag=True, help="Print what would be read, and change nothing.")
@user_option
def add(  # noqa: PLR0913 - one for each option
    path: str, file: str, *, name: str | None, given: tuple[str, ...], status: str | None,
    date: str | None, event: str | None, single: bool, preview: bool, user: str,
) -> None:  # fmt: skip
    """Bring a list of persons in (CSV or a sheet), or bring it up to date."""
    from onrecord.read import bytes_of  # noqa: PLC0415 - readers load slowly
    from onrecord.register.lists import NAMES, columns_for, load_rows, read_list  # noqa: PLC0415

    _check(status, date)
    called = name or Path(file).stem
    rows = load_rows(bytes_of(file), file)
    with open_casebook(path) as book:
        headings = list(rows[0].cells)
        columns = _columns(given, headings, columns_for(headings, columns_of(book, called)))
        if not NAMES & set(columns.values()):
            raise ReadError("has no column that is known to hold names", path=file,
                            hint=f"say --column HEADING=name; the headings are {', '.join(headings)}")  # fmt: skip
        if others := [one for one in headings if one not in columns]:
            say(
                f"{file}: kept as they stand: {', '.join(others)}; --column HEADING=FIELD says what they are"
            )
        found = read_list(rows, called, columns, status=status, date=date)
        for words in found.taken:
            say(f"{file}: {words}")
        for error in found.errors:
            say(f"{file}: row {error.number}: {error.reason}")
        if preview:
            say_out(json.dumps(columns, ensure_ascii=False))
            for one in found.statements[:10]:
                say_out(f"{one.locator}: {one.name}")
            return
        if event is not None:
            members_of(book, event)  # before anything is written
        counts = add_list(book, called, found.statements, original=take_original(file, keep=True),
                          columns=columns, single=single, user=user)  # fmt: skip
        if event is not None:
            give_list(book, called, event, user=user)
    say(f"{called}: {counts.new} new, {counts.changed} changed, {counts.gone} gone")


@command.command("link")
@book_argument
@click.option("--refit/--no-refit", default=None,
              help="Correct the weights by what people have judged.  [default: from 30 judgements on]")  # fmt: skip
@user_option
def link(path: str, *, refit: bool | None, user: str) -> None:
    """Let the model compare the statements; who is the same is for people to confirm."""
    from onrecord.register.persons import queue_of  # noqa: PLC0415
    from onrecord.register.relink import relink  # noqa: PLC0415 - Splink loads slowly
    from onrecord.register.view import show_persons  # noqa: PLC0415

    with open_casebook(path) as book:
        found = relink(book, user=user, refit=refit)
        show_persons(book)
        waiting = len(queue_of(book))
    say(
        f"{found.pairs} pairs may be one person; {waiting} wait in `onrecord register pairs {path}`"
    )
    if found.labels:
        say(f"weights corrected by {found.labels} judgements:")
        for line in found.told or ["none by as much as is worth telling"]:
            say(f"  {line}")


@command.command("pairs")
@book_argument
@unredacted_option
@format_option("table", "jsonl", "csv")
def pairs(path: str, *, form: str, unredacted: str | None) -> None:
    """List the pairs that wait for a person, with what speaks for and against."""
    from onrecord.register.leaving import Leaving  # noqa: PLC0415
    from onrecord.register.persons import queue_of  # noqa: PLC0415

    tell_export([path], "register pairs", form, unredacted)
    with open_casebook(path) as book:
        leaving = Leaving(book, unredacted=unredacted is not None)
        print_records(Out(), leaving.records(queue_of(book)), Pairing, form, none="no pair waits")


@command.command("judge")
@book_argument
@click.argument("verdict", type=click.Choice(("same", "apart")))
@click.argument("a", metavar="STATEMENT")
@click.argument("b", metavar="STATEMENT")
@reason_option
@user_option
def judged(path: str, verdict: str, a: str, b: str, reason: str, user: str) -> None:
    """Note that two statements are about one person, or about two."""
    with open_casebook(path) as book:
        seq = judge(book, a, b, same=verdict == "same", user=user, reason=reason)
    say(f"noted as entry {seq}; `onrecord decide {path} undo {seq}` takes it back")


@command.command("persons")
@book_argument
@click.option("--facet", "facets", multiple=True, metavar="KIND=TERM",
              help="Only persons with this: status=missing, consequence=disability, burial=SITE …")  # fmt: skip
@unredacted_option
@format_option("table", "jsonl", "csv")
def persons(path: str, *, facets: tuple[str, ...], form: str, unredacted: str | None) -> None:
    """List the persons as they are judged now, with their statements."""
    from onrecord.register.leaving import Leaving  # noqa: PLC0415
    from onrecord.register.persons import load_persons  # noqa: PLC0415

    tell_export([path], "register persons", form, unredacted)
    with open_casebook(path) as book:
        found = load_persons(book)
        for facet in facets:
            kind, _, term = facet.partition("=")
            having = {
                one.statement for one in load_particulars(book, kind_of(kind), term=term or None)
            }
            found = [one for one in found if not having.isdisjoint(one.statements)]
        leaving = Leaving(book, unredacted=unredacted is not None)
        listed = list(leaving.records(found))
    none = f"nobody who is listed has {', '.join(facets)}" if facets else "nobody is listed"
    print_records(Out(), listed, Person, form, none=none)


@command.command("mentions")
@book_argument
@click.argument("ids", nargs=-1, metavar="[MENTION…]")
@click.option("--accept", "verdict", flag_value="accept",
              help="Take them into the register; without ids, all that wait.")  # fmt: skip
@click.option(
    "--reject", "verdict", flag_value="reject", help="Note that they are none; by their ids alone."
)
@click.option("--document", metavar="PATH", help="Only those of one document.")
@reason_option
@user_option
@unredacted_option
@format_option("table", "jsonl", "csv")
def mentions(  # noqa: PLR0913 - one for each option
    path: str, *, ids: tuple[str, ...], verdict: str | None, document: str | None, reason: str, user: str,
    form: str, unredacted: str | None,
) -> None:  # fmt: skip
    """List the persons whom documents name, or accept them as statements of the register."""
    from onrecord.casebook.mentions import decide_mention  # noqa: PLC0415
    from onrecord.register.leaving import Leaving  # noqa: PLC0415
    from onrecord.register.mentions import mentions_of  # noqa: PLC0415

    if verdict == "reject" and not ids:
        raise click.UsageError("name the mentions that are rejected, by their ids")
    with open_casebook(path) as book:
        found = [one for one in mentions_of(book, document=document) if not ids or one.id in ids]
        unknown = set(ids) - {one.id for one in found}
        if unknown:
            hint = f"`onrecord register mentions {path}` lists them with their ids"
            raise CasebookError(
                f"has no mention {', '.join(sorted(unknown))}", path=path, hint=hint
            )
        if verdict is None:
            tell_export([path], "register mentions", form, unredacted)
            leaving = Leaving(book, unredacted=unredacted is not None)
            print_records(Out(), leaving.records(found), Mention, form, none="no person is named")
            return
        waiting = [one for one in found if ids or one.status == "unreviewed"]
        for one in waiting:
            decide_mention(book, one, accepted=verdict == "accept", user=user, reason=reason)
    say(f"{len(waiting)} {verdict}ed")


@command.command("records")
@book_argument
@click.argument("kind", type=click.Choice(tuple(KINDS)))
@unredacted_option
@format_option("table", "jsonl", "csv")
def records(path: str, *, kind: str, form: str, unredacted: str | None) -> None:
    """List acts, kinship, burials, households, lasting consequences, dependants, or statuses over time."""
    from onrecord.register.leaving import Leaving  # noqa: PLC0415

    tell_export([path], "register records", form, unredacted)
    with open_casebook(path) as book:
        leaving = Leaving(book, unredacted=unredacted is not None)
        print_records(
            Out(), leaving.records(load_particulars(book, KINDS[kind])), KINDS[kind], form
        )


@command.command("support")
@book_argument
@click.argument("whom", type=click.Choice(("survivors", "families")))
@unredacted_option
@format_option("table", "jsonl", "csv")
def support(path: str, *, whom: str, form: str, unredacted: str | None) -> None:
    """Draw a list for a support scheme: survivors, or families that lost somebody."""
    from onrecord.register.leaving import Leaving  # noqa: PLC0415
    from onrecord.register.persons import load_persons  # noqa: PLC0415

    tell_export([path], "register support", form, unredacted)
    with open_casebook(path) as book:
        leaving = Leaving(book, unredacted=unredacted is not None)
        found = load_persons(book)
        if whom == "survivors":
            print_records(Out(), leaving.survivors(found), Survivor, form)
        else:
            print_records(Out(), leaving.bereaved(found), Bereaved, form)


@command.command("derive")
@book_argument
@click.option("--beside", is_flag=True,
              help="Lay the figures of each event beside what the documents state.")  # fmt: skip
@format_option("table", "jsonl", "csv")
def derived(path: str, *, beside: bool, form: str) -> None:
    """Count what follows from the register: at least, at most, and how many cannot be told."""
    from onrecord.cli.work.derive import beside_documents, whole  # noqa: PLC0415

    out = Out()
    if beside:
        print_records(out, beside_documents(path), Comparison, form)
    else:
        print_records(out, whole(path), Derived, form)


command.add_command(release)


def _columns(
    given: tuple[str, ...], headings: list[str], otherwise: dict[str, str]
) -> dict[str, str]:
    """Return the columns as given, over what they are otherwise; `HEADING=` leaves one as it stands."""
    from onrecord.register.lists import field_names  # noqa: PLC0415

    told = {heading: field for heading, _, field in (one.rpartition("=") for one in given)}
    for heading, field in told.items():
        if heading not in headings:
            raise click.BadParameter(f"no column {heading!r}; there are {', '.join(headings)}")
        if field and field not in field_names():
            raise click.BadParameter(f"no field {field!r}; there are {', '.join(field_names())}")
    kept = {key: field for key, field in otherwise.items() if field not in told.values()}
    return {key: field for key, field in {**kept, **told}.items() if field}


def _check(status: str | None, date: str | None) -> None:
    from onrecord.register.cells import bare, meanings  # noqa: PLC0415
    from onrecord.resolve.edtf import valid  # noqa: PLC0415

    if status is not None and bare(status) not in meanings("statuses"):
        raise click.BadParameter(f"no status {status!r}; there are killed, injured, missing …")
    if date is not None and not valid(date):
        raise click.BadParameter(f"{date!r} is no date; write 1993, 1993-10 or 1993-10-12")
